"""The report says what the record says, shows the ink that proves it, and hides personal numbers."""

import base64
import copy
import re
from dataclasses import replace

import cv2
import numpy as np
import pytest

from dossier_ai.core.signal import Examination
from dossier_ai.report.crops import cut_crop
from dossier_ai.report.render import render_report
from dossier_ai.report.texts import ClauseText, MaterialText, Texts
from dossier_ai.report.words import show_number

TEXTS = Texts(
    scheme_name="某省平台认定管理办法",
    clauses={
        "QH-5-1b": ClauseText(
            "QH-5-1b", "5-1b", "第五条（一）", "资产总额", "≥ 100 万元", "资产总额不低于100万元"
        )
    },
    kinds={"audit_report": "审计报告"},
    values={"fin.total_assets": "资产总额"},
)
FORM = {"file": "01.pdf", "page": 1, "box": [0.1, 0.2, 0.3, 0.22], "part": None, "quote": "1325.68"}
AUDIT = {"file": "02.pdf", "page": 1, "box": [0.6, 0.7, 0.75, 0.72], "part": None, "quote": "3,256,789.12"}
CELL = {"file": "名单.xlsx", "page": None, "box": None, "part": "Sheet1!C7", "quote": "某公司"}


def finding(id="XFN-16", severity="B", evidence=(FORM, AUDIT), **changes):
    return {
        "id": id, "class": "contradiction", "severity": severity, "state": "open", "uncertain": False,
        "message": {"zh": "申请表总资产与审计报告不一致", "en": "Declared total assets differ"},
        "declared": "13256800.00", "found": "3256789.12", "difference": "10000010.88",
        "tolerance": "0.5%", "clauses": ["QH-5-1b"], "evidence": list(evidence), **changes,
    }  # fmt: skip


@pytest.fixture
def record():
    return {
        "dossier_id": "abc", "scheme": "qinghai-platform", "edition": "undated",
        "application_date": "2026-05-20", "status": "needs_review", "result": "REVIEW",
        "applicant": {"name": "高原服务有限公司", "uscc": "91", "kind": "enterprise", "legal_person": True},
        "documents": [{"id": "d", "kind": "audit_report", "file": "02.pdf", "pages": [1, 2],
                       "title": "审计报告", "belongs_to": "", "continues": ""}],
        "fields": [],
        "values": {"fin.total_assets.2025": {
            "verified": "3256789.12", "declared": "13256800.00", "unit": "CNY", "rank": 2, "state": "read",
            "confidence": 0.98, "evidence": [AUDIT], "declared_evidence": [FORM], "readings": None,
            "bounds": None}},
        "findings": [finding()],
        "verdicts": [{"clause": "QH-5-1b", "verdict": "PASS", "inputs": ["fin.total_assets.2025"],
                      "reason": {"zh": "达到", "en": "reached"}, "edition_status": "unknown"}],
        "decisions": [], "missing": [], "problems": [],
        "versions": {"dossier_ai": "1", "ocr": "rapidocr"}, "digest": "sha256:00",
    }  # fmt: skip


def picture(file, page):
    return np.full((1000, 700, 3), 255, np.uint8)


def render(record, personal=None, load=picture):
    return render_report(record, TEXTS, load, personal or {}).decode("utf-8")


def test_finding_stands_with_both_numbers_and_both_pictures(record):
    html = render(record)
    assert "申请表总资产与审计报告不一致" in html
    assert "13256800.00" in html
    assert "3256789.12" in html
    assert html.count("data:image/jpeg;base64,") == 2
    assert 'class="ev-a"' in html
    assert 'class="ev-b"' in html


def test_clause_stands_with_quotation_threshold_and_verdict(record):
    html = render(record)
    assert "资产总额不低于100万元" in html
    assert "≥ 100 万元" in html
    assert "通过" in html


def test_same_record_same_bytes(record):
    assert render(record) == render(copy.deepcopy(record))


def test_nothing_is_loaded_from_elsewhere(record):
    html = render(record)
    assert "<script" not in html
    assert "<link" not in html
    # The draft notice lies beside the report and is opened, not loaded.
    assert not re.search(r"(?:src|href)=\"(?!#|data:|notice\.docx\")", html)
    assert not re.search(r"url\((?!data:)", html)


def test_what_an_applicant_wrote_is_never_markup(record):
    record["applicant"]["name"] = "<img src=x onerror=alert(1)>"
    record["findings"][0]["message"]["zh"] = "<script>alert(1)</script>"
    html = render(record)
    assert "<script" not in html
    assert "<img" not in html


def test_office_evidence_shows_its_text_and_part(record):
    record["findings"] = [finding(evidence=[CELL, AUDIT])]
    html = render(record)
    assert "Sheet1!C7" in html
    assert "某公司" in html


def test_a_lost_picture_does_not_lose_the_finding(record):
    html = render(record, load=lambda file, page: None)
    assert "申请表总资产与审计报告不一致" in html
    assert "data:image" not in html


def test_threshold_findings_are_not_listed_as_contradictions(record):
    record["findings"] = [finding(id="XSV-17", **{"class": "threshold"})]
    assert "未发现不一致" in render(record)


def test_a_draft_is_marked(record):
    assert "征求意见稿" not in render(record)
    record["verdicts"][0]["edition_status"] = "draft"
    assert "征求意见稿，非正式依据" in render(record)


def test_the_draft_notice_is_linked_only_when_something_is_asked(record):
    assert 'href="notice.docx"' in render(record)
    record["findings"] = []
    assert "notice.docx" not in render(record)


def test_procedure_and_round_are_named(record):
    assert "首次申报" in render(record)
    assert "未指定" in render(record)
    record["procedure"] = "renewal"
    record["versions"]["round"] = "guangdong-platform-2026"
    html = render(record)
    assert "续期复核" in html and "guangdong-platform-2026" in html


def test_a_clause_that_falls_short_says_by_how_much_and_what_to_try(record):
    short = finding(id="XFN-34", found="90 万元", difference="10 万元", **{"class": "threshold"})
    record["findings"] = [short]
    record["verdicts"][0] |= {
        "verdict": "FAIL",
        "trace": {"op": "at_least", "left": "900000", "right": "1000000", "result": "FAIL",
                  "values": ["fin.total_assets.2025"], "inputs": []},
    }  # fmt: skip
    html = render(record)
    assert "差 10 万元" in html
    assert "--what-if fin.total_assets.2025=1000000" in html


def test_a_material_among_the_inputs_is_named_in_words(record):
    record["verdicts"][0]["inputs"] = ["materials.audit_report", "materials.audit_report.2025"]
    html = render(record)
    assert ">审计报告</td>" in html
    assert ">审计报告（2025）</td>" in html


def test_materials_are_found_or_missing(record):
    texts = replace(
        TEXTS,
        materials=(
            MaterialText(("audit_report",), "年度审计报告", "第九条（四）"),
            MaterialText(("credit_report",), "信用报告", "第九条（五）"),
        ),
    )
    html = render_report(record, texts, picture, {}).decode("utf-8")
    assert "审计报告 02.pdf 第 1–2 页" in html
    assert html.count("材料中未见") == 1


def test_words_accuse_nobody(record):
    html = render(record)
    for word in ("造假", "虚报", "伪造", "可疑", "欺诈"):
        assert word not in html


def test_personal_numbers_are_black_in_the_crop():
    def dark_share(personal):
        crop = cut_crop(picture, FORM, personal)
        assert crop is not None
        pixels = np.frombuffer(base64.b64decode(crop.url.partition(",")[2]), np.uint8)
        image = cv2.imdecode(pixels, cv2.IMREAD_GRAYSCALE)
        x, y, w, h = (int(v) for v in crop.box)
        return float((image[y : y + h, x : x + w] < 100).mean())

    assert dark_share({}) == 0.0
    assert dark_share({("01.pdf", 1): [FORM["box"]]}) > 0.95


def test_crop_keeps_the_value_inside_even_at_the_edge():
    crop = cut_crop(picture, {**FORM, "box": [0.9, 0.97, 0.99, 0.99]}, {})
    assert crop is not None
    x, y, w, h = crop.box
    assert 0 <= x <= x + w <= crop.width + 1
    assert 0 <= y <= y + h <= crop.height + 1


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("3256789.12", "CNY", "3,256,789.12 元"),
        ("10/15", "", "10/15 = 66.7%"),
        ("202579208750/522709", "CNY", "≈ 387,556.38 元"),
        ("2", "item", "2 项"),
        ("214/229", "ratio", "214/229 = 93.4%"),
        ("true", "", "是"),
        ("2019-03-12", "", "2019-03-12"),
        ("2025", "", "2025"),
        ("1/0", "", "1/0"),
    ],
)
def test_numbers_are_shown_as_people_write_them(value, unit, shown):
    assert show_number(value, unit) == shown


def test_a_value_below_the_floor_is_put_before_a_person(record):
    note = "识别把握不足，请核对原件"
    value = record["values"]["fin.total_assets.2025"]
    assert note not in render(record)
    value["confidence"] = 0.79
    assert note in render(record)
    value["state"] = "human"
    assert note not in render(record)
    value |= {"state": "read", "confidence": 0.97}
    strict = replace(TEXTS, floor=0.975)
    assert note in render_report(record, strict, picture, {}).decode("utf-8")


def test_the_section_on_files_never_takes_not_found_for_unaltered(record):
    examined = render_report(record, TEXTS, lambda f, p: None, {}, Examination()).decode()
    assert (
        "未检测到特征不等于文件未经改动" in examined and "does not mean that a file is unaltered" in examined
    )
    skipped = render_report(record, TEXTS, lambda f, p: None, {}).decode()
    assert "本次未检查文件特征" in skipped and "未检测到文件特征。" not in skipped
