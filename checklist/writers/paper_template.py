"""The templates that we lay out papers by, as documents that an office can edit: names stand in the places."""

from datetime import date

from checklist.core.message import say
from checklist.writers.cells import Cells
from checklist.writers.look import Look, Voice
from checklist.writers.paper import TWO_IN, made, paragraph, ragged, run, section
from checklist.writers.paper_blocks import Blocks
from checklist.writers.paper_layout import TITLES, laid_out
from checklist.writers.paper_names import BASIS, NAMES, written
from checklist.writers.paper_names import DAY as ISSUED
from checklist.writers.paper_places import ANY

DAY = date(2012, 6, 29)
"""The day of the standard: a template is of no other, so that it is the same bytes each time."""


def template(kind: str, catalog: Voice, chinese: bool) -> bytes:
    """The template of a kind of paper, its places named in one language; a review is broad, so it lies on its side."""
    pieces = [*laid_out(kind, _Names(kind, catalog, chinese)), section(kind == ANY)]
    pieces = pieces if chinese else list(map(ragged, pieces))
    title = Cells(catalog, Look()).text(say(f"template.{kind}"))
    return made(pieces, title, written(BASIS, chinese), DAY)


class _Names:
    """A layout's places filled with their names."""

    ink = ""

    def __init__(self, kind: str, catalog: Voice, chinese: bool) -> None:
        self.blocks = Blocks(catalog)
        self.names = {one.key: written(one, chinese) for one in NAMES[kind]}
        self.names["printed"] = self.blocks.cells.text(say("paper.printed", day=written(ISSUED, chinese)))

    def words(self, name: str) -> str:
        return self.names.get(name, "")

    def pieces(self, name: str) -> tuple[str, ...]:
        return (paragraph(run(self.names[name]), indent=TWO_IN),)

    def heading(self, name: str, count: int) -> str:
        return self.blocks.numbered(say(TITLES[name]), 2, count)
