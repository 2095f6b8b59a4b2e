"""What a merge has left open among the lists: told again, field by field, until a person has settled and staged it."""

import os
from collections.abc import Iterator

from checklist.cli.desk import Desk
from checklist.cli.merging import merged, three, told
from checklist.cli.rewriting import readings_of
from checklist.core.merge import Clash
from checklist.core.message import Message, say
from checklist.core.model import TaskList
from checklist.source.conflict import MergedText
from checklist.source.read import Reading, read_bytes
from checklist.store.files import STANDARD_INPUT
from checklist.store.git import GitFailed
from checklist.store.unmerged import Unmerged, unmerged


def tell_unmerged(desk: Desk) -> bool:
    """Tell what is unmerged among the lists of the desk. Is there any? Where there is no repository, there is not.

    What was staged as it was here is told as well until the merge is recorded: it may not have been meant.
    """
    if desk.given.get("rev") is not None or STANDARD_INPUT in desk.words:
        return False
    try:
        top, paths = unmerged(desk.folder)
    except GitFailed:
        return False  # whoever asks for a version is told of it
    read = {os.path.realpath(desk.folder / one.source.name): one for one in readings_of(desk.shelf)} if paths else {}
    found = [(one, read[place]) for one in paths if (place := os.path.realpath(top / one.path)) in read]
    for one, reading in found:
        desk.tell(*_told(desk, one, os.path.relpath(top / one.path).replace(os.sep, "/"), reading))
    return any(not one.staged for one, _ in found)


def _told(desk: Desk, one: Unmerged, path: str, reading: Reading) -> Iterator[Message]:
    if one.ours is None or one.theirs is None:
        if one.staged:
            return
        yield say("merge.deleted", path=path)
        return
    found = merged(desk, three(desk, reading.source.name, (one.base or b"", one.ours, one.theirs)))
    if found is None or reading.task_list is None:
        if one.staged:
            return
        yield say("merge.unmerged", path=path)
        return
    left = [clash for clash in found.clashes if not _settled(clash, found, reading, desk)]
    yield from told(found, reading, left)
    if left or not one.staged:
        yield say("merge.kept" if one.staged else "merge.left" if left else "merge.settled", path=path)


def _settled(clash: Clash, found: MergedText, now: Reading, desk: Desk) -> bool:
    """Does the list say something else there by now than the merge has left?"""
    left = read_bytes(now.source.name, found.text.encode(), desk.shelf.workspace.limits).task_list
    before, after = (_there(one, clash) for one in (left, now.task_list))
    return before != after or (not clash.route and _came(left, now.task_list))


def _there(of: TaskList | None, clash: Clash) -> object:
    task = of if not clash.task else next((one for one in (of.tasks if of else ()) if one.id == clash.task), None)
    return getattr(task, str(clash.route[0]), None) if clash.route else task


def _came(before: TaskList | None, after: TaskList | None) -> bool:
    """Is there a task by an id that was not there?"""
    had, has = ({task.id for task in one.tasks} if one else set() for one in (before, after))
    return bool(has - had)
