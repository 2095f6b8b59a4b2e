"""The filter words on offer: states, keys, and behind a key what the workspace holds under it."""

from collections.abc import Callable, Iterable, Iterator

from click.shell_completion import CompletionItem

from checklist.cli.here import DAYS as DAY_WORDS
from checklist.cli.here import Here, beginning, headed, ids, units
from checklist.core.model import Task
from checklist.core.picks import CHINESE_KEYS, CHINESE_STATES, CHOICES, DAYS, KEYS, STATES
from checklist.core.select import FOLDED

NOT = "not:"


def filter_words(here: Here, typed: str) -> Iterator[CompletionItem]:
    """The words that go on as is typed, in the language of the run; those of the other once something is typed."""
    if typed.startswith(NOT):
        yield from headed(NOT, filter_words(here, typed.removeprefix(NOT)))
        return
    colon = next((index for index, one in enumerate(typed) if one.translate(FOLDED) == ":"), -1)
    if colon >= 0:
        key = CHINESE_KEYS.get(typed[:colon], typed[:colon])
        yield from headed(typed[: colon + 1], values(here, key, typed[colon + 1 :]))
        return
    english = (*STATES, *(f"{key}:" for key in KEYS))
    chinese = (*CHINESE_STATES, *(f"{key}:" for key in one_each()))
    yield from beginning(typed, chinese, english) if here.chinese else beginning(typed, english, chinese)


def one_each() -> Iterator[str]:
    """One Chinese word for each key: the first."""
    first: dict[str, str] = {}
    for word, key in CHINESE_KEYS.items():
        first.setdefault(key, word)
    return iter(first.values())


def values(here: Here, key: str, typed: str) -> Iterable[CompletionItem]:
    """What may stand behind a key."""
    if key in ("owner", "support"):
        return units(here, typed)
    if key == "id":
        return ids(here, typed)
    if key == "list":
        return (CompletionItem(one.id, help=one.title) for one in here.lists if one.id.startswith(typed))
    if key == "tag":
        return beginning(typed, said(here, lambda task: task.tags), CHOICES["tag"])
    if key in CHOICES:
        chinese = [word for word in CHOICES[key] if not word.isascii()]
        english = [word for word in CHOICES[key] if word.isascii()]
        return beginning(typed, chinese, english) if here.chinese else beginning(typed, english, chinese)
    if key == "group":
        return beginning(typed, dict.fromkeys(unit.group for unit in here.shelf.workspace.policy.units.all))
    if key in DAYS:
        operator = typed[: len(typed) - len(typed.lstrip("<>="))]
        here_first, other = ("zh-CN", "en") if here.chinese else ("en", "zh-CN")
        day = typed.removeprefix(operator)
        return headed(operator, beginning(day, DAY_WORDS[here_first], DAY_WORDS[other]))
    return beginning(typed, said(here, SAID[key])) if key in SAID else ()


SAID: dict[str, Callable[[Task], Iterable[str]]] = {
    "leader": lambda task: task.leader,
    "no": lambda task: (task.no,),
    "role": lambda task: (name for _, names in task.roles for name in names),
    "section": lambda task: (task.section,),
    "source": lambda task: (name for ref in task.source for name in (ref.list, f"{ref.list}/{ref.item}")),
}


def said(here: Here, of: Callable[[Task], Iterable[str]]) -> list[str]:
    """Whatever the tasks say, once each, in their order."""
    return [word for word in dict.fromkeys(word for task in here.tasks for word in of(task)) if word]
