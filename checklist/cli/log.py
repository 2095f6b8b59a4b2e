"""The life of a task: what was done to it, by whom, when, in which version."""

from collections.abc import Iterable, Iterator, Sequence

import click

from checklist.cli.audit import headed, newest, recorded
from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Absent, Wrong
from checklist.cli.mistakes import near
from checklist.cli.options import EVERYWHERE, REV, SHOWING, Argument, Spoken, options
from checklist.core.family import Key
from checklist.core.message import say
from checklist.core.model import Task
from checklist.core.revision import Revision
from checklist.core.settle import settled
from checklist.core.slips import slips_of
from checklist.core.step import Step, Version, steps
from checklist.core.turn import ListTurn, TaskTurn, turns
from checklist.core.value import replace
from checklist.reports.life import Deed, life
from checklist.store.files import load

ON_DISK = "disk"
"""What stands for the id of a version: it is not recorded yet."""


@click.command(cls=Spoken)
@click.argument("task", cls=Argument)
@options(REV, EVERYWHERE, SHOWING)
@at_desk
def command(desk: Desk) -> None:
    """Tell a task's life."""
    versions = recorded(desk)
    walked = list(steps((*versions, *unrecorded(desk, versions))))
    key, task = named(desk.given["task"], walked)
    deeds = followed(walked, key)
    moves = [slip for one in deeds if one.revision for slip in slips_of(one.turn, one.revision)]
    report = life(task, deeds, moves, newest(versions))
    desk.answer = desk.outlet.show(headed(desk, report, versions))


def unrecorded(desk: Desk, versions: Sequence[Version]) -> Iterator[Version]:
    """The lists as they lie on the disk, after the newest version; nothing where an old version is read."""
    if desk.revision or not versions:
        return
    last = versions[-1].revision
    try:
        shelf, _ = desk.load(load)
    except Absent:
        shelf = desk.shelf  # all lists are gone
    revision = Revision(ON_DISK, "", "", desk.clock, desk.clock, "", (last.id,))
    broken = tuple(one.source.name for one in shelf.unread)
    yield Version(revision, shelf.workspace, tuple(book.task_list for book in shelf.books), broken)


def named(name: str, walked: Sequence[Step]) -> tuple[Key, Task]:
    """The task of this id, or `list/id`, as it was last said; wrong usage for none, or for several."""
    seen: set[str] = set()
    for step in reversed(walked):
        found = {
            (one.id, task.id): (one, task)
            for one in step.after.lists
            for task in one.tasks
            if name in (task.id, f"{one.id}/{task.id}")
        }
        if len(found) > 1:
            raise Wrong(say("wrong.many", name=name, found=tuple("/".join(key) for key in found)))
        for key, (one, task) in found.items():
            (whole,) = settled(replace(one, tasks=(task,)), step.after.workspace.policy.units).tasks
            return key, whole
        seen |= {task.id for one in step.after.lists for task in one.tasks}
    raise Wrong(say("wrong.id", name=name, near=near(name, sorted(seen))))


def followed(walked: Sequence[Step], key: Key) -> list[Deed]:
    """What was done to a task, oldest first: back through other ids and lists."""
    deeds: list[Deed] = []
    for step in reversed(walked):
        found = turns(step)
        turn = next((one for one in _tasks(found) if (one.list.id, one.id) == key), None)
        if turn:
            deeds.append(Deed(None if step.revision.id == ON_DISK else step.revision, turn))
        key = (turn and turn.was) or _elsewhere(found, key)
    return deeds[::-1]


def _elsewhere(found: Iterable[ListTurn], key: Key) -> Key:
    """The key a task had before its list was given another id."""
    for turn in found:
        if turn.before and turn.after and turn.after.id == key[0]:
            return turn.before.id, key[1]
    return key


def _tasks(found: Iterable[ListTurn]) -> Iterator[TaskTurn]:
    """Task by task, those of a list that begins or is gone among them."""
    for turn in found:
        if turn.before is None and turn.after:
            known = {one.id for one in turn.tasks}
            yield from (TaskTurn(turn.after, None, task) for task in turn.after.tasks if task.id not in known)
        if turn.after is None and turn.before:
            yield from (TaskTurn(turn.before, task, None) for task in turn.before.tasks)
        yield from turn.tasks
