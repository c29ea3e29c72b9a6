"""The commands that measure and make: eval, bench, synth."""

from __future__ import annotations

import typer


def register(app: typer.Typer) -> None:
    """Adds the commands of this module to `app`."""
