"""A merged text says what the merge says, in our hand; what is wrong with it and with neither side is not taken."""

from hypothesis import Phase, assume, given
from hypothesis import strategies as st

from checklist.core.merge import TOGETHER, merge
from checklist.core.message import Message, say
from checklist.core.model import Task, TaskList
from checklist.core.value import replace
from checklist.source.conflict import merged_text
from checklist.source.read import Reading, read_bytes
from checklist.source.write import write
from tests.examples import examples
from tests.strategies import tasks, tuples

TITLES = st.sampled_from(["桥", "路", "坝: 一", "# 井"])
rows = tuples(st.builds(lambda task, title: replace(task, title=title), tasks(st.sampled_from("ABCD")), TITLES))


def works(some: tuple[Task, ...]) -> TaskList:
    return TaskList("works", "Works", tasks=tuple({one.id: one for one in some}.values()))


def reading(task_list: TaskList, comment: str = "") -> Reading:
    return read_bytes("works.yaml", (comment + write(task_list)).encode())


lists = rows.map(works)


@examples(100, deadline=None, phases=set(Phase) - {Phase.shrink})
@given(lists, lists, lists)
def test_the_text_says_what_the_merge_says(base: TaskList, ours: TaskList, theirs: TaskList) -> None:
    one, other, third = reading(base), reading(ours, "# as we write it\n"), reading(theirs)
    found = merged_text(one, other, third)
    assume(found is not None)
    assert found
    texts = (one.task_list, other.task_list, third.task_list)
    wanted = merge(*(text for text in texts if text))
    assert found.clashes == wanted.clashes
    assert read_bytes("works.yaml", found.text.encode()).task_list == wanted.ours
    assert found.text.startswith("# as we write it\n")


@given(lists, lists)
def test_who_changed_nothing_keeps_every_byte(base: TaskList, ours: TaskList) -> None:
    found = merged_text(reading(base), reading(ours, "# ours\n"), reading(base))
    if found:
        assert found.text == "# ours\n" + write(ours)


BASE = "tasks:\n  - {id: A, title: One, owner: Works, start: 2026-01-01, due: 2026-06-30}\n"


def late(reading: Reading) -> list[tuple[str, Message]]:
    """A judge who knows one rule: no task begins after it is due."""
    tasks = reading.task_list.tasks if reading.task_list else ()
    return [(one.id, say("late", id=one.id)) for one in tasks if one.start and one.due and one.start > one.due]


def test_what_the_merge_brought_about_is_taken_back() -> None:
    texts = BASE, BASE.replace("2026-01-01", "2026-05-01"), BASE.replace("2026-06-30", "2026-03-31")
    base, ours, theirs = (read_bytes("works.yaml", one.encode()) for one in texts)
    free, judged = merged_text(base, ours, theirs), merged_text(base, ours, theirs, late)
    assert free
    assert free.clashes == ()
    assert judged
    assert judged.text == texts[1]
    assert [(one.route, one.how) for one in judged.clashes] == [(("due",), TOGETHER)]
    assert judged.wrong == (("A", say("late", id="A")),)


def test_what_is_wrong_with_a_side_alone_is_no_clash() -> None:
    texts = BASE, BASE.replace("2026-01-01", "2026-08-01"), BASE.replace("Works", "Roads")
    found = merged_text(*(read_bytes("works.yaml", one.encode()) for one in texts), late)
    assert found
    assert found.text == texts[1].replace("Works", "Roads")
    assert found.clashes == ()


def test_what_is_wrong_wherever_the_blame_lies_leaves_ours() -> None:
    texts = BASE, BASE.replace("One", "Two"), BASE.replace("Works", "Roads")
    base, ours, theirs = (read_bytes("works.yaml", one.encode()) for one in texts)
    found = merged_text(base, ours, theirs, lambda one: () if one in (ours, theirs) else (("", say("odd")),))
    assert found
    assert found.text == texts[1]
    assert [(one.task, one.route) for one in found.clashes] == [("A", ("owner",))]
