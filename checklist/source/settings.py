"""The table of what `checklist.yaml` may hold, and its reading; the same machinery as a list's.

What every task or unit is held against has a `most`, far more than an office has, so that no report takes for ever.
"""

from contextlib import suppress
from typing import Any

from checklist.core.message import say
from checklist.core.model import declare
from checklist.core.policy import Lights, Limits, Policy, Publishing, RateRule, Templates, Waiver, Workspace
from checklist.core.public import PUBLIC_FIELDS, PUBLIC_WORDS
from checklist.core.value import names_of, replace
from checklist.source.cadence import CADENCE
from checklist.source.figures import AMOUNT, DAY, Whole
from checklist.source.kinds import TEXT, WORD, Choice, Texts
from checklist.source.notes import Notes, TooMany
from checklist.source.noticing import CHANNEL, CONSEQUENCE, NOTICES, RUNG
from checklist.source.places import Places
from checklist.source.read import Reading
from checklist.source.records import Field, ListOf, OneOrMany, Record, Shorthand
from checklist.source.reviewing import PLUS, REVIEW, REVIEW_DAY
from checklist.source.schema import TASK, UPDATE
from checklist.source.sets import SET
from checklist.source.text import Fault, Source, Span, decode
from checklist.source.tree import Document, Mapping, Scalar, Sequence
from checklist.source.units import NAME, UNIT, UNITS
from checklist.source.yaml import parse

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
