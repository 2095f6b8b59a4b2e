"""Two versions of a list's text merged beside the one both began with: ours, with what theirs says in our hand.

Where both say something else the text stays as ours has it, and is whole: nothing stands between conflict marks.
"""

from collections.abc import Callable, Collection

from checklist.core.compare import compare
from checklist.core.merge import Clash, Twofold, merge, merge_without
from checklist.core.message import Message
from checklist.core.model import TaskList
from checklist.core.value import Value
from checklist.source.checked import NotAsMeant, checked
from checklist.source.read import Reading

Wrong = Callable[[Reading], Collection[tuple[str, Message]]]
"""What is wrong with a text: of which task (`""`: of none of them), and in a sentence."""
CLAIMED = ("updates",)
"""What a task keeps of theirs though its other fields do not go together with ours."""


class MergedText(Value):
    """The merged text, what clashes in it, and why what clashes only TOGETHER does."""

    text: str
    clashes: tuple[Clash, ...] = ()
    wrong: tuple[tuple[str, Message], ...] = ()


def merged_text(base: Reading, ours: Reading, theirs: Reading, wrong: Wrong = lambda _: ()) -> MergedText | None:
    """The texts merged by what they say; None where one of them has errors, or no edit of ours can say it.

    What is wrong with the merged text, and with neither of the two, was brought about by the merge: of those tasks what
    theirs has changed is not taken, first but for its reports, then whole; at last nothing of theirs is.
    """
    lists = _lists(base, ours, theirs)
    if lists is None:
        return None
    was, mine, yours = lists
    brought: list[tuple[str, Message]] = []
    try:
        found = merge(was, mine, yours)
        for but in (CLAIMED, (), None):
            new = _brought(said(ours, found.ours), ours, theirs, wrong)
            if not new:
                break
            brought += new
            tasks = {""} if but is None else {task for task, _ in brought}
            found = merge_without(was, mine, yours, tasks, but or ())
        after = said(ours, found.ours)
    except (Twofold, NotAsMeant):
        return None
    return MergedText(after.source.text, found.clashes, tuple(brought))


def undecided_text(base: Reading, ours: Reading, theirs: Reading) -> str | None:
    """The texts merged to be what others are merged from: what clashes is as it was before both; None likewise."""
    lists = _lists(base, ours, theirs)
    try:
        return said(ours, merge(*lists, undecided=True).ours).source.text if lists else None
    except (Twofold, NotAsMeant):
        return None


def _lists(base: Reading, ours: Reading, theirs: Reading) -> tuple[TaskList, TaskList, TaskList] | None:
    """What each of them says; None where one has errors."""
    if any(faulty(one) for one in (base, ours, theirs)) or not (base.task_list and ours.task_list and theirs.task_list):
        return None
    return base.task_list, ours.task_list, theirs.task_list


def _brought(after: Reading, ours: Reading, theirs: Reading, wrong: Wrong) -> list[tuple[str, Message]]:
    """What is wrong with a merged text and with neither side of it."""
    if after.task_list in (ours.task_list, theirs.task_list):
        return []
    known = {*wrong(ours), *wrong(theirs)}
    return [one for one in wrong(after) if one not in known]


def faulty(reading: Reading) -> bool:
    """Has a text errors?"""
    return any(fault.code[0] == "E" for fault in reading.faults)


def said(reading: Reading, wanted: TaskList) -> Reading:
    """A text that says another list, in its own hand."""
    changes = compare(reading.task_list, wanted) if reading.task_list else ()
    return checked(reading, changes).after if changes else reading
