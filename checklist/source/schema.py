"""The table of fields: what a list may hold, in which words, and which value each becomes.

Reading, checking, writing, headings, the JSON Schema and the reference page all ask this table; no field is
named twice.
"""

from datetime import date
from typing import Any

from checklist.core import spellings
from checklist.core.model import (
    Act,
    Decision,
    Defaults,
    Light,
    Measure,
    Milestone,
    Period,
    Person,
    Section,
    Stage,
    Status,
    Task,
    TaskList,
    Update,
)
from checklist.source.cadence import CADENCE
from checklist.source.figures import AMOUNT, DAY, DUE_DAY, NUMBER_ANY, SHARE, Whole, Year
from checklist.source.kinds import MOST_TEXTS, NAME, TEXT, TEXTS, WORD, Alias, Choice, Kind, Plain, Schema, Tags
from checklist.source.notes import Notes
from checklist.source.records import Field, Joined, ListOf, OneOrMany, Pairs, Record, Shorthand
from checklist.source.refs import ITEM, Item, Items
from checklist.source.sets import SET
from checklist.source.tree import Node, Scalar

STATUS = Choice(spellings.STATUS_WORDS, Status)
LIGHT = Choice(spellings.LIGHT_WORDS, Light)
AMOUNTS = Pairs(AMOUNT, spellings.AMOUNT_WORDS)
COUNTS = Pairs(AMOUNT, key=SET)
EXTRA = Pairs(WORD)

PERIOD = Shorthand(
    Record(
        "period",
        Period,
        (
            Field("from", ("起", "自", "开始"), DAY, "start"),
            Field("to", ("止", "至", "结束"), DAY, "end"),
        ),
    ),
    Year(),
    lambda year: Period(date(year, 1, 1), date(year, 12, 31)),
    lambda _: None,
)
PERSON = Record("person", Person, (Field("post", ("岗位", "职务"), TEXT), Field("name", ("姓名",), TEXT)))
PERSONS = OneOrMany(
    Shorthand(PERSON, TEXT, lambda text: Person(text), lambda one: one.post if not one.name and one.post else None),
    most=MOST_TEXTS,
)


class Target(Kind):
    """A number, or `parts`: the sum over the task's parts. The value is the number, or True."""

    name = "target"
    PARTS = ("parts", "分项之和", "分项")
    names = {PARTS[0]: PARTS[1:]}  # noqa: RUF012

    def read(self, node: Node, notes: Notes) -> Any:
        if isinstance(node, Scalar) and node.text in self.PARTS:
            return True
        return NUMBER_ANY.read(node, notes)

    def write(self, value: Any) -> Plain:
        return "parts" if value is True else NUMBER_ANY.write(value)

    def schema(self) -> Schema:
        return {"anyOf": [{"enum": list(self.PARTS)}, NUMBER_ANY.schema()]}


class MeasureRecord(Record):
    """A measure: its `target` key holds a number or the word `parts`."""

    def write(self, value: Any) -> Plain:
        plain = super().write(value)
        return {"target": "parts", **plain} if value.of_parts else plain


def build_measure(target: Any = None, **values: Any) -> Measure:
    """A measure from what was read."""
    return Measure(of_parts=target is True, target=None if target is True else target, **values)


MEASURE = MeasureRecord(
    "measure",
    build_measure,
    (
        Field("unit", ("单位", "计量单位"), WORD),
        Field("target", ("目标值", "目标数", "目标"), Target()),
        Field("from", ("基数", "起始值"), NUMBER_ANY, "start"),
        Field("done", ("完成数", "已完成"), NUMBER_ANY),
        Field("better", ("方向",), Choice({"higher": ("越高越好",), "lower": ("越低越好",)})),
        Field("kind", ("类型",), Choice({"total": ("累计",), "level": ("水平", "时点")})),
        Field("targets", ("分年目标", "年度目标"), Pairs(NUMBER_ANY, key=Whole(1900, 2999))),
    ),
)
MILESTONE = Record(
    "milestone",
    Milestone,
    (
        Field("title", ("节点", "名称", "内容"), TEXT, required=True),
        Field("due", ("时限", "完成时限", "计划时间"), DAY),
        Field("done", ("完成日期", "完成"), DAY),
        Field("weight", ("权重",), AMOUNT),
        Field("target", ("目标值", "目标"), NUMBER_ANY),
    ),
)
STAGE = Shorthand(
    Record("stage", Stage, (Field("plan", ("计划",), DAY), Field("done", ("完成", "实际"), DAY))),
    DAY,
    lambda day: Stage(None, day),
    lambda stage: stage.done if stage.done and not stage.plan else None,
)
UPDATE = Record(
    "update",
    Update,
    (
        Field("on", ("报送日期", "日期"), DAY, required=True),
        Field("for", ("截至", "截至日期"), DAY, "stands"),
        Field("by", ("报送单位", "单位"), NAME),
        Field("progress", ("进度", "完成进度"), SHARE),
        Field("done", ("完成数", "已完成", "完成量"), NUMBER_ANY),
        Field("light", ("自评灯号", "灯号"), LIGHT),
        Field("text", ("进展", "进展情况", "说明"), TEXT),
        Field("problems", ("存在问题", "问题"), TEXT),
        Field("causes", ("原因分析", "原因"), TEXT),
        Field("next", ("下一步打算", "下一步", "下一步措施"), TEXT),
        Field("ask", ("需协调事项", "请求事项", "提请事项"), TEXT),
        Field("outlook", ("预计完成情况", "预计"), TEXT),
        Field("place", ("位次", "排名"), WORD),
        Field("amounts", ("资金", "金额"), AMOUNTS),
        Field("counts", ("计数",), COUNTS),
        Field("evidence", ("佐证材料", "证明材料", "佐证"), TEXTS),
        Field("extra", ("其他", "其他栏"), EXTRA),
    ),
)
DECISION = Record(
    "decision",
    Decision,
    (
        Field("on", ("日期", "办理日期"), DAY, required=True),
        Field("act", ("办理", "办理事项", "动作"), Choice(spellings.ACT_WORDS, Act), required=True),
        Field("from", ("原", "由"), Joined(), "before"),
        Field("to", ("改为", "至"), Joined(), "after"),
        Field("field", ("字段", "调整项"), Alias(spellings.RETARGET_WORDS)),
        Field("reason", ("理由", "事由"), TEXT),
        Field("text", ("内容", "意见"), TEXT),
        Field("by", ("办理单位", "决定单位"), NAME),
        Field("score", ("得分", "评分"), AMOUNT),
        Field("progress", ("进度", "核定进度"), SHARE),
        Field("evidence", ("佐证材料", "证明材料", "佐证"), TEXTS),
    ),
)

LEADER = Field("leader", ("牵头领导", "责任领导", "分管领导", "包保领导"), TEXTS)
OWNER = Field("owner", ("牵头单位", "责任单位", "主办单位", "承办单位", "负责单位", "负责部门"), TEXTS)
SUPPORT = Field("support", ("配合单位", "协同单位", "协办单位", "参与单位"), TEXTS)
ROLES = Field("roles", ("责任链", "责任体系"), Pairs(TEXTS))
PERSON_FIELD = Field("person", ("责任人", "具体责任人"), PERSONS)
START = Field("start", ("开始日期", "开始时间", "启动时间"), DAY)
DUE = Field("due", ("完成时限", "时限", "完成时间", "截止日期", "办结时限"), DUE_DAY)
RETURNS = Field("returns", ("报送周期", "报送频次"), CADENCE)
STATUS_FIELD = Field("status", ("状态", "办理状态"), STATUS)
WEIGHT = Field("weight", ("权重", "分值"), AMOUNT)
TAGS = Field("tags", ("标签", "标记"), Tags(spellings.TAG_WORDS))

TASK = Record(
    "task",
    Task,
    (
        Field("id", ("编号", "任务编号"), WORD, required=True),
        Field("no", ("序号",), WORD),
        Field("section", ("板块", "分类", "类别"), NAME),
        Field(
            "title",
            ("任务", "任务名称", "工作任务", "重点任务", "事项", "名称", "项目名称"),
            TEXT,
            required=True,
            blank=True,
        ),
        Field("goal", ("工作目标", "目标任务", "目标", "年度目标"), TEXT),
        LEADER,
        OWNER,
        SUPPORT,
        ROLES,
        PERSON_FIELD,
        START,
        DUE,
        Field("due_text", ("时限表述", "时限原文"), WORD),
        Field("due_stage", ("时限阶段",), Alias(spellings.STAGE_WORDS)),
        Field("every", ("长期坚持", "常态化", "长期任务"), CADENCE),
        RETURNS,
        STATUS_FIELD,
        Field("done_on", ("完成日期", "实际完成日期", "办结日期"), DAY),
        Field("progress", ("完成进度", "进度", "当前进度"), SHARE),
        WEIGHT,
        TAGS,
        Field("measure", ("量化指标", "指标"), MEASURE),
        Field("milestones", ("时间节点", "路线图", "节点"), ListOf(MILESTONE)),
        Field("stages", ("项目阶段", "阶段"), Pairs(STAGE, spellings.STAGE_WORDS)),
        Field("amounts", ("资金", "金额", "投资"), AMOUNTS),
        Field("counts", ("计数", "数量"), COUNTS),
        Field("source", ("任务来源", "来源"), Items()),
        Field("parent", ("上级任务", "所属任务"), Item()),
        Field("enter_at", ("起始等级",), Alias(spellings.RUNG_WORDS)),
        Field("updates", ("进展报送", "进展", "工作进展"), ListOf(UPDATE)),
        Field("decisions", ("办理记录", "督办记录"), ListOf(DECISION)),
        Field("note", ("备注",), TEXT),
        Field("extra", ("其他", "其他栏"), EXTRA),
    ),
)

SAID_ONCE = (LEADER, OWNER, SUPPORT, ROLES, PERSON_FIELD, START, DUE, RETURNS, STATUS_FIELD, WEIGHT, TAGS)
DEFAULTS = Record("defaults", Defaults, SAID_ONCE)


class SectionRecord(Record):
    """A section: a name, and beside it what is said once for its rows."""

    def write(self, value: Any) -> Plain:
        head = {"name": value.name, "no": value.no} if value.no else {"name": value.name}
        return {**head, **DEFAULTS.write(value.defaults)}


def build_section(name: str, no: str = "", **said_once: Any) -> Section:
    """A section from what was read."""
    return Section(name, no, Defaults(**said_once))


SECTION = SectionRecord(
    "section",
    build_section,
    (Field("name", ("名称", "板块"), WORD, required=True), Field("no", ("序号",), WORD), *SAID_ONCE),
)

LIST = Record(
    "list",
    TaskList,
    (
        Field("list", ("清单", "清单编号"), WORD, "id"),
        Field("title", ("标题", "清单名称", "名称"), TEXT),
        Field("issuer", ("印发单位", "发布单位"), NAME),
        Field("number", ("文号",), WORD),
        Field("issued", ("印发日期", "发布日期"), DAY),
        Field("period", ("周期", "期间", "时间范围"), PERIOD),
        Field("money", ("金额单位",), WORD),
        Field("returns", ("报送周期", "报送频次"), CADENCE),
        Field("defaults", ("默认", "缺省"), DEFAULTS),
        Field("sections", ("板块", "分类"), ListOf(SECTION)),
        Field("tasks", ("任务清单", "任务", "事项"), ListOf(TASK)),
        Field("note", ("备注",), TEXT),
        Field("extra", ("其他",), EXTRA),
    ),
)

RECORDS = (LIST, PERIOD.of, DEFAULTS, SECTION, TASK, PERSON, ITEM, MEASURE, MILESTONE, STAGE.of, UPDATE, DECISION)
