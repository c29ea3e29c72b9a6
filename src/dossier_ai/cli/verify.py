"""The commands of the main job: demo, extract, verify, check, schemes."""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError
from rich.console import Console

from dossier_ai.cli.deliver import hand_over_verified
from dossier_ai.cli.screen import progress_bar, summary_table
from dossier_ai.core import Decision
from dossier_ai.errors import DossierError, UsageError
from dossier_ai.orchestration import load_flow
from dossier_ai.pipeline import Procedure, Request, extract_files, verify, write_results
from dossier_ai.runner import InlineRunner
from dossier_ai.schemes.catalogue import split_scheme
from dossier_ai.settings import Settings, bundled
from dossier_ai.workshop import Workshop, open_workshop


def register(app: typer.Typer) -> None:
    """Adds the commands of this module to `app`."""
    app.command("demo")(demo)
    app.command("extract")(extract)
    app.command("verify")(verify_one)


def demo(
    out: Annotated[Path, typer.Option(help="Where the records and reports go.")] = Path("out/demo"),
    samples: Annotated[
        Path | None, typer.Option(help="Dossiers to verify; default: the ones that came along.")
    ] = None,
) -> None:
    """Verify the sample dossiers from their pixels and print what was found.

    Example: `dossier-ai demo --out /tmp/demo`
    """
    folder = samples or bundled("corpus_samples")
    dossiers = sorted(p.parent for p in folder.glob("*/truth.json"))
    if not dossiers:
        raise DossierError(f"There are no sample dossiers in {folder}.", "Install dossier_ai again.")
    results: list[tuple[str, dict[str, Any], Path, float]] = []
    with open_workshop(Settings()) as workshop:
        for dossier in dossiers:
            scheme = json.loads((dossier / "truth.json").read_text("utf-8"))["scheme"]
            started = time.monotonic()
            record, report = _verify_inline(
                workshop, Request(path=dossier, scheme=scheme), out / dossier.name, dossier.name
            )
            results.append((dossier.name, record, report, time.monotonic() - started))
    Console(width=None if sys.stdout.isatty() else 160).print(summary_table(results))


def _verify_inline(
    workshop: Workshop, request: Request, out: Path, title: str
) -> tuple[dict[str, Any], Path]:
    with progress_bar(title) as report:
        verified = verify(request, workshop.tools, InlineRunner(report))
    _, place = write_results(verified, workshop.compare(verified), out)
    workshop.keep(verified)
    record: dict[str, Any] = json.loads(verified.record_bytes)
    hand_over_verified(workshop.settings, record, verified.record_bytes)
    return record, place


def extract(
    files: Annotated[list[Path], typer.Argument(help="Pictures, PDF, DOCX or XLSX files.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON array on standard output.")] = False,
    form: Annotated[
        list[Path] | None, typer.Option(help="A form's YAML file to try; says which labels are not printed.")
    ] = None,
) -> None:
    """Read single files into documents and fields, each field with its place.

    Example: `dossier-ai extract 营业执照.jpg 审计报告.pdf --json`
    """
    for file in files:
        if not file.is_file():
            raise UsageError(f"{file} is not a file.", "Use `verify` for a folder.")
    with open_workshop(Settings(), form or ()) as workshop, progress_bar("extract") as report:
        found = extract_files(files, workshop.tools, InlineRunner(report))
    if as_json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return
    console = Console()
    for document in found:
        pages = "、".join(map(str, document["pages"]))
        console.print(f"[bold]{document['kind']}[/]  {document['file']}  第 {pages} 页", highlight=False)
        for field in document["fields"]:
            value = field.get("value")
            shown = (
                f"{len(value)} 行 rows"
                if isinstance(value, list) and value and isinstance(value[0], dict)
                else value
            )
            if shown is not None:
                console.print(
                    f"  {field['name'].partition('.')[2]:<28} {shown}", highlight=False, markup=False
                )
        for problem in document["problems"]:
            console.print(f"  ! {problem['message']}", highlight=False, markup=False)
        for trial in document.get("forms", ()):
            _print_trial(console, trial)


def _print_trial(console: Console, trial: dict[str, Any]) -> None:
    """What a tried form says of a document, for whoever writes the form."""
    if not trial["recognised"]:
        said = "本页未被识别为该表单：请补充 titles、anchors / not recognised: add titles and anchors"
    elif not trial["used"]:
        said = "由另一表单读取 / another form's words fit better"
    else:
        said = "按该表单读取 / read by this form"
    console.print(f"  表单 form {trial['form']}: {said}", highlight=False, markup=False)
    for missing in trial["unprinted"]:
        labels = " / ".join(missing["labels"])
        console.print(
            f"    未见标签 not printed: {missing['key']:<24} {labels}", highlight=False, markup=False
        )


def verify_one(
    path: Annotated[Path, typer.Argument(help="A folder, a ZIP, or one bound PDF.")],
    scheme: Annotated[
        str, typer.Option(help="Scheme id, such as qinghai-platform; SCHEME/EDITION names an edition.")
    ],
    as_of: Annotated[
        str | None, typer.Option(help="Application date (YYYY-MM-DD) instead of the one stated.")
    ] = None,
    procedure: Annotated[str, typer.Option(help="initial or renewal.")] = "initial",
    this_round: Annotated[
        str | None, typer.Option("--round", help="Id or file of the yearly notice (rounds/*.yaml).")
    ] = None,
    register_file: Annotated[
        Path | None,
        typer.Option(
            "--register",
            help="CSV of units recognised, revoked or banned before; default: DOSSIER_AI_REGISTER.",
        ),
    ] = None,
    decisions: Annotated[Path | None, typer.Option(help="JSON list of what named persons decided.")] = None,
    runner: Annotated[str, typer.Option(help="inline or prefect.")] = "inline",
    out: Annotated[Path | None, typer.Option(help="Where record.json and report.html go.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The record on standard output.")] = False,
) -> None:
    """Verify one dossier: writes `record.json`, `report.html` and `cross.json` (other dossiers of the store).

    Example: `dossier-ai verify 示范平台申报/ --scheme qinghai-platform --out out/`
    """
    name, edition = split_scheme(scheme)
    settings = Settings()
    request = Request(
        path=_existing(path),
        scheme=name,
        edition=edition,
        as_of=_date(as_of),
        procedure=_procedure(procedure),
        round=this_round,
        register_file=register_file or settings.register_file,
        decisions=read_decisions(decisions) if decisions else (),
    )
    out = out or Path("out") / path.resolve().name
    started = time.monotonic()
    if runner == "prefect":
        flow = load_flow(settings, "verify_dossier", "verify_dossier")
        extra = request.model_dump(mode="json", exclude={"path", "scheme"})
        flow(path=str(request.path.resolve()), scheme=name, out=str(out.resolve()), request=extra)
        content, report = (out / "record.json").read_bytes(), out / "report.html"
        record = json.loads(content)
        hand_over_verified(settings, record, content)
    elif runner == "inline":
        with open_workshop(settings) as workshop:
            record, report = _verify_inline(workshop, request, out, path.name)
    else:
        raise UsageError(f"There is no runner `{runner}`.", "Choose inline or prefect.")
    if as_json:
        print(json.dumps(record, ensure_ascii=False, indent=1))
    else:
        table = summary_table([(path.name, record, report, time.monotonic() - started)])
        Console(width=None if sys.stdout.isatty() else 160).print(table)


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions in a JSON file; UsageError with the place when it is malformed."""
    try:
        items = json.loads(path.read_text("utf-8"))
        return tuple(Decision.model_validate(item) for item in items)
    except FileNotFoundError as error:
        raise UsageError(f"There is no file {path}.", "Check --decisions.") from error
    except json.JSONDecodeError as error:
        raise UsageError(f"{path}:{error.lineno}: not JSON: {error.msg}.", "Correct the file.") from error
    except (ValidationError, TypeError) as error:
        raise UsageError(f"{path}: {error}.", "See `decisions` in the record's JSON Schema.") from error


def _existing(path: Path) -> Path:
    if not path.exists():
        raise UsageError(f"There is no file or folder {path}.", "Check the path.")
    return path


def _date(text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"`{text}` is no date.", "Write it as YYYY-MM-DD.") from error


def _procedure(text: str) -> Procedure:
    if text == "initial":
        return "initial"
    if text == "renewal":
        return "renewal"
    raise UsageError(f"There is no procedure `{text}`.", "Choose initial or renewal.")
