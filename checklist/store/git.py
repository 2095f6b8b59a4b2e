"""The only module that runs git: plumbing alone, on object ids, and nothing that a repository could set in force."""

import os
import re
import shutil
import stat
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from checklist.core.value import Value

ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
SECONDS = 30
"""A repository that does not say in this time where it is never will: it waits for a pipe, or for a disk."""
AMBIGUOUS = re.compile(rb"(?:refname|short object ID) '?(.*?)'? is ambiguous")
"""What git says of a name that several things have. Of `HEAD` and of whole ids it need not: those win by rule."""
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
    """The repository a folder is in; GitFailed (`uninstalled`, `none`, `foreign`, `bare`, `slow`, `pipe`, `said`)."""
    folder = folder.resolve()
    env = environment()
    done = ask(("rev-parse", "--is-shallow-repository", "--absolute-git-dir"), folder, env, SECONDS)
    if done.returncode:
        raise refused(done.stderr.decode(errors="replace"), folder)
    shallow, _, place = done.stdout.partition(b"\n")
    git_dir = Path(os.fsdecode(place.removesuffix(b"\n"))).resolve()
    special = next(filter(_is_special, _read_whole(common(git_dir) / "objects")), None)
    if special:
        raise GitFailed("pipe", path=str(special))
    return Repository(_top(folder, git_dir), git_dir, shallow == b"true", {**env, **of_hook(git_dir)})


def _read_whole(objects: Path) -> Iterator[Path]:
    """What git reads to its end before it looks for any object, and that is not plainly a file."""
    yield objects / "info/alternates"
    with suppress(OSError), os.scandir(objects / "pack") as found:
        names = (one for one in found if one.name.endswith(".idx") or one.name == "multi-pack-index")
        yield from (Path(one.path) for one in names if not one.is_file(follow_symlinks=False))


def _is_special(path: Path) -> bool:
    """Is it a pipe or the like, which may never end?"""
    with suppress(OSError):
        mode = path.stat().st_mode
        return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
    return False


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


def begin(words: Sequence[str], folder: Path, env: Mapping[str, str], ahead: int) -> subprocess.Popen[bytes]:
    """Git, running some words of ours, to be asked while its answers are read `ahead` bytes at once; GitFailed."""
    return subprocess.Popen(  # noqa: S603 -- likewise
        (*_git(env), *words),
        cwd=folder,
        env=env,
        bufsize=ahead,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


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
    found = re.findall(rf"(?<!pack-)\b(?:{ID.pattern})\b", said.decode(errors="replace"))
    return found[0] if found else ""


def known(object_id: str) -> str:
    """An id that is nothing else: no option, no name; ValueError."""
    if not ID.fullmatch(object_id):
        raise ValueError(object_id)
    return object_id
