"""The circular of a day as one paper: how things stand, the ranking, what lags and why, what is good, what is asked.

It is the paper an office sends round (通报); its parts stand in the order such papers have.
"""

from collections.abc import Iterable, Iterator, Sequence

from checklist.core.assess import TaskAssessment, is_behind
from checklist.core.ladder import Notice
from checklist.core.message import Message, say
from checklist.core.review import Review, newest_report, worst_first
from checklist.core.score import red_list
from checklist.core.totals import Totals, totals
from checklist.reports.cells import undated_note
from checklist.reports.letters import issuers, joined
from checklist.reports.notice import notices_table
from checklist.reports.ranking import LIGHTS, ranking, shown_name
from checklist.reports.report import Block, Paragraph, Report, Section, Table

CIRCULATE = "circulate"
"""The rung whose notices are circulars themselves."""
RANKED = ("place", "move", "name", "tasks", "value", "score", "progress", "expected", "gap", "group")
"""The columns that a page held upright has room for."""


def circular(held: Review, found: Sequence[Notice], number: str = "") -> Report:
    """The circular of a review and of the notices due on its day, under a number, else the one that the ledger has."""
    of = held.of
    lists = {one.list for one in held.tasks}
    units = in_order((one.name for one in held.rows), held)
    copies = tuple(dict.fromkeys(name for one in found for name in one.to if name not in units))
    blocks: tuple[Block, ...] = (
        Paragraph(number or number_of(found) or say("letter.unnumbered"), "number"),
        Paragraph(say("letter.to", unit=units), "to"),
        Paragraph(say("circular.opening", day=of.as_of), "opening"),
        Section("overall", say("circular.overall"), tuple(overall(held))),
        Section("ranking", say("circular.ranking"), tuple(ranked(held))),
        Section("lagging", say("circular.lagging"), tuple(lagging(held, found))),
        Section("good", say("circular.good"), tuple(good(held))),
        Section("asked", say("circular.asked"), tuple(asked(held))),
        Paragraph(issuers(of, lists) or say("letter.office"), "issuer"),
        Paragraph(of.as_of, "day"),
        *annex(found),
        *((Paragraph(say("letter.copies", to=copies), "copies"),) if copies else ()),
    )
    notes = undated_note(held.tasks)
    since = held.then.as_of if held.then else None
    return Report("circular", say("circular.title"), of.as_of, blocks, since=since, main="notices", notes=notes)


def in_order(names: Iterable[str], held: Review) -> tuple[str, ...]:
    """Units as the office lists them, and not by their places: as they are declared, then as tasks name them."""
    known = (
        *(unit.name for unit in held.of.policy.units.all),
        *(name for one in held.tasks for name in one.task.owner),
    )
    order = {name: at for at, name in reversed([*enumerate(known)])}
    return tuple(sorted(dict.fromkeys(names), key=lambda name: order.get(name, len(known))))


def number_of(found: Sequence[Notice]) -> str:
    """The number that the ledger has for it: of the one notice that was served as a circular, or the only one at all.

    "" where there is none, and where there are several: then each notice has its own, which stands in the annex.
    """
    for held in ([one for one in found if one.rung.name == CIRCULATE], found):
        told = {one.number for one in held if one.number}
        if len(told) == 1:
            return told.pop()
    return ""


def overall(held: Review) -> Iterator[Paragraph]:
    """How many tasks there are, how far they are, their lights, and what is due or late."""
    sums = totals(held.tasks, held.of)
    counts = {light.value: sums.lights[light] for light in LIGHTS}
    yield Paragraph(far(sums), "progress")
    yield Paragraph(say("circular.lights", **counts), "lights")
    told = {key: getattr(sums, key) for key in ("overdue", "due_soon", "silent", "done", "closed")}
    yield Paragraph(say("circular.counts", **told), "counts")


def far(sums: Totals) -> Message:
    """How far the tasks are on the mean, and of how many that is said where some give no figure."""
    told = {"count": sums.live, "progress": sums.progress, "expected": sums.expected}
    if None in told.values():
        return say("circular.no_progress", count=sums.live)
    if sums.measured == sums.live:
        return say("circular.progress", **told)
    return say("circular.progress_of", measured=sums.measured, **told)


def ranked(held: Review) -> Iterator[Block]:
    """The places, group by group, in the columns there is room for."""
    for one in ranking(held):
        if not isinstance(one, Table) or one.name != "ranking":
            yield one
            continue
        kept = [at for at, column in enumerate(one.columns) if column.key in RANKED]
        rows = tuple(tuple(row[at] for at in kept) for row in one.rows)
        yield Table(one.name, tuple(one.columns[at] for at in kept), rows, note=one.note, split=one.split)


def lagging(held: Review, found: Sequence[Notice]) -> Iterator[Paragraph]:
    """What is late or behind one by one, the worst first: by how much, who answers for it, and why it is so."""
    by_key = {one.of.key: one for one in found}
    lights = held.of.policy.lights
    late = [one for one in worst_first(held.tasks) if one.open and (one.overdue or is_behind(one, lights))]
    if not late:
        yield Paragraph(say("circular.none_late"), "matters")
    for number, one in enumerate(late, 1):
        yield Paragraph(matter(number, one, by_key.get(one.key)), "matters")


def matter(number: int, one: TaskAssessment, notice: Notice | None) -> Message:
    """One task that lags, with what its owner says of it."""
    report = newest_report(one)
    grounds = joined([ground.message for ground in notice.grounds]) if notice else one.why
    said = ((key, getattr(report, key)) for key in ("problems", "causes", "next")) if report else ()
    words = tuple(say(f"circular.{key}", text=text.rstrip("。.；; ")) for key, text in said if text)
    return say(
        "circular.matter",
        number=number,
        id=one.task.id,
        title=one.task.title,
        units=one.task.owner,
        grounds=grounds,
        words=joined(words) if words else say("circular.no_words"),
    )


def good(held: Review) -> Iterator[Paragraph]:
    """Who stands on top and meets the target, and what was struck off in time."""
    best = red_list(held.rows, held.of.policy.review)
    names = tuple(shown_name(one.name, held) for one in best)
    done = [one for one in held.tasks if one.done and one.on_time]
    if names:
        yield Paragraph(say("circular.best", names=names), "best")
    if done:
        told = tuple(say("show.heading", id=one.task.id, title=one.task.title) for one in done)
        yield Paragraph(say("circular.done", count=len(done), tasks=told), "done")
    if not names and not done:
        yield Paragraph(say("circular.none_good"), "best")


def asked(held: Review) -> Iterator[Paragraph]:
    """What is asked next, of whom, and what is proposed for whom."""
    lights = held.of.policy.lights
    late = in_order((name for one in held.tasks if one.open and one.overdue for name in one.task.owner), held)
    behind = in_order(
        (name for one in held.tasks if one.open and is_behind(one, lights) for name in one.task.owner), held
    )
    silent = in_order((name for one in held.tasks if one.returns.silent for name in one.task.owner), held)
    for key, units in (("late", late), ("behind", tuple(one for one in behind if one not in late)), ("silent", silent)):
        if units:
            yield Paragraph(say(f"circular.asked.{key}", units=units), key)
    for each in held.proposed:
        told = joined(each.grounds)
        yield Paragraph(say("circular.proposal", unit=each.unit, name=each.rule.name, grounds=told), "proposals")
    yield Paragraph(say("circular.asked.all"), "all")


def annex(found: Sequence[Notice]) -> Iterator[Section]:
    """What must be told, as a table behind the paper."""
    if found:
        table = notices_table(found)
        kept = [at for at, column in enumerate(table.columns) if column.key not in ("grounds", "to")]
        rows = tuple(tuple(row[at] for at in kept) for row in table.rows)
        shown = Table(table.name, tuple(table.columns[at] for at in kept), rows)
        yield Section("annex", say("circular.annex", count=len(found)), (shown,))
