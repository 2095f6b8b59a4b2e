"""Two versions of a list differ by changes: small tables, and the law that changes put in give the other version."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.align import staying
from checklist.core.amend import amend, traced
from checklist.core.compare import Change, Order, Outdated, compare
from checklist.core.model import (
    Act,
    Decision,
    Defaults,
    Measure,
    Milestone,
    Section,
    Stage,
    Status,
    Task,
    TaskList,
    Update,
)
from checklist.core.value import replace
from tests import strategies
from tests.effort import grows_evenly, steps
from tests.examples import examples
from tests.mutations import mutated
from tests.source.given import LISTS


def day(number: int) -> date:
    return date(2020, 1, number)


def one(**fields: object) -> TaskList:
    return TaskList("a", tasks=(Task("1", **fields),))  # type: ignore[arg-type]


FIRST = Update(day(1), progress=Fraction(1, 10), next="招标")
SECOND = Update(day(2), progress=Fraction(2, 10), next="开工")
THIRD = Update(day(3), progress=Fraction(3, 10))
VISIT = Decision(day(5), Act.VISIT, score=Decimal(8))
SIGNED, STARTED = ("signed", Stage(done=day(1))), ("started", Stage(plan=day(9)))


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        (one(), one(), []),
        (one(due=day(1)), one(due=day(2)), [(("due",), day(1), day(2))]),
        (one(), one(due=day(2), note="x"), [(("due",), None, day(2)), (("note",), None, "x")]),
        (one(owner=("甲",)), one(), [(("owner",), ("甲",), None)]),
        (one(measure=Measure("条")), one(measure=Measure("条", Decimal(3))), [(("measure", "target"), None, 3)]),
        (one(), one(measure=Measure("条")), [(("measure",), None, Measure("条"))]),
        (one(measure=Measure(kind="level")), one(measure=Measure()), [(("measure", "kind"), "level", None)]),
        (
            one(measure=Measure(targets=((2020, Decimal(1)), (2021, Decimal(2))))),
            one(measure=Measure(targets=((2020, Decimal(1)), (2021, Decimal(3))))),
            [(("measure", "targets", 2021), 2, 3)],
        ),
        (one(updates=(FIRST,)), one(updates=(FIRST, SECOND)), [(("updates", 1), None, SECOND)]),
        (one(updates=(SECOND,)), one(updates=(FIRST, SECOND)), [(("updates", 0), None, FIRST)]),
        (one(updates=(FIRST, SECOND, THIRD)), one(updates=(FIRST, THIRD)), [(("updates", 1), SECOND, None)]),
        (
            one(updates=(FIRST, SECOND, THIRD)),
            one(updates=(SECOND,)),
            [(("updates", 2), THIRD, None), (("updates", 0), FIRST, None)],
        ),
        (
            one(updates=(FIRST, SECOND)),
            one(updates=(replace(FIRST, next="", progress=Fraction(3, 10)), SECOND, THIRD)),
            [
                (("updates", 2), None, THIRD),
                (("updates", 0, "progress"), Fraction(1, 10), Fraction(3, 10)),
                (("updates", 0, "next"), "招标", None),
            ],
        ),
        (one(updates=(FIRST,)), one(updates=(replace(FIRST, on=day(9)),)), [(("updates", 0, "on"), day(1), day(9))]),
        (one(updates=(FIRST,)), one(updates=(THIRD,)), [(("updates", 0), FIRST, None), (("updates", 0), None, THIRD)]),
        (
            one(updates=(FIRST, SECOND, THIRD)),
            one(updates=(THIRD, FIRST, SECOND)),
            [(("updates",), Order((0, 1, 2)), Order((2, 0, 1)))],
        ),
        (
            one(decisions=(VISIT,)),
            one(decisions=(replace(VISIT, score=Decimal(9)), replace(VISIT, act=Act.CLOSE, score=None))),
            [
                (("decisions", 1), None, Decision(day(5), Act.CLOSE)),
                (("decisions", 0, "score"), 8, 9),
            ],
        ),
        (
            one(milestones=(Milestone("招标", day(1)), Milestone("完工", day(9)))),
            one(milestones=(Milestone("招标", day(1), day(1)), Milestone("完工", day(9)))),
            [(("milestones", 0, "done"), None, day(1))],
        ),
        (
            one(milestones=(Milestone("招标", day(1), weight=Decimal(9)),)),
            one(milestones=(Milestone("完成招标", day(1), weight=Decimal(9)),)),
            [(("milestones", 0, "title"), "招标", "完成招标")],
        ),
        (
            one(extra=(("范围", "市"), ("口径", ""))),
            one(extra=(("范围", "县"), ("说明", "x"))),
            [(("extra", "口径"), "", None), (("extra", "范围"), "市", "县"), (("extra", "说明"), None, "x")],
        ),
        (
            one(extra=(("a", "1"), ("b", "2"))),
            one(extra=(("b", "2"), ("a", "1"))),
            [(("extra",), Order(("a", "b")), Order(("b", "a")))],
        ),
        (
            one(stages=(SIGNED, STARTED)),
            one(stages=(SIGNED, ("started", Stage(day(9), day(8))))),
            [(("stages", "started", "done"), None, day(8))],
        ),
        (one(stages=(SIGNED, SIGNED)), one(stages=(SIGNED,)), [(("stages",), (SIGNED, SIGNED), (SIGNED,))]),
    ],
)
def test_a_change_says_where_and_what(before: TaskList, after: TaskList, changes: list[tuple[object, ...]]) -> None:
    found = compare(before, after)
    assert found == tuple(Change("1", *change) for change in changes)  # type: ignore[arg-type]
    assert amend(before, found) == after
    assert amend(after, compare(after, before)) == before


A, B, C = (Task(name, title=name) for name in "abc")


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ((A, B), (A, B, C), [Change("c", (), None, C)]),
        ((A, B, C), (A, C), [Change("b", (), B, None)]),
        (
            (A, C),
            (A, B, C),
            [Change("b", (), None, B), Change("", ("tasks",), Order(("a", "c", "b")), Order(("a", "b", "c")))],
        ),
        ((A, B), (B, A), [Change("", ("tasks",), Order(("a", "b")), Order(("b", "a")))]),
        ((A, B), (A, C), [Change("b", (), B, None), Change("c", (), None, C)]),
        ((A, A), (A, replace(A, title="x")), [Change("a", ("title",), "a", "x", nth=1)]),
        ((A, A), (A,), [Change("a", (), A, None, nth=1)]),
    ],
)
def test_tasks_come_go_and_move(before: tuple[Task, ...], after: tuple[Task, ...], changes: list[Change]) -> None:
    lists = TaskList(tasks=before), TaskList(tasks=after)
    assert compare(*lists) == tuple(changes)
    assert amend(lists[0], changes) == lists[1]


def test_the_head_has_changes_of_its_own() -> None:
    before = TaskList("a", "甲", sections=(Section("城建"), Section("产业")))
    after = TaskList(
        "a", "乙", defaults=Defaults(owner=("甲局",)), sections=(Section("城建", "", Defaults(weight=Decimal(2))),)
    )
    changes = compare(before, after)
    assert changes == (
        Change("", ("title",), "甲", "乙"),
        Change("", ("defaults", "owner"), None, ("甲局",)),
        Change("", ("sections", 1), Section("产业"), None),
        Change("", ("sections", 0, "defaults", "weight"), None, Decimal(2)),
    )
    assert amend(before, changes) == after


def test_changes_say_from_where_a_task_came() -> None:
    changes = (Change("a", (), A, None), Change("c", (), None, C), Change("", ("tasks",), Order(()), Order(("c", "b"))))
    amended, places = traced(TaskList(tasks=(A, B)), changes)
    assert (amended.tasks, places) == ((C, B), (None, 1))


@pytest.mark.parametrize(
    "change",
    [
        Change("2", ("due",), None, day(1)),
        Change("1", ("due",), None, day(1), nth=1),
        Change("1", ("due",), day(3), day(4)),
        Change("1", ("nothing",), None, "x"),
        Change("1", ("updates", 0), SECOND, None),
        Change("1", ("updates", 5), None, SECOND),
        Change("1", ("updates", "x"), None, SECOND),
        Change("1", ("updates", 1, "next"), None, "x"),
        Change("1", ("measure", "done"), None, Decimal(1)),
        Change("1", ("due", "year"), None, 1),
        Change("1", ("extra", "a"), None, "x"),
        Change("1", ("updates",), Order((0,)), Order((4,))),
        Change("1", ("due",), Order(()), Order(())),
        Change("1", (), Task("1"), None),
        Change("", ("tasks",), (), ()),
    ],
)
def test_a_change_that_does_not_find_what_it_says_was_there_is_refused(change: Change) -> None:
    task_list = one(due=day(2), updates=(FIRST,), extra=(("a", "b"),))
    with pytest.raises(Outdated) as told:
        amend(task_list, (change,))
    assert told.value.change == change


def test_changes_follow_one_another() -> None:
    changes = [
        Change("1", ("due",), day(1), day(2)),
        Change("1", ("due",), day(2), None),
        Change("1", ("updates", 0), None, FIRST),
        Change("1", ("updates", 0, "next"), "招标", None),
        Change("1", ("id",), "1", "9"),
        Change("9", ("status",), None, Status.DONE),
    ]
    assert amend(one(due=day(1)), changes).tasks == (Task("9", status=Status.DONE, updates=(replace(FIRST, next=""),)),)


SHORT = st.lists(strategies.tasks(st.sampled_from("abcd")), max_size=4).map(
    lambda rows: TaskList("l", tasks=tuple(rows))
)


def comes_back(data: st.DataObject, before: TaskList, other: TaskList) -> None:
    """For a list that is much like the one before, and for any other."""
    after = data.draw(mutated(before, other, 6))
    assert amend(before, compare(before, after)) == after
    assert amend(before, compare(before, other)) == other


@given(st.data(), SHORT, SHORT)
@examples(150)
def test_changes_put_in_give_the_other_version(data: st.DataObject, before: TaskList, other: TaskList) -> None:
    comes_back(data, before, other)


@given(st.data(), LISTS, LISTS)
@examples(60)
def test_so_they_do_for_any_list_a_file_can_say(data: st.DataObject, before: TaskList, other: TaskList) -> None:
    comes_back(data, before, other)


@given(LISTS)
@examples(20)
def test_a_list_does_not_differ_from_itself(task_list: TaskList) -> None:
    again = replace(task_list, tasks=tuple(replace(task) for task in task_list.tasks))
    assert compare(task_list, again) == ()


@given(st.lists(st.integers(0, 30), unique=True))
def test_what_stays_stands_in_rising_order(places: list[int]) -> None:
    kept = [place for place in places if place in staying(places)]
    assert kept == sorted(kept)
    best = [1] * len(places)
    for at, place in enumerate(places):
        best[at] += max((best[below] for below in range(at) if places[below] < place), default=0)
    assert len(kept) == max(best, default=0)


def test_the_work_grows_with_the_list_and_no_faster() -> None:
    """All tasks have another id, and all updates of one are rewritten: so all of them are looked for."""

    def steps_of(count: int) -> int:
        rows = tuple(Update(day(1 + at % 28), by=str(at), next="a") for at in range(count))
        lists = [
            TaskList(tasks=(*(Task(f"{at}{name}", updates=rows[:5]) for at in range(count)), Task("x", updates=rows)))
            for name, rows in (("", rows), ("y", tuple(replace(row, next="b", by=row.by + "z") for row in rows)))
        ]
        return steps(lambda: compare(*lists))

    grows_evenly(steps_of, counts=(100, 200, 400))
