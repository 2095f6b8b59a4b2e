"""A merge driver for git: lists are merged by what they say, task by task and field by field."""

from pathlib import Path
from typing import Any

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Absent
from checklist.cli.options import EVERYWHERE, Argument, Spoken, options
from checklist.core.compare import Change
from checklist.core.merge import ADDED, CHANGED, Clash
from checklist.core.message import Message, say
from checklist.core.model import Task
from checklist.reports.changes import cell, what

NO_TASKS = b"tasks: []\n"
"""What a list was before both sides made it."""
MARKS = 7
"""How many signs a conflict mark has, where git does not say otherwise."""


@click.command(cls=Spoken)
@click.argument("base", cls=Argument)
@click.argument("ours", cls=Argument)
@click.argument("theirs", cls=Argument)
@click.argument("marks", cls=Argument, required=False)
@click.argument("name", cls=Argument, required=False)
@options(EVERYWHERE)
@at_desk
def command(desk: Desk) -> None:
    """Merge for git; the result stands in the place of ours."""
    from checklist.source.conflict import merged_text
    from checklist.source.read import read_bytes
    from checklist.store.write import Replacement, put_all

    desk.settle()
    paths = [Path(desk.folder, desk.given[one]) for one in ("base", "ours", "theirs")]
    data = [read(path) for path in paths]
    limits = desk.shelf.workspace.limits
    name = desk.given.get("name") or paths[1].name
    marks = int(desk.given["marks"]) if desk.given.get("marks", "").isdigit() else MARKS
    readings = [read_bytes(name, one, limits) for one in (data[0] or NO_TASKS, *data[1:])]
    found = merged_text(readings[0], readings[1], readings[2], marks)
    if found is None:
        desk.tell(say("merge.by_line", path=name))
        by_line(desk, paths, marks)
        return
    mark = b"\xef\xbb\xbf" if readings[1].source.bom else b""
    put_all([Replacement(paths[1], data[1], mark + found.text.encode())])
    desk.tell(*(told(one) for one in found.clashes))
    desk.status = int(bool(found.clashes))


def read(path: Path) -> bytes:
    """A file that git has put there."""
    if not path.is_file():
        raise Absent(say("absent.missing", path=str(path)))
    return path.read_bytes()


def by_line(desk: Desk, paths: list[Path], marks: int) -> None:
    """What git would have done without us."""
    from checklist.cli.past import said_of
    from checklist.store.git import GitFailed
    from checklist.store.mergefile import merge_file
    from checklist.store.write import Replacement, put_all

    try:
        text, clashes = merge_file(paths[0], paths[1], paths[2], marks)
    except GitFailed as failed:
        raise said_of(failed) from None
    put_all([Replacement(paths[1], paths[1].read_bytes(), text)])
    desk.status = int(clashes)


def told(one: Clash) -> Message:
    """A clash in a sentence."""
    ours, theirs, base = map(shown, (one.ours, one.theirs, one.base))
    if one.how == ADDED and not one.route:
        return say("merge.twice", id=one.task, ours=ours, theirs=theirs)
    if one.how == CHANGED or one.route:
        change = Change(one.task, one.route, one.ours, one.theirs)
        return say(
            "merge.field", id=one.task or say("merge.head"), field=what(change), ours=ours, theirs=theirs, base=base
        )
    return say("merge.gone" if one.ours is None else "merge.gone_theirs", id=one.task)


def shown(value: Any) -> Any:
    """A value as it is told; a task by its title."""
    if value is None:
        return say("value.none")
    return value.title if isinstance(value, Task) else cell(value)
