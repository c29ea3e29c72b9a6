"""Labels with an explanation in brackets right behind them and no colon: it is no part of the value."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import ALL_KINDS

KINDS = {kind.id: kind for kind in ALL_KINDS}
UNIT = "宁海小禾企业服务有限公司"
ROWS = [("单位名称（全称）", UNIT), ("许可证编号（No.）", "510107100023"), ("服务范围（项目）", "职业中介"),
        ("发证机关（印章）", "宁海市人力资源和社会保障局"), ("发证日期", "2021年3月15日"),
        ("有效期限（至）", "2026年3月14日")]  # fmt: skip
WANT = {"holder": UNIT, "number": "510107100023", "scope": "职业中介", "issuer": "宁海市人力资源和社会保障局",
        "issued": "2021-03-15", "expires": "2026-03-14"}  # fmt: skip


@pytest.mark.parametrize(
    "layout",
    ["english under", "english beside", "english between", "leaders", "bracketed", "numbered",
     "chinese numbered", "colon above", "right aligned", "centred", "pairs", "free pairs", "bilingual table"],
)  # fmt: skip
def test_explanations_behind_labels(sheet, wild, document, by_key, layout):
    kind = KINDS["qualification_certificate"]
    page = wild.WILD[layout](sheet, "人力资源服务许可证", ROWS).page()
    fields = by_key(kind.extract(document(kind.id, page), no_reread))
    assert {key: fields[key].value if key in fields else None for key in WANT} == WANT


def test_a_unit_in_brackets_belongs_to_the_value(sheet, document, by_key):
    kind = KINDS["business_licence"]
    s = sheet()
    s.centre(120, "营业执照", size=48)
    s.write(120, 300, "名称")
    s.write(400, 300, UNIT)
    s.write(120, 360, "注册资本（万元）")
    s.write(400, 360, "500")
    fields = by_key(kind.extract(document(kind.id, s.page()), no_reread))
    assert fields["capital"].value in (None, "5000000") and "万元" in fields["capital"].raw
