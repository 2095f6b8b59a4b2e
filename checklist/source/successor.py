"""The text of a list that goes on from another: in that one's hand, under its head, with other tasks."""

from collections.abc import Sequence

from checklist.core.model import TaskList
from checklist.core.policy import LIMITS, Limits
from checklist.core.value import replace
from checklist.source.amend import Unwritable, edits_to
from checklist.source.edit import Overlap, apply
from checklist.source.layout import Page, is_flow, next_line
from checklist.source.read import Reading, read_source
from checklist.source.roster import Roster
from checklist.source.schema import TASK
from checklist.source.text import Source
from checklist.source.tree import Mapping
from checklist.source.write import write


def successor(
    old: Reading, after: TaskList, places: Sequence[int | None], name: str, limits: Limits = LIMITS
) -> Reading:
    """The text of a new list, read: `places` says which task of the old text each of its tasks is written like.

    Where the old text has no hand that this can be written in, it is written as the program writes.
    """
    try:
        found = _in_its_hand(old, after, places, limits)
    except (Overlap, Unwritable):
        found = None
    if found is None or _said(found, name, limits).task_list != after:
        return _said(write(after), name, limits)
    return _said(found, name, limits)


def _said(text: str, name: str, limits: Limits) -> Reading:
    return read_source(Source(name, text), limits)


def _in_its_hand(old: Reading, after: TaskList, places: Sequence[int | None], limits: Limits) -> str | None:
    root = old.document.root
    if not isinstance(root, Mapping) or is_flow(old.source.text, root):
        return None
    page = Page(old)
    roster = Roster(page, root)
    if roster.rows is None or roster.key is None or is_flow(page.text, roster.rows) or not after.tasks:
        return None
    gap = page.newline * roster.room(roster.rows)
    rows = [
        "".join(f"{' ' * roster.column}{line}{page.newline}" if line else page.newline for line in lines)
        for lines in (roster.like(TASK.write(task), at or 0) for task, at in zip(after.tasks, places, strict=True))
    ]
    head = page.text[: next_line(page.text, roster.key.start)]
    reading = read_source(Source(old.source.name, head + gap.join(rows)), limits)
    now = reading.task_list
    if now is None or now.tasks != after.tasks:
        return None
    edits = edits_to(reading, replace(after, tasks=now.tasks), tuple(range(len(now.tasks))))
    return apply(reading.source.text, edits)
