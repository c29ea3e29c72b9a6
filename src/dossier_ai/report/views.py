"""The parts of the report that look into the record and its pictures: values, clauses, findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dossier_ai.report.crops import Boxes, LoadPicture, cut_crop
from dossier_ai.report.shortfalls import assumptions, threshold_notes
from dossier_ai.report.texts import Texts
from dossier_ai.report.words import (
    ASK,
    FIELD_STATES,
    NOTICE_STATES,
    READINGS,
    SEVERITIES,
    VALUES,
    VERDICTS,
    show_number,
)

VIEWS_PER_FINDING = 4


def mark_verdict(verdict: str) -> dict[str, str]:
    """Words, colour and icon of a verdict."""
    zh, colour, icon = VERDICTS[verdict]
    return {"zh": zh, "colour": colour, "icon": icon, "code": verdict}


def name_file(evidence: Mapping[str, Any]) -> str:
    """Where a piece of evidence lies: file, and page or part."""
    where = f"第 {evidence['page']} 页" if evidence.get("page") else evidence.get("part") or ""
    return f"{evidence['file'].rpartition('/')[2]} {where}".strip()


class Views:
    """Rows for the template, made from one record."""

    def __init__(
        self,
        record: Mapping[str, Any],
        texts: Texts,
        load: LoadPicture,
        personal: Mapping[tuple[str, int], Boxes],
    ) -> None:
        self.record = record
        self.texts = texts
        self.load = load
        self.personal = personal
        self._kinds = {
            (document["file"], page): texts.kinds.get(document["kind"], document["kind"])
            for document in record["documents"]
            for page in document["pages"]
        }

    def place(self, evidence: Mapping[str, Any]) -> str:
        """Where a piece of evidence lies, by the kind of its document: 审计报告 第 3 页."""
        page = evidence.get("page")
        # An office file counts as one page in the record.
        kind = self._kinds.get((evidence["file"], page or 1))
        if kind is None or kind == "unknown":
            return name_file(evidence)
        return f"{kind} 第 {page} 页" if page else f"{kind} {evidence.get('part') or ''}".strip()

    def label(self, name: str) -> str:
        stem, _, last = name.rpartition(".")
        year = f"（{last}）" if last.isdigit() and len(last) == 4 else ""
        if name.startswith("materials."):
            kind = (stem if year else name).removeprefix("materials.")
            return self.texts.kinds.get(kind, kind) + year
        return self.texts.values.get(stem if year else name, name) + year

    def value(self, name: str) -> dict[str, Any]:
        value = self.record["values"].get(name, {})
        unit = value.get("unit", "")
        notes = [
            f"{READINGS.get(reading, reading)}：{show_number(number, unit)}"
            for reading, number in sorted((value.get("readings") or {}).items())
        ]
        if value.get("bounds"):
            bounds = value["bounds"]
            span = f"{show_number(bounds['min'], unit)} 至 {show_number(bounds['max'], unit)}"
            notes.append(f"上下限：{span}（{'；'.join(bounds['why'])}）")
        state = value.get("state", "read")
        if state != "read":
            notes.append(FIELD_STATES[state])
        if value.get("evidence") and state != "human" and value.get("confidence", 1.0) < self.texts.floor:
            notes.append(ASK)
        verified = value.get("verified")
        if isinstance(verified, list | tuple):
            verified = "、".join(VALUES.get(str(item), str(item)) for item in verified)
        evidence = value.get("evidence") or value.get("declared_evidence") or []
        return {
            "name": name,
            "label": self.label(name),
            "declared": show_number(value["declared"], unit) if value.get("declared") else "",
            "verified": show_number(verified, unit) if verified else "",
            "rank": value.get("rank", ""),
            "confidence": f"{value['confidence']:.2f}" if "confidence" in value else "",
            "source": self.place(evidence[0]) + (" 等" if len(evidence) > 1 else "") if evidence else "未见",
            "note": "；".join(notes),
        }

    def clauses(self) -> list[dict[str, Any]]:
        rows = []
        notes = threshold_notes(self.record)
        for verdict in self.record["verdicts"]:
            text = self.texts.clauses.get(verdict["clause"])
            inputs = [self.value(name) for name in verdict["inputs"]]
            shown = [v for v in inputs if v["verified"] or v["note"]]
            rows.append(
                {
                    "id": verdict["clause"],
                    "short": text.short if text else verdict["clause"],
                    "article": text.article if text else "",
                    "title": text.title if text else "",
                    "threshold": (text.threshold if text else "") or "—",
                    "quote": text.quote if text else "",
                    "verdict": mark_verdict(verdict["verdict"]),
                    "reason_zh": verdict["reason"]["zh"],
                    "reason_en": verdict["reason"]["en"],
                    "inputs": inputs,
                    "value": "；".join(v["verified"] or v["note"] for v in shown[:2]) or "—",
                    "source": shown[0]["source"] if shown else "—",
                    "thresholds": notes.get(verdict["clause"], []),
                    "what_if": assumptions(verdict),
                }
            )
        return rows

    def findings(self, severities: Sequence[str]) -> list[dict[str, Any]]:
        rows = []
        for number, finding in enumerate(self._chosen(severities)):
            evidence = finding["evidence"]
            views = [self._view(e, "a" if i == 0 and finding["declared"] else "b") for i, e in
                     enumerate(evidence[:VIEWS_PER_FINDING])]  # fmt: skip
            zh, en, colour, icon = SEVERITIES[finding["severity"]]
            rows.append(
                {
                    "anchor": f"f{number + 1}-{finding['id']}",
                    "id": finding["id"],
                    "zh": finding["message"]["zh"],
                    "en": finding["message"]["en"],
                    "severity": {"zh": zh, "en": en, "colour": colour, "icon": icon},
                    "declared": finding["declared"],
                    "found": finding["found"],
                    "difference": finding["difference"],
                    "tolerance": finding.get("tolerance", ""),
                    "clauses": finding["clauses"],
                    "views": views,
                    "more": max(0, len(evidence) - VIEWS_PER_FINDING),
                    "state": NOTICE_STATES[finding["state"]],
                }
            )
        return rows

    def minor(self, severities: Sequence[str]) -> list[dict[str, Any]]:
        return [
            {
                "id": f["id"],
                "zh": f["message"]["zh"],
                "declared": f["declared"],
                "found": f["found"],
                "places": "；".join(dict.fromkeys(self.place(e) for e in f["evidence"][:2])),
            }
            for f in self._chosen(severities)
        ]

    def _chosen(self, severities: Sequence[str]) -> list[Mapping[str, Any]]:
        """Contradictions of these severities, blockers first; a threshold finding repeats its clause."""
        chosen = [
            f
            for f in self.record["findings"]
            if f["severity"] in severities and f["class"] == "contradiction"
        ]
        return sorted(chosen, key=lambda f: "BMmI".index(f["severity"]))

    def _view(self, evidence: Mapping[str, Any], side: str) -> dict[str, Any]:
        return {
            "side": side,
            "place": self.place(evidence),
            "file": name_file(evidence),
            "quote": evidence.get("quote", "")[:60],
            "crop": cut_crop(self.load, evidence, self.personal),
        }
