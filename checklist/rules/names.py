"""The names of units as lists write them, and what a name looks like to the eye."""

import re
import unicodedata
from collections.abc import Iterator

from checklist.core.model import Act, TaskList
from checklist.source.tree import Route

CYRILLIC = "АВЕЅІЈКМНОРСТУХаеорсухіјѕ", "ABESIJKMHOPCTYXaeopcyxijs"
GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo"
SIGNS = "‐‑‒–—―−·•・‧〇", "-------····零"
LOOKALIKES = str.maketrans(*map("".join, zip(CYRILLIC, GREEK, SIGNS, strict=True)))
"""Letters and signs that cannot be told apart by looking, each as the commonest of them."""


JOINT = re.compile(r"、(?![^（(]*[）)])")
JOINTS = re.compile(r"[、,，](?![^（(]*[）)])")


def joined(name: str) -> list[str]:
    """The units written as one name; what stands in brackets is of one unit: 各县（市、区）政府."""
    return JOINT.split(name)


def units_joined(text: str) -> list[str]:
    """The units that a decision names, joined by a comma or 、."""
    return [word.strip() for word in JOINTS.split(text) if word.strip()]


def looks(name: str) -> str:
    """What a name looks like: width, case, spaces and lookalike letters put aside."""
    return "".join(unicodedata.normalize("NFKC", name).translate(LOOKALIKES).split()).casefold()


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
