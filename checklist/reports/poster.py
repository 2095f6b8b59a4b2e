"""The whole list as one big sheet for the wall: what is to be done, by whom, by when, and how it stands (上墙)."""

from collections.abc import Collection
from typing import Any

from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.message import say
from checklist.core.public import PUBLIC_FIELDS
from checklist.core.review import Review
from checklist.core.totals import totals
from checklist.core.value import replace
from checklist.reports.cells import COLUMNS, measured, row, undated_note
from checklist.reports.ranking import LIGHTS
from checklist.reports.report import Block, Fact, Facts, Report, Section, Table

NAMED = ("no", "title", "owner", "leader", "due")
BESIDE = ("parts", "standing", "paused", "cancelled")
"""What stands on the sheet and is not among the tasks counted."""
BAR = replace(COLUMNS["bar"], heading=say("site.bar"))


def poster(held: Review, title: Any, public: Collection[str]) -> Report:
    """One sheet a list."""
    own: dict[str, list[TaskAssessment]] = {}
    for one in held.tasks:
        own.setdefault(one.list, []).append(one)
    sections = tuple(
        Section("sheet", one.title, sheet(own[one.id], held.of, sheet_keys(own[one.id], public)), True)
        for one in held.of.lists
        if one.id in own
    )
    return Report("site-poster", title, held.of.as_of, sections, notes=undated_note(held.tasks))


def sheet_keys(tasks: Collection[TaskAssessment], public: Collection[str]) -> tuple[str, ...]:
    """The columns of a sheet: the printed number, else the id; only what is public, and said of any task."""
    named = [
        key
        for key in NAMED
        if (key not in PUBLIC_FIELDS or key in public) and any(getattr(one.task, key) for one in tasks)
    ]
    return (*(() if "no" in named else ("id",)), *named, "light", "bar", "progress")


def sheet(own: list[TaskAssessment], of: Assessment, keys: tuple[str, ...]) -> tuple[Block, ...]:
    """The list in figures, and its tasks in order."""
    sums = totals(own, of)
    lights = (Fact(light.value, sums.lights[light], light) for light in LIGHTS)
    day = Fact("as_of", of.as_of, say("site.as_of"))
    means = (*measured(sums), Fact("progress", sums.progress), Fact("expected", sums.expected))
    facts = (day, Fact("tasks", sums.live), *means, *lights)
    beside = [(key, count) for key in BESIDE if (count := getattr(sums, key))]
    whole = Fact("beside", sum(count for _, count in beside), say("site.beside"))
    apart = (whole, *(Fact(key, count, say(f"count.{key}")) for key, count in beside))
    heads = tuple(BAR if key == "bar" else COLUMNS[key] for key in keys)
    return (
        Facts("totals", facts, inline=True),
        *((Facts("beside", apart, inline=True),) if beside else ()),
        Table("tasks", heads, tuple(row(one, *keys) for one in own)),
    )
