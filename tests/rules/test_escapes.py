"""Ways around a rule that are none: spread over versions, covered by another act, or under another name."""

import pytest

from checklist.rules.example_history import events
from checklist.rules.turns import Sure
from tests.rules.test_tricks import FILES, SAID, WORKS, written

BEFORE = written("2026-05-04 Office", FILES)
MANY = "list: many\ntasks:\n" + "".join(f"  - {{id: {n}, title: Road {n}, owner: Works}}\n" for n in range(6))
VISIT = "      - {on: 2026-04-28, act: visit, by: Office}\n"


def said(*versions: tuple[str, str], files: dict[str, str] = FILES) -> list[tuple[str, str]]:
    """The codes and tasks of what was done in versions of the list that follow one another."""
    after = "".join(written(commit, {"lists/works.yaml": text}) for commit, text in versions)
    return [(one.code, one.task) for one in events(written("2026-05-04 Office", files) + after)]


def with_act(text: str, act: str) -> str:
    """The list with one more decision on its first task."""
    return text.replace(VISIT, f"{VISIT}      - {act}\n")


def test_a_waiver_recorded_by_the_owner_in_another_name_accepts_nothing() -> None:
    act = "{on: 2026-05-20, act: waive, reason: A344 A324 agreed, by: Office}"
    cut = with_act(WORKS, act).replace("target: 32}", "target: 20}")
    for hand, accepted in (("Office", {"A344"}), ("Works", set())):
        found = events(BEFORE + written(f"2026-05-20 {hand}", {"lists/works.yaml": cut}))
        assert "A344" in {one.code for one in found}
        assert {one.code for one in found if one.waived} == accepted


def test_a_waiver_dated_ahead_accepts_nothing_that_comes_later() -> None:
    first = with_act(WORKS, "{on: 2027-05-20, act: waive, reason: A344 agreed, by: Office}")
    cut = {"lists/works.yaml": first.replace("target: 32}", "target: 20}")}
    history = BEFORE + written("2026-05-10 Office", {"lists/works.yaml": first}) + written("2026-05-20 Works", cut)
    assert [one.waived for one in events(history) if one.code == "A344"] == [None]


def reported(count: int) -> dict[str, str]:
    text = MANY
    for n in range(count):
        text = text.replace(f"id: {n},", f"id: {n}, updates: [{{on: 2026-06-18, progress: 20%}}],")
    return {"lists/many.yaml": text}


def test_reports_of_one_day_before_a_review_in_as_many_versions() -> None:
    files = {**FILES, "lists/many.yaml": MANY, "lists/works.yaml": WORKS.replace("owner: Works", "owner: Office")}
    begin = written("2026-05-04 Office", files)
    one_by_one = "".join(written("2026-06-18 Works", reported(count)) for count in range(1, 7))
    found = [one for one in events(begin + one_by_one) if one.code == "A316"]
    assert [(one.sure, one.message.values["count"]) for one in found] == [(Sure.POSSIBLE, 5)]
    in_one = events(begin + written("2026-06-18 Works", reported(6)))
    assert [one.sure for one in in_one if one.code == "A316"] == [Sure.LIKELY]
    over_days = "".join(written(f"2026-06-{14 + count} Works", reported(count)) for count in range(1, 7))
    assert "A316" not in {one.code for one in events(begin + over_days)}


@pytest.mark.parametrize(("by", "told"), [(17, True), (18, False), (19, False)])
def test_reports_that_are_owed_before_a_review_may_come_one_by_one(by: int, told: bool) -> None:
    head = f"list: many\nperiod: 2026\nreturns: {{every: month, by: {by}}}\n"
    texts = (reported(count)["lists/many.yaml"].replace("list: many\n", head) for count in range(7))
    first, *others = ({"lists/many.yaml": text} for text in texts)
    begin = written("2026-05-04 Office", {**FILES, **first})
    one_by_one = "".join(written("2026-06-18 Works", text) for text in others)
    assert ("A316" in {one.code for one in events(begin + one_by_one)}) is told


SEAL = """\
seal: 2026-04
on: 2026-05-05
as_of: 2026-04-30
commit: "0000000000000000000000000000000000000000"
lists: {works: {"1": sha256:0}}
"""


def sealed(*versions: tuple[str, str]) -> list[tuple[str, str]]:
    """What was done after the first task was sealed."""
    after = "".join(written(commit, {"lists/works.yaml": text}) for commit, text in versions)
    seal = written("2026-05-05 Office", {"seals/2026-04.yaml": SEAL})
    return [(one.code, one.task) for one in events(BEFORE + seal + after)]


def test_a_sealed_task_under_another_name_is_the_same() -> None:
    for old, new, task in (("list: works", "list: key", "1"), ("id: 1\n", "id: W-1\n", "W-1")):
        named = WORKS.replace(old, new)
        rewritten = named.replace("done: 14", "done: 20")
        assert ("A381", task) in sealed(("2026-05-10 Works", named), ("2026-05-20 Works", rewritten))
        assert ("A381", task) in sealed(("2026-05-20 Works", rewritten))


def test_no_decision_makes_what_was_reported_another_report() -> None:
    remark = "{on: 2026-05-20, act: remark, text: Noted, by: Office}"
    assert ("A381", "1") in sealed(("2026-05-20 Office", with_act(WORKS, remark).replace("done: 14", "done: 20")))
    assert ("A381", "1") not in sealed(("2026-05-20 Office", with_act(WORKS, remark)))


def extended(text: str, act: str, due: str) -> str:
    """The list with its first task due on another day, by this decision."""
    moved = text.replace("due: 2026-06-30\n    due_text: by the end of June", f"due: {due}")
    return with_act(moved, f"{{on: 2026-05-20, {act}, reason: Flood, by: Office}}")


EXTEND = extended(WORKS, "act: extend, from: 2026-06-30, to: 2026-07-10", "2026-07-10")
RETARGET = "{{on: 2026-05-20, act: retarget, field: {}, from: {}, to: {}, reason: Agreed, by: Office}}"
FORGED = {
    "an extension from a later day": (
        "A329",
        extended(WORKS, "act: extend, from: 2026-07-31, to: 2026-09-30", "2026-09-30"),
    ),
    "a transfer from who had it not": (
        "A329",
        with_act(
            WORKS, "{on: 2026-05-20, act: transfer, from: Transport, to: Office, reason: Law, by: Office}"
        ).replace("owner: Works\n", "owner: Office\n"),
    ),
    "a target cut further than decided": (
        "A344",
        with_act(WORKS, RETARGET.format("target", 32, 30)).replace("target: 32}", "target: 10}"),
    ),
    "a weight other than decided": (
        "A343",
        with_act(WORKS, RETARGET.format("weight", 1, 2)).replace("    goal:", "    weight: 9\n    goal:"),
    ),
    "a start later than decided": (
        "A305",
        with_act(WORKS, RETARGET.format("start", "2026-01-01", "2026-02-01")).replace(
            "    goal:", "    start: 2026-05-01\n    goal:"
        ),
    ),
    "a milestone put off further than the whole": ("A304", EXTEND.replace("due: 2026-05-31", "due: 2026-06-30")),
    "a stage put off further than the whole": ("A308", EXTEND.replace("plan: 2026-06-30", "plan: 2027-06-30")),
    "a milestone deleted with a decision on the weight": (
        "A342",
        with_act(WORKS, RETARGET.format("weight", 1, 2))
        .replace("    goal:", "    weight: 2\n    goal:")
        .replace("      - {title: Deck, due: 2026-05-31, weight: 40}\n", ""),
    ),
    "a decision dated ahead": ("A320", with_act(WORKS, "{on: 2026-12-20, act: inspect, text: Fine, by: Office}")),
    "a milestone reached on a day to come": ("A320", WORKS.replace("05-31, weight", "05-31, done: 2026-05-30, weight")),
    "an inspection by its owner": ("A324", with_act(WORKS, "{on: 2026-05-20, act: inspect, text: Fine, by: Works}")),
    "a start where the period's held": ("A305", WORKS.replace("    goal:", "    start: 2026-05-01\n    goal:")),
    "a due day behind the period's end": (
        "A301",
        WORKS.replace("river, owner: Works,", "river, owner: Works, due: 2027-06-30,"),
    ),
}
"""Each by the office, so that nothing is told of whose hand it was."""


@pytest.mark.parametrize("what", FORGED)
def test_a_decision_covers_what_it_says_and_no_more(what: str) -> None:
    code, text = FORGED[what]
    assert code in {one for one, _ in said(("2026-05-20 Office", text))}


COVERED = {
    "a milestone put off with the whole": EXTEND.replace("due: 2026-05-31", "due: 2026-06-10"),
    "two extensions, one after the other": extended(
        with_act(WORKS, "{on: 2026-05-19, act: extend, from: 2026-06-30, to: 2026-07-31, reason: Flood, by: Office}"),
        "act: extend, from: 2026-07-31, to: 2026-08-31",
        "2026-08-31",
    ),
    "a target as decided": with_act(WORKS, RETARGET.format("target", 32, 30)).replace("target: 32}", "target: 30}"),
    "a weight that says what held": WORKS.replace("    goal:", "    weight: 1\n    goal:"),
    "a start that says what held": WORKS.replace("    goal:", "    start: 2026-01-01\n    goal:"),
    "a day within the period": WORKS.replace("river, owner: Works,", "river, owner: Works, due: 2026-11-30,"),
}


@pytest.mark.parametrize("what", COVERED)
def test_what_a_decision_covers_is_not_told(what: str) -> None:
    assert said(("2026-05-20 Office", COVERED[what])) == []


def test_an_older_decision_holds_no_more() -> None:
    first = extended(WORKS, "act: extend, from: 2026-06-30, to: 2026-09-30", "2026-09-30").replace("05-20", "05-10")
    back = "{on: 2026-05-15, act: retarget, field: due, from: 2026-09-30, to: 2026-07-31, reason: Order, by: Office}"
    second = with_act(first.replace("due: 2026-09-30\n", "due: 2026-07-31\n"), back)
    moves = ("2026-05-10 Office", first), ("2026-05-15 Office", second)
    assert said(*moves) == []
    assert ("A301", "1") in said(*moves, ("2026-05-20 Works", second.replace("due: 2026-07-31\n", "due: 2026-09-30\n")))
    to = "{{on: 2026-05-{}, act: transfer, from: {}, to: {}, reason: Law, by: Office}}"
    there = with_act(WORKS, to.format(10, "Works", "Transport")).replace("owner: Works\n", "owner: Transport\n")
    here = with_act(there, to.format(12, "Transport", "Works")).replace("owner: Transport\n", "owner: Works\n")
    handed = ("2026-05-10 Office", there), ("2026-05-12 Office", here)
    assert said(*handed) == []
    assert ("A345", "1") in said(*handed, ("2026-05-20 Office", here.replace("owner: Works\n", "owner: Transport\n")))


@pytest.mark.parametrize(("act", "status"), [("pause", "paused"), ("cancel", "cancelled"), ("close", "closed")])
def test_what_ended_before_the_due_day_was_recorded_after_it(act: str, status: str) -> None:
    row = "Clean the river, owner: Works, due: {}, status: in-progress"
    for due, late in (("2026-05-18", True), ("2026-05-30", False)):
        issued = WORKS.replace("Clean the river, owner: Works, status: in-progress", row.format(due))
        files = {**FILES, "lists/works.yaml": issued}
        ended = f"{{on: 2026-05-17, act: {act}, reason: No money, by: Office, evidence: [evidence/bridge]}}"
        after = issued.replace(row.format(due), f"{row.format(due)}, decisions: [{ended}]").replace(
            f"due: {due}, status: in-progress", f"due: {due}, status: {status}"
        )
        assert (("A323", "4") in said(("2026-05-22 Office", after), files=files)) == late


def test_a_closing_that_its_owner_records_before_another_sets_the_word() -> None:
    act = "decisions: [{on: 2026-05-20, act: close, by: Office, evidence: [evidence/bridge]}]"
    written_first = WORKS.replace(
        "river, owner: Works, status: in-progress", f"river, owner: Works, status: in-progress, {act}"
    )
    assert ("A324", "4") in said(("2026-05-20 Works", written_first))


NEXT = f"{SAID}\n      - {{on: 2026-05-20, done: 15, "
ROWS = "river, owner: Works, status: in-progress"
SLIPS = {
    "fewer to begin, by a report": ("A344", "1", WORKS.replace(SAID, NEXT + "counts: {plan.started: 20}}")),
    "less contracted, by a report": ("A344", "1", WORKS.replace(SAID, NEXT + "amounts: {contracted: 30}}")),
    "a milestone added that was reached long ago": (
        "A318",
        "4",
        WORKS.replace(ROWS, f"{ROWS}, milestones: [{{title: Banks, due: 2026-03-15, done: 2026-03-14}}]"),
    ),
    "a number in words": ("A349", "1", WORKS.replace("Fix the bridge", "Fix ten of the bridges")),
    "another deed": ("A349", "5", WORKS.replace("Build the school", "Plan the school")),
    "half of it left out": ("A349", "1", WORKS.replace("32 piers, 三十二个桥墩", "32 piers, 三十二个")),
    "no goal": ("A349", "1", WORKS.replace("    goal: 32 piers, 三十二个桥墩\n", "")),
    "a task that was decided on before it was there": (
        "A352",
        "9",
        f"{WORKS}  - {{id: 9, title: Mow, owner: Works, decisions: [{{on: 2026-02-01, act: remark, text: Mow}}]}}\n",
    ),
}


@pytest.mark.parametrize("what", SLIPS)
def test_a_slip_that_is_made_elsewhere(what: str) -> None:
    code, task, text = SLIPS[what]
    begin = WORKS.replace("Fix the bridge", "Fix twenty of the bridges") if "Fix ten" in text else WORKS
    assert (code, task) in said(("2026-05-20 Office", text), files={**FILES, "lists/works.yaml": begin})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Thirty stops", "30 stops"),
        ("Two hundred and five trees", "205 trees"),
        ("三十二个桥墩", "32个桥墩"),
        ("三万五千亩", "35000亩"),
        ("Repiar the brigde", "Repair the bridge"),
        ("Fix teh flood-proof gate", "Fix the floodproof gate"),
        ("Repair of the bridge", "Repair the bridge and its ramps"),
        ("党政管里用房", "党政管理用房"),
        ("维修北桥", "北桥维修"),
        ("Repair the bridge", "Repairing the bridge (both lanes)"),
    ],
)
def test_the_same_thing_in_other_words(before: str, after: str) -> None:
    begin, end = (WORKS.replace("Fix the bridge", title) for title in (before, after))
    assert said(("2026-05-20 Office", end), files={**FILES, "lists/works.yaml": begin}) == []


def test_reports_in_another_order_beside_another_change() -> None:
    one, other = "      - {on: 2026-05-10, progress: 40%}\n", "      - {on: 2026-05-10, progress: 60%}\n"
    first, turned = (
        WORKS.replace(f"      - {SAID}\n", f"      - {SAID}\n{rows}") for rows in (other + one, one + other)
    )
    noted = turned.replace("    goal:", "    note: Both lanes\n    goal:")
    for text in (turned, noted):
        assert ("A319", "1") in said(("2026-05-20 Works", text), files={**FILES, "lists/works.yaml": first})


def test_a_standing_duty_of_which_nothing_is_asked_any_more() -> None:
    begin = WORKS.replace("returns: {every: month, by: 25}\n", "").replace(
        "river, owner: Works,", "river, owner: Works, every: month,"
    )
    ended = begin.replace(" every: month,", "")
    assert ("A307", "4") in said(("2026-05-20 Works", ended), files={**FILES, "lists/works.yaml": begin})
