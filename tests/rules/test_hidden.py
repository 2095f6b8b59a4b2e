"""Lists that give no figures for a while, and tasks that go where nobody looks for them."""

import pytest

from checklist.rules.example_history import events
from tests.rules.test_tricks import FILES, RAILS, WORKS, written

HIDING = {
    "a key written twice": ("A371", WORKS.replace("due: 2026-10-31", "due: 2026-10-31, due: 2026-10-31")),
    "an anchor": ("A371", WORKS.replace("due: 2026-10-31", "due: &day 2026-10-31")),
    "a key of its own": ("A371", WORKS.replace("due: 2026-10-31", "archived: yes, due: 2026-10-31")),
    "a row due before it begins": (
        "A375",
        f"{WORKS}  - {{id: 9, title: Mow, owner: Works, start: 2026-12-01, due: 2026-06-01}}\n",
    ),
    "a section that is none": (
        "A375",
        WORKS.replace("tasks:", "sections: [{name: Roads}]\ntasks:").replace("river,", "river, section: Ways,"),
    ),
    "a row that is copied": ("A374", WORKS + RAILS),
}


def told(*versions: tuple[str, dict[str, str]]) -> list[tuple[str, str]]:
    """The codes and tasks of what was done in versions that follow one another."""
    after = "".join(written(commit, files) for commit, files in versions)
    return [(one.code, one.task) for one in events(written("2026-05-04 Office", FILES) + after)]


@pytest.mark.parametrize("what", HIDING)
def test_a_list_that_is_hidden_for_one_version_is_told_once(what: str) -> None:
    code, text = HIDING[what]
    hidden = ("2026-05-20 Works", {"lists/works.yaml": text})
    noted = ("2026-05-21 Office", {"lists/works.yaml": text.replace("goal: 32", "note: Both lanes\n    goal: 32")})
    whole = ("2026-05-22 Works", {"lists/works.yaml": WORKS})
    assert [one for one, _ in told(hidden, noted, whole) if one != "A341"] == [code]


MORE = "list: more\ntasks:\n"
SLIPPED = RAILS.replace("2026-10-31", "2026-12-31")


def test_a_slip_on_the_way_into_a_list_that_was_not_there() -> None:
    left = WORKS.replace(RAILS, "")
    moved = told(("2026-05-20 Works", {"lists/works.yaml": left, "lists/more.yaml": MORE + SLIPPED}))
    assert {code for code, task in moved if task == "3"} == {"A301", "A307", "A348"}
    head, rows = WORKS.split("tasks:\n")
    parts = {"a": rows.split(RAILS)[0], "b": SLIPPED, "c": rows.split(RAILS)[1]}
    split = {f"lists/{name}.yaml": f"{head.replace('works', name)}tasks:\n{part}" for name, part in parts.items()}
    assert {("A348", "3"), ("A301", "3")} <= set(told(("2026-05-20 Works", {"lists/works.yaml": "", **split})))


def test_another_list_of_the_same_numbers_is_another_list() -> None:
    mown = MORE + "  - {id: 3, title: Mow the lawns, owner: Office, due: 2027-10-31, tags: [green]}\n"
    both = {"lists/works.yaml": "", "lists/more.yaml": mown}
    assert told(("2026-05-20 Office", both)) == [("A361", "")]


def test_a_task_that_is_drawn_on_from_a_list_is_not_moved() -> None:
    drawn = RAILS.replace("id: 3", "id: 3-2027, source: {list: works, item: 3}").replace("2026-10-31", "2027-03-31")
    both = {"lists/works.yaml": "", "lists/more.yaml": MORE + drawn}
    assert told(("2026-05-20 Office", both)) == [("A361", "")]


def test_evidence_may_be_moved_along_with_the_words_that_name_it() -> None:
    folder = WORKS.replace("./evidence/bridge]", "./evidence/2026]")
    along = WORKS.replace("./evidence/bridge]", "evidence/2026/a.md]")
    here, there = "evidence/bridge/a.md", "evidence/2026/a.md"
    assert told(("2026-05-20 Works", {here: "", there: "As it was\n", "lists/works.yaml": folder})) == []
    named = {**FILES, "lists/works.yaml": WORKS.replace("./evidence/bridge]", "evidence/bridge/a.md]")}
    begin = written("2026-05-04 Office", named)

    def after(**files: str) -> set[str]:
        return {one.code for one in events(begin + written("2026-05-20 Works", files))}

    assert after(**{here: "", there: "As it was\n", "lists/works.yaml": along}) == set()
    assert after(**{here: "", there: "As it was\n"}) == {"A332"}
    assert after(**{here: "", there: "As it is\n", "lists/works.yaml": along}) == {"A311", "A332"}


@pytest.mark.parametrize(("day", "said"), [("2026-05-12", False), ("2026-06-19", True), ("2026-11-05", True)])
def test_what_is_set_aside_when_it_is_late_or_before_a_review(day: str, said: bool) -> None:
    act = f"decisions: [{{on: {day}, act: pause, reason: No paint, by: Office}}]"
    paused = WORKS.replace("10-31, status: in-progress", f"10-31, status: paused, {act}")
    found = told((f"{day} Office", {"lists/works.yaml": paused}))
    assert found == ([("A355", "3")] if said else [])
