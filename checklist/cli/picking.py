"""Which events of a history the filter words pick: by their task as it was last said, by their code, by whose hand."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from checklist.cli.desk import Desk
from checklist.core.family import Key
from checklist.core.picks import CHINESE_KEYS
from checklist.core.select import FOLDED
from checklist.core.step import Version

if TYPE_CHECKING:
    from checklist.rules.event import Event

OWN = {"code": "code", "代码": "code", "unit": "unit", "改动单位": "unit", "by": "by", "改动人": "by"}
"""The keys that an event has and a task has not."""


class OfTask(Protocol):
    """Something that was done to a task."""

    @property
    def list(self) -> str:
        """The list's id."""
        ...

    @property
    def task(self) -> str:
        """The task's id; empty where it was done to something else."""
        ...


def picks(desk: Desk, versions: Sequence[Version], found: Iterable[OfTask]) -> Callable[[OfTask], bool]:
    """Whether something was done to a task that the words about tasks pick, or to a list that they name."""
    words = [word for word in asked(desk) if _own(word) is None]
    if not words:
        return lambda _: True
    known = {key(one) for one in found}
    lists = [word.translate(FOLDED).partition(":") for word in words]
    named = {name for word, colon, name in lists if colon and CHINESE_KEYS.get(word, word) == "list"}
    only_lists = len(named) == len(set(words))
    bare = {word for word in words if any(word in (task, f"{of}/{task}") for of, task in known)}
    picked = _picked(desk, versions, known, [word for word in words if word not in bare])

    def fits(one: OfTask) -> bool:
        if not one.task:
            return only_lists and one.list in named
        return key(one) in picked and (not bare or bool(bare & {one.task, f"{one.list}/{one.task}"}))

    return fits


def asked(desk: Desk) -> tuple[str, ...]:
    """The filter words; none of them is a path, since a history is of a whole workspace."""
    words: tuple[str, ...] = desk.given.get("filters", ())
    return words


def key(one: OfTask) -> Key:
    """The task of something that was done."""
    return one.list, one.task


def _picked(desk: Desk, versions: Sequence[Version], known: set[Key], words: list[str]) -> set[Key]:
    if not words:
        return known
    from checklist.core.assess import assess
    from checklist.core.lastly import last_said

    lists = last_said(known, versions, desk.policy.units)
    of = assess(lists, desk.policy, desk.clock, None, desk.clock)
    return {one.key for one in desk.picked(tuple(words), of)}


def of_hand(words: Iterable[str]) -> "Callable[[Event], bool]":
    """Whether an event is of one of the codes, by one of the units and by one of the people that the words name."""
    asked: dict[str, set[str]] = {}
    for word in words:
        own = _own(word)
        if own:
            asked.setdefault(own[0], set()).add(own[1])

    def fits(one: "Event") -> bool:
        said = {"code": (one.code,), "unit": (one.unit,), "by": (one.revision.author, one.revision.email)}
        return all(any(name in wanted for name in said[name_of]) for name_of, wanted in asked.items())

    return fits


def _own(word: str) -> tuple[str, str] | None:
    """A key of events' own and what stands behind it."""
    name, colon, wanted = word.translate(FOLDED).partition(":")
    return (OWN[name], wanted) if colon and name in OWN else None
