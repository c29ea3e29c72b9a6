"""Evidence of staff: for every check a dossier on which it fires and dossiers on which it is silent."""

from __future__ import annotations

from typing import Any

from dossier_ai.checks import staff_evidence

PEOPLE = [f"测试{c}" for c in "甲乙丙丁戊己庚辛"]


def roster(d: Any, count: int, **cells: Any) -> None:
    d.set("staff_roster.rows", [{"seq": str(i), "name": PEOPLE[i - 1], **cells} for i in range(1, count + 1)])


def shown(d: Any, certificate: str, count: int) -> None:
    for person in PEOPLE[:count]:
        d.put("personnel_evidence", certificate=certificate, person=person)


def titled(d: Any, claimed: int, evidenced: int) -> None:
    roster(d, claimed, title="工程师")
    shown(d, "title", evidenced)


def graduated(d: Any, claimed: int, evidenced: int) -> None:
    roster(d, claimed, degree="本科")
    shown(d, "graduation", evidenced)


def insured(d: Any, count: str, dedicated: int) -> None:
    roster(d, dedicated, full_time=True)
    d.put("personnel_evidence", certificate="social_insurance", insured_count=count)


def insured_list(d: Any, count: int, dedicated: int) -> None:
    roster(d, dedicated, full_time=True)
    rows = [{"seq": str(i), "name": name} for i, name in enumerate(PEOPLE[:count], 1)]
    d.put("personnel_evidence", certificate="social_insurance", rows=rows)


def expert(d: Any, name: str, **cells: Any) -> None:
    d.put("expert_pool", rows=[{"seq": "1", "name": name, **cells}])


def sized(d: Any, letter: str, staff: str) -> None:
    d.set("iso9001_certificate.cert_no", f"00124Q31234R1{letter}").set("application_form.staff_count", staff)


BOTH = {"staff_roster", "personnel_evidence"}
# Check, change to the clean dossier, severity, kinds of the documents that the finding shows.
FIRES: list[tuple[Any, ...]] = [
    ("XST-07", lambda d: titled(d, 5, 3), "M", BOTH),
    ("XST-08", lambda d: graduated(d, 8, 2), "M", BOTH),
    ("XST-10", lambda d: insured(d, "6", 8), "M", BOTH),
    ("XST-10", lambda d: insured_list(d, 6, 8), "M", BOTH),
    ("XST-11", lambda d: expert(d, "张 示例"), "M", {"staff_roster", "expert_pool"}),
    (
        "XST-11",
        lambda d: d.put("expert_pool", expert="张示例", appointer="虚构大学"),
        "M",
        {"staff_roster", "expert_pool"},
    ),
    ("XST-12", lambda d: sized(d, "M", "12"), "m", {"iso9001_certificate", "application_form"}),
    ("XST-12", lambda d: sized(d, "S", "51"), "m", {"iso9001_certificate", "application_form"}),
]

# Each of several certificates may be taken away, and less evidence is still too little.
SHOWN_ONLY = {"personnel_evidence.person"}

QUIET: list[tuple[Any, ...]] = [
    ("XST-07", lambda d: titled(d, 3, 3)),
    ("XST-07", lambda d: titled(d, 5, 0)),
    ("XST-08", lambda d: graduated(d, 8, 8)),
    ("XST-08", lambda d: titled(d, 8, 2)),
    ("XST-10", lambda d: insured(d, "8", 8)),
    ("XST-10", lambda d: (insured(d, "6", 8), d.unread("personnel_evidence"))),
    ("XST-11", lambda d: expert(d, "王虚构")),
    # Namesakes with two phones.
    ("XST-11", lambda d: expert(d, "张示例", phone=d.phone(900))),
    ("XST-12", lambda d: sized(d, "S", "32")),
    ("XST-12", lambda d: sized(d, "S", "50")),
    ("XST-12", lambda d: d.set("iso9001_certificate.cert_no", "CN24/00001234")),
]


def test_tables_cover_the_family(covered: Any) -> None:
    covered(staff_evidence)


def test_fires(fires: Any, firing: Any) -> None:
    fires(*firing)


def test_silent(silent: Any, quiet: Any) -> None:
    silent(*quiet)


def test_missing_input_never_fires(starves: Any, firing: Any) -> None:
    starves(*firing)


def test_without_any_certificate_of_the_kind_nothing_contradicts(find: Any) -> None:
    assert find("XST-07", lambda d: titled(d, 5, 0)) == []


def test_the_people_without_a_certificate_are_named(find: Any) -> None:
    (finding,) = find("XST-07", lambda d: titled(d, 5, 3))
    assert finding.found == "证书 3 人；未见：测试丁、测试戊"
