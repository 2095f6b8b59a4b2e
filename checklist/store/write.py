"""The one place that writes files: all at once, only over what was read, and safe from a kill at any step.

The new bytes are written to one fixed name beside the file (the real one, behind any link), brought to the disk, and
take its place by a rename; there is no other way to write. Whoever is killed before leaves that one name, and the next
write takes it away. What is no file (a pipe, a device, an open descriptor) is written to as it stands.
"""

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import EllipsisType

from checklist.core.value import Value
from checklist.store.beside import TEMP, beside, real
from checklist.store.lock import LOCKS, NO_FOLLOW, NO_WAIT, locked, wait_for
from checklist.store.stream import opened
from checklist.store.undisturbed import undisturbed

NO_LINKS = {errno.EPERM, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK}
"""What a file system says that knows no second name of a file."""
BINARY = getattr(os, "O_BINARY", 0)


class ChangedMeanwhile(OSError):  # noqa: N818 -- said as what is so
    """A file is no longer what was read, so what was made of it is not written."""

    ground = "changed"

    def __init__(self, path: Path) -> None:
        super().__init__(errno.ESTALE, os.strerror(errno.ESTALE), str(path))


class Replacement(Value):
    """A file's bytes as they were read, and as they are to be.

    `before` is None where nothing may be there yet, and `...` for whatever may be there, which is for outputs only.
    """

    path: Path
    before: bytes | EllipsisType | None
    after: bytes


def save(path: Path, data: bytes) -> None:
    """Write an output: to whatever is no file, else in the place of what is there."""
    with _told_of(path):
        stream = opened(path)
        if stream is not None:
            try:
                _fill(stream, data)
            finally:
                os.close(stream)
            return
    put_all([Replacement(path, ..., data)])


def replace_all(replacements: Iterable[Replacement]) -> None:
    """Edit files: all of them or none, each only if it still is what was read.

    Raises ChangedMeanwhile, Busy, FileExistsError for what was to be new, and OSError; then every file is as before.
    """
    replacements = tuple(replacements)
    with locked(one.path for one in replacements if one.before is not None):
        put_all(replacements)


def put_all(replacements: Iterable[Replacement]) -> None:
    """The same for new files, outputs, and for who is `locked` already. Folders are made as needed.

    All are written beside their places before the first one takes its own, in the order given.
    """
    drafts = [_Draft(one) for one in replacements]
    if len({draft.place for draft in drafts}) < len(drafts):
        raise ValueError("a file is written twice")
    with undisturbed(), ExitStack() as ends, ExitStack() as undo:
        for draft in sorted(drafts, key=lambda one: one.place):
            draft.write(ends, undo)
        for draft in drafts:
            draft.compare()
        for draft in drafts:
            draft.put(undo)
        undo.pop_all()
        for folder in sorted({folder for draft in drafts for folder in draft.folders}):
            _settle(folder)


def make_folder(path: Path) -> None:
    """A folder for what is to be locked before it is first written, if it is not there yet."""
    path.mkdir(exist_ok=True)


def take_away(paths: Iterable[Path]) -> None:
    """Remove files; one that is gone already need not be."""
    with undisturbed():
        for path in paths:
            with suppress(FileNotFoundError):
                os.unlink(path)


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """An error speaks of the file that was meant, not of the one beside it; what is in the way is named itself."""
    try:
        yield
    except OSError as error:
        if not isinstance(error, FileExistsError):
            error.filename, error.filename2 = str(path), None
        raise


class _Draft:
    """The new bytes of one file, beside it until they take its place."""

    def __init__(self, of: Replacement) -> None:
        self.of = of
        self.place = real(of.path)
        self.temp = beside(self.place, TEMP if LOCKS else f"{os.getpid()}.{TEMP}")
        self.folders = [self.place.parent]
        self.file = -1

    def write(self, ends: ExitStack, undo: ExitStack) -> None:
        """Bring the bytes to the disk, under the temporary name."""
        with _told_of(self.of.path):
            old = self._there()
            self._make_folders(undo)
            self.file = _new_file(self.temp, self.of.path, 0o666 if old is None else 0o600)
            ends.callback(_close, self.file)
            undo.callback(_drop, self.file, self.temp)
            if old is not None:
                _dress(self.file, old)
            _fill(self.file, self.of.after)
            os.fsync(self.file)

    def _there(self) -> os.stat_result | None:
        """What is in the place now: nothing, or a plain file."""
        try:
            old = os.stat(self.place)
        except FileNotFoundError:
            return None
        if stat.S_ISDIR(old.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(self.of.path))
        if not stat.S_ISREG(old.st_mode):
            raise ChangedMeanwhile(self.of.path)
        return old

    def _make_folders(self, undo: ExitStack) -> None:
        parent = self.place.parent
        for folder in reversed([one for one in (parent, *parent.parents) if not one.exists()]):
            with suppress(FileExistsError):
                os.mkdir(folder)
                undo.callback(_forgiving, os.rmdir, folder)
                self.folders.append(folder.parent)

    def compare(self) -> None:
        """Is the file still what was read?"""
        with _told_of(self.of.path):
            old = self._there()
            if self.of.before is None and old is not None:
                raise _in_the_way(self.of.path)
            if isinstance(self.of.before, bytes) and (old is None or self.place.read_bytes() != self.of.before):
                raise ChangedMeanwhile(self.of.path)

    def put(self, undo: ExitStack) -> None:
        """Take the place: at once, and a new file only where there is none."""
        undo.callback(_forgiving, self._take_back)
        with _told_of(self.of.path):
            if self.of.before is not None:
                os.replace(self.temp, self.place)
                return
            try:
                os.link(self.temp, self.place)
            except FileExistsError:
                raise _in_the_way(self.of.path) from None
            except OSError as error:
                if error.errno not in NO_LINKS:
                    raise
                self.compare()
                os.rename(self.temp, self.place)
                return
            os.unlink(self.temp)

    def _take_back(self) -> None:
        """Put the old bytes back where the new ones are in their place already; what was new goes."""
        if not _is_at(self.file, self.place):
            return
        if self.of.before is None:
            os.unlink(self.place)
        elif isinstance(self.of.before, bytes):
            with ExitStack() as ends, ExitStack() as undo:
                again = _Draft(Replacement(self.of.path, ..., self.of.before))
                again.write(ends, undo)
                again.put(undo)
                undo.pop_all()


def _forgiving(act: Callable[..., object], *given: object) -> None:
    """What is done on the way out of an error must not hide it."""
    with suppress(OSError):
        act(*given)


def _in_the_way(path: Path) -> FileExistsError:
    return FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def _new_file(temp: Path, meant: Path, mode: int) -> int:
    """An empty file of this name that nobody else writes to, opened and locked."""
    while True:
        try:
            file = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_FOLLOW | BINARY, mode)
        except FileExistsError:
            _make_way(temp, meant)
            continue
        with ExitStack() as undo:
            undo.callback(_close, file)
            undo.callback(_drop, file, temp)
            wait_for(file, meant)
            if _is_at(file, temp):  # else somebody took it for what a killed run left, before it was locked
                undo.pop_all()
                return file


def _drop(file: int, temp: Path) -> None:
    """Take a temporary name away, if the open file still has it."""
    if _is_at(file, temp):
        _forgiving(os.unlink, temp)


def _close(file: int) -> None:
    _forgiving(os.close, file)  # what had to be on the disk is there


def _make_way(temp: Path, meant: Path) -> None:
    """Take away what a killed run left under this name, or a link; what another still writes is waited for."""
    with suppress(FileNotFoundError):
        if stat.S_ISLNK(os.lstat(temp).st_mode):
            os.unlink(temp)
            return
        left = os.open(temp, os.O_RDONLY | NO_FOLLOW | NO_WAIT)
        try:
            if not stat.S_ISREG(os.fstat(left).st_mode):
                raise _in_the_way(temp)
            wait_for(left, meant)
            if _is_at(left, temp):
                os.unlink(temp)
        finally:
            os.close(left)


def _is_at(file: int, path: Path) -> bool:
    """Is an open file the one that a path leads to?"""
    try:
        return os.path.samestat(os.fstat(file), os.lstat(path))
    except OSError:
        return False


def _dress(file: int, old: os.stat_result) -> None:
    """Owner and mode of the old file, as far as one may give them; nobody may read what they could not before."""
    if sys.platform == "win32":
        return
    mode = stat.S_IMODE(old.st_mode)
    new = os.fstat(file)
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        try:
            os.fchown(file, old.st_uid, old.st_gid)
        except OSError:
            try:
                os.fchown(file, -1, old.st_gid)
            except OSError:
                mode = mode & ~0o070 | (mode & 0o007) << 3  # another group gets what others have
    os.fchmod(file, mode)


def _fill(file: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(file, left) :]


def _settle(folder: Path) -> None:
    """Bring a folder's new entries to the disk."""
    if sys.platform == "win32":
        return
    with _told_of(folder):
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        except OSError as error:
            if error.errno != errno.EINVAL:  # what some network drives say, which sync folders by themselves
                raise
        finally:
            os.close(file)
