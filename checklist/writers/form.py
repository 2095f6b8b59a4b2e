"""A form as a workbook: what a unit is asked of each task, with choices and checks, and a sheet to know it by."""

from collections.abc import Mapping
from typing import Any

from checklist.core.form import CLAIMED, WORDS, Asked, Form
from checklist.core.message import Message, say
from checklist.core.model import Light
from checklist.readers.form import FIELDS, HIDDEN, as_texts, hidden_rows, one_line
from checklist.writers.figures import DATE, FIRST
from checklist.writers.look import Voice
from checklist.writers.workbook import Workbook, grow, lines, tall
from checklist.writers.xlsx import BODY, DIM, HEAD, LIGHTS, RIGHT, TITLE

SHOWN = ("list", "id", "title", "due", "target", "last")
"""What is shown of a task, locked."""
WIDTHS = {
    "list": 18,
    "title": 36,
    "last": 30,
    "text": 36,
    **dict.fromkeys(("problems", "causes", "next", "ask", "evidence"), 28),
}
WIDTH, BOLD = 13, 2
"""How wide other columns are, and by how much less fits in bold letters."""
LIGHTS_ASKED = (Light.GREEN, Light.YELLOW, Light.RED)
LONGEST = 20_000
A3 = 8
SPARE = 50
"""Rows under the last one that are open to be filled in, should somebody insert some."""
MAY = dict.fromkeys(("sort", "autofilter", "format_cells", "format_columns", "format_rows"), True)
MAY |= dict.fromkeys(("insert_rows", "insert_columns", "delete_rows", "delete_columns"), True)
"""What a reader may do with the sheet all the same; deleting is refused by the locked cells themselves."""
OPEN = {**BODY, "bg_color": "#FFFBE6", "locked": False}
LOCKED = {**BODY, "bg_color": "#F3F4F6"}


def write(form: Form, catalog: Voice) -> bytes:
    """The bytes of the workbook; the same form gives the same bytes."""
    title = catalog.say(say("form.title", unit=form.unit))
    book = Workbook(form.made, title)
    headings = {key: lines(catalog.say(say(f"form.column.{key}"))) for key in (*SHOWN, *FIELDS)}
    headings["on"] = lines(catalog.say(say("form.on")))
    sheet = book.sheet(catalog.say(say("form.sheet")))
    _Page(book, sheet, form, catalog, headings).fill(title)
    _hide(book, form, catalog, headings)
    return book.done()


def _hide(book: Workbook, form: Form, catalog: Voice, headings: dict[str, str]) -> None:
    asked = [
        (one.list, one.task.id, str(len(one.task.updates)), *as_texts(one.state), *_locked(one, catalog))
        for one in form.asked
    ]
    sheet = book.sheet(HIDDEN)
    for row, cells in enumerate(hidden_rows(form.unit, form.made, form.revision, headings, asked)):
        for at, text in enumerate(cells):
            sheet.write_string(row, at, text)
    sheet.protect()
    sheet.hide()


def _locked(one: Asked, catalog: Voice) -> tuple[str, ...]:
    """What is shown of a task, as it is compared when the form comes back."""
    values = _shown(one, catalog)
    due = values["due"].isoformat() if values["due"] else ""
    return one_line(lines(values["title"])), due, one_line(lines(catalog.say(values["target"])))


class _Page:
    """The sheet that is filled in."""

    def __init__(self, book: Workbook, sheet: Any, form: Form, catalog: Voice, headings: dict[str, str]) -> None:
        self.book = book
        self.sheet = sheet
        self.form = form
        self.catalog = catalog
        self.headings = headings
        self.keys = (*SHOWN, *FIELDS)

    def fill(self, title: str) -> None:
        """Title, the day, what to do, headings, a row a task, checks."""
        told = say("form.made", day=self.form.made, revision=self.form.revision)
        self.sheet.write_string(0, 0, lines(title), self.book.format(TITLE))
        self.sheet.write_string(1, 0, lines(self.catalog.say(told)), self.book.format(DIM))
        self.sheet.write_string(2, 0, lines(self.catalog.say(say("form.how"))), self.book.format(DIM))
        self.sheet.write_string(3, 0, self.headings["on"], self.book.format({"bold": True}))
        self.sheet.write_blank(3, 1, None, self.book.format({**OPEN, "num_format": DATE}))
        self._check(3, 3, 1, self._day())
        top = 5
        for at, key in enumerate(self.keys):
            self.sheet.write_string(top, at, self.headings[key], self.book.format(HEAD))
            free = self.book.format({"locked": False}) if key in FIELDS else None
            self.sheet.set_column(at, at, WIDTHS.get(key, WIDTH), free)
        widths = [WIDTHS.get(key, WIDTH) - BOLD for key in self.keys]
        grow(self.sheet, top, tall([self.headings[key] for key in self.keys], widths))
        for row, one in enumerate(self.form.asked, top + 1):
            self._row(row, one)
        last = top + len(self.form.asked)
        for at, key in enumerate(self.keys):
            rule = self._rule(key)
            if rule and self.form.asked:
                self._check(top + 1, last + SPARE, at, rule)
        self._look(top, last)

    def _row(self, row: int, one: Asked) -> None:
        state = {key: getattr(one.state, key) for key in ("status", "progress", "done", "light")}
        values = {**_shown(one, self.catalog), **state}
        uncounted = one.task.measure is None and one.state.done is None
        for at, key in enumerate(self.keys):
            given = OPEN if key in FIELDS and not (uncounted and key == "done") else LOCKED
            self._cell(row, at, key, values.get(key), given)
        said = [lines(self.catalog.say(values[key])) for key in ("title", "target", "last")]
        grow(self.sheet, row, tall(said, [WIDTHS.get(key, WIDTH) for key in ("title", "target", "last")]))

    def _cell(self, row: int, at: int, key: str, value: Any, given: Mapping[str, Any]) -> None:
        form = {"progress": "0.0%", "due": DATE, "done_on": DATE}.get(key, "General" if key == "done" else "@")
        side = RIGHT if key in ("progress", "done") else {}
        style = self.book.format({**given, **side, "num_format": form})
        if value is None or value == "":
            self.sheet.write_blank(row, at, None, style)
        elif key == "due" and value >= FIRST:
            self.sheet.write_datetime(row, at, value, style)
        elif key in ("progress", "done"):
            self.sheet.write_number(row, at, float(value), style)
        else:
            self.sheet.write_string(row, at, lines(value if type(value) is str else self.catalog.say(value)), style)

    def _rule(self, key: str) -> dict[str, Any] | None:
        """What may be typed in a column."""
        match key:
            case "status":
                return {"validate": "list", "source": [self.catalog.say(one) for one in CLAIMED]}
            case "light":
                return {"validate": "list", "source": [self.catalog.say(one) for one in LIGHTS_ASKED]}
            case "progress":
                return {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1}
            case "done":
                return {"validate": "decimal", "criteria": "between", "minimum": -1e15, "maximum": 1e15}
            case "done_on":
                return self._day()
        if key in (*WORDS, "evidence"):
            return {"validate": "length", "criteria": "<=", "value": LONGEST}
        return None

    def _day(self) -> dict[str, Any]:
        return {"validate": "date", "criteria": ">=", "value": FIRST}

    def _check(self, first: int, last: int, at: int, rule: dict[str, Any]) -> None:
        key = "day" if first == last and at == 1 else self.keys[at]
        accepts = "text" if key in WORDS else "day" if key == "done_on" else key
        told: Message = say(f"form.accepts.{accepts}")
        text = lines(self.catalog.say(told))
        self.sheet.data_validation(
            first,
            at,
            last,
            at,
            {**rule, "error_title": self.headings.get(key, self.headings["on"])[:32], "error_message": text[:255]},
        )

    def _look(self, top: int, last: int) -> None:
        at = self.keys.index("light")
        for light in LIGHTS_ASKED:
            rule = {"type": "text", "criteria": "containing", "value": self.catalog.say(light)}
            style = self.book.book.add_format(LIGHTS[light])
            self.sheet.conditional_format(top + 1, at, max(last, top + 1), at, {**rule, "format": style})
        self.sheet.freeze_panes(top + 1, self.keys.index("title") + 1)
        self.sheet.autofilter(top, 0, max(last, top), len(self.keys) - 1)
        self.sheet.protect("", MAY)
        self.sheet.repeat_rows(top)
        self.sheet.set_landscape()
        self.sheet.set_paper(A3)
        self.sheet.fit_to_pages(1, 0)


def _shown(one: Asked, catalog: Voice) -> dict[str, Any]:
    """What is shown of a task: which it is, its due day, its target, and what was last said of it."""
    task, last = one.task, one.last
    measure = task.measure
    target = say("form.target", target=measure.target, unit=measure.unit) if measure and measure.target else ""
    said = [_said(field, text, catalog) for field in WORDS if last and (text := getattr(last, field))]
    return {
        "list": one.list,
        "id": task.id,
        "title": task.title,
        "due": task.due,
        "target": target,
        "last": say("form.last", day=last.on, text="\n".join(said)) if last else "",
    }


def _said(field: str, text: str, catalog: Voice) -> str:
    """Words of a report under the heading that they were given under; how a task goes needs none."""
    return text if field == "text" else catalog.say(say("form.said", field=say(f"form.column.{field}"), text=text))
