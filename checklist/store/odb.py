"""A repository's object database: objects by their ids, from its packs or asked of git, and held against the id."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha1, sha256
from typing import Any

from checklist.store.git import GitFailed, Repository, begin, common, known
from checklist.store.packs import Object, Packs

SIZE = 16 * 2**20
"""How many bytes of an object are read where nothing else is said."""
AT_ONCE = 64
"""How many objects are asked for before the first answer is read; their ids fit into a pipe."""
PIPE = 2**20
"""How many bytes git's answers may be ahead of us."""
HEAP = 31 * 2**20
"""The most that glibc lets one measure by what was given back."""


class Objects:
    """A repository's objects by id: from its packs, or from one `cat-file --batch` that runs while it is asked."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._packs = Packs(common(repository.git_dir) / "objects/pack", holds)
        self._running: subprocess.Popen[bytes] | None = None
        bytes(HEAP)  # untouched and given back: glibc then reuses what large texts took, not new pages for each

    def look(self, object_id: str, size: int = SIZE) -> Object:
        """The kind of an object and what it holds, `size` bytes of it at most; GitFailed (`damaged`, `partial`)."""
        return self._some((object_id,), size)[0]

    def read(self, object_id: str, kind: str, size: int = SIZE) -> bytes:
        """What an object of this kind holds; of another kind, it is damaged."""
        return self.each((object_id,), kind, size)[0]

    def each(self, ids: Sequence[str], kind: str, size: int = SIZE) -> list[bytes]:
        """What several objects of one kind hold; git then need not wait for us."""
        told: list[bytes] = []
        for at in range(0, len(ids), AT_ONCE):
            chunk = ids[at : at + AT_ONCE]
            for object_id, (found, data) in zip(chunk, self._some(chunk, size), strict=True):
                if found != kind:
                    self.close()
                    raise GitFailed("damaged", id=object_id)
                told.append(data)
        return told

    def _some(self, ids: Sequence[str], size: int) -> list[Object]:
        here = {one: found for one in ids if (found := self._packs.read(known(one), size))}
        asked = self._asked([one for one in ids if one not in here], size)
        return [here.get(one) or next(asked) for one in ids]

    def _asked(self, ids: Sequence[str], size: int) -> Iterator[Object]:
        """Objects as git gives them; it is asked again where it had to be ended."""
        at = 0
        while at < len(ids):
            self._ask(ids[at:])
            for object_id in ids[at:]:
                at += 1
                yield self._answer(object_id, size)
                if self._running is None:
                    break

    def close(self) -> None:
        """End the program and let go of the packs; the next question starts anew."""
        self._packs.close()
        if self._running:
            self._running.kill()
            self._running.communicate()
            self._running = None

    def _ask(self, ids: Sequence[str]) -> None:
        running = self._running or self._start()
        try:
            running.stdin.write("".join(f"{known(one)}\n" for one in ids).encode())  # type: ignore[union-attr]
            running.stdin.flush()  # type: ignore[union-attr]
        except BrokenPipeError:
            self.close()
            raise GitFailed("damaged", id=ids[0]) from None

    def _start(self) -> subprocess.Popen[bytes]:
        repository = self._repository
        self._running = begin(("cat-file", "--batch"), repository.top, repository.env, PIPE)
        _widen(self._running.stdout.fileno())  # type: ignore[union-attr]
        return self._running

    def _heading(self, object_id: str) -> tuple[str, int]:
        heading = self._running.stdout.readline()  # type: ignore[union-attr]
        told = heading.decode().split()
        if len(told) != 3 or told[0] != object_id:
            self.close()
            left = any(self._packs.folder.glob("*.promisor"))
            raise GitFailed("partial" if left else "damaged", id=object_id)
        return told[1], int(told[2])

    def _answer(self, object_id: str, size: int) -> Object:
        kind, length = self._heading(object_id)
        stream: Any = self._running and self._running.stdout
        data: bytes = stream.read(min(length, size))
        if length > size:
            self.close()  # the rest is not waited for, however much it is
        elif stream.read(1) != b"\n" or not holds((kind, data), object_id):
            self.close()
            raise GitFailed("damaged", id=object_id)
        return kind, data


def _widen(pipe: int) -> None:
    """Let a pipe hold more at once, where that can be said: whole lists then pass in few steps."""
    if not sys.platform.startswith("linux"):
        return
    import fcntl

    with suppress(OSError):  # the system grants no more, or a hundred others have wide ones: it stays as it was
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE)


def digest(kind: str, data: bytes, like: str) -> str:
    """The id that an object has by what it holds, in the same measure as another id."""
    form = (sha1 if len(like) == 40 else sha256)(b"%s %d\0" % (kind.encode(), len(data)), usedforsecurity=False)
    form.update(data)
    return form.hexdigest()


def holds(found: Object, object_id: str) -> bool:
    """Is what was found what this id says?"""
    return digest(*found, object_id) == object_id
