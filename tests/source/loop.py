"""The law of the loop: what changes make of a list's values, their edits make of its text, and nothing else."""

from collections.abc import Callable
from typing import Any

from checklist.core.align import align
from checklist.core.amend import amend, traced
from checklist.core.compare import compare
from checklist.core.model import TaskList
from checklist.source.amend import edits
from checklist.source.edit import apply
from checklist.source.forms import frozen
from checklist.source.read import Reading, read_bytes
from checklist.source.rewrite import alike
from checklist.source.schema import LIST
from checklist.source.write import write
from tests.source.scalars import scalars, seen_by_ruamel
from tests.source.styled import Path, Styled, styled

NAMED = {"updates": ("on", "by"), "decisions": ("on", "act"), "milestones": ("title",), "sections": ("name",)}


def read(text: str) -> Reading:
    return read_bytes("a.yaml", text.encode())


def said(task_list: TaskList) -> bool:
    """Can a file say this, so that it is read as the same?"""
    return read(write(task_list)).task_list == task_list


def broken(task_list: TaskList, after: TaskList, seed: int) -> str:
    """What breaks the law when a list, written in some style, becomes another; empty if nothing does."""
    old = styled(task_list, seed)
    changes = compare(task_list, after)
    new = apply(old.text, edits(read(old.text), changes))
    again = read(new)
    kept = "\r\n" not in old.text or "\n" not in new.replace("\r\n", "")
    holds = {
        "the old text is read as the list": read(old.text).task_list == task_list,
        "the new text says the other list": again.task_list == amend(task_list, changes) == after,
        "it has no fault": {fault.code for fault in again.faults} <= {"W101"},
        "no comment is lost": lost(old, task_list, after, new) == [],
        "both readers see the same": scalars(new) == seen_by_ruamel(new),
        "line ends are kept": kept,
        "the last line is ended as before": new.endswith("\n") or not old.text.endswith("\n"),
    }
    return "; ".join(f"not so: {what}" for what, is_so in holds.items() if not is_so)


def lost(old: Styled, before: TaskList, after: TaskList, text: str) -> list[str]:
    """The comments that are not there any more although what they are comments of is."""
    places = traced(before, compare(before, after))[1]

    def follow(path: Path, here: list[Any], there: list[Any]) -> int | None:
        if path[:-1] == ("tasks",):
            return next((at for at, place in enumerate(places) if place == path[-1]), None)
        keys = NAMED.get(str(path[-2]), ())

        def name(one: Any) -> Any:
            return tuple(one.get(key, "") for key in keys) if keys else frozen(one)

        pairs = align(here, there, name, alike, frozen)
        return next((now for was, now in pairs if was == path[-1]), None)

    plain = LIST.write(before), LIST.write(after)
    return [one for one, path in old.comments.items() if one not in text and not may_go(path, *plain, follow)]


def may_go(path: Path, before: Any, after: Any, follow: Callable[[Path, Any, Any], int | None]) -> bool:
    """May a comment of something go, since that is gone or of another shape? `follow` finds an item afterwards."""
    for at, step in enumerate(path):
        if isinstance(step, int):
            before, after = (one if isinstance(one, list) else [one] for one in (before, after))
        if type(before) is not type(after):
            return True
        if isinstance(before, dict):
            if step not in before:
                return False
            if step not in after:
                return True
            before, after = before[step], after[step]
        elif isinstance(before, list) and isinstance(step, int):
            there = follow(path[: at + 1], before, after)
            if there is None:
                return True
            before, after = before[step], after[there]
        else:
            return False
    return isinstance(before, list | dict) and bool(before) and not after
