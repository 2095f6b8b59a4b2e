"""A report as Markdown (GitHub's): headings, pipe tables, lists; what was typed by others stays plain text.

Every character that Markdown or HTML could take for more than itself is escaped; addresses do not become links, nor
names mentions.
"""

import re
from collections.abc import Iterator

from checklist.reports.report import Block, Chart, Facts, Items, Paragraph, Report, Section, Table, as_shown
from checklist.writers.cells import Cells, shown_columns
from checklist.writers.look import Look, Voice, bare
from checklist.writers.page import EMPTY, has_value, header

SPECIAL = re.compile(
    r"[\\`*_\[\]{}<>|~$&]|[@#](?=\w)|#|\b(?:https?|ftp|mailto|xmpp)(?=:)|\bwww(?=\.)",
    re.IGNORECASE,
)
INSTEAD = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "@&#8203;"}
"""A mention is broken by a space of no width: it is looked for after escapes are gone."""
BEGINS_BLOCK = re.compile(r"[-+=](?!\w)|[0-9]+(?=[.)](?:\s|$))")
DEEPEST = 6


def write(report: Report, catalog: Voice, look: Look) -> str:  # noqa: ARG001 -- a document has no screen
    """The report as a Markdown document."""
    cells = Cells(catalog, Look())
    parts = [f"# {inert(cells.text(report.title))}", *map(inert, header(report, cells))]
    parts += [f"> {many(cells.lines(note))}" for note in report.notes]
    parts += [text for one in report.blocks for text in block(one, cells, 2)]
    return "".join(f"{part}\n\n" for part in parts)[:-1]


def block(one: Block, cells: Cells, depth: int) -> Iterator[str]:
    """A block as paragraphs, its heading first."""
    one = as_shown(one)
    title = getattr(one, "title", None)
    if title is not None and cells.text(title).strip():
        yield f"{'#' * min(depth, DEEPEST)} {inert(cells.text(title))}"
    match one:
        case Section():
            for below in one.blocks:
                yield from block(below, cells, depth + 1)
        case Table():
            yield table(one, cells)
            if one.note is not None:
                yield many(cells.lines(one.note))
        case Facts():
            told = [fact for fact in one.facts if has_value(fact)]
            yield from listed([f"{bold(cells.text(fact.label))} {many(cells.lines(fact.value))}" for fact in told])
        case Chart():
            from checklist.writers.chart import drawn

            yield "\n".join(("```text", *map(bare, drawn(one.curve, cells)), "```"))
        case Items():
            yield from listed([many(cells.lines(item)) for item in one.items])
        case Paragraph():
            yield many(cells.lines(one.text))


def listed(items: list[str]) -> Iterator[str]:
    """Items as one list; nothing where there are none."""
    if items:
        yield "\n".join(f"- {item}" for item in items)


def table(one: Table, cells: Cells) -> str:
    """A pipe table, figures at the right; where it has no rows, that."""
    if not one.rows:
        return inert(cells.text(EMPTY))
    kept = shown_columns(one, cells.look)
    columns = [one.columns[at] for at in kept]
    rows = [
        [cells.text(column.label) for column in columns],
        *([cells.text(row[at]) for at in kept] for row in one.rows),
    ]
    head, *body = (f"| {' | '.join(map(inert, row))} |" for row in rows)
    line = f"| {' | '.join('---:' if column.align == 'right' else '---' for column in columns)} |"
    return "\n".join((head, line, *body))


def bold(text: str) -> str:
    """A name that stands out."""
    name = inert(text)
    return f"**{name}**" if name else ""


def many(texts: list[str]) -> str:
    """Lines as one paragraph that breaks where they did."""
    return "<br>".join(map(inert, texts))


def inert(text: str) -> str:
    """Text that Markdown shows as it is, wherever it stands in a line."""
    escaped = SPECIAL.sub(escape, text.strip(" "))
    begins = BEGINS_BLOCK.match(escaped)
    if begins is None:
        return escaped
    at = begins.end() if begins[0].isdigit() else 0
    return f"{escaped[:at]}\\{escaped[at:]}"


def escape(found: re.Match[str]) -> str:
    """What stands for a special character, or for the beginning of an address."""
    text = found[0]
    if text[0].isalpha():
        return f"{text}\\"
    if text == "#" and found.string[found.end() : found.end() + 1].isdigit():
        return "\\#&#8203;"
    return INSTEAD.get(text, f"\\{text}")
