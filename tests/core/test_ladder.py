"""Who must be told what: each ground turns the rung at its own figure, and the strictest that holds is shown."""

import pytest

from tests.core.rungs import UNITS, names, rungs, told


@pytest.mark.parametrize(
    ("day", "rung"),
    [
        ("2020-06-22", None),  # eight days to go, and on schedule
        ("2020-06-23", "remind"),  # within due_soon: 7 days
        ("2020-06-30", "remind"),  # due today: its day is not over until tonight
        ("2020-07-01", "supervise"),  # overdue by a day
        ("2020-07-14", "supervise"),  # 14 days
        ("2020-07-15", "circulate"),
        ("2020-07-29", "circulate"),  # 29 days
        ("2020-07-30", "summon"),
        ("2020-12-31", "summon"),  # the next rung is a person's decision
    ],
)
def test_the_calendar_alone_climbs_from_remind_to_summon(day: str, rung: str | None) -> None:
    row = "due: 2020-06-30, updates: [{on: 2020-06-20, progress: 99%}]"
    assert rungs(row, day=day) == ({"1": rung} if rung else {})


@pytest.mark.parametrize(
    ("progress", "rung"),
    [("41%", None), ("40%", "warn"), ("10%", "warn")],  # 182 of 366 days: 49.7 % on 30 June; 9.7 points is not yet 10
)
def test_behind_warns_from_the_yellow_line(progress: str, rung: str | None) -> None:
    row = f"updates: [{{on: 2020-06-30, progress: {progress}}}]"
    day = "2020-07-01"  # 183 of 366 days: expected 50 %
    assert rungs(row, day=day) == ({"1": rung} if rung else {})


def test_a_missed_return_warns_until_something_comes() -> None:
    monthly = "returns: {every: month, by: 25}, updates: [{on: 2020-04-20, progress: 60%}]"
    assert rungs(monthly, day="2020-05-25") == {}  # the day itself is not over
    assert rungs(monthly, day="2020-05-26") == {"1": "warn"}
    later = monthly.replace("]", ", {on: 2020-05-27, progress: 61%}]")
    assert rungs(later, day="2020-05-27") == {}


def test_a_standing_duty_is_told_of_its_silence_only() -> None:
    duty = "every: {every: month, by: 25}, updates: [{on: 2020-01-20, text: 已调度}]"
    (notice,) = told(duty, day="2020-06-30")
    assert (notice.rung.name, names(notice)) == ("warn", ["silent"])
    # February to June: five returns missed, the last one on 25 June
    assert notice.grounds[0].values["times"] == 5
    assert str(notice.grounds[0].values["day"]) == "2020-06-25"


@pytest.mark.parametrize("status", ["done, done_on: 2020-07-20", "paused", "cancelled", "closed"])
def test_what_is_over_or_held_is_not_told(status: str) -> None:
    assert rungs(f"due: 2020-06-30, status: {status}", day="2020-08-30") == {}


def test_every_ground_is_told_on_the_strictest_rung() -> None:
    row = "due: 2020-06-30, returns: {every: month, by: 25}, updates: [{on: 2020-04-20, progress: 70%}]"
    (notice,) = told(row, day="2020-07-05")
    assert notice.rung.name == "supervise"
    assert names(notice) == ["overdue", "behind", "silent"]
    overdue, behind, _ = notice.grounds
    assert overdue.values["days"] == 5
    assert behind.values["behind"].share * 100 == 30  # 70 % where 100 % was expected


def test_red_at_review_days_running_circulates_and_summons() -> None:
    row = "updates: [{on: 2020-03-20, progress: 5%}]"  # red once more than 30 points behind, from the end of April
    days = ("2020-05-28", "2020-06-28", "2020-07-28")
    assert rungs(row, day="2020-07-28", reviews=days[:1]) == {"1": "warn"}
    assert rungs(row, day="2020-07-28", reviews=days[:2]) == {"1": "circulate"}
    (notice,) = told(row, day="2020-07-28", reviews=days)
    assert notice.rung.name == "summon"
    assert notice.grounds[0].values["times"] == 3


def test_a_review_in_between_that_was_not_red_breaks_the_run() -> None:
    row = "updates: [{on: 2020-03-20, progress: 5%}, {on: 2020-06-20, progress: 45%}, {on: 2020-06-30, progress: 6%}]"
    days = ("2020-05-28", "2020-06-28", "2020-07-28")  # red, 45 % beside 49 %: green, red
    assert rungs(row, day="2020-07-28", reviews=days) == {"1": "warn"}


def test_one_red_review_is_no_ground_of_its_own() -> None:
    row = "updates: [{on: 2020-03-20, progress: 5%}]"
    (notice,) = told(row, day="2020-05-28", reviews=("2020-05-28",))
    assert names(notice) == ["behind"]


def test_an_extension_withdraws_what_it_moves() -> None:
    late = "due: 2020-09-30, updates: [{on: 2020-06-20, progress: 99%}]"
    act = "decisions: [{on: 2020-06-20, act: extend, from: 2020-06-30, to: 2020-09-30, reason: 汛期}]"
    assert rungs(f"{late}, {act}", day="2020-07-20") == {}
    assert rungs(f"{late}, {act}", day="2020-06-19") == {}  # not yet known, and not yet within seven days … of 30 June
    assert rungs(late.replace("09-30", "06-30"), day="2020-07-20") == {"1": "circulate"}


def test_a_task_and_its_part_are_two_matters_each_with_its_own_day() -> None:
    whole = "due: 2020-06-30, updates: [{on: 2020-06-20, progress: 99%}]"
    part = "due: 2020-06-10, parent: 1, owner: 颍州区政府, updates: [{on: 2020-06-09, progress: 99%}]"
    found = told(whole, part, day="2020-07-02")
    assert [(one.of.task.id, one.rung.name, one.grounds[0].values["days"]) for one in found] == [
        ("2", "circulate", 22),  # of 10 June
        ("1", "supervise", 2),  # of 30 June
    ]
    assert [one.to[0] for one in found] == ["颍州区政府", "市住建局"]
    undated = part.replace("due: 2020-06-10, ", "")
    assert rungs(whole, undated, day="2020-07-02") == {"1": "supervise"}


def test_a_task_may_start_higher_than_its_facts() -> None:
    row = "due: 2020-06-30, enter_at: circulate, updates: [{on: 2020-06-20, progress: 99%}]"
    assert rungs(row, day="2020-06-10") == {}  # no ground, no notice
    assert rungs(row, day="2020-06-25") == {"1": "circulate"}
    assert rungs(row, day="2020-07-30") == {"1": "summon"}


def test_a_list_puts_nothing_on_a_rung_that_a_person_decides_on() -> None:
    row = "due: 2020-06-30, enter_at: refer, updates: [{on: 2020-06-20, progress: 99%}]"
    assert rungs(row, day="2020-07-02") == {"1": "supervise"}


def test_a_role_in_a_list_takes_nothing_from_a_unit_of_the_settings() -> None:
    row = "due: 2020-06-30, roles: {颍州区政府: [市住建局], 监管: [市应急局]}"
    rung = f"{UNITS}notices: {{rungs: [{{name: supervise, overdue: 1, to: [owner, 颍州区政府, 监管]}}]}}\n"
    (notice,) = told(row, day="2020-07-02", settings=rung)
    assert notice.to == ("市住建局", "颍州区政府", "市应急局")
