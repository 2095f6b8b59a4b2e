"""An edit is right, or there is none: what is refused, and where a list stands in several texts."""

from datetime import date
from fractions import Fraction

import pytest

from checklist.core.compare import Change, Order, Outdated
from checklist.core.model import Task, Update
from checklist.core.policy import Limits
from checklist.source.book import Book, bind
from checklist.source.checked import NotAsMeant, checked, checked_all
from checklist.source.hunks import shown
from checklist.source.parted import Interleaved, parted
from checklist.source.read import Reading, read_bytes
from checklist.source.second import Misread, second_tree

TEXT = "tasks:\n  - id: 1\n    title: a\n    due: 2020-01-01\n  - {id: 2, title: b}\n"
DUE = Change("1", ("due",), date(2020, 1, 1), date(2020, 2, 1))


def read(text: str, name: str = "a.yaml") -> Reading:
    return read_bytes(name, text.encode())


def test_what_is_right_is_there_to_be_shown_and_written() -> None:
    amended = checked(read(TEXT), (DUE,))
    assert amended.source.name == "a.yaml"
    assert amended.source.text == TEXT.replace("01-01", "02-01")
    assert list(shown(amended.hunks)) == [
        "@@ -1,5 +1,5 @@",
        " tasks:",
        "   - id: 1",
        "     title: a",
        "-    due: 2020-01-01",
        "+    due: 2020-02-01",
        "   - {id: 2, title: b}",
    ]


def test_no_change_is_no_edit() -> None:
    amended = checked(read(TEXT), ())
    assert (amended.edits, amended.hunks, amended.source.text) == ((), (), TEXT)


@pytest.mark.parametrize(
    ("change", "ground"),
    [
        (Change("1", ("progress",), None, Fraction(1, 3)), "reading"),
        (Change("1", ("progress",), None, Fraction(3, 2)), "reading"),
        (Change("1", ("note",), None, "long" * 100), "reading"),
        (Change("1", ("id",), "1", ""), "reading"),
        (Change("1", ("title",), "a", None), "faults"),
        (Change("", ("title",), "a", None), "reading"),
    ],
)
def test_what_no_text_can_say_is_refused(change: Change, ground: str) -> None:
    """A third has no decimals, half as much again is no progress, a text may be too long, id and title must be said."""
    with pytest.raises(NotAsMeant) as told:
        checked(read(TEXT), (change,), Limits(text=300))
    assert told.value.ground == ground
    assert told.value.hunks or change.after is None


def test_the_diff_of_what_is_refused_is_told() -> None:
    with pytest.raises(NotAsMeant) as told:
        checked(read(TEXT), (Change("1", ("progress",), None, Fraction(1, 3)),))
    assert '+    progress: "33.33333333333333333333333333%"' in list(shown(told.value.hunks))


@pytest.mark.parametrize("text", ["", "- a\n", "tasks: [\n"])
def test_what_is_no_list_is_not_edited(text: str) -> None:
    with pytest.raises(NotAsMeant) as told:
        checked(read(text), (DUE,))
    assert told.value.ground == "unwritable"


def test_an_outdated_change_is_told_as_such() -> None:
    with pytest.raises(Outdated):
        checked(read(TEXT), (DUE, DUE))


def test_faults_elsewhere_forbid_nothing() -> None:
    text = TEXT.replace("title: b", "title: b, due: &d 2020-01-01, nope: x")
    assert checked(read(text), (DUE,)).source.text == text.replace("    due: 2020-01-01", "    due: 2020-02-01")


def test_an_edit_may_mend_a_fault() -> None:
    text = TEXT.replace("title: b", "title: b, due: soon")
    amended = checked(read(text), (Change("2", ("due",), None, date(2020, 3, 1)),))
    assert amended.after.faults == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [("a: 1\nb: [x, {c: 'd'}]\n", True), ("", False)],
)
def test_the_second_reader_sees_a_tree(text: str, said: bool) -> None:
    assert (second_tree(text) is not None) is said


@pytest.mark.parametrize("text", ["a: [", "a: &x 1", "a: *x", "a: !t 1", "? [a]\n: b\n", "a: {a: 1"])
def test_the_second_reader_says_what_it_does_not_see(text: str) -> None:
    with pytest.raises(Misread):
        second_tree(text)


ONE = "list: a\ntitle: 甲\ndefaults: {owner: 督查室}\ntasks:\n  - {id: 1, title: a}\n  - {id: 2, title: b}\n"
TWO = "list: a\ntasks:\n  - id: 3\n    title: c\n\n  - id: 2\n    title: d\n"


def book(*texts: str) -> Book:
    (found,) = bind(read(text, f"{number}.yaml") for number, text in enumerate(texts))
    return found


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ((Change("3", ("owner",), None, ("甲局",)),), {"1.yaml": ["+    owner: 甲局"]}),
        ((Change("2", ("title",), "b", "x"),), {"0.yaml": ["-  - {id: 2, title: b}", "+  - {id: 2, title: x}"]}),
        ((Change("2", ("title",), "d", "x", nth=1),), {"1.yaml": ["-    title: d", "+    title: x"]}),
        ((Change("", ("title",), "甲", "乙"),), {"0.yaml": ["-title: 甲", "+title: 乙"]}),
        ((Change("4", (), None, Task("4", "e")),), {"1.yaml": ["+", "+  - id: 4", "+    title: e"]}),
        (
            (Change("4", (), None, Task("4", "e")), Change("", ("tasks",), Order("12324"), Order("14232"))),
            {"0.yaml": ["+  - {id: 4, title: e}"]},
        ),
        (
            (Change("1", ("updates", 0), None, Update(date(2020, 1, 1))), Change("3", (), Task("3", "c"), None)),
            {
                "0.yaml": ["-  - {id: 1, title: a}", "+  - {id: 1, title: a, updates: [{on: 2020-01-01}]}"],
                "1.yaml": ["-  - id: 3", "-    title: c", "-"],
            },
        ),
        ((Change("", ("id",), "a", "b"),), {"0.yaml": ["-list: a", "+list: b"], "1.yaml": ["-list: a", "+list: b"]}),
    ],
)  # fmt: skip
def test_a_change_goes_to_the_text_that_holds_the_task(
    changes: tuple[Change, ...], lines: dict[str, list[str]]
) -> None:
    found = {
        one.source.name: [f"{sign}{line}" for hunk in one.hunks for sign, line in hunk.lines if sign != " "]
        for one in checked_all(book(ONE, TWO), changes)
    }
    assert found == lines


def test_tasks_of_two_texts_do_not_change_places() -> None:
    with pytest.raises(Interleaved):
        parted(book(ONE, TWO), (Change("", ("tasks",), Order("1232"), Order("1323")),))


def test_the_texts_put_together_say_the_amended_list() -> None:
    changes = (
        Change("3", ("note",), None, "x"),
        Change("", ("money",), None, "亿元"),
        Change("1", (), Task("1", "a"), None),
    )
    amended = checked_all(book(ONE, TWO), changes)
    again = book(*(one.source.text for one in amended))
    assert [task.id for task in again.task_list.tasks] == ["2", "3", "2"]
    assert (again.task_list.money, again.task_list.tasks[1].note) == ("亿元", "x")
