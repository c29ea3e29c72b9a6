"""Rules, fees, plans: topics, version, dates, signature and seal (domain 1.32)."""

from __future__ import annotations

import pytest

from dossier_ai.core import Rect, Seal, no_reread
from dossier_ai.kinds import policy_document

UNIT = "示例中小企业服务有限公司"


def read(document, by_key, *pages):
    return by_key(policy_document.KIND.extract(document("policy_document", *pages), no_reread))


def paper(sheet, title, *lines, start=320, step=60):
    s = sheet()
    s.centre(180, title, size=42)
    for i, text in enumerate(lines):
        s.write(140, start + step * i, text)
    return s


def test_rules_with_chapters(sheet, document, by_key):
    s = paper(
        sheet,
        "服务管理制度汇编",
        "编制单位：" + UNIT,
        "版本号：V2.1",
        "第一章 总则",
        "第二章 服务流程",
        "第三章 收费标准及小微企业优惠",
        "第四章 服务质量保证",
        "第五章 投诉处理与保密制度",
        "本制度自2025年1月1日起施行。",
        "批准人：李示例",
    )
    s.write(700, 1200, UNIT)
    s.write(800, 1260, "2024年12月20日")
    s.seals.append(Seal(Rect(780, 1160, 940, 1320), "round", "red", UNIT, None, 0.9))
    fields = read(document, by_key, s.page())
    assert fields["title"].value == "服务管理制度汇编"
    assert fields["unit_name"].value == UNIT
    assert fields["version"].value == "V2.1"
    assert fields["effective_on"].value == "2025-01-01"
    assert fields["date"].value == "2024-12-20"
    assert fields["sealed"].value is True
    assert {"rules", "process", "fees", "quality", "complaints", "confidentiality"} <= set(
        fields["topics"].value
    )
    assert len(fields["topics"].evidence) == len(fields["topics"].value)


@pytest.mark.parametrize(
    ("line", "version"),
    [
        ("文件版本：A/0", "A/0"),
        ("版 本：2025年版", "2025年版"),
        ("（2025年修订）", "2025年修订"),
        ("第3版", "第3版"),
        ("修订次数：第二次修订", "第二次修订"),
        ("本制度适用于全体员工。", None),
    ],
)
def test_versions(sheet, document, by_key, line, version):
    field = read(document, by_key, paper(sheet, "服务质量保证办法", line).page()).get("version")
    assert (field.value if field is not None else None) == version


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("第二十条 本办法自2025年3月1日起执行。", "2025-03-01"),
        ("实施日期：2025-03-01", "2025-03-01"),
        ("本制度自发布之日起施行。", None),
        ("生效日期 2025年3月1日", "2025-03-01"),
    ],
)
def test_when_it_takes_effect(sheet, document, by_key, line, day):
    field = read(document, by_key, paper(sheet, "收费管理办法", line).page()).get("effective_on")
    assert (field.value if field is not None else None) == day


def test_a_signature_of_approval(sheet, document, by_key):
    s = paper(sheet, "2026年度工作计划", "一、年度目标", "二、品牌建设")
    s.write(140, 1000, "批准人（签字）：")
    s.scribble(Rect(360, 980, 520, 1040))
    fields = read(document, by_key, s.page())
    assert fields["signed"].value is True
    assert fields["sealed"].value is False
    assert fields["sealed"].evidence[0].grounding == "searched"
    assert set(fields["topics"].value) == {"plan", "yearly_plan", "targets", "brand"}


def test_without_a_place_to_sign_there_is_no_such_mark(sheet, document, by_key):
    fields = read(document, by_key, paper(sheet, "组织架构图", "总经理", "综合部").page())
    assert "signed" not in fields
    assert fields["topics"].value == ("organisation",)


@pytest.mark.parametrize(
    ("heading", "topic"),
    [
        ("小微企业服务收费优惠办法", "preferential"),
        ("一、法人治理结构", "governance"),
        ("二、年度服务计划", "yearly_plan"),
        ("三、实施方案", "implementation"),
        ("四、培训效果评估", "training_evaluation"),
    ],
)
def test_what_the_other_schemes_ask_for(sheet, document, by_key, heading, topic):
    fields = read(
        document, by_key, paper(sheet, "服务管理制度汇编", heading, "本条适用于全体服务人员。").page()
    )
    assert topic in fields["topics"].value
