"""What a command works on: a folder, the version of its files that is read, and the lists that the words name."""

import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checklist.cli.errors import Absent, Wrong
from checklist.cli.language import choose, of_environment, spoken
from checklist.core.message import Message, say
from checklist.core.revision import Revision
from checklist.core.watch import Watch, unwatched
from checklist.source.book import Shelf
from checklist.store.disk import DISK, Noted, Tree
from checklist.store.files import STANDARD_INPUT, Missing, evidence_exists, find_root, load, load_settings
from checklist.store.readings import reader
from checklist.store.top import is_bare

if TYPE_CHECKING:
    from checklist.cli.progress import Progress
    from checklist.store.past import Past, Version

LIST_ENDINGS = (".yaml", ".yml")


def is_path(word: str) -> bool:
    """Can a word only be meant for a file or a folder, whether there is one or not?"""
    return word == STANDARD_INPUT or word.lower().endswith(LIST_ENDINGS) or word.startswith(("./", "../", "/"))


def _is_state(word: str) -> bool:
    from checklist.core.select import is_state

    return is_state(word)


class Place:
    """Where a command works: the options and words given to it, and what they name, each looked up when first asked.

    `past` is the repository's, once it has been opened. A word that picks tasks wins over a file of its name, which is
    written as a path then (`./done`); where no word `picks`, all are files.
    """

    def __init__(self, given: dict[str, Any], words: tuple[str, ...] = (), past: "Past | None" = None) -> None:
        self.given = given
        self.words = words
        self.past = past
        self.picks = True
        self.disk = Noted()
        self.aside = False

    @cached_property
    def progress(self) -> "Progress | None":
        """Who watches the work: with `-v`, or where standard error is a terminal; nobody with `-q`."""
        shown = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        if self.given.get("quiet") or not (shown or self.given.get("verbose")):
            return None
        from checklist.cli.progress import Progress

        return Progress(sys.stderr, shown)

    @property
    def watch(self) -> Watch:
        """How work is watched."""
        return self.progress.watch if self.progress else unwatched

    def floor(self, name: str) -> AbstractContextManager[None]:
        """The time until the end is that floor's."""
        return self.progress.floor(name) if self.progress else nullcontext()

    @property
    def folder(self) -> Path:
        """The folder all paths are relative to."""
        folder = Path(self.given.get("directory") or ".")
        if not DISK.is_dir(folder):
            raise Absent(say("absent.folder", path=str(folder)))
        return folder

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The words that name files or folders."""
        return tuple(word for word in self.words if self._is_path(word))

    @property
    def filters(self) -> tuple[str, ...]:
        """The words that pick tasks."""
        return tuple(word for word in self.words if word not in self.paths)

    def _is_path(self, word: str) -> bool:
        if is_path(word):
            return True
        return ":" not in word and self.tree.exists(self.start / word) and not (self.picks and _is_state(word))

    def only_files(self) -> None:
        """All words name files or folders, whatever else they mean elsewhere; Absent for one that names none."""
        self.picks = False
        if self.filters:
            raise Absent(say("absent.missing", path=self.filters[0]))

    @cached_property
    def version(self) -> "Version | None":
        """The version that is read instead of the disk, if asked for."""
        asked = self.given.get("rev")
        if asked is None:
            return None
        from checklist.cli.past import opened, version

        if STANDARD_INPUT in self.words:
            raise Wrong(say("wrong.rev_stdin"))
        self.past = self.past or opened(self.folder)
        return version(self.past, asked)

    @property
    def revision(self) -> Revision | None:
        """The commit of that version."""
        return self.version.revision if self.version else None

    @property
    def tree(self) -> Tree:
        """Where files are read from."""
        return self.version.tree if self.version else self.disk

    @property
    def start(self) -> Path:
        """The working folder as the tree knows it."""
        return self.folder.resolve() if self.version else self.folder

    @cached_property
    def loaded(self) -> tuple[Shelf, Path]:
        """The shelf, and the folder it belongs to; the language is settled on the way."""
        read = reader(not self.given.get("no_cache"))
        return self.load(partial(load, watch=self.watch, read=read), self.paths)

    def settle(self) -> None:
        """Read the settings alone: what is asked for is not in the lists on the disk, which need not be there."""
        self.__dict__.setdefault("loaded", self.load(load_settings))

    def load(self, load: Callable[..., tuple[Shelf, Path]], *words: Any) -> tuple[Shelf, Path]:
        """What is read from the tree, told where it is not there."""
        try:
            with self.floor("reading"):
                shelf, base = load(self.start, *words, tree=self.tree)
        except Missing as missing:
            raise Absent(self.in_version(self._absent(missing))) from None
        choose(self.given.get("lang") or shelf.workspace.language or of_environment())
        return shelf, base

    def _absent(self, missing: Missing) -> Message:
        """What is not there, and where it may be."""
        if missing.ground == "no_list" and not self.version and is_bare(self.start):
            return say("absent.bare")
        root = find_root(self.start, self.tree) or self.start
        if missing.ground == "no_list" and self.version and self.version.tree.submodule(root / missing.path):
            return say("git.submodule", paths=missing.path)
        return say(f"absent.{missing.ground}", path=missing.path)

    def in_version(self, said: Message) -> Message:
        """Something said of the files: of which version, where it is not the disk's."""
        if not self.revision:
            return said
        return say("git.in_version", said=said, rev=self.revision.short, day=self.revision.committed)

    def tell(self, *messages: Message) -> None:
        """Say something beside the report, on standard error."""
        from checklist.writers.safe import safe_lines

        if not self.given.get("quiet"):
            self.aside = True
            sys.stdout.flush()
            for message in messages:
                print(*safe_lines(spoken().say(message)), sep="\n", file=sys.stderr)  # noqa: T201

    @property
    def shelf(self) -> Shelf:
        """All that was read."""
        return self.loaded[0]

    def exists(self, name: str) -> bool:
        """Is there evidence at this path?"""
        return evidence_exists(self.loaded[1], name, self.tree)
