"""One run: all problems of all texts, in order, less what is waived; chosen by code; and the lists they spoil."""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.value import replace
from checklist.lang.catalog import load
from checklist.rules.check import UnknownCode, check, chosen, faulty, known_code
from checklist.rules.diagnostic import Diagnostic, as_written
from checklist.rules.example import DAY, files, problems, shelf_of
from checklist.rules.page import page, plain
from tests.effort import grows_evenly, steps
from tests.rules.asked import codes, marked, said, task

TWO_LISTS = """\
# file: lists/b.yaml
tasks:
  - {id: 1, title: Fix the bridge}
  - {id: 2, title: Pave Mill Lane, owner: Works, due: 2026-02-30}
# file: lists/a.yaml
tasks:
  - {id: 3, title: Paint the hall, owner: Works, note: no}
  - {id: 4, title: Mend the roof}
# file: lists/c.yaml
tasks:
  - {id: 5, title: Sweep the yard, owner: Works}
"""


def waived(waiver: str, tasks: str = "{id: 1, title: Fix the bridge}") -> list[str]:
    return codes(f"# file: checklist.yaml\nwaivers: [{waiver}]\n# file: lists/a.yaml\ntasks:\n  - {tasks}\n")


def test_all_problems_of_all_texts_are_told_in_the_order_of_their_places() -> None:
    found = problems(TWO_LISTS)
    assert [(one.source.name, one.code) for one in found] == [
        ("lists/a.yaml", "W101"),
        ("lists/a.yaml", "E201"),
        ("lists/b.yaml", "E201"),
        ("lists/b.yaml", "E111"),
    ]
    assert list(found) == sorted(found)


def test_a_text_that_cannot_be_read_does_not_keep_back_what_is_wrong_in_others() -> None:
    text = "# file: lists/a.yaml\ntasks: [\n# file: lists/b.yaml\ntasks: [{id: 1, title: a}]\n"
    assert codes(text) == ["E105", "E201"]


def test_errors_only_is_what_it_says() -> None:
    held = files(TWO_LISTS)
    found = check(shelf_of(held), DAY, held.__contains__, errors_only=True)
    assert [one.code for one in found] == ["E201", "E201", "E111"]


def test_a_list_with_an_error_is_faulty() -> None:
    shelf = shelf_of(files(TWO_LISTS))
    assert faulty(check(shelf, DAY, bool), shelf) == {"a", "b"}
    assert faulty(check(shelf, DAY, bool, wanted=chosen(["W"])), shelf) == frozenset()


PARTS = """\
# file: lists/a.yaml
list: w
title: W
tasks: []
# file: lists/b.yaml
list: w
tasks: []
# file: lists/c.yaml
list: z
title: Z
tasks: []
# file: lists/d.yaml
"""


@pytest.mark.parametrize(
    ("broken", "spoilt"),
    [
        ("清单: 'w'  # second half\ntasks: [\n", {"w"}),
        ("tasks: [\nlist: z\n", {"z"}),
        ("lst: w\ntasks: []\n", {"w", "d"}),
        ("title: D\ntasks: [\n", set()),
        ("list: *w\ntasks: [\n", {"w"}),
        ("tasks\n", {"w"}),
    ],
)
def test_an_unreadable_text_spoils_the_list_it_names_or_all_that_it_may_be_a_part_of(
    broken: str, spoilt: set[str]
) -> None:
    shelf = shelf_of(files(PARTS + broken))
    assert faulty(check(shelf, DAY, bool), shelf) == spoilt


def test_a_problem_in_one_part_of_a_list_is_told_in_that_part() -> None:
    (one,) = problems(
        "# file: lists/a.yaml\nlist: w\ntitle: W\ntasks: [{id: 1, title: a, owner: b}]\n"
        "# file: lists/b.yaml\nlist: w\ntasks: [{id: 2, title: a, owner: b}, {id: 1, title: c, owner: b}]\n"
    )
    assert (one.code, one.source.name, marked(one)) == ("E401", "lists/b.yaml", "1")
    assert said(one)[0] == "id 1 is used twice: lists/a.yaml has it in line 3"


def test_an_unread_task_does_not_shift_the_places_of_those_after_it() -> None:
    found = problems("tasks:\n  - {title: a}\n  - {id: 2, title: b, owner: W, due: 2026-01-01, start: 2026-02-01}\n")
    assert [(one.code, marked(one)) for one in found] == [("E124", "title"), ("E202", "2026-01-01")]


@pytest.mark.parametrize(
    ("waiver", "left"),
    [
        ("{code: E201, reason: r, until: 2026-07-01}", []),
        ("{code: E201, reason: r, until: 2026-07-01, task: 1, list: a}", []),
        ("{code: E201, reason: r, until: 2026-06-30}", ["W431", "E201"]),
        ("{code: E201, reason: r, until: 2026-07-01, task: 2}", ["W433", "E201"]),
        ("{code: E201, reason: r, until: 2026-07-01, list: b}", ["W433", "E201"]),
        ("{code: E202, reason: r, until: 2026-07-01}", ["W433", "E201"]),
        ("{code: E2, reason: r, until: 2026-07-01}", ["E432", "E201"]),
    ],
)
def test_what_is_waived_is_left_out_until_its_last_day(waiver: str, left: list[str]) -> None:
    assert waived(waiver) == left


def test_a_waiver_reaches_what_the_reader_of_texts_found_in_a_task() -> None:
    tasks = "{id: 1, title: a, owner: b, note: no}"
    assert waived("{code: W101, reason: r, until: 2026-07-01, task: 1}", tasks) == []
    assert waived("{code: W101, reason: r, until: 2026-07-01, task: 2}", tasks) == ["W433", "W101"]


def test_what_cannot_be_read_cannot_be_waived() -> None:
    tasks = "{id: 1, title: a, owner: b, due: soon}"
    assert waived("{code: E110, reason: r, until: 2026-07-01}", tasks) == ["E432", "E110"]


def test_what_judging_stands_on_cannot_be_waived() -> None:
    waiver = "{code: E401, reason: r, until: 2026-07-01}"
    tasks = "{id: 1, title: a, owner: b}\n  - {id: 1, title: a, owner: b}"
    text = f"# file: checklist.yaml\nwaivers: [{waiver}]\n# file: lists/a.yaml\ntasks:\n  - {tasks}\n"
    first, second = problems(text)
    assert (first.code, second.code) == ("E432", "E401")
    assert said(first)[1].startswith("take the waiver out")
    assert "It cannot be waived." in plain(page("E401", "en"), load("en"))
    assert "It cannot be waived." not in plain(page("E202", "en"), load("en"))


@pytest.mark.parametrize(
    ("selected", "ignored", "left"),
    [
        ((), (), ["W101", "E201", "E201", "E111"]),
        (("E2",), (), ["E201", "E201"]),
        (("e",), ("E20",), ["E111"]),
        (("E201",), ("E2",), ["E201", "E201"]),
        ((), ("W", "E1"), ["E201", "E201"]),
        (("E",), ("E",), []),
    ],
)
def test_problems_are_chosen_by_code_or_its_beginning(
    selected: tuple[str, ...], ignored: tuple[str, ...], left: list[str]
) -> None:
    held = files(TWO_LISTS)
    found = check(shelf_of(held), DAY, held.__contains__, wanted=chosen(selected, ignored))
    assert [one.code for one in found] == left


def test_a_code_that_is_none_is_wrong_usage() -> None:
    assert known_code("w2") == "W2"
    for text in ("", "X", "E999", "202", "E2022"):
        with pytest.raises(UnknownCode):
            known_code(text)
    with pytest.raises(UnknownCode) as caught:
        chosen((), ["E2022"])
    assert caught.value.near == "E222"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2026, 6, 30), "2026-06-30"),
        (Fraction(9, 20), "45%"),
        (Fraction(1, 3), Fraction(1, 3)),
        ("a" * 100, "a" * 79 + "…"),
        ((date(2026, 6, 30), "b"), ("2026-06-30", "b")),
        (None, None),
    ],
)
def test_a_value_is_shown_as_it_stands_in_a_file(value: object, shown: object) -> None:
    assert as_written(value) == shown


def test_the_place_of_a_problem_in_a_text_is_told_by_its_line() -> None:
    (one,) = problems("tasks:\n  - id: 1\n    title: a\n    owner: b\n    任务: c\n")
    assert said(one)[0] == "“任务” is written twice: line 3 has “title”"


@given(st.integers(-400, 400))
def test_the_day_is_the_versions_own(days: int) -> None:
    held = files("tasks: [{id: 1, title: a, owner: b, updates: [{on: 2026-07-01, text: c}]}]\n")
    found = check(shelf_of(held), DAY + timedelta(days=days), held.__contains__)
    assert [one.code for one in found] == (["E207"] if days < 0 else [])


def test_a_waiver_is_not_for_nothing_where_only_some_files_are_read() -> None:
    text = "# file: checklist.yaml\nwaivers: [{waiver}]\n# file: lists/a.yaml\ntasks: [{{id: 1, title: a, owner: b}}]\n"
    for until, left in (("2026-07-01", []), ("2026-06-30", ["W431"])):
        held = files(text.format(waiver=f"{{code: E202, reason: r, until: {until}, list: z}}"))
        found = check(replace(shelf_of(held), whole=False), DAY, held.__contains__)
        assert [one.code for one in found] == left


def test_the_work_for_one_task_grows_with_its_history() -> None:
    def steps_of(count: int) -> int:
        held = files(long_history(count))
        shelf = shelf_of(held)
        found: list[Diagnostic] = []
        taken = steps(lambda: found.extend(check(shelf, DAY, held.__contains__)))
        assert {one.code for one in found} == {"W215", "W216", "W231", "W262"}
        return taken

    grows_evenly(steps_of, counts=(250, 500, 1000))


def long_history(count: int) -> str:
    """One task with so many updates and as many decisions, and the second half of each on the days of the first."""
    days = [date(2020, 1, 1) + timedelta(at % (count // 2)) for at in range(count)]
    updates = "".join(f"      - {{on: {day}, progress: 50%, done: 50, text: a}}\n" for day in days)
    retarget = "act: retarget, field: target, from: 90, to: 100, reason: r"
    decisions = "".join(f"      - {{on: {day}, {retarget}}}\n" for day in days)
    lines = "measure: {unit: x, target: 100}\nevery: month\nstart: 2020-01-01\n"
    return task(lines) + f"    updates:\n{updates}    decisions:\n{decisions}"


def test_of_very_many_warnings_the_first_of_each_code_are_shown() -> None:
    held = files(long_history(2200))
    counts = Counter(one.code for one in check(shelf_of(held), DAY, held.__contains__))
    assert counts == {"W103": 2, "W215": 1, "W216": 1, "W231": 1000, "W262": 1000}


@pytest.mark.parametrize("title", ["", ", title: ", ', title: ""', ", title: [a]"])
def test_a_task_without_a_title_is_looked_at_like_any_other(title: str) -> None:
    (of_title,) = codes(f"tasks: [{{id: 1, owner: Works{title}}}]\n")
    assert of_title in ("E124", "E109")
    assert sorted(codes(f"tasks: [{{id: 1, due: 2026-06-30, start: 2026-07-31{title}}}]\n")) == sorted(
        [*codes("tasks: [{id: 1, due: 2026-06-30, start: 2026-07-31, title: a}]\n"), of_title]
    )


@pytest.mark.parametrize("key", ["owner", "support", "tags", "leader"])
@pytest.mark.parametrize("empty", ['""', "''"])
def test_an_empty_text_among_others_is_said_to_be_empty(key: str, empty: str) -> None:
    written = f"tasks: [{{id: 1, title: a, owner: b, {key}: [c, {empty}]}}]\n".replace("owner: b, owner", "owner")
    (one,) = problems(written)
    assert said(one) == ("wanted here: a text; this is empty", "write a text")
    assert said(one, "zh-CN")[0] == "这里应写文字，现在是空的"
