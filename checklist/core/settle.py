"""A list with everything said once written out: defaults and sections filled in, other names read as their unit."""

import re
from typing import Any

from checklist.core.calendar import Cadence
from checklist.core.model import Act, Decision, Defaults, Section, Task, TaskList, Units
from checklist.core.value import names_of, replace

COMMAS = re.compile(r"[、,，]")
SAID_ONCE = names_of(Defaults)
NOTHING = Section("")


def settled(task_list: TaskList, units: Units, returns: Cadence | None = None) -> TaskList:
    """The list as it is judged: task before section before list before workspace; an alias reads as its unit."""
    sections = {section.name: section for section in task_list.sections}
    base = replace(task_list.defaults, returns=task_list.defaults.returns or task_list.returns or returns)
    layers: dict[str, dict[str, Any]] = {}
    tasks = []
    for task in task_list.tasks:
        if task.section not in layers:
            layers[task.section] = _layer(sections.get(task.section, NOTHING).defaults, base)
        tasks.append(_settle(task, layers[task.section], units))
    return replace(task_list, tasks=tuple(tasks))


def _layer(section: Defaults, base: Defaults) -> dict[str, Any]:
    """What a row of this section gets where it says nothing itself."""
    layer = {name: _written(getattr(section, name), getattr(base, name)) for name in SAID_ONCE}
    return {name: value for name, value in layer.items() if value is not None and value != ()}


def _written(own: Any, above: Any) -> Any:
    return above if own is None or own == () else own


def _settle(task: Task, layer: dict[str, Any], units: Units) -> Task:
    new: dict[str, Any] = {}
    for name, value in layer.items():
        own = getattr(task, name)
        if own is None or own == ():
            if task.every and name in ("due", "returns"):
                continue
            new[name] = value
    if units.known:
        for name in ("owner", "support"):
            said = new.get(name) or getattr(task, name)
            meant = tuple(dict.fromkeys(meaning(word, units) for word in said))
            if meant != said:
                new[name] = meant
        if any(act.act is Act.TRANSFER for act in task.decisions):
            new["decisions"] = tuple(_transferred(act, units) for act in task.decisions)
        if not task.leader and "leader" not in new:
            owners = [units.known[name] for name in new.get("owner", task.owner) if name in units.known]
            new["leader"] = tuple(dict.fromkeys(leader for unit in owners for leader in unit.leader))
    return replace(task, **new) if new else task


def _transferred(act: Decision, units: Units) -> Decision:
    """A transfer with the units it names read as the others are."""
    if act.act is not Act.TRANSFER:
        return act
    before, after = ("、".join(_units(side, units)) for side in (act.before, act.after))
    return replace(act, before=before, after=after)


def _units(side: str, units: Units) -> list[str]:
    """The units that a text names; commas join them as well where all are declared, and none is called as all are."""
    words = [one.strip() for one in COMMAS.split(side)]
    joined = side not in units.known and all(one in units.known for one in words)
    return [meaning(one, units) for one in (words if joined else side.split("、"))]


def meaning(word: str, units: Units) -> str:
    """The unit a name stands for; an undeclared name stands for itself."""
    unit = units.known.get(word)
    return unit.name if unit else word
