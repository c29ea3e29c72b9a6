"""Counts are withheld wherever a part of a list may be missing, and nowhere else."""

import pytest

from dossier_ai.core import DocumentEntry, Dossier, Problem

LIST = DocumentEntry(id="d", kind="served_enterprise_list", file="a.pdf", sha256="0", pages=(3, 4))


def trouble(stage: str, page: int | None, file: str = "a.pdf", state: str = "open") -> Problem:
    return Problem(stage=stage, code="x", message="x", file=file, page=page, state=state)


@pytest.mark.parametrize(
    ("problem", "withheld"),
    [
        (trouble("reading", 3), True),
        (trouble("reading", 2), True),
        (trouble("reading", 5), True),
        (trouble("reading", None), True),
        (trouble("extracting", 3), True),
        (trouble("reading", 9), False),
        (trouble("reading", 3, file="b.pdf"), False),
        (trouble("reading", 3, state="answered"), False),
        (trouble("recording", 3), False),
    ],
)
def test_counts_are_unknown_while_a_part_of_the_list_may_be_missing(problem: Problem, withheld: bool) -> None:
    dossier = Dossier(application_date=None, documents=(LIST,), fields=(), problems=(problem,))
    assert dossier.unread_pages(["served_enterprise_list"]) is withheld
    assert not dossier.unread_pages(["staff_roster"])
