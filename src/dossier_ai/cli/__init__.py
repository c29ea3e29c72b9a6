"""The command line: arguments in, calls of the rooms below, tables and exit statuses out.

Exit status: 0 finished (whatever the verdict), 1 failed, 2 wrong usage.
"""

from __future__ import annotations

import sys

import typer
from rich.console import Console

import dossier_ai
from dossier_ai.cli import check, deliver, measure, office, verify
from dossier_ai.errors import DossierError

app = typer.Typer(
    name="dossier-ai",
    help="Reads, cross-checks and verifies application dossiers. 核验申报材料：读取、互证、逐条判断。",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)
verify.register(app)
check.register(app)
office.register(app)
deliver.register(app)
measure.register(app)


def _version(value: bool) -> None:
    if value:
        print(dossier_ai.__version__)
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version."
    ),
) -> None:
    """Reads, cross-checks and verifies application dossiers. 核验申报材料：读取、互证、逐条判断。"""


def main() -> None:
    """Runs the command line; an operator's error is one line on standard error, never a traceback."""
    try:
        app()
    except DossierError as error:
        Console(stderr=True, soft_wrap=True).print(f"[bold red]dossier-ai:[/] {_escaped(str(error))}")
        sys.exit(error.exit_status)
    except OSError as error:
        hint = "Free disk space or check permissions, and run the command again."
        Console(stderr=True, soft_wrap=True).print(f"[bold red]dossier-ai:[/] {_escaped(str(error))}. {hint}")
        sys.exit(1)


def _escaped(text: str) -> str:
    return text.replace("[", "\\[")
