"""What a column's heading says: which field of a task goes by it, in either language and many spellings."""

import re
import unicodedata

from checklist.core.spellings import AMOUNT_WORDS
from checklist.core.value import Value
from checklist.source.records import Record
from checklist.source.schema import MEASURE, TASK, UPDATE

LONGEST = 200
"""Characters; a longer text heads nothing."""
EXTRA, SKIP = "extra", "skip"
"""What a column may be besides a field: kept as printed under its heading, or left out."""
REPORT, ROLE, AMOUNT, OF_MEASURE = "update.", "roles.", "amounts.", "measure."
"""How targets begin that are inside something else."""
MONEY = re.compile(r"(?:[亿万千]元|元|USD|CNY|EUR|RMB)", re.IGNORECASE)
BEHIND = re.compile(r"^(?P<name>.+?)\s*[(\[（【](?P<unit>[^()（）]*)[)\]）】]$")
"""A heading with something in brackets at its end, mostly a unit."""
CHINESE = re.compile(
    r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])\s+|\s+(?=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])"
)

IN_A_CELL = (
    *("id", "no", "section", "title", "goal", "leader", "owner", "support", "person", "start", "due", "due_text"),
    *("status", "done_on", "weight", "tags", "note", "every"),
)
"""The fields of a task that one cell can hold."""
OF_REPORT = ("text", "problems", "causes", "next", "ask", "outlook", "place", "light", "progress")
SPELLINGS: dict[str, tuple[str, ...]] = {
    "no": ("编码", "号", "no.", "number", "#", "item no", "serial no", "s/n", "任务序号", "项目序号", "总序号"),
    "id": ("id", "task id", "ref", "reference", "任务编码", "项目编号"),
    "section": (
        *("领域", "工作领域", "大类", "一级分类", "任务类别", "工作类别", "所属领域", "所属板块", "工作板块", "方面"),
        *("category", "theme", "workstream", "area", "chapter", "pillar", "group"),
    ),
    "title": (
        *("工作内容", "任务内容", "主要任务", "重点工作", "重点工作任务", "具体任务", "措施", "主要措施", "具体措施"),
        *("改革举措", "工作举措", "具体举措", "改革事项", "改革任务", "项目", "建设项目", "工作事项", "督办事项"),
        *("任务事项", "重点事项", "重点项目", "任务分解", "工作措施", "政策措施", "任务标题", "工作名称", "工作"),
        *(
            "task",
            "tasks",
            "action",
            "item",
            "project",
            "deliverable",
            "activity",
            "commitment",
            "task name",
            "measure",
        ),
        *("name", "action item", "initiative", "recommendation"),
    ),
    "goal": (
        *("主要内容", "工作要求", "目标要求", "年度目标任务", "完成标准", "建设内容", "预期目标", "预期成效"),
        *("工作成效", "预期成果", "任务目标", "objective", "expected result", "success criteria", "outcome"),
        *("definition of done", "description"),
    ),
    "leader": (
        *("市领导", "牵头市领导", "责任市领导", "分管市领导", "县领导", "区领导", "挂钩领导", "包联领导"),
        *("挂包领导",),
        *(
            "联系领导",
            "市级领导",
            "牵头负责人",
            "sponsor",
            "executive sponsor",
            "senior responsible owner",
            "lead official",
        ),
    ),
    "owner": (
        *("责任部门", "牵头部门", "主责单位", "主责部门", "责任主体", "实施单位", "落实单位", "主管部门", "主管单位"),
        *("牵头责任单位", "牵头责任部门", "承办部门", "主办部门", "实施主体", "建设单位", "责任处室", "责任科室"),
        *("owners", "responsible", "responsible party", "responsible unit", "responsible department", "department"),
        *("responsible agency", "responsible parties", "lead", "lead agency", "lead department", "lead unit"),
        *("assigned to", "assignee", "agency", "accountable", "who"),
    ),
    "support": (
        *("配合部门", "协办部门", "参与部门", "配合责任单位", "协助单位", "协作单位", "配合单位及部门", "参加单位"),
        *("supporting", "supporting agencies", "supporting units", "supporting departments", "supported by"),
        *("partners", "consulted"),
    ),
    "person": (
        *("联系人", "经办人", "负责人", "责任人员", "工作责任人", "直接责任人", "contact", "point of contact"),
        *("responsible person", "contact person", "focal point"),
    ),
    "start": ("起始时间", "开工时间", "计划开工时间", "start date", "begin", "begins", "start time"),
    "due": (
        *("完成期限", "时间节点", "截止时间", "时限要求", "计划完成时间", "预计完成时间", "办理时限", "完成时间节点"),
        *("时间要求", "工作时限", "完成时限要求", "办理期限", "完成节点", "任务时限", "整改时限", "时间安排", "期限"),
        *("due date", "deadline", "target date", "by when", "deadline text", "when", "end date", "planned completion"),
        *("due by",),
    ),
    "status": ("进展状态", "完成状态", "当前状态", "任务状态", "state", "task status"),
    "done_on": ("实际完成时间", "办结时间", "销号时间", "date completed", "completed on", "actual completion"),
    "weight": ("points", "score weight", "权数"),
    "tags": ("tag", "labels", "label"),
    "note": ("说明", "备注说明", "附注", "notes", "remark", "remarks", "comment", "comments"),
    "measure.unit": ("计量单位", "指标单位", "unit of measure"),
    "measure.target": ("目标值", "目标数", "指标值", "计划数", "年度目标值", "全年目标", "target", "target value"),
    "measure.done": ("完成数", "完成量", "已完成数", "累计完成", "完成值", "actual", "done so far"),
    "update.progress": (
        *("完成率", "完成比例", "形象进度", "工作进度", "总体进度", "% complete", "percent complete", "% done"),
        *("completion", "progress %", "percentage"),
    ),
    "update.text": (
        *("目前进展", "推进情况", "完成情况", "工作进展", "工作进展情况", "落实情况", "进展", "当前进展", "最新进展"),
        *("progress note", "update", "latest update", "status text", "current status"),
    ),
    "update.problems": ("困难问题", "存在困难", "存在的问题", "问题和困难", "主要问题", "issues", "obstacles", "risks"),
    "update.causes": ("主要原因", "滞后原因", "未完成原因", "cause", "reasons", "root cause"),
    "update.next": (
        "下步打算",
        "下一步工作",
        "下一步计划",
        "下一步工作打算",
        "下步工作",
        "下一步举措",
        "next steps",
        "next step",
    ),
    "update.ask": ("需协调解决问题", "需要协调的事项", "需协调解决事项", "需市级协调事项", "support needed", "asks"),
    "update.light": ("自评", "rag", "rag status", "light"),
    "roles.指导": ("指导部门", "指导单位"),
    "roles.监管责任": ("监管单位", "监管部门", "监督单位"),
    "roles.属地责任": ("属地", "属地单位", "所在地"),
}
"""Names that other people's lists use, beside those of the table of fields."""


class Column(Value):
    """A column: where it is, its heading as printed, and its target — a field, `extra` or `skip`.

    `unit` stood behind the heading in brackets; `also` says that the target was taken by an earlier column.
    """

    at: int
    heading: str
    target: str = EXTRA
    unit: str = ""
    also: bool = False


def folded(heading: str) -> str:
    """A heading as it is looked up: width, case, blanks and signs at its ends put aside."""
    text = unicodedata.normalize("NFKC", heading).replace("_", " ").casefold()
    return " ".join(CHINESE.sub("", text).split()).strip(" *:：.。;；")


def _known() -> dict[str, str]:
    """Every heading that is known, folded, and its target; the names of a task's own fields win."""
    found = {folded(word): target for target, words in SPELLINGS.items() for word in words}
    found |= {word: f"amounts.{name}" for name, words in AMOUNT_WORDS.items() for word in (*words, f"amounts.{name}")}
    for record, start, keys in ((UPDATE, REPORT, OF_REPORT), (TASK, "", IN_A_CELL)):
        found |= _names(record, start, keys)
    return found | {folded(word): "update.progress" for word in TASK.index if TASK.index[word].key == "progress"}


def _names(record: Record, start: str, keys: tuple[str, ...]) -> dict[str, str]:
    return {folded(word): start + one.key for word, one in record.index.items() if one.key in keys}


KNOWN = _known()
"""Headings by how they are folded."""


def target_of(heading: str) -> tuple[str, str]:
    """The field that a heading names, nothing for none; and what stood in brackets behind it."""
    if len(heading) > LONGEST:
        return "", ""
    text = folded(heading)
    if text in KNOWN:
        return KNOWN[text], ""
    if text.startswith(ROLE) and heading[len(ROLE) :].strip():
        return f"{ROLE}{heading[len(ROLE) :].strip()}", ""
    found = BEHIND.fullmatch(text)
    if found and folded(found["name"]) in KNOWN:
        return KNOWN[folded(found["name"])], found["unit"].strip()
    return "", ""


TARGETS = frozenset(
    (
        *IN_A_CELL,
        *(REPORT + key for key in OF_REPORT),
        *(OF_MEASURE + key for key in ("unit", "target", "done") if key in MEASURE.index),
        *(AMOUNT + key for key in AMOUNT_WORDS),
        *(EXTRA, SKIP),
    )
)
"""What a column may be said to be."""


def target_named(text: str) -> str | None:
    """The target that a map names: a key, a heading that is known, or a responsibility; None for none of these."""
    word = text.strip()
    if word in TARGETS or word.startswith((ROLE, AMOUNT)):
        return word
    return KNOWN.get(folded(word))
