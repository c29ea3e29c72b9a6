"""Folders, archives and single files as a flat list; what is refused says why."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from dossier_ai.errors import UsageError
from dossier_ai.reading.files import list_files, natural
from dossier_ai.reading.sandbox import Sandbox

PDF = b"%PDF-1.4\n%%EOF\n"


def picture(path: Path, form: str = "PNG") -> None:
    Image.new("RGB", (40, 40), "white").save(path, form)


def listed(path: Path, tmp_path: Path, sandbox: Sandbox) -> tuple[list[str], list[tuple[str, str, str]]]:
    files, problems = list_files(path, tmp_path / "work", sandbox)
    return [f.name for f in files], [(p.file, p.code, p.state) for p in problems]


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_folder_is_listed_in_numeric_order_without_system_files(tmp_path: Path, sandbox: Sandbox) -> None:
    folder = tmp_path / "dossier"
    (folder / "附件").mkdir(parents=True)
    (folder / "__MACOSX").mkdir()
    for name in ("10.b.png", "2.a.png", "附件/c.png", ".hidden.png", "__MACOSX/d.png"):
        picture(folder / name)
    for name in ("Thumbs.db", ".DS_Store", "truth.json", "~$b.docx"):
        (folder / name).write_bytes(b"x")
    names, problems = listed(folder, tmp_path, sandbox)
    assert names == ["2.a.png", "10.b.png", "附件/c.png"]
    assert problems == []


def test_identity_is_name_hash_and_size(tmp_path: Path, sandbox: Sandbox) -> None:
    picture(tmp_path / "a.png")
    [file], _ = list_files(tmp_path / "a.png", tmp_path / "work", sandbox)
    assert file.source.size_bytes == (tmp_path / "a.png").stat().st_size
    assert len(file.source.sha256) == 64 and file.format == "image"


def gbk_zip(path: Path, name: str, content: bytes) -> None:
    """A ZIP as Chinese Windows tools write it: the name in GBK, and no mark that says so."""
    placeholder = "x" * len(name.encode("gbk"))
    zipped(path, {placeholder: content})
    raw = path.read_bytes().replace(placeholder.encode(), name.encode("gbk"))
    path.write_bytes(raw)


def test_names_in_gbk_are_read(tmp_path: Path, sandbox: Sandbox) -> None:
    gbk_zip(tmp_path / "材料.zip", "附件/营业执照.pdf", PDF)
    names, problems = listed(tmp_path / "材料.zip", tmp_path, sandbox)
    assert names == ["材料.zip!/附件/营业执照.pdf"]
    assert problems == []


def test_archives_in_archives(tmp_path: Path, sandbox: Sandbox) -> None:
    inner = zipped(tmp_path / "b.zip", {"c.pdf": PDF}).read_bytes()
    zipped(tmp_path / "a.zip", {"附件/b.zip": inner, "d.pdf": PDF, "__MACOSX/._d.pdf": b"x"})
    names, problems = listed(tmp_path / "a.zip", tmp_path, sandbox)
    assert names == ["a.zip!/d.pdf", "a.zip!/附件/b.zip!/c.pdf"]
    assert problems == []


def test_archives_that_nest_too_deep_are_refused(tmp_path: Path, sandbox: Sandbox) -> None:
    content = PDF
    for level in range(4):
        content = zipped(
            tmp_path / f"{level}.zip", {f"{level}.zip" if level else "a.pdf": content}
        ).read_bytes()
    names, problems = listed(tmp_path / "3.zip", tmp_path, sandbox)
    assert names == [] and [p[1] for p in problems] == ["archive-too-deep"]


def test_paths_that_lead_outside_and_links_are_skipped(tmp_path: Path, sandbox: Sandbox) -> None:
    path = zipped(tmp_path / "a.zip", {"../evil.pdf": PDF, "C:\\evil.pdf": PDF, "good.pdf": PDF})
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo("link.pdf")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    names, problems = listed(path, tmp_path, sandbox)
    assert names == ["a.zip!/good.pdf"]
    assert {p[1] for p in problems} == {"unsafe-member"} and len(problems) == 3
    assert not (tmp_path / "evil.pdf").exists()


def test_a_link_out_of_the_folder_is_skipped(tmp_path: Path, sandbox: Sandbox) -> None:
    (tmp_path / "dossier").mkdir()
    (tmp_path / "secret.pdf").write_bytes(PDF)
    (tmp_path / "dossier" / "a.pdf").symlink_to(tmp_path / "secret.pdf")
    names, problems = listed(tmp_path / "dossier", tmp_path, sandbox)
    assert names == [] and [p[1] for p in problems] == ["unsafe-member"]


def test_a_bomb_is_refused_unopened(tmp_path: Path, sandbox: Sandbox) -> None:
    zipped(tmp_path / "bomb.zip", {"zeros.bmp": b"\0" * 80_000_000})
    names, problems = listed(tmp_path / "bomb.zip", tmp_path, sandbox)
    assert names == [] and [p[1] for p in problems] == ["archive-too-large"]


def test_a_member_larger_than_its_header_says_is_refused(tmp_path: Path, sandbox: Sandbox) -> None:
    path = zipped(tmp_path / "liar.zip", {"a.bmp": b"\0" * 5_000_000, "b.pdf": PDF})
    raw = path.read_bytes()
    path.write_bytes(raw.replace(struct.pack("<I", 5_000_000), struct.pack("<I", 1000)))
    names, problems = listed(path, tmp_path, sandbox)
    assert names == ["liar.zip!/b.pdf"]
    assert problems == [("liar.zip!/a.bmp", "unreadable-file", "open")]


def test_an_encrypted_member_is_reported_and_the_rest_goes_on(tmp_path: Path, sandbox: Sandbox) -> None:
    path = zipped(tmp_path / "a.zip", {"locked.pdf": PDF, "open.pdf": PDF})
    raw = bytearray(path.read_bytes())
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(raw))
    names, problems = listed(path, tmp_path, sandbox)
    assert names == ["a.zip!/open.pdf"]
    assert problems == [("a.zip!/locked.pdf", "encrypted-file", "open")]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + b"\0" * 64


@pytest.mark.parametrize(
    ("name", "content", "code", "words"),
    [
        ("a.doc", stream("WordDocument"), "unsupported-format", ".docx"),
        ("a.xls", stream("Workbook"), "unsupported-format", ".xlsx"),
        ("a.wps", stream("WordDocument"), "unsupported-format", "WPS"),
        ("a.docx", stream("EncryptedPackage"), "encrypted-file", "密码"),
        ("a.rar", b"Rar!\x1a\x07\x01\x00" + b"x" * 50, "unsupported-format", "ZIP"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c" + b"x" * 50, "unsupported-format", "ZIP"),
        ("a.pdf", b"", "empty-file", "空"),
        ("a.jpg", b"not a picture at all", "unreadable-file", "损坏"),
        ("a.zip", b"PK\x03\x04 broken", "unreadable-file", "损坏"),
        ("notes.txt", b"plain text", "unsupported-format", "PDF"),
    ],
)
def test_what_is_refused_says_what_to_do(
    tmp_path: Path, sandbox: Sandbox, name: str, content: bytes, code: str, words: str
) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / name).write_bytes(content)
    picture(folder / "zz.png")
    files, problems = list_files(folder, tmp_path / "work", sandbox)
    assert [f.name for f in files] == ["zz.png"]
    [problem] = problems
    assert (problem.file, problem.code, problem.state) == (name, code, "open")
    chinese, _, english = problem.message.partition(" / ")
    assert words in chinese and english.isascii()


def test_an_ofd_is_refused_with_a_way_out(tmp_path: Path, sandbox: Sandbox) -> None:
    zipped(tmp_path / "a.ofd", {"OFD.xml": b"<ofd/>", "Doc_0/Document.xml": b"<x/>"})
    _, [problem] = list_files(tmp_path / "a.ofd", tmp_path / "work", sandbox)
    assert problem.code == "unsupported-format" and "OFD" in problem.message and "PDF" in problem.message


def test_a_mislabelled_file_is_read_as_what_it_is(tmp_path: Path, sandbox: Sandbox) -> None:
    picture(tmp_path / "scan.pdf")
    files, problems = list_files(tmp_path / "scan.pdf", tmp_path / "work", sandbox)
    assert [f.format for f in files] == ["image"]
    assert [(p.code, p.state) for p in problems] == [("mislabelled-file", "answered")]


def test_a_missing_path_is_wrong_usage(tmp_path: Path, sandbox: Sandbox) -> None:
    with pytest.raises(UsageError):
        list_files(tmp_path / "nothing", tmp_path, sandbox)


def test_natural_order() -> None:
    assert sorted(["10.a", "9.b", "附件2", "附件10", "a"], key=natural) == [
        "9.b",
        "10.a",
        "a",
        "附件2",
        "附件10",
    ]
