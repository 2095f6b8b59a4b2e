"""What rules tell of decisions, and what those explain: days that moved, reopenings, transfers."""

import pytest

from tests.rules.asked import codes, marked, passes, problems, said, task

EXTENDED = "decisions: [{on: 2026-05-01, act: extend, from: 2026-05-31, to: 2026-09-30, reason: r}]"


def test_words_that_meant_the_day_before_an_extension_are_passed() -> None:
    passes(f"due: 2026-09-30\ndue_text: 5月底前\n{EXTENDED}")


@pytest.mark.parametrize(
    "decision", ["act: reopen, from: closed", "act: retarget, field: target, from: 100, to: 200, reason: r"]
)
def test_progress_may_go_down_over_a_decision(decision: str) -> None:
    passes(
        "measure: {unit: x, target: 200}\n"
        "updates:\n  - {on: 2026-05-01, progress: 40%}\n  - {on: 2026-06-01, progress: 30%}\n"
        f"decisions: [{{on: 2026-05-15, {decision}}}]"
    )


def test_an_update_is_held_against_the_target_of_its_day() -> None:
    lines = (
        "measure: {unit: x, target: 200}\nupdates: [{on: 2026-05-01, progress: 50%, done: 50}]\n"
        "decisions: [{on: 2026-06-01, act: retarget, field: target, from: 100, to: 200, reason: r}]"
    )
    passes(lines)
    assert codes(task(lines.replace("on: 2026-06-01", "on: 2026-04-01"))) == ["W231"]


def test_a_status_is_believed_where_nothing_was_decided() -> None:
    for status in ("paused", "cancelled"):
        passes(f"status: {status}")


@pytest.mark.parametrize("status", ["not-started", "in-progress", "done"])
def test_after_resuming_a_task_may_be_anything_open(status: str) -> None:
    passes(f"status: {status}\ndecisions: [{{on: 2026-05-01, act: pause, reason: r}}, {{on: 2026-06-01, act: resume}}]")


def test_a_closing_without_a_written_status_is_against_it() -> None:
    (one,) = problems(task("decisions: [{on: 2026-05-01, act: close, by: Audit, evidence: 'https://e.org/1'}]"))
    assert (one.code, said(one)[0]) == ("E240", "the status is —, but the newest decision (2026-05-01) is to close")


def test_evidence_from_before_a_reopening_proves_nothing() -> None:
    close = "{on: 2026-04-01, act: inspect}, {on: 2026-04-02, act: close}, {on: 2026-05-01, act: reopen}"
    again = f"status: closed\ndecisions: [{close}, {{on: 2026-06-01, act: close}}]"
    assert codes(task(again)) == ["W241"]
    passes(again.replace("{on: 2026-06-01", "{on: 2026-05-20, act: inspect}, {on: 2026-06-01"))


def test_what_was_claimed_done_can_be_reopened() -> None:
    passes(
        "status: in-progress\nupdates: [{on: 2026-05-01, progress: 100%}]\n"
        "decisions: [{on: 2026-06-01, act: reopen, reason: r}]"
    )


def test_a_due_day_may_be_set_and_withdrawn() -> None:
    passes("due: 2026-09-30\ndecisions: [{on: 2026-05-01, act: extend, from: none, to: 2026-09-30, reason: r}]")
    passes("decisions: [{on: 2026-05-01, act: extend, from: 2026-09-30, to: none, reason: r}]")
    (one,) = problems(task("due: 2026-09-30\n" + EXTENDED.replace("to: 2026-09-30", "to: none")))
    assert said(one)[1].startswith("the due day was withdrawn")


def test_resuming_and_retargeting_move_the_due_day_too() -> None:
    passes(
        "due: 2026-11-30\nstatus: in-progress\ndecisions:\n"
        "  - {on: 2026-03-01, act: extend, from: 2026-05-31, to: 2026-09-30, reason: r}\n"
        "  - {on: 2026-04-01, act: pause, reason: r}\n"
        "  - {on: 2026-05-01, act: resume, from: 2026-09-30, to: 2026-10-31}\n"
        "  - {on: 2026-06-01, act: retarget, field: due, from: 2026-10-31, to: 2026-11-30, reason: r}"
    )


def test_joint_owners_are_transferred_together_by_any_of_their_names() -> None:
    text = (
        "# file: checklist.yaml\nunits: [{name: Works, also: [WD]}, Roads, Rail]\n# file: lists/a.yaml\n"
        "tasks:\n  - id: 1\n    title: a\n    owner: [Works, Roads]\n"
        "    decisions: [{on: 2026-06-01, act: transfer, from: Rail, to: WD、Roads}]\n"
    )
    assert codes(text) == []


@pytest.mark.parametrize("day", ["2026-05-31", "2026-05-30"])
def test_an_extension_leads_to_a_later_day(day: str) -> None:
    text = task(f"due: {day}\n" + EXTENDED.replace("to: 2026-09-30", f"to: {day}"))
    assert codes(text) == ["W256"]


def test_the_parties_of_a_transfer_are_units() -> None:
    units = "# file: checklist.yaml\nunits: [Works, Roads]\n# file: lists/a.yaml\n"
    moved = "decisions: [{on: 2026-06-01, act: transfer, from: [Rail, Roads], to: 'Works, Raod'}]"
    found = problems(task(f"support: Roads\n{moved}", units))
    assert [(marked(one), said(one)[0]) for one in found if one.code == "E403"] == [
        ("Rail", "unit “Rail” is not declared"),
        ("'Works, Raod'", "unit “Raod” is not declared"),
    ]


RETARGETED = "decisions: [{on: 2026-06-10, act: retarget, field: due, from: 2026-05-31, to: 2026-09-30, reason: r}]"


def test_an_extension_by_another_name_is_one() -> None:
    assert codes(task(f"due: 2026-09-30\n{RETARGETED}")) == ["W247"]
    assert codes(task(f"{RETARGETED.replace('to: 2026-09-30', 'to: none')}")) == ["W247"]
    in_time = RETARGETED.replace("on: 2026-06-10", "on: 2026-05-10")
    passes(f"due: 2026-09-30\n{in_time}")
    assert codes(task(f"due: 2026-09-30\n{in_time.replace(', reason: r', '')}")) == ["W249"]
    none_left = "# file: checklist.yaml\nextensions: {max: 0}\n# file: lists/a.yaml\n"
    assert codes(task(f"due: 2026-09-30\n{in_time}", none_left)) == ["W248"]


def test_a_due_day_brought_forward_is_no_extension() -> None:
    forward = RETARGETED.replace("from: 2026-05-31, to: 2026-09-30", "from: 2026-06-05, to: 2026-05-31")
    passes(f"due: 2026-05-31\n{forward.replace(', reason: r', '')}")
