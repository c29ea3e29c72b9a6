# ruff: noqa: E501 - a Chinese character counts as two columns here, and printed words stay whole
"""Pages of papers that no kind covers: what the page classifier has to leave `unknown`.

Lines in the manner of everyday papers, filled by chance; some genres serve training, others measuring only.
Pages of shuffled characters and of lines from many kinds at once are made of the drawn pages themselves.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

SEEN: dict[str, tuple[str, ...]] = {
    "invoice": ("增值税电子普通发票", "发票代码 {n} 发票号码 {n}", "购买方 名称 {o}", "纳税人识别号 {n}", "货物或应税劳务名称 规格型号 单位 数量 单价 金额 税率 税额",
                "*餐饮服务*餐费", "合计 ¥{n}", "价税合计（大写）", "销售方 名称 {o}", "收款人 {p} 复核 {p} 开票人 {p}"),
    "menu": ("今日菜单", "宫保鸡丁 {n}元", "手抓羊肉 {n}元/斤", "清炒时蔬 {n}元", "酸辣土豆丝 {n}元", "米饭 {n}元", "酒水饮料", "可乐 {n}元", "欢迎光临", "订餐电话 {n}"),
    "clinic": ("门诊病历", "姓名 {p} 性别 女 年龄 {n}岁", "科别 内科 门诊号 {n}", "主诉 咳嗽三天", "现病史 患者三天前受凉后出现咳嗽", "体格检查 体温 {n}℃ 血压 {n}mmHg", "诊断 上呼吸道感染",
               "处理 多饮水 休息", "阿莫西林胶囊 每日三次", "医师 {p}"),
    "novel": ("第{n}回", "那天夜里下着雨，街上一个人也没有", "他把灯笼挂在门口，慢慢走回屋里", "窗外的树影摇晃着，像有人在说话", "“你还记得那条河吗？”她轻声问", "老人没有回答，只是望着远处的山",
              "火炉里的柴烧得正旺", "许多年以后，他才明白那句话的意思", "孩子们已经睡着了"),
    "train": ("中国铁路", "{n}次 {p}", "检票口 {n}", "二等座 ¥{n}元", "限乘当日当次车", "买票请到12306 发货请到95306", "仅供报销使用", "{n}车{n}号"),
    "manual": ("使用说明书", "安全注意事项", "请勿将本产品放置在潮湿处", "按住电源键三秒开机", "指示灯闪烁表示正在充电", "故障现象 可能原因 解决方法", "不能开机 电量不足 请充电", "保修期为一年", "清洁前请拔下插头"),
    "school": ("五年级数学期末试卷", "班级 姓名 {p} 得分", "一、填空题（每题2分）", "1. {n}×{n}=（ ）", "2. 一个长方形的长是{n}厘米，宽是{n}厘米", "二、判断题", "三、应用题", "小明有{n}个苹果，给了小红{n}个", "请写出计算过程"),
    "bank_flow": ("账户交易明细清单", "户名 {o} 账号 {n}", "交易日期 摘要 借方发生额 贷方发生额 余额 对方户名", "{n} 转账 {n} {n} {o}", "{n} 手续费 {n} {n}", "{n} 结息 {n} {n}", "{n} 代发工资 {n} {n}",
                  "本页小计 {n}"),
    "minutes": ("办公会议纪要", "时间 {n} 地点 三楼会议室", "主持 {p} 记录 {p}", "出席 {p} {p} {p}", "会议讨论了食堂改造和停车管理", "会议决定由后勤组负责联系施工", "{p}提出周末安排值班", "散会"),
    "letter": ("亲爱的{p}：", "你好！来信已经收到，知道你一切都好，我很高兴", "家里都好，母亲的身体也比去年好多了", "院子里的杏树开花了", "等放假的时候你一定要回来住几天", "此致", "敬礼", "{p}"),
    "sports": ("体育新闻", "昨晚的比赛吸引了{n}名观众", "上半场主队率先进球", "下半场第{n}分钟客队扳平比分", "主教练{p}在赛后表示球队表现出色", "下一轮将在客场进行", "积分榜 排名 球队 胜 平 负 积分"),
    "lease_ad": ("房屋出售", "三室两厅 {n}平方米 精装修", "小区环境优美 交通便利", "近地铁 近学校", "总价{n}万 可贷款", "看房请提前预约 联系人 {p}", "中介勿扰"),
    "vehicle": ("机动车行驶证", "号牌号码 {n} 车辆类型 小型轿车", "所有人 {p}", "使用性质 非营运 品牌型号 {n}", "车辆识别代号 {n}", "发动机号码 {n}", "注册日期 {n} 发证日期 {n}"),
    "tax_receipt": ("税收完税证明", "纳税人识别号 {n} 纳税人名称 {o}", "原凭证号 税种 品目名称 税款所属时期 入（退）库日期 实缴（退）金额", "{n} 印花税 {n} {n}", "{n} 城市维护建设税 {n} {n}", "金额合计（大写）", "妥善保管 手写无效"),
}  # fmt: skip
HELD_OUT: dict[str, tuple[str, ...]] = {
    "recipe": ("家常红烧肉的做法", "主料 五花肉{n}克", "辅料 葱姜 八角 冰糖 生抽 老抽", "把肉切成方块，冷水下锅焯水", "锅中放油，小火炒糖色", "倒入肉块翻炒，加热水没过", "炖{n}分钟，大火收汁", "装盘即可"),
    "weather": ("天气预报", "今天白天多云转晴，偏北风{n}级", "最高气温{n}℃，最低气温{n}℃", "明天夜间有小雨", "空气质量良好，适宜户外活动", "穿衣指数 舒适", "未来三天气温逐渐回升"),
    "delivery": ("快递运单", "寄件人 {p} 电话 {n}", "收件人 {p} 电话 {n}", "物品名称 衣物 重量 {n}kg", "运费 ¥{n} 保价 ¥{n}", "签收人 日期", "运单号 {n}"),
    "travel": ("景区游览指南", "开放时间 {n}:00—{n}:00", "门票 成人{n}元 儿童半价", "从东门进入，沿木栈道步行至观景台", "请勿投喂动物", "末班观光车{n}:30发车", "游客中心可寄存行李"),
    "meter": ("供电电费通知单", "户号 {n} 户名 {p}", "上月示数 {n} 本月示数 {n} 倍率 1", "用电量 {n}千瓦时 单价 {n}", "应缴电费 {n}元", "请于{n}日前缴纳", "逾期将收取滞纳金", "客服热线 95598"),
}  # fmt: skip
_IDENTITY_CARD = (
    ("姓名 {p}", "性别 男 民族 汉", "出生 {n}年{n}月{n}日", "住址 {a}", "公民身份号码 {n}"),
    ("中华人民共和国", "居民身份证", "签发机关 {o}公安局", "有效期限 {n}.{n}.{n}-{n}.{n}.{n}"),
)


def foreign_lines(
    genres: dict[str, tuple[str, ...]], rng: random.Random, people: Sequence[str], firms: Sequence[str]
) -> list[str]:
    """The lines of one page of one of the genres; after its head the lines come in any order and number."""
    genre = genres[rng.choice(sorted(genres))]
    body = [rng.choice(genre[1:]) for _ in range(rng.randint(4, 24))]
    head = [genre[0]] if rng.random() < 0.6 else []
    return [_filled(line, rng, people, firms) for line in head + body]


def identity_card_lines(rng: random.Random, people: Sequence[str], places: Sequence[str]) -> list[str]:
    """One or both sides of an identity card, as copies of them are printed."""
    sides = rng.choice(((0,), (1,), (0, 1), (1, 0)))
    return [_filled(line, rng, people, places) for side in sides for line in _IDENTITY_CARD[side]]


def shuffled_lines(lines: Sequence[str], rng: random.Random) -> list[str]:
    """The characters of a page in any order, in lines as long as before: text that says nothing."""
    characters = [char for line in lines for char in line]
    rng.shuffle(characters)
    out, at = [], 0
    for line in lines:
        out.append("".join(characters[at : at + len(line)]))
        at += len(line)
    return out


def _filled(line: str, rng: random.Random, people: Sequence[str], firms: Sequence[str]) -> str:
    out = line
    while (at := min((i for i in map(out.find, ("{n}", "{o}", "{p}", "{a}")) if i >= 0), default=-1)) >= 0:
        what = out[at + 1]
        value = (
            str(rng.randint(1, 10 ** rng.choice((1, 2, 3, 8))))
            if what == "n"
            else rng.choice(people if what == "p" else firms)
        )
        out = out[:at] + value + out[at + 3 :]
    return out
