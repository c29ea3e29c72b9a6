"""居民身份证: recognised and left alone. Its page yields its kind and nothing else (domain 1.35)."""

from __future__ import annotations

from collections.abc import Sequence

from dossier_ai.core import Cues, Document, Field, Kind, Reread


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    """Nothing: names, numbers and pictures of an identity card are not taken over."""
    return ()


KIND = Kind(
    id="identity_card",
    code="D35",
    zh="居民身份证",
    en="Identity card",
    rank=4,
    cues=Cues(
        titles=(r"居民身份证", r"法定代表人身份证(明|复印件)?"),
        anchors=("公民身份号码", "签发机关", "有效期限", "出生", "民族"),
        negative=("营业执照", "姓名序号", "岗位"),
    ),
    fields=(),
    extract=_extract,
    single_page=True,
)
