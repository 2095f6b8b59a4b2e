"""Whatever a list says, every report of its tasks can be made and written, in both languages and every format."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.assess import Assessment, assess
from checklist.core.baseline import as_promised
from checklist.core.calendar import Calendar
from checklist.core.climb import round_of
from checklist.core.ladder import Notice, notice_of, notices
from checklist.core.ledger import Deed, Entry, lives
from checklist.core.model import ItemRef, Period, Task, TaskList
from checklist.core.periods import Kind, of_day
from checklist.core.policy import Policy
from checklist.core.rates import PRESETS, rate
from checklist.core.review import review
from checklist.core.supervise import plan
from checklist.core.value import replace
from checklist.lang.catalog import load
from checklist.reports.agenda import agenda_report
from checklist.reports.cells import COLUMNS
from checklist.reports.circular import circular
from checklist.reports.curve import curve_report
from checklist.reports.forecast import forecast_report
from checklist.reports.indicators import indicators_report
from checklist.reports.ledger import round_report, unanswered_report
from checklist.reports.letters import letters
from checklist.reports.listing import listing
from checklist.reports.notice import notify, proposed
from checklist.reports.period import period_report
from checklist.reports.rates import rates, rates_by
from checklist.reports.report import Report
from checklist.reports.supervise import supervise_report
from checklist.reports.task import task_report
from checklist.reports.week import week_report
from checklist.writers.formats import FORMATS, Look, write
from tests.strategies import DAYS, tasks

SIZES = st.integers(1, 4)


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    held = [draw(tasks(st.just(str(index)))) for index in range(draw(SIZES))]
    parents = [ItemRef("0") if index and draw(st.booleans()) else None for index in range(len(held))]
    period = Period(date(2020, 1, 1), date(2021, 6, 30)) if draw(st.booleans()) else Period()
    related = tuple(_under(one, parent) for one, parent in zip(held, parents, strict=True))
    return assess((TaskList("l", "清单", period=period, tasks=related),), Policy(), draw(DAYS))


def _under(one: Task, parent: ItemRef | None) -> Task:
    return replace(one, parent=parent)


def reports(of: Assessment) -> list[Report]:
    found = notices(of, (of,))
    return [
        listing(of, of.tasks, tuple(COLUMNS), [f"-{key}" for key in COLUMNS]),
        task_report(of, [(one, notice_of(one, of)) for one in of.tasks]),
        curve_report(of, of.tasks),
        rates(of, of.tasks),
        *(rates_by(of, of.tasks, by) for by in ("owner", "list", "tag")),
        *(forecast_report(of, of.tasks, by, totals_first=by == "list") for by in ("owner", "list")),
        *(period_report(review(of, "owner", of.tasks, of), of_day(kind, of.as_of), 2) for kind in Kind),
        indicators_report(review(of, "owner", of.tasks)),
        agenda_report(of, of.tasks, (of.as_of, of.as_of + timedelta(days=40))),
        week_report(of, of.tasks, of),
        supervise_report(of, plan(of.tasks, of, found)),
        notify(of, found),
        letters(of, found, Calendar()),
        circular(review(of, "owner", of.tasks, of), found),
        *rounds(of, found),
    ]


def rounds(of: Assessment, found: tuple[Notice, ...]) -> list[Report]:
    """The reports of a round in which everything was told some days ago, and of one in which nothing was."""
    day = of.as_of - timedelta(days=20)
    entries = [
        Entry(f"{at}号", Deed.ISSUED, day, "warn", one.list, one.task.id, unit=one.task.owner or ("甲局",), until=day)
        for at, one in enumerate(of.tasks)
    ]
    told = replace(of, told=tuple(entries))
    held = round_of(found, lives(entries), told, by_hand=True)
    assert {one.of.key for one in held.standing}.isdisjoint(life.key for life, _ in held.ended)
    return [
        round_report(told, held, held.issue),
        unanswered_report(told, held),
        round_report(of, round_of(found, (), of, by_hand=False), found, issued=True),
        proposed(of, ()),
    ]


@given(assessments(), st.sampled_from(["zh-CN", "en"]), st.sampled_from([0, 40, 80]), st.sampled_from(list(FORMATS)))
def test_every_report_can_be_written(of: Assessment, language: str, width: int, form: str) -> None:
    for report in reports(of):
        assert write(report, form, load(language), Look(width=width))


@given(assessments())
def test_a_notice_has_a_ground_a_rung_and_somebody_to_tell(of: Assessment) -> None:
    found = notices(of)
    assert [one for one in found if not one.grounds] == []
    assert len({one.of.key for one in found}) == len(found)  # one matter, one notice
    assert all(one.of.open or one.of.standing for one in found)
    assert notices(of) == found


@given(assessments())
def test_a_rate_of_all_is_made_of_what_is_inside_it(of: Assessment) -> None:
    whole = rate(PRESETS["完成率"], of.tasks, of)
    assert whole.numerator is not None
    assert whole.denominator is not None
    assert 0 <= whole.numerator <= whole.denominator <= len(of.tasks)
    settled, in_time = rate(PRESETS["办结率"], of.tasks, of), rate(PRESETS["按期办结率"], of.tasks, of)
    assert settled.denominator == in_time.denominator
    assert (in_time.numerator or 0) <= (settled.numerator or 0)


@given(assessments())
def test_without_extensions_the_first_promise_is_the_present_one(of: Assessment) -> None:
    same = assess(as_promised(of.lists, of.as_of), of.policy, of.as_of)
    moved = {one.key for one in of.tasks if any(act.before for act in one.task.decisions)}
    pairs = zip(of.tasks, same.tasks, strict=True)
    assert all(one.task.due == other.task.due for one, other in pairs if one.key not in moved)


@pytest.mark.parametrize("form", list(FORMATS))
def test_nothing_to_show_can_be_shown(form: str) -> None:
    of = assess((), Policy(), date(2020, 6, 16))
    for report in (
        listing(of, ()),
        rates(of, ()),
        rates_by(of, (), "owner"),
        forecast_report(of, ()),
        period_report(review(of, "owner", ()), of_day(Kind.YEAR, of.as_of), 2),
        indicators_report(review(of, "owner", ())),
        agenda_report(of, (), (of.as_of, of.as_of)),
        week_report(of, (), of),
        supervise_report(of, plan((), of, ())),
        notify(of, ()),
        letters(of, (), Calendar()),
    ):
        write(report, form, load("zh-CN"), Look())
