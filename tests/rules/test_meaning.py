"""What the rules of meaning pass over, and what they tell where the case is not the plain one of their example."""

import pytest

from tests.rules.asked import codes, marked, passes, problems, said, task


@pytest.mark.parametrize(
    "words", ["年底前", "12月底前", "四季度", "力争9月底前", "长期坚持", "看情况", "本月底", "end of the year"]
)
def test_words_that_mean_the_day_or_leave_room_are_passed(words: str) -> None:
    passes(f"due: 2026-12-31\ndue_text: {words}", "period: {from: 2026-01-01, to: 2026-12-31}\n")


def test_words_without_a_year_may_mean_any_year_of_the_period() -> None:
    passes("due: 2027-06-30\ndue_text: 6月底前", "period: {from: 2026-01-01, to: 2028-12-31}\n")


def test_a_milestone_before_the_start_has_a_remedy_of_its_own() -> None:
    (one,) = problems(task("start: 2026-03-01\nmilestones: [{title: a, due: 2026-02-01}]"))
    assert said(one)[1] == "the task starts on 2026-03-01: move the milestone, or the task's start"


def test_a_milestone_before_the_period_is_told_where_no_start_is() -> None:
    (one,) = problems(task("milestones: [{title: a, due: 2025-05-31}]", "period: {from: 2026-01-01}\n"))
    assert said(one)[1].startswith("the list's period begins on 2026-01-01")
    passes("start: 2025-01-01\nmilestones: [{title: a, due: 2025-05-31}]", "period: {from: 2026-01-01}\n")


def test_a_milestone_may_lie_beyond_a_day_that_is_for_a_stage() -> None:
    passes("due: 2026-05-31\ndue_stage: started\nmilestones: [{title: a, due: 2026-12-01}]")


def test_a_due_day_for_all_does_not_reach_a_standing_duty() -> None:
    passes("every: month", "period: {from: 2026-01-01}\ndefaults: {due: 2026-12-31}\n")


@pytest.mark.parametrize("word", ["text: 更正", "problems: 汛期", "causes: 统计口径变化"])
def test_progress_may_go_down_with_a_word(word: str) -> None:
    passes(f"updates:\n  - {{on: 2026-05-01, progress: 40%}}\n  - {{on: 2026-06-01, progress: 30%, {word}}}")


def test_what_was_counted_goes_down_even_without_a_target() -> None:
    (one,) = problems(
        task("measure: {unit: x}\nupdates:\n  - {on: 2026-05-01, done: 9}\n  - {on: 2026-06-01, done: 4}")
    )
    assert (one.code, said(one)[0]) == ("W232", "down from 9 on 2026-05-01 to 4, without a word")


def test_a_level_and_a_falling_number_go_down_freely() -> None:
    updates = "updates:\n  - {on: 2026-05-01, done: 60}\n  - {on: 2026-06-01, done: 40}"
    passes(f"measure: {{unit: x, target: 80, kind: level}}\n{updates}")
    passes(f"measure: {{unit: x, from: 80, target: 20, better: lower}}\n{updates}")


def test_updates_are_compared_in_the_order_of_the_days_they_stand_at() -> None:
    passes(
        "updates:\n  - {on: 2026-05-20, for: 2026-05-15, progress: 40%}\n"
        "  - {on: 2026-06-01, for: 2026-05-10, progress: 30%}\n  - {on: 2026-06-20, progress: 50%}"
    )


def test_a_task_of_its_own_figure_is_done_only_at_hundred() -> None:
    assert codes(task("status: done\nprogress: 90%")) == ["W233"]
    passes("status: done\nprogress: 100%")


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("http://e.org/1", "write an address that begins with https://"),
        ("/etc/passwd", None),
        ("../a.md", None),
        ("a/../../b.md", None),
        ("~/a.md", None),
        ("'C:/a.md'", None),
        (".git/config", None),
        ("a/NUL.txt", None),
        ("'a\\b.md'", None),
    ],
)
def test_evidence_outside_the_workspace_is_not_taken(name: str, remedy: str | None) -> None:
    (one,) = problems(task(f"updates: [{{on: 2026-06-01, text: a, evidence: [{name}]}}]"))
    assert one.code == "E263"
    assert said(one)[1] == (remedy or said(one)[1])
    assert marked(one) == name


@pytest.mark.parametrize("name", ["https://e.org/a?b=1#c", "evidence/..a.md", "evidence/a..b.md", ".github/a.md"])
def test_evidence_inside_is_looked_for(name: str) -> None:
    assert codes(task(f"updates: [{{on: 2026-06-01, text: a, evidence: ['{name}']}}]")) == (
        [] if name.startswith("https") else ["E264"]
    )


def test_a_stage_of_the_workspace_is_a_stage() -> None:
    text = "# file: checklist.yaml\nstages: [handed over]\n# file: lists/a.yaml\n"
    assert codes(text + task("stages: {handed over: 2026-06-01}")) == []


def test_a_due_stage_must_be_one() -> None:
    (one,) = problems(task("due: 2026-09-30\ndue_stage: begun"))
    assert (one.code, marked(one)) == ("E265", "begun")


@pytest.mark.parametrize("name", ["all", "stage.signed", "tag.urban", "done & due", "status.done"])
def test_any_set_can_be_counted(name: str) -> None:
    passes(f"counts: {{'{name}': 3}}")


def test_an_amount_that_a_rate_sums_up_is_known() -> None:
    text = (
        "# file: checklist.yaml\nrates: [{name: a, sum: amounts.loan, over: amounts.planned}]\n# file: lists/a.yaml\n"
    )
    assert codes(text + task("amounts: {loan: 3}")) == []


def test_parts_that_are_paused_or_stand_do_not_keep_a_task_open() -> None:
    text = (
        "period: {from: 2026-01-01}\ntasks:\n  - {id: 1, title: a, owner: W, status: done}\n"
        "  - {id: 2, title: b, owner: W, parent: 1, status: paused}\n"
        "  - {id: 3, title: c, owner: W, parent: 1, every: year}\n"
    )
    assert codes(text) == []


def test_without_a_due_day_milestones_lie_in_the_period() -> None:
    period = "period: {from: 2026-01-01, to: 2026-12-31}\n"
    passes("milestones: [{title: a, due: 2026-12-31}]", period)
    passes("milestones: [{title: a, due: 2027-01-31}]")
    passes("due: 2027-03-31\nmilestones: [{title: a, due: 2027-01-31}]", period)
    (one,) = problems(task("milestones: [{title: a, due: 2027-01-31}]", period))
    assert one.code == "E204"
    assert "the list's period ends on 2026-12-31" in said(one)[1]


@pytest.mark.parametrize(("field", "told"), [("due", True), ("start", False), ("done_on", False)])
def test_words_for_a_day_have_a_field_only_beside_the_due_day(field: str, told: bool) -> None:
    (one,) = problems(task(f"{field}: soon"))
    assert one.code == "E110"
    assert ("due_text" in said(one)[1]) is told


def test_no_unit_is_called_nothing() -> None:
    for lines in ("support: ~", "support: [a, null]", "section: ~", "leader: null"):
        assert codes(task(lines)) == ["W101"]
    passes("support: '~'\nno: ~")


@pytest.mark.parametrize(
    "name", ["\\u200b", "\\u3164", "\\u115f\\u1160", "\\u2060 \\u00ad", "\\u2800", " ", "\\u3000\\u00a0"]
)
def test_a_name_that_nobody_sees_looks_empty(name: str) -> None:
    for field in ("title", "id", "owner", "section", "support", "leader", "tags"):
        row = {"id": "1", "title": "a", "owner": "b", field: f'"{name}"'}
        text = f"tasks: [{{{', '.join(f'{key}: {value}' for key, value in row.items())}}}]\n"
        assert "E269" in codes(text), field
    assert codes(f'tasks: [{{id: 1, title: a, owner: b, extra: {{"{name}": c}}}}]\n') == ["E269"]
    assert codes(task(f'updates: [{{on: 2026-06-01, by: "{name}", text: a}}]')) == ["E269"]
    assert codes(f'list: "{name}"\ntitle: a\ntasks: [{{id: 1, title: a, owner: b}}]\n') == ["E269"]


def test_what_is_not_seen_beside_what_is_leaves_a_name() -> None:
    assert codes('tasks: [{id: 1, title: "a\\u200bb", owner: "\\u2764\\ufe0f"}]\n') == []


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ("{all: 10, done: 50, closed: 99}", ["50 10", "99 50"]),
        ("{all: 10, closed: 99}", ["99 10"]),
        ("{all: 10, due: 4, done: 6, on_time: 5}", []),  # somebody was early
        ("{done: 4, on_time: 5}", ["5 4"]),
        ("{stage.signed: 3, stage.started: 5}", []),  # work may start without a contract
        ("{stage.started: 3, stage.completed: 5}", ["5 3"]),
        ("{all: 10, done: 10, closed: 10}", []),
    ],
)
@pytest.mark.parametrize("where", ["counts: %s", "updates: [{on: 2026-01-05, counts: %s}]"])
def test_a_part_that_is_more_than_the_whole_is_told(counts: str, told: list[str], where: str) -> None:
    found = [one for one in problems(task(where % counts)) if one.code == "W259"]
    assert [f"{one.message.values['count']} {one.message.values['of']}" for one in found] == told


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("1/13", ""),
        ("第13位", ""),
        ("14/13", "E257"),
        ("0", "E257"),
        ("0/0", "E257"),
        ("abc", "W258"),
        ("前列", "W258"),
    ],
)
def test_a_place_is_one_that_there_can_be(place: str, code: str) -> None:
    found = codes(task(f"updates: [{{on: 2026-01-05, progress: 5%, place: {place}}}]"))
    assert [one for one in found if one in ("E257", "W258")] == ([code] if code else [])
