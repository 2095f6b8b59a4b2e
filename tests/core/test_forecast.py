"""What will be late if nothing changes: the pace of the last reports carried on, and when nothing can be told."""

from datetime import date
from fractions import Fraction

import pytest

from checklist.core.forecast import Forecast, Verdict, forecasts, prospect
from tests.world import judged, numbered

HEAD = """
list: l
period: {from: 2020-01-01, to: 2020-12-31}
defaults: {owner: 市住建局, status: in-progress}
tasks:
"""
DAY = "2020-07-01"
"""Half of the year is over: 183 days are left to the last of its 366."""


def told(*rows: str, day: str = DAY) -> dict[str, Forecast]:
    of = judged(numbered(HEAD, *rows), day=day)
    return {key[1]: one for key, one in forecasts(of).items()}


def one(row: str, day: str = DAY) -> Forecast:
    return told(row, day=day)["1"]


def said(*reports: tuple[str, int], per: str = "%", key: str = "progress") -> str:
    return "updates: [" + ", ".join(f"{{on: 2020-{on}, {key}: {number}{per}}}" for on, number in reports) + "]"


def counted(*reports: tuple[str, int]) -> str:
    return "measure: {unit: 户, target: 1000}, " + said(*reports, per="", key="done")


def test_the_pace_is_carried_on_from_the_last_report() -> None:
    # from 10 April to 29 June are 80 days: 40 % in them are 0.5 % a day; the 40 % left take 80 days more
    found = one(said(("04-10", 20), ("05-15", 25), ("06-29", 60)))
    assert (found.verdict, found.finish, found.end) == (Verdict.MAKE, date(2020, 9, 17), date(2020, 12, 31))
    assert (found.pace, found.late) == (Fraction(1, 200), -105)
    assert found.needed == Fraction(40, 100) / 185  # from 29 June to 31 December


@pytest.mark.parametrize(
    ("left", "finish", "verdict"),
    [
        # 40 of 1000 in 20 days: 2 a day. From 29 June to 31 December are 185 days.
        (370, "2020-12-31", Verdict.MAKE),  # 370 / 2 = 185
        (371, "2021-01-01", Verdict.RISK),  # 185.5 days: on the day after
        (442, "2021-02-05", Verdict.RISK),  # 221 days: 36 late, and a tenth of 366 days is 36.6
        (443, "2021-02-06", Verdict.MISS),  # 221.5: 37 late
    ],
)
def test_a_tenth_of_the_window_later_is_a_risk(left: int, finish: str, verdict: Verdict) -> None:
    found = one(counted(("06-09", 960 - left), ("06-29", 1000 - left)))
    assert (str(found.finish), found.verdict) == (finish, verdict)


@pytest.mark.parametrize(
    ("row", "verdict", "why"),
    [
        ("status: in-progress", Verdict.UNKNOWN, "forecast.unreported"),
        (said(("06-29", 30)), Verdict.UNKNOWN, "forecast.few"),
        (said(("04-01", 5), ("06-29", 50)), Verdict.UNKNOWN, "forecast.few"),  # 1 April is 91 days ago
        (said(("04-02", 5), ("06-29", 60)), Verdict.MAKE, "forecast.early"),  # 2 April is 90
        (said(("06-15", 40), ("06-28", 60)), Verdict.UNKNOWN, "forecast.close"),  # 13 days apart
        (said(("06-15", 40), ("06-29", 60)), Verdict.MAKE, "forecast.early"),  # 14
        (said(("06-01", 40), ("06-01", 45), ("06-01", 50)), Verdict.UNKNOWN, "forecast.few"),  # one day says one thing
        (said(("05-01", 40), ("06-29", 40)), Verdict.MISS, "forecast.stalled"),
        (said(("05-01", 40), ("06-29", 35)), Verdict.MISS, "forecast.stalled"),  # gone back
        (said(("05-01", 90), ("06-29", 100)), Verdict.MAKE, "forecast.full"),  # 100 %, in progress: not done
        (said(("06-29", 100)), Verdict.MAKE, "forecast.full"),  # nothing is left to be told
        ("due: 2020-06-30, " + said(("05-01", 90), ("06-29", 99)), Verdict.MISS, "why.overdue"),
        ("due: 2020-06-30", Verdict.MISS, "why.overdue"),  # whatever else is known
        ("due: 2020-06-30, due_stage: started", Verdict.MISS, "forecast.stage_overdue"),
        ("due: 2020-07-01, " + said(("05-01", 50), ("06-29", 99)), Verdict.MAKE, "forecast.early"),  # on the day
        ("start: 2020-09-01", Verdict.UNKNOWN, "forecast.not_begun"),
        (
            "measure: {unit: 分, target: 90, kind: level}, " + said(("05-01", 70), ("06-29", 80), per="", key="done"),
            Verdict.UNKNOWN,
            "forecast.level",
        ),
        ("due: 2020-06-30, measure: {unit: 分, target: 90, kind: level}", Verdict.MISS, "why.overdue"),
    ],
)
def test_the_first_ground_that_holds(row: str, verdict: Verdict, why: str) -> None:
    found = one(row)
    assert (found.verdict, found.why.key) == (verdict, why)


@pytest.mark.parametrize("status", ["done", "closed", "paused", "cancelled"])
def test_what_is_over_or_rests_has_none(status: str) -> None:
    assert told(f"status: {status}, {said(('05-01', 20), ('06-29', 40))}") == {}


def test_a_standing_duty_has_none() -> None:
    assert told(f"every: month, {said(('05-01', 20), ('06-29', 40))}") == {}


def test_a_total_at_its_target_is_done_and_has_none() -> None:
    assert told(counted(("05-01", 500), ("06-29", 1000))) == {}


@pytest.mark.parametrize(
    ("returns", "first", "known"),
    [
        ("month", "04-01", False),  # 91 days before 1 July
        ("two-months", "02-28", True),  # 124 days
        ("two-months", "02-27", False),
        ("quarter", "01-01", True),  # 182 of 184 days
        ("half-year", "01-01", True),
        ("week", "04-02", True),  # 90 days all the same
        ("week", "04-01", False),
    ],
)
def test_who_reports_seldom_is_judged_by_two_of_its_periods(returns: str, first: str, known: bool) -> None:
    found = one(f"returns: {returns}, " + said((first, 20), ("06-30", 60)))
    assert (found.pace is not None) is known


def test_without_a_last_day_there_is_a_finish_and_no_verdict() -> None:
    text = (
        "list: l\ntasks: [{id: 1, title: t, owner: a, start: 2020-01-01, " + said(("05-01", 40), ("06-30", 60)) + "}]"
    )
    (found,) = forecasts(judged(text, day=DAY)).values()
    # 20 % in 60 days; the 40 % left take 120
    assert (found.verdict, found.why.key) == (Verdict.UNKNOWN, "forecast.no_end")
    assert (found.finish, found.late, found.needed) == (date(2020, 10, 28), None, None)


def test_without_a_start_nothing_is_tolerated() -> None:
    text = "list: l\ntasks: [{id: 1, title: t, owner: a, due: 2020-08-01, " + said(("05-01", 40), ("06-30", 70)) + "}]"
    (found,) = forecasts(judged(text, day=DAY)).values()
    assert (found.finish, found.late, found.verdict) == (date(2020, 8, 29), 28, Verdict.MISS)


def test_it_is_not_done_on_the_day_so_it_is_not_finished_before() -> None:
    # by 15 May 10 % a week and 10 % left: the line ends on 22 May, and on 1 July it is still not done
    found = one(said(("05-01", 70), ("05-15", 90)))
    assert (found.finish, found.verdict) == (date(2020, 7, 1), Verdict.MAKE)


def test_after_a_reopening_only_what_came_since_counts() -> None:
    before = said(("04-10", 20), ("05-10", 100)).removesuffix("]")
    back = "decisions: [{on: 2020-05-20, act: reopen, from: done, progress: 60%}]"
    bare = back.replace(", progress: 60%", "")
    since = f"{before}, {{on: 2020-06-29, progress: 80%}}]"
    # from the 60 % of 20 May to the 80 % of 29 June are 40 days: 0.5 % a day; the 20 % left take 40
    assert one(f"{since}, {back}").finish == date(2020, 8, 8)
    assert one(f"{before}], {back}").why.key == "forecast.few"  # the 60 % alone
    assert one(f"{since}, {bare}").why.key == "forecast.few"  # the 80 % alone
    assert told(f"{before}], {back}", day="2020-05-19") == {}  # it was done then


def test_what_the_owner_expects_stands_beside_it() -> None:
    row = "{on: 2020-05-01, outlook: 可按期完成}, {on: 2020-06-01, outlook: 有困难}, {on: 2020-06-20, text: 略}"
    assert one(f"updates: [{row}]").outlook == "有困难"


PARTS = """
  - {{id: whole, title: t, owner: a, due: 2020-12-31}}
  - {{id: a, title: t, owner: a, parent: whole, weight: 3, {}}}
  - {{id: b, title: t, owner: b, parent: whole, {}}}
"""


def whole(a: str, b: str, day: str = DAY) -> Forecast:
    return forecasts(judged(HEAD + PARTS.format(a, b), day=day))["l", "whole"]


def test_a_whole_is_finished_with_its_last_part() -> None:
    fast, slow = said(("05-01", 40), ("06-30", 70)), said(("05-01", 10), ("06-30", 25))
    # a: 0.5 % a day and 30 % left, 60 days; b: 0.25 % a day and 75 % left, 300 days: 26 April, 116 days late
    found = whole(fast, slow)
    assert (found.finish, found.late, found.verdict) == (date(2021, 4, 26), 116, Verdict.MISS)
    assert (found.why.key, found.why.values["id"]) == ("forecast.last_part", "b")
    assert found.pace == (3 * Fraction(30, 6000) + Fraction(15, 6000)) / 4
    assert whole(fast, "status: done").finish == date(2020, 8, 29)
    assert whole(fast, "status: done").pace == 3 * Fraction(30, 6000) / 4  # a done part goes no further
    assert whole(fast, "status: paused").finish == date(2020, 8, 29)


def test_a_part_that_stands_still_or_is_unknown_holds_the_whole() -> None:
    fast, slow = said(("05-01", 40), ("06-30", 70)), said(("05-01", 10), ("06-30", 25))
    stuck = said(("05-01", 40), ("06-30", 40))
    found = whole(fast, stuck)
    assert (found.verdict, found.finish, found.stalled) == (Verdict.MISS, None, True)
    assert (found.why.values["id"], found.why.values["why"].key) == ("b", "forecast.stalled")
    found = whole(fast, "status: in-progress")
    assert (found.verdict, found.finish, found.why.values["count"]) == (Verdict.UNKNOWN, None, 1)
    late = whole("status: in-progress", slow)
    assert (late.verdict, late.why.key) == (Verdict.MISS, "forecast.parts_late")  # what is known is late enough
    overdue = whole(fast, "status: in-progress", day="2021-01-01")
    assert (overdue.verdict, overdue.why.key, overdue.finish) == (Verdict.MISS, "why.overdue", None)
    done = whole("status: done", "status: closed")
    assert (done.verdict, done.why.key, done.finish) == (Verdict.MAKE, "forecast.full", date(2020, 7, 1))


def test_the_prospect_counts_each_matter_once() -> None:
    rows = (
        "status: done",
        said(("04-10", 20), ("06-29", 60)),  # 17 September
        counted(("06-09", 589), ("06-29", 629)),  # 1 January, a day late
        "due: 2020-06-30, " + said(("05-01", 50), ("06-30", 80)),  # overdue; done on 10 August
        "due: 2020-06-30",  # overdue, and nothing known
        said(("05-01", 40), ("06-29", 40)),  # stalled
        "status: in-progress",
        "status: paused",
    )
    of = judged(HEAD + "".join(f"  - {{id: {index}, title: t, {row}}}\n" for index, row in enumerate(rows)), day=DAY)
    found = prospect(of.tasks, of, forecasts(of))
    assert (found.all, found.done) == (7, 1)
    assert found.verdicts == {Verdict.MAKE: 1, Verdict.RISK: 1, Verdict.MISS: 3, Verdict.UNKNOWN: 1}
    # done by the end of the year: the done one, the one in time, and the overdue one that goes on
    assert (found.by_end, found.open_end) == (3, 2)
    assert (found.rate, found.at_most) == (Fraction(3, 7), Fraction(5, 7))
    nothing = prospect((), of, {})
    assert (nothing.rate, nothing.at_most) == (None, None)


def test_a_part_is_counted_with_its_whole_only() -> None:
    of = judged(HEAD + PARTS.format("status: done", said(("05-01", 10), ("06-30", 25))), day=DAY)
    assert prospect(of.tasks, of, forecasts(of)).all == 1
    parts = [each for each in of.tasks if each.task.parent]
    assert prospect(parts, of, forecasts(of)).all == 2
