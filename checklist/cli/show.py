"""One task whole, with its history; on paper its brief."""

from collections.abc import Callable, Sequence
from functools import partial

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Wrong
from checklist.cli.mistakes import near
from checklist.cli.options import FAILING, JUDGING, SHOWING, Argument, Spoken, option, options
from checklist.cli.reviewed import running
from checklist.core.assess import TaskAssessment
from checklist.core.climb import round_of
from checklist.core.family import Key
from checklist.core.ladder import Notice, notice_of
from checklist.core.ledger import lives
from checklist.core.message import say
from checklist.core.select import find
from checklist.reports.report import Report
from checklist.reports.task import task_report

Telling = Callable[[Sequence[TaskAssessment]], Report]
WAYS = (
    option("--all", "every", is_flag=True, default=None, help="option.show_all"),
    option("--curve", is_flag=True, default=None),
)


@click.command(cls=Spoken)
@click.argument("ids", nargs=-1, cls=Argument)
@options(WAYS, JUDGING, SHOWING, FAILING)
@at_desk
def command(desk: Desk) -> None:
    """Show tasks whole."""
    tasks = asked(desk)
    desk.fail_on(tasks)
    told = curves(desk) if desk.given.get("curve") else whole(desk)
    if desk.outlet.file:
        from checklist.cli.papers import file_name, folder_of, put

        folder = folder_of(desk)
        if folder is not None:
            one_each = ((file_name(one.list, one.task.id), told((one,))) for one in tasks)
            put(desk, folder, one_each, len(tasks))
            return
    desk.show(told(tasks))


def asked(desk: Desk) -> tuple[TaskAssessment, ...]:
    """The tasks that are named, or with `--all` those that the filter words pick; wrong usage for none."""
    if desk.given.get("every"):
        return desk.pick(desk.assessment)
    if not desk.filters:
        raise Wrong(say("wrong.missing", name=say("argument.ids")))
    return tuple(named(desk, name) for name in desk.filters)


def curves(desk: Desk) -> Telling:
    """What tells the curves of tasks alone."""
    from checklist.reports.curve import curve_report

    return partial(curve_report, desk.assessment)


def whole(desk: Desk) -> Telling:
    """What tells tasks from top to bottom."""
    of, held = desk.assessment, running(desk)

    def told(tasks: Sequence[TaskAssessment]) -> Report:
        found = {one.key: notice_of(one, of, held) for one in tasks}
        new = to_issue(desk, [one for one in found.values() if one]) if of.told else found
        return task_report(of, [(one, new.get(one.key)) for one in tasks])

    return told


def to_issue(desk: Desk, due: Sequence[Notice]) -> dict[Key, Notice | None]:
    """Of notices due on their facts those that the ledger has not: what was told is shown among what was served."""
    by_hand = not desk.policy.notices.channels
    held = round_of(due, lives(desk.assessment.told), desk.assessment, by_hand, desk.working_days)
    return {one.of.key: one for one in held.issue}


def named(desk: Desk, name: str) -> TaskAssessment:
    """The one task a name means; wrong usage for none, or for several."""
    found = find(name, desk.assessment)
    if len(found) == 1:
        return found[0]
    if found:
        raise Wrong(say("wrong.many", name=name, found=tuple(f"{one.list}/{one.task.id}" for one in found)))
    if desk.left_out:
        raise Wrong(say("wrong.id_left_out", name=name), status=1)
    raise Wrong(say("wrong.id", name=name, near=near(name, [one.task.id for one in desk.assessment.tasks])))
