"""An inspection: recorded task by task, or as a sheet that is taken on site and whose results are taken back."""

import sys
from collections.abc import Iterator

import click

from checklist.cli.acts import SAID, did, words_of
from checklist.cli.desk import Desk, at_desk
from checklist.cli.editing import WRITING, bring, change
from checklist.cli.errors import Stop, Wrong
from checklist.cli.fields import number, percent
from checklist.cli.importing import content
from checklist.cli.mistakes import near
from checklist.cli.options import REV, SHOWING, Argument, Spoken, option, options
from checklist.core.acts import decided
from checklist.core.assess import TaskAssessment
from checklist.core.message import Message, say
from checklist.core.model import Act, Task
from checklist.core.onsite import Seen, inspected
from checklist.core.value import replace
from checklist.lang.catalog import LANGUAGES, load
from checklist.readers.grid import Refused
from checklist.readers.onsite import seen_rows
from checklist.reports.onsite import KNOWN, label, onsite_report, taken_report
from checklist.reports.taken import Told
from checklist.source.read import Reading

ASKED = (
    option("--sheet", "sheet", is_flag=True, default=None, help="option.onsite_sheet"),
    option("--taken", "taken", metavar="FILE"),
    option("--progress", metavar="45%", help="option.onsite_progress"),
    option("--score", metavar="N"),
    option("--as-of", metavar="DAY"),
    REV,
)
OF_AN_ACT = ("on", "by", "dry_run", "commit", "author", "despite")
OF_ONE = ("reason", "text", "evidence", "progress", "score")
"""What is said of one task only: a sheet says it row by row."""
SHOWN = {"format_name": "--format", "output": "--output"}
JUDGED = {"as_of": "--as-of", "rev": "--rev"}


@click.command(cls=Spoken)
@click.argument("inspected", nargs=-1, cls=Argument)
@options(ASKED, SAID, SHOWING, WRITING)
@at_desk
def command(desk: Desk) -> None:
    """Record an inspection, print the sheet for some, or take the sheet back."""
    refuse_mixed(desk)
    if desk.given.get("sheet"):
        desk.words, desk.proof_may_lack = desk.given.get("inspected", ()), True
        desk.show(onsite_report(desk.assessment, picked(desk), desk.exists))
    elif desk.given.get("taken"):
        Sheet(desk).take()
    else:
        one(desk)


def refuse_mixed(desk: Desk) -> None:
    """Wrong usage: two things at once, or what belongs to another of them."""
    given = desk.given
    way = next((name for name in ("sheet", "taken") if name in given), "")
    unfit = {"sheet": ("taken", *OF_AN_ACT, *OF_ONE), "taken": OF_ONE, "": ()}[way]
    for name in unfit:
        if name in given:
            raise Wrong(say("wrong.together", names=(f"--{way}", f"--{name.replace('_', '-')}")))
    words = given.get("inspected", ())
    if not way and len(words) != 1:
        raise Wrong(say("wrong.extra", words=words[1:]) if words else say("wrong.missing", name=say("argument.task")))
    if way == "taken" and words:
        raise Wrong(say("wrong.extra", words=words))
    for name, written in (SHOWN | JUDGED if not way else JUDGED if way == "taken" else {}).items():
        if name in given:
            raise Wrong(say("wrong.needs", name=written, other="--sheet"))


def one(desk: Desk) -> None:
    """One task."""
    desk.given["task"] = desk.given["inspected"][0]
    words, given = words_of(desk), desk.given
    more = {"progress": percent(given.get("progress")), "score": number(given.get("score"))}
    change(desk, given["task"], lambda task: decided(task, Act.INSPECT, words, **more), did(desk, Act.INSPECT.value))


def picked(desk: Desk) -> list[TaskAssessment]:
    """The tasks that words pick, an id among them meaning that task; without words those of the inspection plan."""
    of = desk.assessment
    if not desk.words:
        return planned(desk)
    ids = {word for word in desk.filters for task in of.tasks if word in (task.task.id, _name(task))}
    words = tuple(word for word in desk.filters if word not in ids)
    found = desk.picked(words, of) if words else of.tasks
    return [task for task in found if not ids or task.task.id in ids or _name(task) in ids]


def _name(task: TaskAssessment) -> str:
    return "/".join(task.key)


def planned(desk: Desk) -> list[TaskAssessment]:
    """The tasks to be inspected, in the order in which units are to be gone to."""
    from checklist.cli.reviewed import reviewed
    from checklist.core.ladder import notices
    from checklist.core.supervise import plan

    of = replace(desk.assessment, policy=replace(desk.policy, calendar=desk.working_days))
    trips = plan(of.tasks, of, notices(of, reviewed(desk))).trips
    return [call.of for trip in trips for call in trip.calls]


def headings() -> dict[str, str]:
    """The columns of the sheet by what stands above them, in every language."""
    return {load(language).say(label(key)): key for language in LANGUAGES for key in KNOWN}


def words_for(seen: Seen) -> tuple[str, ...]:
    """What was found in words: as it is written now, then as the other languages would have it."""
    from checklist.cli.language import spoken

    told = say("onsite.verdict_of" if seen.found else "onsite.verdict_alone", verdict=seen.verdict, found=seen.found)
    others = (load(language).say(told) for language in LANGUAGES)
    return tuple(dict.fromkeys((spoken().say(told), *others)))


class Sheet:
    """A sheet that came back, held against the lists as they are now."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.places: dict[tuple[str, str], tuple[Reading, int]] = {}
        for book in desk.shelf.books:
            for reading in book.parts:
                tasks = reading.task_list.tasks if reading.task_list else ()
                self.places |= {(book.task_list.id, task.id): (reading, at) for at, task in enumerate(tasks)}
        self.problems: list[Told] = []
        self.new: dict[tuple[str, str], tuple[Task, Seen]] = {}

    def take(self) -> None:
        """All rows or none: each that was filled in becomes an inspection."""
        desk, name = self.desk, self.desk.given["taken"]
        try:
            seen, problems = seen_rows(name, content(desk, name), headings())
        except Refused as refused:
            raise Wrong(say("refused", file=name, why=say(f"refused.{refused.ground}", **refused.values))) from None
        self.problems += (Told(name, one.where, one.text, one.what) for one in problems)
        for row in seen:
            self.add(name, row)
        if self.problems or self.new:
            desk.outlet.show(taken_report(desk.clock, self.new.values(), self.problems))
        if self.problems:
            raise Stop(say("form.refused", count=len(self.problems)), status=1)
        if not self.new:
            desk.tell(say("form.nothing" if seen else "onsite.empty"))
            return
        aside = desk.outlet.file or desk.outlet.form() == "text"
        bring(desk, self.changed(), self.did(), sys.stdout.write if aside else len)

    def add(self, name: str, seen: Seen) -> None:
        """One row; told where it is of no task, or of several."""
        keys = [key for key in self.places if key[1] == seen.id and seen.list in ("", key[0])]
        if len(keys) != 1:
            self.problems.append(Told(name, seen.place("id"), seen.id, self.unknown(seen, keys)))
            return
        reading, at = self.places[keys[0]]
        task = reading.task_list.tasks[at] if reading.task_list else Task(seen.id)
        given = self.desk.given
        on = self.desk.day(given["on"]) if given.get("on") else self.desk.clock
        after = inspected(task, seen, on, given.get("by") or "", words_for(seen), bool(given.get("on")))
        if after != task:
            self.new[keys[0]] = after, seen

    def unknown(self, seen: Seen, keys: list[tuple[str, str]]) -> Message:
        """Why an id names no one task."""
        if keys:
            return say("onsite.accepts.list", lists=tuple(key[0] for key in keys))
        return say("onsite.accepts.id", near=near(seen.id, [key[1] for key in self.places]))

    def changed(self) -> Iterator[tuple[Reading, tuple[Task, ...]]]:
        """The texts that change, with their tasks as they are to be."""
        texts: dict[int, tuple[Reading, list[Task]]] = {}
        for key, (task, _) in self.new.items():
            reading, at = self.places[key]
            held = list(reading.task_list.tasks) if reading.task_list else []
            texts.setdefault(id(reading), (reading, held))[1][at] = task
        return ((reading, tuple(tasks)) for reading, tasks in texts.values())

    def did(self) -> Message:
        """What was done in words, for the record."""
        return say("did.onsite", count=len(self.new), ids=tuple(key[1] for key in self.new))
