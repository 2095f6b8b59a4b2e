"""A calendar that phones take: folded and escaped as RFC 5545 has it, its events under ids that stay."""

from datetime import date
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.agenda import Falls
from checklist.core.falling import items
from checklist.reports.agenda import agenda_report
from checklist.reports.listing import listing
from checklist.reports.report import Column, Report, Table
from checklist.writers.formats import Look, write
from checklist.writers.ics import folded
from tests.world import judged
from tests.writers.given import DAY, reports, texts
from tests.writers.voice import EN, ZH

LIST = """\
list: works
period: {{from: 2026-01-01, to: 2026-12-31}}
returns: {{every: month, by: 25}}
tasks:
  - id: A
    title: {title}
    owner: Works
    start: 2026-01-01
    due: {due}
    status: in-progress
    milestones: [{{title: The deck, due: {step}}}, {{title: The rail, due: 2026-05-31}}]
  - {{id: B, title: The road, owner: Works, start: 2026-01-01, due: 2026-05-31, status: in-progress}}
"""
AHEAD = (date(2026, 3, 1), date(2027, 3, 1))


def agenda(title: str = "The bridge", due: str = "2026-06-30", step: str = "2026-04-30") -> Report:
    of = judged(LIST.format(title=title, due=due, step=step), day="2026-03-01")
    assert items(of, of.tasks, AHEAD)
    return agenda_report(of, of.tasks, AHEAD)


def calendar(report: Report, voice: Any = EN) -> icalendar.Calendar:
    written = write(report, "ics", voice, Look())
    assert isinstance(written, str)
    assert written.endswith("END:VCALENDAR\r\n")
    assert "\n" not in written.replace("\r\n", "")
    assert max(len(line.encode()) for line in written.split("\r\n")) <= 75
    return icalendar.Calendar.from_ical(written.encode())


def events(report: Report, voice: Any = EN) -> dict[str, tuple[date, str]]:
    found = calendar(report, voice).walk("VEVENT")
    ids = [str(one["UID"]) for one in found]
    assert len(set(ids)) == len(ids)
    return {str(one["UID"]): (one.decoded("DTSTART"), str(one["SUMMARY"])) for one in found}


def test_what_falls_is_an_event_of_its_day() -> None:
    found = list(events(agenda()).values())
    assert (date(2026, 4, 30), "milestone: A The deck (The bridge)") in found
    assert (date(2026, 5, 31), "due: B The road") in found
    assert (date(2026, 6, 30), "due: A The bridge") in found
    assert (date(2026, 3, 25), "return: A, B report on tasks: 2") in found
    assert [str(day) for day, said in found if said.startswith("return")] == [
        *("2026-03-25", "2026-04-25", "2026-05-25"),  # of both
        "2026-06-25",  # of A alone: B is due in May
    ]


def test_ids_stay_when_days_titles_and_languages_change() -> None:
    first = events(agenda())
    later = events(agenda(title="The new bridge", due="2026-09-30", step="2026-05-15"), ZH)
    moved = {
        key: (first[key][0], later[key][0]) for key in first.keys() & later.keys() if first[key][0] != later[key][0]
    }
    assert sorted(moved.values()) == [
        (date(2026, 4, 30), date(2026, 5, 15)),
        (date(2026, 6, 30), date(2026, 9, 30)),
    ]
    assert first.keys() <= later.keys()


def test_a_listing_gives_the_same_due_days_under_the_same_ids() -> None:
    of = judged(LIST.format(title="The bridge", due="2026-06-30", step="2026-04-30"), day="2026-03-01")
    due = {key: one[0] for key, one in events(agenda()).items() if one[1].startswith("due")}
    assert {key: one[0] for key, one in events(listing(of, of.tasks)).items()} == due


def test_it_says_what_it_is_and_when_to_look_again() -> None:
    found = calendar(agenda(), ZH)
    assert (found["VERSION"], found["METHOD"], str(found["X-WR-CALNAME"])) == ("2.0", "PUBLISH", "近期安排")
    event = found.walk("VEVENT")[0]
    assert event["TRANSP"] == "TRANSPARENT"
    assert event.decoded("DTSTAMP").date() == date(2026, 3, 1)


def one_event(said: str) -> icalendar.Event:
    columns = (Column("day"), Column("falls"), Column("ids"), Column("matter"), Column("more", heading="More"))
    row = (DAY, Falls.DUE, ("1",), said, said)
    return calendar(Report("any", said, DAY, (Table("t", columns, (row,)),))).walk("VEVENT")[0]


@pytest.mark.parametrize(
    "said", ["a;b,c\\d", "a\nb", "END:VEVENT\r\nBEGIN:VALARM", "逗号，顿号、" * 30, "\x1b[31m", "😀" * 40]
)
def test_text_is_text(said: str) -> None:
    event = one_event(said)
    assert not event.subcomponents
    shown = said.replace("\x1b", "\\x1b").replace("\r\n", "\n")
    assert str(event["SUMMARY"]) == f"due: 1 {' '.join(shown.split(chr(10)))}"


@given(st.text(min_size=1).filter(lambda text: text.isprintable()))
def test_a_line_is_folded_by_octets_and_unfolds_again(line: str) -> None:
    pieces = list(folded(line))
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line
    assert all(piece.startswith(" ") for piece in pieces[1:])


@given(reports)
def test_every_report_is_a_calendar(report: Report) -> None:
    calendar(report)


@given(texts)
def test_any_words_can_stand_in_an_event(said: str) -> None:
    assert one_event(said)["UID"]


def test_days_at_the_end_of_the_calendar() -> None:
    columns = (Column("id"), Column("due"))
    for day in (date.min, date.max, date(2024, 2, 29)):
        report = Report("any", "t", DAY, (Table("t", columns, (("1", day),)),))
        assert [one[0] for one in events(report).values()] == [day]


def test_the_same_report_is_the_same_bytes() -> None:
    assert write(agenda(), "ics", EN, Look()) == write(agenda(), "ics", EN, Look())
