"""A workspace as a site: how things stand, the whole list, a page for each unit, and the sheet for the wall.

Nothing here knows what a page looks like; names of files are made of digests, never of what was typed.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.family import Key
from checklist.core.message import Message, say
from checklist.core.review import Review, worst_first
from checklist.core.score import Standing
from checklist.core.value import Value, replace
from checklist.reports.cells import cell, columns, grounds, lamp, undated_note
from checklist.reports.poster import poster
from checklist.reports.ranking import ranking
from checklist.reports.rates import rates
from checklist.reports.report import Block, Column, Link, Paragraph, Report, Section, Table
from checklist.reports.review import changed
from checklist.reports.site_task import task_part
from checklist.reports.status import figures_of, late
from checklist.reports.why import standing_facts

ONE_PAGE = 100
"""So many tasks a page has at most; the further ones of a unit are on its next pages."""
INDEX, LIST, POSTER = "index.html", "list.html", "poster.html"
RANKING = "ranking"
INTERNAL = ("expression", "watermelon")
"""The columns for who keeps the lists."""
LAGGING = ("light", "id", "title", "owner", "due")
WORST = 10
"""So many of the tasks that lag stand on the first page; all are in the list."""
ROW = ("light", "id", "title", "owner", "due", "bar", "progress", "expected", "gap")


class Page(Value):
    """One page: its file, and what stands on it."""

    name: str
    report: Report


class Site(Value):
    """The pages, the title over all of them, and who issues the lists."""

    title: Any
    issuers: tuple[str, ...]
    pages: tuple[Page, ...]


class Places(Value):
    """Where on the site a unit or a task is found."""

    units: Mapping[str, str]
    tasks: Mapping[Key, str]

    def unit(self, name: str) -> Any:
        """A unit's name, leading to its page."""
        return Link(name, self.units[name]) if name in self.units else name

    def task(self, one: TaskAssessment, text: Any) -> Any:
        """Words that lead to a task, where it is on the site."""
        return Link(text, self.tasks[one.key]) if one.key in self.tasks else text


def short(*names: str) -> str:
    """A name for what may be called anything: ten digits of a digest."""
    return sha256("\0".join(names).encode("utf-8", "surrogatepass")).hexdigest()[:10]


def site(held: Review, title: str, public: tuple[str, ...]) -> Site:
    """The site of a review by owner; `public` are the fields of a task that everybody may read."""
    own = homes(held)
    places = Places(
        {one.name: unit_page(one.name, 0) for one in held.rows},
        {
            one.key: f"{unit_page(name, at // ONE_PAGE)}#{anchor(one.key)}"
            for name, tasks in own.items()
            for at, one in enumerate(tasks)
        },
    )
    seen = replace(held.of, tasks=held.tasks)
    pages = (
        Page(INDEX, overview(held, places)),
        Page(LIST, whole_list(held, places)),
        Page(POSTER, poster(held, title or say("site.title"), public)),
        *(page for one in held.rows for page in unit_pages(held, one, own[one.name], places, public, seen)),
    )
    of = held.of
    inside = {one.list for one in held.tasks}
    issuers = tuple(dict.fromkeys(one.issuer for one in of.lists if one.issuer and one.id in inside))
    return Site(title or say("site.title"), issuers, pages)


def unit_page(name: str, number: int) -> str:
    """The file of a unit's first page (0) or a further one."""
    return f"unit-{short(name)}{f'-{number + 1}' if number else ''}.html"


def anchor(key: Key) -> str:
    """What leads to a task inside its page."""
    return f"t-{short(*key)}"


def homes(held: Review) -> dict[str, list[TaskAssessment]]:
    """Which tasks stand in full on whose pages: on those of the first owner that has any; worst first."""
    found: dict[str, list[TaskAssessment]] = {one.name: [] for one in held.rows}
    for one in worst_first(held.tasks):
        home = next((name for name in one.task.owner if name in found), None)
        if home is not None:
            found[home].append(one)
    return found


def overview(held: Review, places: Places) -> Report:
    """How things stand in all: progress and lights, what lags, what has changed, the ranking, the rates."""
    of, tasks = held.of, held.tasks
    ranks = tuple(linked(one, {"name": places.unit}) for one in ranking(held))
    then = None
    if held.then:
        same = {one.key for one in tasks}
        then = (held.then, tuple(one for one in held.then.tasks if one.key in same))
    counted = rates(of, tasks, then=then)
    blocks: tuple[Block, ...] = (
        *late(of, tasks),
        *(without(one, INTERNAL) for one in figures_of(of, tasks)),
        attention(held, places),
        *((leading(changed(held, len(tasks)), held, places),) if held.then else ()),
        Section(RANKING, say("review.ranking"), tuple(bare(one, "ranking") for one in ranks), anchor=RANKING),
        Section("rates", counted.title, tuple(without(one, INTERNAL) for one in counted.blocks), anchor="rates"),
    )
    since = held.then.as_of if held.then else None
    return Report("site", say("site.overview"), of.as_of, blocks, since=since, notes=undated_note(tasks))


def attention(held: Review, places: Places) -> Block:
    """What is late, behind or not heard from, the worst first: by how much, and who answers for it."""
    found = [
        (one, told)
        for one in worst_first(held.tasks)
        if (one.live or one.standing) and (told := tuple(seen_by_all(grounds(one, held.of))))
    ]
    if not found:
        return Paragraph(say("status.all_well" if held.tasks else "status.nothing"), "attention")
    rows = tuple((*row(one, places, LAGGING), told) for one, told in found[:WORST])
    more = say("site.more", count=len(found) - WORST) if len(found) > WORST else None
    shown = (*columns(*LAGGING), Column("grounds"))
    return Table("attention", shown, rows, say("status.attention", count=len(found)), more)


def seen_by_all(told: Iterable[Message]) -> Iterator[Message]:
    """Grounds without what an owner says of itself, which is for who keeps the lists."""
    return (one for one in told if one.key.rpartition(".")[2] not in INTERNAL)


def bare(one: Block, name: str) -> Block:
    """A block without its heading, where it would stand twice."""
    return replace(one, title=None) if isinstance(one, Table) and one.name == name else one


def without(one: Block, keys: Collection[str]) -> Block:
    """A table without some columns."""
    if not isinstance(one, Table):
        return one
    kept = [at for at, column in enumerate(one.columns) if column.key not in keys]
    rows = tuple(tuple(row[at] for at in kept) for row in one.rows)
    return replace(one, columns=tuple(one.columns[at] for at in kept), rows=rows)


def linked(one: Block, to: Mapping[str, Callable[[Any], Any]]) -> Block:
    """A table whose cells lead on, by column."""
    if not isinstance(one, Table):
        return one
    at = {index: to[column.key] for index, column in enumerate(one.columns) if column.key in to}
    rows = tuple(tuple(at[index](one) if index in at else one for index, one in enumerate(row)) for row in one.rows)
    return replace(one, rows=rows)


def leading(one: Block, held: Review, places: Places) -> Block:
    """Tables whose tasks lead on, by their id and title."""
    if isinstance(one, Section):
        return replace(one, blocks=tuple(leading(below, held, places) for below in one.blocks))
    if not isinstance(one, Table) or not {"id", "title"} <= {column.key for column in one.columns}:
        return one
    by_name = {(task.task.id, task.task.title): task for task in held.tasks}
    at, title = ([column.key for column in one.columns].index(key) for key in ("id", "title"))
    rows = []
    for row in one.rows:
        task = by_name.get((row[at], row[title]))
        rows.append((*row[:title], places.task(task, row[title]), *row[title + 1 :]) if task else row)
    return replace(one, rows=tuple(rows))


def whole_list(held: Review, places: Places) -> Report:
    """Every task in its list's order, list by list."""
    own: dict[str, list[TaskAssessment]] = {}
    for one in held.tasks:
        own.setdefault(one.list, []).append(one)
    sections = tuple(
        Section(
            "lists", one.title, (Table("tasks", columns(*ROW), tuple(row(task, places) for task in own[one.id])),), True
        )
        for one in held.of.lists
        if one.id in own
    )
    return Report("site-list", say("site.list"), held.of.as_of, sections, notes=undated_note(held.tasks))


def row(one: TaskAssessment, places: Places, keys: Iterable[str] = ROW) -> tuple[Any, ...]:
    """A task in a list that leads on to it and to its owners."""
    told = {"title": places.task(one, one.task.title), "light": lamp(one)}
    owners = tuple(map(places.unit, one.task.owner))
    told["owner"] = owners[0] if len(owners) == 1 else owners
    return tuple(told[key] if key in told else cell(one, key) for key in keys)


def unit_pages(
    held: Review, one: Standing, own: list[TaskAssessment], places: Places, public: tuple[str, ...], seen: Assessment
) -> Iterator[Page]:
    """A unit: where it stands, all its tasks in brief, and in full those that are told here."""
    brief = Table("tasks", columns(*ROW), tuple(row(task, places) for task in worst_first(one.tasks)))
    standing = standing_facts(held, one)
    facts = replace(standing, facts=tuple(fact for fact in standing.facts if fact.key != "name"))
    above: tuple[Block, ...] = (facts, Section("brief", say("site.tasks", count=len(one.tasks)), (brief,)))
    for number in range(max(1, -(-len(own) // ONE_PAGE))):
        part = own[number * ONE_PAGE : (number + 1) * ONE_PAGE]
        told = tuple(
            Section("task", heading(task), tuple(task_part(task, held.of, seen, public)), True, anchor(task.key))
            for task in part
        )
        title = say("site.unit_more", name=one.name, number=number + 1) if number else one.name
        report = Report("site-unit", title, held.of.as_of, told if number else (*above, *told))
        yield Page(unit_page(one.name, number), replace(report, notes=undated_note(part)))


def heading(one: TaskAssessment) -> Message:
    """A task by its id and title."""
    return say("show.heading", id=one.task.id, title=one.task.title)
