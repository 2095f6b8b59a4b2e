"""Somebody else's sheet as a list: read, understood, told, checked, and written new or into the list it is already."""

import re
from pathlib import Path
from typing import Any

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.editing import WRITING
from checklist.cli.errors import Absent, Stop, Wrong
from checklist.cli.fields import value_of
from checklist.cli.imported import Once, create, facts, update
from checklist.cli.mistakes import near
from checklist.cli.options import SHOWING, Argument, Spoken, option, options
from checklist.core.message import say
from checklist.core.model import Period
from checklist.readers.columns import TARGETS, folded, target_named
from checklist.readers.frame import titled
from checklist.readers.grid import Refused, Sheet
from checklist.readers.rows import drawn
from checklist.readers.tables import Tables, tables
from checklist.readers.understood import Drawn, Hints, Overfull
from checklist.readers.values import Time
from checklist.source.book import Book, Shelf
from checklist.source.schema import DEFAULTS, LIST, TASK
from checklist.source.text import MEBIBYTE, decode
from checklist.source.tree import Mapping, Scalar
from checklist.source.yaml import parse

ROWS = re.compile(r"([1-9][0-9]{0,5})(?:-([1-9][0-9]{0,5}))?")
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
UNFIT_FOR_A_NAME = re.compile(r"[^\w-]+")
LONGEST_NAME = 60
COLUMN = re.compile(r"[A-Z]{1,3}")
OWN = ("issuer", "number", "issued", "period", "money", "returns", "note", "title")
"""What may be said of the list itself."""
ASKED = (
    option("--to", "into", metavar="FILE", help="option.import_to"),
    option("--sheet", metavar="NAME", help="option.import_sheet"),
    option("--map", "map", metavar="FILE", help="option.import_map"),
    option("--headings", metavar="ROWS", help="option.import_headings"),
    option("--year", metavar="YEAR", help="option.import_year"),
    option("--on", "on", metavar="DAY", help="option.import_on"),
    option("--encoding", metavar="NAME", help="option.import_encoding"),
    SHOWING,
)


@click.command(cls=Spoken)
@click.argument("file", cls=Argument)
@click.argument("assignments", nargs=-1, cls=Argument)
@options(*ASKED, WRITING)
@at_desk
def command(desk: Desk) -> None:
    """Bring somebody else's sheet in as a list."""
    path = around(desk)
    once = said_once(desk)
    of, hints, found = read(desk, once)
    book = next((one for one in desk.shelf.books if _at(desk, one, path)), None)
    if book:
        update(desk, book, of, hints, facts(desk, found, of, hints, path))
    else:
        create(desk, path, once, of, hints, facts(desk, found, of, hints, path))


def around(desk: Desk) -> Path:
    """Read the lists there are, if there are any; the file that is to hold this one."""
    from checklist.store.files import load, load_settings

    settings, root = desk.load(load_settings)
    path = target(desk, settings, root)
    try:
        desk.loaded  # noqa: B018 -- whether there is a list at all
    except Absent:
        desk.__dict__["loaded"] = settings, root
    if path.exists() and not any(_at(desk, book, path) for book in desk.shelf.books):
        desk.__dict__["loaded"] = desk.load(load, (desk.given.get("into") or str(path),))
        if not desk.shelf.books:
            raise Wrong(say("import.there", path=str(desk.given.get("into") or path)))
    return path


def _at(desk: Desk, book: Book, path: Path) -> bool:
    """Does a list stand in this file?"""
    return any((desk.folder / part.source.name).resolve() == path.resolve() for part in book.parts)


def target(desk: Desk, settings: Shelf, root: Path) -> Path:
    """Where the list is to stand: as said, else in the first folder of lists under the name of the file."""
    from checklist.store.files import NOTICES, is_list

    said = desk.given.get("into")
    if said:
        path = desk.folder / str(said)
        if not is_list(path.name) or path.resolve().is_relative_to((root / NOTICES).resolve()):
            raise Wrong(say("import.no_place", path=str(said)))
        return path
    folder = next((one for one in settings.workspace.lists if not one.endswith((".yaml", ".yml"))), "lists")
    return root / folder / f"{slug(desk.given['file'])}.yaml"


def slug(name: str) -> str:
    """A name that a file and a list may have, of letters and digits of any script."""
    return UNFIT_FOR_A_NAME.sub("-", Path(name).stem)[:LONGEST_NAME].strip("-") or "list"


def read(desk: Desk, once: Once) -> tuple[Drawn, Hints, Tables]:
    """The sheet that holds the list, understood."""
    name = desk.given["file"]
    try:
        found = tables(name, content(desk, name), desk.given.get("encoding") or "")
        return *understood(desk, found, once), found
    except Refused as refused:
        raise Wrong(say("refused", file=name, why=say(f"refused.{refused.ground}", **refused.values))) from None
    except Overfull as overfull:
        raise Stop(say("import.no_list", why=overfull.why), status=1) from None


def content(desk: Desk, name: str) -> bytes:
    """The file's bytes. Raises Refused for too many."""
    most = desk.shelf.workspace.limits.megabytes
    try:
        data = desk.disk.read(desk.folder / name, most * MEBIBYTE + 1)
    except FileNotFoundError:
        raise Absent(say("absent.missing", path=name)) from None
    if len(data) > most * MEBIBYTE:
        raise Refused("large", most=most)
    return data


def understood(desk: Desk, found: Tables, once: Once) -> tuple[Drawn, Hints]:
    """The sheet asked for, or the first that has tasks, else the first with a heading for them. Raises Refused."""
    hints = hinted(desk, once)
    sheets = titled(found.sheets)
    if desk.given.get("sheet"):
        return drawn(_sheet(desk.given["sheet"], found.sheets), hints), hints
    failed, bare = Refused("empty"), None
    for sheet in sheets:
        try:
            of = drawn(sheet, hints)
        except Refused as refused:
            failed = failed if failed.ground in ("no_title", "no_headings") else refused
            continue
        if of.rows:
            return of, hints
        bare = bare or of
    if bare is None:
        raise failed
    return bare, hints


def _sheet(name: str, sheets: tuple[Sheet, ...]) -> Sheet:
    named = {one.name: one for one in sheets}
    if name in named:
        return named[name]
    if name.isdecimal() and 0 < int(name) <= len(sheets):
        return sheets[int(name) - 1]
    raise Wrong(say("wrong.sheet", name=name, accepted=tuple(named), near=near(name, named)))


def hinted(desk: Desk, once: Once) -> Hints:
    """What is known beside the sheet."""
    year = desk.given.get("year")
    if year and not YEAR.fullmatch(year):
        raise Wrong(say("wrong.import_year", text=year))
    period: Period = once.own.get("period") or Period()
    written = period.end.year if period.end else None
    units = desk.shelf.workspace.policy.units
    return Hints(
        named=mapped(desk),
        rows=_rows(desk.given.get("headings")),
        time=Time(int(year) if year else written, once.own.get("issued"), desk.working_days),
        units=frozenset(units.known),
        on=desk.day(desk.given["on"]) if desk.given.get("on") else None,
        every=once.every,
        limits=desk.shelf.workspace.limits,
    )


def _rows(text: str | None) -> tuple[int, int] | None:
    """The rows of the headings, from 0."""
    if not text:
        return None
    found = ROWS.fullmatch(text)
    if not found:
        raise Wrong(say("wrong.headings", text=text))
    first, last = int(found[1]), int(found[2] or found[1])
    if last < first or last - first > 8:
        raise Wrong(say("wrong.headings", text=text))
    return first - 1, last - 1


def mapped(desk: Desk) -> dict[str, str]:
    """What a file says of columns: targets by folded heading or by letter."""
    name = desk.given.get("map")
    if not name:
        return {}
    data = content(desk, name)
    source, faults = decode(name, data)
    root = None if faults else parse(source).root
    if not isinstance(root, Mapping) or not all(isinstance(below, Scalar) for _, below in root.pairs):
        raise Wrong(say("wrong.map_lines", file=name))
    found: dict[str, str] = {}
    for key, below in root.pairs:
        word = getattr(below, "text", "")
        meant = target_named(word)
        if meant is None:
            raise Wrong(say("wrong.map", file=name, word=word, near=near(word, TARGETS), name=word))
        found[folded(key.text)] = meant
        if COLUMN.fullmatch(key.text):
            found[key.text] = meant
    return found


def said_once(desk: Desk) -> Once:
    """What FIELD=VALUE says: for all rows, or of the list."""
    defaults: dict[str, Any] = {}
    own: dict[str, Any] = {}
    every = None
    for word in desk.given.get("assignments", ()):
        name, sign, text = word.partition("=")
        name = name.strip()
        if not sign:
            raise Wrong(say("wrong.assignment", name=name))
        if name in DEFAULTS.index:
            field = DEFAULTS.index[name]
            defaults[DEFAULTS.attrs[field.key]] = value_of(desk, field, text.strip())
        elif name in TASK.index and TASK.index[name].key == "every":
            every = value_of(desk, TASK.index[name], text.strip())
        elif name in LIST.index and LIST.index[name].key in OWN:
            field = LIST.index[name]
            own[LIST.attrs[field.key]] = value_of(desk, field, text.strip())
        else:
            known = (*DEFAULTS.index, *OWN, "every")
            raise Wrong(say("wrong.import_field", name=name, near=near(name, known)))
    said = {name: value for name, value in defaults.items() if value is not None}
    return Once(said, {name: value for name, value in own.items() if value is not None}, every)
