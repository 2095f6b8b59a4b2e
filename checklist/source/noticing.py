"""The table of what `checklist.yaml` may say of notices: the ladder, to whom they go, and by which way."""

from typing import Any

from checklist.core.policy import LADDER, LADDERS, Channel, Consequence, NoticePolicy, Rung
from checklist.core.spellings import RUNG_WORDS
from checklist.source.figures import Whole
from checklist.source.kinds import TEXT, WORD, Alias, Choice, Switch, Tags, Texts
from checklist.source.records import Field, ListOf, Record
from checklist.source.schema import LEADER, OWNER, SUPPORT
from checklist.source.units import NAME, UNIT


def build_notices(ladder: str = "", rungs: tuple[Rung, ...] = (), **values: Any) -> dict[str, Any]:
    """What is settled of notices: the ladder, written out or one of the printed ones, and how they are issued."""
    return {"ladder": rungs or LADDERS.get(ladder, LADDER), "notices": NoticePolicy(**values)}


TO_WORDS = {**{one.key: one.names for one in (OWNER, SUPPORT, LEADER)}, "up": UNIT.index["up"].names}
TO_WORDS["office"] = ("督查部门", "交办单位", "印发单位")
"""Whom a rung goes to, by where the task or the unit names them; any other word is a role or an addressee."""
RUNG = Record(
    "rung",
    Rung,
    (
        Field("name", ("名称",), Alias(RUNG_WORDS), required=True),
        Field("title", ("标题",), WORD),
        Field("english", ("英文标题",), WORD),
        Field("colour", ("颜色",), Choice({"blue": ("蓝",), "yellow": ("黄",), "orange": ("橙",), "red": ("红",)})),
        Field("due_soon", ("临期",), Switch()),
        Field("behind", ("滞后",), Switch()),
        Field("missed_return", ("未报送",), Switch()),
        Field("due_within", ("临期天数",), Whole(0, 3660)),
        Field("missed_returns", ("未报送次数",), Whole(1, 999)),
        Field("overdue", ("逾期天数", "逾期"), Whole(1, 3660)),
        Field("reopened", ("反弹次数",), Whole(1, 99)),
        Field("extensions", ("延期次数",), Whole(1, 99)),
        Field("reds", ("连续红灯",), Whole(1, 99)),
        Field("yellows", ("连续黄灯",), Whole(1, 99)),
        Field("last", ("连续末位",), Whole(1, 99)),
        Field("unit_reds", ("单位红灯数",), Whole(1, 9999)),
        Field("unit_overdue", ("单位逾期数",), Whole(1, 9999)),
        Field("to", ("发送对象", "主送"), Tags(TO_WORDS, most=50)),
        Field("days", ("期限",), Whole(0, 365)),
        Field("climbed", ("逐级",), Switch()),
        Field("manual", ("人工",), Switch()),
        Field("alone", ("单独发送",), Switch()),
    ),
)
CHANNEL_KINDS = {
    "folder": ("文件夹",),
    "mail": ("邮件",),
    "dingtalk": ("钉钉",),
    "wecom": ("企业微信",),
    "webhook": ("网络接口",),
    "feishu": ("飞书",),
    "slack": (),
    "teams": (),
    "apprise": ("其他",),
}
CHANNEL = Record(
    "channel",
    Channel,
    (
        NAME,
        Field("kind", ("类型",), Choice(CHANNEL_KINDS), required=True),
        Field("units", ("单位",), Texts(most=2000)),
        Field("folder", ("文件夹",), TEXT),
        Field("host", ("服务器",), TEXT),
        Field("port", ("端口",), Whole(1, 65535)),
        Field("security", ("加密",), Choice({"starttls": (), "tls": ()})),
        Field("user", ("用户名",), TEXT),
        Field("sender", ("发件地址",), TEXT),
    ),
)
CONSEQUENCE = Record(
    "consequence",
    Consequence,
    (
        NAME,
        Field("first", ("连续首位",), Whole(1, 99)),
        Field("last", ("连续末位",), Whole(1, 99)),
        Field("reds", ("红灯数",), Whole(1, 9999)),
        Field("overdue", ("逾期数",), Whole(1, 9999)),
        Field("missed_returns", ("未报送次数",), Whole(1, 9999)),
        Field("unanswered", ("未反馈数",), Whole(1, 9999)),
        Field("all_returns", ("全部按时报送",), Switch()),
    ),
)
LADDER_WORDS = {"usual": ("通行六级",), "three-slips": ("蓝橙红三单",), "cards": ("黄牌红牌",)}
NOTICES = Record(
    "notices",
    build_notices,
    (
        Field("ladder", ("梯次",), Choice(LADDER_WORDS)),
        Field("rungs", ("等级",), ListOf(RUNG, most=50)),
        Field("number", ("文号",), WORD),
        Field("office", ("督查部门", "印发单位"), WORD),
        Field("channels", ("渠道", "发送渠道"), ListOf(CHANNEL, most=100)),
        Field("domains", ("邮箱域名",), Texts(most=100)),
        Field("consequences", ("奖惩",), ListOf(CONSEQUENCE, most=50)),
    ),
)
