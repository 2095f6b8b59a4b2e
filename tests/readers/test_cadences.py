"""Cadences in cells: what a report prints of one is read as that one, in both languages."""

from itertools import product

import pytest

from checklist.core.calendar import Cadence, DayOf, Every
from checklist.lang.catalog import LANGUAGES, load
from checklist.readers.cadences import cadence_of
from checklist.readers.values import NotRead
from checklist.reports.timetable import cadence
from checklist.writers.cells import Cells
from checklist.writers.look import Look

DAYS = (None, DayOf(3), DayOf(25), DayOf(5, after=True), DayOf(1, after=True), DayOf(25, month=1), DayOf(20, month=2))


def held() -> list[Cadence]:
    """Every cadence that these days make; 每年12月 is the last month of a year whether it is named or not."""
    found = []
    for every, by in product(Every, DAYS):
        try:
            found.append(Cadence(every, by))
        except ValueError:
            continue
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", held(), ids=repr)
def test_what_is_printed_is_read(one: Cadence, language: str) -> None:
    read = cadence_of(Cells(load(language), Look()).text(cadence(one)))
    by = one.by
    named = DayOf(by.number, month=12) if one.every is Every.YEAR and by and not by.after and not by.month else by
    assert read in (one, Cadence(one.every, named))


@pytest.mark.parametrize(
    ("text", "cadence"),
    [
        ("month", Cadence(Every.MONTH, None)),
        ("每月", Cadence(Every.MONTH, None)),
        ("每周五", Cadence(Every.WEEK, DayOf(4))),
        ("每季度末月20日前", Cadence(Every.QUARTER, DayOf(20))),
        ("every month", Cadence(Every.MONTH, None)),
    ],
)
def test_other_words(text: str, cadence: Cadence) -> None:
    assert cadence_of(text) == cadence


@pytest.mark.parametrize("text", ["now and then", "每月40日前", "6月底前", "每月第1个周"])
def test_what_is_none_is_not_read(text: str) -> None:
    with pytest.raises(NotRead):
        cadence_of(text)
