"""Where a command works: what was asked for everywhere, the world as values, and the way out for reports."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checklist.cli.answer import Begun, begun, keep
from checklist.cli.days import Days
from checklist.cli.errors import Wrong
from checklist.cli.language import choose, spoken
from checklist.cli.out import PAPER, Outlet
from checklist.core.assess import Assessment, TaskAssessment, assess
from checklist.core.message import Message, say
from checklist.core.revision import Revision
from checklist.core.value import replace
from checklist.reports.report import Report
from checklist.source.book import Shelf
from checklist.store.files import STANDARD_INPUT

if TYPE_CHECKING:
    from checklist.store.past import Past
    from checklist.writers.look import Template

STANDARD_OUTPUT = "-"
CALENDAR, EVENT = "ics", "BEGIN:VEVENT"

OF_NOW = ("rev", "as_of", "since", "known_by", "fail_on")
"""What is asked of the version one looks at, not of the one it is compared with."""


class Desk(Days):
    """One command's desk: the options given to it, and what follows from them, each computed when first asked for."""

    def __init__(self, given: dict[str, Any], words: tuple[str, ...] = (), past: "Past | None" = None) -> None:
        super().__init__(given, words, past)
        self.status = 0
        self.left_out: tuple[Message, ...] = ()
        self.proof_may_lack = False
        self.answer: str | bytes | None = None

    @cached_property
    def before(self) -> "tuple[Desk, date] | None":
        """What `--since` asks for: this desk and an earlier day, or the desk of an earlier version and its day."""
        asked = self.given.get("since")
        if asked is None:
            return None
        try:
            found = self, self.day(asked)
        except Wrong as wrong:
            desk = self._earlier(asked, wrong)
            found = desk, desk.as_of
        if found[1] > self.as_of:
            raise Wrong(say("wrong.since", since=found[1], day=self.as_of))
        return found

    def _earlier(self, text: str, wrong: Wrong) -> "Desk":
        """A desk with the version of a text that is no day; outside of every repository, it is wrong to be none."""
        from checklist.cli.past import FORCED, opened

        self.past = self.past or opened(self.folder, None if text.startswith(FORCED) else wrong)
        given = {name: value for name, value in self.given.items() if name not in OF_NOW}
        other = Desk({**given, "rev": text, "lang": spoken().language}, self.words, past=self.past)
        other.__dict__["progress"] = self.progress
        other.version  # noqa: B018 -- it is looked for now, to be told first if there is none
        return other

    @cached_property
    def then(self) -> Assessment | None:
        """How things stood at what `--since` asks for."""
        return self.before[0].judge(self.before[1]) if self.before else None

    @cached_property
    def sound(self) -> Shelf:
        """The shelf without the lists that have errors: those give no figures and are named on top.

        Evidence that is not there is an error, but where `proof_may_lack`: that is what the report is to tell.
        """
        from checklist.rules.check import check, faulty

        exists = (lambda _: True) if self.proof_may_lack else self.exists
        self.loaded  # noqa: B018 -- the language is settled before anything is said
        with self.floor("checking"):
            problems = check(self.shelf, self.clock, exists, errors_only=True, watch=self.watch)
        if not problems:
            return self.shelf
        from checklist.cli.problems import left_out, refuse_settings

        refuse_settings(self.shelf.settings.source, problems, self.outlet.look())
        bad = faulty(problems, self.shelf)
        self.left_out = tuple(map(self.in_version, left_out(problems, self.shelf, bad)))
        if not self._read_on_screen():
            self.tell(*self.left_out)
        self.status = 1
        kept = [index for index, book in enumerate(self.shelf.books) if book.task_list.id not in bad]
        return replace(
            self.shelf,
            books=tuple(self.shelf.books[index] for index in kept),
            lists=tuple(self.shelf.lists[index] for index in kept),
        )

    def _read_on_screen(self) -> bool:
        """Does a person see the report itself, notes and all?"""
        return self.outlet.terminal and self.given.get("format_name") in (None, "text", "md")

    def judge(self, day: date, known_by: date | None = None) -> Assessment:
        """The sound lists judged for a day."""
        lists, policy, today = self.sound.lists, self.policy, self.clock
        with self.floor("judging"):
            (of,) = (assess(one, policy, day, known_by, today) for one in self.watch((lists,), "judging", 0))
        if not self.shelf.ledgers:
            return of
        from checklist.core.answers import known

        entries = tuple(one for ledger in self.shelf.ledgers for one in ledger.entries)
        return replace(of, told=known(entries, known_by or day))

    @cached_property
    def assessment(self) -> Assessment:
        """The sound lists judged for the day asked."""
        of = self.judge(self.as_of, self.known_by)
        if self.policy.lights.days == "working":
            self.warn_unannounced(self.as_of, self.as_of)
        return of

    def pick(self, of: Assessment) -> tuple[TaskAssessment, ...]:
        """The tasks the filter words pick."""
        if not self.filters:
            return of.tasks
        if of is self.__dict__.get("assessment"):
            self.offer(self.filters, of)
        return self.picked(self.filters, of)

    def offer(self, words: tuple[str, ...], of: Assessment) -> None:
        """Say of a word that asks for what no task has which name it may have meant."""
        from checklist.cli.mistakes import near
        from checklist.core.unheld import unheld

        for one in unheld(words, of):
            offer = near(one.name, one.known)
            if offer:
                self.tell(say("filter.unheld", word=one.word, near=offer))

    def picked(self, words: tuple[str, ...], of: Assessment) -> tuple[TaskAssessment, ...]:
        """The tasks that some filter words pick."""
        from checklist.cli.mistakes import near
        from checklist.core.select import Ambiguous, NotAFilter, select
        from checklist.core.unheld import behind
        from checklist.core.when import Unreadable

        try:
            return select(words, of)
        except Ambiguous as error:
            raise Wrong(say("wrong.share", word=error.word, known=error.known)) from None
        except NotAFilter as error:
            named = behind(error.word, of)
            meant = say("did_you_mean", word=named) if named else near(error.word, error.known)
            raise Wrong(say("wrong.filter", word=error.word, near=meant)) from None
        except Unreadable as error:
            raise Wrong(say("wrong.day", text=str(error))) from None

    @cached_property
    def outlet(self) -> Outlet:
        """Where reports go."""
        given = self.given
        file = given.get("output") or ""
        file = "" if file == STANDARD_OUTPUT else file
        form, color = given.get("format_name") or "", given.get("color") or "auto"
        return Outlet(
            self.folder, form, file, color, self.refuse, paged=not given.get("no_pager"), template=self.template
        )

    @property
    def every(self) -> bool:
        """Is every row of a listing shown: by `--all`, or since whoever reads it cannot ask for that?"""
        return bool(self.given.get("every")) or not self.outlet.brief

    def template(self, kind: str) -> "Template | None":
        """The office's own document that a kind of report is made from, if the workspace names one."""
        from checklist.cli.templates import template

        return template(self, kind)

    def refuse(self, path: Path) -> None:
        """End the run where a report is not to be written over what a path leads to."""
        from checklist.cli.spared import refuse

        named = [self.folder / word for word in self.paths if word != STANDARD_INPUT]
        refuse(path, self.folder, named, self.disk.files)

    def show(self, report: Report) -> None:
        """Write a report where and how it was asked for."""
        form = self.outlet.form()
        headed = self.headed(report, form)
        with self.floor("writing"):
            self.answer = self.outlet.show(headed)
        if form == CALENDAR and EVENT not in str(self.answer):
            self.tell(say("calendar.empty"))

    @cached_property
    def standing(self) -> Revision | None:
        """The version that was read, or the one that the files which were read are as of, where there is one."""
        if self.version or STANDARD_INPUT in self.words:
            return self.revision
        from checklist.store.git import GitFailed
        from checklist.store.past import Past
        from checklist.store.standing import standing

        try:
            self.past = self.past or Past(self.folder)
            return standing(self.past, self.folder, self.paths, self.disk.files)
        except GitFailed:
            return None

    def headed(self, report: Report, form: str) -> Report:
        """A report with what every header says, and, on paper, the foot."""
        workspace = self.shelf.workspace
        other = self.before[0] if self.before and self.before[0] is not self else None
        return replace(
            report,
            pinned=self.pinned,
            known_by=self.assessment.known_by,
            rev=self.revision,
            stands_on=self.standing if form == PAPER else None,
            since_rev=other.revision if other else None,
            notes=(*self.left_out, *(other.left_out if other else ()), *report.notes),
            workspace=report.workspace or workspace.title,
        )

    def fail_on(self, tasks: Iterable[TaskAssessment]) -> None:
        """Exit 1 where a ground of `--fail-on` is met."""
        asked = self.given.get("fail_on") or ()
        if not asked:
            return
        from checklist.core.picks import ALL_STATES
        from checklist.core.select import state_test

        for ground in asked:
            met = state_test(ground, self.assessment)
            if met is None:
                raise Wrong(say("wrong.ground", name=ground, accepted=ALL_STATES))
            if any(map(met, tasks)):
                self.status = 1

    def stop_watching(self) -> None:
        """Leave nothing of a bar on the screen, however the command ended."""
        watching = self.__dict__.get("progress")
        if watching:
            watching.stop()

    def tell_work(self) -> None:
        """With `-v`, say what was read and how long it took."""
        if self.progress and self.given.get("verbose"):
            self.tell(*self.progress.told(self.shelf if "loaded" in self.__dict__ else None))

    def keep(self, run: Begun) -> None:
        """Keep a report that came from files and from HEAD alone and went out whole, with nothing told beside it."""
        elsewhere = self.outlet.file or STANDARD_INPUT in self.words or self.given.get("verbose")
        if self.answer is None or self.aside or elsewhere:
            return
        past = self.past.drawn_from() if self.past else ()
        if past is not None:
            printed = self.outlet.encoded(self.answer)
            keep((*self.disk.asked, *past), self.disk.there, run, self.status, printed)


def at_desk(function: Callable[..., None]) -> Callable[..., int]:
    """Give a command its desk; what was said before the command's name holds unless the command says otherwise."""

    @wraps(function)
    @click.pass_context
    def command(ctx: click.Context, /, words: tuple[str, ...] = (), ids: tuple[str, ...] = (), **given: Any) -> int:
        said = {name: value for name, value in given.items() if value not in (None, ())}
        desk = Desk({**(ctx.obj or {}), **said}, words or ids)
        if desk.given.get("lang"):
            choose(desk.given["lang"])
        run = begun()
        try:
            function(desk)
            desk.keep(run)
            desk.tell_work()
        except Exception as error:
            if not desk.past:
                raise
            from checklist.cli.past import told

            raise told(error) from None
        finally:
            desk.stop_watching()
            if desk.past:
                desk.past.close()
        return desk.status

    return command
