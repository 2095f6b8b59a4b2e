"""Tasks picked by plain words: `owner:住建局 tag:difficult due:<2020-07-01 overdue`, the same in every command."""

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction

from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.model import Act, Light, Status
from checklist.core.numbers import read_number
from checklist.core.progress import stands
from checklist.core.when import read_day

Test = Callable[[TaskAssessment], bool]

STATES: dict[str, Callable[[TaskAssessment, Assessment], bool]] = {
    "overdue": lambda one, _: one.overdue > 0,
    "due-soon": lambda one, of: one.due_in is not None and 0 <= one.due_in <= of.policy.lights.due_soon,
    "behind": lambda one, of: one.open and one.gap is not None and one.gap * 100 <= -of.policy.lights.yellow,
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
    "extended": lambda one, _: any(act.act is Act.EXTEND for act in one.task.decisions),
    "reopened": lambda one, _: any(act.act is Act.REOPEN for act in one.task.decisions),
    "unmeasured": lambda one, _: one.live and one.progress is None,
    "undated": lambda one, _: one.undated,
    "parts": lambda one, of: one.key in of.family.parent,
}
CHINESE_STATES = {
    "逾期": "overdue",
    "临期": "due-soon",
    "滞后": "behind",
    "未报送": "silent",
    "红灯": "red",
    "黄灯": "yellow",
    "绿灯": "green",
    "灰灯": "grey",
    "已完成": "done",
    "已销号": "closed",
    "未完成": "open",
    "长期坚持": "standing",
    "暂缓": "paused",
    "终止": "cancelled",
    "延期": "extended",
    "反弹": "reopened",
}

TEXTS: dict[str, Callable[[TaskAssessment, Assessment], Iterable[str]]] = {
    "id": lambda one, _: (one.task.id,),
    "no": lambda one, _: (one.task.no,),
    "list": lambda one, _: (one.list,),
    "owner": lambda one, of: _names(one.task.owner, of),
    "support": lambda one, of: _names(one.task.support, of),
    "leader": lambda one, _: one.task.leader,
    "section": lambda one, _: (one.task.section,),
    "group": lambda one, of: tuple(unit.group for name in one.task.owner if (unit := of.policy.units.known.get(name))),
    "tag": lambda one, _: one.task.tags,
    "status": lambda one, _: ((one.task.status or Status.NOT_STARTED).value,),
    "light": lambda one, _: (one.light.value,),
    "source": lambda one, _: (ref.list for ref in one.task.source),
    "role": lambda one, _: (name for _role, names in one.task.roles for name in names),
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
    "牵头领导": "leader",
    "领导": "leader",
    "板块": "section",
    "分组": "group",
    "标签": "tag",
    "状态": "status",
    "灯号": "light",
    "来源": "source",
    "时限": "due",
    "进度": "progress",
}
OPERATORS = ("<=", ">=", "<", ">", "=")


class NotAFilter(ValueError):
    """A word that picks nothing: `word`, and the words that could have stood there."""

    def __init__(self, word: str, known: tuple[str, ...]) -> None:
        super().__init__(word)
        self.word = word
        self.known = known


KNOWN = (*STATES, *(f"{key}:" for key in (*TEXTS, *DAYS, *SHARES)))


def select(words: Iterable[str], of: Assessment) -> tuple[TaskAssessment, ...]:
    """The tasks that pass every word, in their order. Raises NotAFilter for a word that is none."""
    tests: dict[str, list[Test]] = {}
    for word in words:
        key, test = _test(word, of)
        tests.setdefault(key, []).append(test)
    if not tests:
        return of.tasks
    return tuple(one for one in of.tasks if all(any(test(one) for test in same) for same in tests.values()))


def _test(word: str, of: Assessment) -> tuple[str, Test]:
    if word.startswith(("-", "!", "not:")) and len(word) > 1:
        _, inner = _test(word.removeprefix("not:").lstrip("-!"), of)
        return word, lambda one: not inner(one)
    state = STATES.get(CHINESE_STATES.get(word, word))
    if state:
        return word, lambda one: state(one, of)
    key, colon, wanted = word.replace("：", ":", 1).partition(":")
    key = CHINESE_KEYS.get(key, key)
    if not colon:
        raise NotAFilter(word, KNOWN)
    if key in TEXTS:
        return key, _text_test(key, wanted, of)
    if key in DAYS:
        return word, _day_test(DAYS[key], wanted, of)
    if key in SHARES:
        return word, _share_test(SHARES[key], wanted)
    raise NotAFilter(word, KNOWN)


def _names(units: Iterable[str], of: Assessment) -> tuple[str, ...]:
    """Every name the units go by, so that any of them finds the task."""
    known = of.policy.units.known
    return tuple(name for unit in units for name in (unit, *(known[unit].also if unit in known else ())))


def _text_test(key: str, wanted: str, of: Assessment) -> Test:
    get = TEXTS[key]
    if key == "text":
        return lambda one: any(wanted.casefold() in text.casefold() for text in get(one, of))
    if not wanted:
        return lambda one: not any(get(one, of))
    choices = {"status": STATUS_WORDS, "light": LIGHT_WORDS}.get(key)
    meant = choices.get(wanted, wanted) if choices else wanted
    if choices and meant not in choices.values():
        raise NotAFilter(f"{key}:{wanted}", tuple(f"{key}:{word}" for word in choices))
    return lambda one: meant in get(one, of)


STATUS_WORDS = {
    **{status.value: status.value for status in Status},
    "未启动": "not-started",
    "推进中": "in-progress",
    "已完成": "done",
    "已销号": "closed",
    "暂缓": "paused",
    "终止": "cancelled",
}
LIGHT_WORDS = {
    **{light.value: light.value for light in Light},
    "绿": "green",
    "黄": "yellow",
    "红": "red",
    "灰": "grey",
}


def _split(wanted: str) -> tuple[str, str]:
    operator = next((one for one in OPERATORS if wanted.startswith(one)), "=")
    return operator, wanted[len(operator) :] if wanted.startswith(operator) else wanted


def _day_test(get: Callable[[TaskAssessment], date | None], wanted: str, of: Assessment) -> Test:
    if wanted in ("", "none"):
        return lambda one: get(one) is None
    operator, text = _split(wanted)
    day = read_day(text, of.as_of, of.policy.calendar)
    return lambda one: (held := get(one)) is not None and _compare(held.toordinal() - day.toordinal(), operator)


def _share_test(get: Callable[[TaskAssessment], Fraction | None], wanted: str) -> Test:
    if wanted in ("", "none"):
        return lambda one: get(one) is None
    operator, text = _split(wanted)
    number = read_number(text.rstrip("%％"))
    if number is None:
        raise NotAFilter(wanted, ("progress:<50%",))
    share = Fraction(number) / 100
    return lambda one: (held := get(one)) is not None and _compare(held - share, operator)


def _compare(difference: Fraction | int, operator: str) -> bool:
    match operator:
        case "<":
            return difference < 0
        case "<=":
            return difference <= 0
        case ">":
            return difference > 0
        case ">=":
            return difference >= 0
    return difference == 0
