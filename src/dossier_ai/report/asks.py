"""What the applicant is asked for: materials to hand in again, and differences to explain, from a record.

Only the applicant's own dossier speaks here. What compares it with other applicants (family XDX) lies in
`cross.json` and is left out; phone and identity numbers are masked whatever text they stand in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dossier_ai.report.texts import Texts
from dossier_ai.text.masking import mask_personal

Heading = Literal["missing", "unreadable", "outdated", "unsealed"]
HEADINGS: dict[Heading, str] = {
    "missing": "缺少或不齐全",
    "unreadable": "无法辨认",
    "outdated": "不在有效期内",
    "unsealed": "未盖章或未签字",
}

INCOMPLETE = {
    "XPK-01": "请补交。",
    "XPK-03": "请补齐缺页后重新提交。",
    "XPK-07": "请补齐缺页后重新提交。",
    "XAC-02": "请补交该项活动的佐证材料。",
    "XCR-03": "请补交法定代表人的信用查询结果。",
    "XCT-05": "请补交监督审核合格的证明。",
    "XST-07": "请补交职称证书。",
    "XST-08": "请补交学历证书。",
    "XBS-05": "请补齐服务台账的要素后重新提交。",
}
OUTDATED = {
    "XID-16": "请提交有效的证照。",
    "XDT-04": "请提交上一年度的报告。",
    "XDT-10": "请提交近期出具的信用报告。",
    "XCT-02": "请提交在申报日有效的证书。",
    "XCT-06": "请提交依据现行标准的证书。",
    "XCT-09": "请提交仍然有效的证明。",
    "XPR-02": "请提交租赁期限覆盖申报日的合同或续租证明。",
    "XRS-02": "请提交在有效期内的协议。",
    "XGV-03": "请提交仍在有效期内的认定文件。",
}
UNSEALED = {
    "XPK-04": "请盖章、签字后重新提交。",
    "XGV-05": "请提交签章完整的合同。",
}
_HEADING_OF: dict[str, tuple[Heading, str]] = {
    **{check: ("missing", request) for check, request in INCOMPLETE.items()},
    **{check: ("outdated", request) for check, request in OUTDATED.items()},
    **{check: ("unsealed", request) for check, request in UNSEALED.items()},
}
_ACROSS = "XDX-"
_PLACES_SHOWN = 4
_STAGES = ("intake", "reading")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to hand in again: which material, where it lies, why, what is asked, and under which
    clause. `doubtful`: the machine read an input with low confidence; the office looks first."""

    heading: Heading
    material: str
    places: tuple[str, ...]
    why: str
    request: str
    clause: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One difference to explain: the fact, what stands at each place, by how much they differ."""

    fact: str
    declared: str
    found: str
    difference: str
    places: tuple[str, ...]
    clause: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Asks:
    """Everything that is asked; false when nothing is."""

    items: tuple[Item, ...]
    questions: tuple[Question, ...]

    def __bool__(self) -> bool:
        return bool(self.items or self.questions)


def collect_asks(record: Mapping[str, Any], texts: Texts) -> Asks:
    """What the record gives reason to ask: open contradictions of severity B and M, a declaration without
    seal or signature whatever its severity, and pages or files that could not be read."""
    items: list[Item] = []
    questions: list[Question] = []
    for finding in record["findings"]:
        if not _is_asked(finding):
            continue
        if finding["id"] in _HEADING_OF:
            items.append(_item(finding, record, texts))
        else:
            questions.append(_question(finding, record, texts))
    items.extend(_unreadable(record, texts))
    order = list(HEADINGS)
    return Asks(tuple(sorted(items, key=lambda i: order.index(i.heading))), tuple(questions))


def _is_asked(finding: Mapping[str, Any]) -> bool:
    if finding["class"] != "contradiction" or finding["state"] != "open":
        return False
    if finding["id"].startswith(_ACROSS):
        return False
    if finding["id"] == "XPK-04":
        # A signature that could not be read is for the office to look at.
        return finding["severity"] in ("B", "M") or not finding["uncertain"]
    return finding["severity"] in ("B", "M")


def _item(finding: Mapping[str, Any], record: Mapping[str, Any], texts: Texts) -> Item:
    heading, request = _HEADING_OF[finding["id"]]
    absent = finding["id"] == "XPK-01"
    return Item(
        heading=heading,
        material=mask_personal(finding["declared"] if absent else _material(finding, record, texts)),
        places=() if absent else name_places(finding["evidence"], record, texts),
        why="材料中未见。" if absent else _why(finding),
        request=request,
        clause=name_clauses(finding["clauses"], texts),
        doubtful=finding["uncertain"],
    )


def _why(finding: Mapping[str, Any]) -> str:
    found = f"（{finding['found']}）" if finding["found"] else ""
    return mask_personal(f"{finding['message']['zh']}{found}。")


def _question(finding: Mapping[str, Any], record: Mapping[str, Any], texts: Texts) -> Question:
    return Question(
        fact=mask_personal(finding["message"]["zh"]),
        declared=mask_personal(finding["declared"]),
        found=mask_personal(finding["found"]),
        difference=mask_personal(finding["difference"]),
        places=name_places(finding["evidence"], record, texts),
        clause=name_clauses(finding["clauses"], texts),
        doubtful=finding["uncertain"],
    )


def _unreadable(record: Mapping[str, Any], texts: Texts) -> Iterable[Item]:
    """Files and pages that could not be read, those of one file with one reason together."""
    pages: dict[tuple[str, str], list[int]] = {}
    for problem in record["problems"]:
        if problem["state"] == "open" and problem["stage"] in _STAGES:
            reason = problem["message"].partition(" / ")[0].strip()
            numbers = pages.setdefault((problem["file"], reason), [])
            if problem["page"] is not None and problem["page"] not in numbers:
                numbers.append(problem["page"])
    for (file, reason), numbers in pages.items():
        kinds = [
            texts.kinds.get(d["kind"], "")
            for d in record["documents"]
            if d["file"] == file and (not numbers or set(numbers) & set(d["pages"]))
        ]
        named = "、".join(dict.fromkeys(name for name in kinds if name))
        where = f"第 {'、'.join(map(str, sorted(numbers)))} 页" if numbers else "整个文件"
        yield Item(
            heading="unreadable",
            material=mask_personal(named or "未能识别的材料"),
            places=(mask_personal(f"{_short(file)} {where}"),),
            why=mask_personal(reason),
            request="请提交清晰、完整、可以打开的文件。",
        )


def _material(finding: Mapping[str, Any], record: Mapping[str, Any], texts: Texts) -> str:
    """The kinds of document that the evidence lies in; the last ones speak where a date decides."""
    kinds = [kind for e in finding["evidence"] if (kind := _kind_at(e, record, texts))]
    return "、".join(dict.fromkeys(kinds)) or finding["message"]["zh"]


def _kind_at(evidence: Mapping[str, Any], record: Mapping[str, Any], texts: Texts) -> str:
    page = evidence.get("page") or 1  # an office file counts as one page in the record
    for document in record["documents"]:
        if document["file"] == evidence["file"] and page in document["pages"]:
            kind: str = document["kind"]
            return texts.kinds.get(kind, "") if kind != "unknown" else ""
    return ""


def name_places(
    evidence: Sequence[Mapping[str, Any]], record: Mapping[str, Any], texts: Texts
) -> tuple[str, ...]:
    """Where the evidence lies, each place once: 《审计报告》（02.pdf 第 3 页）."""
    places: dict[str, None] = {}
    for one in evidence:
        where = f"第 {one['page']} 页" if one.get("page") else one.get("part") or ""
        kind = _kind_at(one, record, texts)
        place = f"{_short(one['file'])} {where}".strip()
        places[mask_personal(f"《{kind}》（{place}）" if kind else place)] = None
    named = tuple(places)
    if len(named) > _PLACES_SHOWN:
        return (*named[:_PLACES_SHOWN], f"另有 {len(named) - _PLACES_SHOWN} 处")
    return named


def name_clauses(clauses: Sequence[str], texts: Texts) -> str:
    """The articles of these clauses in the regulation's words, each once: 第五条（二）."""
    named = [texts.clauses[c].article or c for c in clauses if c in texts.clauses]
    return "、".join(dict.fromkeys(named))


def _short(file: str) -> str:
    return file.rpartition("/")[2]
