"""The only module that runs git: plumbing alone, on object ids, and nothing that a repository could set in force."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha1, sha256
from pathlib import Path
from typing import Any

from checklist.core.value import Value
from checklist.store.packs import Object, Packs

ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
SIZE = 16 * 2**20
"""How many bytes of an object are read where nothing else is said."""
SECONDS = 30
"""A repository that does not say in this time where it is never will: it waits for a pipe, or for a disk."""
AMBIGUOUS = re.compile(rb"(?:refname|short object ID) '?(.*?)'? is ambiguous")
"""What git says of a name that several things have. Of `HEAD` and of whole ids it need not: those win by rule."""
AT_ONCE = 64
"""How many objects are asked for before the first answer is read; their ids fit into a pipe."""
PIPE = 2**20
"""How many bytes git's answers may be ahead of us."""
HEAP = 31 * 2**20
"""The most that glibc lets one measure by what was given back."""
GUARDS = (
    *("--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "core.attributesFile=/dev/null"),
    *("-c", "core.sshCommand=false"),
    *("-c", "core.commitGraph=false"),  # a file of its own that could tell other parents and days than the commits
    *("-c", "gpg.program=false"),
    *("-c", "protocol.allow=never"),
)
KEPT = (
    *("HOME", "XDG_CONFIG_HOME", "USERPROFILE", "SYSTEMROOT", "TMPDIR", "SUDO_UID"),
    *("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"),
)
"""What git is told of the person's own world: the folders they trust stand in their own settings."""
ENFORCED = {
    "LC_ALL": "C",
    "GIT_ALLOW_PROTOCOL": "none",  # wins over what a repository says of single protocols, as `protocol.allow` does not
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
}


class GitFailed(Exception):  # noqa: N818 -- said as what is so
    """Git or a repository cannot give what was asked: the `ground`, and the blanks of the sentence that says it."""

    def __init__(self, ground: str, **blanks: str) -> None:
        super().__init__(ground)
        self.ground = ground
        self.blanks = blanks


class Repository(Value):
    """A repository: the folder at the top of what a commit holds, where git keeps it, and whether its history is cut.

    In a bare repository, which has no files on the disk, `top` is the folder one asked from.
    """

    top: Path
    git_dir: Path
    shallow: bool
    env: Mapping[str, str]

    @property
    def bare(self) -> bool:
        """Are there no files beside it?"""
        return not (self.top / ".git").exists()

    def resolve(self, text: str) -> str:
        """The id of the object that a revision names; GitFailed (`unknown`, `ambiguous`, `empty`)."""
        found = _found(self, text)
        if found is None:
            if _found(self, "HEAD") is None:
                raise GitFailed("empty", folder=str(self.top))
            raise GitFailed("unknown", text=text)
        return found

    def ancestry(self, object_id: str, *options: str) -> Iterator[tuple[str, ...]]:
        """The commits from this one back, each an id with its parents' behind it; GitFailed (`damaged`)."""
        done = ask(("rev-list", "--parents", *options, known(object_id)), self.top, self.env, None)
        if done.returncode:
            raise GitFailed("damaged", id=_named(done.stderr) or object_id)
        return (tuple(line.decode().split()) for line in done.stdout.splitlines())

    def newest(self, object_id: str, paths: Iterable[str]) -> str:
        """The newest commit from this one back in which one of some paths changed; empty for none."""
        return self.ask("rev-list", "-1", known(object_id), "--", *paths).stdout.decode().strip()

    def ask(self, *words: str, **given: str) -> subprocess.CompletedProcess[bytes]:
        """What git answers to other words of ours, with something added to what it is told of the world."""
        return ask(words, self.top, {**self.env, **given}, SECONDS)


def open_repository(folder: Path) -> Repository:
    """The repository a folder is in; GitFailed (`uninstalled`, `none`, `foreign`, `bare`, `slow`, `said`)."""
    folder = folder.resolve()
    env = environment()
    done = ask(("rev-parse", "--is-shallow-repository", "--absolute-git-dir"), folder, env, SECONDS)
    if done.returncode:
        raise refused(done.stderr.decode(errors="replace"), folder)
    shallow, _, place = done.stdout.partition(b"\n")
    git_dir = Path(os.fsdecode(place.removesuffix(b"\n"))).resolve()
    return Repository(_top(folder, git_dir), git_dir, shallow == b"true", {**env, **of_hook(git_dir)})


def installed() -> str:
    """Where git is, and what it says of its version; GitFailed (`uninstalled`, `slow`)."""
    env = environment()
    said = ask(("--version",), Path(os.sep), env, SECONDS).stdout.decode(errors="replace").split()
    return f"{' '.join(said[2:])} ({_git(env)[0]})"


def environment() -> dict[str, str]:
    """A new environment: the search path without folders that depend on where one stands, and nothing of GIT_*."""
    path = os.pathsep.join(
        one for one in os.environ.get("PATH", os.defpath).split(os.pathsep) if Path(one).is_absolute()
    )
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, "PATH": path, **ENFORCED}


def of_hook(git_dir: Path) -> dict[str, str]:
    """What git hands to a hook of this very repository: the index of the commit to be, objects not yet taken in."""
    homes = (git_dir, common(git_dir))
    given: dict[str, str] = {}
    for name, needs in (("GIT_INDEX_FILE", ()), ("GIT_OBJECT_DIRECTORY", ("GIT_ALTERNATE_OBJECT_DIRECTORIES",))):
        place = Path(os.environ.get(name) or os.devnull).resolve()
        if any(place.is_relative_to(home) for home in homes):
            given |= {name: str(place), **{one: os.environ[one] for one in needs if one in os.environ}}
    return given


def common(git_dir: Path) -> Path:
    """Where the worktrees of a repository have what they share."""
    note = git_dir / "commondir"
    return (git_dir / note.read_text(encoding="utf-8").strip()).resolve() if note.is_file() else git_dir


def _top(folder: Path, git_dir: Path) -> Path:
    """The nearest folder upward that leads to this repository; what its settings say of a work tree is not asked."""
    for one in (folder, *folder.parents):
        link = one / ".git"
        if link.is_file():
            told = re.fullmatch(rb"gitdir: (.+?)\r?\n?", link.read_bytes()[:4096], re.DOTALL)
            link = one / os.fsdecode(told[1]) if told else link
        if link.is_dir() and link.resolve() == git_dir:
            return one
    return folder


def ask(
    words: Sequence[str], folder: Path, env: Mapping[str, str], seconds: int | None
) -> subprocess.CompletedProcess[bytes]:
    """What git answers to some words of ours; GitFailed (`uninstalled`, `slow`)."""
    try:
        return subprocess.run(  # noqa: S603 -- our words and an id, no shell
            (*_git(env), *words),
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise GitFailed("slow", folder=str(folder)) from None


def _git(env: Mapping[str, str]) -> tuple[str, ...]:
    program = shutil.which("git", path=env["PATH"])
    if program is None:
        raise GitFailed("uninstalled")
    return (program, *GUARDS)


REFUSALS = {
    "dubious ownership": "foreign",
    "unsafe repository": "foreign",
    "not a git repository": "none",
    "cannot use bare repository": "bare",
}
"""What git says of a repository it does not open, and what we call it."""


def refused(said: str, folder: Path) -> GitFailed:
    """What git says where it does not do what it is asked, by our name for it."""
    ground = next((ground for words, ground in REFUSALS.items() if words in said), "said")
    named = re.search(r"safe\.directory (\S.*)", said)
    return GitFailed(ground, folder=named[1] if named else str(folder), text=_first(said))


def _first(said: str) -> str:
    return next((line.removeprefix("fatal: ") for line in said.split("\n") if line.startswith("fatal: ")), said.strip())


def _found(repository: Repository, text: str) -> str | None:
    words = ("rev-parse", "--verify", "--end-of-options", text)
    done = ask(words, repository.top, repository.env, SECONDS)
    if any(name != b"HEAD" and not ID.fullmatch(os.fsdecode(name)) for name in AMBIGUOUS.findall(done.stderr)):
        raise GitFailed("ambiguous", text=text)
    told = done.stdout.decode(errors="replace").strip()
    return told if done.returncode == 0 and ID.fullmatch(told) else None


def _named(said: bytes) -> str:
    """The first object that git names in its complaint: the one it stumbled over."""
    found = re.findall(ID.pattern, said.decode(errors="replace"))
    return found[0] if found else ""


def known(object_id: str) -> str:
    """An id that is nothing else: no option, no name; ValueError."""
    if not ID.fullmatch(object_id):
        raise ValueError(object_id)
    return object_id


class Objects:
    """A repository's objects by id: from its packs, or from one `cat-file --batch` that runs while it is asked."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._packs = Packs(common(repository.git_dir) / "objects/pack")
        self._running: subprocess.Popen[bytes] | None = None
        bytes(HEAP)  # untouched and given back: glibc then reuses what large texts took, not new pages for each

    def look(self, object_id: str, size: int = SIZE) -> Object:
        """The kind of an object and what it holds, `size` bytes of it at most; GitFailed (`damaged`)."""
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
        here = {one: found for one in ids if (found := self._packed(one, size))}
        asked = self._asked([one for one in ids if one not in here], size)
        return [here.get(one) or next(asked) for one in ids]

    def _packed(self, object_id: str, size: int) -> Object | None:
        """An object out of a pack, if its bytes are what its id says."""
        found = self._packs.read(known(object_id), size)
        return found if found and digest(*found, object_id) == object_id else None

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
        env = self._repository.env
        self._running = subprocess.Popen(  # noqa: S603 -- likewise
            (*_git(env), "cat-file", "--batch"),
            cwd=self._repository.top,
            env=env,
            bufsize=PIPE,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        _widen(self._running.stdout.fileno())  # type: ignore[union-attr]
        return self._running

    def _heading(self, object_id: str) -> tuple[str, int]:
        heading = self._running.stdout.readline()  # type: ignore[union-attr]
        told = heading.decode().split()
        if len(told) != 3 or told[0] != object_id:
            self.close()
            raise GitFailed("damaged", id=object_id)
        return told[1], int(told[2])

    def _answer(self, object_id: str, size: int) -> Object:
        kind, length = self._heading(object_id)
        stream: Any = self._running and self._running.stdout
        data: bytes = stream.read(min(length, size))
        if length > size:
            self.close()  # the rest is not waited for, however much it is
        elif stream.read(1) != b"\n" or digest(kind, data, object_id) != object_id:
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
