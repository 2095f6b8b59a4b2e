"""A merge takes what only one side changed, clashes where both did, and never loses or renumbers anything."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.compare import Order, compare
from checklist.core.merge import ADDED, CHANGED, DELETED, TOGETHER, Clash, Twofold, merge, merge_without
from checklist.core.model import Act, Decision, Milestone, Task, TaskList, Update
from checklist.core.value import replace
from tests.examples import examples
from tests.strategies import tasks, tuples

DAY = date(2026, 6, 1)
A = Task("A", title="Mend the bridge", owner=("Works",), due=date(2026, 6, 30))
B = Task("B", title="Pave the road", owner=("Works",), due=date(2026, 7, 31))
C, D = replace(B, id="C", title="Plant trees"), replace(B, id="D", title="Build a mill")


def works(*tasks: Task, title: str = "Works") -> TaskList:
    return TaskList("works", title, tasks=tasks)


def said(progress: int, day: date = DAY) -> Update:
    return Update(on=day, progress=Fraction(progress, 100))


def ids(of: TaskList) -> list[str]:
    return [task.id for task in of.tasks]


lists = tuples(tasks(st.sampled_from("ABCD"))).map(
    lambda some: TaskList("works", tasks=tuple({one.id: one for one in some}.values()))
)


@examples(150)
@given(lists, lists)
def test_who_changed_nothing_gives_way(base: TaskList, other: TaskList) -> None:
    for found in (merge(base, base, other), merge(base, other, base), merge(base, other, other)):
        assert (found.ours, found.theirs, found.clashes) == (other, other, ())


@examples(150)
@given(lists, lists, lists)
def test_each_side_of_a_clash_is_whole(base: TaskList, ours: TaskList, theirs: TaskList) -> None:
    found, turned = merge(base, ours, theirs), merge(base, theirs, ours)
    assert (found.ours == found.theirs) or found.clashes
    assert {(one.task, one.how) for one in found.clashes} == {(one.task, one.how) for one in turned.clashes}
    mine = {task.id for task in ours.tasks} | {task.id for task in theirs.tasks}
    assert set(ids(found.ours)) <= mine
    assert len(set(ids(found.ours))) == len(found.ours.tasks)


def test_two_fields_of_one_task() -> None:
    ours, theirs = replace(A, due=date(2026, 9, 30)), replace(A, goal="By winter", updates=(said(10),))
    found = merge(works(A), works(ours), works(theirs))
    assert found.ours == works(replace(ours, goal="By winter", updates=(said(10),)))
    assert found.clashes == ()


def test_one_field_on_both_sides() -> None:
    ours, theirs = (replace(A, due=date(2026, month, 30)) for month in (9, 11))
    found = merge(works(A, B), works(ours, B), works(theirs, B))
    assert (found.ours, found.theirs) == (works(ours, B), works(theirs, B))
    assert [(one.task, one.route, one.how) for one in found.clashes] == [("A", ("due",), CHANGED)]


def test_reports_of_both_sides_stand_by_their_days() -> None:
    base = replace(A, updates=(said(10),))
    ours = replace(base, updates=(said(10), said(30, date(2026, 6, 20))))
    theirs = replace(base, updates=(said(10), said(20, date(2026, 6, 10))))
    found = merge(works(base), works(ours), works(theirs))
    assert found.ours.tasks[0].updates == (said(10), said(20, date(2026, 6, 10)), said(30, date(2026, 6, 20)))


def test_the_same_report_on_both_sides_is_one() -> None:
    both = replace(A, updates=(said(10),))
    found = merge(works(A), works(both), works(replace(both, goal="By winter")))
    assert found.ours.tasks[0].updates == (said(10),)


def test_a_decision_here_and_a_report_there() -> None:
    act = Decision(DAY, Act.EXTEND, "2026-06-30", "2026-09-30", reason="Rain", by="Office")
    ours, theirs = replace(A, due=date(2026, 9, 30), decisions=(act,)), replace(A, updates=(said(10),))
    found = merge(works(A), works(ours), works(theirs))
    assert found.ours.tasks[0] == replace(ours, updates=(said(10),))


def test_milestones_go_by_their_titles() -> None:
    base = replace(A, milestones=(Milestone("Plan", DAY), Milestone("Build", DAY)))
    ours = replace(base, milestones=(Milestone("Plan", DAY, done=DAY), Milestone("Build", DAY)))
    theirs = replace(base, milestones=(Milestone("Plan", DAY), Milestone("Build", date(2026, 8, 1))))
    (task,) = merge(works(base), works(ours), works(theirs)).ours.tasks
    assert task.milestones == (Milestone("Plan", DAY, done=DAY), Milestone("Build", date(2026, 8, 1)))
    new, other = (Milestone("Open", date(2026, 9, day)) for day in (1, 2))
    found = merge(works(A), works(replace(A, milestones=(new,))), works(replace(A, milestones=(other,))))
    assert [(one.route, one.how) for one in found.clashes] == [(("milestones", 0), ADDED)]


def test_new_tasks_stand_behind_what_they_followed() -> None:
    found = merge(works(A, B), works(A, C, B), works(A, B, D))
    assert ids(found.ours) == ["A", "C", "B", "D"]
    assert ids(merge(works(A), works(A, C), works(A, D)).ours) == ["A", "C", "D"]


def test_another_order_and_a_new_task() -> None:
    assert ids(merge(works(A, B, C), works(C, A, B), works(A, B, C, D)).ours) == ["C", "D", "A", "B"]
    assert ids(merge(works(A, B, C), works(A, B, C, D), works(C, A, B)).ours) == ["C", "D", "A", "B"]


def test_one_id_for_two_tasks() -> None:
    found = merge(works(A), works(A, B), works(A, replace(C, id="B")))
    assert [(one.task, one.route, one.how) for one in found.clashes] == [("B", (), ADDED)]
    assert [task.title for task in found.ours.tasks] == ["Mend the bridge", "Pave the road"]
    assert [task.title for task in found.theirs.tasks] == ["Mend the bridge", "Plant trees"]


def test_deleted_here_and_changed_there() -> None:
    changed = replace(B, goal="By winter")
    found = merge(works(A, B), works(A), works(A, changed))
    assert [(one.task, one.how, one.ours) for one in found.clashes] == [("B", DELETED, None)]
    assert (found.ours, found.theirs) == (works(A), works(A, changed))
    assert merge(works(A, B), works(A), works(A, B)).ours == works(A)


@examples(150)
@given(lists, lists, lists)
def test_what_is_undecided_is_on_no_side(base: TaskList, ours: TaskList, theirs: TaskList) -> None:
    found = merge(base, ours, theirs, undecided=True)
    assert found.ours == found.theirs
    assert found.clashes == merge(base, ours, theirs).clashes


def test_what_is_undecided_is_as_it_was() -> None:
    ours, theirs = (replace(A, due=date(2026, month, 30), weight=Decimal(2)) for month in (9, 11))
    changed = replace(B, goal="By winter")
    for before, mine, yours, between in (
        ((A,), (ours,), (theirs,), (replace(A, weight=Decimal(2)),)),
        ((A, B), (A,), (A, changed), (A, B)),
        ((A,), (A, B), (A, changed), (A,)),
    ):
        assert merge(works(*before), works(*mine), works(*yours), undecided=True).ours == works(*between)


@examples(50)
@given(lists, lists, lists)
def test_what_is_not_taken_of_theirs_is_said(base: TaskList, ours: TaskList, theirs: TaskList) -> None:
    assert merge_without(base, ours, theirs, {""}).ours == ours
    changed = {one.task for one in compare(base, theirs) if not isinstance(one.after, Order)}
    kept = {one.task for one in compare(base, ours)}
    assert changed - kept <= {one.task for one in merge_without(base, ours, theirs, {""}).clashes}


def test_what_does_not_go_together_is_not_taken_but_for_reports() -> None:
    ours, theirs = replace(A, start=date(2026, 8, 1)), replace(A, due=date(2026, 5, 1), updates=(said(10),))
    found = merge_without(works(A, B), works(ours, B), works(theirs, replace(B, weight=2)), {"A"}, ("updates",))
    assert found.ours == works(replace(ours, updates=(said(10),)), replace(B, weight=2))
    assert found.clashes == (Clash("A", ("due",), A.due, A.due, theirs.due, TOGETHER),)


def decided(act: Act, after: str = "", reason: str = "") -> Decision:
    return Decision(DAY, act, "2026-06-30" if after else "", after, reason=reason)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (decided(Act.EXTEND, "2026-09-30", "Rain"), decided(Act.EXTEND, "2026-09-30", "Snow")),
        (decided(Act.PAUSE), decided(Act.CLOSE)),
        (decided(Act.EXTEND, "2026-09-30"), decided(Act.RESUME, "2026-08-31")),
        (decided(Act.EXTEND, "2026-09-30"), replace(decided(Act.RETARGET, "2026-08-31"), field="due")),
    ],
)
def test_two_decisions_that_move_one_thing_clash(one: Decision, other: Decision) -> None:
    remark = decided(Act.REMARK)
    ours, theirs = replace(A, decisions=(one,)), replace(A, decisions=(remark, other))
    found = merge(works(A), works(ours), works(theirs))
    (clash,) = found.clashes
    assert (clash.ours, clash.theirs, clash.how) == (one, other, ADDED)
    assert set(found.ours.tasks[0].decisions) == {one, remark}
    assert set(found.theirs.tasks[0].decisions) == {other, remark}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (decided(Act.EXTEND, "2026-09-30"), decided(Act.RESUME)),
        (decided(Act.REMARK, reason="a"), decided(Act.REMARK, reason="b")),
        (decided(Act.EXTEND, "2026-09-30"), decided(Act.CLOSE)),
        (replace(decided(Act.RETARGET, "2"), field="weight"), replace(decided(Act.RETARGET, "3"), field="target")),
    ],
)
def test_two_decisions_about_different_things_do_not(one: Decision, other: Decision) -> None:
    sides = (replace(A, decisions=(said,)) for said in (one, other))
    found = merge(works(A), *map(works, sides))
    assert found.clashes == ()
    assert set(found.ours.tasks[0].decisions) == {one, other}


def test_the_head_is_merged_as_well() -> None:
    found = merge(works(A), works(A, title="Key works"), works(replace(A, goal="x")))
    assert found.ours == works(replace(A, goal="x"), title="Key works")
    found = merge(works(A), works(A, title="Key works"), works(A, title="All works"))
    assert [(one.task, one.route) for one in found.clashes] == [("", ("title",))]


def test_an_id_that_stands_twice() -> None:
    with pytest.raises(Twofold):
        merge(works(A), works(A, A), works(A))


@given(st.permutations([A, B, C, D]), st.permutations([A, B, C, D]))
def test_an_order_on_both_sides_is_ours(ours: list[Task], theirs: list[Task]) -> None:
    found = merge(works(A, B, C, D), works(*ours), works(*theirs))
    assert found.clashes == ()
    assert ids(found.ours) == [task.id for task in (ours if ours != [A, B, C, D] else theirs)]
