"""Printed numbers of certificates and documents to their parts.

In comes the number as printed; out comes a small result, or None when the text does not have the form. An
unknown form is information, never an error: foreign bodies and self-study diplomas use their own
(domain 2.10-2.13, 2.17-2.19).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from dossier_ai.text.characters import squeeze
from dossier_ai.text.dates import PartialDate, add_years

_DASHES = str.maketrans("－—–―", "----")


@dataclass(frozen=True, slots=True)
class CertificateNo:
    """The number of a management-system certificate: `body` (approval number of the certification body) and
    `letters`, two-digit `year` of the initial or latest re-certification audit, `system` (Q quality, E, S,
    F, H, QJ, EnMS), `serial`, `cycle` (0 initial), `size` of the staff covered (S up to 50), `sub`
    certificate and issuing `office`. `repaired`: letters that resemble digits were read as digits."""

    number: str
    body: str
    letters: str
    year: int
    system: str
    serial: str
    cycle: int
    size: str
    sub: str = ""
    office: str = ""
    repaired: bool = False

    @property
    def quality(self) -> bool:
        """Whether the certificate is one of quality management (XCT-07)."""
        return self.system in ("Q", "QJ")


_CERTIFICATE = re.compile(
    r"(?P<body>[0-9]{3})(?P<letters>[A-Z]{2})?(?P<year>[0-9]{2})(?P<system>QJ|ENMS|Q|E|S|F|H)(?P<serial>[0-9]{4,6})"
    r"R(?P<cycle>[0-9]{1,2})(?P<size>[SML])(?:-(?P<sub>[0-9]{1,3}))?(?:/(?P<office>[0-9]{4}))?"
)
# The same with the letters that OCR takes for digits allowed where digits stand.
_D = "[0-9OIL]"
_CERTIFICATE_MISREAD = re.compile(
    rf"({_D}{{3}})([A-Z]{{2}})?({_D}{{2}})(QJ|ENMS|Q|E|S|F|H)({_D}{{4,6}})(R)({_D}{{1,2}})([SML])(-{_D}{{1,3}})?(/{_D}{{4}})?"
)
_TO_DIGITS = str.maketrans("OIL", "011")


def parse_certificate_no(raw: str) -> CertificateNo | None:
    """The parts of a certificate number of the CNCA pattern, misread digits (I, l, O) repaired."""
    text = squeeze(raw).upper().translate(_DASHES)
    m = _CERTIFICATE.fullmatch(text)
    repaired = False
    if not m and (parts := _CERTIFICATE_MISREAD.fullmatch(text)):
        fixed = [p or "" for p in parts.groups()]
        text = "".join(p.translate(_TO_DIGITS) if i in (0, 2, 4, 6, 8, 9) else p for i, p in enumerate(fixed))
        m, repaired = _CERTIFICATE.fullmatch(text), True
    if not m:
        return None
    return CertificateNo(
        text, m["body"], m["letters"] or "", int(m["year"]), "EnMS" if m["system"] == "ENMS" else m["system"],
        m["serial"], int(m["cycle"]), m["size"], m["sub"] or "", m["office"] or "", repaired,
    )  # fmt: skip


def certificate_term_fits(
    issued: PartialDate, expires: PartialDate, previous: PartialDate | None = None
) -> bool:
    """Whether a certificate runs at most three years from its issue, or from the expiry of the one before it
    on re-certification (domain 2.10). A certificate ending the day before the anniversary fits too."""
    start = max(issued.latest, previous.latest) if previous else issued.latest
    return expires.earliest <= add_years(start, 3)


@dataclass(frozen=True, slots=True)
class DocumentNo:
    """The number of an official document (文号). `flags`: BRACKET, DI, LEADING_ZERO, the usual slips of those
    who copy it."""

    number: str
    authority: str
    year: int
    serial: int
    flags: tuple[str, ...] = ()


_DOCUMENT_NO = re.compile(
    r"(?P<authority>[\u4e00-\u9fa5]{1,16}?(?:[A-Z]{1,4})?)(?P<left>[〔\[(（【﹝])(?P<year>(?:19|20)[0-9]{2})(?P<right>[〕\])）】﹞])"
    r"(?P<di>第)?(?P<serial>[0-9]{1,6})号"
)


def parse_document_no(raw: str) -> DocumentNo | None:
    """A 文号 with 〔〕, four-digit year, no 第, no leading zeros (GB/T 9704), and what was not so printed."""
    narrow = "".join(
        unicodedata.normalize("NFKC", c) if unicodedata.category(c)[0] in "NL" and not c.isascii() else c
        for c in raw
    )
    m = _DOCUMENT_NO.fullmatch(re.sub(r"\s", "", narrow))
    if not m:
        return None
    flags = []
    if (m["left"], m["right"]) != ("〔", "〕"):
        flags.append("BRACKET")
    if m["di"]:
        flags.append("DI")
    if len(m["serial"]) > 1 and m["serial"].startswith("0"):
        flags.append("LEADING_ZERO")
    serial = int(m["serial"])
    return DocumentNo(
        f"{m['authority']}〔{m['year']}〕{serial}号", m["authority"], int(m["year"]), serial, tuple(flags)
    )


# One character per province; 蜀 黔 滇 陇 stand for 川 贵 云 甘 in filings.
PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PROVINCE = f"[{PROVINCES}蜀陇滇黔]"


@dataclass(frozen=True, slots=True)
class SiteFiling:
    """The filing of a web site: `kind` filing (备案), licence or police; province character, number, site."""

    kind: str
    province: str
    number: str
    site: str = ""


_SITE_FILINGS = (
    (
        "filing",
        re.compile(
            rf"(?P<p>{_PROVINCE})ICP备(?P<no>[0-9]{{10}}|[0-9]{{8}}|[0-9]{{6}})号(?:-(?P<site>[0-9]{{1,4}}))?"
        ),
    ),
    (
        "licence",
        re.compile(rf"(?P<p>{_PROVINCE})(?:ICP证|B2-|A2\.B1\.B2-)(?P<no>[0-9]{{6,10}})号?(?P<site>)"),
    ),
    ("police", re.compile(rf"(?P<p>{_PROVINCE})公网安备(?P<no>[0-9]{{14}})号?(?P<site>)")),
)


def parse_site_filing(raw: str, *, repair: bool = False) -> SiteFiling | None:
    """An ICP filing, ICP licence or public-security filing. `repair` reads the fixed letters 1CP, lCP as
    ICP; digits are never changed."""
    text = squeeze(raw).upper().translate(_DASHES)
    if repair:
        text = re.sub(rf"^({_PROVINCE})[1L丨|]CP", r"\1ICP", text)
    for kind, pattern in _SITE_FILINGS:
        if m := pattern.fullmatch(text):
            return SiteFiling(kind, m["p"], m["no"], m["site"] or "")
    return None


@dataclass(frozen=True, slots=True)
class AuditReportNo:
    """The number of an audit report: the firm's short name, the kind word (审, 专审, 会审 …), the year of
    issue (as a rule the audited year + 1), the serial."""

    firm: str
    kind: str
    year: int
    serial: str


_AUDIT_NO = re.compile(
    r"(?P<firm>[\u4e00-\u9fa5A-Za-z]{1,12}?)(?P<kind>专审|审专|审会|会审|财审|审|专|验|鉴|核|报|咨)?(?:报字|字)?[(\[〔【]?"
    r"(?P<year>20[0-9]{2})[)\]〕】]?年?第?(?P<serial>[A-Z]{0,3}-?[0-9]{1,12}(?:-[0-9]{1,3})?)号"
)


def parse_audit_no(raw: str) -> AuditReportNo | None:
    """The parts of an audit report's number, every kind of bracket allowed; a number without the firm's name
    has none."""
    m = _AUDIT_NO.fullmatch(squeeze(raw))
    return AuditReportNo(m["firm"], m["kind"] or "", int(m["year"]), m["serial"]) if m else None


_VERIFY_CODE = re.compile(rf"[{PROVINCES}][0-9]{{2}}[0-9A-Z]{{8}}")


def looks_like_verify_code(raw: str) -> bool:
    """Whether the text has the observed shape of the audit platform's code (province, two digits, eight
    characters). The shape is not documented: a mismatch is information only (domain 2.11)."""
    return bool(_VERIFY_CODE.fullmatch(squeeze(raw).upper()))


@dataclass(frozen=True, slots=True)
class PatentNo:
    """A patent number `ZL….x`, its kind, and whether its check character is right."""

    number: str
    kind: str
    valid: bool


_PATENT = re.compile(r"(?:ZL|CN)?((?:19|20)[0-9]{2}[12389][0-9]{7}|[0-9]{2}[12389][0-9]{5})\.?([0-9X])")
_PATENT_KINDS = {"1": "发明", "2": "实用新型", "3": "外观设计", "8": "PCT发明", "9": "PCT实用新型"}


def parse_patent_no(raw: str) -> PatentNo | None:
    """A Chinese patent number of either form (13 digits since October 2003, 9 before)."""
    m = _PATENT.fullmatch(squeeze(raw).upper())
    if not m:
        return None
    digits = m[1]
    weights = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
    rest = sum(int(c) * w for c, w in zip(digits, weights, strict=False)) % 11
    kind = digits[4] if len(digits) == 12 else digits[2]
    return PatentNo(f"ZL{digits}.{m[2]}", _PATENT_KINDS[kind], m[2] == ("X" if rest == 10 else str(rest)))


@dataclass(frozen=True, slots=True)
class DiplomaNo:
    """A diploma number of ordinary or adult higher education: school, kind, year, level as printed words."""

    school: str
    kind: str
    year: int
    level: str


_DIPLOMA_LEVELS = {"01": "博士研究生", "02": "硕士研究生", "04": "第二学士学位", "05": "本科", "06": "专科"}
_DIPLOMA_KINDS = {"1": "普通高等教育", "5": "成人高等教育", "6": "自学考试", "7": "网络教育"}


def parse_diploma_no(raw: str) -> DiplomaNo | None:
    """The parts of a 17- or 18-digit diploma number; None is no verdict, only another layout."""
    text = re.sub(r"[^0-9]", "", squeeze(raw))
    if len(text) not in (17, 18):
        return None
    kind, year, level = _DIPLOMA_KINDS.get(text[5]), int(text[6:10]), _DIPLOMA_LEVELS.get(text[10:12])
    if kind is None or level is None or not 1990 <= year <= 2100:
        return None
    return DiplomaNo(text[:5], kind, year, level)


@dataclass(frozen=True, slots=True)
class RealEstateUnit:
    """A 28-character real-estate unit number in its parts (region, cadastral area and sub-area, parcel kind
    and number, fixture F house, L wood, Q other, W none, unit)."""

    region: str
    area: str
    sub_area: str
    parcel_kind: str
    parcel: str
    fixture: str
    unit: str


_REAL_ESTATE = re.compile(r"([0-9]{6})([0-9]{3})([0-9]{3})([GJZ][A-Z])([0-9]{5})([FLQW])([0-9]{8})")


def parse_real_estate_unit(raw: str) -> RealEstateUnit | None:
    """The parts of a real-estate unit number."""
    m = _REAL_ESTATE.fullmatch(squeeze(raw).upper())
    return RealEstateUnit(*m.groups()) if m else None
