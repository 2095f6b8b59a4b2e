"""What is mended says what was meant, and nothing else says anything else."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checklist.core.model import TaskList
from checklist.source.mend import mended
from checklist.source.read import Reading, read_bytes
from checklist.source.settings import read_settings
from tests.examples import examples
from tests.source.given import LISTS
from tests.source.loop import read, said
from tests.source.styled import styled


def after(text: str, *codes: str) -> str:
    """A text of a list when it has been mended."""
    found = mended(read_bytes("a.yaml", text.encode()), read_bytes, lambda code: code in codes or not codes)
    return found.after.source.text


ROW = "tasks:\n  - {{id: 1, title: a, owner: b, {}}}\n"
MENDED = {
    "a day with slashes": ("due: 2026/7/1", "due: 2026-07-01"),
    "a day with points": ("due: 2026.7.1", "due: 2026-07-01"),
    "a day without zeros": ("due: '2026-7-1'", "due: '2026-07-01'"),
    "a day in Chinese": ("due: 2026年7月1日", "due: 2026-07-01"),
    "a day in full-width digits": ("due: ２０２６－０７－０１", "due: 2026-07-01"),
    "a percentage in full-width digits": ("progress: ４５％", "progress: 45%"),
    "a number in full-width digits": ("weight: ２．５", "weight: 2.5"),
    "a key in capitals": ("Due: 2026-07-01", "due: 2026-07-01"),
    "a key of full-width letters": ("ｄｕｅ: 2026-07-01", "due: 2026-07-01"),
    "a key joined otherwise": ("Due Text: soon", "due_text: soon"),
    "a word in capitals": ("status: In Progress", "status: in-progress"),
    "a word in quotes": ('status: "In_Progress"', 'status: "in-progress"'),
    "what others read as a number": ("note: 1:30", 'note: "1:30"'),
    "what others read as a truth": ("note: no", 'note: "no"'),
    "a key and then its value": ("Due: 2026/7/1", "due: 2026-07-01"),
}
LEFT = {
    "a day that could be two": "due: 06/07/2026",
    "a day that is none": "due: 2026/2/30",
    "a day of mixed signs": "due: 2026-7/1",
    "a day in words": "due: 2026年7月底",
    "a misspelt key": "deu: 2026-07-01",
    "a misspelt word": "status: in-progres",
    "a fraction": "progress: 0.45",
    "more than all": "progress: １２０％",
    "a number with words": "weight: ２倍",
    "a key that is there already": "due: 2026-07-01, Due: 2026-07-02",
}


@pytest.mark.parametrize(("text", "meant"), MENDED.values(), ids=MENDED)
def test_what_is_meant_beyond_a_doubt_is_mended(text: str, meant: str) -> None:
    assert after(ROW.format(text)) == ROW.format(meant)
    assert read_bytes("a.yaml", ROW.format(meant).encode()).faults == ()


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_what_is_to_be_asked_is_left(text: str) -> None:
    assert after(ROW.format(text)) == ROW.format(text)


def test_comments_line_ends_and_columns_stay() -> None:
    text = "\ufeff# head\r\ntasks:\r\n  - id: 1   # 2026/7/1\r\n    title:  a\r\n    due:    2026/7/1   # as told\r\n"
    assert after(text) == text[1:].replace("   2026/7/1   #", "   2026-07-01   #")


def test_only_what_is_wanted_is_mended() -> None:
    text = "\ufefftasks:\n  - {id: 1, title: a, due: 2026/7/1, note: 1:30}\n"
    found = mended(read_bytes("a.yaml", text.encode()), read_bytes, lambda code: code == "E110")
    assert (found.after.source.bom, found.count) == (True, 1)
    assert found.after.source.text == text[1:].replace("2026/7/1", "2026-07-01")


TABBED = {
    "all by tabs": ("tasks:\n\t- id: 1\n\t\ttitle: a\n", "tasks:\n  - id: 1\n    title: a\n"),
    "beside blanks": ("tasks:\n  - id: 1\n\ttitle: a\n", "tasks:\n  - id: 1\n    title: a\n"),
    "that may be two things": ("tasks:\n  - id: 1\n    title: a\n    extra:\n\tc: d\n", None),
    "in a text of lines": ("tasks:\n  - id: 1\n\ttitle: a\n    note: |\n      x\n      \ty\n", None),
}


@pytest.mark.parametrize(("text", "meant"), TABBED.values(), ids=TABBED)
def test_tabs_become_blanks_where_all_widths_say_the_same(text: str, meant: str | None) -> None:
    assert after(text) == (meant or text)


def test_settings_are_mended_too() -> None:
    def again(name: str, data: bytes) -> Reading:
        return read_settings(name, data)[1]

    reading = again("checklist.yaml", "Title: x\nas_of: 2026/7/1\nlights: {Yellow: １０}\n".encode())
    assert mended(reading, again).after.source.text == "title: x\nas_of: 2026-07-01\nlights: {yellow: 10}\n"


@given(LISTS, st.integers(0, 10**9))
@examples(40)
def test_a_list_without_faults_stays_as_it_is(task_list: TaskList, seed: int) -> None:
    assume(said(task_list))
    reading = read(styled(task_list, seed).text)
    found = mended(reading, read_bytes, lambda code: code != "W101")
    assert found.after is reading or found.after.source.text == reading.source.text
    assert mended(reading, read_bytes).after.task_list == reading.task_list
