"""Every generation of the licence, drawn as pages of words. Invented organisations; codes from domain 2.1."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from dossier_ai.core import Code, Document, Field, FieldState, Page, Reading, Rect, Seal, no_reread
from dossier_ai.kinds.business_licence import KIND

CODE = "91630102FAKE0003X0"
OTHER = "91510107FAKE000489"
Build = Callable[..., Document]
Index = Callable[[Sequence[Field]], dict[str, Field]]


def landscape(sheet: Any) -> Any:
    """The layout since 2019: code at the top left, two columns, QR code at the top right."""
    s = sheet(width=1754, height=1240)
    s.write(120, 120, "统一社会信用代码")
    s.write(120, 160, CODE)
    s.write(700, 100, "营业执照", size=90)
    s.write(820, 210, "（副 本）")
    s.write(1300, 110, "扫描二维码登录‘国家企业")
    s.write(1300, 140, "信用信息公示系统’了解")
    s.write(120, 400, "名")
    s.write(190, 400, "称")
    s.write(260, 400, "青海禾苗企业服务有限公司")
    s.write(940, 400, "注册资本")
    s.write(1080, 400, "伍佰万元整")
    s.write(120, 450, "类")
    s.write(190, 450, "型")
    s.write(260, 450, "有限责任公司(自然人投资或控股)")
    s.write(940, 450, "成立日期")
    s.write(1080, 450, "2016年03月08日")
    s.write(120, 500, "法定代表人")
    s.write(260, 500, "赵一山")
    s.write(940, 500, "营业期限")
    s.write(1080, 500, "2016年03月08日至2046年03月07日")
    s.write(120, 550, "经营范围")
    s.write(260, 550, "一般项目：企业管理咨询；信息技术服务；")
    s.write(940, 550, "住")
    s.write(1010, 550, "所")
    s.write(1080, 550, "青海省西宁市城西区某某路八十八号")
    s.write(260, 585, "会议及展览服务；本公司经营范围中产品的")
    s.write(1080, 585, "创业大厦3号楼1206室(一照多址)")
    s.write(260, 620, "销售。")
    s.write(940, 950, "登记机关")
    s.write(1160, 1010, "2021 年 07 月 15 日")
    s.write(120, 1150, "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn")
    return s


def portrait(sheet: Any, **changes: str) -> Any:
    """The layout of 2015, one column; `changes` replace values, a blank one leaves the row out."""
    rows = {
        "名称": "宁海市小禾软件有限公司",
        "类型": "有限责任公司",
        "住所": "宁海市新区学府路1号",
        "法定代表人": "钱二",
        "注册资本": "人民币100.0000万元整",
        "成立日期": "2012年05月30日",
        "营业期限": "2012年05月30日至长期",
        "经营范围": "软件开发。",
    } | changes
    s = sheet()
    s.write(480, 200, "营业执照", size=70)
    s.write(560, 300, "(副本)")
    s.write(700, 340, f"统一社会信用代码{CODE}(1-1)")
    for i, (label, value) in enumerate(rows.items()):
        if value:
            first, last = label[: len(label) // 2], label[len(label) // 2 :]
            s.write(200, 420 + 60 * i, first if len(label) == 2 else label)
            if len(label) == 2:
                s.write(290, 420 + 60 * i, last)
            s.write(360, 420 + 60 * i, value)
    s.write(650, 1300, "登记机关")
    s.write(760, 1400, "2017年12月01日")
    s.write(100, 1560, "企业应当于每年1月1日至6月30日报送年度报告")
    return s


def fields_of(document: Build, by_key: Index, page: Page, reread: Any = no_reread) -> dict[str, Field]:
    return by_key(KIND.extract(document("business_licence", page), reread))


def test_landscape_of_2019(sheet: Any, document: Build, by_key: Index) -> None:
    found = fields_of(document, by_key, landscape(sheet).page())
    assert {k: f.value for k, f in found.items()} == {
        "uscc": CODE,
        "serial": None,
        "name": "青海禾苗企业服务有限公司",
        "kind": "有限责任公司（自然人投资或控股）",
        "legal_rep": "赵一山",
        "capital": "5000000",
        "established": "2016-03-08",
        "term": "2016-03-08/2046-03-07",
        "address": "青海省西宁市城西区某某路八十八号创业大厦3号楼1206室（一照多址）",
        "scope": "一般项目：企业管理咨询；信息技术服务；会议及展览服务；本公司经营范围中产品的销售。",
        "formation": None,
        "registrar": None,  # its seal cannot be read
        "issued": "2021-07-15",
        "copy_kind": "副本",
    }
    assert len(found["address"].evidence) == 2
    assert found["formation"].state is FieldState.ABSENT
    assert found["registrar"].state is FieldState.OCCLUDED


def test_portrait_of_2015(sheet: Any, document: Build, by_key: Index) -> None:
    found = fields_of(document, by_key, portrait(sheet).page())
    assert found["uscc"].value == CODE
    assert found["name"].value == "宁海市小禾软件有限公司"
    assert found["kind"].value == "有限责任公司"
    assert found["capital"].value == "1000000"
    assert found["term"].value == "2012-05-30/.."
    assert found["established"].value == "2012-05-30"
    assert found["issued"].value == "2017-12-01"


def test_stacked_labels_that_detection_joined(sheet: Any, document: Build, by_key: Index) -> None:
    s = portrait(sheet, 名称="", 类型="", 住所="")
    for text, left in (("名类住", 200), ("称型所", 290)):
        s.write(left, 420, text)
        s.words[-1] = replace(s.words[-1], rect=Rect(left, 418, left + 26, 568))
    for i, text in enumerate(("宁海市小禾软件有限公司", "有限责任公司", "宁海市新区学府路1号")):
        s.write(360, 430 + 51 * i, text)
    found = fields_of(document, by_key, s.page())
    assert found["name"].value == "宁海市小禾软件有限公司"
    assert found["kind"].value == "有限责任公司"
    assert found["address"].value == "宁海市新区学府路1号"


def test_individual_and_older_licence_with_a_registration_number(
    sheet: Any, document: Build, by_key: Index
) -> None:
    s = sheet()
    s.write(400, 200, "个体工商户营业执照", size=60)
    s.write(700, 340, "注册号630100100000031")
    for i, (label, value) in enumerate(
        [("名称", "城西区老地方文具店"), ("组成形式", "个人经营"), ("经营者", "孙三"),
         ("经营场所", "城西区五四大街9号"), ("注册日期", "二〇一三年十月廿二日"),
         ("经营范围及方式", "文具零售")]
    ):  # fmt: skip
        s.write(150, 420 + 60 * i, label)
        s.write(360, 420 + 60 * i, value)
    found = fields_of(document, by_key, s.page())
    assert found["uscc"].value == "630100100000031"
    assert found["legal_rep"].value == "孙三"
    assert found["formation"].value == "个人经营"
    assert found["address"].value == "城西区五四大街9号"
    assert found["established"].value == "2013-10-22"
    assert found["scope"].value == "文具零售"
    assert found["capital"].state is FieldState.ABSENT


def test_partnership_is_represented_by_a_firm(sheet: Any, document: Build, by_key: Index) -> None:
    s = portrait(sheet, 法定代表人="", 注册资本="", 住所="")
    s.write(150, 960, "执行事务合伙人")
    s.write(360, 960, "宁海禾谷投资有限公司(委派代表：李四)")
    s.write(150, 1020, "主要经营场所")
    s.write(360, 1020, "宁海市湖滨路7号")
    s.write(150, 1080, "出资额")
    s.write(360, 1080, "3000万元")
    found = fields_of(document, by_key, s.page())
    assert found["legal_rep"].value == "宁海禾谷投资有限公司（委派代表：李四）"
    assert found["address"].value == "宁海市湖滨路7号"
    assert found["capital"].value == "30000000"


@pytest.mark.parametrize(
    ("printed", "yuan"),
    [
        ("壹佰万元整", "1000000"),
        ("人民币壹佰万圆整", "1000000"),
        ("(人民币)伍仟万元", "50000000"),
        ("100万元人民币", "1000000"),
        ("600000万元", "6000000000"),
        ("伍拾万元人民币", "500000"),
        ("50万美元", None),
        ("伍拾", None),
    ],
)
def test_capital_in_words_and_figures(
    sheet: Any, document: Build, by_key: Index, printed: str, yuan: str | None
) -> None:
    field = fields_of(document, by_key, portrait(sheet, 注册资本=printed).page())["capital"]
    assert field.value == yuan
    assert field.raw == printed
    assert field.state is (FieldState.READ if yuan else FieldState.OCCLUDED)


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2012年05月30日至2032年05月29日", "2012-05-30/2032-05-29"),
        ("自2012年05月30日至2032年05月29日", "2012-05-30/2032-05-29"),
        ("2012年05月30日至  年  月  日", "2012-05-30/.."),
        ("2012年05月30日至******", "2012-05-30/.."),
        ("长期", "/.."),
        ("年 月 日", None),
    ],
)
def test_term(sheet: Any, document: Build, by_key: Index, printed: str, iso: str | None) -> None:
    assert fields_of(document, by_key, portrait(sheet, 营业期限=printed).page())["term"].value == iso


def test_term_may_be_missing(sheet: Any, document: Build, by_key: Index) -> None:
    assert fields_of(document, by_key, portrait(sheet, 营业期限="").page())["term"].state is FieldState.ABSENT


def test_the_date_under_the_seal_is_not_the_founding_date(sheet: Any, document: Build, by_key: Index) -> None:
    found = fields_of(document, by_key, portrait(sheet, 成立日期="").page())
    assert found["established"].state is FieldState.ABSENT
    assert found["issued"].value == "2017-12-01"


def swapped(page: Page, old: str, new: str) -> Page:
    return replace(page, words=tuple(replace(w, text=w.text.replace(old, new)) for w in page.words))


def test_a_misread_code_is_repaired_and_says_so(sheet: Any, document: Build, by_key: Index) -> None:
    page = swapped(portrait(sheet).page(), CODE, CODE.replace("FAKE0003", "FAKEO003"))
    field = fields_of(document, by_key, page)["uscc"]
    assert (field.value, field.state) == (CODE, FieldState.REPAIRED)
    assert "FAKEO003" in field.raw


def test_a_code_that_fails_is_read_again_first(sheet: Any, document: Build, by_key: Index) -> None:
    page = swapped(portrait(sheet).page(), CODE, CODE.replace("FAKE0003", "FAKE0803"))
    asked: list[Rect] = []

    def reread(page: Page, rect: Rect, accepts: Callable[[str], bool]) -> Reading | None:
        asked.append(rect)
        text = f"统一社会信用代码{CODE}(1-1)"
        return Reading(text, 0.9, "second") if accepts(text) else None

    field = fields_of(document, by_key, page, reread)["uscc"]
    assert (field.value, field.state, field.confidence) == (CODE, FieldState.READ, 0.9)
    assert asked


def test_a_code_that_nothing_settles_is_no_value(sheet: Any, document: Build, by_key: Index) -> None:
    page = swapped(portrait(sheet).page(), CODE, "91630102FAKE44444X")
    field = fields_of(document, by_key, page)["uscc"]
    assert (field.value, field.state) == (None, FieldState.OCCLUDED)


def test_qr_code_is_evidence_of_its_own(sheet: Any, document: Build, by_key: Index) -> None:
    code = Code(Rect(1500, 100, 1640, 240), "QRCode", f"http://example.gov.cn/q?c={CODE}&n=1")
    page = replace(landscape(sheet).page(), codes=(code,))
    field = fields_of(document, by_key, page)["uscc"]
    assert field.value == CODE
    assert [e.grounding for e in field.evidence] == ["exact", "code"]
    assert field.confidence == 1.0

    unread = swapped(page, CODE, "9163")
    field = fields_of(document, by_key, unread)["uscc"]
    assert (field.value, [e.grounding for e in field.evidence]) == (CODE, ["code"])

    differing = replace(page, codes=(replace(code, payload=f"c={OTHER}"),))
    field = fields_of(document, by_key, differing)["uscc"]
    assert field.value == CODE
    assert [(e.grounding, e.quote) for e in field.evidence] == [("exact", CODE), ("code", OTHER)]


def test_a_link_without_a_code_is_no_evidence(sheet: Any, document: Build, by_key: Index) -> None:
    code = Code(Rect(1500, 100, 1640, 240), "QRCode", "http://example.gov.cn/q?c=123456789012345678")
    field = fields_of(document, by_key, replace(landscape(sheet).page(), codes=(code,)))["uscc"]
    assert [e.grounding for e in field.evidence] == ["exact"]


def test_serial_is_not_the_code(sheet: Any, document: Build, by_key: Index) -> None:
    s = landscape(sheet)
    s.write(1300, 60, "编号S0612015034819(1-1)")
    found = fields_of(document, by_key, s.page())
    assert (found["serial"].value, found["uscc"].value) == ("S0612015034819(1-1)", CODE)


def test_registrar_from_its_seal_not_the_applicants(sheet: Any, document: Build, by_key: Index) -> None:
    own = Seal(Rect(300, 900, 450, 1050), "round", "red", "宁海市小禾软件有限公司", None, 0.95)
    theirs = Seal(Rect(700, 1300, 900, 1500), "round", "red", "宁海市市场监督管理局", None, 0.8)
    page = replace(portrait(sheet).page(), seals=(own, theirs))
    assert fields_of(document, by_key, page)["registrar"].value == "宁海市市场监督管理局"


def test_overlays_do_not_become_values(sheet: Any, document: Build, by_key: Index) -> None:
    s = portrait(sheet)
    s.write(640, 480, "仅供申报使用")
    s.write(760, 540, "SCJDGL")
    s.write(600, 600, "www.example.com")
    found = fields_of(document, by_key, s.page())
    assert found["kind"].value == "有限责任公司"
    assert found["address"].value == "宁海市新区学府路1号"
    assert found["legal_rep"].value == "钱二"


def test_persons_are_never_corrected(sheet: Any, document: Build, by_key: Index) -> None:
    assert (
        fields_of(document, by_key, portrait(sheet, 法定代表人="李己末").page())["legal_rep"].value
        == "李己末"
    )
    spaced = portrait(sheet, 法定代表人="阿依·古丽").page()
    assert fields_of(document, by_key, spaced)["legal_rep"].value == "阿依·古丽"


def test_every_value_has_evidence_on_its_page(sheet: Any, document: Build, by_key: Index) -> None:
    for field in fields_of(document, by_key, landscape(sheet).page()).values():
        if field.value is not None:
            assert field.evidence
            for evidence in field.evidence:
                assert evidence.page == 1
                assert evidence.box is not None


@pytest.mark.parametrize(
    ("printed", "kind", "name", "state"),
    [
        ("宁海市小禾软件有很公司", "有限责任公司", "宁海市小禾软件有限公司", FieldState.REPAIRED),
        ("宁海市小禾软件有限公可", "有限责任公司", "宁海市小禾软件有限公司", FieldState.REPAIRED),
        ("宁海市小禾有限责任公司", "有限责任公司", "宁海市小禾有限责任公司", FieldState.READ),
        ("宁海市小禾有色公司", "全民所有制", "宁海市小禾有色公司", FieldState.READ),
        ("宁海市小禾店", "个体工商户", "宁海市小禾店", FieldState.READ),
    ],
)
def test_only_the_ending_that_the_law_prescribes_is_repaired(
    sheet: Any, document: Build, by_key: Index, printed: str, kind: str, name: str, state: FieldState
) -> None:
    field = fields_of(document, by_key, portrait(sheet, 名称=printed, 类型=kind).page())["name"]
    assert (field.value, field.state, field.raw) == (name, state, printed)


def test_half_a_term_is_no_open_end(sheet: Any, document: Build, by_key: Index) -> None:
    for half in ("2012年05月30日", "2012年05月30日至"):
        field = fields_of(document, by_key, portrait(sheet, 营业期限=half).page())["term"]
        assert (field.value, field.state) == (None, FieldState.OCCLUDED)


def test_a_covered_name_is_read_again_or_left_open(sheet: Any, document: Build, by_key: Index) -> None:
    page = swapped(portrait(sheet).page(), "钱二", "某某代理网")

    def reread(page: Page, rect: Rect, accepts: Callable[[str], bool]) -> Reading | None:
        return Reading("钱 二", 0.95, "second") if accepts("钱 二") else None

    field = fields_of(document, by_key, page)["legal_rep"]
    assert (field.value, field.state) == (None, FieldState.OCCLUDED)
    assert fields_of(document, by_key, page, reread)["legal_rep"].value == "钱二"


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2016年09月14日", "2016-09-14"),
        ("2016年9月1日", "2016-09-01"),
        ("2016年09月1日", "2016-09"),
        ("2016年1月08日", "2016"),
        ("2016年09月14", "2016-09-14"),
        ("申请用2016年09月14日", "2016-09-14"),
        ("年 月 日", None),
    ],
)
def test_a_figure_lost_from_a_date_is_not_guessed(
    sheet: Any, document: Build, by_key: Index, printed: str, iso: str | None
) -> None:
    assert fields_of(document, by_key, portrait(sheet, 成立日期=printed).page())["established"].value == iso


def test_copy_number_of_an_older_duplicate(sheet: Any, document: Build, by_key: Index) -> None:
    assert fields_of(document, by_key, portrait(sheet).page())["serial"].value == "1-1"
    assert fields_of(document, by_key, landscape(sheet).page())["serial"].value is None
