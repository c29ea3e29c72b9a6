"""服务平台主要从业人员情况表: the people who work for the platform (domain 1.10, Qinghai annex 3).

One row is one person. Degrees and titles are kept as printed; what they are worth is judged by checks.
`years` is a number where one is printed, else a period such as `2019/..`.
"""

from __future__ import annotations

from collections.abc import Sequence

from dossier_ai.core import Column, Cues, Document, Field, FieldSpec, Kind, Reread
from dossier_ai.text.column_shapes import told_by_shape
from dossier_ai.text.list_fields import list_rows_field
from dossier_ai.text.list_frame import filled_by, unit_name_and_seal
from dossier_ai.text.page_numbers import page_number_fields
from dossier_ai.text.rows import list_rows

COLUMNS = (
    Column("seq", ("序号", "No.", "编号"), "integer"),
    Column("name", (
        "姓名", "人员姓名", "员工姓名", "职工姓名", "成员姓名", "人员名称", "名字", "人员", "姓", "名",
        "工作人员", "服务人员姓名", "从业人员姓名", "员工",
    ), "person"),
    Column("gender", ("性别",)),
    Column("age", ("年龄", "周岁", "年龄（岁）", "年龄（周岁）"), "integer"),
    Column("department", (
        "部门", "所在部门", "所属部门", "科室", "部门名称", "所在科室", "工作部门", "归属部门", "任职部门",
        "部室", "部门/科室", "所属科室", "团队",
    )),
    Column("post", (
        "岗位", "职务", "职务/岗位", "工作岗位", "岗位/职务", "现任职务", "从事工作", "岗位名称", "担任职务",
        "现任岗位", "所在岗位", "职位", "职务（岗位）", "岗位（职务）", "从事岗位", "任职岗位", "现职务",
        "工作职务", "担任岗位", "职务名称", "岗位职务", "职责", "分工", "工作分工", "岗位职责", "从事业务",
        "从事专业", "职务职责", "角色", "现任岗位（职务）", "任职", "现岗位", "承担工作", "平台岗位",
        "平台职务",
    )),
    Column("degree", (
        "学历", "学历/学位", "学历学位", "文化程度", "学位", "最高学历", "学历（学位）", "学历层次",
        "学历情况", "最高学历/学位", "学历及学位", "学历、学位", "学历水平", "教育程度", "最高学位",
        "学历教育", "受教育程度", "第一学历", "全日制学历", "学历/专业",
    )),
    Column("school_major", (
        "毕业院校及专业", "毕业学校及专业", "毕业院校、专业", "毕业学校", "毕业院校", "专业", "所学专业",
        "毕业专业", "毕业院校/专业", "毕业院校（专业）", "院校及专业", "毕业院校与专业", "毕业院校和专业",
        "毕业学校/专业", "毕业学校专业", "院校专业", "毕业院校专业", "学校及专业", "毕业学校和专业",
        "毕业于", "学习专业", "所学专业及院校", "毕业学校、专业", "毕业院校名称", "专业名称", "学校专业",
        "学校/专业", "院校/专业", "教育背景",
    )),
    Column("title", (
        "资格证名称", "职称", "职称/专业技术资格", "专业技术资格", "职业资格", "专业技术职称",
        "资格证书名称", "职称/资格", "专业技术职务", "技术职称", "专业职称", "职称情况", "职称/职业资格",
        "职称（资格）", "专业资格", "职业资格证书", "职称证书", "资质证书", "职称/职业资格证书",
        "专业技术职务任职资格", "技术职务", "技术资格", "职称等级", "职称级别", "执业资格", "职业资格名称",
        "资格证书", "资格名称", "证书名称", "职称名称", "专业资质", "专业资格证书", "专业证书", "资质名称",
        "技术等级", "职称及资格", "职称或资格", "技能等级", "获得资格", "持证情况", "持有证书", "职称/证书",
        "现有职称", "职业技能", "资质",
    )),
    Column("issuer", (
        "发证机关", "发证单位", "评定单位", "评定(发证)单位", "颁发机构", "发证部门", "颁证单位", "颁发单位",
        "授予单位", "评审单位", "评定机构", "批准单位", "发证机构", "颁证机关", "颁发部门", "授予机构",
        "认定单位", "认定机构", "评审机构",
    )),
    Column("title_no", (
        "证书编号", "资格证编号", "证书号", "资格证书编号", "资格证号", "证书号码", "职称证书编号",
        "证书编码", "证号", "证件编号", "职称编号",
    )),
    Column("full_time", (
        "是否专职", "专职/兼职", "专职", "专/兼职", "专兼职", "用工性质", "全职/兼职", "用工形式",
        "人员性质", "工作性质", "是否全职", "任职性质", "专职或兼职", "人员类别",
    ), "mark"),
    Column("joined_on", (
        "入职时间", "入职日期", "到岗时间", "参加工作时间", "入职年月", "入司时间", "进入平台时间",
        "到岗日期", "进入单位时间", "来司时间", "进司时间", "入职", "到职日期", "到职时间", "入司日期",
        "聘用时间", "聘用日期", "进入公司时间", "入平台时间", "加入时间", "到平台时间", "参加平台工作时间",
        "进单位时间", "起始时间", "任职时间", "上岗时间", "上岗日期",
    ), "date"),
    Column("years", (
        "在服务平台工作年限", "在平台工作年限", "工作年限", "服务年限", "从业年限", "平台工作年限", "工龄",
        "在岗年限", "平台服务年限", "服务平台工作年限", "本平台工作年限", "平台从业年限", "在平台从业年限",
        "平台工龄", "在平台年限", "本单位工作年限", "在本单位工作年限", "工作年限（年）", "司龄", "任职年限",
        "在职年限", "从业时间", "从业年限（年）", "工作年数", "入职年限", "工作经验", "从业经验",
        "相关工作年限", "从事年限", "从事服务年限", "从事本行业年限", "在平台工作时间", "平台工作时间",
        "平台服务时间", "服务平台年限", "本单位工龄", "本岗年限", "年限", "工作时间", "工作时长",
        "从事平台工作年限", "工作经历年限",
    ), "number"),
    Column("phone", (
        "联系电话", "联系方式", "手机", "电话", "手机号码", "手机号", "电话号码", "联系手机", "移动电话",
        "联系方法", "通讯方式", "联系号码", "办公电话", "手机/电话", "手机电话",
    ), "phone"),
)  # fmt: skip

_LISTS = r"(花?名册|名单|一览表|信息表|情况表|汇总表|明细表|登记表|清单|台账)"


def _extract(document: Document, reread: Reread) -> Sequence[Field]:
    listing = list_rows(document.pages, COLUMNS, anchor="name", told=told_by_shape)
    rows = list_rows_field(document, listing, COLUMNS)
    fields = unit_name_and_seal(document, "unit_sealed", listing)
    if rows is not None:
        fields.append(rows)
    fields.extend(filled_by(document, listing))
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
