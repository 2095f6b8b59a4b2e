"""Problems as text: what is wrong, where, the line itself with the place marked, and what to write instead."""

from collections.abc import Callable, Iterable, Iterator

from checklist.core.message import say
from checklist.core.revision import Revision
from checklist.rules.diagnostic import Diagnostic
from checklist.source.lines import lines_of, place
from checklist.writers.excerpt import context, mark
from checklist.writers.look import Line, Look, Voice, bare, paint
from checklist.writers.safe import safe


def write(diagnostics: Iterable[Diagnostic], catalog: Voice, look: Look, rev: Revision | None = None) -> str:
    """The problems one under the other, a line with their number last; every line ends."""
    ink: Callable[[Line], str] = paint if look.colour else bare
    told = list(diagnostics)
    lines = [ink(line) for one in told for line in (*problem(one, catalog, look), [])]
    ends = [summary(told, catalog)]
    if rev:
        ends.append([(safe(catalog.say(say("problems.rev", rev=rev.short, day=rev.committed))), "dim")])
    return "".join(f"{line}\n" for line in (*lines, *map(ink, ends)))


def problem(one: Diagnostic, catalog: Voice, look: Look) -> Iterator[Line]:
    """One problem: its sentence, its place, its line and what to write instead."""
    line, column = place(one.source.text, one.span.start)
    margin = " " * len(str(line))
    yield [(f"{one.severity}[{one.code}]", one.severity), (f" {safe(catalog.say(one.message))}", "head")]
    yield [(f"{margin}--> ", "dim"), (f"{safe(one.source.name)}:{line}:{column}", "")]
    if one.source.text:
        yield from excerpt(one, line, margin, look)
    yield [(f"{margin} = ", "dim"), *remedy(one, catalog)]


def excerpt(one: Diagnostic, number: int, margin: str, look: Look) -> Iterator[Line]:
    """The line of the problem, its place marked under it, and the line before it where it says something."""
    lines = lines_of(one.source.text)
    at = mark(lines, one.span, look.marks.cut)
    wide = len(margin)
    yield [(f"{margin} |", "dim")]
    before = context(lines, one.span.start)
    if before:
        yield [(f"{number - 1:>{wide}} | ", "dim"), (before, "")]
    yield [(f"{number:>{wide}} | ", "dim"), (at.text, "")]
    yield [(f"{margin} | ", "dim"), (" " * at.before, ""), ("^" * at.size, one.severity)]


def remedy(one: Diagnostic, catalog: Voice) -> Line:
    """What to write instead, and where to read more."""
    more = (safe(catalog.say(say("problems.explain", code=one.code))), "dim")
    return [(f"{safe(catalog.say(one.fix))}    ", ""), more] if one.fix else [more]


def summary(told: list[Diagnostic], catalog: Voice) -> Line:
    """How many there are, in how many texts."""
    if not told:
        return [(safe(catalog.say(say("problems.none"))), "good")]
    errors, warnings, events = (sum(one.severity == name for one in told) for name in ("error", "warning", "event"))
    files = len({one.source.name for one in told})
    counts = {"errors": errors, "warnings": warnings, "events": events, "files": files}
    key = "problems.summary_events" if events else "problems.summary"
    return [(safe(catalog.say(say(key, **counts))), "head")]
