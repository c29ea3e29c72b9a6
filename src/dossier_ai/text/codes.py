"""Printed codes of organisations and persons to checked values: unified code, organisation code, old
registration number, identity number.

In comes the printed text, out come small results that say which standard holds. Which organisation a code
belongs to, and whether two documents agree, is decided elsewhere.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from stdnum.iso7064 import mod_11_2, mod_11_10

from dossier_ai.text.characters import nfkc

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = tuple(pow(3, i, 31) for i in range(17))
_ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)

# GB 32100-2015: registering department (1st character) and class of organisation (2nd).
DEPARTMENTS: dict[str, tuple[str, dict[str, str]]] = {
    "1": ("机构编制", {"1": "机关", "2": "事业单位", "3": "编办直接管理机构编制的群众团体", "9": "其他"}),
    "2": ("外交", {"1": "外国常驻新闻机构", "9": "其他"}),
    "3": ("司法行政", {"1": "律师执业机构", "2": "公证处", "3": "基层法律服务所", "4": "司法鉴定机构",
                   "5": "仲裁委员会", "9": "其他"}),
    "4": ("文化", {"1": "外国在华文化中心", "9": "其他"}),
    "5": ("民政", {"1": "社会团体", "2": "民办非企业单位", "3": "基金会", "9": "其他"}),
    "6": ("旅游", {"1": "外国旅游部门常驻代表机构", "2": "港澳台旅游部门常驻代表机构", "9": "其他"}),
    "7": ("宗教", {"1": "宗教活动场所", "2": "宗教院校", "9": "其他"}),
    "8": ("工会", {"1": "基层工会", "9": "其他"}),
    "9": ("工商", {"1": "企业", "2": "个体工商户", "3": "农民专业合作社"}),
    "A": ("中央军委改革和编制办公室", {"1": "军队事业单位", "9": "其他"}),
    "N": ("农业", {"1": "组级集体经济组织", "2": "村级集体经济组织", "3": "乡镇级集体经济组织", "9": "其他"}),
    "Y": ("其他", {"1": "其他"}),
}  # fmt: skip

# What OCR reads instead of what is printed; O I S Z V are outside the alphabet and must go.
_CONFUSIONS = {
    "O": "0DQ", "I": "1LT", "S": "58", "Z": "27", "V": "UY",
    "0": "DQ", "1": "LT7", "2": "7", "3": "8", "4": "A", "5": "6", "6": "G5", "7": "1T2", "8": "B3", "9": "G",
    "A": "4", "B": "8", "C": "G", "D": "0", "E": "F", "F": "EP", "G": "6C9", "H": "N", "K": "X", "L": "1",
    "M": "N", "N": "MH", "P": "FR", "Q": "0", "R": "P", "T": "71", "U": "Y", "X": "K", "Y": "X",
}  # fmt: skip
_MAX_FOREIGN = 3

_SEPARATORS = re.compile(r"[\s\-_·.—–]")
_DIGITS6 = re.compile(r"[0-9]{6}")


def compact_code(raw: str) -> str:
    """The code without blanks, hyphens and dots, narrow and in capitals."""
    return _SEPARATORS.sub("", nfkc(raw)).upper()


def uscc_check_char(body: str) -> str:
    """The 18th character that belongs to 17 characters of the GB 32100 alphabet."""
    total = sum(USCC_ALPHABET.index(c) * w for c, w in zip(body, _USCC_WEIGHTS, strict=True))
    return USCC_ALPHABET[(31 - total % 31) % 31]


def organisation_check_char(body: str) -> str:
    """The ninth character of a GB 11714 organisation code with this body of eight."""
    total = sum(_ORGANISATION_ALPHABET.index(c) * w for c, w in zip(body, _ORGANISATION_WEIGHTS, strict=True))
    check = 11 - total % 11
    return "0" if check == 11 else "X" if check == 10 else str(check)


@dataclass(frozen=True, slots=True)
class UnifiedCode:
    """A unified social credit code as GB 32100-2015 sees it. `errors` violate the standard; `warnings` are
    unusual but possible (embedded GB 11714 check, department, class, region). `organisation_code` is
    printed with its hyphen. Empty parts mean that the code did not get that far."""

    value: str
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    department: str = ""
    organisation_class: str = ""
    region: str = ""
    organisation_code: str = ""

    @property
    def valid(self) -> bool:
        """Length, alphabet, region digits and 18th character hold."""
        return not self.errors

    @property
    def sound(self) -> bool:
        """Valid, and the embedded organisation code, department and class hold too."""
        return not self.errors and not self.warnings


def check_uscc(raw: str, regions: Collection[str] | None = None) -> UnifiedCode:
    """What GB 32100-2015 says of a printed code. `regions`: known GB/T 2260 codes; an unknown one is only
    a warning, since abolished regions live on in codes. Never classify a bare number by this alone: one in
    31 identity numbers passes the 18th character (domain 2.1)."""
    code = compact_code(raw)
    if len(code) != 18:
        return UnifiedCode(code, errors=("LEN",))
    foreign = [str(i + 1) for i, c in enumerate(code) if c not in USCC_ALPHABET]
    if foreign:
        return UnifiedCode(code, errors=("CHARSET@" + ",".join(foreign),))
    errors: list[str] = []
    warnings: list[str] = []
    region = code[2:8]
    if not _DIGITS6.fullmatch(region):
        errors.append("REGION_NOT_DIGITS")
    if code[17] != (expected := uscc_check_char(code[:17])):
        errors.append(f"CHECK18 expect {expected}")
    if code[16] != (expected := organisation_check_char(code[8:16])):
        warnings.append(f"CHECK17(GB11714) expect {expected}")
    department, classes = DEPARTMENTS.get(code[0], ("", {}))
    if not department:
        warnings.append("DEPT")
    elif code[1] not in classes:
        warnings.append("CLASS")
        department = ""
    if regions is not None and region not in regions and region != "100000":
        warnings.append("REGION_UNKNOWN")
    return UnifiedCode(
        code, tuple(errors), tuple(warnings), department, classes.get(code[1], ""), region,
        f"{code[8:16]}-{code[16]}",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class UsccRepair:
    """The cheapest corrections of a misread code. `changes` counts replaced characters, -1 when nothing
    fits; only a single candidate may be used, and then only as repaired."""

    changes: int
    candidates: tuple[str, ...]


def repair_uscc(raw: str, further: int = 1) -> UsccRepair:
    """Every code that both check characters, department and class allow, after replacing the characters
    outside the alphabet (at most three) and at most `further` of the others by what OCR confuses them
    with; the cheapest only (domain 2.1)."""
    code = compact_code(raw)
    if len(code) != 18:
        return UsccRepair(-1, ())
    forced = [i for i, c in enumerate(code) if c not in USCC_ALPHABET]
    if len(forced) > _MAX_FOREIGN:
        return UsccRepair(-1, ())
    free = [i for i in range(18) if i not in forced]
    for extra in range(further + 1):
        found = {
            candidate
            for added in combinations(free, extra)
            for candidate in _substituted(code, [*forced, *added])
            if check_uscc(candidate).sound
        }
        if found:
            return UsccRepair(len(forced) + extra, tuple(sorted(found)))
    return UsccRepair(-1, ())


def _substituted(code: str, positions: Sequence[int]) -> Iterator[str]:
    for characters in product(*(_CONFUSIONS.get(code[i], "") for i in positions)):
        out = list(code)
        for position, character in zip(positions, characters, strict=True):
            out[position] = character
        yield "".join(out)


@dataclass(frozen=True, slots=True)
class UsccReading:
    """A code fit for a field: `value` is sound or None, `repaired_from` the printed form when characters
    were replaced ("" otherwise), `problem` why there is no value."""

    value: str | None
    repaired_from: str = ""
    problem: str = ""


def read_uscc(raw: str) -> UsccReading:
    """The code as printed when it is sound, the one repair that fits when it is not, else no value.

    A code whose 18th character is right but whose 17th or department is not has no single repair as a
    rule; it comes back as printed, for XID-01 to report, when nothing fits."""
    checked = check_uscc(raw)
    if checked.sound:
        return UsccReading(checked.value)
    if lost_precision(raw):
        return UsccReading(None, problem="EXCEL_PRECISION")
    repair = repair_uscc(raw)
    if len(repair.candidates) == 1 and not checked.valid:
        return UsccReading(repair.candidates[0], repaired_from=checked.value)
    if checked.valid:
        return UsccReading(checked.value, problem=checked.warnings[0])
    return UsccReading(None, problem="AMBIGUOUS" if repair.candidates else checked.errors[0])


_ROUNDED = re.compile(r"[0-9]{15}000(?:\.0+)?")
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?E\+?1[67]")


def lost_precision(raw: str) -> bool:
    """Whether a spreadsheet kept only 15 significant digits of a code: 18 digits that end in 000 and fail
    the check, or the scientific form (XSV-16). Never to be repaired."""
    text = re.sub(r"\s", "", nfkc(raw)).upper()
    if _SCIENTIFIC.fullmatch(text):
        return True
    return bool(_ROUNDED.fullmatch(text)) and not check_uscc(text.partition(".")[0]).valid


def is_organisation_code(raw: str) -> bool:
    """Whether the text is a nine-character GB 11714 code with its right check character."""
    code = compact_code(raw)
    return (
        len(code) == 9
        and all(c in _ORGANISATION_ALPHABET for c in code)
        and code[8] == organisation_check_char(code[:8])
    )


def is_registration_no(raw: str) -> bool:
    """Whether the text is a 15-digit registration number (GS 15-2006, ISO 7064 MOD 11,10) with its right
    check digit; such numbers stand on documents before October 2015 only."""
    code = compact_code(raw)
    return bool(re.fullmatch(r"[0-9]{15}", code)) and bool(mod_11_10.is_valid(code))


@dataclass(frozen=True, slots=True)
class IdentityNo:
    """A resident identity number as GB 11643-1999 sees it; the number itself stays out of `repr`."""

    value: str = field(repr=False)
    errors: tuple[str, ...] = field(default=(), repr=False)
    birth: dt.date | None = field(default=None, repr=False)

    @property
    def valid(self) -> bool:
        return not self.errors


def check_identity_no(raw: str, on: dt.date | None = None) -> IdentityNo:
    """What GB 11643-1999 says: form, check character (ISO 7064 MOD 11-2), a real date of birth not after
    `on`. The region is not judged: numbers keep abolished regions. For masking and duplicates only."""
    code = compact_code(raw)
    if not re.fullmatch(r"[0-9]{17}[0-9X]", code):
        return IdentityNo(code, ("FORMAT",))
    errors: list[str] = []
    if code[17] != (expected := str(mod_11_2.calc_check_digit(code[:17]))):
        errors.append(f"CHECK expect {expected}")
    birth: dt.date | None = None
    try:
        birth = dt.date(int(code[6:10]), int(code[10:12]), int(code[12:14]))
    except ValueError:
        errors.append("BIRTH")
    if birth is not None and on is not None and birth > on:
        errors.append("BIRTH_FUTURE")
    return IdentityNo(code, tuple(errors), birth)
