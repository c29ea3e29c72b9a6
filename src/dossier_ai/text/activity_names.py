"""Titles of the papers of an activity to the activity's name: without 关于举办 … 的通知, 成功举办, 签到表.

In comes a title as printed; out comes what is organised, or nothing where the title names only the paper
(邀请函, 会议纪要).
"""

from __future__ import annotations

import re

from dossier_ai.text.characters import squeeze

EVENT = (
    r"(?:会|班|营|活动|沙龙|讲座|论坛|大赛|比赛|竞赛|培训|研修|课|课堂|讲堂|行动|路演|辅导|诊断|对接|宣讲|交流|座谈|研讨|走访|体检"
    r"|推介|洽谈|咨询|仪式|日|周|月|行|专场|观摩|考察|调研|沙盘|直播|义诊|进企业|进园区|服务)"
)
"""What a name of an activity ends in; as part of a pattern."""
_NUMBERED = r"(?:\(第?[一二三四五六七八九十\d]{1,3}[期场次届]\))?"

_CHANNEL = re.compile(
    r"^(?:(?:活动|新闻|工作|培训|会议|公司|平台|服务|园区)?(?:回顾|快讯|动态|简讯|简报|预告|纪实|掠影|直击|喜报|资讯|要闻|报道|聚焦|通知)"
    r"|图文|图说|头条|喜讯|媒体报道)[|丨:：!！—·\-]+"
    r"|^[【\[][^】\]]{2,10}[】\]]"
)
_NOTICE = re.compile(
    r"^.{0,40}?关于(?:组织|联合|集中|共同)?(?:举办|开展|召开|组织|组织开展|组织召开|组织参加|举行|参加|邀请参加)"
    r"(?P<what>.+?)的?(?:预备|补充|预)?(?:通知|邀请函|函|公告|方案|预告)(?:\(.{1,8}\))?$"
)
_HELD = (
    r"(?:(?:成功|顺利|圆满|隆重|如期|正式|火热|在.{2,20}?)*"
    r"(?:举办|召开|举行|开展|落幕|结束|收官|完成|开班|结业|开讲|落下帷幕|拉开帷幕|落地))了?[!！。]*"
)
_WAS_HELD = re.compile(rf"(?<=.{{4}}){_HELD}$")
_WHO_HELD = re.compile(
    r"^.{0,30}?(?:成功|顺利|圆满|隆重|如期|联合|组织)*(?:举办|召开|举行|组织开展|组织召开|开展)了?(?P<what>[^的].{3,})$"
)
_PAPERS = re.compile(
    r"(?:活动|工作|会议)?(?:佐证|证明)材料$|(?:现场|活动|部分)*(?:照片|图片|剪影|掠影|留影|影像)(?:资料|材料|集)?$|签名(?:表|册|簿)$"
    r"|(?:与会|参会|参训|参加|到会|出席)?(?:人员|单位|企业|学员|代表)*(?:(?:登记|报名|签到|签名|报到|确认)(?:表|册|簿|单|名册)?|名单|花名册)$|工作总结(?:报告)?$|总结(?:报告)?$|小结$|(?:工作)?简报$|纪要$|(?:会议|活动|服务)?记录[单表]?$|议程(?:安排|表)?$|日程(?:安排|表)?$"
    r"|(?:活动)?流程(?:安排|表)?$|(?:实施|工作|策划)?方案$|邀请函$|通知$|通知书$|情况(?:说明|报告|汇报)$|纪实$|新闻稿$|报道$|回执$|课程表$|回顾$|综述$"
)
_ABOUT_PAPER = re.compile(
    r"^(?:关于)?(?:(?:举办|召开|组织|开展)|中?小?企业|公共|服务|培训|会议|活动|现场|专题|专项|项目|工作|年度|平台|公司|单位|本次|参会|参训|参加|人员|代表|学员"
    r"|\d{4}年度?|第.{1,3}[次期场]|的|及|和|与|材料|[、()\-—\d]|一览)*"
    r"(?:照片|图片|签到|签名|登记|通知|议程|日程|总结|小结|纪要|简报|记录|邀请|请柬|情况|说明|报告|材料|方案|流程|掠影|剪影|影像|报道|新闻|"
    r"动态|详情|回顾|宣传|介绍|安排|反馈|预告|公告|通告|名单|表|单|册|函|书|[、()及和与])*$"
)


def activity_name(title: str) -> str:
    """What is organised, of a title or a labelled name: a notice's title without 关于举办 … 的通知, a
    headline without 成功举办, a sheet's without 签到表. Quotation marks around the whole are dropped."""
    flat = _CHANNEL.sub("", squeeze(title))
    notice = _NOTICE.match(flat)
    flat = notice["what"] if notice is not None else _without_paper(_without_verb(flat))
    return _unquoted(flat.strip(":：;；。"))


def names_only_a_paper(title: str) -> bool:
    """Whether a title says which paper this is but not of which activity: 邀请函, 培训签到表, 活动总结."""
    flat = squeeze(title).replace("（", "(").replace("）", ")").strip("《》:：")
    return len(flat) < 3 or _ABOUT_PAPER.match(flat) is not None


def names_an_event(text: str) -> bool:
    """Whether a text ends in what an activity is called (…对接会, …培训班, …活动)."""
    return (
        re.search(rf"{EVENT}{_NUMBERED}[\"”’》]?$", squeeze(text).replace("（", "(").replace("）", ")"))
        is not None
    )


def _without_verb(flat: str) -> str:
    held = _WAS_HELD.sub("", flat)
    if held != flat:
        return held
    who = _WHO_HELD.match(flat)
    return who["what"] if who is not None and names_an_event(_without_paper(who["what"])) else flat


def _without_paper(flat: str) -> str:
    bare = _PAPERS.sub("", flat)
    if bare == flat or len(bare) < 4:
        return flat
    # 对接会活动总结 is the summary of a 对接会, 诊断活动总结 that of a 诊断活动.
    shorter = re.sub(r"(?:活动|工作)$", "", bare)
    ended = re.search(r"(?:会|班|营|沙龙|讲座|论坛|大赛|课堂|讲堂)$", shorter)
    return shorter if shorter != bare and (ended or bare.endswith("工作")) else bare


def _unquoted(text: str) -> str:
    pairs = {"“": "”", '"': '"', "《": "》", "'": "'", "‘": "’"}
    while (
        len(text) > 2
        and pairs.get(text[0]) == text[-1]
        and text[0] not in text[1:-1]
        and text[-1] not in text[1:-1]
    ):
        text = text[1:-1]
    return text
