"""Whom a rung tells, once each; what is said of whose word it is; and how far rungs look."""

import pytest

from checklist.core.ladder import notices
from tests.core.rungs import HEAD, UNITS, names, rungs, told
from tests.world import judged


def test_only_a_decision_refers_and_only_while_the_matter_stands() -> None:
    row = "updates: [{on: 2020-06-20, progress: 99%}], decisions: [{on: 2020-07-10, act: refer, text: 未整改}]"
    excused = row.replace("未整改}]", "未整改}, {on: 2020-07-11, act: waive, reason: 不可抗力}]")
    (notice,) = told(f"due: 2020-06-30, {row}", day="2020-07-12")
    assert (notice.rung.name, names(notice)) == ("refer", ["referred", "overdue"])
    assert rungs(f"due: 2020-06-30, {row}", day="2020-07-09") == {"1": "supervise"}
    assert rungs(f"due: 2020-06-30, {excused}", day="2020-07-12") == {"1": "supervise"}
    assert rungs(f"due: 2020-12-31, {row}", day="2020-07-12") == {}


def test_worst_first_by_rung_days_points_and_weight() -> None:
    found = told(
        "due: 2020-07-09, updates: [{on: 2020-06-20, progress: 99%}]",  # 1: due soon
        "updates: [{on: 2020-06-20, progress: 30%}]",  # 2: behind by 21
        "updates: [{on: 2020-06-20, progress: 20%}]",  # 3: behind by 31
        "updates: [{on: 2020-06-20, progress: 20%}], weight: 2",  # 4: the same, and counts twice
        "due: 2020-07-01, updates: [{on: 2020-06-20, progress: 99%}]",  # 5: overdue by 4
        "due: 2020-06-30, updates: [{on: 2020-06-20, progress: 99%}]",  # 6: overdue by 5
        "updates: [{on: 2020-06-20, progress: 60%}]",  # 7: well
        day="2020-07-05",
    )
    assert [one.of.task.id for one in found] == ["6", "5", "4", "3", "2", "1"]


def test_the_rung_says_whom_it_tells_each_once() -> None:
    row = "due: 2020-06-30, owner: [住建局, 颍州区政府], updates: [{on: 2020-06-20, progress: 99%}]"
    to = {day: told(row, day=day, settings=UNITS)[0].to for day in ("2020-06-28", "2020-07-01", "2020-07-20")}
    owners = ("市住建局", "颍州区政府")
    assert to["2020-06-28"] == owners
    assert to["2020-07-01"] == (*owners, "分管副市长")
    assert to["2020-07-20"] == (*owners, "分管副市长", "市政府")


def test_without_a_leader_of_its_own_the_units_is_told() -> None:
    row = "due: 2020-06-30, updates: [{on: 2020-06-20, progress: 99%}]"
    text = HEAD.replace(", leader: 分管副市长", "") + f"  - {{id: 1, title: 任务, {row}}}\n"
    (notice,) = notices(judged(text, day="2020-07-01", settings=UNITS))
    assert notice.to == ("市住建局", "局长")


def test_a_word_may_name_a_role_or_whoever_it_is() -> None:
    ladder = (
        "notices: {rungs: [{name: 蓝, due_soon: true, to: [监管责任, 市委督查室]}, {name: 红, overdue: 3, to: owner}]}"
    )
    row = "due: 2020-06-30, roles: {监管责任: [市应急局]}, updates: [{on: 2020-06-20, progress: 99%}]"
    (notice,) = told(row, day="2020-06-28", settings=ladder)
    assert (notice.rung.name, notice.to) == ("蓝", ("市应急局", "市委督查室"))
    assert rungs(row, day="2020-07-02", settings=ladder) == {}  # two days overdue: no rung asks for that yet
    assert rungs(row, day="2020-07-03", settings=ladder) == {"1": "红"}


def test_working_days_are_counted_where_the_workspace_says_so() -> None:
    row = "due: 2020-06-30, updates: [{on: 2020-06-20, progress: 99%}]"
    settings = "lights: {days: working}"
    # 30 June 2020 was a Tuesday; up to 20 July there are 14 working days, up to the 21st 15
    assert rungs(row, day="2020-07-20", settings=settings) == {"1": "supervise"}
    assert rungs(row, day="2020-07-21", settings=settings) == {"1": "circulate"}


def test_without_a_ledger_nothing_is_numbered() -> None:
    (notice,) = told("due: 2020-06-30, updates: [{on: 2020-06-20, progress: 99%}]", day="2020-07-01")
    assert notice.number == ""
    assert notice.rests_on(["overdue"])
    assert not notice.rests_on(["silent"])


def test_the_leader_of_the_owners_unit_is_known_where_the_task_names_none() -> None:
    text = "list: l\ntasks: [{id: 1, title: t, owner: 住建局}, {id: 2, title: t, owner: 住建局, leader: 副市长}]"
    of = judged(text, day="2020-06-20", settings=UNITS)
    assert [one.task.leader for one in of.tasks] == [("局长",), ("副市长",)]


@pytest.mark.parametrize(("first", "then", "rung"), [("refer", "waive", "summon"), ("waive", "refer", "refer")])
def test_of_two_decisions_on_a_day_the_last_holds(first: str, then: str, rung: str) -> None:
    acts = ", ".join(f"{{on: 2020-07-05, act: {act}, by: 市政府, reason: r}}" for act in (first, then))
    assert rungs(f"due: 2020-05-01, decisions: [{acts}]", day="2020-07-10") == {"1": rung}


def test_what_is_due_for_a_stage_is_told_as_that() -> None:
    (notice,) = told("due: 2020-06-30, due_stage: started, stages: {started: {}}", day="2020-07-01")
    assert notice.grounds[0].message.key == "ground.overdue_stage"


def told_by(
    rung: str, *rows: str, day: str = "2020-07-01", units: str = "", reviews: tuple[str, ...] = ()
) -> list[str]:
    """The ids of the tasks that a ladder of this one rung tells."""
    settings = f"{units}\nnotices: {{rungs: [{{name: told, {rung}}}]}}"
    return sorted(rungs(*rows, day=day, settings=settings, reviews=reviews))


def test_a_rung_may_look_further_ahead_than_the_yellow_light_or_less_far() -> None:
    rows = [f"due: 2020-07-{day:02}, updates: [{{on: 2020-06-30, progress: 99%}}]" for day in (4, 8, 21)]
    assert told_by("due_soon: true", *rows) == ["1", "2"]  # 3 and 7 days ahead of the seven that are soon; not 20
    assert told_by("due_within: 3", *rows) == ["1"]
    assert told_by("due_within: 20", *rows) == ["1", "2", "3"]
    assert told_by("due_within: 2, due_soon: true", *rows) == ["1", "2"]


def test_a_rung_may_count_missed_returns_extensions_and_reopenings() -> None:
    monthly = "returns: {every: month, by: 25}, updates: [{on: 2020-04-20, progress: 60%}]"  # of six only April's came
    assert told_by("missed_returns: 5", monthly) == ["1"]
    assert told_by("missed_returns: 6", monthly) == []
    twice = (
        "due: 2020-12-31, decisions: [{on: 2020-03-01, act: extend, from: 2020-04-30, to: 2020-06-30, reason: r},"
        " {on: 2020-06-01, act: extend, from: 2020-06-30, to: 2020-12-31, reason: r}]"
    )
    assert told_by("extensions: 2", twice) == ["1"]
    assert told_by("extensions: 2", twice, day="2020-05-31") == []  # the second one was not yet decided
    back = "decisions: [{on: 2020-03-01, act: close, text: t}, {on: 2020-05-01, act: reopen, reason: r, progress: 90%}]"
    assert told_by("reopened: 1", back) == ["1"]
    assert told_by("reopened: 2", back) == []


def test_yellow_at_reviews_running_counts_red_ones_too() -> None:
    row = "updates: [{on: 2020-03-20, progress: 5%}]"  # 31 March 19.9 points behind: yellow; 30 June 44.7: red
    days = ("2020-03-31", "2020-06-30")
    assert told_by("yellows: 2", row, reviews=days) == ["1"]
    assert told_by("reds: 2", row, reviews=days) == []
    assert told_by("reds: 1", row, reviews=days) == ["1"]


def test_how_a_unit_stands_is_told_of_the_tasks_it_stands_so_badly_for() -> None:
    late = "due: 2020-06-20, updates: [{on: 2020-06-19, progress: 99%}]"
    behind = "updates: [{on: 2020-06-30, progress: 5%}]"  # red, not overdue
    well = "updates: [{on: 2020-06-30, progress: 60%}]"
    others = f"{late}, owner: 市城管局"
    assert told_by("unit_overdue: 2", late, late, behind, well, others) == ["1", "2"]
    assert told_by("unit_reds: 3", late, late, behind, well, others) == ["1", "2", "3"]
    assert told_by("unit_reds: 4", late, late, behind, well, others) == []


def test_the_last_unit_of_its_group_at_reviews_running_is_told() -> None:
    units = "units: [{name: 市住建局, group: A}, {name: 市城管局, group: A}, {name: 市交通局, group: B}]"
    rows = [
        "updates: [{on: 2020-01-20, progress: 1%}]",
        "owner: 市城管局, updates: [{on: 2020-05-31, progress: 60%}]",
        "owner: 市交通局, updates: [{on: 2020-01-20, progress: 1%}]",  # alone in its group: nobody is last
    ]
    days = ("2020-05-31", "2020-06-30")
    assert told_by("last: 2", *rows, units=units, reviews=days) == ["1"]
    assert told_by("last: 3", *rows, units=units, reviews=days) == []


def test_the_office_is_the_settings_or_the_lists_issuer() -> None:
    row = "due: 2020-06-30, updates: [{on: 2020-06-20, progress: 99%}]"
    rung = "rungs: [{name: told, overdue: 1, to: [owner, office]}]"
    (named,) = told(row, day="2020-07-01", settings=f"notices: {{office: 市督查室, {rung}}}")
    assert named.to == ("市住建局", "市督查室")
    text = HEAD.replace("list: l\n", "list: l\nissuer: 市委办公室\n") + f"  - {{id: 1, title: t, {row}}}\n"
    (issued,) = notices(judged(text, day="2020-07-01", settings=f"notices: {{{rung}}}"))
    assert issued.to == ("市住建局", "市委办公室")


@pytest.mark.parametrize(
    ("ladder", "found"),
    [
        ("usual", {"1": "remind", "2": "warn", "3": "circulate"}),
        ("three-slips", {"1": "blue", "2": "orange", "3": "red"}),
        ("cards", {"2": "yellow-card", "3": "red-card"}),
    ],
)
def test_a_printed_ladder_is_taken_by_name(ladder: str, found: dict[str, str]) -> None:
    rows = (
        "due: 2020-07-03, updates: [{on: 2020-06-30, progress: 99%}]",
        "updates: [{on: 2020-06-30, progress: 30%}]",
        "due: 2020-06-10, updates: [{on: 2020-06-30, progress: 99%}]",
    )
    assert rungs(*rows, day="2020-07-01", settings=f"notices: {{ladder: {ladder}}}") == found
