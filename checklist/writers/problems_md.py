"""Problems as a page of Markdown: what a build shows under its run."""

from collections.abc import Iterable

from checklist.core.message import say
from checklist.core.revision import Revision
from checklist.rules.diagnostic import Diagnostic
from checklist.writers.look import Look, Voice
from checklist.writers.markdown import inert
from checklist.writers.placed import Placed, placed
from checklist.writers.problems import summary
from checklist.writers.safe import safe

SHOWN = 500
"""So many problems a page has at most: the services that show one refuse a longer page whole."""
COLUMNS = ("code", "place", "problem", "remedy")


def write(
    diagnostics: Iterable[Diagnostic],
    catalog: Voice,
    look: Look,  # noqa: ARG001 -- no screen
    rev: Revision | None = None,
) -> str:
    """How many there are, and a table of them; of very many the first ones."""
    told = list(diagnostics)
    parts = [f"## {inert(catalog.say(say('problems.title')))}", inert(summary(told, catalog)[0][0])]
    if told:
        heads = [catalog.say(say(f"problems.column.{one}")) for one in COLUMNS]
        rows = [row(one, catalog) for one in placed(told[:SHOWN])]
        parts.append("\n".join((line(heads), line(["---"] * len(heads)), *rows)))
    if len(told) > SHOWN:
        parts.append(inert(catalog.say(say("problems.more", count=len(told) - SHOWN))))
    if rev:
        parts.append(inert(catalog.say(say("problems.rev", rev=rev.short, day=rev.committed))))
    return "\n\n".join(parts) + "\n"


def row(at: Placed, catalog: Voice) -> str:
    """One problem as a line of the table."""
    one = at.one
    remedy = catalog.say(one.fix) if one.fix else ""
    where = f"{one.source.name}:{at.start.line}:{at.start.column}"
    return line([inert(safe(text)) for text in (one.code, where, catalog.say(one.message), remedy)])


def line(cells: list[str]) -> str:
    """A line of a table."""
    return f"| {' | '.join(cells)} |"
