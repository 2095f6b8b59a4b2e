"""Tasks picked by plain words: `owner:住建局 tag:difficult due:<2020-07-01 overdue`, the same in every command."""

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction

from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.forecast import forecasts
from checklist.core.numbers import read_number
from checklist.core.picks import (
    ALL_STATES,
    CHINESE_KEYS,
    CHINESE_STATES,
    CHOICES,
    DAYS,
    KEYS,
    KNOWN,
    SHARES,
    STATES,
    TEXTS,
    VERDICTS,
)
from checklist.core.when import read_day

Test = Callable[[TaskAssessment], bool]
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
