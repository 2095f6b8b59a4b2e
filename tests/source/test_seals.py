"""A seal reads as it was written; a digest changes when what is said changes, and only then."""

from hypothesis import given
from hypothesis import strategies as st

from checklist.core.model import Task, TaskList, Unit, declare
from checklist.core.seal import GONE, NEW, OTHER, Broken, Seal, compared
from checklist.core.settle import settled
from checklist.core.value import replace
from checklist.source.read import read_bytes
from checklist.source.seals import digest_of, read_seal, says, write_seal
from tests.strategies import DAYS, tasks

WORDS = st.text(st.characters(categories=("L", "N"), max_codepoint=0x9FFF), min_size=1, max_size=6)
DIGESTS = WORDS.map(digest_of)


def pairs(values):
    return st.dictionaries(WORDS | st.just(""), values, max_size=3).map(lambda held: tuple(held.items()))


SEALS = st.builds(
    Seal,
    period=WORDS,
    on=DAYS,
    as_of=DAYS,
    commit=st.text("0123456789abcdef", min_size=40, max_size=40),
    lists=st.dictionaries(WORDS, pairs(DIGESTS), min_size=1, max_size=3).map(lambda held: tuple(held.items())),
    settings=st.just("") | DIGESTS,
    papers=pairs(DIGESTS),
    former=st.just("") | DIGESTS,
)


@given(SEALS)
def test_a_seal_reads_as_it_was_written(seal: Seal) -> None:
    read, reading = read_seal("seals/x.yaml", write_seal(seal).encode())
    assert reading.faults == ()
    assert read == seal


def test_a_text_that_is_no_seal_is_told() -> None:
    seal, reading = read_seal("seals/x.yaml", b"seal: 2020-06\n")
    assert seal is None
    assert {fault.code for fault in reading.faults} == {"E124"}
    assert read_seal("seals/x.yaml", b"\xff")[0] is None


FLOW = """
list: works
defaults: {owner: Works}
tasks:
  - {id: 1, title: Fix the bridge, due: 2026-06-30, weight: 2.0}
"""
BLOCK = """
# the same, written by another hand
清单: works
tasks:
  - 完成时限: "2026-06-30"
    权重: 2
    牵头单位: 工务局
    编号: '1'
    任务: Fix the bridge      # a comment
"""


def said(text: str) -> tuple[tuple[str, str], ...]:
    units = declare((Unit("Works", also=("工务局",)),))
    task_list = read_bytes("lists/works.yaml", text.encode()).task_list
    assert task_list
    return says(settled(task_list, units))


def test_the_way_it_is_written_says_nothing() -> None:
    assert said(FLOW) == said(BLOCK)


@given(tasks(), tasks())
def test_two_tasks_have_one_digest_only_if_they_say_the_same(one: Task, other: Task) -> None:
    first, second = (says(TaskList("a", tasks=(task,)))[1] for task in (one, other))
    assert (first == second) == (one == other)


def test_what_differs_is_told_by_name() -> None:
    task_list = TaskList("a", tasks=(Task("1", "Roads"), Task("2", "Bridges"), Task("3", "Trees")))
    changed = replace(task_list, note="x", tasks=(Task("1", "Roads"), Task("2", "Bridge"), Task("4", "Trees")))
    found = compared((("a", says(task_list)),), (("a", says(changed)),))
    assert found == (
        Broken(("a", ""), OTHER),
        Broken(("a", "2"), OTHER),
        Broken(("a", "3"), GONE),
        Broken(("a", "4"), NEW),
    )
