"""服务平台主要从业人员情况表: the people who work for the platform (domain 1.10, Qinghai annex 3).

One row is one person. Degrees and titles are kept as printed; what they are worth is judged by checks.
`years` is a number where one is printed, else a period such as `2019/..`.
"""

from __future__ import annotations

from collections.abc import Sequence

from dossier_ai.core import Column, Cues, Document, Field, FieldSpec, Kind, Reread
from dossier_ai.text.list_fields import list_rows_field
from dossier_ai.text.list_frame import filled_by, unit_name_and_seal
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.rows import list_rows

COLUMNS = (
    Column("seq", ("序号", "No.", "编号"), "integer"),
    Column("name", ("姓名", "人员姓名", "员工姓名", "职工姓名", "成员姓名", "人员名称"), "person"),
    Column("gender", ("性别",)),
    Column("age", ("年龄",), "integer"),
    Column("department", ("部门", "所在部门")),
    Column(
        "post",
        (
            "岗位",
            "职务",
            "职务/岗位",
            "工作岗位",
            "岗位/职务",
            "现任职务",
            "从事工作",
            "岗位名称",
            "担任职务",
            "现任岗位",
            "所在岗位",
            "职位",
            "职务（岗位）",
            "岗位（职务）",
            "从事岗位",
        ),
    ),
    Column(
        "degree",
        (
            "学历",
            "学历/学位",
            "学历学位",
            "文化程度",
            "学位",
            "最高学历",
            "学历（学位）",
            "学历层次",
            "学历情况",
        ),
    ),
    Column(
        "school_major",
        (
            "毕业院校及专业",
            "毕业学校及专业",
            "毕业院校、专业",
            "毕业学校",
            "毕业院校",
            "专业",
            "所学专业",
            "毕业专业",
            "毕业院校/专业",
            "毕业院校（专业）",
            "院校及专业",
            "毕业院校与专业",
        ),
    ),
    Column(
        "title",
        (
            "资格证名称",
            "职称",
            "职称/专业技术资格",
            "专业技术资格",
            "职业资格",
            "专业技术职称",
            "资格证书名称",
            "职称/资格",
            "专业技术职务",
            "技术职称",
            "专业职称",
            "职称情况",
            "职称/职业资格",
            "职称（资格）",
            "专业资格",
            "职业资格证书",
            "职称证书",
            "资质证书",
        ),
    ),
    Column("issuer", ("发证机关", "发证单位", "评定单位", "评定(发证)单位", "颁发机构")),
    Column("title_no", ("证书编号", "资格证编号", "证书号")),
    Column("full_time", ("是否专职", "专职/兼职", "专职"), "mark"),
    Column(
        "joined_on",
        (
            "入职时间",
            "入职日期",
            "到岗时间",
            "参加工作时间",
            "入职年月",
            "入司时间",
            "进入平台时间",
            "到岗日期",
        ),
        "date",
    ),
    Column(
        "years",
        (
            "在服务平台工作年限",
            "在平台工作年限",
            "工作年限",
            "服务年限",
            "从业年限",
            "平台工作年限",
            "工龄",
            "在岗年限",
            "平台服务年限",
        ),
        "number",
    ),
    Column(
        "phone",
        ("联系电话", "联系方式", "手机", "电话", "手机号码", "手机号", "电话号码", "联系手机", "移动电话"),
        "phone",
    ),
)

_LISTS = r"(花?名册|名单|一览表|信息表|情况表|汇总表|明细表|登记表|清单|台账)"


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    listing = list_rows(document.pages, COLUMNS, anchor="name")
    rows = list_rows_field(document, listing, COLUMNS)
    fields = unit_name_and_seal(document, "unit_sealed")
    if rows is not None:
        fields.append(rows)
    fields.extend(filled_by(document))
    fields.extend(page_number_fields(document))
    return fields


KIND = Kind(
    id="staff_roster",
    code="D10",
    zh="主要从业人员情况表",
    en="Staff roster",
    rank=5,
    cues=Cues(
        titles=(
            r"主要从业人员情况表",
            r"从业人员(名单|花名册|情况表|一览表|汇总表)",
            r"人员花名册",
            r"专职人员(名单|情况)",
            r"员工(名册|花名册|名单)",
            r"(从业|工作|在职|在岗|专职|专业|服务|管理|技术|全体|平台|机构)(服务|技术)?人员(基本|配备|信息|登记|构成|概况)*(情况)?"
            + _LISTS,
            r"(员工|职工|团队成员|团队人员|服务团队)(基本|信息|登记|配备|构成)*(情况)?" + _LISTS,
            r"人员(基本|配备|信息)*(情况)?(花?名册|一览表|信息表|情况表|配备表|汇总表)",
        ),
        anchors=(
            "姓名",
            "岗位",
            "教育情况",
            "专业资质情况",
            "资格证名称",
            "发证机关",
            "工作年限",
            "毕业院校",
        ),
        negative=("聘任时间", "服务企业名称", "设备原值", "签到", "参会人员", "参训人员"),
    ),
    fields=(
        FieldSpec("unit_name", "申报单位", "Applicant", "organisation", ("申报单位",), required=True),
        FieldSpec("unit_sealed", "申报单位盖章", "Sealed by the applicant", "mark", ("盖章",)),
        FieldSpec("rows", "人员", "People", "rows", columns=COLUMNS, required=True),
        FieldSpec("filled_by", "填表人", "Filled in by", "person", ("填表人",)),
        FieldSpec("printed_pages", "印刷页码", "Printed page numbers", "names"),
        FieldSpec("pages_total", "总页数", "Pages in total", "integer"),
    ),
    extract=_extract,
)
