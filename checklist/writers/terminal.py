"""A screen of a report drawn by rich: a panel for the title, rules for the blocks, colours for lights and gaps.

Data never goes through rich's markup: every piece is `Text`, made safe before it came here.
"""

from io import StringIO

from rich.box import ASCII, ROUNDED
from rich.console import Console, RenderableType
from rich.panel import Panel
from rich.rule import Rule
from rich.text import Text

from checklist.writers.look import Line, Look
from checklist.writers.page import Element, Head

NAMES = {
    "good": "green",
    "warn": "yellow",
    "bad": "red",
    "dim": "dim",
    "head": "bold",
    "title": "bold cyan",
}
"""The styles by name, as rich knows them."""


def draw(elements: list[Element], look: Look) -> str:
    """The elements as text with escape codes; the world is not asked for the screen's size or colours."""
    out = StringIO()
    console = Console(
        file=out,
        force_terminal=True,
        color_system="standard",
        width=look.width or 80,
        no_color=False,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    for one in elements:
        drawn = headed(one, look) if isinstance(one, Head) else styled(one)
        console.print(drawn, no_wrap=True, overflow="ignore", crop=False)
    return out.getvalue()


def styled(line: Line) -> Text:
    """The line's pieces in their colours."""
    text = Text(no_wrap=True, overflow="ignore", end="")
    for piece, style in line:
        text.append(piece, NAMES.get(style))
    text.rstrip()
    return text


def headed(head: Head, look: Look) -> RenderableType:
    """A title: a panel for the report's, a rule for a block's, a bold line for a part's."""
    title = Text(head.text, NAMES["title"] if head.depth == 0 else NAMES["head"])
    if head.depth == 0:
        for line in head.under:
            title.append(f"\n{line}", NAMES["dim"])
        return Panel(title, box=ROUNDED if look.unicode else ASCII, border_style="cyan", expand=False)
    if head.depth == 1:
        return Rule(title, characters=look.marks.rule, align="left", style="dim")
    return title
