"""A report as one HTML file: styles inside, no script, nothing fetched; narrow, dark and printed pages look right.

Whatever was typed goes through `Ink`, which escapes it; the page forbids the reader's program to load anything.
"""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from checklist.core.message import Message, say
from checklist.reports.report import Block, Chart, Column, Facts, Items, Paragraph, Report, Section, Table, as_shown
from checklist.writers.cells import shown_columns
from checklist.writers.curves import chart
from checklist.writers.ink import Ink
from checklist.writers.look import Look, Voice
from checklist.writers.page import EMPTY, has_value, header
from checklist.writers.templates import asset, drawn, filled, joined

DEEPEST = 6
LANDSCAPE = 10
"""A table of more columns is printed on a broad page."""
BROAD, NARROW, SLIM = 8, 3, 5
"""From so many columns on a table has smaller letters and may be moved sideways.

Up to so many it stays a table on a telephone; the last is for tables of figures, without long words and bars.
"""
WHOLE = ("id", "no", "number")
"""The columns whose words are never broken over lines."""


def write(report: Report, catalog: Voice, look: Look) -> str:  # noqa: ARG001 -- a document has no screen
    """The report as a document that stands alone."""
    ink = Ink(catalog)
    styles = asset("style.css")
    title = " · ".join(filter(None, (ink.line(report.title), ink.line(report.workspace))))
    return filled(
        "report.html",
        language=ink.line(say("page.language")),
        policy=policy(styles),
        styles=styles,
        title=title,
        broad=is_broad(report.blocks),
        body=body(report, ink),
    )


def body(report: Report, ink: Ink, below: Markup = Markup("")) -> Markup:  # noqa: B008 -- it never changes
    """The report's heading, what day and version it speaks of, its notes, what is to stand `below`, and its blocks."""
    under = [ink.escaped(line) for line in header(report, ink.cells)]
    head = drawn("head", ink.text(report.title), under, [ink.lines(note) for note in report.notes])
    return joined((head, below, *(part for one in report.blocks for part in block(one, ink, 2))))


def block(one: Block, ink: Ink, depth: int) -> Iterator[Markup]:
    """A block with its heading, those of a section below it."""
    one = as_shown(one)
    if isinstance(one, Section):
        inner = joined(part for below in one.blocks for part in block(below, ink, depth + 1))
        yield section(one, heading(one, ink, depth), inner)
        return
    yield heading(one, ink, depth)
    match one:
        case Table():
            yield table(one, ink)
        case Facts():
            yield facts(one, ink)
        case Chart():
            yield chart(one.curve, ink)
        case Items():
            yield drawn("items", [(ink.lines(item), ink.style(item)) for item in one.items])
        case Paragraph():
            yield drawn("paragraph", ink.lines(one.text))


def heading(one: Block, ink: Ink, depth: int) -> Markup:
    """What stands above a block, if anything does."""
    title = getattr(one, "title", None)
    text = "" if title is None else ink.text(title)
    name = f"h{min(depth, DEEPEST)}"
    return markup(f"<{name}>{text}</{name}>\n" if text.strip() else "")


def section(one: Section, head: Markup, inner: Markup) -> Markup:
    """A section around its heading and its blocks.

    What a site has thousands of is put together here: a template takes five times as long.
    """
    anchor = f' id="{escape(one.anchor)}"' if one.anchor else ""
    return markup(f'<section class="of-{escape(one.name)}"{anchor}>\n{head}{inner}</section>\n')


def facts(one: Facts, ink: Ink) -> Markup:
    """Names and values; those without a value are left out."""
    told = [
        f"<div><dt>{ink.text(fact.label)}</dt><dd>{ink.value(fact.value)}</dd></div>\n"
        for fact in one.facts
        if has_value(fact)
    ]
    inline = ' class="inline"' if one.inline else ""
    return markup(f"<dl{inline}>\n{''.join(told)}</dl>\n" if told else "")


def markup(text: str) -> Markup:
    """A piece of a page; what was typed is escaped in it already."""
    return Markup(text)  # noqa: S704 -- see above


class Face(NamedTuple):
    """What a table shows over its rows: the heading's row, and how the cells of each column begin."""

    head: Markup
    starts: list[tuple[str, str]]
    opened: str


def table(one: Table, ink: Ink) -> Markup:
    """A table and its note; on a telephone each row of a wide one is a card, headed by the column that grows."""
    if not one.rows:
        return drawn("empty", ink.text(EMPTY))
    kept = shown_columns(one, ink.cells.look)
    columns = tuple(one.columns[at] for at in kept)
    shown = face(columns, ink)
    label = ink.text(one.title if one.title is not None else say(f"column.{columns[0].key}"))
    note = "" if one.note is None else f'<p class="dim">{ink.lines(one.note)}</p>\n'
    rows = "\n".join(table_row(row, kept, shown.starts, ink) for row in one.rows)
    return markup(
        f"{shown.opened.format(label=label)}\n<thead>{shown.head}</thead>\n"
        f"<tbody>\n{rows}\n</tbody>\n</table>\n</div>\n{note}"
    )


def face(columns: tuple[Column, ...], ink: Ink) -> Face:
    """What stands over the rows; made once for the columns that many tables share."""
    if any(isinstance(column.heading, Message) and column.heading.values for column in columns):
        return _face(columns, ink)
    found = ink.faces.get(columns)
    if found is None:
        found = ink.faces[columns] = _face(columns, ink)
    return found


def _face(columns: tuple[Column, ...], ink: Ink) -> Face:
    heads = [ink.text(column.label) for column in columns]
    grows = next((at for at, column in enumerate(columns) if column.grow), None)
    kinds = [
        "head" if at == grows else "num" if column.align == "right" else "short" if column.key in WHOLE else ""
        for at, column in enumerate(columns)
    ]
    slim = len(columns) <= (NARROW if grows is not None or any(column.key == "bar" for column in columns) else SLIM)
    moved = len(columns) >= BROAD or (slim and len(columns) > NARROW)
    classed = (f' class="{kind}"' if kind else "" for kind in kinds)
    cells = (f'<th scope="col"{own}>{head}</th>' for head, own in zip(heads, classed, strict=True))
    group = ' role="group" tabindex="0" aria-label="{label}"' if moved else ""
    cards = "" if slim else f' class="cards{" many" if moved else ""}"'
    return Face(
        markup(f"<tr>{''.join(cells)}</tr>"),
        [start(head, kind, not slim) for head, kind in zip(heads, kinds, strict=True)],
        f'<div class="wide"{group}>\n<table{cards}>',
    )


def start(head: Markup, kind: str, card: bool) -> tuple[str, str]:
    """How the cells of a column begin: those without a class of their own, and the others up to it."""
    own = f' data-h="{head}"' if card else ""
    return (
        f'<td{own} class="{kind}">' if kind else f"<td{own}>",
        f'<td{own} class="{kind} ' if kind else f'<td{own} class="',
    )


def table_row(row: tuple[Any, ...], kept: list[int], starts: list[tuple[str, str]], ink: Ink) -> str:
    """A row of a table."""
    parts = ["<tr>"]
    for at, (bare, classed) in zip(kept, starts, strict=True):
        cell, kind = ink.cell(row[at])
        parts += (f'{classed}{kind}">' if kind else bare, cell, "</td>")
    parts.append("</tr>")
    return "".join(parts)


def is_broad(blocks: tuple[Block, ...]) -> bool:
    """Is there a table that a page should be broad for?"""
    return any(
        is_broad(one.blocks) if isinstance(one, Section) else isinstance(one, Table) and len(one.columns) > LANDSCAPE
        for one in blocks
    )


def policy(styles: str, script: str = "") -> str:
    """What the page may load: nothing but its own styles and script, known by their digests."""
    scripts = f"; script-src {digest(script)}" if script else ""
    return (
        f"default-src 'none'; style-src {digest(styles)}{scripts}; img-src data:; base-uri 'none'; form-action 'none'"
    )


def digest(text: str) -> str:
    """How a policy names a text that stands in the page."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
