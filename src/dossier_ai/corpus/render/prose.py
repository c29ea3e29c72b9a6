# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""Documents of running text as blocks: declaration, application report, policies, agreements."""

from __future__ import annotations

import random

from dossier_ai.core.geometry import Rect
from dossier_ai.corpus.figures import wan
from dossier_ai.corpus.flow import Block, Break, Cell, Drawing, Gap, Grid, Line, Para
from dossier_ai.corpus.ink import SealSpec, press_seal, sign
from dossier_ai.corpus.lexicon import CLASS_NAMES
from dossier_ai.corpus.prints import print_date
from dossier_ai.corpus.render.evidence import event_bundle
from dossier_ai.corpus.render.photos import photo_drawing
from dossier_ai.corpus.render.prose_forms import (
    agreement_form,
    declaration_form,
    policy_chapters,
    policy_table,
    report_body,
)
from dossier_ai.corpus.render.values import programme
from dossier_ai.corpus.sheet import Run, Sheet
from dossier_ai.corpus.views import View


def declaration_blocks(view: View, rng: random.Random) -> list[Block]:
    """One page: recipient, statement, signature of the legal representative, seal over name and date."""
    if view.layout == 2:
        return declaration_form(view, rng)
    f = view.fields
    style = rng.choice(["plain", "words", "spaced"])
    special = f["seal_kind"] if f["seal_kind"] != "公章" else ""
    seal = SealSpec(f["seal_text"], special, opacity=rng.uniform(0.55, 0.85)) if f["sealed"] else None
    text: list[Run] = [
        ("我单位", None), (f["applicant"], None),
        (f"申报{programme(view)}，现郑重声明：", None),
    ]  # fmt: skip
    first: list[Block] = [
        Gap(14),
        Line(view.title, 24, "hei", align="center", bold=True, after=14),
        Line([(f["recipient"], "recipient"), ("：", None)], 14, after=4),
        Para(text, 14, leading=1.9),
        Para(
            [
                ("所提交的申报材料（包括纸质材料和电子材料）内容真实、准确、完整，复印件与原件一致，无虚假记载、误导性陈述和重大遗漏。"
                 "如有不实，愿承担由此产生的一切法律责任。", "statement"),
            ],
            14, leading=1.9,
        ),
        Para("特此声明。", 14, leading=1.9),
        Gap(18),
    ]  # fmt: skip
    signature = Line(
        [("法定代表人（签字）：", None), (str(f.get("signatory", "")), "signatory")], 14, align="left" if view.layout else "right", after=9,
        signature="signed" if f["signed"] else None, signature_width=38,
    )  # fmt: skip
    name = Line(
        [("声明单位（盖章）：" if view.layout else "", None), (f["applicant"], "applicant")], 14,
        align="left" if view.layout else "right", after=7, seal=seal, seal_at=(-30, 4), seal_key="sealed",
    )  # fmt: skip
    day = Line([(print_date(f["date"], style), "date")], 14, align="right", after=2)
    return [*first, *([signature, name] if view.layout == 0 else [name, signature]), day]


def report_blocks(view: View, rng: random.Random) -> list[Block]:
    """The application report under its eight headings (annex 2)."""
    f, e = view.fields, view.extra
    year = e["year"]
    name = f["unit_name"]
    served = e["served"]
    income, revenue = wan(e["income"]), wan(e["revenue"])
    bodies = [
        f"{name}成立于{print_date(e['established'])}，建设和运营“{e['platform']}”，是面向{e['city']}及周边地区中小企业的服务机构。"
        f"截至{year}年末，平台从业人员{e['staff']}人，服务场地{e['area']}平方米，资产总额{wan(e['assets'])}万元。"
        "我们的目标是建成服务规范、企业信赖、可持续发展的区域性公共服务平台。",
        f"{e['city']}中小企业主要集中在特色农畜产品加工、新材料、商贸流通等行业，普遍存在技术力量薄弱、融资渠道单一、管理基础较差等问题，"
        "对技术、培训、信息和融资等公共服务需求迫切。",
        "平台建立了财务管理、人员培训与激励、服务流程、收费公示、服务质量保证和投诉处理等制度，定期开展服务能力提升培训，"
        "推进服务品牌建设，保障平台持续运营。",
        f"{year - 2}年、{year - 1}年、{year}年分别服务中小企业{served[0]}家、{served[1]}家和{served[2]}家。{year}年营业收入{revenue}万元，"
        f"其中服务收入{income}万元。服务方式以现场服务为主、线上服务为辅，公益性服务不收费，其他服务按公示标准收费。"
        + (f"{year}年线上服务中小企业{e['online']}家。" if e.get("online") else ""),
        f"{year}年组织{CLASS_NAMES[e['class']]}活动{e['events']}场次，与{e['partners']}家机构签订合作协议。典型案例：平台帮助当地一家食品加工企业"
        "完成工艺改造和质量体系建设，企业产品合格率明显提高。",
        "平台先后获得样本市优秀中小企业服务机构等荣誉（示例），获得市级服务补助，相关证明材料附后。",
        "平台设有企业服务大厅、培训室、洽谈室和检测室，配备服务器、视频会议系统和必要的仪器设备，实景照片如下。",
        f"{year + 1}年计划服务中小企业{int(served[2] * 1.1)}家以上，组织服务活动不少于8场次，继续扩大与高校院所和专业机构的合作。",
    ]
    if view.layout:
        return report_body(view, bodies, photo_drawing(("企业服务大厅", "培训室"), rng, 70), rng)
    blocks: list[Block] = [
        Gap(6),
        Line([("申 请 报 告", "title")], 24, "hei", align="center", bold=True, after=4),
        Line([(name, "unit_name")], 13, "kai", align="center", after=6),
    ]
    numerals = "一二三四五六七八"
    for i, heading in enumerate(f["headings"]):
        blocks.append(Line([(f"{numerals[i]}、", None), (heading, "headings")], 14, "hei", before=2, after=2))
        blocks.append(Para(bodies[i], 12, leading=1.75))
        if i == 6:
            blocks.append(photo_drawing(("企业服务大厅", "培训室"), rng, 70))
    blocks += [
        Gap(6),
        Line([(name, None)], 12, align="right", seal=SealSpec(name, opacity=0.65), seal_at=(-24, 4)),
        Line([(print_date(f["date"]), "date")], 12, align="right"),
    ]
    return blocks


_TOPICS: dict[str, tuple[str, str]] = {
    "organisation": (
        "组织架构",
        "平台实行总经理负责制，下设综合部、财务部、技术服务部、培训部和信息部，组织架构图如下。",
    ),
    "rules": (
        "管理制度",
        "平台制定了财务管理制度、人事管理制度、档案管理制度、安全与保密制度、投诉处理制度，并定期修订。",
    ),
    "process": (
        "服务流程",
        "企业提出需求—受理登记—分派服务人员—制定服务方案—实施服务—回访评价—归档，全程记录服务台账。",
    ),
    "fees": (
        "收费标准",
        "公益性服务免费；其他服务按公示的收费标准收取，对小微企业给予不低于30％的优惠。收费标准在服务大厅和网站公示。",
    ),
    "quality": (
        "服务质量保证措施",
        "实行首问负责、限时办结和服务回访，设立服务质量监督岗，年度满意度低于90％的项目限期整改。",
    ),
    "plan": (
        "发展规划",
        "用三年时间建成服务功能完善、资源集聚、线上线下结合的综合服务平台，年服务企业数量年均增长10％左右。",
    ),
    "targets": (
        "年度目标",
        "年度服务中小企业数量和满意度稳步提高，组织专题服务活动不少于8场次，新增合作机构2家以上。",
    ),
    "confidentiality": (
        "信息保密制度",
        "服务中获取的企业资料专人保管、限定用途，未经企业书面同意不得向第三方提供，离岗人员须移交全部资料。",
    ),
    "complaints": (
        "投诉处理",
        "设立监督电话和意见箱，投诉在一个工作日内受理、五个工作日内答复，处理结果登记并回访。",
    ),
    "brand": (
        "品牌建设方案",
        "统一服务标识和服务规范，打造“企业服务日”品牌活动，通过网站、服务号和园区站点开展宣传。",
    ),
}


def _chart(rng: random.Random) -> Drawing:
    names = ("综合部", "财务部", "技术服务部", "培训部", "信息部")

    def draw(sheet: Sheet, area: Rect) -> None:
        cx = area.cx
        for row, title in enumerate(("总经理", "副总经理")):
            y = area.top + 3 + row * 14
            sheet.rect(cx - 16, y, 32, 8, 0.35)
            sheet.text(cx, y + 2, title, 11, align="center")
            sheet.line(cx, y + 8, cx, y + 14, 0.35)
        top = area.top + 31
        step = area.width / len(names)
        sheet.line(area.left + step / 2, top, area.right - step / 2, top, 0.35)
        for index, title in enumerate(names):
            x = area.left + step * (index + 0.5)
            sheet.line(x, top, x, top + 5, 0.35)
            sheet.rect(x - 13, top + 5, 26, 8, 0.35)
            sheet.text(x, top + 7, title, 10.5, align="center")

    return Drawing(50, draw, ("总经理", "副总经理", *names))


def policy_blocks(view: View, rng: random.Random) -> list[Block]:
    """Organisation, rules and plan under one heading per topic."""
    if view.layout == 1:
        return policy_chapters(view, _TOPICS, _chart(rng), rng)
    if view.layout == 2:
        return policy_table(view, _TOPICS, rng)
    f = view.fields
    blocks: list[Block] = [
        Gap(4),
        Line([(f["title"], "title")], 22, "hei", align="center", bold=True, after=4),
        Line([(f["unit_name"], "unit_name")], 13, "kai", align="center", after=6),
    ]
    for number, topic in enumerate(f["topics"], 1):
        heading, text = _TOPICS[topic]
        numeral = "一二三四五六七八九十"[number - 1]
        blocks.append(Line([(f"{numeral}、", None), (heading, "topics")], 14, "hei", before=2, after=2))
        blocks.append(Para(text, 12, leading=1.75))
        if topic == "organisation":
            blocks.append(_chart(rng))
    seal = SealSpec(f["unit_name"], opacity=0.7) if f["sealed"] else None
    blocks += [
        Gap(8),
        Line([(f["unit_name"], None)], 12, align="right", seal=seal, seal_at=(-24, 4), seal_key="sealed"),
        Line([(print_date(f["date"]), "date")], 12, align="right"),
    ]
    return blocks


def agreement_blocks(view: View, rng: random.Random) -> list[Block]:
    """A one-page cooperation agreement between the applicant and an institution, both sealed."""
    if view.layout:
        return agreement_form(view, rng)
    f = view.fields
    start, end = f["term"].split("/")
    term: list[Run] = [
        ("三、本协议有效期自", None), (f"{print_date(start)}起至{print_date(end)}止", "term"), ("，期满双方可协商续签。", None),
    ]  # fmt: skip
    seal_a = SealSpec(f["party_a"], opacity=0.7) if f["sealed_a"] else None
    seal_b = SealSpec(f["party_b"], opacity=0.7) if f["sealed_b"] else None
    return [
        Gap(4),
        Line([(f["title"], "title")], 24, "hei", align="center", bold=True, after=10, spacing=2),
        Line([("甲方：", None), (f["party_a"], "party_a")], 13, after=3),
        Line([("乙方：", None), (f["party_b"], "party_b")], 13, after=5),
        Para([("为整合服务资源，", None), (f["content"], "content"), ("，经双方友好协商，达成如下协议：", None)], 12.5),
        Para("一、乙方作为甲方平台的合作服务机构，向甲方推荐的中小企业提供专业服务，甲方负责收集企业需求、组织活动和跟踪回访。", 12.5),
        Para("二、双方共享服务信息，联合开展技术对接、培训、咨询等服务活动，服务收费按公示标准执行，对小微企业给予优惠。", 12.5),
        Para(term, 12.5),
        Para("四、双方对合作中知悉的企业商业秘密负有保密义务。本协议一式两份，双方各执一份，自双方签字盖章之日起生效。", 12.5),
        Gap(14),
        Line(
            "", 12.5, after=5, tabs=(0.0, 0.52),
            pieces=([("甲方（盖章）：", None)], [("乙方（盖章）：", None)]),
        ),
        _seals(seal_a, seal_b, rng),
        Line("", 12.5, after=5, tabs=(0.0, 0.52), pieces=([("代表（签字）：", None)], [("代表（签字）：", None)])),
        Line(
            "", 12.5, tabs=(0.0, 0.52),
            pieces=(
                [("签订日期：", None), (print_date(f["signed_on"]), "signed_on")],
                [("签订日期：", None), (print_date(f["signed_on"]), None)],
            ),
        ),
    ]  # fmt: skip


def _seals(seal_a: SealSpec | None, seal_b: SealSpec | None, rng: random.Random) -> Drawing:
    def draw(sheet: Sheet, area: Rect) -> None:
        if seal_a is not None:
            press_seal(sheet, area.left + area.width * 0.26, area.top + 6, seal_a, rng, "sealed_a")
        if seal_b is not None:
            press_seal(sheet, area.left + area.width * 0.80, area.top + 6, seal_b, rng, "sealed_b")
        sign(sheet, area.left + 28, area.bottom - 2, 24, 8, rng)
        sign(sheet, area.left + area.width * 0.52 + 28, area.bottom - 2, 24, 8, rng)

    return Drawing(16, draw)


def event_blocks(view: View, rng: random.Random) -> list[Block]:
    """One activity: notice, sign-in sheet (handwritten), photographs with a banner, summary."""
    if view.layout:
        return event_bundle(view, photo_drawing, rng)
    f, e = view.fields, view.extra
    held: list[Run] = [
        ("一、时间：", None), (print_date(f["date"]), "date"), ("（一天）", None),
    ]  # fmt: skip
    kinds = f["evidence_kinds"]
    blocks: list[Block] = []
    if "notice" in kinds:
        blocks += [
            Gap(4),
            Line(
                [("关于举办", None), (f["title"], "title"), ("的通知", None)],
                19,
                "hei",
                align="center",
                bold=True,
                after=6,
            ),
            Line("各有关企业：", 13, after=2),
            Para(
                "为更好地服务中小企业，帮助企业解决发展中的实际问题，经研究，决定举办本次活动。现将有关事项通知如下：",
                12.5,
            ),
            Para(held, 12.5),
            Para([("二、地点：", None), (f["place"], "place")], 12.5),
            Para(
                [
                    ("三、活动形式：", None),
                    (f["mode"], "mode"),
                    ("。服务类别：", None),
                    (CLASS_NAMES[f["service_class"]], "service_class"),
                    ("。", None),
                ],
                12.5,
            ),
            Para([("四、主办单位：", None), (f["organiser"], "organiser")], 12.5),
            Para(
                "五、参加对象：全市中小企业负责人、技术和管理人员。本次活动不收取费用，请各企业积极参加。",
                12.5,
            ),
            Gap(6),
            Line(
                [(f["organiser"], None)],
                12.5,
                align="right",
                seal=SealSpec(f["organiser"], opacity=0.7),
                seal_at=(-24, 4),
            ),
            Line(print_date(e["notice_on"]), 12.5, align="right"),
        ]
    if "sign_in" in kinds:
        blocks += [Break(), *_sign_in(view)]
    if "photo" in kinds:
        blocks += [Gap(5), Line("活动照片", 14, "hei", align="center", bold=True, after=3)]
        caption = str(e.get("photo_of") or f["title"])
        # a photograph with a seed of its own is the same picture wherever it stands
        shot = random.Random(e["photo_seed"]) if "photo_seed" in e else rng
        blocks.append(photo_drawing((caption, caption), shot, 62))
    if "summary" in kinds:
        summary: list[Run] = [
            (f"{print_date(f['date'])}，我单位在{f['place']}成功举办了{f['title']}。共有", None), (f["enterprises"], "enterprises"),
            ("家企业、", None), (f["persons"], "persons"), ("人参加。活动围绕企业需求进行了讲解和交流，现场解答问题，参会企业反映良好。", None),
        ]  # fmt: skip
        blocks += [Gap(3), Line("活动总结", 14, "hei", align="center", bold=True, after=3), Para(summary, 12)]
    return blocks


def _sign_in(view: View) -> list[Block]:
    f = view.fields
    rows = [[Cell(t) for t in ("序号", "单位名称", "姓名", "签名")]]
    for i, (company, person) in enumerate(view.extra["attendees"], 1):
        rows.append(
            [
                Cell(str(i)),
                Cell(company, font="kai", align="left"),
                Cell(person, font="kai"),
                Cell(mark="handwritten_tick"),
            ]
        )
    return [
        Line(f"{f['title']}签到表", 16, "hei", align="center", bold=True, after=2),
        Line(f"时间：{print_date(f['date'])}　　地点：{f['place']}", 10, after=2),
        Grid((10, 80, 30, 30), rows, 10, heads=1, row_height=8),
    ]
