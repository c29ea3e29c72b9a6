"""Exceptions for the operator: what happened, what to do, and the exit status.

Bad news for others has other forms (`core.Problem`, `core.Finding`, `core.ClauseVerdict`); an exception
here means that the command cannot go on.
"""

from __future__ import annotations


class DossierError(Exception):
    """The command failed. `what` says what happened and where, `hint` what to do; exit status 1."""

    exit_status = 1

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.what} {self.hint}".strip()


class UsageError(DossierError):
    """The command was called wrongly (missing path, unknown scheme, bad date); exit status 2."""

    exit_status = 2


class PackError(DossierError):
    """A scheme pack is malformed; `what` starts with `file:line`."""


class FormError(DossierError):
    """A form's definition is malformed; `what` starts with `file:line`."""


class WeightsMissingError(DossierError):
    """Model weights are not where they should be."""


class StorageError(DossierError):
    """A result could not be written (disk full, no permission); nothing half-written is left behind."""
