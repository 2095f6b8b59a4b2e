"""A report's days as a calendar (RFC 5545): what falls on a day is an event of that day, under an id that stays.

A calendar that is subscribed to knows an event by its id: a due day or a step that is moved does not stand there twice.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any

from checklist.core.agenda import Falls
from checklist.core.message import Message
from checklist.reports.report import Column, Day, Report, Table
from checklist.writers.cells import Cells
from checklist.writers.csv import every, main
from checklist.writers.json import plain
from checklist.writers.look import Look, Voice
from checklist.writers.page import header
from checklist.writers.safe import safe, safe_lines

DAYS = ("day", "due")
"""The columns whose day an event is on; the first of them that a table has."""
NAMED = ("ids", "id")
TITLED = ("matter", "title")
AT_ONE_DAY = (Falls.RETURN, Falls.REVIEW, Falls.FIGURES, Falls.PERIOD, Falls.WAIVER)
"""What comes again on other days, so that the day is part of what it is."""
PASSING = ("title", "count", "day")
"""What a sentence may say otherwise without being about something else."""
SPECIAL = re.compile(r"([\\;,])")
WIDEST = 75
"""Octets of a line."""


def write(report: Report, catalog: Voice, look: Look) -> str:  # noqa: ARG001 -- a calendar has no screen
    """The calendar, its lines ended by CRLF; it must be written byte for byte, in UTF-8."""
    cells = Cells(catalog, Look())
    title = " · ".join(filter(None, (safe(report.workspace), cells.text(report.title))))
    told = [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//checklist//checklist//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("NAME", text(title)),
        ("X-WR-CALNAME", text(title)),
        ("X-WR-CALDESC", text(" · ".join(header(report, cells)))),
        ("REFRESH-INTERVAL;VALUE=DURATION", "P1D"),
        ("X-PUBLISHED-TTL", "P1D"),
        *_events(report, cells),
        ("END", "VCALENDAR"),
    ]
    return "".join(f"{line}\r\n" for name, value in told for line in folded(f"{name}:{value}"))


def _events(report: Report, cells: Cells) -> Iterator[tuple[str, str]]:
    known: dict[str, int] = {}
    for table in _tables(report):
        keys = {column.key: at for at, column in enumerate(table.columns)}
        at = next((keys[key] for key in DAYS if key in keys), None)
        if at is None:
            continue
        for row in table.rows:
            on = row[at].date if isinstance(row[at], Day) else row[at]
            if isinstance(on, date):
                name = uid({key: row[place] for key, place in keys.items()}, on)
                known[name] = known.get(name, 0) + 1
                again = f"-{known[name]}" if known[name] > 1 else ""
                yield from _event(f"{name}{again}@checklist", on, table.columns, row, report.as_of, cells)


def _tables(report: Report) -> Iterator[Table]:
    """The tables with days, or the one that stands for the report."""
    found = [one for one in every(report.blocks) if isinstance(one, Table)]
    dated = [one for one in found if "day" in {column.key for column in one.columns}]
    first = main(report)
    yield from dated or ([first] if first else [])


def _event(
    name: str, on: date, columns: tuple[Column, ...], row: tuple[Any, ...], today: date, cells: Cells
) -> Iterator[tuple[str, str]]:
    """An event of a whole day, which takes nobody's time."""
    said = {column.key: value for column, value in zip(columns, row, strict=True) if not column.quiet}
    kind = said.get("falls")
    head = [_said(cells, kind)] if kind else []
    label = " ".join(filter(None, (_said(cells, said.get(key)) for key in (*NAMED, *TITLED))))
    below = [
        f"{cells.text(column.label)}: {_said(cells, said[column.key])}"
        for column in columns
        if column.key in said and column.key not in ("falls", *DAYS, *NAMED, *TITLED) and _said(cells, said[column.key])
    ]
    yield "BEGIN", "VEVENT"
    yield "UID", name
    yield "DTSTAMP", f"{basic(today)}T000000Z"
    yield "DTSTART;VALUE=DATE", basic(on)
    yield "SUMMARY", text(": ".join((*head, label)) if label else "".join(head))
    if below:
        yield "DESCRIPTION", text("\n".join(below))
    if kind:
        yield "CATEGORIES", text(_said(cells, kind))
    yield "TRANSP", "TRANSPARENT"
    yield "END", "VEVENT"


def basic(day: date) -> str:
    """A day in eight figures."""
    return day.isoformat().replace("-", "")


def _said(cells: Cells, value: Any) -> str:
    return "" if value is None or value == () else " ".join(cells.lines(value))


def uid(said: dict[str, Any], on: date) -> str:
    """What an event is, whatever is said of it today: the list, the tasks, the kind; its day only if it comes again."""
    kind = said.get("falls", Falls.DUE)
    ids = said.get("ids") or ((said["id"],) if said.get("id") else ())
    matter = said.get("matter")
    if isinstance(matter, Message):
        matter = {key: value for key, value in matter.values.items() if key not in PASSING}
    elif kind is Falls.DUE:
        matter = None
    day = on.isoformat() if kind in AT_ONE_DAY or not ids else None
    units = plain(said.get("unit")) if kind is Falls.RETURN else None
    tasks = None if kind is Falls.RETURN else plain(ids)
    about = [str(kind), said.get("list"), tasks, units, plain(matter) if kind is not Falls.DUE else None, day]
    return sha256(json.dumps(about, ensure_ascii=True, sort_keys=True).encode()).hexdigest()[:32]


def text(words: str) -> str:
    """Text as a calendar has it: what means something to it escaped, line ends as \\n, nothing that hides."""
    return "\\n".join(SPECIAL.sub(r"\\\1", line) for line in safe_lines(words))


def folded(line: str) -> Iterator[str]:
    """A line in pieces of 75 octets at most, none ending inside a character; all but the first begin with a blank."""
    room, piece = WIDEST, ""
    for one in line:
        size = len(one.encode())
        if size > room:
            yield piece
            room, piece = WIDEST - 1, " "
        piece += one
        room -= size
    yield piece
