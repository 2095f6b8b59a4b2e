"""What tasks can be picked by: the states they are in, and what they say; each word in English and in Chinese."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction

from checklist.core.assess import Assessment, TaskAssessment, is_behind, is_due_soon
from checklist.core.due import extends
from checklist.core.forecast import Verdict
from checklist.core.model import Act, Light, Status
from checklist.core.progress import stands
from checklist.core.spellings import LIGHT_WORDS, STATUS_WORDS, TAG_WORDS


def all_names(units: Iterable[str], of: Assessment) -> tuple[str, ...]:
    """Every name the units go by, so that any of them finds the task."""
    known = of.policy.units.known
    return tuple(
        name for unit in units for name in (unit, *((known[unit].name, *known[unit].also) if unit in known else ()))
    )


STATES: dict[str, Callable[[TaskAssessment, Assessment], bool]] = {
    "overdue": lambda one, _: one.overdue > 0,
    "due-soon": lambda one, of: is_due_soon(one, of.policy.lights),
    "behind": lambda one, of: is_behind(one, of.policy.lights),
    "silent": lambda one, _: one.returns.silent,
    "red": lambda one, _: one.light is Light.RED,
    "yellow": lambda one, _: one.light is Light.YELLOW,
    "green": lambda one, _: one.light is Light.GREEN,
    "grey": lambda one, _: one.light is Light.GREY,
    "watermelon": lambda one, _: one.watermelon is not None,
    "done": lambda one, _: one.done,
    "closed": lambda one, _: one.closed,
    "open": lambda one, _: one.open,
    "late": lambda one, _: one.late,
    "live": lambda one, _: one.live,
    "standing": lambda one, _: one.standing,
    "paused": lambda one, _: one.task.status is Status.PAUSED,
    "cancelled": lambda one, _: one.task.status is Status.CANCELLED,
    "extended": lambda one, _: any(map(extends, one.task.decisions)),
    "reopened": lambda one, _: any(act.act is Act.REOPEN for act in one.task.decisions),
    "unmeasured": lambda one, _: one.live and one.progress is None,
    "undated": lambda one, _: one.undated,
    "parts": lambda one, of: one.key in of.family.parent,
    "difficult": lambda one, _: "difficult" in one.task.tags,
}
VERDICTS = {
    "will-miss": Verdict.MISS,
    "at-risk": Verdict.RISK,
    "cannot-tell": Verdict.UNKNOWN,
    "will-make": Verdict.MAKE,
}
"""The states that the forecast gives."""
CHINESE_STATES = {
    "逾期": "overdue",
    "超期": "overdue",
    "临期": "due-soon",
    "滞后": "behind",
    "未报送": "silent",
    "红灯": "red",
    "黄灯": "yellow",
    "绿灯": "green",
    "灰灯": "grey",
    "自评偏高": "watermelon",
    "已完成": "done",
    "已销号": "closed",
    "未完成": "open",
    "晚完成": "late",
    "在办": "live",
    "长期坚持": "standing",
    "暂缓": "paused",
    "终止": "cancelled",
    "延期": "extended",
    "反弹": "reopened",
    "无进度": "unmeasured",
    "无日期": "undated",
    "分解任务": "parts",
    "难点": "difficult",
    "预计完不成": "will-miss",
    "完成有风险": "at-risk",
    "无法预判": "cannot-tell",
    "预计能完成": "will-make",
}

TEXTS: dict[str, Callable[[TaskAssessment, Assessment], Iterable[str]]] = {
    "id": lambda one, _: (one.task.id,),
    "no": lambda one, _: (one.task.no,),
    "list": lambda one, _: (one.list,),
    "owner": lambda one, of: all_names(one.task.owner, of),
    "support": lambda one, of: all_names(one.task.support, of),
    "leader": lambda one, _: one.task.leader,
    "section": lambda one, _: (one.task.section,),
    "group": lambda one, of: tuple(unit.group for name in one.task.owner if (unit := of.policy.units.known.get(name))),
    "tag": lambda one, _: one.task.tags,
    "status": lambda one, _: ((one.task.status or Status.NOT_STARTED).value,),
    "light": lambda one, _: (one.light.value,),
    "source": lambda one, _: (name for ref in one.task.source for name in (ref.list, f"{ref.list}/{ref.item}")),
    "role": lambda one, of: (name for _role, names in one.task.roles for name in all_names(names, of)),
    "text": lambda one, _: (one.task.title, one.task.goal, one.task.note),
}
DAYS: dict[str, Callable[[TaskAssessment], date | None]] = {
    "due": lambda one: one.task.due,
    "start": lambda one: one.task.start,
    "done_on": lambda one: one.done_on,
    "updated": lambda one: max((stands(update) for update in one.task.updates), default=None),
}
SHARES: dict[str, Callable[[TaskAssessment], Fraction | None]] = {
    "progress": lambda one: one.progress,
    "expected": lambda one: one.expected,
    "gap": lambda one: one.gap,
}
CHINESE_KEYS = {
    "编号": "id",
    "序号": "no",
    "清单": "list",
    "责任单位": "owner",
    "牵头单位": "owner",
    "单位": "owner",
    "配合单位": "support",
    "协同单位": "support",
    "牵头领导": "leader",
    "责任领导": "leader",
    "领导": "leader",
    "板块": "section",
    "分类": "section",
    "分组": "group",
    "标签": "tag",
    "状态": "status",
    "灯号": "light",
    "来源": "source",
    "任务来源": "source",
    "责任链": "role",
    "全文": "text",
    "时限": "due",
    "完成时限": "due",
    "开始": "start",
    "完成日期": "done_on",
    "最近报送": "updated",
    "进度": "progress",
    "完成进度": "progress",
    "序时进度": "expected",
    "进度差": "gap",
}


def _spelt(table: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {word: key for key, words in table.items() for word in (key, *words)}


CHOICES = {
    "status": _spelt(STATUS_WORDS),
    "light": _spelt(LIGHT_WORDS) | {"none": "none", "—": "none"},
    "tag": _spelt(TAG_WORDS),
}
"""The words that have several spellings; every tag is known, the others only as listed."""


KEYS = (*TEXTS, *DAYS, *SHARES)
ALL_STATES = (*STATES, *VERDICTS)
KNOWN = (*ALL_STATES, *(f"{key}:" for key in KEYS), *CHINESE_STATES, *(f"{key}:" for key in CHINESE_KEYS))
