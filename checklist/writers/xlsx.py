"""A report as a workbook: a sheet for every table, with real days and figures, and one for all that is told beside.

What stands above a table says of which report and day it is. Its heading stays in sight and filters; lights are
coloured by rules, so that they change with what is typed over them.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from checklist.core.curve import Curve, done_on, expected_on
from checklist.core.message import say
from checklist.core.model import Light
from checklist.reports.report import (
    Block,
    Chart,
    Column,
    Facts,
    Items,
    Lamp,
    Paragraph,
    Report,
    Section,
    Table,
)
from checklist.writers.cells import Cells, shown_columns
from checklist.writers.figures import DATE, figure
from checklist.writers.look import Look, Voice
from checklist.writers.page import has_value, header
from checklist.writers.workbook import Workbook, fit, grow, lines, tall, wide

CELL = {"border": 1, "text_wrap": True, "align": "left", "indent": 1}
"""Words keep off the line beside them, which figures at the right of the next column would else run into."""
RIGHT = {"align": "right", "indent": 0}
HEAD = {**CELL, "bold": True, "bg_color": "#DDE6F0", "border_color": "#9AA5B1"}
BODY = {**CELL, "border_color": "#D0D7DE"}
TITLE = {"bold": True, "font_size": 14}
DIM = {"font_color": "#57606A"}
LIGHTS = {
    Light.GREEN: {"bg_color": "#C6EFCE", "font_color": "#006100"},
    Light.YELLOW: {"bg_color": "#FFEB9C", "font_color": "#7F6000"},
    Light.RED: {"bg_color": "#FFC7CE", "font_color": "#9C0006"},
    Light.GREY: {"bg_color": "#E7E6E6", "font_color": "#44546A"},
}
MOST = 100
"""So many tables have sheets of their own."""
ABOUT = 100
"""How wide the words beside the tables are."""
HEADS = (Column("day"), Column("expected", "right"), Column("done_by", "right", heading=say("column.progress")))


class Placed(NamedTuple):
    """A table and the titles of the sections it stands in."""

    table: Table
    within: tuple[Any, ...]
    curve: bool = False


def write(report: Report, catalog: Voice, look: Look) -> bytes:  # noqa: ARG001 -- a workbook has no screen
    """The report as the bytes of an .xlsx file; the same report gives the same bytes."""
    cells = Cells(catalog, Look())
    book = Workbook(report.as_of, cells.text(report.title), report.workspace)
    tables = sorted(_joined(_tables(report.blocks, ())), key=lambda one: one.table.name != report.main)
    if report.sheet and not any(one.table.name == report.main for one in tables):
        tables.insert(0, Placed(report.sheet, ()))
    beside = list(_beside(report.blocks, cells, 0))
    first = bool(beside) and not report.main
    if first or not tables:
        _about(book, cells, report, beside)
    for one in tables[:MOST]:
        _Sheet(book, cells, report, one).fill()
    if beside and not first:
        _about(book, cells, report, beside)
    return book.done()


def _tables(blocks: Iterable[Block], within: tuple[Any, ...]) -> Iterator[Placed]:
    """Every table, with the sections around it; a curve is one of its days."""
    for one in blocks:
        if isinstance(one, Table):
            yield Placed(one, within)
        elif isinstance(one, Chart):
            yield Placed(Table(one.name, HEADS, tuple(_points(one.curve)), one.title), within, curve=True)
        elif isinstance(one, Section):
            yield from _tables(one.blocks, (*within, one.title))


def _points(curve: Curve) -> Iterator[tuple[Any, ...]]:
    days = {day for day, _ in curve.expected} | {day for day, _ in curve.actual} | {curve.today}
    yield from ((day, expected_on(curve, day), done_on(curve, day)) for day in sorted(days))


def _joined(tables: Iterable[Placed]) -> Iterator[Placed]:
    """Tables of one name and the same columns, out of several sections, as one: a first column says which it was."""
    groups: dict[tuple[str, tuple[Column, ...], bool], list[Placed]] = {}
    for one in tables:
        groups.setdefault((one.table.name, one.table.columns, one.curve), []).append(one)
    for (name, columns, curve), group in groups.items():
        if len(group) == 1 or curve:
            yield from group
            continue
        titles = {one.table.title for one in group}
        rows = tuple(
            (one.table.title if len(titles) > 1 else one.within[-1] if one.within else None, *row)
            for one in group
            for row in one.table.rows
        )
        first = Column("part", heading=say("sheet.part"))
        notes = tuple(dict.fromkeys(one.table.note for one in group if one.table.note is not None))
        title = titles.pop() if len(titles) == 1 else None
        yield Placed(Table(name, (first, *columns), rows, title, notes or None), _around(group))


def _around(group: list[Placed]) -> tuple[Any, ...]:
    """The sections that all tables of a group stand in."""
    same: list[Any] = []
    for titles in zip(*(one.within for one in group), strict=False):
        if any(title != titles[0] for title in titles):
            break
        same.append(titles[0])
    return tuple(same)


class _Sheet:
    """One table on a sheet of its own."""

    def __init__(self, book: Workbook, cells: Cells, report: Report, placed: Placed) -> None:
        self.book = book
        self.cells = cells
        self.report = report
        self.placed = placed
        self.table = placed.table
        shown = shown_columns(self.table, Look())
        self.columns = [self.table.columns[at] for at in shown]
        self.rows = [tuple(row[at] for at in shown) for row in self.table.rows]
        names = [one for one in (self.table.title, *placed.within[::-1], report.title) if one is not None]
        self.name = next((text for one in names if (text := cells.text(one).strip())), self.table.name)
        self.sheet = book.sheet(self.name)
        self.styles: dict[tuple[str, str | None], Any] = {}

    def fill(self) -> None:
        """All of it, from the title down."""
        top = _headed(self.book, self.sheet, self.report, self.cells, self.placed)
        texts = [[lines(self.cells.text(column.label))] for column in self.columns]
        for at, column in enumerate(self.columns):
            side = RIGHT if column.align == "right" else {}
            self.sheet.write_string(top, at, texts[at][0], self.book.format({**HEAD, **side}))
            for row, values in enumerate(self.rows, top + 1):
                texts[at].append(self._put(row, at, values[at], column))
        last = top + len(self.rows)
        widths = [wide(found) for found in texts]
        for at, found in enumerate(widths):
            self.sheet.set_column(at, at, found)
            self._lit(top + 1, last, at)
        for row, told in enumerate(zip(*texts, strict=True), top):
            grow(self.sheet, row, tall(told, widths))
        if self.table.note is not None:
            said = self.table.note if isinstance(self.table.note, tuple) else (self.table.note,)
            for more, note in enumerate(said):
                self.sheet.write_string(last + 2 + more, 0, _text(self.cells, note), self.book.format(DIM))
        self._look(top, last)

    def _put(self, row: int, at: int, value: Any, column: Column) -> str:
        """One cell; what it shows, for the width."""
        number, form = figure(value, self.cells)
        style = self._style(column.align, form)
        if isinstance(number, date):
            self.sheet.write_datetime(row, at, number, style)
        elif number is not None:
            self.sheet.write_number(row, at, number, style)
        else:
            text = "" if value is None or value is Light.NONE else _text(self.cells, value)
            if text:
                self.sheet.write_string(row, at, text, style)
            else:
                self.sheet.write_blank(row, at, None, style)
            return text
        return self.cells.text(value)

    def _style(self, align: str, form: str | None) -> Any:
        """The format of a cell; kept, since a large list has a million of them."""
        found = self.styles.get((align, form))
        if found is None:
            side = RIGHT if align == "right" else {}
            found = self.book.format({**BODY, **side, **({"num_format": form} if form else {})})
            self.styles[align, form] = found
        return found

    def _lit(self, first: int, last: int, at: int) -> None:
        """Lights in their colours, for as long as the cell says so."""
        if last < first or not any(type(row[at]) in (Light, Lamp) for row in self.rows):
            return
        for light, colours in LIGHTS.items():
            rule = {"type": "text", "criteria": "containing", "value": self.cells.text(light)}
            self.sheet.conditional_format(first, at, last, at, {**rule, "format": self.book.book.add_format(colours)})

    def _look(self, top: int, last: int) -> None:
        """The heading stays in sight and filters; on paper it stands on every page, as wide as that is."""
        self.sheet.freeze_panes(top + 1, 0)
        if self.columns:
            self.sheet.autofilter(top, 0, max(last, top), len(self.columns) - 1)
        self.sheet.repeat_rows(top)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_footer("&C&P / &N")
        if self.placed.curve and self.rows:
            self._draw(top, last)

    def _draw(self, top: int, last: int) -> None:
        """The two lines of a curve, drawn by the spreadsheet from the figures beside them."""
        chart = self.book.book.add_chart({"type": "scatter", "subtype": "straight"})
        name = self.sheet.get_name()
        for at in (1, 2):
            chart.add_series(
                {
                    "name": [name, top, at],
                    "categories": [name, top + 1, 0, last, 0],
                    "values": [name, top + 1, at, last, at],
                }
            )
        chart.set_x_axis({"date_axis": True, "num_format": DATE})
        chart.set_y_axis({"min": 0, "max": 1, "num_format": "0%"})
        chart.set_title({"none": True})
        self.sheet.insert_chart(top, len(self.columns) + 1, chart)


def _text(cells: Cells, value: Any) -> str:
    return lines(value) if type(value) is str else fit("\n".join(cells.lines(value)))


def _headed(book: Workbook, sheet: Any, report: Report, cells: Cells, placed: Placed | None = None) -> int:
    """Title, day and version, and what must be known before reading on; the first row that is free."""
    titles = [report.title, *(placed.within if placed else ()), placed.table.title if placed else None]
    said = list(dict.fromkeys(cells.text(one) for one in titles if one is not None and cells.text(one).strip()))
    sheet.write_string(0, 0, fit(" · ".join(said)), book.format(TITLE))
    sheet.write_string(1, 0, fit(" · ".join(header(report, cells))), book.format(DIM))
    for row, note in enumerate(report.notes, 2):
        sheet.write_string(row, 0, _text(cells, note), book.format({"bold": True, "font_color": "#9C0006"}))
    return 3 + len(report.notes)


def _beside(blocks: Iterable[Block], cells: Cells, depth: int) -> Iterator[tuple[str, str, int]]:
    """What is told beside the tables: name, text, and how deep; a heading has no text."""
    for one in blocks:
        match one:
            case Section(title=title, blocks=inner):
                told = list(_beside(inner, cells, depth + 1))
                if told:
                    yield cells.text(title), "", depth
                    yield from told
            case Facts():
                told = [(cells.text(fact.label), _text(cells, fact.value), 9) for fact in one.facts if has_value(fact)]
                yield from [(cells.text(one.title), "", depth)] if one.title is not None and told else []
                yield from told
            case Items() if one.items:
                yield from [(cells.text(one.title), "", depth)] if one.title is not None else []
                yield from (("", _text(cells, item), 9) for item in one.items)
            case Paragraph():
                yield "", _text(cells, one.text), 9


def _about(book: Workbook, cells: Cells, report: Report, told: list[tuple[str, str, int]]) -> None:
    """A sheet with all that stands in no table."""
    sheet = book.sheet(cells.text(say("sheet.about")) if book.names else cells.text(report.title))
    top = _headed(book, sheet, report, cells)
    for row, (name, text, depth) in enumerate(told, top):
        if depth < 9:
            sheet.write_string(row, 0, fit(name), book.format({"bold": True, "font_size": max(14 - depth, 11)}))
            continue
        if name:
            sheet.write_string(row, 0, fit(name), book.format(DIM))
        sheet.write_string(row, 1, text, book.format({"text_wrap": True}))
        grow(sheet, row, tall((text,), (ABOUT,)))
    sheet.set_column(0, 0, wide([name for name, _, depth in told if depth == 9]))
    sheet.set_column(1, 1, ABOUT)
    sheet.set_portrait()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
