"""Reads one workspace in many versions: a file that was read in one is not read in another, nor looked for again."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from checklist.core.ledger import Entry as Entered
from checklist.core.model import TaskList
from checklist.core.policy import Limits, Workspace
from checklist.core.seal import Seal
from checklist.core.value import Value, field, replace
from checklist.source.book import arranged, joined
from checklist.source.kept import Kept
from checklist.source.ledger import Lines
from checklist.source.pieces import Page, Texts
from checklist.source.seals import FOLDER, in_order, read_seal
from checklist.source.text import MEBIBYTE
from checklist.store.commit import CommitTree, Folders
from checklist.store.files import NOTICES, SETTINGS, YEAR, Found, Missing, find, shown
from checklist.store.git import GitFailed
from checklist.store.objects import LINK, SUBMODULE, TREE, Entry

SEALED = re.compile(r".*\.yaml", re.DOTALL)
LONGEST = 16 * MEBIBYTE
"""No seal and no ledger is longer."""
MANY = 1000
"""So many pages and lists are remembered at least."""
DIFFERENCES = 1_000_000
"""In more names than this no two versions differ, unless a folder holds itself many times over."""
NOTHING: dict[str, Entry] = {}


class Difference(Value):
    """A path at which two trees differ, and what each has there."""

    path: str
    was: Entry | None
    now: Entry | None

    @property
    def reshapes(self) -> bool:
        """May other files be found after it? Not if a plain file only says something else."""
        if self.was is None or self.now is None:
            return True
        named = self.path.rpartition("/")[2] == SETTINGS
        return named or self.was.mode != self.now.mode or self.now.mode == LINK


class Text(Value):
    """A list file of a version: how it is told, and the id of its bytes."""

    name: str
    blob: str


class Held(Value):
    """What a version holds: the folder it lies in, its settings, and by where they are its list files, its seals and
    the ledgers of its notices.
    """

    base: Path
    workspace: Workspace
    settings: Text
    wrong: tuple[str, ...]
    texts: dict[str, Text]
    seals: dict[str, str] = field(default_factory=dict)
    ledgers: dict[str, str] = field(default_factory=dict)


class Reader:
    """A reader of the workspace around one folder."""

    def __init__(self, folders: Folders, start: Path, top: Path) -> None:
        self.folders = folders
        self.start = start
        self.top = top
        self._pages: Kept[tuple[Limits, Text], Page] = Kept()
        self._texts: dict[Limits, Texts] = {}
        self._seals: Kept[str, tuple[Seal | None]] = Kept()
        self._lines = Lines()
        self._ledgers: Kept[str, tuple[tuple[Entered, ...] | None]] = Kept()
        self._lists: Kept[tuple[tuple[Text, ...], Limits], TaskList] = Kept()

    def held(self, tree: CommitTree, before: Held | None, differences: Iterable[Difference]) -> Held | None:
        """What a version holds, after one that it differs from; None where there is no list in it."""
        differences = tuple(differences)
        if before is None or any(one.reshapes for one in differences):
            try:
                return self._found(tree, find(self.start, (), tree))
            except Missing:
                return None
        new = {one.path: one.now.id for one in differences if one.now}
        texts = {path: Text(before.texts[path].name, blob) for path, blob in new.items() if path in before.texts}
        sealed = {path: blob for path, blob in new.items() if path in before.seals}
        entered = {path: blob for path, blob in new.items() if path in before.ledgers}
        if not texts and not sealed and not entered:
            return before
        return replace(
            before,
            texts={**before.texts, **texts},
            seals={**before.seals, **sealed},
            ledgers={**before.ledgers, **entered},
        )

    def _found(self, tree: CommitTree, found: Found) -> Held:
        texts: dict[str, Text] = {}
        for path in found.files:
            entry = tree.entry(path) if path else None
            if path and entry:
                texts[tree.real(path).relative_to(self.top).as_posix()] = Text(shown(path, self.start), entry.id)
        wrong = any(fault.code[0] == "E" for fault in found.settings.faults)
        base, name = found.base, found.settings.source.name
        entry = tree.entry(base / SETTINGS) if name else None
        settings = Text(name, entry.id) if entry else Text("", "")
        seals, ledgers = dict(self._plain(tree, base / FOLDER, SEALED)), dict(self._plain(tree, base / NOTICES, YEAR))
        return Held(base, found.workspace, settings, (name,) if wrong else (), texts, seals, ledgers)

    def _plain(self, tree: CommitTree, above: Path, like: re.Pattern[str]) -> Iterator[tuple[str, str]]:
        """The plain files of a folder whose names are so, each with the id of its bytes."""
        folder = tree.entry(above)
        names = sorted(self.folders.names(folder.id).items()) if folder and folder.mode == TREE else ()
        above = tree.real(above)
        for name, one in names:
            if like.fullmatch(name) and one.mode not in (TREE, LINK, SUBMODULE) and above.is_relative_to(self.top):
                yield (above / name).relative_to(self.top).as_posix(), one.id

    def seals(self, held: Held) -> tuple[Seal, ...]:
        """The seals of a version that can be read, in the order they were made."""
        return in_order(self._seal(path, blob) for path, blob in held.seals.items())

    def _seal(self, path: str, blob: str) -> Seal | None:
        def read() -> tuple[Seal | None]:
            return (read_seal(path, self.folders.objects.read(blob, "blob", LONGEST))[0],)

        return self._seals.one(blob, read)[0]

    def ledgers(self, held: Held) -> tuple[tuple[str, tuple[Entered, ...] | None], ...]:
        """The ledgers of a version by their paths in the workspace; None for one that cannot be read."""
        return tuple((ledger_name(path), self._ledger(blob)) for path, blob in sorted(held.ledgers.items()))

    def _ledger(self, blob: str) -> tuple[Entered, ...] | None:
        def read() -> tuple[tuple[Entered, ...] | None]:
            return (self._lines.read("", self.folders.objects.read(blob, "blob", LONGEST)),)

        return self._ledgers.one(blob, read)[0]

    def lists(self, held: Held) -> tuple[tuple[TaskList, ...], tuple[str, ...], tuple[str, ...]]:
        """The lists of a version as written; the texts that could not be read, and those of which not all could."""
        limits = held.workspace.limits
        parts = [Leaf(text, self._page(text, limits)) for text in held.texts.values()]
        found = tuple(self._list(one, limits) for one in arranged(parts))
        for kept in (self._pages, self._lists):
            kept.age(MANY + 4 * len(parts))
        broken = tuple(one.text.name for one in parts if one.task_list is None)
        return found, broken, tuple(one.text.name for one in parts if one.task_list and one.page.faulty)

    def _page(self, text: Text, limits: Limits) -> Page:
        return self._pages.one((limits, text), lambda: self._read(text, limits))

    def _read(self, text: Text, limits: Limits) -> Page:
        texts = self._texts.setdefault(limits, Texts(limits))
        return texts.read(text.name, self.folders.objects.read(text.blob, "blob", limits.megabytes * MEBIBYTE + 1))

    def _list(self, parts: "tuple[Leaf, ...]", limits: Limits) -> TaskList:
        """The same list of the same texts is the very same value, so that nobody compares it task by task."""
        if len(parts) == 1:
            return joined(parts)
        return self._lists.one((tuple(one.text for one in parts), limits), lambda: joined(parts))


def ledger_name(path: str) -> str:
    """A ledger's path in its workspace."""
    return f"{NOTICES}/{path.rpartition('/')[2]}"


class Leaf(Value):
    """A list file and what it says."""

    text: Text
    page: Page

    @property
    def task_list(self) -> TaskList | None:
        """The list in it."""
        return self.page.task_list

    @property
    def head(self) -> bool:
        """Does it hold the list's own head?"""
        return self.page.head


def differences(folders: Folders, before: str, after: str) -> Iterable[Difference]:
    """Where two trees differ, by name; an empty id is an empty tree. GitFailed (`vast`)."""
    return _differences(folders, before, after, "", iter(range(DIFFERENCES)))


def _differences(folders: Folders, before: str, after: str, above: str, left: Iterator[int]) -> Iterator[Difference]:
    if before == after:
        return
    old = folders.names(before) if before else NOTHING
    new = folders.names(after) if after else NOTHING
    for name in sorted(old.keys() | new.keys()):
        was, now = old.get(name), new.get(name)
        if was == now:
            continue
        if next(left, None) is None:
            raise GitFailed("vast", folder=above.partition("/")[0] or ".", limit=str(DIFFERENCES))
        path = f"{above}{name}"
        yield from _differences(folders, _folder(was), _folder(now), f"{path}/", left)
        if _file(was) or _file(now):
            yield Difference(path, _file(was), _file(now))


def _folder(entry: Entry | None) -> str:
    return entry.id if entry and entry.mode == TREE else ""


def _file(entry: Entry | None) -> Entry | None:
    return entry if entry and entry.mode != TREE else None
