"""Whatever a sheet says is in the list or told by its cell: for any rows, and for lists that were published."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.readers.frame import titled
from checklist.readers.grid import address, text_of
from checklist.readers.rows import drawn
from checklist.readers.tables import tables
from checklist.readers.understood import Drawn, Hints
from checklist.readers.values import Time
from tests.readers import made

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
PUBLISHED = {
    "cn_ftz_guofa_2018_38.csv": {},
    "cn_innovation_guobanfa_2018_126.csv": {"指导部门": "owner"},
    "us_fds_2020_milestones.csv": {"milestone": "no", "milestone text": "title", "plan responsible party": "owner"},
    "us_fds_2020_status_history.csv": {"milestone": "no", "status text": "title", "commit": "skip"},
}
TEXT = st.text("一二甲乙ab 、，0123.%=-\n", max_size=12)


@given(st.lists(st.lists(TEXT, min_size=5, max_size=5), max_size=8), st.booleans())
def test_nothing_is_lost(rows: list[list[str]], reports: bool) -> None:
    head = ["序号", "任务", "责任单位", "完成时限", "进度"]
    (sheet,) = tables("a.csv", made.csv([head, *rows])).sheets
    hints = Hints(time=Time(2020), on=date(2020, 6, 1) if reports else None)
    assert list(lost(drawn(sheet, hints))) == []
    assert drawn(sheet, hints) == drawn(sheet, hints)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the published lists are not beside the project")
@pytest.mark.parametrize("name", PUBLISHED)
def test_published_lists_lose_nothing(name: str) -> None:
    found = tables(name, (SHARED / name).read_bytes())
    (sheet,) = titled(found.sheets)
    of = drawn(sheet, Hints(named=PUBLISHED[name]))
    with (SHARED / name).open(encoding="utf-8") as file:
        assert len(of.rows) == sum(1 for _ in csv.DictReader(file))
    skipped = {one.at for one in of.frame.columns if one.target == "skip"}
    assert [one for one in lost(of) if one[1] not in skipped] == []


JOINTS = re.compile(r"[、，,;\s]+")


def lost(of: Drawn) -> Iterator[tuple[str, int]]:
    """Cells that are neither in the list nor told: their words are in no text of their task."""
    told = {one.where for one in of.told}
    rows = {row.at: " ".join(texts(msgspec.to_builtins(row.task, enc_hook=str, str_keys=True))) for row in of.rows}
    shares = {
        row.at for row in of.rows if row.task.progress is not None or any(one.progress for one in row.task.updates)
    }
    progress = {one.at for one in of.frame.columns if one.target == "update.progress"}
    for (row, column), cell in of.sheet.cells.items():
        if row < of.frame.body or address((row, column)) in told or (row in shares and column in progress):
            continue
        held = rows.get(row, "")
        words = [word for word in JOINTS.split(text_of(cell)) if word not in ("", "and")]
        if not all(word in held or word.rstrip("%") in held for word in words):
            yield address((row, column)), column


def texts(value: Any) -> Iterator[str]:
    """Every text and figure in a value."""
    if isinstance(value, dict):
        for below in value.values():
            yield from texts(below)
    elif isinstance(value, list | tuple):
        for below in value:
            yield from texts(below)
    elif value is not None:
        yield str(value)
