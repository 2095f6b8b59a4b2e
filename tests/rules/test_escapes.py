"""Ways around a rule that are none: spread over versions, covered by another act, or under another name."""

from checklist.rules.example_history import events
from checklist.rules.turns import Sure
from tests.rules.test_tricks import FILES, WORKS, written

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
