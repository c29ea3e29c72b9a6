# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed sentences stay whole
"""The application form of Qinghai annexes 1 and 7 as blocks: a cover (annex 1), then one long table."""

from __future__ import annotations

import random

from dossier_ai.core.geometry import Rect
from dossier_ai.corpus.flow import Block, Break, Cell, Drawing, Gap, Grid, Line
from dossier_ai.corpus.fonts import Role
from dossier_ai.corpus.ink import SealSpec, press_seal, sample_seal
from dossier_ai.corpus.render.values import QINGHAI, Printed, day, programme, wan
from dossier_ai.corpus.sheet import Run, Sheet
from dossier_ai.corpus.views import View

_W = 24


def _row(*cells: Cell) -> list[Cell]:
    used = sum(c.columns for c in cells)
    assert used == _W, used
    return list(cells)


def form_blocks(view: View, rng: random.Random) -> list[Block]:
    """Cover and body. Labels stand literally as in the annex."""
    f = Printed(view.fields)
    style = rng.choice(["spaced", "plain"])
    cover: list[Block] = [
        Gap(38),
        Line(programme(view), 24, "hei", align="center", bold=True, after=14),
        Line("申  请  推  荐  表", 30, "hei", align="center", bold=True, after=48),
    ]
    for label, key, value in (
        ("单 位 名 称 ：", "applicant", f["applicant"]), ("申报平台名称：", "platform_name", f["platform_name"]),
        ("所在市（州）：", "region", f["region"]), ("填 报 日 期 ：", "filled_on", day(f["filled_on"], style)),
    ):  # fmt: skip
        cover.append(Line("", 16, after=9, tabs=(0.1,), pieces=([(f"{label} ", None), (value, key)],)))
    if programme(view) == QINGHAI:
        cover += [Gap(40), Line("青海省工业和信息化厅制", 16, "kai", align="center")]
    seal = SealSpec(f["applicant"], opacity=0.6) if f.get("applicant_sealed") else None
    renewal = view.kind == "renewal_form"
    title = programme(view) + ("复核申请推荐表" if renewal else "申请推荐表")
    head: list[Block] = [
        *([] if renewal else [Break()]),
        Line(title, 17, "hei", align="center", bold=True, after=4),
        Line(
            [("申请单位（盖章）：", None), (f["applicant"], "applicant" if renewal else None)], 11, after=2, seal=seal, seal_at=(-8, 3),
            seal_key="applicant_sealed",
        ),
    ]  # fmt: skip
    rows = [*_basics(view), *_years(view), *_services(view), *_support(view)]
    if renewal:
        return [
            *head,
            *_heading_lines(view),
            Grid((1,) * _W, rows, 10.5, row_height=9, pad=1.3),
            *_opinion_seal(view, rng),
        ]
    return [*cover, *head, Grid((1,) * _W, rows, 10.5, row_height=9, pad=1.3), *_opinion_seal(view, rng)]


def _part(title: str) -> list[Cell]:
    return _row(Cell(title, columns=_W, align="left", bold=True, font="hei"))


def _heading_lines(view: View) -> list[Block]:
    """What annex 7, which has no cover, says above its table when it is filled in."""
    f = Printed(view.fields)
    pieces: tuple[list[Run], ...] = (
        [("平台名称：", None), (f["platform_name"], "platform_name")], [("所在市（州）：", None), (f["region"], "region")],
        [("填报日期：", None), (day(f["filled_on"]), "filled_on")],
    )  # fmt: skip
    return [Line("", 9.5, after=2, tabs=(0.0, 0.48, 0.76), pieces=pieces)]


def _opinion_seal(view: View, rng: random.Random) -> list[Block]:
    """The recommending authority's seal, on the last block of the table."""
    if not view.fields.get("opinion_sealed"):
        return []

    def draw(sheet: Sheet, area: Rect) -> None:
        spec = sample_seal(str(view.extra.get("authority", "样本市工业和信息化局")), rng)
        press_seal(sheet, area.right - 36, area.top - 18, spec, rng, "opinion_sealed")

    return [Drawing(1, draw)]


def _retyped(view: View) -> bool:
    """Whether this is the layout kept back: labels above their values, a column for each year."""
    return view.layout == (2 if view.kind == "renewal_form" else 3)


class _Pairs:
    """Label and value in one cell, as the annex has it (layout 0), or in two as retyped forms do; the
    values of layout 2 are filled in by hand, or stand below their labels (`_retyped`)."""

    def __init__(self, view: View) -> None:
        self.above = _retyped(view)
        self.apart = view.layout > 0 and not self.above
        self.font: Role = "kai" if view.layout == 2 else "song"

    def __call__(self, label: str, value: str, key: str, columns: int) -> list[Cell]:
        if not self.apart:
            runs: list[Run] = [(label + ("\n" if self.above else ""), None), (value, key)]
            return [Cell(runs, columns=columns, align="left")]
        head = max(2, min(columns - 2, round(len(label) * 0.8)))
        return [
            Cell(label.rstrip("："), columns=head),
            Cell(value, key, columns=columns - head, font=self.font),
        ]


def _basics(view: View) -> list[list[Cell]]:
    f = Printed(view.fields)
    _pair = _Pairs(view)
    unit = "复核" if view.kind == "renewal_form" else "申请"
    rows = [
        _part(f"一、平台（{unit}单位）基本情况"),
        _row(
            *_pair("注册日期：", day(f["registered_on"]), "registered_on", 9),
            *_pair("单位性质：", f["entity_nature"], "entity_nature", 8), *_pair("法人代表：", f["legal_rep"], "legal_rep", 7),
        ),
        _row(*_pair("注册地址：", f["address"], "address", 17), *_pair("邮政编码：", f["postcode"], "postcode", 7)),
        _row(
            *_pair("联系人：", f["contact"], "contact", 5), *_pair("联系电话：", f["phone"], "phone", 7),
            *_pair("手机：", f["mobile"], "mobile", 6), *_pair("传真：", f["fax"], "fax", 6),
        ),
        _row(
            *_pair("电子邮件：", f["email"], "email", 11),
            *_pair("网址（已建网站的填写）：", f["website"], "website", 13),
        ),
    ]  # fmt: skip
    investors = f["investors"]
    lines = max(3, len(investors))
    capital: list[Run] = [
        ("注册资本\n", None),
        (wan(f["registered_capital"]), "registered_capital"),
        ("\n万元", None),
    ]
    rows.append(
        _row(
            Cell(capital, columns=5, rows=lines + 1), Cell("其中：主要投资方名称", columns=9), Cell("性质", columns=5),
            Cell("投资比例 ％", columns=5),
        )
    )  # fmt: skip
    for i in range(lines):
        row = investors[i] if i < len(investors) else {"name": "", "nature": "", "share": ""}
        key = f"investors[{i}]." if i < len(investors) else None
        rows.append(
            [
                Cell(row[c], key + c if key else None, columns=n)
                for c, n in (("name", 9), ("nature", 5), ("share", 5))
            ]
        )
    own = f["site_tenure"] == "自有"
    boxes = ("☑", "□") if view.layout == 0 else ("■", "□")
    rent, owned = (boxes[1], boxes[0]) if own else boxes
    assets: list[Run] = [
        ("总资产\n", None),
        (view.extra.get("assets_printed") or wan(f["total_assets"]), "total_assets"),
        ("\n万元", None),
    ]
    rows.append(
        _row(
            Cell(assets, columns=5, rows=3),
            Cell(
                [
                    ("其中：服务设施、软件占总资产的 ", None),
                    (f["software_share"], "software_share"),
                    (" ％", None),
                ],
                columns=19,
                align="left",
            ),
        )
    )
    rows.append(
        [
            Cell(
                [
                    ("仪器设备： ", None), (f["equipment_count"], "equipment_count"), (" 台（套），占总资产的 ", None),
                    (f["equipment_share"], "equipment_share"), (" ％", None),
                ],
                columns=19, align="left",
            )
        ]
    )  # fmt: skip
    rows.append(
        [
            Cell(
                [
                    ("场地面积： ", None), (f["site_area"], "site_area"), (" 平米，性质： ", None),
                    (f"租用{rent}　自有{owned}", "site_tenure"), ("，自有场地占总资产的 ", None),
                    (f["owned_site_share"], "owned_site_share"), (" ％", None),
                ],
                columns=19, align="left",
            )
        ]
    )  # fmt: skip
    rows.append(
        _row(
            Cell([("从业人数： ", None), (f["staff_count"], "staff_count"), (" 人", None)], columns=7, align="left"),
            Cell(
                [
                    ("其中：大专及以上学历和中级及以上技术职称的专业人员： ", None),
                    (f["professional_count"], "professional_count"), (" 人", None),
                ],
                columns=17, align="left",
            ),
        )
    )  # fmt: skip
    return rows


_YEARS = (
    ("年度", "year", 2), ("营业收入", "revenue", 4), ("其中：服务收入", "service_income", 4), ("利润总额", "total_profit", 3),
    ("服务成本支出", "service_cost", 4), ("服务中小企业户（次）数", "served", 4), ("其中：签订服务协议户数", "agreements", 3),
)  # fmt: skip


def _years(view: View) -> list[list[Cell]]:
    if _retyped(view):
        return _years_across(view)
    rows = [
        _part("二、近三年平台运营管理（单位：万元）"),
        _row(*(Cell(label, columns=n) for label, _, n in _YEARS)),
    ]
    for i, row in enumerate(view.fields.get("years") or []):
        cells = []
        for _, key, n in _YEARS:
            money = key in ("revenue", "service_income", "total_profit", "service_cost")
            cells.append(Cell(wan(row[key]) if money else row[key], f"years[{i}].{key}", columns=n))
        rows.append(_row(*cells))
    return rows


def _years_across(view: View) -> list[list[Cell]]:
    """The same figures with a column for each year."""
    years = view.fields.get("years") or []
    out = [_part("二、近三年平台运营管理（单位：万元）")]
    for label, key, _ in _YEARS:
        money = key in ("revenue", "service_income", "total_profit", "service_cost")
        cells = [Cell(label, columns=9)]
        for i in range(3):
            value = years[i].get(key) if i < len(years) else None
            text = "" if not value else wan(value) if money else str(value)
            cells.append(Cell(text, f"years[{i}].{key}" if text else None, columns=5))
        out.append(_row(*cells))
    return out


def _services(view: View) -> list[list[Cell]]:
    f = Printed(view.fields)
    rows = [
        _part("三、服务能力及业绩"),
        _row(
            Cell("获得专业服务\n资质情况", columns=5, high=16),
            Cell(f["qualifications"], "qualifications", columns=19, align="left"),
        ),
        _row(
            Cell("主要服务产品", columns=10),
            Cell("服务规模（家、人/次）", columns=7),
            Cell("服务收入占年营业收入％", columns=7),
        ),
    ]
    for i, row in enumerate(f["service_items"]):
        rows.append(
            _row(
                Cell(row["product"], f"service_items[{i}].product", columns=10),
                Cell(row["scale"], f"service_items[{i}].scale", columns=7),
                Cell(row["share"], f"service_items[{i}].share", columns=7),
            )
        )
    rows += [
        _row(
            Cell("合作资源", columns=5, rows=2),
            Cell("签订合作协议的单位", columns=10),
            Cell("其他合作单位", columns=9),
        ),
        [
            Cell("、".join(f["partners"]), "partners", columns=10, align="left", high=24),
            Cell("、".join(f["other_partners"]), "other_partners", columns=9, align="left"),
        ],
        _row(
            Cell("运用信息技术\n开展服务情况", columns=5, high=16),
            Cell(f["digital_services"], "digital_services", columns=19, align="left"),
        ),
        _row(
            Cell("获得市级及以上部门\n授予的荣誉证书\n或证明", columns=5, high=18),
            Cell(f["honours"], "honours", columns=19, align="left"),
        ),
    ]
    return rows


def _support(view: View) -> list[list[Cell]]:
    f = Printed(view.fields)
    blank = "\n" * 5 + " " * 40 + "（单位盖章）\n" + " " * 40 + "年   月   日"
    renewal = view.kind == "renewal_form"
    opinion: list[Run] = [(blank, None)]
    if f["opinion"]:
        opinion = [(f["opinion"], "opinion"), (blank, None)]
    label = "复核意见" if renewal else "审核意见（不少于20字）"
    return [
        _part("四、政府支持情况"),
        _row(
            Cell("得到政府扶持的情况", columns=7, high=12),
            Cell(f["support"], "support", columns=17, align="left"),
        ),
        _row(
            Cell("市级及以上部门认定为公共服务平台的文件名及文号", columns=7, high=14),
            Cell(f["recognition"], "recognition", columns=17, align="left"),
        ),
        _part("五、中小企业主管部门审核推荐意见"),
        _row(
            Cell(f"市（州）中小企业主管部门{label}", columns=7, high=44),
            Cell(opinion, columns=17, align="left"),
        ),
    ]
