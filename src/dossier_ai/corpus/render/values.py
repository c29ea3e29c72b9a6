"""Values that may be missing: a missing one prints as nothing, never as a zero."""

from __future__ import annotations

from typing import Any

from dossier_ai.corpus.prints import print_date, print_wan


class Printed(dict[str, Any]):
    """Fields of a view; a key that is absent or null prints as an empty text."""

    def __missing__(self, key: str) -> str:
        return ""


def day(iso: str, style: str = "plain") -> str:
    """`print_date`, or nothing for a missing day."""
    return print_date(iso, style) if iso else ""


def wan(value: str) -> str:
    """`print_wan`, or nothing for a missing amount."""
    return print_wan(value) if value else ""
