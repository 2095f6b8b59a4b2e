"""What changed is told in words and in JSON, whatever changed."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.calendar import Cadence, DayOf, Every
from checklist.core.compare import Change, compare, differences
from checklist.core.message import say
from checklist.core.model import Measure, Milestone, Stage, Task, TaskList
from checklist.core.value import Value, replace
from checklist.lang.catalog import LANGUAGES, load
from checklist.reports.changes import cell, what, worded
from checklist.reports.report import Column, Report, Table
from checklist.writers.formats import FORMATS, Look, write
from tests.strategies import tasks

INSIDES = re.compile(r"\b[A-Z][A-Za-z]+\([a-z_]+=|Decimal\(|Fraction\(|datetime\.")
"""How Python would show a value of ours."""
MONTHLY = Cadence(Every.MONTH, DayOf(25))
CADENCES = (Cadence(Every.MONTH), MONTHLY, Cadence(Every.WEEK, DayOf(4)), Cadence(Every.QUARTER, DayOf(5, after=True)))


def told(values: list[Any], name: str, language: str = "en") -> str:
    table = Table("changes", (Column("before"),), tuple((value,) for value in values))
    made = write(Report("diff", say("diff.title"), date(2026, 6, 1), (table,)), name, load(language), Look())
    return made if isinstance(made, str) else ""


def cells(before: Value, after: Value) -> list[Any]:
    one, other = (replace(TaskList("a", "A"), tasks=(task,)) for task in (before, after))
    return [cell(value) for change in compare(one, other) for value in (change.before, change.after)]


@given(tasks(), tasks(), st.sampled_from(CADENCES), st.sampled_from(LANGUAGES))
def test_whatever_changes_is_told(one: Task, other: Task, cadence: Cadence, language: str) -> None:
    """No value of ours is without words, nor without a form in JSON."""
    values = cells(one, replace(other, returns=cadence, every=None))
    for name in ("text", "json", "csv"):
        assert not INSIDES.search(told(values, name, language))


@pytest.mark.parametrize("name", FORMATS)
def test_a_cadence_with_a_day_is_told_in_every_format(name: str) -> None:
    values = cells(Task("1", "One"), Task("1", "One", returns=MONTHLY))
    assert not INSIDES.search(told(values, name))


def test_a_cadence_is_told_as_elsewhere() -> None:
    assert "monthly, by day 25" in told([cell(MONTHLY)], "text")
    assert "每月25日" in told([cell(MONTHLY)], "text", "zh-CN")


def test_a_measure_is_told_by_its_target() -> None:
    km = Measure("km", Decimal(10))
    assert "10, km" in told([cell(km)], "text")
    yearly = Measure("km", targets=((2026, Decimal(4)), (2027, Decimal(9))))
    assert "9, km" in told([cell(yearly)], "text")
    assert "the sum of its parts, km" in told([cell(Measure("km", of_parts=True))], "text")
    falling = Measure("t", Decimal(8), better="lower", kind="level")
    assert "8, t, lower is better, level" in told([cell(falling)], "text")


def test_an_event_about_a_whole_measure_says_its_target() -> None:
    event = say("A344", what="measure", before=Measure("km", Decimal(10)), after=say("audit.nothing"))
    assert "measure changed from 10, km to nothing" in load("en").say(worded(event))


def test_of_several_it_is_said_which_one() -> None:
    before = Task(
        "1", milestones=(Milestone("Deck", date(2026, 5, 1)),), stages=(("started", Stage(date(2026, 3, 1))),)
    )
    moved = replace(before.milestones[0], due=date(2026, 6, 1))
    after = replace(before, milestones=(moved,), stages=(("started", Stage(date(2026, 4, 1))),))
    found = [Change("1", *one) for one in differences(before, after)]
    assert [load("en").say(what(one, after)) for one in found] == ["milestones: Deck, due", "stages: started, plan"]
    assert [load("zh-CN").say(what(one, after)) for one in found] == ["时间节点：Deck、时限", "项目阶段：开工、计划"]
