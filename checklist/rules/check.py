"""Every problem of a shelf, in one run: what could not be read, what the rules find, less what is waived."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import Any

from checklist.core.model import Task, TaskList
from checklist.core.policy import Workspace
from checklist.core.watch import Watch, unwatched
from checklist.rules.diagnostic import Diagnostic
from checklist.rules.families import RULES
from checklist.rules.ledger import ledger_problems, renamed_lists
from checklist.rules.registry import Finding, Rule, Scene, near_code
from checklist.rules.relations import Relations
from checklist.rules.shape import told_fault
from checklist.rules.together_notices import secrets_written
from checklist.rules.waiver import Told, told, unwaived
from checklist.source.book import Book, Shelf
from checklist.source.read import Reading, claimed
from checklist.source.schema import LIST, TASK
from checklist.source.text import MORE, rest_untold
from checklist.source.tree import Sequence, entries

Exists = Callable[[str], bool]
Wanted = Callable[[str], bool]
Asked = list[tuple[Callable[[Task], Any] | None, list[Rule]]]


AND_MORE = frozenset(MORE.values())
"""Told whatever was wanted: nothing is cut off unsaid."""


class UnknownCode(ValueError):  # noqa: N818 -- said as what is so
    """No rule's code begins like this; `near` is the one most like it, if any."""

    def __init__(self, text: str, near: str) -> None:
        super().__init__(text)
        self.text = text
        self.near = near


def check(
    shelf: Shelf,
    today: date,
    exists: Exists,
    errors_only: bool = False,
    wanted: Wanted = bool,
    whole: bool = False,
    watch: Watch = unwatched,
) -> tuple[Diagnostic, ...]:
    """Every problem, sorted by text, place and code; unless the `whole` is asked, of one code so many in one list.

    `today` is the version's own day (today, the pin, or its commit's). `exists` says of a path whether the workspace
    holds such a file. What the workspace waives is left out, and every code that is not `wanted`. `errors_only` leaves
    out all that is not an error, and asks no rule that could find nothing else.
    """

    def asked(code: str) -> bool:
        return (code[0] == "E" or not errors_only) and (code in AND_MORE or wanted(code))

    scene = Scene(shelf, today, exists, Relations(shelf))
    waived = bool(shelf.workspace.policy.waivers)
    rules = [one for one in RULES.values() if one.find and (asked(one.code) or (waived and not errors_only))]
    ledgers = () if errors_only else chain(ledger_problems(shelf), renamed_lists(shelf), secrets_written(shelf))
    told = unwaived(chain(_unreadable(shelf), ledgers, _found(scene, rules, watch)), scene)
    capped = _capped((one for one in told if asked(one.code)), None if whole else shelf.workspace.limits.faults)
    return tuple(sorted(_of_what_was_read(list(capped))))


def _of_what_was_read(found: list[Diagnostic]) -> list[Diagnostic]:
    """The problems, but for those that speak of a value which could not be read: it is none, and that is told."""
    unread = {(one.source.name, one.span) for one in found if one.code[:2] == "E1"}
    return (
        [one for one in found if one.code[1] == "1" or (one.source.name, one.span) not in unread] if unread else found
    )


def _capped(told: Iterable[Told], most: int | None) -> Iterator[Diagnostic]:
    """The problems in their places; of a code no more than so many in each list, and then how many there are."""
    if most is None:
        yield from (one.placed() for one in told)
        return
    counts: Counter[tuple[str, str]] = Counter()
    left_out: dict[tuple[str, str], Told] = {}
    for one in told:
        key = one.of, one.code
        counts[key] += bool(one.of)
        if counts[key] <= most:
            yield one.placed()
        else:
            left_out.setdefault(key, one)
    for key, one in left_out.items():
        first = one.placed()
        yield told_fault(rest_untold(one.code, first.span, most, counts[key] - most), first.source)


def _unreadable(shelf: Shelf) -> Iterator[Told]:
    """What the reader of the texts noted, whichever list it belongs to."""
    of_tasks = any(waiver.task for waiver in shelf.workspace.policy.waivers)
    lists = [(part, book.task_list.id) for book in shelf.books for part in book.parts]
    for reading, name in [(shelf.settings, ""), *lists, *((reading, "") for reading in shelf.unread)]:
        around = tasks_around(reading) if of_tasks and reading.faults else None
        for fault in reading.faults:
            task = around(fault.span.start) if around else ""
            yield Told(fault.code, name, task, "", partial(told_fault, fault, reading.source))


def tasks_around(reading: Reading) -> Callable[[int], str]:
    """The id of the task that a character stands in, for any character of a text; `""` for none."""
    root = reading.document.root
    tasks = [
        task
        for key, below in (entries(root) if root else ())
        if key.text in LIST.index and LIST.index[key.text].key == "tasks" and isinstance(below, Sequence)
        for task in below.items
    ]
    starts = [task.start for task in tasks]

    def around(index: int) -> str:
        task = tasks[bisect_right(starts, index) - 1] if starts and starts[0] <= index else None
        if task is None or index >= task.end:
            return ""
        ids = (below for name, below in entries(task) if TASK.index.get(name.text) is TASK.index["id"])
        return getattr(next(ids, None), "text", "")

    return around


def _found(scene: Scene, rules: list[Rule], watch: Watch) -> Iterator[Told]:
    """What the rules find: in the workspace, then list by list in its texts, as a whole, and task by task."""
    of = {kind: [one for one in rules if one.of is kind] for kind in (Workspace, Book, TaskList, Task)}
    shelf = scene.shelf
    settings = Book(TaskList(), (shelf.settings,), ())
    yield from _asked(of[Workspace], shelf.workspace, scene, settings)
    by_need = _by_need(of[Task])
    total = sum(len(one.tasks) for one in shelf.lists)
    count = iter(watch(range(total), "checking", total))
    for book, task_list in zip(shelf.books, shelf.lists, strict=True):
        here = Scene(shelf, scene.today, scene.exists, scene.relations, task_list, book)
        yield from _asked(of[Book], book, here, book)
        yield from _asked(of[TaskList], task_list, here, book)
        yield from _asked_of_tasks(by_need, here, count)


def _asked(rules: list[Rule], subject: object, scene: Scene, book: Book) -> Iterator[Told]:
    for one in rules:
        for finding in one.find(subject, scene) if one.find else ():
            yield told(one.code, finding, book, scene.list)


def _by_need(rules: list[Rule]) -> Asked:
    """The rules by the field they need first, so that a task is not asked about what it does not have."""
    needs = dict.fromkeys(one.needs[:1] for one in rules)
    return [(attrgetter(*need) if need else None, [one for one in rules if one.needs[:1] == need]) for need in needs]


def _asked_of_tasks(asked: Asked, scene: Scene, count: Iterator[int]) -> Iterator[Told]:
    for index, (task, _) in enumerate(zip(scene.list.tasks, count, strict=False)):
        for need, rules in asked:
            if need is not None and not need(task):
                continue
            for one in rules:
                if len(one.needs) > 1 and not all(getattr(task, name) for name in one.needs):
                    continue
                for found in one.find(task, scene) if one.find else ():
                    route = ("tasks", index, *found.route)
                    yield told(one.code, Finding(route, found.values, found.remedy), scene.book, scene.list)


def faulty(diagnostics: Iterable[Diagnostic], shelf: Shelf) -> frozenset[str]:
    """The ids of the lists with an error in any of their texts: they give no figures.

    A text of which cannot be told which list it belongs to may be a part of any; it spoils those that are known to
    stand in several.
    """
    wrong = with_errors(diagnostics, shelf)
    names, claims = {reading.source.name for reading in wrong}, [claimed(reading) for reading in wrong]
    found = {book.task_list.id for book in shelf.books if any(part.source.name in names for part in book.parts)}
    found |= {name for claim in claims for name in claim or ()}
    if None in claims:
        found |= {book.task_list.id for book in shelf.books if len(book.parts) > 1}
    return frozenset(found)


def with_errors(diagnostics: Iterable[Diagnostic], shelf: Shelf) -> list[Reading]:
    """The texts of lists that have an error."""
    wrong = {one.source.name for one in diagnostics if one.severity == "error"}
    every = [*(part for book in shelf.books for part in book.parts), *shelf.unread]
    return [reading for reading in every if reading.source.name in wrong]


def chosen(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Wanted:
    """Whether a code is selected (all are, if nothing is) and not ignored, by its beginning; the longer word wins.

    UnknownCode for a word that no code begins with.
    """
    selected, ignored = tuple(map(known_code, select)), tuple(map(known_code, ignore))

    def wanted(code: str) -> bool:
        for_it = max((len(word) for word in selected if code.startswith(word)), default=-1 if selected else 0)
        return for_it > max((len(word) for word in ignored if code.startswith(word)), default=-1)

    return wanted


def known_code(text: str) -> str:
    """The code, or beginning of codes, that was typed; UnknownCode with the nearest one."""
    code = text.strip().upper()
    if code and any(one.startswith(code) for one in RULES):
        return code
    raise UnknownCode(text, near_code(code, RULES))
