"""Who a list is of and who made it, where no label that is known says so.

In come the lines above and below a list; out come the unit and the person with their places. Offices word
these labels as they like, but a list's own unit is always printed in one of a few ways: after a label that
ends in 单位, 机构 or 公司, before 盖章, alone on a line, in brackets beside the title, in the sentence that
opens the list, or signing it. Names after labels of others (主管单位, 供应商) are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossier_ai.text.flow import Flow
from dossier_ai.text.lines import Line, Span
from dossier_ai.text.rows import Listing

_KIND_OF = (
    r"(?:公司|中心|协会|商会|学会|联合会|促进会|基金会|联盟|大学|学院|研究院|研究所|事务所|合作社|集团"
    r"|服务站|服务部)"
)
_ORG = rf"[\u4e00-\u9fff()A-Za-z0-9·]{{2,36}}?{_KIND_OF}(?![\u4e00-\u9fff]{{0,6}}{_KIND_OF})"
_SEAL = r"\((?:盖章|公章|章|签章|印章|加盖公章|盖公章|单位公章|签字盖章)\)"
_OTHERS = re.compile(
    r"主管|推荐|监制|审[核批查]|印制|监督|评审|指导|服务(?:对象|企业)|发证|认定|受理|主送|抄送|支持|开户|供[应货]|出租|"
    r"地址|住所|抬头|银行|法定代表|联系人|项目|收件|出具|编写依据|参保|合作|协办|承办|采购|生产|致|资产评估|审计|鉴定|被|客户|委托|用工|外聘|来源|检测|校准"
)
_LABELLED = re.compile(
    rf"(?:^|(?<=[\s;,。()]))(?P<l>[\u4e00-\u9fff/]{{0,8}}(?:单位|机构|公司|企业|主体|部门|法人|平台|中心|组织)(?:名称|全称)?)"
    rf"(?:{_SEAL})?[: ] ?(?:{_SEAL})?(?P<v>{_ORG})"
)
# Any other label: 填报：某某公司.
_BEHIND_COLON = re.compile(
    rf"(?:^|(?<=[\s;,。()]))(?P<l>[\u4e00-\u9fff/]{{1,10}})(?:{_SEAL})?: ?(?P<v>{_ORG})"
)
_RUNNING = re.compile(
    rf"(?P<v>{_ORG})[·|/_-]*[\u4e00-\u9fff0-9()]{{2,24}}(?:材料|资料|文件|附件|申报书|平台|汇编)"
)
_SEALED = re.compile(rf"(?:^|(?<=[:\s]))(?P<v>{_ORG}){_SEAL}")
_ALONE = re.compile(rf"\(?(?P<v>{_ORG})\)?(?:{_SEAL})?")
_BESIDE = re.compile(rf"(?:表|名册|名单|清单|台账|名录|一览|明细|目录)\((?P<v>{_ORG})\)")
_LED = re.compile(
    rf"(?P<v>{_ORG})(?:\d{{2,4}}年?度?)?[\u4e00-\u9fff()、/0-9]{{0,30}}(?:表|名册|名单|清单|台账|名录|目录|明细)(?:\(.{{1,20}}\))?"
)
_OPENS = re.compile(
    rf"^(?:附件\d{{0,2}}[:.]?)?(?:我单位|本单位|我司|本公司|我公司|我中心|本中心)?[(,:]?(?P<v>{_ORG})[)]?,?(?:\(以下简称.{{1,12}}\))?,?"
    r"(?:提供|服务|向|上年|上一年|全年|已|在|依托|运营|现有|共有|拥有|现将|现|目前|截[至止]|于?20\d\d|为|作为|专职|从业|在职|主要|配备|建有|建立|组建|聘[请任]|累计|共)"
)
_WHO = (
    r"(?:^|(?<=[\s,;。:)]))(?:(?:具体|本表)?(?:%s)(?:表|报|制|写|册|单|送|计|作)?(?:人员?|员|者)?"
    r"(?:姓名)?(?:\((?:签[字名章]|盖章|签字盖章|手签)\)|签[字名章])?)[:_](?P<v>[\u4e00-\u9fff·]{2,4}?)"
    r"(?=$|[\s,;。_()]|(?:审核|复核|复审|审定|审签|核准|审批|负责|领导|分管|联系|填|制表|日期|电话|手机|传真|单位|部门|主管"
    r"|校对|经办|时间|批准|上报|报送|20\d\d))"
)
_MAKERS = re.compile(_WHO % "填|制|编|造|统计|录入|整理|汇总")
_HANDLERS = re.compile(_WHO % "经办|登记|上报|报送|报|联络")
_ABOUT = re.compile(r"本表由(?P<v>[\u4e00-\u9fff·]{2,4}?)(?:同志)?(?:负责)?(?:填[写报]|编制|制作|统计)")
_NO_NAME = re.compile(r"日期|电话|单位|部门|签[字名章]|盖章|时间|审核|负责|公章|姓名|表|人员?$|员$")


def unit_around(listing: Listing) -> tuple[str, list[Span]] | None:
    """The unit that the lines around a list name as its own, brackets full-width, with its places."""
    head, foot = list(listing.head), list(listing.foot)
    lines = [*head, *reversed(foot)]
    for found in (
        *_matches(lines, _LABELLED),
        *_matches(lines, _SEALED),
        *_matches(lines, _BEHIND_COLON),
        *_matches(head, _BESIDE),
        *_whole(head, _ALONE),
        *_whole(head, _LED),
        *_matches(head, _OPENS),
        *_whole(list(reversed(foot)), _ALONE),
        *_whole(head, _RUNNING),
        *_matches(foot, _OPENS),
    ):
        return found
    return None


def _matches(lines: Sequence[Line], pattern: re.Pattern[str]) -> Iterator[tuple[str, list[Span]]]:
    for line in lines:
        flow = _Spaced(line)
        for found in pattern.finditer(flow.text):
            if "l" in found.groupdict() and _OTHERS.search(found["l"]):
                continue
            if (named := flow.named(found)) is not None:
                yield named


def _whole(lines: Sequence[Line], pattern: re.Pattern[str]) -> Iterator[tuple[str, list[Span]]]:
    for line in lines:
        flow = _Spaced(line)
        found = pattern.fullmatch(flow.text.replace(" ", ""))
        if found is not None and (named := _Spaced(line, packed=True).named(found)) is not None:
            yield named


class _Spaced:
    """A line with its wide gaps as single blanks (all blanks dropped when `packed`), whose characters still
    know their place."""

    def __init__(self, line: Line, *, packed: bool = False) -> None:
        self.line = line
        kept = [
            i
            for i, char in enumerate(line.folded)
            if not char.isspace() or (not packed and not line.folded[i - 1 : i].isspace())
        ]
        self.index = kept
        self.text = "".join(" " if line.folded[i].isspace() else line.folded[i] for i in kept)

    def named(self, found: re.Match[str]) -> tuple[str, list[Span]] | None:
        start, end = found.span("v")
        span = self.line.span(self.index[start], self.index[end - 1] + 1)
        name = found["v"].replace("(", "（").replace(")", "）")
        return (name, [span]) if span is not None and len(name) >= 6 else None


def maker_around(listing: Listing, *, handler: bool = False) -> tuple[str, list[Span]] | None:
    """The person whom the lines around a list name as having filled it in, or as who handled the matter."""
    for pattern in (_HANDLERS,) if handler else (_MAKERS, _ABOUT):
        for line in [*reversed(listing.foot), *listing.head]:
            flow = _Spaced(line)
            for found in pattern.finditer(flow.text):
                start, end = found.span("v")
                span = line.span(flow.index[start], flow.index[end - 1] + 1)
                if span is not None and not _NO_NAME.search(found["v"]):
                    return found["v"], [span]
    return None


def figure_around(listing: Listing, pattern: re.Pattern[str]) -> tuple[str, list[Span]] | None:
    """What the first group of `pattern` matches in the lines below a list, else above it, blanks dropped."""
    for line in [*reversed(listing.foot), *listing.head]:
        flow = Flow([line])
        found = pattern.search(flow.packed)
        if found is not None and (spans := flow.packed_spans(*found.span(1))):
            return found.group(1), spans
    return None
