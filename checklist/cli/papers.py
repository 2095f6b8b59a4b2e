"""Papers in a folder, one a file: which folder is meant, how the files are called, and what became of them."""

import os
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from checklist.cli.desk import Desk
from checklist.cli.errors import Wrong
from checklist.cli.importing import UNFIT_FOR_A_NAME
from checklist.core.calendar import Calendar
from checklist.core.ladder import Notice
from checklist.core.message import say
from checklist.core.value import replace
from checklist.reports.report import Report
from checklist.store.published import Foreign
from checklist.writers.formats import FORMATS

LONGEST = 50
"""The letters of a file's name beside its ending: a file system counts bytes, and Chinese takes three of them each."""
PLAIN = "docx"


def folder_of(desk: Desk) -> Path | None:
    """The folder that `-o` names: one that is there, one with a slash at its end, or a name that asks for no format."""
    name = desk.outlet.file
    if not name:
        return None
    path = desk.folder / name
    if name.endswith(("/", os.sep)) or path.is_dir():
        return path
    if desk.outlet.format or Path(name).suffix:
        return None
    from checklist.store.stream import is_stream

    return None if is_stream(path) else path


def put_letters(desk: Desk, folder: Path, found: Sequence[Notice], calendar: Calendar) -> None:
    """A letter for each unit, in a file of its own."""
    from checklist.reports.letters import letters, letters_by_unit

    if not found:
        desk.tell(say("notify.none"))
        return
    of = desk.assessment
    whole, each = letters(of, found, calendar), dict(letters_by_unit(of, found, calendar))
    one_each = ((file_name(f"{of.as_of}", unit), replace(whole, blocks=(told,))) for unit, told in each.items())
    put(desk, folder, one_each, len(each))


def file_name(*parts: str) -> str:
    """A file's name, without its ending, made of some words: always the same, and never that of other words."""
    words = "-".join(parts)
    name = UNFIT_FOR_A_NAME.sub("-", words)[:LONGEST].strip("-_")
    return name if name == words else f"{name}-{_mark(words)}".lstrip("-")


def unlike(name: str, taken: set[str]) -> str:
    """A file's name, marked where a taken one differs by capitals only, which a disk may not know; it is taken too."""
    if name.casefold() in taken:
        name = f"{name}-{_mark(name)}"
    taken.add(name.casefold())
    return name


def _mark(words: str) -> str:
    return sha256(words.encode(errors="surrogatepass")).hexdigest()[:6]


def put(desk: Desk, folder: Path, papers: Iterable[tuple[str, Report]], count: int) -> None:
    """Write each paper into a file of its own, and say what became of them; what a person has edited stays."""
    from checklist.store.papers import planned, write

    form = desk.outlet.format or PLAIN
    if form not in FORMATS:
        desk.outlet.form()  # it says what is wrong with it
    ending = FORMATS[form].endings[0]
    files: dict[str, bytes] = {}
    taken: set[str] = set()
    for name, report in desk.watch(papers, "writing", count):
        text = desk.outlet.written(desk.headed(report, form), form)
        held = f"{unlike(name, taken)}{ending}"
        files[held] = text if isinstance(text, bytes) else text.encode()
    try:
        doing = planned(folder, files)
        write(doing)
    except Foreign as found:
        raise Wrong(say("papers.foreign", path=str(found.path))) from None
    counts = {what: len(doing.having(what)) for what in ("new", "changed", "same")}
    desk.tell(say("papers.written", folder=desk.outlet.file, count=len(files), **counts))
    for name in doing.having("edited"):
        desk.tell(say("papers.edited", path=str(Path(desk.outlet.file) / name)))
        desk.status = 1
