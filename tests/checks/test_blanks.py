"""Blanks and QR codes: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

import dataclasses
from typing import Any

from dossier_ai.checks import blanks
from dossier_ai.checks.run import run_checks
from dossier_ai.core import Evidence, FieldState


def blank(d: Any, name: str, key: str) -> None:
    """An empty cell in the first row of a list."""
    d.rows(name)[0][key] = d.Read(None, "", state=FieldState.ABSENT)


def coded(d: Any, payload: str) -> None:
    d.set("business_licence.qr_payload", payload)


SEAL = "https://example.invalid/"
# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[Any, ...]] = [
    ("XPK-06", lambda d: blank(d, "staff_roster.rows", "degree"), "m", {"staff_roster"}),
    ("XPK-06", lambda d: blank(d, "application_form.years", "served"), "m", {"application_form"}),
    ("XPK-08", lambda d: coded(d, f"{SEAL}{d.OTHER_CODE}"), "M", {"business_licence"}),
    (  # a number this short stands in a code by chance
        "XPK-08",
        lambda d: coded(d.set("business_licence.serial", d.OTHER_CODE[3:5]), f"{SEAL}{d.OTHER_CODE}"),
        "M",
        {"business_licence"},
    ),
]

QUIET: list[tuple[Any, ...]] = [
    ("XPK-06", lambda d: d),
    ("XPK-06", lambda d: blank(d, "staff_roster.rows", "title")),
    (
        "XPK-06",
        lambda d: d.rows("staff_roster.rows")[0].update(
            degree=d.Read(None, "本?", state=FieldState.OCCLUDED)
        ),
    ),
    ("XPK-08", lambda d: coded(d, f"{SEAL}91440106FAKE00013X")),
    # A link, and a code that is none.
    ("XPK-08", lambda d: coded(d, f"{SEAL}other")),
    ("XPK-08", lambda d: coded(d, f"{SEAL}91440106FAKE00018X")),
]


def test_tables_cover_the_family(covered: Any) -> None:
    covered(blanks)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)


def test_code_that_extraction_found_in_a_qr_code_is_compared(draft: Any, make_scope: Any) -> None:
    """Extraction keeps the QR code's own code as evidence of the printed one."""
    place = Evidence(
        file="01-business_licence.pdf",
        page=1,
        box=(0.8, 0.1, 0.9, 0.2),
        quote=draft.OTHER_CODE,
        grounding="code",
    )
    dossier = draft.build()
    fields = tuple(
        f.model_copy(update={"evidence": (*f.evidence, place)}) if f.name == "business_licence.uscc" else f
        for f in dossier.fields
    )
    found = run_checks(dataclasses.replace(dossier, fields=fields), make_scope())
    (finding,) = (f for f in found if f.id == "XPK-08")
    assert (finding.declared, finding.found) == ("91440106FAKE00013X", draft.OTHER_CODE)
    assert place in finding.evidence
    assert len(finding.evidence) == 2
