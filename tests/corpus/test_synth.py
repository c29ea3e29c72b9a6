"""Generated dossiers: same bytes for the same seed, and truth that stands on the page."""

import io
import json
import zipfile
from pathlib import Path

import docx
import openpyxl
import pdfplumber
import pytest

from dossier_ai.corpus.packaging import Look
from dossier_ai.corpus.prints import print_money, print_wan
from dossier_ai.corpus.sheet import MICRO_TEXT
from dossier_ai.corpus.synth import Dossier, make_dossier, printed_pages
from dossier_ai.corpus.synthesis import synthesise
from dossier_ai.errors import UsageError

FEW = ("business_licence", "truth_declaration", "service_income_audit")
DIGITAL = {
    "application_form": "digital", "audit_report": "digital", "service_income_audit": "digital",
    "staff_roster": "docx", "equipment_list": "xlsx", "served_enterprise_list": "xlsx",
}  # fmt: skip


@pytest.fixture(scope="module")
def digital() -> Dossier:
    return make_dossier(
        5, style="folder", plant=0, kinds=tuple(DIGITAL), forms=dict(DIGITAL), comfortable=True
    )  # type: ignore[arg-type]


def test_same_seed_same_bytes() -> None:
    def make() -> Dossier:
        return make_dossier(
            8, style="folder", plant=0, kinds=(*FEW, "equipment_list"), look=Look(dpi=70, level="medium")
        )

    first, second = make(), make()
    assert first.package.files == second.package.files
    assert json.dumps(first.truth()) == json.dumps(second.truth())


def test_text_layer_stands_where_the_truth_says(digital: Dossier) -> None:
    document = next(d for d in digital.package.documents if d.kind == "audit_report")
    with pdfplumber.open(io.BytesIO(digital.package.files[document.file])) as pdf:
        for key in ("total_assets", "equity", "total_liabilities_opening", "net_profit"):
            place = document.boxes[key]
            page = pdf.pages[place["page"] - 1]
            left, top, right, bottom = place["box"]
            crop = page.crop(
                (
                    left * page.width - 1,
                    top * page.height - 1,
                    right * page.width + 1,
                    bottom * page.height + 1,
                )
            )
            assert (crop.extract_text() or "").strip() == print_money(document.fields[key])


def test_form_prints_ten_thousands(digital: Dossier) -> None:
    document = next(d for d in digital.package.documents if d.kind == "application_form")
    with pdfplumber.open(io.BytesIO(digital.package.files[document.file])) as pdf:
        text = "".join(p.extract_text() for p in pdf.pages)
    assert print_wan(document.fields["total_assets"]) in text
    assert "市（州）中小企业主管部门" in text.replace("\n", "")


def test_every_page_says_it_is_for_testing(digital: Dossier) -> None:
    for name, content in digital.package.files.items():
        if name.endswith(".pdf"):
            with pdfplumber.open(io.BytesIO(content)) as pdf:
                assert all(MICRO_TEXT in p.extract_text() for p in pdf.pages)


def test_office_parts_hold_the_values(digital: Dossier) -> None:
    served = next(d for d in digital.package.documents if d.kind == "served_enterprise_list")
    sheet = openpyxl.load_workbook(io.BytesIO(digital.package.files[served.file])).worksheets[0]
    for row in (0, 7):
        part = served.boxes[f"rows[{row}].name"]["part"].split("!")[1]
        assert sheet[part].value == served.fields["rows"][row]["name"]
    roster = next(d for d in digital.package.documents if d.kind == "staff_roster")
    table = docx.Document(io.BytesIO(digital.package.files[roster.file])).tables[0]
    assert table.cell(2, 1).text == roster.fields["rows"][0]["name"]
    assert roster.fields["unit_sealed"] is False


def test_boxes_lie_on_the_page() -> None:
    dossier = make_dossier(
        3, style="photos", plant=0, kinds=FEW, look=Look(dpi=60, level="heavy", way="photo")
    )
    boxes = [b["box"] for d in dossier.package.documents for b in d.boxes.values()]
    assert len(boxes) > 30
    assert all(0 <= a < c <= 1 and 0 <= b < d <= 1 for a, b, c, d in boxes)


def test_volume_has_cover_contents_and_materials_in_order() -> None:
    dossier = make_dossier(
        3,
        style="volume",
        plant=0,
        look=Look(dpi=40, level="light"),
        kinds=("application_form", "audit_report"),
    )
    kinds = [d.kind for d in dossier.package.documents]
    assert kinds == ["divider", "divider", "application_form", "audit_report"]
    pages = [p for d in dossier.package.documents for p in d.pages]
    assert pages == list(range(1, len(pages) + 1))
    toc = dossier.package.documents[1].fields["toc"]
    assert int(toc[0]["page"]) == dossier.package.documents[2].pages[0]
    assert int(toc[1]["page"]) == dossier.package.documents[3].pages[0]


def test_zip_names_are_gbk() -> None:
    dossier = make_dossier(
        4, style="zip", plant=0, kinds=("equipment_list",), forms={"equipment_list": "xlsx"}
    )
    (content,) = dossier.package.files.values()
    raw = zipfile.ZipFile(io.BytesIO(content)).infolist()[0]
    assert not raw.flag_bits & 0x800
    assert "清单" in raw.filename.encode("cp437").decode("gbk")
    assert dossier.package.documents[0].file.startswith("申报材料.zip!/")


def test_synthesise_writes_truth(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    # one cheap dossier: the loop, not the rendering, is under test
    folders = synthesise(
        tmp_path,
        21,
        1,
        scheme="qinghai-platform",
        style="zip",
        plant=["P54"],
        degradation="none",
        progress=lambda a, b: seen.append((a, b)),
    )
    truth = json.loads((folders[0] / "truth.json").read_text(encoding="utf-8"))
    assert truth["scheme"] == "qinghai-platform"
    assert truth["planted"][0]["id"] == "P54"
    assert truth["planted"][0]["expect"] == ["XPK-04"]
    assert seen == [(1, 1)]


@pytest.mark.parametrize("wrong", [{"style": "book"}, {"degradation": "awful"}, {"plant": ["P99"]}])
def test_unknown_words_are_usage_errors(tmp_path: Path, wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        synthesise(tmp_path, 1, 1, **wrong)  # type: ignore[arg-type]


def test_printed_pages_cover_the_kinds() -> None:
    pages = printed_pages(2, part="seen")
    kinds = {p.kind for p in pages}
    assert {"divider", "business_licence", "audit_report", "truth_declaration", "service_evidence"} <= kinds
    assert all(p.words for p in pages)


def test_printed_pages_of_a_scheme_cover_its_kinds() -> None:
    kinds = {p.kind for p in printed_pages(2, scheme="chengdu-base")}
    assert {"service_ledger", "tenant_list", "personnel_evidence"} <= kinds
    assert {"credit_report", "service_evidence"} <= kinds
