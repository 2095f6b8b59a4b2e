"""Problems as text: what is wrong, where, the line itself with the place marked, and what to write instead."""

from collections.abc import Callable, Iterable, Iterator

from checklist.core.message import say
from checklist.core.revision import Revision
from checklist.rules.diagnostic import Diagnostic
from checklist.writers.excerpt import Lines
from checklist.writers.look import Line, Look, Voice, bare, paint
from checklist.writers.safe import safe


def write(diagnostics: Iterable[Diagnostic], catalog: Voice, look: Look, rev: Revision | None = None) -> str:
    """The problems one under the other, a line with their number last; every line ends."""
    ink: Callable[[Line], str] = paint if look.colour else bare
    read: dict[int, Lines] = {}
    told = list(diagnostics)
    lines = [ink(line) for one in told for line in (*problem(one, catalog, look, read), [])]
    ends = [summary(told, catalog)]
    if rev:
        ends.append([(safe(catalog.say(say("problems.rev", rev=rev.short, day=rev.committed))), "dim")])
    return "".join(f"{line}\n" for line in (*lines, *map(ink, ends)))


def problem(one: Diagnostic, catalog: Voice, look: Look, read: dict[int, Lines]) -> Iterator[Line]:
    """One problem; `read` keeps the lines of each source, by its identity."""
    lines = read.get(id(one.source)) or read.setdefault(id(one.source), Lines(one.source))
    line, column = lines.place(one.span.start)
    margin = " " * len(str(line))
    yield [(f"{one.severity}[{one.code}]", one.severity), (f" {safe(catalog.say(one.message))}", "head")]
    yield [(f"{margin}--> ", "dim"), (f"{safe(one.source.name)}:{line}:{column}", "")]
    if one.source.text:
        yield from excerpt(one, lines, margin, look)
    yield [(f"{margin} = ", "dim"), *remedy(one, catalog)]


def excerpt(one: Diagnostic, lines: Lines, margin: str, look: Look) -> Iterator[Line]:
    """The line of the problem, its place marked under it, and the line before it where it says something."""
    number = lines.place(one.span.start).line
    mark = lines.mark(one.span, look.marks.cut)
    wide = len(margin)
    yield [(f"{margin} |", "dim")]
    before = lines.context(number - 1) if number > 1 else ""
    if before:
        yield [(f"{number - 1:>{wide}} | ", "dim"), (before, "")]
    yield [(f"{number:>{wide}} | ", "dim"), (mark.text, "")]
    yield [(f"{margin} | ", "dim"), (" " * mark.before, ""), ("^" * mark.size, one.severity)]


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
