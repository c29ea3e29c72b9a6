"""Letters of appointment in other words: who, by whom, for what, for how long. Invented names."""

from __future__ import annotations

import pytest

from dossier_ai.core import no_reread
from dossier_ai.kinds import ALL_KINDS
from dossier_ai.sorting.split import sort_pages

KINDS = {kind.id: kind for kind in ALL_KINDS}
UNIT = "宁海小禾企业服务有限公司"
LETTERS = [
    ("聘书", ["兹聘请", "周一 教授", f"为{UNIT}专家库数字化领域专家。", "聘期：2024年3月1日至2027年2月28日"],
     ("周一", "数字化", "2024-03-01/2027-02-28")),
    ("聘任证书", ["周一同志：", "经研究，聘任您为本平台法律服务专家，任期三年。"],
     ("周一", "法律", "2024-03-01/2027-02-28")),
    ("专家聘书", ["姓名：周一", "专业：财税", "聘任期限：2024年3月1日至2027年2月28日", "特聘为平台专家"],
     ("周一", "财税", "2024-03-01/2027-02-28")),
    ("聘 请 书", ["特邀请周一先生担任我中心知识产权服务顾问，", "任期为两年（2024年3月1日—2026年2月28日）。"],
     ("周一", "知识产权", "2024-03-01/2026-02-28")),
]  # fmt: skip


@pytest.mark.parametrize(("title", "lines", "want"), LETTERS)
def test_letters_of_appointment(sheet, by_key, layouts, title, lines, want):
    s = sheet()
    s.centre(150, title, size=60)
    for number, text in enumerate(lines):
        s.write(140, 320 + 60 * number, text)
    s.write(640, 800, UNIT)
    s.write(700, 860, "2024年3月1日")
    page = s.page()
    (found,) = sort_pages([page], ALL_KINDS, {"a.pdf": "0" * 64})
    assert found.kind == "expert_pool"
    fields = by_key(KINDS["expert_pool"].extract(found, no_reread))
    assert tuple(fields[key].value for key in ("expert", "field", "term")) == want
    assert (fields["appointer"].value, fields["appointed_on"].value) == (UNIT, "2024-03-01")
    layouts.assert_on_print([page], [fields["expert"], fields["field"], fields["appointer"]])
