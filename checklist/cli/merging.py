"""A merge of two versions of a list: done by what they say, judged by the rules, its clashes told field by field."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from checklist.cli.desk import Desk
from checklist.cli.settling import settling
from checklist.core.compare import Change, differences
from checklist.core.merge import ADDED, DELETED, TOGETHER, Clash
from checklist.core.message import Message, say
from checklist.core.model import Decision, Task
from checklist.reports.changes import cell, what
from checklist.source.conflict import MergedText, faulty, merged_text, undecided_text
from checklist.source.lines import place
from checklist.source.read import Reading, at, read_bytes

NO_TASKS = b"tasks: []\n"
"""What a list was before both sides made it."""
SIDES = ("base", "ours", "theirs")
SET = "checklist set "
"""What a decision of theirs does not do already."""


def three(desk: Desk, name: str, data: Iterable[bytes]) -> list[Reading]:
    """The base, ours and theirs as they read; a base that is empty is a list of nothing."""
    limits = desk.shelf.workspace.limits
    return [read_bytes(name, one or NO_TASKS, limits) for one in data]


def merged(desk: Desk, readings: list[Reading]) -> MergedText | None:
    """Ours with what theirs says, judged as one list of the workspace; None where it goes by lines only."""
    base, ours, theirs = readings
    return merged_text(base, ours, theirs, lambda one: _wrong(desk, one))


def between(readings: list[Reading], base: bytes) -> bytes:
    """What two versions are that others are merged from, as one; the base where they cannot be merged by what they say.

    Git asks for it where both sides hold merges of each other, and shows it to nobody.
    """
    text = undecided_text(*readings)
    return base if text is None else encoded(readings[1], text)


def encoded(reading: Reading, text: str) -> bytes:
    """A text as the bytes that a reading came in."""
    return (b"\xef\xbb\xbf" if reading.source.bom else b"") + text.encode()


def _wrong(desk: Desk, reading: Reading) -> Collection[tuple[str, Message]]:
    """The errors of a list by itself, each with its task's id and its code."""
    from checklist.rules.check import check, tasks_around
    from checklist.source.book import shelve

    settings = desk.shelf
    shelf = shelve(settings.workspace, settings.settings, (reading,), whole=False)
    found = check(shelf, desk.clock, desk.exists, errors_only=True, whole=True)
    around = tasks_around(reading)
    own = [one for one in found if one.source is reading.source]
    return [(around(one.span.start), say("merge.wrong", code=one.code, said=one.message)) for one in own]


def untold(path: str, readings: list[Reading]) -> Message:
    """Why versions are not merged by what they say: which of them has errors, or that no edit can say it."""
    bad = next((pair for pair in zip(SIDES, readings, strict=True) if faulty(pair[1]) or not pair[1].task_list), None)
    if bad is None:
        return say("merge.by_line", path=path)
    side, reading = bad
    fault = next(one for one in reading.faults if one.code[0] == "E")
    line = place(reading.source.text, fault.span.start).line
    return say("merge.faulty", path=path, side=say(f"merge.{side}"), line=line, code=fault.code)


def told(found: MergedText, after: Reading, clashes: Iterable[Clash]) -> Iterator[Message]:
    """Each clash where it stands, with what both sides say, and the act that settles it as it is there."""
    clashes = sorted(clashes, key=lambda one: at(after, _route(after, one)))
    decided = {one.task for one in clashes if isinstance(one.theirs, Decision)}
    for one in clashes:
        line = place(after.source.text, at(after, _route(after, one)).start).line
        yield say("merge.at", file=after.source.name, line=line, said=_clash(one))
        yield from _inside(one)
        if one.how == TOGETHER:
            yield say("merge.because", why=tuple(why for task, why in found.wrong if task in ("", one.task)))
        act = settling(one, _task(after, one.task))
        if act and (one.task not in decided or isinstance(one.theirs, Decision) or act.startswith(SET)):
            yield say("merge.act", act=act)


def _task(reading: Reading, name: str) -> Task | None:
    tasks = reading.task_list.tasks if reading.task_list else ()
    return next((one for one in tasks if one.id == name), None)


def _route(reading: Reading, clash: Clash) -> tuple[str | int, ...]:
    """The way to what clashes in a text; of a task that is not in it, to where tasks are."""
    tasks = reading.task_list.tasks if reading.task_list else ()
    index = next((index for index, one in enumerate(tasks) if one.id == clash.task), None)
    below = clash.route[:1] if any(isinstance(step, int) for step in clash.route) else clash.route
    if not clash.task:
        return below
    return ("tasks",) if index is None else ("tasks", index, *below)


def _clash(one: Clash) -> Message:
    if one.route:
        change = Change(one.task, one.route, one.base, one.theirs)
        if one.ours is None and None in (one.base, one.theirs) and isinstance(one.route[-1], int):
            return say(
                "merge.item",
                id=one.task or say("merge.head"),
                field=what(change),
                theirs=_shown(one.theirs or one.base),
            )
        if one.how == ADDED:
            both = {"ours": _shown(one.ours), "theirs": _shown(one.theirs)}
            return say("merge.items", id=one.task or say("merge.head"), field=what(change), **both)
        sides = {"ours": _shown(one.ours), "theirs": _shown(one.theirs), "base": _shown(one.base)}
        return say("merge.field", id=one.task or say("merge.head"), field=what(change), **sides)
    if one.how == ADDED:
        return say("merge.twice", id=one.task)
    if one.how == DELETED:
        return say("merge.gone" if one.ours is None else "merge.gone_theirs", id=one.task)
    key = "merge.task_gone" if one.theirs is None else "merge.task_new"
    return say(key, id=one.task, title=(one.theirs or one.base).title)


def _inside(one: Clash) -> Iterator[Message]:
    """Of a task that both have made, or that only one has left: its fields that differ."""
    pair = (one.ours, one.theirs) if one.how == ADDED else (one.base, one.ours or one.theirs)
    if one.route or one.how == TOGETHER or not all(isinstance(side, Task) for side in pair):
        return
    for route, was, now in differences(*pair):
        field = what(Change(one.task, route, was, now))
        yield say("merge.both" if one.how == ADDED else "merge.changed", field=field, was=_shown(was), now=_shown(now))


def _shown(value: Any) -> Any:
    """A value as it is told; a task by its title."""
    if value in (None, "", ()):
        return say("value.none")
    return value.title if isinstance(value, Task) else cell(value)
