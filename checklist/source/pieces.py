"""Lists read in many versions: a text is taken apart at its tasks, and a task that was read before is not read again.

What comes out is what reading the whole text gives (a law of the tests), without the places. It rests on this: a task
that can be read alone, as one item and nothing else, has left no quote and no bracket open, so what stands before and
behind it reads the same with it or without it. A text that does not come apart so is read whole, as is one that may
hold as much as is read of a text at most.
"""

import re

from checklist.core.model import Task, TaskList
from checklist.core.policy import LIMITS, Limits
from checklist.core.value import Value, replace
from checklist.source.apart import Apart, take_apart
from checklist.source.kept import Kept
from checklist.source.read import Reading, read_bytes
from checklist.source.schema import LIST
from checklist.source.text import MEBIBYTE
from checklist.source.tree import Mapping, Sequence

TASKS = LIST.index["tasks"]
OPENING = re.compile(
    rb"^(%s)[ \t]*:[ \t]*(?:#.*)?\r?\n(?=(?:[ \t]*(?:#.*)?\r?\n)*( *)- )"
    % b"|".join(re.escape(word.encode()) for word in (TASKS.key, *TASKS.names)),
    re.MULTILINE,
)
"""The line of the key over the tasks; behind it, after comments at most, the first item with its indentation."""
BEFORE = re.compile(rb"(?:[ \t]*(?:#.*)?\r?\n)*(?:[ \t]*#.*\r?)?")
BEHIND = re.compile(rb"\n(?=[^\s#])")
"""Where a line begins that belongs to no item: the list's own next key."""
FEW = 20_000
"""So many tasks are remembered at least, and as many again as several versions have."""
FILES = 1000
"""Of so many files, the last version is kept as it was taken apart."""
SIGNS = b":,[{?"
DASH = re.compile(rb"-(?:\s|$)")


class Page(Value):
    """What one text says, without places: the list, None where it could not be read.

    `head` says whether it holds more of a list than its name and tasks, `faulty` whether something in it could not be
    read.
    """

    task_list: TaskList | None
    head: bool = True
    faulty: bool = False


class Piece(Value):
    """One task read alone: itself (None where it is none), how many errors are in it, and its events at most.

    It is not `whole` where its text is not one item and nothing else.
    """

    task: Task | None = None
    errors: int = 0
    events: int = 0
    whole: bool = True

    @property
    def plain(self) -> Task | None:
        """The task, if nothing is wrong with it."""
        return None if self.errors or not self.whole else self.task


NO_PIECE = Piece(whole=False)


class Texts:
    """A reader of lists that remembers their tasks; it reads under one set of limits."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self.limits = limits
        self._pieces: dict[bytes, Kept[bytes, Piece]] = {}
        self._heads: Kept[tuple[str, bytes], Reading] = Kept()
        self._last: dict[tuple[str, bytes], Apart[Task]] = {}
        self._most: dict[tuple[str, bytes], int] = {}
        """A text by its name and indentation as it was taken apart last, and how many events its tasks have at most."""

    def read(self, name: str, data: bytes) -> Page:
        """What `source.read.read_bytes` reads from the same bytes."""
        found = self._known(name, data) if len(data) <= self.limits.megabytes * MEBIBYTE else None
        if found is None:
            reading = read_bytes(name, data, self.limits)
            found = Page(reading.task_list, reading.head, errors(reading) > 0)
        return found

    def _known(self, name: str, data: bytes) -> Page | None:
        """The same, task by task; None where the text does not come apart."""
        opening = OPENING.search(data)
        if not opening:
            return None
        item = opening[2] + b"- "
        apart = self._apart(name, data, opening.end() - 1, item)
        last, tail, ended = _last(apart.part(-1))
        head = self._head(name, data[: opening.start()], opening[1], tail)
        if head is None or head.task_list is None or not BEFORE.fullmatch(apart.part(0)[1:]):
            return None
        final = self._look(item, [last])[0] if ended else self._read(item, last, b"")
        return self._page(head.task_list, head, apart, final, (name, item))

    def _apart(self, name: str, data: bytes, begin: int, item: bytes) -> Apart[Task]:
        """The text between its items; what is as it was in the version that was read last is not looked up again."""
        if len(self._last) > FILES:
            self._last.clear()
            self._most.clear()
        old = self._last.get((name, item)) or Apart(b"\n" + item)

        def read(texts: list[bytes]) -> list[Task | None]:
            new = self._look(item, texts)
            self._most[name, item] = self._most.get((name, item), 0) + sum(one.events for one in new)
            return [one.plain for one in new]

        found = self._last[name, item] = take_apart(data, begin, old, read)
        return found

    def _look(self, item: bytes, texts: list[bytes]) -> list[Piece]:
        """What some tasks are; those that were read before are not read again."""
        kept = self._pieces.setdefault(item, Kept())
        found = kept.all(texts, texts, lambda text: self._read(item, text))
        kept.age(FEW + 4 * len(texts))
        return found

    def _head(self, name: str, before: bytes, key: bytes, tail: bytes) -> Reading | None:
        """All of the list but its tasks; None where the key over the tasks turns out to be none."""
        text = before + key + b": []\n" + tail
        found = self._heads.one((name, text), lambda: read_bytes(name, text, self.limits))
        self._heads.age(FEW)
        return found if _stands_empty(found, before + key + b": ") else None

    def _read(self, item: bytes, text: bytes, end: bytes = b"\n") -> Piece:
        """A task read alone. Nothing in it may stand where the list's own lines do: it would be read as one there."""
        if BEHIND.search(text):
            return NO_PIECE
        reading = read_bytes("", b"tasks:\n" + item + text + end, self.limits)
        root = reading.document.root
        if not isinstance(root, Mapping) or reading.document.faults or len(root.pairs) != 1:
            return NO_PIECE
        items = root.pairs[0][1]
        if not isinstance(items, Sequence) or len(items.items) != 1 or reading.task_list is None:
            return NO_PIECE
        tasks = reading.task_list.tasks
        return Piece(tasks[0] if tasks else None, errors(reading), _events(text))

    def _page(
        self, task_list: TaskList, head: Reading, apart: Apart[Task], last: Piece, key: tuple[str, bytes]
    ) -> Page | None:
        """Head and tasks put together, as far as they may be."""
        wrong = errors(head)
        room = self.limits.events - last.events - _events(head.source.text.encode())
        if apart.odd or not last.plain or self._most[key] > room:
            read = self._look(key[1], apart.inner())
            self._most[key] = sum(one.events for one in read)
            read.append(last)
            if not all(one.whole for one in read) or self._most[key] > room:
                return None
            tasks = tuple(one.task for one in read if one.task is not None)
            wrong += sum(one.errors for one in read)
        else:
            tasks = (*apart.values[1:-1], last.plain)  # type: ignore[arg-type]  # none is None, or they would be odd
        if wrong > self.limits.faults:
            return None
        return Page(replace(task_list, tasks=tasks), head.head, wrong > 0)


def _last(text: bytes) -> tuple[bytes, bytes, bool]:
    """The last task without its line end, what stands behind all tasks, and whether there was a line end."""
    found = BEHIND.search(text)
    if found:
        return text[: found.start()], text[found.end() :], True
    return text.removesuffix(b"\n"), b"", text.endswith(b"\n")


def _stands_empty(reading: Reading, before: bytes) -> bool:
    """Is the empty list that was put in the place of the tasks read as just that?"""
    root = reading.document.root
    if not isinstance(root, Mapping) or reading.document.faults:
        return False
    found = [below for key, below in root.pairs if LIST.index.get(key.text) is TASKS]
    index = len(before.decode(errors="replace")) - reading.source.bom
    return len(found) == 1 and isinstance(found[0], Sequence) and found[0].start == index


def _events(text: bytes) -> int:
    """How many events a text takes at most: no node is without a sign before it, and none brings more than four."""
    return 4 * (len(text) - len(text.translate(None, SIGNS)) + len(DASH.findall(text)) + 1)


def errors(reading: Reading) -> int:
    """How many things could not be read."""
    return sum(fault.code[0] == "E" for fault in reading.faults)
