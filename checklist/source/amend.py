"""From changes of a list to edits of its text: only what says something else is written anew, in the text's hand."""

from collections.abc import Iterable

from checklist.core.amend import traced
from checklist.core.compare import Change
from checklist.core.model import TaskList
from checklist.core.value import replace
from checklist.source.edit import Edit
from checklist.source.finish import finished
from checklist.source.forms import frozen
from checklist.source.kinds import Plain
from checklist.source.layout import Page
from checklist.source.notes import Notes
from checklist.source.read import Reading, stem
from checklist.source.roster import Places, Roster
from checklist.source.schema import LIST, TASK
from checklist.source.tree import Mapping


class Unwritable(ValueError):  # noqa: N818 -- said as what is so
    """There is no list in the text, or no edit of it can say what is meant."""


def edits(reading: Reading, changes: Iterable[Change]) -> tuple[Edit, ...]:
    """The edits of a list's text that the changes come to; `Outdated` for a change that does not fit the list."""
    if reading.task_list is None:
        raise Unwritable(reading.source.name)
    return edits_to(reading, *traced(reading.task_list, changes))


def edits_to(reading: Reading, after: TaskList, places: Places) -> tuple[Edit, ...]:
    """The edits that make a text say another list, whose tasks come from these places of its own."""
    root, before = reading.document.root, reading.task_list
    if before is None or not isinstance(root, Mapping):
        raise Unwritable(reading.source.name)
    page = Page(reading)
    roster = Roster(page, root)
    inner = list(roster.edits(before.tasks, after.tasks, places))
    now, form = _heads(reading.source.name, roster.head, before, after)
    if roster.key is None and after.tasks:
        form["tasks"] = [TASK.write(task) for task in after.tasks]
    if frozen(now) != frozen(form):
        places_of_tasks = {} if roster.at is None else {roster.at: inner}
        found = roster.rewrite(roster.around(0)).mapping(LIST, root, form, roster.is_chinese, now, places_of_tasks)
        if found is None:
            raise Unwritable(reading.source.name)
        inner = found
    return finished(page, root, inner)


def _heads(name: str, head: Mapping, before: TaskList, after: TaskList) -> tuple[dict[str, Plain], dict[str, Plain]]:
    """What a text says of the list itself, without its tasks, and what it is to say.

    The name and the title stay unsaid where the file's name says them still.
    """
    now = LIST.write(LIST.read(head, Notes()))
    was, then = (LIST.write(replace(one, tasks=())) for one in (before, after))
    form = {key: plain for key, plain in now.items() if key in then or key not in was}
    form |= {key: plain for key, plain in then.items() if frozen(plain) != frozen(was.get(key))}
    for key, told, unsaid in (("list", after.id, stem(name)), ("title", after.title, after.id)):
        form.pop(key, None)
        if told and (key in now or told != unsaid):
            form[key] = told
    return now, form
