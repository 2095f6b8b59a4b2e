"""The versions of a folder that its repository holds: by the name of a commit, or by a day."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from checklist.core.revision import Revision
from checklist.core.value import Value
from checklist.source.mailmap import Mailmap, read_mailmap
from checklist.source.text import MEBIBYTE
from checklist.store.commit import CommitTree, Folders
from checklist.store.git import ID, GitFailed, open_repository
from checklist.store.head import head_files
from checklist.store.objects import EPOCH, LINK, MINUTES, SUBMODULE, TREE, read_commit, read_tag
from checklist.store.odb import AT_ONCE, Objects

TAGS = 8
"""A tag on a tag on a tag …: nobody means more."""
DAY = 86400
HEAD = "HEAD"
MAILMAP = ".mailmap"


class Version(Value):
    """One version of all files: its commit, and the files to be read as if they lay on the disk."""

    revision: Revision
    tree: CommitTree


class Past:
    """The past of a folder. Everything it is asked may fail with GitFailed."""

    def __init__(self, folder: Path) -> None:
        self.repository = open_repository(folder)
        self.objects = Objects(self.repository)
        self.folders = Folders(self.objects)
        self.names: set[str] = set()
        """What it was asked for by name."""

    def close(self) -> None:
        """End what runs for it."""
        self.objects.close()

    def named(self, text: str) -> Version:
        """The version that git knows by this name, through tags; GitFailed (`unknown`, `ambiguous`, `empty`)."""
        self.names.add(text)
        found = self.repository.resolve(text)
        for _ in range(TAGS):
            kind, data = self.objects.look(found)
            if kind == "commit":
                return self._version(found, data)
            if kind != "tag":
                break
            target = read_tag(data)
            if not ID.fullmatch(target):
                raise GitFailed("damaged", id=found)
            found = target
        raise GitFailed("unknown", text=text)

    def on(self, day: date) -> Version:
        """The version at the end of a day: the last commit of HEAD's own line that is of this day or earlier.

        GitFailed (`before`): there was none yet; `cut`, where the clone does not say.
        """
        self.names.add(HEAD)
        head = self.repository.resolve(HEAD)
        for version in self._back(head, day):
            if version.revision.committed <= day:
                return version
        raise GitFailed("cut" if self.repository.shallow else "before", day=day.isoformat())

    def line(self, text: str) -> Iterator[Version]:
        """Every version that one was made from, parents first, and that one itself."""
        return self.commits(self.ids(text))

    def ids(self, text: str) -> list[str]:
        """The commits that a version was made from, parents first, and its own."""
        newest = self.named(text).revision.id
        return [one[0] for one in self.repository.ancestry(newest, "--topo-order")][::-1]

    def commits(self, ids: Sequence[str]) -> Iterator[Version]:
        """Some commits by their ids; the folders in which each differs from the next are read along."""
        for at in range(0, len(ids), AT_ONCE):
            chunk = ids[at : at + AT_ONCE]
            told = zip(chunk, self.objects.each(chunk, "commit"), strict=True)
            found = [self._version(object_id, data) for object_id, data in told]
            self.folders.ahead([one.tree.tree_id for one in found])
            yield from found

    def mailmap(self, version: Version) -> Mailmap:
        """Who is called how, as a version says in its topmost folder; a link is not followed, as git does not."""
        found = self.folders.names(version.tree.tree_id).get(MAILMAP)
        plain = found is not None and found.mode not in (TREE, LINK, SUBMODULE)
        return read_mailmap(self.objects.read(found.id, "blob", MEBIBYTE)) if found and plain else Mailmap()

    def drawn_from(self) -> tuple[str, ...] | None:
        """The files that say which version HEAD is and how far back it goes; None where another name was asked for.

        What a version holds goes by ids and stays as it is.
        """
        if any(name != HEAD and not ID.fullmatch(name) for name in self.names):
            return None
        return head_files(self.repository)

    def _back(self, head: str, day: date) -> Iterator[Version]:
        """The commits of one line, newest first, without those that are later wherever on earth they were made."""
        latest = ((day - EPOCH).days + 1) * DAY + MINUTES * 60
        line = self.repository.ancestry(head, "--first-parent", f"--until=@{max(latest, 0)} +0000")
        ids = [one[0] for one in line]
        for at in range(0, len(ids), AT_ONCE):
            chunk = ids[at : at + AT_ONCE]
            for object_id, data in zip(chunk, self.objects.each(chunk, "commit"), strict=True):
                yield self._version(object_id, data)

    def _version(self, object_id: str, data: bytes) -> Version:
        try:
            revision, tree_id = read_commit(object_id, data)
        except ValueError:
            tree_id = ""
        if not ID.fullmatch(tree_id):
            raise GitFailed("damaged", id=object_id)
        return Version(revision, CommitTree(self.folders, self.repository.top, tree_id))
