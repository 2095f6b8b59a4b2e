"""Filter words that ask for what no task has: a unit, a tag, a section under a name that is somebody else's."""

from collections.abc import Iterable, Iterator

from checklist.core.assess import Assessment
from checklist.core.picks import CHINESE_KEYS, CHOICES, TEXTS
from checklist.core.select import FOLDED, bare
from checklist.core.value import Value

NAMES = ("owner", "support", "leader", "role", "group", "section", "tag", "list")
"""Keys behind which a name stands. Ids differ by a sign, and any text may be looked for."""


class Unheld(Value):
    """A word as typed, what stands before its name, the name, and all that the tasks have in its place."""

    word: str
    before: str
    name: str
    known: tuple[str, ...]


def behind(name: str, of: Assessment) -> str:
    """The filter word with the first key under which a task, or the units for an owner, has this name; else nothing."""
    for key in NAMES:
        held = (name in TEXTS[key](one, of) for one in of.tasks)
        if any(held) or (key == "owner" and name in of.policy.units.known):
            return f"{key}:{name}"
    return ""


def unheld(words: Iterable[str], of: Assessment) -> Iterator[Unheld]:
    """The words whose name neither a task nor a unit of the workspace has."""
    for word in words:
        key, colon, name = bare(word)[0].replace("：", ":").partition(":")
        meant = CHINESE_KEYS.get(key.translate(FOLDED), key)
        if not name or not colon or meant not in NAMES:
            continue
        known = dict.fromkeys(held for one in of.tasks for held in TEXTS[meant](one, of) if held)
        units = of.policy.units
        known |= dict.fromkeys(unit.group for unit in units.all if unit.group) if meant == "group" else {}
        known |= dict.fromkeys(units.known) if meant in ("owner", "support", "role") else {}
        if CHOICES.get(meant, {}).get(name, name) not in known:
            yield Unheld(word, f"{key}:", name, tuple(known))
