"""Every problem of a shelf, in one run: what could not be read, what the rules find, less what is waived."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from operator import attrgetter
from typing import Any

from checklist.core.model import Task, TaskList
from checklist.core.policy import Workspace
from checklist.rules.diagnostic import Diagnostic, diagnose
from checklist.rules.families import RULES
from checklist.rules.registry import Finding, Rule, Scene
from checklist.rules.relations import Relations
from checklist.rules.shape import told_fault
from checklist.rules.waiver import Told, unwaived
from checklist.source.book import Book, Shelf
from checklist.source.kinds import close_to
from checklist.source.read import Reading, at
from checklist.source.schema import LIST, TASK
from checklist.source.tree import Sequence, entries

Exists = Callable[[str], bool]
Asked = list[tuple[Callable[[Task], Any] | None, list[Rule]]]


class UnknownCode(ValueError):  # noqa: N818 -- said as what is so
    """No rule's code begins like this; `near` is the one most like it, if any."""

    def __init__(self, text: str, near: str) -> None:
        super().__init__(text)
        self.text = text
        self.near = near


def check(shelf: Shelf, today: date, exists: Exists, errors_only: bool = False) -> tuple[Diagnostic, ...]:
    """Every problem, sorted by text, place and code.

    `today` is the version's own day (today, the pin, or its commit's). `exists` says of a path whether the workspace
    holds such a file. What the workspace waives is left out. `errors_only` leaves out all that is not an error, and
    asks no rule that could find nothing else.
    """
    scene = Scene(shelf, today, exists, Relations(shelf))
    rules = [one for one in RULES.values() if one.find and (one.code[0] == "E" or not errors_only)]
    told = (*_unreadable(shelf, errors_only), *_found(scene, rules))
    return tuple(sorted(one for one in unwaived(told, scene) if one.code[0] == "E" or not errors_only))


def _unreadable(shelf: Shelf, errors_only: bool) -> Iterator[Told]:
    """What the reader of the texts noted, whichever list it belongs to."""
    of_tasks = any(waiver.task for waiver in shelf.workspace.policy.waivers)
    lists = [(part, book.task_list.id) for book in shelf.books for part in book.parts]
    for reading, name in [(shelf.settings, ""), *lists, *((reading, "") for reading in shelf.unread)]:
        for fault in reading.faults:
            if fault.code[0] == "E" or not errors_only:
                task = _task_around(reading, fault.span.start) if of_tasks else ""
                yield Told(told_fault(fault, reading.source), name, task)


def _task_around(reading: Reading, index: int) -> str:
    """The id of the task that a character stands in."""
    root = reading.document.root
    for key, tasks in entries(root) if root else ():
        if key.text in LIST.index and LIST.index[key.text].key == "tasks" and isinstance(tasks, Sequence):
            for task in tasks.items:
                if task.start.index <= index < task.end.index:
                    ids = (below for name, below in entries(task) if TASK.index.get(name.text) is TASK.index["id"])
                    return getattr(next(ids, None), "text", "")
    return ""


def _found(scene: Scene, rules: list[Rule]) -> Iterator[Told]:
    """What the rules find: in the workspace, then list by list in its texts, as a whole, and task by task."""
    of = {kind: [one for one in rules if one.of is kind] for kind in (Workspace, Book, TaskList, Task)}
    shelf = scene.shelf
    settings = Book(TaskList(), (shelf.settings,), ())
    yield from _asked(of[Workspace], shelf.workspace, scene, settings)
    by_need = _by_need(of[Task])
    for book, task_list in zip(shelf.books, shelf.lists, strict=True):
        here = Scene(shelf, scene.today, scene.exists, scene.relations, task_list, book)
        yield from _asked(of[Book], book, here, book)
        yield from _asked(of[TaskList], task_list, here, book)
        yield from _asked_of_tasks(by_need, here)


def _asked(rules: list[Rule], subject: object, scene: Scene, book: Book) -> Iterator[Told]:
    for one in rules:
        for finding in one.find(subject, scene) if one.find else ():
            yield _told(one.code, finding, book, scene.list)


def _by_need(rules: list[Rule]) -> Asked:
    """The rules by the field they need first, so that a task is not asked about what it does not have."""
    needs = dict.fromkeys(one.needs[:1] for one in rules)
    return [(attrgetter(*need) if need else None, [one for one in rules if one.needs[:1] == need]) for need in needs]


def _asked_of_tasks(asked: Asked, scene: Scene) -> Iterator[Told]:
    for index, task in enumerate(scene.list.tasks):
        for need, rules in asked:
            if need is not None and not need(task):
                continue
            for one in rules:
                if len(one.needs) > 1 and not all(getattr(task, name) for name in one.needs):
                    continue
                for found in one.find(task, scene) if one.find else ():
                    route = ("tasks", index, *found.route)
                    yield _told(one.code, Finding(route, found.values, found.remedy), scene.book, scene.list, task.id)


def _told(code: str, finding: Finding, book: Book, task_list: TaskList, task: str = "") -> Told:
    if finding.reading is None:
        reading, span = book.locate(finding.route)
    else:
        reading, span = finding.reading, at(finding.reading, finding.route)
    if not task and len(finding.route) > 1 and finding.route[0] == "tasks":
        task = task_list.tasks[int(finding.route[1])].id
    return Told(diagnose(code, reading.source, span, finding.values, finding.remedy), task_list.id, task)


ID = LIST.index["list"]
LIST_ID = re.compile(rf"^(?:{'|'.join(map(re.escape, (ID.key, *ID.names)))})[ \t]*:[ \t]*(\S+)", re.MULTILINE)


def faulty(diagnostics: Iterable[Diagnostic], shelf: Shelf) -> frozenset[str]:
    """The ids of the lists with an error: they give no figures. An unreadable text spoils the list that it names."""
    wrong = {one.source.name for one in diagnostics if one.severity == "error"}
    found = {book.task_list.id for book in shelf.books if any(part.source.name in wrong for part in book.parts)}
    named = (LIST_ID.search(reading.source.text) for reading in shelf.unread if reading.source.name in wrong)
    return frozenset(found | {one[1].strip("\"'") for one in named if one})


def select(
    diagnostics: Iterable[Diagnostic], select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> tuple[Diagnostic, ...]:
    """Those selected (all, if nothing is) and not ignored, by code or its beginning; the longer word wins.

    UnknownCode for a word that no code begins with.
    """
    wanted, unwanted = tuple(map(known_code, select)), tuple(map(known_code, ignore))

    def chosen(code: str) -> bool:
        for_it = max((len(word) for word in wanted if code.startswith(word)), default=-1 if wanted else 0)
        return for_it > max((len(word) for word in unwanted if code.startswith(word)), default=-1)

    return tuple(one for one in diagnostics if chosen(one.code))


def known_code(text: str) -> str:
    """The code, or beginning of codes, that was typed; UnknownCode with the nearest one."""
    code = text.strip().upper()
    if code and any(one.startswith(code) for one in RULES):
        return code
    raise UnknownCode(text, close_to(code, RULES))
