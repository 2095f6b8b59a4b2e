"""A screen of a report drawn by rich: a panel around the title, colours for lights, bars and gaps.

Data never goes through rich's markup: every piece is `Text`, made safe before it came here.
"""

from collections.abc import Iterator
from io import StringIO

from rich.box import ASCII, ROUNDED
from rich.console import Console, RenderableType
from rich.panel import Panel
from rich.text import Text

from checklist.writers import plain
from checklist.writers.look import Line, Look, trimmed
from checklist.writers.page import Element, Head
from checklist.writers.plain import RULE

NAMES = {
    "good": "green",
    "warn": "yellow",
    "bad": "red",
    "dim": "dim",
    "head": "bold",
    "title": "bold cyan",
}
"""The styles by name, as rich knows them."""


def drawn(elements: list[Element], look: Look) -> str:
    """The elements as text with escape codes; the world is not asked for the screen's size or colours."""
    out = StringIO()
    console = Console(
        file=out,
        force_terminal=True,
        color_system="standard",
        width=look.width or RULE,
        no_color=False,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    for one in elements:
        for part in headed(one, look) if isinstance(one, Head) else (styled(one),):
            console.print(part, no_wrap=True, overflow="ignore", crop=False)
    return out.getvalue()


def styled(line: Line) -> Text:
    """The line's pieces in their colours."""
    return Text.assemble(*((piece, NAMES.get(style, "")) for piece, style in trimmed(line)))


def headed(head: Head, look: Look) -> Iterator[RenderableType]:
    """A title: a panel around the report's, others as in plain text."""
    if head.depth:
        yield from map(styled, plain.headed(head, look))
        return
    lines = [*((line, NAMES["title"]) for line in head.lines), *((line, NAMES["dim"]) for line in head.under)]
    panel = Text("\n").join(Text(*line) for line in lines)
    yield Panel(panel, box=ROUNDED if look.unicode else ASCII, border_style="cyan", expand=False)
