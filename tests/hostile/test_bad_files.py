"""Bad files beside one good form: each is named with a reason, and the form is read all the same."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import jsonschema
import pytest
from markupsafe import escape
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas

from dossier_ai.record.schema import shipped_schema

SCHEME = "qinghai-platform"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
INJECTION = "<svg onload=alert(1)>&quot;'\"><b>x.pdf"


def compound(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + b"\0" * 64


def locked_pdf(path: Path) -> None:
    sheet = canvas.Canvas(str(path), pagesize=A4, encrypt=StandardEncryption("secret", ownerPassword="own"))
    sheet.drawString(100, 700, "locked")
    sheet.showPage()
    sheet.save()


def bomb_docx(path: Path) -> None:
    docx.Document().save(str(path))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/zeros.bmp", b"\0" * 60_000_000)


def write_bad_files(folder: Path) -> dict[str, tuple[str, str]]:
    """Writes the bad files; gives for each name the problem's code and a word of its sentence."""
    (folder / "附件").mkdir(parents=True)
    (folder / "a-损坏.pdf").write_bytes(b"%PDF-1.7\n" + b"\x00garbage" * 200)
    (folder / "b-截断.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x01" * 300)
    locked_pdf(folder / "c-加密.pdf")
    (folder / "d-空.pdf").write_bytes(b"")
    (folder / "e-程序.pdf").write_bytes(b"MZ\x90\x00" + b"\x00" * 500)
    (folder / "f.doc").write_bytes(compound("WordDocument"))
    (folder / "g.wps").write_bytes(compound("WordDocument"))
    (folder / "h.rar").write_bytes(b"Rar!\x1a\x07\x01\x00" + b"x" * 50)
    (folder / INJECTION).write_bytes(b"%PDF-1.7\nnothing")
    bomb_docx(folder / "i-炸弹.docx")
    with zipfile.ZipFile(folder / "j-炸弹.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.bmp", b"\0" * 60_000_000)
    with zipfile.ZipFile(folder / "k-越界.zip", "w") as archive:
        archive.writestr("../../outside.pdf", b"%PDF-1.4")
        archive.writestr("/etc/outside.pdf", b"%PDF-1.4")
    (folder / "l-破损.zip").write_bytes(b"PK\x03\x04 broken")
    docx.Document().save(str(folder / "m-错名.pdf"))
    return {
        "a-损坏.pdf": ("unreadable-file", "损坏"),
        "b-截断.jpg": ("unreadable-file", "损坏"),
        "c-加密.pdf": ("encrypted-file", "密码"),
        "d-空.pdf": ("empty-file", "空"),
        "e-程序.pdf": ("unreadable-file", "损坏"),
        "f.doc": ("unsupported-format", "另存为 .docx"),
        "g.wps": ("unsupported-format", "WPS"),
        "h.rar": ("unsupported-format", "解压"),
        INJECTION: ("unreadable-file", "损坏"),
        "i-炸弹.docx": ("archive-too-large", "展开"),
        "j-炸弹.zip": ("archive-too-large", "展开"),
        "k-越界.zip!/../../outside.pdf": ("unsafe-member", "包外"),
        "k-越界.zip!//etc/outside.pdf": ("unsafe-member", "包外"),
        "l-破损.zip": ("unreadable-file", "损坏"),
        "m-错名.pdf": ("mislabelled-file", "扩展名"),
    }


@pytest.fixture(scope="module")
def verified(tmp_path_factory: pytest.TempPathFactory, write_office_dossier: Callable[..., dict[str, Any]]):
    """The folder verified once by the command line: status, standard error, record, report, expectation."""
    from dossier_ai import cli

    folder = tmp_path_factory.mktemp("hostile")
    dossier = folder / "案卷" / "一" / "二"
    expected = write_bad_files(dossier)
    fields = write_office_dossier(dossier, parts=(("application_form", "docx"),))
    status = 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOSSIER_AI_HOME", str(folder / "home"))
        patch.setenv("DOSSIER_AI_KEY_FILE", str(folder / "personal.key"))
        arguments = ["verify", str(dossier), "--scheme", SCHEME, "--out", str(folder / "out")]
        patch.setattr("sys.argv", ["dossier-ai", *arguments])
        try:
            cli.main()
        except SystemExit as leaving:
            status = int(leaving.code or 0)
    record = json.loads((folder / "out" / "record.json").read_text("utf-8")) if status == 0 else {}
    report = (folder / "out" / "report.html").read_text("utf-8") if status == 0 else ""
    return {
        "status": status, "record": record, "report": report, "expected": expected,
        "form": fields["application_form"], "folder": folder,
    }  # fmt: skip


def test_the_command_ends_well(verified):
    assert verified["status"] == 0
    assert verified["record"]["status"] == "incomplete"


def test_each_bad_file_is_a_problem_with_a_reason(verified):
    problems = {p["file"]: p for p in verified["record"]["problems"]}
    for name, (code, word) in verified["expected"].items():
        assert name in problems, f"{name} is not reported"
        chinese, _, english = problems[name]["message"].partition(" / ")
        assert (problems[name]["code"], word in chinese) == (code, True), (name, problems[name])
        assert english.isascii() and english.endswith(".")
        assert problems[name]["state"] == ("answered" if code == "mislabelled-file" else "open")
    assert set(problems) == set(verified["expected"])


def test_the_good_form_is_read(verified):
    fields = {f["name"]: f for f in verified["record"]["fields"]}
    form = verified["form"]
    for key in ("applicant", "legal_rep", "registered_on"):
        assert fields[f"application_form.{key}"]["value"] == form[key]
    for key in ("total_assets", "staff_count"):
        assert Decimal(fields[f"application_form.{key}"]["value"]) == Decimal(form[key])


def test_nothing_is_written_outside(verified):
    folder: Path = verified["folder"]
    assert not list(folder.rglob("outside.pdf"))
    assert not Path("/etc/outside.pdf").exists()
    assert not Path("/outside.pdf").exists()


def test_a_file_name_cannot_put_markup_into_the_report(verified):
    report = verified["report"]
    assert "<svg onload" not in report
    assert "<b>x.pdf" not in report
    assert "&lt;svg onload=alert(1)&gt;" in report


def test_the_record_follows_its_schema(verified):
    jsonschema.validate(verified["record"], shipped_schema())


def test_the_report_names_each_bad_file_with_its_reason(verified):
    for problem in verified["record"]["problems"]:
        assert str(escape(problem["file"])) in verified["report"]
        assert problem["message"].partition(" / ")[0] in verified["report"]


def test_a_workbook_is_read_whatever_its_name(
    tmp_path: Path, call, write_office_dossier: Callable[..., dict[str, Any]]
):
    """Unpacked members and mislabelled files have no `.xlsx` for a library to go by."""
    write_office_dossier(tmp_path / "files")
    [book] = (tmp_path / "files").glob("*.xlsx")
    (tmp_path / "dossier").mkdir()
    (tmp_path / "dossier" / "清单.xls").write_bytes(book.read_bytes())
    with zipfile.ZipFile(tmp_path / "dossier" / "材料.zip", "w") as archive:
        archive.write(book, "清单.xlsx")
    status, out, _ = call("verify", tmp_path / "dossier", "--scheme", SCHEME, "--json")
    record = json.loads(out)
    assert status == 0
    assert [(p["file"], p["code"]) for p in record["problems"]] == [("清单.xls", "mislabelled-file")]
    assert [(d["file"], d["kind"]) for d in record["documents"]] == [
        ("材料.zip!/清单.xlsx", "equipment_list"),
        ("清单.xls", "equipment_list"),
    ]
