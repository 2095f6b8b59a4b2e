"""What one version did to those before it: one parent, two parents, and texts that could not be read in between."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from checklist.core.merge import merge
from checklist.core.model import Task, TaskList, Unit, Update, declare
from checklist.core.policy import Policy, Workspace
from checklist.core.revision import Revision
from checklist.core.step import State, Step, Version, steps
from checklist.core.turn import ListTurn, turns
from checklist.core.value import replace
from tests.examples import examples
from tests.strategies import tasks, tuples

DAY = date(2026, 5, 4)
PLAIN = Workspace()


def version(
    name: str, *lists: TaskList, parents: str = "", workspace: Workspace | None = PLAIN, broken: str = ""
) -> Version:
    revision = Revision(name, "Office", "", DAY, DAY, "", tuple(parents))
    return Version(revision, workspace, lists, (broken,) if broken else ())


def works(**due: int) -> TaskList:
    rows = (Task(name, title=name, owner=("Works",), due=date(2026, 6, day)) for name, day in due.items())
    return TaskList("works", tasks=tuple(rows))


def last(*versions: Version) -> tuple[ListTurn, ...]:
    """What the last of some versions did."""
    *_, step = steps(versions)
    return turns(step)


def deeds(found: tuple[ListTurn, ...]) -> list[tuple[str, object, object]]:
    return [(task.id, change.before, change.after) for one in found for task in one.tasks for change in task.changes]


def test_a_task_that_only_one_side_has_may_not_be_moved_while_joining() -> None:
    base, left, right = works(x=1), works(x=1, y=1), works(x=1, z=1)
    made = (version("a", base), version("b", left, parents="a"), version("c", right, parents="a"))
    assert deeds(last(*made, version("d", works(x=1, y=1, z=1), parents="bc"))) == []
    for joined, name in ((works(x=1, y=9, z=1), "y"), (works(x=1, y=1, z=9), "z")):
        found = last(*made, version("d", joined, parents="bc"))
        assert deeds(found) == [(name, date(2026, 6, 1), date(2026, 6, 9))]


def test_a_first_version_only_begins_its_lists() -> None:
    (found,) = last(version("a", works(x=1)))
    assert found.begins
    assert found.tasks == ()


def test_only_what_changed_is_told() -> None:
    found = last(version("a", works(x=1, y=2)), version("b", works(x=1, y=9), parents="a"))
    assert deeds(found) == [("y", date(2026, 6, 2), date(2026, 6, 9))]


def test_a_version_that_joins_two_did_only_what_neither_says() -> None:
    base, left, right = works(x=1, y=1, z=1), works(x=2, y=1, z=1), works(x=1, y=3, z=1)
    made = (version("a", base), version("b", left, parents="a"), version("c", right, parents="a"))
    assert last(*made, version("d", works(x=2, y=3, z=1), parents="bc")) == ()
    assert deeds(last(*made, version("d", works(x=2, y=3, z=9), parents="bc"))) == [
        ("z", date(2026, 6, 1), date(2026, 6, 9))
    ]
    (found,) = last(*made, version("d", works(x=2, y=3), parents="bc"))
    assert [(one.id, one.after) for one in found.tasks] == [("z", None)]


def test_a_task_that_one_side_deleted_was_not_deleted_by_the_join() -> None:
    made = (
        version("a", works(x=1, y=1)),
        version("b", works(x=1), parents="a"),
        version("c", works(x=1, y=2), parents="a"),
    )
    assert last(*made, version("d", works(x=1), parents="bc")) == ()


def test_a_version_that_joins_two_and_drops_what_one_of_them_did_is_told() -> None:
    made = (
        version("a", works(x=1, y=1)),
        version("b", works(x=1, y=1, z=1), parents="a"),
        version("c", works(x=2, y=1), TaskList("more", tasks=works(m=1).tasks), parents="a"),
    )
    more = TaskList("more", tasks=works(m=1).tasks)
    assert last(*made, version("d", works(x=2, y=1, z=1), more, parents="bc")) == ()
    found = last(*made, version("d", works(x=1, y=1, z=1), parents="bc"))
    assert deeds(found) == [("x", date(2026, 6, 2), date(2026, 6, 1))]
    assert [(one.id, one.after) for one in found if one.after is None] == [("more", None)]
    (dropped,) = last(*made, version("d", works(x=2, y=1), more, parents="bc"))
    assert [(one.id, one.after) for one in dropped.tasks] == [("z", None)]


def test_of_what_two_did_otherwise_either_may_be_taken() -> None:
    made = (version("a", works(x=1)), version("b", works(x=2), parents="a"), version("c", works(x=3), parents="a"))
    assert last(*made, version("d", works(x=2), parents="bc")) == ()
    assert last(*made, version("d", works(x=3), parents="bc")) == ()
    assert len(deeds(last(*made, version("d", works(x=4), parents="bc")))) == 1


def test_a_beginning_of_its_own_brings_nothing_past_the_others() -> None:
    made = (version("a", works(x=1)), version("b", works(x=9)))
    for parents in ("ab", "ba"):
        assert deeds(last(*made, version("c", works(x=9), parents=parents))) == [
            ("x", date(2026, 6, 1), date(2026, 6, 9))
        ]


def test_what_was_gone_is_held_against_what_it_said_then() -> None:
    gone = (version("a", works(x=1, y=1)), version("b", works(x=1), parents="a"))
    assert deeds(last(*gone, version("c", works(x=1, y=9), parents="b"))) == [("y", date(2026, 6, 1), date(2026, 6, 9))]
    assert deeds(last(*gone, version("c", works(x=1, y=1), parents="b"))) == []
    renamed = replace(works(y=9), tasks=(works(x=1).tasks[0], replace(works(y=9).tasks[0], id="z")))
    (found,) = last(*gone, version("c", renamed, parents="b"))
    assert [(one.id, one.was, len(one.changes)) for one in found.tasks] == [("z", ("works", "y"), 1)]


def test_a_list_that_was_gone_is_no_new_one() -> None:
    other = TaskList("other", tasks=works(o=1).tasks)
    gone = (version("a", works(x=1, y=1), other), version("b", other, parents="a"))
    for back in (works(x=9, y=1), replace(works(x=9, y=1), id="roads")):
        (found,) = last(*gone, version("c", other, back, parents="b"))
        assert not found.begins
        assert deeds((found,)) == [("x", date(2026, 6, 1), date(2026, 6, 9))]


def test_another_task_under_an_old_id_is_another_task() -> None:
    made = (version("a", works(x=1, y=1)), version("b", works(x=1), parents="a"))
    other = replace(works(y=3).tasks[0], title="Plant the trees", owner=("Parks",))
    (found,) = last(*made, version("c", TaskList("works", tasks=(works(x=1).tasks[0], other)), parents="b"))
    assert [one.before for one in found.tasks] == [None]


def test_what_cannot_be_read_says_what_it_said_before() -> None:
    made = (version("a", works(x=1)), version("b", parents="a", workspace=None, broken="lists/works.yaml"))
    assert last(*made) == ()
    assert deeds(last(*made, version("c", works(x=5), parents="b"))) == [("x", date(2026, 6, 1), date(2026, 6, 5))]


def test_a_unit_under_a_new_name_is_no_other_unit() -> None:
    new = Workspace(policy=Policy(units=declare((Unit("Roads", also=("Works",)),))))
    renamed = replace(works(x=1), tasks=(replace(works(x=1).tasks[0], owner=("Roads",)),))
    assert last(version("a", works(x=1)), version("b", renamed, parents="a", workspace=new)) == ()


def test_whose_report_of_a_day_comes_first_is_open_where_two_are_joined() -> None:
    def told(*progress: int) -> TaskList:
        updates = tuple(Update(DAY, progress=Fraction(one, 100)) for one in progress)
        return replace(works(x=1), tasks=(replace(works(x=1).tasks[0], updates=updates),))

    made = (version("a", told()), version("b", told(20), parents="a"), version("c", told(40), parents="a"))
    for joined in (told(20, 40), told(40, 20)):
        assert last(*made, version("d", joined, parents="bc")) == ()
    alone = last(version("a", told(20, 40)), version("b", told(40, 20), parents="a"))
    assert deeds(alone) == [("x", Fraction(40, 100), Fraction(20, 100))]


NAMED = tuples(st.sampled_from("abcd"), 4).map(lambda ids: tuple(dict.fromkeys(ids)))


def state(task_list: TaskList) -> State:
    return next(steps([version("a", task_list)])).after


def lists() -> st.SearchStrategy[TaskList]:
    return NAMED.flatmap(lambda ids: st.tuples(*(tasks(st.just(one)) for one in ids))).map(
        lambda held: TaskList("works", tasks=held)
    )


@examples(30)
@given(lists(), lists())
def test_every_task_that_says_something_else_has_one_turn(before: TaskList, after: TaskList) -> None:
    found = turns(Step(version("b", after, parents="a"), (next(steps([version("a", before)])).after,), state(after)))
    told = [task for one in found for task in one.tasks]
    was, now = ({task.id: task for task in one.tasks} for one in (before, after))
    same = {name for name in was.keys() & now.keys() if was[name] == now[name]}
    ids = {task.id for task in told} | {task.was[1] for task in told if task.was}
    assert not ids & same - {task.was[1] for task in told if task.was}
    assert (was.keys() | now.keys()) - same == ids
    assert all(task.changes or task.before is None or task.after is None or task.was for task in told)


@examples(30)
@given(lists())
def test_nothing_done_is_nothing_told(one: TaskList) -> None:
    assert last(version("a", one), version("b", replace(one, tasks=one.tasks[::-1]), parents="a")) == ()


@examples(15)
@given(lists(), lists(), lists())
def test_who_only_joins_has_done_nothing(base: TaskList, ours: TaskList, theirs: TaskList) -> None:
    merged = merge(base, ours, theirs)
    made = (version("a", base), version("b", ours, parents="a"), version("c", theirs, parents="a"))
    for one in (merged.ours, merged.theirs):
        assert deeds(last(*made, version("d", one, parents="bc"))) == []
