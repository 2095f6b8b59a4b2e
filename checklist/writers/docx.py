"""A report as a Word document in the layout of official papers; the library comes with the extra `papers`."""

import json
from collections.abc import Iterator
from functools import partial

from checklist.core.message import say
from checklist.reports.report import Report
from checklist.source.seals import digest, digest_of
from checklist.writers import json as plain
from checklist.writers.cells import Cells
from checklist.writers.look import Look, Voice
from checklist.writers.paper import made, paragraph, ragged, saved, section, tight
from checklist.writers.paper_blocks import Blocks
from checklist.writers.paper_chart import attach
from checklist.writers.paper_layout import TITLES, laid_out
from checklist.writers.paper_places import ANY, KINDS, Copy, Places
from checklist.writers.paper_table import BELOW

SHORT = 12
"""So much of a digest is printed."""


def write(report: Report, catalog: Voice, look: Look) -> bytes:
    """The bytes of the document; the same report gives the same bytes.

    With a template of its own for this kind of report the office lays it out; Unfit for one that none can be made from.
    """
    title = Cells(catalog, Look()).text(report.title)
    basis = foot(report, catalog, data_digest(plain.write(report, catalog, look)))
    if look.template:
        from checklist.writers.filled import Form

        form = Form(look.template, KINDS.get(report.kind, ANY))
        places = Places(report, catalog, form.across)
        if places.kind == form.kind:
            form.fill(list(places.copies()), basis, places.blocks)
            attach(form.document, places.blocks.charts)
            return saved(form.document, title, report.as_of)
    places = Places(report, catalog)
    pieces = tight(list(whole(places)), paragraph("", pitch=BELOW))
    if not places.blocks.chinese:
        pieces = list(map(ragged, pieces))
    return made(pieces, title, basis, report.as_of, partial(attach, charts=places.blocks.charts))


def data_digest(text: str) -> str:
    """The digest of what a report says, as a seal holds it."""
    try:
        return digest_of(json.loads(text)["data"])
    except UnicodeEncodeError:  # half a character, which no file holds
        return digest(text.encode())


def foot(report: Report, catalog: Voice, digest: str) -> str:
    """What the paper stands on: its day, the version its lists are as of, and the digest that a seal would hold."""
    cells = Cells(catalog, Look())
    told = [say("header.as_of", day=report.as_of)]
    rev = report.rev or report.stands_on
    if rev:
        told.append(say("header.rev", rev=rev.short, day=rev.committed))
    told.append(say("paper.digest", digest=digest.removeprefix("sha256:")[:SHORT]))
    return cells.marks.between.join(map(cells.text, told))


def whole(places: Places) -> Iterator[str]:
    """The copies one after the other, and the page they stand on."""
    for index, copy in enumerate(places.copies()):
        yield from laid_out(places.kind, Filled(copy, places.blocks), first=index == 0)
    yield section(places.wide)


class Filled:
    """A layout's places filled with what a copy says."""

    def __init__(self, copy: Copy, blocks: Blocks) -> None:
        self.copy = copy
        self.blocks = blocks
        self.ink = copy.ink

    def words(self, name: str) -> str:
        return self.copy.words.get(name, "")

    def pieces(self, name: str) -> tuple[str, ...]:
        return self.copy.pieces.get(name, ())

    def heading(self, name: str, count: int) -> str:
        return self.blocks.numbered(say(TITLES[name]), 2, count)
