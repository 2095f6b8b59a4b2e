"""A list that is nearly another one: what clerks, offices and mergers do to a list, drawn by hypothesis."""

from typing import Any

from hypothesis import strategies as st

from checklist.core.calendar import Cadence
from checklist.core.compare import ITEMS, PAIRS
from checklist.core.model import TaskList
from checklist.core.value import Value, names_of, replace

Draw = Any


@st.composite
def mutated(draw: Draw, task_list: TaskList, other: TaskList, most: int = 4, least: int = 0) -> TaskList:
    """The list after some changes; what it did not say before is taken from the other list."""
    for _ in range(draw(st.integers(least, most))):
        name = draw(st.sampled_from([*("tasks",) * 6, *(one for one in names_of(TaskList) if one != "tasks")]))
        if name == "tasks":
            tasks = _row(draw, task_list.tasks, other.tasks)
            task_list = replace(task_list, tasks=tasks)
        else:
            task_list = replace(task_list, **{name: _field(draw, name, task_list, other)})
    return task_list


def _row(draw: Draw, here: tuple[Any, ...], there: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row of values with one taken out, put in, moved, or changed in one of its fields."""
    what = draw(st.sampled_from(["out", "in", "move", "change", "change", "change"]))
    at = draw(st.integers(0, len(here)))
    if what == "in" and there:
        return (*here[:at], draw(st.sampled_from(there)), *here[at:])
    if at == len(here):
        return here
    rest = (*here[:at], *here[at + 1 :])
    if what == "move":
        to = draw(st.integers(0, len(rest)))
        return (*rest[:to], here[at], *rest[to:])
    if what == "out":
        return rest
    one = here[at]
    if not isinstance(one, Value) or not there:
        return here
    like = draw(st.sampled_from(there))
    name = draw(st.sampled_from(names_of(type(one))))
    return (*here[:at], replace(one, **{name: _field(draw, name, one, like)}), *here[at + 1 :])


def _field(draw: Draw, name: str, here: Value, there: Value) -> Any:
    """What a field may hold instead: part of it changed, what another value holds, or nothing."""
    held, other = getattr(here, name), getattr(there, name)
    if name in ITEMS and draw(st.booleans()):
        return _row(draw, held, other)
    if name in PAIRS and draw(st.booleans()):
        return tuple(dict(_pairs(draw, held, other)).items())
    if isinstance(held, Value) and type(held) is type(other) and type(held) is not Cadence and draw(st.booleans()):
        below = draw(st.sampled_from(names_of(type(held))))
        return replace(held, **{below: _field(draw, below, held, other)})
    return other


def _pairs(draw: Draw, here: tuple[Any, ...], there: tuple[Any, ...]) -> tuple[Any, ...]:
    row = _row(draw, here, there)
    return draw(st.permutations(row)) if draw(st.booleans()) else row
