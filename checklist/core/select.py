"""Tasks picked by plain words: `owner:住建局 tag:difficult due:<2020-07-01 overdue`, the same in every command."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction

from checklist.core.assess import Assessment, TaskAssessment, is_behind, is_due_soon
from checklist.core.due import extends
from checklist.core.forecast import Verdict, forecasts
from checklist.core.model import Act, Light, Status
from checklist.core.numbers import read_number
from checklist.core.progress import stands
from checklist.core.spellings import LIGHT_WORDS, STATUS_WORDS, TAG_WORDS
from checklist.core.when import read_day

Test = Callable[[TaskAssessment], bool]

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
    "owner": lambda one, of: _names(one.task.owner, of),
    "support": lambda one, of: _names(one.task.support, of),
    "leader": lambda one, _: one.task.leader,
    "section": lambda one, _: (one.task.section,),
    "group": lambda one, of: tuple(unit.group for name in one.task.owner if (unit := of.policy.units.known.get(name))),
    "tag": lambda one, _: one.task.tags,
    "status": lambda one, _: ((one.task.status or Status.NOT_STARTED).value,),
    "light": lambda one, _: (one.light.value,),
    "source": lambda one, _: (name for ref in one.task.source for name in (ref.list, f"{ref.list}/{ref.item}")),
    "role": lambda one, of: (name for _role, names in one.task.roles for name in _names(names, of)),
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
OPERATORS = ("<=", ">=", "<", ">", "=")
FOLDED = str.maketrans({"：": ":", "＜": "<", "＞": ">", "＝": "=", "≤": "<=", "≥": ">=", "！": "!"})
"""What a Chinese keyboard types for the same."""


TURNS = ("-", "!", "！", "not:", "not：")
"""What turns a word round."""


class NotAFilter(ValueError):  # noqa: N818 -- it is said as what is so
    """A word that picks nothing: `word`, and the words that could have stood there."""

    def __init__(self, word: str, known: tuple[str, ...]) -> None:
        super().__init__(word)
        self.word = word
        self.known = known


class Ambiguous(NotAFilter):
    """A share that can be read in two ways: `known` are the two words that are clear."""


KEYS = (*TEXTS, *DAYS, *SHARES)
ALL_STATES = (*STATES, *VERDICTS)
KNOWN = (*ALL_STATES, *(f"{key}:" for key in KEYS), *CHINESE_STATES, *(f"{key}:" for key in CHINESE_KEYS))


def select(words: Iterable[str], of: Assessment) -> tuple[TaskAssessment, ...]:
    """The tasks that pass every word, in their order. Raises NotAFilter for a word that is none."""
    tests: dict[str, list[Test]] = {}
    for word in words:
        key, test = _test(word, of)
        tests.setdefault(key, []).append(test)
    if not tests:
        return of.tasks
    return tuple(one for one in of.tasks if all(any(test(one) for test in same) for same in tests.values()))


def state_test(word: str, of: Assessment) -> Test | None:
    """The test of a state by its name in either language; None where there is no such state."""
    name = CHINESE_STATES.get(word, word)
    if name in VERDICTS:
        found, wanted = forecasts(of), VERDICTS[name]
        return lambda one: (held := found.get(one.key)) is not None and held.verdict is wanted
    state = STATES.get(name)
    return None if state is None else lambda one: state(one, of)


def bare(typed: str) -> tuple[str, int]:
    """A word without the signs that turn it round (`-`, `!`, `not:`), and how many there are."""
    turns = 0
    while len(typed) > 1 and (sign := next((one for one in TURNS if typed.startswith(one)), "")):
        typed = typed[len(sign) :]
        turns += 1
    return typed, turns


def is_state(typed: str) -> bool:
    """Is a word the name of a state, turned round or not?"""
    word = bare(typed)[0].translate(FOLDED)
    return word in ALL_STATES or word in CHINESE_STATES


def _test(typed: str, of: Assessment) -> tuple[str, Test]:
    """Under which key a word's test stands (tests of one key are joined by or), and the test."""
    word, turns = bare(typed)
    word = word.translate(FOLDED)
    if turns:
        _, inner = _test(word, of)
        return typed, inner if turns % 2 == 0 else lambda one: not inner(one)
    state = state_test(word, of)
    if state:
        return typed, state
    key, colon, wanted = word.partition(":")
    key = CHINESE_KEYS.get(key, key)
    if not colon or key not in KEYS:
        raise NotAFilter(typed, KNOWN)
    if key in TEXTS:
        return key, _text_test(key, typed.replace("：", ":").partition(":")[2], of)
    if key in DAYS:
        return typed, _day_test(DAYS[key], wanted, of)
    return typed, _share_test(key, wanted)


def _names(units: Iterable[str], of: Assessment) -> tuple[str, ...]:
    """Every name the units go by, so that any of them finds the task."""
    known = of.policy.units.known
    return tuple(
        name for unit in units for name in (unit, *((known[unit].name, *known[unit].also) if unit in known else ()))
    )


def _text_test(key: str, wanted: str, of: Assessment) -> Test:
    get = TEXTS[key]
    if key == "text":
        return lambda one: any(wanted.casefold() in text.casefold() for text in get(one, of))
    if not wanted:
        return lambda one: not any(get(one, of))
    words = CHOICES.get(key)
    meant = wanted if words is None else words.get(wanted, wanted)
    if words and meant not in words.values() and key != "tag":
        raise NotAFilter(f"{key}:{wanted}", tuple(f"{key}:{word}" for word in words))
    return lambda one: meant in get(one, of)


def _spelt(table: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {word: key for key, words in table.items() for word in (key, *words)}


CHOICES = {
    "status": _spelt(STATUS_WORDS),
    "light": _spelt(LIGHT_WORDS) | {"none": "none", "—": "none"},
    "tag": _spelt(TAG_WORDS),
}
"""The words that have several spellings; every tag is known, the others only as listed."""


def _split(wanted: str) -> tuple[str, str]:
    operator = next((one for one in OPERATORS if wanted.startswith(one)), "=")
    return operator, wanted.removeprefix(operator)


def _day_test(get: Callable[[TaskAssessment], date | None], wanted: str, of: Assessment) -> Test:
    if wanted in ("", "none"):
        return lambda one: get(one) is None
    operator, text = _split(wanted)
    day = read_day(text, of.as_of, of.policy.calendar)
    return lambda one: (held := get(one)) is not None and _compare(held.toordinal() - day.toordinal(), operator)


def _share_test(key: str, wanted: str) -> Test:
    get = SHARES[key]
    if wanted in ("", "none"):
        return lambda one: get(one) is None
    operator, text = _split(wanted)
    bare_text = text.rstrip("%％")
    number = read_number(bare_text)
    if number is None:
        raise NotAFilter(f"{key}:{wanted}", (f"{key}:<50%",))
    if text == bare_text and "." in text and 0 < abs(number) <= 1:  # as in a list: see the kind of a share
        before = f"{key}:{wanted.removesuffix(text)}"
        raise Ambiguous(
            f"{key}:{wanted}", (f"{before}{number * 100:f}".rstrip("0").rstrip(".") + "%", f"{before}{text}%")
        )
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


def find(name: str, of: Assessment) -> tuple[TaskAssessment, ...]:
    """The tasks a name means: by id, else by `list/id` or `list/number`, else by printed number; it may be several."""
    listed, _, item = name.partition("/")
    ways: tuple[Test, ...] = (
        lambda one: one.task.id == name,
        lambda one: bool(item) and one.list == listed and one.task.id == item,
        lambda one: bool(item) and one.list == listed and one.task.no == item,
        lambda one: one.task.no == name,
    )
    found = (tuple(one for one in of.tasks if way(one)) for way in ways)
    return next((tasks for tasks in found if tasks), ())
