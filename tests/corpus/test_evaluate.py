"""The evaluation: what counts as equal, what a miss is put down to, and that the figures add up."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_ai.core import (
    Cell,
    ClauseVerdict,
    DocumentEntry,
    Evidence,
    Field,
    FieldState,
    Finding,
    Frame,
    Message,
    Page,
    Personal,
    Rect,
    Verdict,
    Word,
)
from dossier_ai.core.field import FieldValue
from dossier_ai.corpus.evaluate import Accuracy, DossierAccuracy, evaluate_record
from dossier_ai.corpus.evaluation_charts import accuracy_page
from dossier_ai.corpus.evaluation_fields import locate
from dossier_ai.corpus.evaluation_normal import normal
from dossier_ai.corpus.evaluation_rows import pair_rows
from dossier_ai.corpus.evaluation_score import Score
from dossier_ai.corpus.evaluation_tables import accuracy_tables, miss_table
from dossier_ai.corpus.evaluation_truth import TruePlace, find_dossiers, load_truth
from dossier_ai.errors import UsageError
from dossier_ai.kinds import formats
from dossier_ai.record.model import Applicant, Record, RecordFinding
from dossier_ai.schemes.catalogue import choose_pack

NOTHING = Message(zh="", en="")
EDITION = choose_pack("qinghai-platform").edition


def evidence(
    file: str, page: int = 1, box: tuple[float, float, float, float] = (0.1, 0.1, 0.3, 0.12)
) -> Evidence:
    return Evidence(file=file, page=page, box=box)


def read(name: str, value: FieldValue, file: str = "a.pdf", document: str = "d1", **place: Any) -> Field:
    state = FieldState.ABSENT if value is None else FieldState.READ
    found = () if value is None else (evidence(file, **place),)
    return Field(name=name, document=document, state=state, value=value, evidence=found)


def entry(
    kind: str, file: str = "a.pdf", pages: Sequence[int] = (1,), id: str = "d1", **rest: Any
) -> DocumentEntry:
    return DocumentEntry(id=id, kind=kind, file=file, sha256="0", pages=tuple(pages), **rest)


def finding(id: str, severity: Any = "M", **rest: Any) -> RecordFinding:
    made = Finding(id=id, severity=severity, message=Message(zh="不一致", en="differs"), **rest)
    return RecordFinding(**made.model_dump())


def record(
    documents: Sequence[DocumentEntry],
    fields: Sequence[Field] = (),
    findings: Sequence[RecordFinding] = (),
    verdicts: Mapping[str, str] | None = None,
) -> Record:
    return Record(
        dossier_id="x", scheme="qinghai-platform", edition=EDITION, application_date=None, status="verified",
        result=Verdict.PASS, applicant=Applicant(), documents=tuple(documents), fields=tuple(fields),
        values={}, findings=tuple(findings), decisions=(), missing=(), problems=(), versions={},
        verdicts=tuple(
            ClauseVerdict(clause=c, verdict=Verdict(v), reason=NOTHING) for c, v in (verdicts or {}).items()
        ),
    )  # fmt: skip


def judge(
    tmp_path: Path,
    documents: Sequence[Mapping[str, Any]],
    made: Record,
    pages: Sequence[Page] = (),
    **rest: Any,
) -> DossierAccuracy:
    content = {"scheme": "qinghai-platform", "documents": documents, **rest}
    path = tmp_path / "truth.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    known = {(p.file, p.number): p for p in pages}
    return evaluate_record("one", load_truth(path), made, formats(), known or None)


def page(*texts: str, file: str = "a.pdf", number: int = 1) -> Page:
    words = tuple(
        Word(text, Rect(100, 100 + 50 * i, 100 + 20 * len(text), 120 + 50 * i))
        for i, text in enumerate(texts)
    )
    return Page(file, number, 1000, 1400, Frame.plain(1000, 1400), words, "ocr")


# -------------------- what counts as equal


@pytest.mark.parametrize(
    ("form", "one", "other"),
    [
        ("text", "甲（乙） 有限公司。", "甲(乙)有限公司"),
        ("text", "“煦海”平台", '"煦海"平台'),
        ("money", "3256789.10", "3256789.1"),
        ("money", "1,000,000.00", "1000000"),
        ("percent", "98.40%", "98.4"),
        ("integer", "48台", "48"),
        ("date", "2026年4月2日", "2026-04-02"),
        ("period", "2026-04-02/..", "2026年04月02日/"),
        ("uscc", "91630105 mATGC3WX17", "91630105MATGC3WX17"),
        ("url", "http://www.P50.example.invalid/", "www.p50.example.invalid"),
        ("names", ["乙", "甲"], ("甲", "乙")),
        ("names", "甲、乙", ("乙", "甲")),
        ("text", "", None),
        ("text", "——", None),
        ("phone", "13900000000", Personal(masked="139****0000", hash="x")),
    ],
)  # fmt: skip
def test_the_same_value_in_another_form_is_equal(form: Any, one: Any, other: Any) -> None:
    assert normal(one, form) == normal(other, form)


@pytest.mark.parametrize(
    ("form", "one", "other"),
    [
        ("money", "3256789.10", "3256789.11"),
        ("text", "甲有限公司", "甲有限责任公司"),
        ("date", "2026-04", "2026-04-02"),
        ("mark", False, None),
        ("names", ["甲", "乙"], ["甲"]),
        ("period", "2026-04-02/..", "/2026-04-02"),
    ],
)
def test_different_values_stay_different(form: Any, one: Any, other: Any) -> None:
    assert normal(one, form) != normal(other, form)


def test_order_counts_where_it_is_the_value() -> None:
    assert normal(["1", "2"], "names", ordered=True) != normal(["2", "1"], "names", ordered=True)


@given(st.text("甲乙（）【】“”—-，,。·•：；０9Ａa 　/\n", max_size=40))
def test_normal_form_is_settled(text: str) -> None:
    once = normal(text, "text")
    assert normal(once, "text") == once


# -------------------- fields

LICENCE = {
    "file": "a.pdf", "pages": [1], "kind": "business_licence",
    "fields": {"name": "甲有限公司", "capital": "1000000.00", "issued": "2020-01-02", "serial": ""},
    "boxes": {
        "name": {"page": 1, "box": [0.1, 0.1, 0.3, 0.12]},
        "capital": {"page": 1, "box": [0.5, 0.5, 0.6, 0.52]},
    },
}  # fmt: skip


def test_right_wrong_missed_and_unexpected_fields(tmp_path: Path) -> None:
    made = record(
        [entry("business_licence")],
        [
            read("business_licence.name", "甲有限公司"),
            read("business_licence.capital", "100"),
            read("business_licence.issued", None),
            read("business_licence.serial", "1-1"),
            read("business_licence.scope", "咨询"),
        ],
    )
    got = judge(tmp_path, [LICENCE], made)
    score = got.fields.of_kind("business_licence")
    assert score == Score(right=1, wrong=1, missed=1, unexpected=1)
    assert (score.precision, score.recall) == (1 / 3, 1 / 3)
    assert got.fields.unjudged == {("business_licence", "scope"): 1}
    assert [(m.key, m.sort) for m in got.misses] == [
        ("capital", "wrong"),
        ("issued", "missed"),
        ("serial", "unexpected"),
    ]
    assert got.documents.right_both == 1


def test_a_miss_is_ocr_when_its_characters_were_not_read(tmp_path: Path) -> None:
    made = record([entry("business_licence")], [])
    seen = page("名称 甲有限公司", "注册资本 IOO万元整", "2020年01月02日")
    got = judge(tmp_path, [LICENCE], made, [seen])
    assert {m.key: m.cause for m in got.misses} == {"name": "rule", "capital": "ocr", "issued": "rule"}


def test_an_amount_printed_in_ten_thousands_stands_there(tmp_path: Path) -> None:
    got = judge(tmp_path, [LICENCE], record([entry("business_licence")]), [page("注册资本 100.00万元")])
    assert {m.key: m.cause for m in got.misses}["capital"] == "rule"


def test_evidence_elsewhere_is_counted(tmp_path: Path) -> None:
    fields = [
        read("business_licence.name", "甲有限公司"),
        read("business_licence.capital", "1000000"),
        read("business_licence.issued", "2020-01-02"),
    ]
    got = judge(tmp_path, [LICENCE], record([entry("business_licence")], fields))
    where = got.fields.evidence_of("business_licence")
    assert (where.inside, where.total) == (1, 2)
    assert where.overlap == pytest.approx(1.0)
    assert [(m.key, m.sort) for m in got.misses] == [("capital", "elsewhere")]


def test_overlap_of_half() -> None:
    place = TruePlace("a.pdf", 1, (0.0, 0.0, 0.2, 0.1), None)
    got = locate(place, [evidence("a.pdf", 1, (0.1, 0.0, 0.3, 0.1))])
    assert got.overlap == pytest.approx(1 / 3)
    assert locate(place, [evidence("a.pdf", 2, (0.0, 0.0, 0.2, 0.1))]).inside == 0


# -------------------- rows


def rows_of(*values: tuple[str, str]) -> tuple[dict[str, Cell], ...]:
    return tuple(
        {
            "seq": Cell(value=seq, evidence=(evidence("a.pdf"),)),
            "name": Cell(value=name or None, evidence=(evidence("a.pdf"),)),
        }
        for seq, name in values
    )


ROSTER = {
    "file": "a.pdf", "pages": [1], "kind": "staff_roster",
    "fields": {"rows": [{"seq": str(n), "name": name} for n, name in enumerate(("赵一", "钱二", "孙三"), 1)]},
}  # fmt: skip


def test_rows_pair_by_number_and_cells_are_counted(tmp_path: Path) -> None:
    rows = rows_of(("1", "赵一"), ("3", "孙山"), ("9", "李四"))
    made = record([entry("staff_roster")], [read("staff_roster.rows", rows)])
    got = judge(tmp_path, [ROSTER], made)
    assert got.fields.rows_of("staff_roster") == Score(right=2, missed=1, unexpected=1)
    assert got.fields.cells[("staff_roster", "rows.name")] == Score(right=1, wrong=1, missed=1)
    assert sorted(m.key for m in got.misses) == ["rows[+2]", "rows[1]", "rows[2].name"]


def test_rows_pair_by_name_when_the_number_is_unread() -> None:
    true = [{"seq": "1", "name": "赵一"}, {"seq": "2", "name": "钱二"}]
    assert pair_rows(true, [{"seq": None, "name": "钱二"}, {"seq": "1", "name": "赵-"}]) == [(0, 1), (1, 0)]


def test_no_row_is_paired_twice() -> None:
    true = [{"name": "赵一"}, {"name": "赵一"}]
    assert pair_rows(true, [{"name": "赵一"}]) == [(0, 0)]


# -------------------- documents


def test_attachments_and_later_files_belong_to_their_document(tmp_path: Path) -> None:
    audit = {"file": "v.pdf", "pages": [1, 2, 3], "kind": "audit_report", "fields": {}}
    made = record(
        [
            entry("audit_report", "v.pdf", (1, 2)),
            entry("business_licence", "v.pdf", (3,), id="d2", belongs_to="d1"),
        ]
    )
    assert judge(tmp_path, [audit], made).documents.right_both == 1


def test_a_document_split_in_two_is_no_right_split(tmp_path: Path) -> None:
    audit = {"file": "v.pdf", "pages": [1, 2, 3], "kind": "audit_report", "fields": {"report_no": "一号"}}
    made = record(
        [entry("audit_report", "v.pdf", (1,)), entry("audit_report", "v.pdf", (2, 3), id="d2")],
        [read("audit_report.report_no", "一号", "v.pdf")],
    )
    got = judge(tmp_path, [audit], made)
    assert (got.documents.right_kind, got.documents.right_split, got.documents.extra) == (1, 0, 1)
    assert got.fields.of_kind("audit_report") == Score(right=1)


def test_values_of_a_document_taken_for_another_kind_are_missed(tmp_path: Path) -> None:
    got = judge(tmp_path, [LICENCE], record([entry("audit_report")]), [page("甲有限公司")])
    assert got.documents.right_kind == 0
    assert {m.cause for m in got.misses} == {"document"}
    assert got.fields.of_kind("business_licence").missed == 3


def test_a_form_photographed_page_by_page_is_one_document(tmp_path: Path) -> None:
    def part(file: str, fields: Mapping[str, Any], rows: Sequence[int]) -> dict[str, Any]:
        boxes = {f"rows[{n}].name": {"page": 1, "box": [0.1, 0.1, 0.2, 0.2]} for n in rows}
        return {"file": file, "pages": [1], "kind": "staff_roster", "fields": fields, "boxes": boxes}

    names = [{"name": n} for n in ("赵一", "钱二", "孙三")]
    documents = [
        part("1.jpg", {"unit_name": "甲有限公司", "rows": names[:2], "pages_total": "2"}, [0, 1]),
        part("2.jpg", {"rows": names[1:], "filled_by": "李四", "pages_total": "2"}, [1, 2]),
    ]
    made = record(
        [entry("staff_roster", "1.jpg"), entry("staff_roster", "2.jpg", id="d1+1", continues="d1")],
        [read("staff_roster.filled_by", "李四", "2.jpg")],
    )
    got = judge(tmp_path, documents, made)
    assert (got.documents.total, got.documents.right_both) == (1, 1)
    assert got.fields.rows_of("staff_roster").expected == 3
    assert got.fields.fields[("staff_roster", "filled_by")] == Score(right=1)


def test_an_office_file_is_one_page_with_its_pictures(tmp_path: Path) -> None:
    truth = {"file": "z.zip!/b.docx", "pages": [1], "kind": "application_report", "fields": {}}
    made = record(
        [
            entry("application_report", "z.zip!/b.docx", (1, 2)),
            entry("application_report", "z.zip!/b.docx!/word/media/image1.png", id="d1+1", continues="d1"),
        ]
    )
    assert judge(tmp_path, [truth], made).documents.right_both == 1


def test_two_documents_of_one_kind_stay_two(tmp_path: Path) -> None:
    parts = [
        {"file": f"{n}.pdf", "pages": [1], "kind": "cooperation_agreement", "fields": {"party_b": n}}
        for n in ("1", "2")
    ]
    assert judge(tmp_path, parts, record([])).documents.total == 2


# -------------------- findings, verdicts

PLANTED = {"id": "P19", "file": "a.pdf", "page": 1, "expect": ["XFN-16"]}


def test_planted_found_and_placed_and_false_alarms(tmp_path: Path) -> None:
    findings = [
        finding("XFN-16", evidence=(evidence("a.pdf"),)),
        finding("XST-01"),
        finding("XST-02", "m"),
        finding("XST-04", state="waived"),
        finding("XDT-01", "B", finding_class="threshold"),
    ]
    got = judge(tmp_path, [], record([], findings=findings), planted=[PLANTED])
    assert [(p.found, p.placed) for p in got.planted] == [(True, True)]
    assert [a.id for a in got.false_alarms] == ["XST-01"]


def test_a_finding_without_the_planted_page_is_not_placed(tmp_path: Path) -> None:
    findings = [finding("XFN-16", evidence=(evidence("b.pdf"),))]
    got = judge(tmp_path, [], record([], findings=findings), planted=[PLANTED])
    assert [(p.found, p.placed) for p in got.planted] == [(True, False)]
    assert judge(tmp_path, [], record([]), planted=[PLANTED]).planted[0].missing == ("XFN-16",)


def test_a_material_that_is_truly_missing_is_no_false_alarm(tmp_path: Path) -> None:
    findings = [finding("XPK-01", "B", clauses=("QH-9-6", "QH-9-1"))]
    lacking = judge(tmp_path, [], record([], findings=findings))
    assert lacking.false_alarms == ()
    overlooked = judge(tmp_path, [LICENCE], record([], findings=findings))
    assert [a.id for a in overlooked.false_alarms] == ["XPK-01"]


def test_wrong_pass_is_told_apart(tmp_path: Path) -> None:
    made = record([], verdicts={"QH-5-1a": "PASS", "QH-5-1b": "REVIEW"})
    got = judge(tmp_path, [], made, verdicts={"QH-5-1a": "FAIL", "QH-5-1b": "PASS", "QH-6": "PASS"})
    assert got.wrong_pass == ("QH-5-1a",)
    assert got.verdicts == {("FAIL", "PASS"): 1, ("PASS", "REVIEW"): 1, ("PASS", "—"): 1}
    assert Accuracy((got,)).wrong_pass == (("one", "QH-5-1a"),)


# -------------------- output


def test_figures_of_many_dossiers_add_up_and_become_json_and_tables(tmp_path: Path) -> None:
    made = record([entry("business_licence")], [read("business_licence.name", "甲有限公司")])
    one = judge(tmp_path, [LICENCE], made, planted=[PLANTED], verdicts={"QH-6": "PASS"})
    both = Accuracy((one, one))
    out = json.loads(json.dumps(both.as_json(misses=True)))
    assert out["fields"]["right"] == 2
    assert out["by_kind"]["business_licence"]["fields"]["recall"] == 0.3333
    assert len(out["misses"]) == 2 * len(one.misses)
    assert all(table.row_count for table in (*accuracy_tables(both), miss_table(both.misses)))


def test_no_phone_leaves_in_clear(tmp_path: Path) -> None:
    truth = {
        "file": "a.pdf", "pages": [1], "kind": "application_form",
        "fields": {"mobile": "13912340000", "qualifications": "电话13912340000"},
    }  # fmt: skip
    got = judge(tmp_path, [truth], record([entry("application_form")]), [page("无")])
    assert "13912340000" not in json.dumps(Accuracy((got,)).as_json(misses=True), ensure_ascii=False)


def test_folders_and_malformed_truth(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        find_dossiers(tmp_path)
    with pytest.raises(UsageError):
        find_dossiers(tmp_path / "nowhere")
    for name in ("b", "a"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "truth.json").write_text('{"documents": 1}', encoding="utf-8")
    assert [p.name for p in find_dossiers(tmp_path)] == ["a", "b"]
    assert find_dossiers(tmp_path / "a") == [tmp_path / "a"]
    with pytest.raises(UsageError, match=r"truth\.json"):
        load_truth(tmp_path / "a" / "truth.json")


# -------------------- pages, surfaces, marks, checks


def test_pages_and_ends_of_documents(tmp_path: Path) -> None:
    documents = [
        {"file": "v.pdf", "pages": [1, 2], "kind": "audit_report", "fields": {}},
        {"file": "v.pdf", "pages": [3], "kind": "business_licence", "fields": {}},
        {"file": "v.pdf", "pages": [4], "kind": "staff_roster", "fields": {}},
    ]
    made = record(
        [
            entry("audit_report", "v.pdf", (1,)),
            entry("audit_report", "v.pdf", (2, 3), id="d2"),
            entry("staff_roster", "v.pdf", (4,), id="d3"),
        ]
    )
    got = judge(tmp_path, documents, made).documents
    assert (got.pages, got.pages_kind) == (4, 3)
    # One end found, one missed between pages 2 and 3, one made up between pages 1 and 2.
    assert (got.neighbours, got.cut_score) == (3, Score(right=1, missed=1, unexpected=1))
    assert got.cut_accuracy == pytest.approx(1 / 3)


def test_a_value_counts_for_the_surface_it_was_read_from(tmp_path: Path) -> None:
    made = record([entry("business_licence")], [read("business_licence.name", "甲有限公司")])
    scanned = judge(tmp_path, [LICENCE], made, [page("甲有限公司")], degradation="heavy")
    printed = Page("a.pdf", 1, 1000, 1400, Frame.plain(1000, 1400), (), "text_layer")
    digital = judge(tmp_path, [LICENCE], made, [printed], degradation="heavy")
    assert scanned.fields.spread[("heavy", "business_licence", "organisation")] == Score(right=1)
    assert {key[0] for key in digital.fields.spread} == {"digital"}
    office = judge(tmp_path, [{**LICENCE, "file": "a.docx"}], record([]), degradation="heavy")
    assert {key[0] for key in office.fields.spread} == {"office"}


def test_seals_seen_missed_and_imagined(tmp_path: Path) -> None:
    def sealed(file: str, there: bool) -> dict[str, Any]:
        fields = {"sealed": there, "applicant": file}
        return {"file": file, "pages": [1], "kind": "truth_declaration", "fields": fields}

    truth = [sealed("a.pdf", True), sealed("b.pdf", True), sealed("c.pdf", False), sealed("d.pdf", False)]
    ours = {"a": True, "b": None, "c": True, "d": False}
    made = record(
        [entry("truth_declaration", f"{n}.pdf", id=n) for n in ours],
        [read("truth_declaration.sealed", v, f"{n}.pdf", n) for n, v in ours.items()],
    )
    got = Accuracy((judge(tmp_path, truth, made, degradation="light"),)).as_json()["marks"]["seal"]
    assert (got["seen"], got["missed"], got["imagined"], got["absent"]) == (1, 1, 1, 1)
    assert got["f1"] == 0.5


def test_values_of_a_document_that_is_none_of_its_kind_are_silent_errors(tmp_path: Path) -> None:
    made = record([entry("audit_report")], [read("audit_report.report_no", "一号")])
    got = judge(tmp_path, [LICENCE], made)
    assert [(j.name, j.sort, j.right, j.asked) for j in got.judged] == [
        ("audit_report.report_no", "stray", False, False)
    ]
    out = Accuracy((got,)).as_json()["confidence"]["all"]
    assert (out["silent"], out["accepted_share"]) == (1, 0.0)


def test_extra_rows_are_wrong_values(tmp_path: Path) -> None:
    made = record([entry("staff_roster")], [read("staff_roster.rows", rows_of(("1", "赵一"), ("9", "李四")))])
    got = judge(tmp_path, [ROSTER], made)
    assert sorted((j.name, j.sort) for j in got.judged) == [
        ("staff_roster.rows.name", "right"),
        ("staff_roster.rows.name", "row_unexpected"),
        ("staff_roster.rows.seq", "right"),
        ("staff_roster.rows.seq", "row_unexpected"),
    ]


def test_findings_by_planted_kind_and_checks_that_never_fired(tmp_path: Path) -> None:
    place = (evidence("a.pdf"),)
    hit = judge(tmp_path, [], record([], findings=[finding("XFN-16", evidence=place)]), planted=[PLANTED])
    missed = judge(tmp_path, [], record([]), planted=[PLANTED])
    clean = judge(tmp_path, [], record([], findings=[finding("XFN-16"), finding("XST-01", "B")]))
    both = Accuracy((hit, missed, clean)).findings
    assert both.by_planted() == {"P19": Score(right=1, missed=1, unexpected=1)}
    assert both.by_check()["XST-01"] == Score(unexpected=1)
    assert (both.clean_mean("B"), both.clean_mean("M")) == (1.0, 1.0)
    assert "XFN-16" not in both.never_fired()[1] and "XFN-17" in both.never_fired()[1]
    assert Accuracy((missed,)).findings.never_fired()[0] == ["XFN-16"]


def test_a_finding_on_another_page_is_no_detection(tmp_path: Path) -> None:
    findings = [finding("XFN-16", evidence=(evidence("b.pdf"),))]
    got = judge(tmp_path, [], record([], findings=findings), planted=[PLANTED])
    assert got.findings.by_planted() == {"P19": Score(missed=1, unexpected=1)}


def test_the_page_of_charts_is_whole_and_shows_no_value(tmp_path: Path) -> None:
    made = record([entry("business_licence")], [read("business_licence.name", "甲有限公司")])
    got = judge(tmp_path, [LICENCE], made, planted=[PLANTED], verdicts={"QH-6": "PASS"}, degradation="light")
    shown = accuracy_page(Accuracy((got, got)))
    assert shown.count("<svg") == shown.count("</svg>") > 3
    assert "<script" not in shown and "http" not in shown.replace("http://www.w3.org", "")
    assert "甲有限公司" not in shown and "business_licence" in shown and "light" in shown
    assert accuracy_page(Accuracy((judge(tmp_path, [], record([])),))).startswith("<!doctype html>")
