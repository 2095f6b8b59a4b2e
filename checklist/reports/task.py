"""One task whole: how it stands and why, what it is, what was due when, and what was said and decided of it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from checklist.core.amounts import amounts_of, done_of, scope, target_in
from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.due import baseline
from checklist.core.ladder import Notice
from checklist.core.message import Message, Named, say
from checklist.core.model import ItemRef, Measure, Person, Task
from checklist.core.rates import counts_of
from checklist.core.sets import text_of
from checklist.core.stages import stage_name
from checklist.core.value import replace
from checklist.reports.cells import columns, points, row
from checklist.reports.counted import amount_name, in_words, tag_name
from checklist.reports.curve import chart
from checklist.reports.forecast import facts as forecast
from checklist.reports.history import decisions, returns, updates
from checklist.reports.ledger import served
from checklist.reports.notice import rung_name
from checklist.reports.report import Bar, Block, Column, Fact, Facts, Report, Section, Table
from checklist.reports.timetable import cadence, milestones, schedule, stages

Found = tuple[TaskAssessment, Notice | None]
"""A task, and the notice it gives rise to now."""
SHEET = ("list", "id", "title", "owner", "due", "light", "progress", "expected", "gap", "overdue", "why")
PARTS = ("light", "id", "title", "owner", "due", "progress", "expected")


def task_report(of: Assessment, found: Sequence[Found]) -> Report:
    """Each task from top to bottom."""
    sections = tuple(section(one, notice, of) for one, notice in found)
    return Report("task", say("show.title"), of.as_of, sections, main="updates", sheet=sheet([one for one, _ in found]))


def section(one: TaskAssessment, notice: Notice | None, of: Assessment) -> Section:
    """A task whole, and on paper who signs for it."""
    parts = tuple(blocks(one, notice, of))
    return Section("tasks", heading(one), parts, many=True, slip=signatures(one, of))


def signatures(one: TaskAssessment, of: Assessment) -> Table:
    """Who signs a task's brief: the office, each unit that answers for the task, its leaders, the person in charge."""
    issuer = next((held.issuer for held in of.lists if held.id == one.list), "")
    parties = [
        (say("brief.office"), issuer),
        *((say("column.owner"), unit) for unit in one.task.owner),
        *((say("column.leader"), leader) for leader in one.task.leader),
        *((say("column.person"), person(each)) for each in one.task.person),
    ]
    rows = tuple((role, name or None, None, None) for role, name in parties)
    columns = (Column("party"), Column("who"), Column("signature"), Column("signed_on"))
    heads = tuple(replace(column, heading=say(f"brief.{column.key}")) for column in columns)
    return Table("signatures", heads, rows)


def sheet(tasks: Sequence[TaskAssessment]) -> Table:
    """The tasks one a row, where there is room for one table only."""
    return Table("tasks", columns(*SHEET), tuple(row(one, *SHEET) for one in tasks))


def heading(one: TaskAssessment) -> Message:
    """A task by its id and title."""
    return say("show.heading", id=one.task.id, title=one.task.title)


def blocks(one: TaskAssessment, notice: Notice | None, of: Assessment) -> Iterator[Block]:
    """All that is known of a task, block by block; those with nothing to say are left out."""
    yield state(one)
    yield from figures(one)
    yield from chart(one, of)
    yield about(one, of)
    for told in (amounts, counts, extra):
        yield from told(one, of)
    for steps in (stages, milestones, schedule, forecast, parts):
        yield from steps(one, of)
    for said in (returns, updates, decisions):
        yield from said(one, of)
    yield from _notice(notice)
    yield from served(one, of)


def state(one: TaskAssessment) -> Facts:
    """The light and why; whether it is done, and in time."""
    return Facts(
        "state",
        (
            Fact("light", one.light),
            Fact("why", one.why),
            Fact("status", one.task.status or say("status.unwritten")),
            Fact("done_on", one.done_on),
            Fact("in_time", in_time(one)),
            Fact("watermelon", say("show.watermelon", day=one.watermelon) if one.watermelon else None),
            Fact("undated", say("show.undated") if one.undated else None),
        ),
    )


def in_time(one: TaskAssessment) -> Message | None:
    """Whether a done task was done by the due day that held; None where it is not done, or had none."""
    if not one.done or one.due_held is None:
        return None
    if one.on_time:
        return say("show.on_time", due=one.due_held)
    return say("show.not_on_time" if one.done_on else "show.unknown_day", due=one.due_held)


def figures(one: TaskAssessment) -> Iterator[Table]:
    """Progress beside what is expected; nothing where there is neither."""
    bar = Bar(one.progress, one.expected, one.light)
    shown = (bar, one.progress, one.expected, points(one.gap), one.overdue or None)
    if any(figure is not None for figure in shown[1:]):
        yield Table("figures", columns("bar", "progress", "expected", "gap", "overdue"), (shown,))


def about(one: TaskAssessment, of: Assessment) -> Facts:
    """What is written of the task."""
    task = one.task
    title = next((held.title for held in of.lists if held.id == one.list), one.list)
    parent = of.family.parent.get(one.key)
    facts = (
        Fact("id", task.id),
        Fact("list", title),
        Fact("no", task.no),
        Fact("section", task.section),
        Fact("goal", task.goal),
        Fact("owner", task.owner),
        Fact("support", task.support),
        Fact("leader", task.leader),
        Fact("person", tuple(map(person, task.person))),
        *(Fact(f"role.{role}", units, role) for role, units in task.roles),
        Fact("window", say("show.window", start=one.window[0], end=one.window[1]) if any(one.window) else None),
        Fact("due", task.due),
        Fact("due_text", task.due_text),
        Fact("due_stage", stage_name(task.due_stage) if task.due_stage else None),
        Fact("baseline", slip(one)),
        Fact("every", cadence(task.every)),
        Fact("returns", cadence(None if task.every else task.returns)),
        Fact("measure", measure(one, of)),
        Fact("weight", task.weight),
        Fact("tags", tuple(map(tag_name, task.tags))),
        Fact("source", tuple(references(task.source, of))),
        Fact("parent", named(parent, of) if parent else None),
        Fact("enter_at", first_rung(task, of)),
        Fact("note", task.note),
    )
    return Facts("about", facts, say("show.about"))


def person(one: Person) -> str:
    """The post, and the name where one is given."""
    return " ".join(filter(None, (one.post, one.name)))


def first_rung(task: Task, of: Assessment) -> Named | str:
    """The rung that the task's notices start at, as it is called; nothing where that is the lowest."""
    return next((rung_name(rung) for rung in of.policy.ladder if rung.name == task.enter_at), task.enter_at)


def slip(one: TaskAssessment) -> Message | None:
    """The first due day and how far the present one has moved from it; None where it has not."""
    first, due = baseline(one.task), one.task.due
    if first == due:
        return None
    if first is None or due is None:
        return say("show.slip_from_none" if due else "show.slip_to_none", first=first)
    return say("show.slip", first=first, days=(due - first).days)


def measure(one: TaskAssessment, of: Assessment) -> Message | None:
    """What is counted: how much of how much."""
    held = one.task.measure
    if held is None:
        return None
    here = scope(of)
    return say(_measured(held), done=done_of(one, here), target=target_in(one, here), start=held.start, unit=held.unit)


def _measured(held: Measure) -> str:
    """How a measure is told: a level with the way it is to go, where that is down."""
    if held.kind == "level":
        return "show.level_lower" if held.better == "lower" else "show.level"
    return "show.measure" if held.start is None else "show.measure_from"


@lru_cache(maxsize=2)
def _items(of: Assessment) -> dict[tuple[str, str], TaskAssessment]:
    """Every task by its list, and its id or number there."""
    known: dict[tuple[str, str], TaskAssessment] = {}
    for one in of.tasks:
        for item in (one.task.id, one.task.no):
            known.setdefault((one.list, item), one)
    return known


def references(refs: Sequence[ItemRef], of: Assessment) -> Iterator[Message]:
    """Tasks of upper lists: by their titles where the list is here."""
    for ref in refs:
        found = _items(of).get((ref.list, ref.item))
        if found:
            yield heading(found)
        else:
            yield say("show.reference", list=ref.list, item=ref.item) if ref.list else say("show.words", text=ref.item)


def named(key: tuple[str, str], of: Assessment) -> Message:
    """Another task by its id and title."""
    return heading(next(one for one in of.tasks if one.key == key))


def amounts(one: TaskAssessment, of: Assessment) -> Iterator[Facts]:
    """The money of a task, in its list's unit."""
    money = next((held.money for held in of.lists if held.id == one.list), "")
    facts = tuple(Fact(name, number, amount_name(f"amounts.{name}")) for name, number in amounts_of(one).items())
    if facts:
        yield Facts("amounts", facts, say("show.amounts_in", unit=money) if money else say("show.amounts"))


def counts(one: TaskAssessment, _: Assessment) -> Iterator[Facts]:
    """The numbers of a task that stands for many."""
    given = {text_of(key): number for key, number in counts_of(one).items()}
    facts = tuple(Fact(text, number, in_words(text)) for text, number in given.items())
    if facts:
        yield Facts("counts", facts, say("show.counts"))


def extra(one: TaskAssessment, _: Assessment) -> Iterator[Facts]:
    """Printed columns that nothing is judged by."""
    if one.task.extra:
        yield Facts("extra", tuple(Fact(name, text, name) for name, text in one.task.extra), say("show.extra"))


def parts(one: TaskAssessment, of: Assessment) -> Iterator[Table]:
    """The tasks that are part of this one."""
    below = {*of.family.parts.get(one.key, ())}
    held = [each for each in of.tasks if each.key in below]
    if held:
        rows = tuple(row(each, *PARTS) for each in held)
        yield Table("parts", columns(*PARTS), rows, say("show.parts", count=len(held)))


def _notice(notice: Notice | None) -> Iterator[Facts]:
    if notice is None:
        return
    yield Facts(
        "notice",
        (
            Fact("rung", rung_name(notice.rung)),
            Fact("grounds", tuple(ground.message for ground in notice.grounds), say("column.reason")),
            Fact("to", notice.to),
            Fact("number", notice.number or say("notice.unnumbered")),
        ),
        say("show.notice"),
    )
