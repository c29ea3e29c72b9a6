"""Chinese surnames, to tell the name of a person from other words of two to four characters.

The commonest family names (published yearly by the Ministry of Public Security) and compound ones: some
nine people of ten bear one of them. A name without one of these is only taken where a label says so.
"""

from __future__ import annotations

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚"
    "沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康"
    "易乔赖文施洪辛柯庄温牛樊葛邢安齐伍庞颜倪岳章鲁申兰聂季梅童翁俞殷祝纪舒屈项祁耿骆霍焦尤路邬左柳裴臧"
)
COMPOUND = ("欧阳", "上官", "司马", "诸葛", "东方", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒")
PERSON = rf"(?:(?:{'|'.join(COMPOUND)})[\u4e00-\u9fff]{{1,2}}|[{SURNAMES}][\u4e00-\u9fff]{{1,2}})"
"""A name that begins with a known surname, two to four characters; as part of a pattern."""
