"""The names of units as lists write them, and what a name looks like to the eye."""

import re
import unicodedata
from collections.abc import Collection, Iterator

from checklist.core.model import Act, TaskList
from checklist.source.tree import Route

CYRILLIC = "АВЕЅІЈКМНОРСТУХаеорсухіјѕ", "ABESIJKMHOPCTYXaeopcyxijs"
GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo"
SIGNS = "‐‑‒–—―−·•・‧〇", "-------····零"
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff"
)
"""What takes part in a text unseen, printable or not, as the inside of a pattern's brackets."""
UNSEEN = re.compile(f"[{INVISIBLE}]+")
SEEN = re.compile(rf"[^\s{INVISIBLE}]")
LOOKALIKES = str.maketrans(*map("".join, zip(CYRILLIC, GREEK, SIGNS, strict=True)))
"""Letters and signs that cannot be told apart by looking, each as the commonest of them."""


JOINT = re.compile(r"、(?![^（(]*[）)])")
JOINTS = re.compile(r"[、,，](?![^（(]*[）)])")


def joined(name: str) -> list[str]:
    """The units written as one name; what stands in brackets is of one unit: 各县（市、区）政府."""
    return JOINT.split(name)


ANY_JOINT = re.compile(r"[\s、,，;；/]+")


def apart(name: str, known: Collection[str]) -> list[str]:
    """The units written as one name where each is known, whatever stands between; else what 、 joins."""
    words = [word for word in ANY_JOINT.split(name) if word]
    return words if len(words) > 1 and all(word in known for word in words) else joined(name)


def units_joined(text: str) -> list[str]:
    """The units that a decision names, joined by a comma or 、."""
    return [word.strip() for word in JOINTS.split(text) if word.strip()]


def looks(name: str) -> str:
    """What a name looks like: width, case, spaces, what is unseen and lookalike letters put aside."""
    if not name.isascii():
        name = UNSEEN.sub("", unicodedata.normalize("NFKC", UNSEEN.sub("", name))).translate(LOOKALIKES)
    return "".join(name.split()).casefold()


def looks_empty(name: str) -> bool:
    """Is something written that nobody sees?"""
    return bool(name) and not SEEN.search(name)


def difference(name: str, like: str) -> str:
    """Where two names that look the same begin to differ, as the numbers of the characters there."""
    at = next((index for index, (one, other) in enumerate(zip(name, like, strict=False)) if one != other), None)
    at = min(len(name), len(like)) if at is None else at
    return " / ".join(f"U+{ord(one):04X}" for one in (name[at : at + 1], like[at : at + 1]) if one)


def names_listed(task_list: TaskList) -> Iterator[tuple[str, Route, str]]:
    """Every name by which tasks are told apart or put together, but for units: its kind, the way to it, the name.

    An id is told apart from those of its own list only.
    """
    yield from _of_leaders(("defaults",), task_list.defaults.leader)
    for index, section in enumerate(task_list.sections):
        yield "section", ("sections", index, "name"), section.name
        yield from _of_leaders(("sections", index), section.defaults.leader)
    for index, task in enumerate(task_list.tasks):
        here: Route = ("tasks", index)
        yield f"id {task_list.id}", (*here, "id"), task.id
        if task.section:
            yield "section", (*here, "section"), task.section
        yield from _of_leaders(here, task.leader)
        for number, tag in enumerate(task.tags):
            yield "tag", (*here, "tags", number), tag
        for key, pairs in (("roles", task.roles), ("extra", task.extra)):
            for name, _ in pairs:
                yield key, (*here, key, name), name


def _of_leaders(route: Route, leaders: tuple[str, ...]) -> Iterator[tuple[str, Route, str]]:
    for number, leader in enumerate(leaders):
        yield "leader", (*route, "leader", number), leader


def units_named(task_list: TaskList) -> Iterator[tuple[Route, str]]:
    """Every unit that a list names as it is written, and the way to it."""
    heads: list[tuple[Route, tuple[str, ...], tuple[str, ...]]] = [
        (("defaults",), task_list.defaults.owner, task_list.defaults.support)
    ]
    for index, section in enumerate(task_list.sections):
        heads.append((("sections", index), section.defaults.owner, section.defaults.support))
    for route, owner, support in heads:
        yield from _named((*route, "owner"), owner)
        yield from _named((*route, "support"), support)
    for index, task in enumerate(task_list.tasks):
        here: Route = ("tasks", index)
        yield from _named((*here, "owner"), task.owner)
        yield from _named((*here, "support"), task.support)
        for number, update in enumerate(task.updates):
            if update.by:
                yield (*here, "updates", number, "by"), update.by
        for number, decision in enumerate(task.decisions):
            if decision.by:
                yield (*here, "decisions", number, "by"), decision.by
            if decision.act is Act.TRANSFER:
                for key, text in (("from", decision.before), ("to", decision.after)):
                    yield from _named((*here, "decisions", number, key), tuple(units_joined(text)))


def _named(route: Route, units: tuple[str, ...]) -> Iterator[tuple[Route, str]]:
    for number, unit in enumerate(units):
        yield (*route, number), unit
