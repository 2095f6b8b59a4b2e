"""A merged text says what the merge says; with one side of every conflict taken it says what that side would have."""

import re

from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from checklist.core.merge import merge
from checklist.core.model import Task, TaskList
from checklist.core.value import replace
from checklist.source.conflict import merged_text
from checklist.source.read import Reading, read_bytes
from checklist.source.write import write
from tests.strategies import tasks, tuples

BLOCK = re.compile(r"<{7} ours\n((?:.*\n)*?)={7}\n((?:.*\n)*?)>{7} theirs: .*\n")
TITLES = st.sampled_from(["桥", "路", "坝: 一", "# 井"])
rows = tuples(st.builds(lambda task, title: replace(task, title=title), tasks(st.sampled_from("ABCD")), TITLES))


def works(some: tuple[Task, ...]) -> TaskList:
    return TaskList("works", "Works", tasks=tuple({one.id: one for one in some}.values()))


def reading(task_list: TaskList, comment: str = "") -> Reading:
    return read_bytes("works.yaml", (comment + write(task_list)).encode())


lists = rows.map(works)


@settings(max_examples=100, deadline=None, phases=set(Phase) - {Phase.shrink})
@given(lists, lists, lists)
def test_each_side_of_the_conflicts_is_whole(base: TaskList, ours: TaskList, theirs: TaskList) -> None:
    one, other, third = reading(base), reading(ours, "# as we write it\n"), reading(theirs)
    found = merged_text(one, other, third)
    assume(found is not None)
    assert found
    texts = (one.task_list, other.task_list, third.task_list)
    wanted = merge(*(text for text in texts if text))
    assert bool(found.clashes) == ("<<<<<<< ours\n" in found.text)
    for side, says in ((r"\1", wanted.ours), (r"\2", wanted.theirs)):
        taken = read_bytes("works.yaml", BLOCK.sub(side, found.text).encode())
        assert taken.task_list == says
    assert found.text.startswith("# as we write it\n")


@given(lists, lists)
def test_who_changed_nothing_keeps_every_byte(base: TaskList, ours: TaskList) -> None:
    found = merged_text(reading(base), reading(ours, "# ours\n"), reading(base))
    if found:
        assert found.text == "# ours\n" + write(ours)
