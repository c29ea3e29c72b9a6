"""What a file says of how and when it was made: the program, the dates, and whether its two accounts agree.

PDF: the information dictionary and the XMP packet (ISO 32000-1, 14.3). Pictures: EXIF. Parsing runs inside
the sandbox.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image

from dossier_ai.core import Message
from dossier_ai.core.signal import Signal
from dossier_ai.forensics.pdf_pages import opened

IMAGE_EDITORS = (
    "photoshop", "gimp", "illustrator", "coreldraw", "canva", "inkscape", "affinity", "pixelmator",
    "paint.net", "美图", "meitu", "醒图", "可画", "稿定",
)  # fmt: skip
"""Programs that alter pictures, by what they write as producer, creator or EXIF software."""
PDF_EDITORS = (
    "foxit phantom", "foxit pdf editor", "foxit editor", "foxit advanced", "福昕高级", "pdf-xchange editor",
    "pdfelement", "万兴", "nitro pro", "sejda", "smallpdf", "ilovepdf", "pdfescape", "pdf24", "infix",
    "迅捷pdf", "pdf editor", "pdf编辑", "acrobat pro", "touchup",
)  # fmt: skip
"""Programs that alter PDFs. Office programs, printers and scanners are not among them."""
ALLOWANCE = dt.timedelta(days=1)
"""Clocks and time zones: dates closer than this do not differ."""
SECONDS = dt.timedelta(minutes=2)
"""Within one file, two accounts of the same instant may be this far apart."""

_PDF_DATE = re.compile(
    r"D?:?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:(Z)|([+\-])(\d{2})'?(\d{2})?)?"
)
_XMP = {
    "created": re.compile(r"<xmp:CreateDate>([^<]+)<|xmp:CreateDate=\"([^\"]+)\""),
    "modified": re.compile(r"<xmp:ModifyDate>([^<]+)<|xmp:ModifyDate=\"([^\"]+)\""),
    "producer": re.compile(r"<pdf:Producer>([^<]+)<|pdf:Producer=\"([^\"]+)\""),
}
_PACKET = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
_MOST_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says of itself. Dates without a time zone are taken as China's (UTC+8)."""

    programs: tuple[str, ...] = ()
    created: dt.datetime | None = None
    modified: dt.datetime | None = None
    xmp_created: dt.datetime | None = None
    xmp_modified: dt.datetime | None = None
    xmp_producer: str = ""
    producer: str = ""


_CHINA = dt.timezone(dt.timedelta(hours=8))


_UNSET = frozenset((year, 1, 1, 0, 0, 0) for year in (1970, 1980, 2000))
"""Moments that programs write when they know no date (the epochs of Unix, DOS and reproducible builds)."""


def pdf_date(text: str) -> dt.datetime | None:
    """`D:20250131120000+08'00'` as a moment; None when it is none."""
    match = _PDF_DATE.match(text.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(g) if g else None for g in match.groups()[:6])
    zone: dt.tzinfo = _CHINA
    if match.group(7):
        zone = dt.UTC
    elif match.group(8):
        away = dt.timedelta(hours=int(match.group(9)), minutes=int(match.group(10) or 0))
        zone = dt.timezone(away if match.group(8) == "+" else -away)
    if (year, month or 1, day or 1, hour or 0, minute or 0, second or 0) in _UNSET:
        return None
    try:
        return dt.datetime(year or 0, month or 1, day or 1, hour or 0, minute or 0, second or 0, tzinfo=zone)
    except ValueError:
        return None


def _iso(text: str) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=_CHINA)


def read_pdf_metadata(path: Path) -> Metadata:
    """The information dictionary of the PDF at `path`, and its XMP packet where that is not compressed."""
    with opened(path) as document:
        info = document.get_metadata_dict(skip_empty=True)
    packet = ""
    if path.stat().st_size <= _MOST_BYTES:
        packets = _PACKET.findall(path.read_bytes())
        packet = packets[-1].decode("utf-8", "replace") if packets else ""
    found = {key: _first(pattern, packet) for key, pattern in _XMP.items()}
    return Metadata(
        programs=tuple(v for k in ("Producer", "Creator") if (v := str(info.get(k, "")).strip())),
        created=pdf_date(info.get("CreationDate", "")),
        modified=pdf_date(info.get("ModDate", "")),
        xmp_created=_iso(found["created"]),
        xmp_modified=_iso(found["modified"]),
        xmp_producer=found["producer"],
        producer=str(info.get("Producer", "")).strip(),
    )


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return next((g for g in match.groups() if g), "").strip() if match else ""


def read_picture_metadata(path: Path) -> Metadata:
    """The EXIF data of the picture at `path`: software, when it was taken, when it was last changed."""
    with Image.open(path) as image:
        exif = image.getexif()
        inner = exif.get_ifd(0x8769)
    software = str(exif.get(0x0131, "")).strip("\x00 ")
    return Metadata(
        programs=(software,) if software else (),
        created=_exif_date(str(inner.get(0x9003, ""))),
        modified=_exif_date(str(exif.get(0x0132, ""))),
    )


def _exif_date(text: str) -> dt.datetime | None:
    try:
        return dt.datetime.strptime(text.strip("\x00 "), "%Y:%m:%d %H:%M:%S").replace(tzinfo=_CHINA)
    except ValueError:
        return None


def metadata_signals(
    file: str, found: Metadata, applied_on: dt.date | None, printed_on: dt.date | None = None
) -> tuple[Signal, ...]:
    """What is remarkable about the program and dates of a file. `applied_on` is the day of the application,
    `printed_on` the latest day on which a document in the file says it was made; None: not known."""
    rows = (
        *_programs(found),
        *_order(found),
        *_against_days(found, applied_on, printed_on),
        *_accounts(found),
    )
    return tuple(
        Signal(
            kind="metadata",
            file=file,
            message=Message(zh=f"检测到{zh}；请核对原件。", en=f"{en}; check the original."),
            measure=measure,
            severity=severity,
        )
        for zh, en, measure, severity in rows
    )


_Row = tuple[str, str, str, Literal["m", "I"]]


def _programs(found: Metadata) -> Iterator[_Row]:
    named = (*found.programs, *((found.xmp_producer,) if found.xmp_producer else ()))
    for program in dict.fromkeys(named):
        lowered = program.lower()
        if any(name in lowered for name in IMAGE_EDITORS):
            yield (
                "文件由图像编辑软件生成或保存",
                "The file was made or saved by an image editor",
                program,
                "m",
            )
        elif any(name in lowered for name in PDF_EDITORS):
            yield "文件由PDF编辑软件生成或保存", "The file was made or saved by a PDF editor", program, "m"


def _order(found: Metadata) -> Iterator[_Row]:
    """The file changed before it was made."""
    if found.created and found.modified and found.created - found.modified > SECONDS:
        yield (
            "文件修改时间早于生成时间",
            "The file says it was changed before it was made",
            f"{_shown(found.modified)} < {_shown(found.created)}",
            "m",
        )


def _against_days(found: Metadata, applied_on: dt.date | None, printed_on: dt.date | None) -> Iterator[_Row]:
    latest = max((d for d in (found.created, found.modified) if d), default=None)
    if latest is None:
        return
    if applied_on and latest - ALLOWANCE > _end_of(applied_on):
        yield (
            "文件时间晚于申报日",
            "The file says it was made or changed after the day of the application",
            f"{_shown(latest)} > {applied_on.isoformat()}",
            "m",
        )
    if printed_on and latest + ALLOWANCE < _start_of(printed_on):
        yield (
            "文件生成时间早于材料自身落款日期",
            "The file says it was made before the date printed in it",
            f"{_shown(latest)} < {printed_on.isoformat()}",
            "m",
        )


def _accounts(found: Metadata) -> Iterator[_Row]:
    """The information dictionary and the XMP packet of one file."""
    pairs = ((found.created, found.xmp_created, "生成时间"), (found.modified, found.xmp_modified, "修改时间"))
    for info, xmp, name in pairs:
        if info and xmp and abs(info - xmp) > SECONDS and not _only_zones(info, xmp):
            yield (
                f"文件两处元数据的{name}不一致",
                "The two accounts the file gives of its dates differ",
                f"Info {_shown(info)}, XMP {_shown(xmp)}",
                "m",
            )
    if found.producer and found.xmp_producer and found.producer != found.xmp_producer:
        yield (
            "文件两处元数据的生成软件不一致",
            "The two accounts the file gives of the program that made it differ",
            f"Info {found.producer}, XMP {found.xmp_producer}",
            "I",
        )


def _only_zones(a: dt.datetime, b: dt.datetime) -> bool:
    """Whether two moments differ by whole quarters of an hour, up to a day: a time zone left out."""
    away = abs(a - b)
    return away < dt.timedelta(hours=15) and away % dt.timedelta(minutes=15) <= SECONDS


def _start_of(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), _CHINA)


def _end_of(day: dt.date) -> dt.datetime:
    return _start_of(day) + dt.timedelta(days=1)


def _shown(moment: dt.datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S")
