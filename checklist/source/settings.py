"""The table of what `checklist.yaml` may hold, and its reading; the same machinery as a list's.

What every task or unit is held against has a `most`, far more than an office has, so that no report takes for ever.
"""

from contextlib import suppress
from typing import Any

from checklist.core.message import say
from checklist.core.model import Unit, declare
from checklist.core.policy import (
    LADDER,
    LADDERS,
    Channel,
    Consequence,
    Lights,
    Limits,
    NoticePolicy,
    PlusRule,
    Policy,
    Publishing,
    RateRule,
    ReviewDay,
    ReviewPolicy,
    Rung,
    Templates,
    Waiver,
    Workspace,
)
from checklist.core.public import PUBLIC_FIELDS, PUBLIC_WORDS
from checklist.core.spellings import GROUND_WORDS, RUNG_WORDS
from checklist.core.value import names_of, replace
from checklist.source.cadence import CADENCE
from checklist.source.figures import AMOUNT, DAY, NUMBER_ANY, Whole
from checklist.source.kinds import TEXT, TEXTS, WORD, Alias, Choice, Schema, Switch, Tags, Texts
from checklist.source.notes import Notes, TooMany
from checklist.source.places import Places
from checklist.source.read import Reading
from checklist.source.records import Field, ListOf, OneOrMany, Pairs, Record, Shorthand
from checklist.source.schema import LEADER, OWNER, SUPPORT, TASK, UPDATE
from checklist.source.sets import SET
from checklist.source.text import Fault, Source, Span, decode
from checklist.source.tree import Document, Mapping, Node, Scalar, Sequence
from checklist.source.yaml import parse

NAME = Field("name", ("名称",), WORD, required=True)

UNIT = Record(
    "unit",
    Unit,
    (
        NAME,
        Field("group", ("分组", "组别", "类别"), WORD),
        Field("also", ("别名", "简称"), TEXTS),
        Field("up", ("上级单位", "上级"), WORD),
        Field("leader", ("分管领导", "牵头领导"), TEXTS),
        Field("email", ("邮箱",), TEXTS),
    ),
)
UNITS = ListOf(Shorthand(UNIT, WORD, Unit, lambda _: None))
LIGHTS = Record(
    "lights",
    Lights,
    (
        Field("yellow", ("黄灯",), AMOUNT),
        Field("red", ("红灯",), AMOUNT),
        Field("due_soon", ("临期天数", "临期"), Whole(0, 3660)),
        Field("days", ("天数口径",), Choice({"calendar": ("自然日",), "working": ("工作日",)})),
    ),
)


RATE = Record(
    "rate",
    RateRule,
    (
        NAME,
        Field("count", ("计数", "分子"), SET),
        Field("sum", ("求和",), SET),
        Field("over", ("分母",), SET),
        Field("digits", ("小数位",), Whole(0, 6)),
    ),
)
RATES = ListOf(Shorthand(RATE, WORD, RateRule, lambda _: None), most=100)
REVIEW_DAY = Shorthand(
    Record(
        "review_day",
        ReviewDay,
        (
            Field("on", ("日期",), DAY, required=True),
            Field("as_of", ("截至",), DAY),
            Field("title", ("名称", "标题"), TEXT),
        ),
    ),
    DAY,
    ReviewDay,
    lambda _: None,
)


class ReviewDays(ListOf):
    """The review days: a cadence, or a list of days."""

    name = "review_days"

    def read(self, node: Node, notes: Notes) -> Any:
        return super().read(node, notes) if isinstance(node, Sequence) else CADENCE.read(node, notes)

    def schema(self) -> Schema:
        return {"anyOf": [*CADENCE.schema()["anyOf"], super().schema()]}


PLUS = Record(
    "plus",
    PlusRule,
    (
        Field("for", ("事由", "情形"), Alias(GROUND_WORDS), "what"),
        Field("points", ("分值", "加减分"), NUMBER_ANY, required=True),
        Field("cap", ("上限", "封顶"), NUMBER_ANY),
        Field("unit", ("单位",), WORD),
        Field("on", ("日期",), DAY),
        Field("reason", ("理由",), TEXT),
    ),
)


def build_review(days: Any = None, **values: Any) -> ReviewPolicy:
    """A review policy from what was read: its days are a cadence or a list."""
    listed = days if isinstance(days, tuple) else ()
    return ReviewPolicy(every=None if listed or days is None else days, days=listed, **values)


PART_WORDS = {"progress": ("进度",), "on_time": ("按期",), "returns": ("报送",), "response": ("响应", "整改")}
LIST_WORDS = {"problems": ("问题清单",), "responsibilities": ("责任清单",), "measures": ("措施清单",)}
REVIEW = Record(
    "review",
    build_review,
    (
        Field("days", ("讲评日", "讲评日期"), ReviewDays(REVIEW_DAY, most=1000)),
        Field("parts", ("评分构成", "构成"), Pairs(AMOUNT, PART_WORDS, most=50)),
        Field("rank_by", ("排名依据",), Alias({"score": ("得分", "总分")})),
        Field("full", ("满分",), Pairs(AMOUNT)),
        Field("min_tasks", ("最少任务数",), Whole(0, 9999)),
        Field("red", ("红榜",), Whole(0, 999)),
        Field("black", ("黑榜",), Whole(0, 999)),
        Field("target", ("达标线",), NUMBER_ANY),
        Field("plus", ("加减分",), ListOf(PLUS, most=2000)),
        Field("lists", ("三清单", "清单"), OneOrMany(Choice(LIST_WORDS), most=3)),
    ),
)


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


def _max(**values: int) -> int | None:
    """How many extensions a task may have."""
    return values.get("max")


EXTENSIONS = Record("extensions", _max, (Field("max", ("上限",), Whole(0, 99)),))
WAIVER = Record(
    "waiver",
    Waiver,
    (
        Field("code", ("代码",), WORD, required=True),
        Field("reason", ("理由",), TEXT, required=True),
        Field("until", ("至", "有效期至"), DAY, required=True),
        Field("task", ("任务",), WORD),
        Field("list", ("清单",), WORD),
    ),
)
LIMITS = Record(
    "limits",
    Limits,
    (
        Field("megabytes", ("文件大小",), Whole(1, 1024)),
        Field("depth", ("层数",), Whole(4, 64)),
        Field("events", ("内容项数",), Whole(1000, 100_000_000)),
        Field("text", ("文字长度",), Whole(100, 10_000_000)),
        Field("key", ("栏目名长度",), Whole(20, 10_000)),
        Field("items", ("列表项数",), Whole(100, 100_000_000)),
        Field("faults", ("问题数",), Whole(1, 100_000)),
    ),
)
PUBLISHING = Record(
    "publishing",
    Publishing,
    (
        Field("folder", ("文件夹",), TEXT),
        Field("only", ("范围",), Texts(most=50)),
        Field("paper", ("纸张",), Choice({"A0": (), "A1": (), "A2": (), "A3": ()})),
    ),
)
TEMPLATES = Record(
    "templates",
    Templates,
    (
        Field("circular", ("通报",), TEXT),
        Field("review", ("讲评",), TEXT),
        Field("letter", ("督办单", "函"), TEXT),
        Field("brief", ("任务书",), TEXT),
    ),
)
MAY_BE_PUBLIC = {
    **{key: TASK.index[key].names for key in PUBLIC_FIELDS},
    **{key: UPDATE.index[key].names for key in PUBLIC_WORDS},
    "decisions": TASK.index["decisions"].names,
}
LANGUAGES = {"zh-CN": ("中文", "zh", "zh_CN"), "en": ("英文", "English")}

CONFIG = Record(
    "workspace",
    dict,
    (
        Field("title", ("标题", "名称"), TEXT),
        Field("language", ("语言",), Choice(LANGUAGES)),
        Field("as_of", ("判定日", "截至"), DAY),
        Field("calendar", ("日历",), Choice({"CN": ("中国",)})),
        Field("holidays", ("节假日",), OneOrMany(DAY)),
        Field("workdays", ("调休上班日",), OneOrMany(DAY)),
        Field("lists", ("清单",), Places(most=1000)),
        Field("limits", ("读取上限",), LIMITS),
        Field("units", ("单位",), UNITS),
        Field("returns", ("报送周期",), CADENCE),
        Field("lights", ("灯号",), LIGHTS),
        Field("expect", ("序时口径",), Choice({"linear": ("按日",), "months": ("按月",), "steps": ("按节点",)})),
        Field("unmeasured", ("无进度",), Choice({"unknown": ("未知",), "zero": ("按零计",)})),
        Field("stages", ("项目阶段",), Texts(most=200)),
        Field("rates", ("比率", "指标率"), RATES),
        Field("review", ("讲评",), REVIEW),
        Field("extensions", ("延期",), EXTENSIONS),
        Field("notices", ("通报",), NOTICES),
        Field("waivers", ("豁免",), ListOf(WAIVER)),
        Field("templates", ("模板", "公文模板"), TEMPLATES),
        Field("public", ("公开栏目", "公开"), OneOrMany(Choice(MAY_BE_PUBLIC), most=50)),
        Field("publish", ("发布",), PUBLISHING),
    ),
)
CONFIG_RECORDS = (
    CONFIG,
    UNIT,
    LIGHTS,
    RATE,
    REVIEW_DAY.of,
    PLUS,
    REVIEW,
    RUNG,
    CHANNEL,
    CONSEQUENCE,
    NOTICES,
    EXTENSIONS,
    WAIVER,
    LIMITS,
    PUBLISHING,
    TEMPLATES,
)
OF_POLICY = set(names_of(Policy))


def read_settings(name: str, data: bytes) -> tuple[Workspace, Reading]:
    """A configuration and what was wrong with it; what could not be read has its default."""
    source, faults = decode(name, data)
    document = Document(source, None, faults) if faults else parse(source)
    notes = Notes(list(document.faults), errors=len(document.faults))
    values: dict[str, Any] = {}
    with suppress(TooMany):
        if isinstance(document.root, Mapping):
            values = CONFIG.read(document.root, notes)
        elif isinstance(document.root, Sequence) or (isinstance(document.root, Scalar) and document.root.text):
            notes.fault("E109", document.root, expected=say("kind.mapping"), found=say("found.text"))
        if source.bom:
            notes.add(Fault("W102", Span(0, 0)))
    reading = Reading(source, document, None, notes.all(), unread=frozenset(notes.unread), record=CONFIG)
    return workspace(values), reading


def workspace(values: dict[str, Any]) -> Workspace:
    """A workspace from the values of its fields; policy's own fields go there by name."""
    values = dict(values)
    renamed = {**values.pop("notices", {}), "units": declare(values.pop("units", ()))}
    policy = renamed | {name: values.pop(name) for name in list(values) if name in OF_POLICY and name != "calendar"}
    said = {name: value for name, value in policy.items() if value is not None}
    return Workspace(policy=replace(Policy(), **said), **values)


NO_SETTINGS = Reading(Source("", ""), Document(Source("", ""), None), None, (), record=CONFIG)
