"""Kinds that are recognised, so that nothing else is taken for them, but have no fields yet.

Cues follow domain 1.2-1.37 and the title list of appendix A2. To give one of these kinds its fields, move its
entry into a module of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from dossier_ai.core import Cues, Document, Field, Kind, Reread


def _nothing(document: Document, reread: Reread) -> Sequence[Field]:
    """No fields: the kind is only told apart."""
    return ()


def _kind(
    id: str,
    code: str,
    zh: str,
    en: str,
    rank: int,
    titles: tuple[str, ...],
    anchors: tuple[str, ...] = (),
    negative: tuple[str, ...] = (),
    single_page: bool = False,
) -> Kind:
    return Kind(id, code, zh, en, rank, Cues(titles, anchors, negative), (), _nothing, single_page)


KINDS: tuple[Kind, ...] = (
    _kind(
        "renewal_form", "D15", "复核申请推荐表", "Renewal application form", 5,
        (r"复核申请推荐表",),
        ("复核单位", "复核意见", "近三年平台运营管理", "服务能力及业绩"),
    ),
)  # fmt: skip
