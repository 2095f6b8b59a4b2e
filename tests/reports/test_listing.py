"""The listing: its columns by any of their names, its order, and what comes last."""

import pytest

from checklist.reports.cells import COLUMNS
from checklist.reports.listing import DEFAULT, NotAColumn, column_keys, listing, ordered, sort_keys
from checklist.reports.report import Table
from tests.world import judged

OF = judged(
    """
list: l
period: {from: 2020-01-01, to: 2020-12-31}
defaults: {owner: 市住建局, status: in-progress}
tasks:
  - {id: T-10, title: 丙, due: 2020-06-30, progress: 60%, weight: 2}
  - {id: T-9, title: 甲, due: 2020-05-31, progress: 99%, tags: [难点]}
  - {id: T-100, title: 乙, progress: 5%}
  - {id: T-1, title: 丁, status: paused, owner: 市城管局}
  - {id: T-2, title: 戊, progress: 60%, due: 2020-09-30, status: done, done_on: 2020-06-01}
""",
    day="2020-06-16",
)


def order(keys: str) -> list[str]:
    return [one.task.id.removeprefix("T-") for one in ordered(OF.tasks, sort_keys(keys))]


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ("", "10 9 100 1 2"),  # as in the list
        ("id", "1 2 9 10 100"),  # numbers inside ids are numbers
        ("-id", "100 10 9 2 1"),
        ("due", "9 10 2 100 1"),  # without a due day: last …
        ("-due", "2 10 9 100 1"),  # … and last again
        ("light", "2 10 9 100 1"),  # done: green; the others red; what is paused has no light
        ("-light,-id", "100 10 9 2 1"),
        ("progress,-id", "100 10 9 2 1"),  # 5, 60, 99, done: 100; unknown last
        ("gap", "100 10 9 2 1"),  # −40.9, −32.3, −1, 0 points
        ("-overdue", "9 10 100 1 2"),
        ("status,id", "9 10 100 2 1"),  # in progress, done, paused
        ("owner", "10 9 100 2 1"),
        ("weight", "10 9 100 1 2"),  # only what is written
        ("tags", "9 10 100 1 2"),
        ("-bar", "2 9 10 100 1"),
        ("why", "10 100 2 9 1"),  # behind, done, overdue, paused
    ],
)
def test_tasks_are_sorted_by_any_column(keys: str, found: str) -> None:
    assert order(keys) == found.split()


@pytest.mark.parametrize(
    ("said", "keys"),
    [
        ("light,id,title", ("light", "id", "title")),
        ("灯号，编号、任务", ("light", "id", "title")),
        ("时限,责任单位,进度差", ("due", "owner", "gap")),
        ("Days overdue, Owner", ("overdue", "owner")),
        ("", ()),
    ],
)
def test_columns_go_by_every_name(said: str, keys: tuple[str, ...]) -> None:
    assert column_keys(said) == keys


def test_a_name_that_is_none_is_refused() -> None:
    with pytest.raises(NotAColumn) as caught:
        sort_keys("due,-titel")
    assert caught.value.word == "titel"
    assert "title" in caught.value.known


def test_every_column_can_be_listed_and_sorted_by() -> None:
    report = listing(OF, OF.tasks, tuple(COLUMNS), tuple(COLUMNS))
    (table,) = report.blocks
    assert isinstance(table, Table)
    assert [len(row) for row in table.rows] == [len(COLUMNS)] * 5


def test_the_count_says_of_how_many() -> None:
    report = listing(OF, OF.tasks[:2])
    (table,) = report.blocks
    assert isinstance(table, Table)
    assert [column.key for column in table.columns if not column.quiet] == list(DEFAULT)
    assert table.note.values == {"count": 2, "total": 5}
