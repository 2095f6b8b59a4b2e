"""Two versions of a list's text merged beside the one both began with: ours, with what theirs says in our hand.

Where both say something else the lines stand between the usual conflict marks, and nowhere else.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from checklist.core.compare import compare
from checklist.core.merge import ADDED, Clash, Merged, Twofold, merge
from checklist.core.model import TaskList
from checklist.core.value import Value
from checklist.source.checked import NotAsMeant, checked
from checklist.source.lines import place
from checklist.source.read import Reading, at

Block = tuple[int, int, int, int]
"""Lines that differ: from and to in our text, from and to in theirs."""


class MergedText(Value):
    """The merged text, and what clashes in it."""

    text: str
    clashes: tuple[Clash, ...] = ()


def merged_text(base: Reading, ours: Reading, theirs: Reading, marks: int = 7) -> MergedText | None:
    """The texts merged by what they say; None where one of them has errors, or no edit of ours can say it."""
    lists = [one.task_list for one in (base, ours, theirs) if not any(fault.code[0] == "E" for fault in one.faults)]
    if len(lists) < 3 or None in lists:
        return None
    try:
        found = merge(*(one for one in lists if one))
        mine = said(ours, found.ours)
        yours = said(ours, found.theirs) if found.clashes else mine
    except (Twofold, NotAsMeant):
        return None
    if not found.clashes:
        return MergedText(mine.source.text)
    return MergedText(marked(mine, yours, found, marks), found.clashes)


def said(reading: Reading, wanted: TaskList) -> Reading:
    """A text that says another list, in its own hand."""
    changes = compare(reading.task_list, wanted) if reading.task_list else ()
    return checked(reading, changes).after if changes else reading


def marked(mine: Reading, yours: Reading, found: Merged, marks: int) -> str:
    """The text with both sides of every clash between marks."""
    one, other = (reading.source.text.splitlines(keepends=True) for reading in (mine, yours))
    whole = [_whole(mine, yours, clash.task) for clash in found.clashes if clash.how == ADDED and not clash.route]
    lines: list[str] = []
    here = 0
    for a, b, c, d in _widened(differing(one, other), whole):
        lines += one[here:a]
        ending = "\r\n" if one and one[0].endswith("\r\n") else "\n"
        lines += [f"{'<' * marks} ours{ending}", *_ended(one[a:b], ending), f"{'=' * marks}{ending}"]
        label = ", ".join(_labels(mine, yours, found.clashes, (a, b, c, d)))
        lines += [*_ended(other[c:d], ending), f"{'>' * marks} theirs: {label}{ending}"]
        here = b
    return "".join((*lines, *one[here:]))


def _ended(lines: Sequence[str], ending: str) -> list[str]:
    return [line if line.endswith(("\n", "\r")) else line + ending for line in lines]


def differing(one: Sequence[str], other: Sequence[str]) -> list[Block]:
    """Where two rows of lines differ; what both begin and end with is not compared twice."""
    least = min(len(one), len(other))
    head = next((at for at in range(least) if one[at] != other[at]), least)
    tail = next((at for at in range(least - head) if one[-1 - at] != other[-1 - at]), least - head)
    inner = SequenceMatcher(None, one[head : len(one) - tail], other[head : len(other) - tail], autojunk=False)
    return [(a + head, b + head, c + head, d + head) for kind, a, b, c, d in inner.get_opcodes() if kind != "equal"]


def _widened(blocks: Iterable[Block], whole: Sequence[Block]) -> Iterator[Block]:
    """The blocks; those that touch a task that is two tasks become one with it."""
    found = list(blocks)
    for one in whole:
        inside = [other for other in found if _overlap(one, other)]
        if inside:
            a, b, c, d = zip(one, *inside, strict=True)
            found = [other for other in found if other not in inside] + [(min(a), max(b), min(c), max(d))]
    yield from sorted(found)


def _overlap(one: Block, other: Block) -> bool:
    """Have two blocks lines in common, in either text?"""
    return (one[0] < other[1] and other[0] < one[1]) or (one[2] < other[3] and other[2] < one[3])


def _whole(mine: Reading, yours: Reading, task: str) -> Block:
    return (*rows(mine, task), *rows(yours, task))


def rows(reading: Reading, task: str) -> tuple[int, int]:
    """The lines of a task, from and to before which, counted from 0; of none the end of the text."""
    text = reading.source.text
    tasks = reading.task_list.tasks if reading.task_list else ()
    index = next((number for number, one in enumerate(tasks) if one.id == task), None)
    end = len(text.splitlines())
    if index is None:
        return end, end
    start = place(text, at(reading, ("tasks", index)).start).line - 1
    if index + 1 < len(tasks):
        end = place(text, at(reading, ("tasks", index + 1)).start).line - 1
    return start, end


def _labels(mine: Reading, yours: Reading, clashes: Iterable[Clash], block: Block) -> Iterator[str]:
    """Which clashes a block is about: those of the tasks whose lines it is among; without any, those of the head."""
    found = []
    for task in dict.fromkeys(one.task for one in clashes):
        spans = (rows(mine, task), rows(yours, task)) if task else ()
        if any(start <= first < end for (start, end), first in zip(spans, (block[0], block[2]), strict=False)):
            found.append(task)
    for one in clashes:
        if one.task in (found or ("",)):
            yield " ".join(filter(None, (one.task, ".".join(map(str, one.route)))))
