"""The kind of legal entity from the unified code and the printed 类型 (domain 2.16).

The code alone does not separate a branch from its company: 类型 and name do. What the schemes make of a kind
is theirs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from dossier_ai.text.codes import check_uscc
from dossier_ai.text.names import norm_name

EntityKind = Literal["enterprise", "nonprofit", "special", "nonlegal", "branch", "individual"]


@dataclass(frozen=True, slots=True)
class Entity:
    """`kind` and `legal_person` are None when code and 类型 do not tell; `review` says why a person should
    look ("" when nothing is open)."""

    kind: EntityKind | None
    legal_person: bool | None
    review: str = ""


_BRANCH = re.compile(r"分公司|分支机构|营业单位|办事处|代表处|分中心|分会|分所")
_BRANCH_NAME = re.compile(r"(?:分公司|办事处|代表处|分会|分所|分中心|分店)$")
_NOT_LEGAL = re.compile(r"个人独资|普通合伙|有限合伙|特殊普通合伙|特殊的普通合伙|合伙企业")
_LEGAL = re.compile(
    r"有限责任公司|有限公司|股份有限公司|全民所有制|集体所有制|股份合作|国有企业|外商投资.*公司|企业法人|独资\)?公司"
)
_NON_ENTERPRISE: dict[str, Entity] = {
    "12": Entity("nonprofit", True),
    "51": Entity("nonprofit", True),
    "53": Entity("nonprofit", True),
    "92": Entity("individual", False),
    "93": Entity("special", True, "农民专业合作社"),
    "11": Entity("special", True, "机关"),
    "13": Entity("special", True, "群众团体"),
    "N1": Entity("special", True, "集体经济组织"),
    "N2": Entity("special", True, "集体经济组织"),
    "N3": Entity("special", True, "集体经济组织"),
}


def classify_entity(uscc: str, kind_text: str = "", name: str = "") -> Entity:
    """The entity behind a code, with the printed 类型 (for a private non-enterprise unit its form 法人,
    合伙 or 个体) and name. A code that is not valid under GB 32100 tells nothing."""
    code = check_uscc(uscc)
    if not code.valid or "DEPT" in code.warnings or "CLASS" in code.warnings:
        return Entity(None, None, "统一社会信用代码不成立")
    known = classify_class(code.value[:2], kind_text, name)
    return known or Entity(None, None, f"{code.department}/{code.organisation_class}")


def classify_class(head: str, kind_text: str = "", name: str = "") -> Entity | None:
    """The entity behind the first two characters of a code, or those that the kind of its certificate
    stands for; None for a class that does not tell."""
    said = norm_name(kind_text)
    if head == "91":
        return _enterprise(said, norm_name(name))
    if head == "52":
        return _private_unit(said)
    if head == "31":
        # Law firms are no legal persons whatever their form (Civil Code art. 102).
        return Entity("nonlegal", False, "" if "合伙" in said else "律所组织形式未读到")
    if head in _NON_ENTERPRISE:
        if _BRANCH.search(said) or (head in ("12", "51", "53") and _BRANCH_NAME.search(norm_name(name))):
            return Entity("branch", False, "分支机构")
        return _NON_ENTERPRISE[head]
    return None


def _enterprise(said: str, name: str) -> Entity:
    if _BRANCH.search(said) or _BRANCH_NAME.search(name):
        return Entity("branch", False)
    if _LEGAL.search(said):
        return Entity("enterprise", True)
    if _NOT_LEGAL.search(said):
        return Entity("nonlegal", False)
    if re.search(r"有限(?:责任)?公司$|股份有限公司$", name):
        # The form is part of the name by law; a 类型 that was not read takes nothing from it.
        return Entity("enterprise", True, "" if not said else f"类型未识别：{said}")
    if re.search(r"[（(](?:普通合伙|有限合伙|特殊普通合伙)[)）]$", name):
        return Entity("nonlegal", False)
    return Entity("enterprise", None, "企业类型不明")


def _private_unit(said: str) -> Entity:
    if "合伙" in said or "个体" in said:
        return Entity("nonlegal", False, "民办非企业单位（合伙/个体）")
    if "法人" in said:
        return Entity("nonprofit", True)
    return Entity("nonprofit", None, "民办非企业单位形式不明")
