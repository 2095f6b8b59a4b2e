"""Where a command line is typed: the workspace as it is, and what of it is offered in more than one place."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import click
from click.shell_completion import CompletionItem

from checklist.cli.desk import Desk
from checklist.cli.language import CHINESE, spoken
from checklist.cli.shells import OPEN
from checklist.core.model import Task, TaskList
from checklist.source.book import Shelf

DAYS = {
    "en": ("today", "yesterday", "month-end", "last month-end", "last friday", "year-end"),
    "zh-CN": ("今天", "昨天", "本月底", "上月底", "上周五", "年底"),
}
HEEDED = ("directory", "words")
"""What is given already and says what is read; the disk is, whichever version is asked for."""
Found = Iterable[CompletionItem]


class Here:
    """Where the line is typed: the workspace as it is, asked for only where it is needed."""

    def __init__(self, ctx: click.Context) -> None:
        self.command = ctx.info_name or ""
        given: dict[str, Any] = {}
        for one in (ctx.parent, ctx):
            given |= {name: value for name, value in (one.params if one else {}).items() if name in HEEDED and value}
        self.desk = Desk(given, tuple(given.pop("words", ())))

    @cached_property
    def shelf(self) -> Shelf:
        """All that is read; the language is settled on the way."""
        return self.desk.shelf

    @property
    def lists(self) -> tuple[TaskList, ...]:
        """The lists, as they are judged."""
        return self.shelf.lists

    @property
    def tasks(self) -> Iterator[Task]:
        """Every task of every list."""
        return (task for one in self.lists for task in one.tasks)

    @property
    def chinese(self) -> bool:
        """Does this run speak Chinese?"""
        return spoken().language == CHINESE


def beginning(typed: str, words: Iterable[str], more: Iterable[str] = ()) -> Iterator[CompletionItem]:
    """The words that begin as is typed; `more` are offered only once something is."""
    yield from (CompletionItem(word, kind(word)) for word in words if word.startswith(typed))
    yield from (CompletionItem(word, kind(word)) for word in more if typed and word.startswith(typed))


def headed(head: str, found: Iterable[CompletionItem]) -> Iterator[CompletionItem]:
    """The same words behind what is typed already."""
    return (CompletionItem(f"{head}{one.value}", one.type, one.help) for one in found)


def kind(word: str) -> str:
    """Does a word go on?"""
    return OPEN if word.endswith((":", "/", "=")) else "plain"


def ids(here: Here, typed: str) -> Found:
    """Task ids with their titles; one that stands in two lists is offered as `list/id`."""
    seen = [task.id for task in here.tasks]
    twice = {name for name in seen if seen.count(name) > 1} if len(seen) < 10_000 else set()
    for one in here.lists:
        for task in one.tasks:
            name = f"{one.id}/{task.id}" if task.id in twice else task.id
            if name.startswith(typed):
                yield CompletionItem(name, help=task.title)


def units(here: Here, typed: str) -> Found:
    """The units: those declared, by their other names too, or those that answer for something."""
    declared = here.shelf.workspace.policy.units.all
    if declared:
        other = (name for unit in declared for name in unit.also)
        return beginning(typed, (unit.name for unit in declared), other)
    return beginning(typed, dict.fromkeys(name for task in here.tasks for name in task.owner))
