"""Console sessions in Markdown pages: what is typed is run, and what it prints must be what the page shows.

A fenced `console` block holds commands (`$ …`, continued by `> …` after a `\\` or a `<<`) and under each one what it
prints, both streams in one. A line `...` stands for any lines, a last line `[1]` for the exit status. A block whose
fence says `file=PATH` is written to that file when its turn comes; where it says `commit=DAY` too, all of the first
folder of that path is recorded with it on that day, in a repository there (`by=NAME` and `message="…"` if it matters).
`console no-run` is shown and not run.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATTERNS = ("README*.md", "docs/**/*.md", "examples/*/README*.md", "tests/sessions/**/*.md")
DATA = ("checklist.yaml", "lists", "examples", "evidence", "notices")
"""What a page outside `examples/` finds in its working directory, as far as the project has it."""

FENCE = re.compile(r"(?P<indent> *)(?P<fence>`{3,}|~{3,}) *(?P<info>[^`]*)")
STATUS = re.compile(r"\[([0-9]+)\]")
ANY = "..."
SECONDS = 60


class PageError(Exception):
    """A page that cannot be played as it is written; the text says where and why."""


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its info words, the line (from 1) its fence stands on, its lines without the fence's indent."""

    info: tuple[str, ...]
    line: int
    indent: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Command:
    """What is typed on a line (counted from 1) and what is shown from line `below` on."""

    line: int
    text: str
    below: int
    shown: tuple[str, ...]
    indent: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """A file that a page writes into the working directory; recorded on a day, if it has one, by whom and why."""

    line: int
    name: str
    text: str
    day: str = ""
    by: str = "Clerk"
    message: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A command and what it printed, the exit status last where it is not 0."""

    command: Command
    printed: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Is it what the page shows?"""
        shown, printed = split_status(self.command.shown), split_status(self.printed)
        return shown[1] == printed[1] and matches(shown[0], printed[0])


def pages(root: Path) -> list[Path]:
    """The pages of a project that have a session, in order."""
    found = {path for pattern in PATTERNS for path in root.glob(pattern)}
    return sorted(path for path in found if any(type(step) is Command for step in read(path)))


def read(page: Path) -> list[Command | File]:
    """What a page does, in order."""
    try:
        return list(steps(page.read_text(encoding="utf-8")))
    except PageError as error:
        raise PageError(f"{page}:{error}") from None


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a Markdown text; a block inside a longer fence is text of the outer one."""
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        opening = FENCE.fullmatch(lines[at])
        at += 1
        if not opening:
            continue
        start, indent = at, opening["indent"]
        end = re.compile(rf" *{re.escape(opening['fence'][0])}{{{len(opening['fence'])},}} *")
        while at < len(lines) and not end.fullmatch(lines[at]):
            at += 1
        inner = tuple(line.removeprefix(indent) for line in lines[start:at])
        yield Block(words(opening["info"]), start, indent, inner)
        at += 1


def words(info: str) -> tuple[str, ...]:
    """The words of an info string; quotes hold several together."""
    try:
        return tuple(shlex.split(info))
    except ValueError:
        return tuple(info.split())


def steps(text: str) -> Iterator[Command | File]:
    """The commands and files of a page's text."""
    for block in blocks(text):
        said = dict(word.split("=", 1) for word in block.info if "=" in word)
        if "file" in said:
            told = {"by": said.get("by", "Clerk"), "message": said.get("message", "")}
            yield File(block.line, said["file"], "\n".join((*block.lines, "")), said.get("commit", ""), **told)
        elif block.info == ("console",):
            yield from commands(block)
        elif block.info[:1] == ("console",) and block.info != ("console", "no-run"):
            raise PageError(
                f"{block.line}: a console block is `console` or `console no-run`, not {' '.join(block.info)}"
            )


def commands(block: Block) -> Iterator[Command]:
    """The commands of a console block."""
    lines, at = block.lines, 0
    if lines and not lines[0].startswith("$ "):
        raise PageError(f"{block.line + 1}: a console block begins with a command (`$ …`)")
    while at < len(lines):
        typed = [lines[at].removeprefix("$ ")]
        first = at = at + 1
        while at < len(lines) and lines[at].startswith("> ") and ("<<" in typed[0] or typed[-1].endswith("\\")):
            typed.append(lines[at].removeprefix("> "))
            at += 1
        below = at
        while at < len(lines) and not lines[at].startswith("$ "):
            at += 1
        shown = without_blank_end(lines[below:at])
        yield Command(block.line + first, "\n".join(typed), block.line + below + 1, shown, block.indent)


def without_blank_end(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines without the empty ones at the end."""
    end = len(lines)
    while end and not lines[end - 1]:
        end -= 1
    return tuple(lines[:end])


def split_status(lines: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """What was printed, and the exit status that stands under it."""
    found = STATUS.fullmatch(lines[-1]) if lines else None
    return (without_blank_end(lines[:-1]), int(found[1])) if found else (tuple(lines), 0)


def matches(shown: Sequence[str], printed: Sequence[str]) -> bool:
    """Is it what is shown, where `...` stands for any lines?"""
    pattern = [r"(?:.*\n)*" if line == ANY else re.escape(line) + "\n" for line in shown]
    return re.fullmatch("".join(pattern), "".join(f"{line}\n" for line in printed)) is not None


def environment(home: Path) -> dict[str, str]:
    """The same world everywhere: no colour, no clock zone, no settings but ours; `home` holds all that is personal."""
    home.mkdir(parents=True, exist_ok=True)
    settings = home / "gitconfig"
    settings.write_text("[user]\n\tname = Clerk\n\temail = clerk@example.org\n[init]\n\tdefaultBranch = main\n")
    then = "2020-07-01T09:00:00+00:00"
    personal = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CACHE", "CONFIG", "DATA", "STATE")}
    return personal | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "COLUMNS": "100",
        "TERM": "dumb",
        "PYTHONUTF8": "1",
        "GIT_CONFIG_GLOBAL": str(settings),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_DATE": then,
        "GIT_COMMITTER_DATE": then,
    }


def furnish(page: Path, root: Path, folder: Path) -> Path:
    """Copy what the page works on; the working directory. An example's page works on its own example."""
    if page.parent.parent == root / "examples":
        return Path(shutil.copytree(page.parent, folder / page.parent.name))
    place = folder / "checklist"
    place.mkdir()
    for name in DATA:
        if (root / name).is_dir():
            shutil.copytree(root / name, place / name)
        elif (root / name).exists():
            shutil.copy2(root / name, place / name)
    return place


def play(page: Path, root: Path, folder: Path) -> Iterator[Outcome]:
    """Run a page's commands one after another in a new working directory under `folder`."""
    env = environment(folder / "home")
    place = here = furnish(page, root, folder).resolve()
    for step in read(page):
        if type(step) is File:
            write_file(place, step)
            if step.day:
                record(place, step, env)
        else:
            printed, here = run(step, here, env, folder)
            yield Outcome(step, tuple(line.replace(str(place), "$PWD") for line in printed))


def write_file(place: Path, file: File) -> None:
    """Write a page's file, inside the working directory only."""
    path = (place / file.name).resolve()
    if not path.is_relative_to(place):
        raise PageError(f"{file.line}: {file.name} is outside the working directory")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(file.text, encoding="utf-8", newline="")


def record(place: Path, file: File, env: dict[str, str]) -> None:
    """Record the folder of a page's file as it now is: at nine in the morning in Beijing, so that ids stay the same."""
    top = place / Path(file.name).parts[0] if "/" in file.name else place
    when = f"{file.day} 09:00:00 +0800"
    dated = {**env, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when, "GIT_AUTHOR_NAME": file.by}
    message = file.message or f"{file.name} on {file.day}"
    for typed in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", message]):
        done = subprocess.run(["git", *typed], cwd=top, env=dated, capture_output=True, check=False)
        if done.returncode:
            raise PageError(f"{file.line}: {done.stderr.decode(errors='replace')}")


def run(command: Command, here: Path, env: dict[str, str], folder: Path) -> tuple[tuple[str, ...], Path]:
    """What a command prints, and the directory it ends in: `cd` holds for the commands after it."""
    note = folder / "cwd"
    script = f"trap 'pwd -P >{shlex.quote(str(note))}' EXIT\n{command.text}"
    typed = ["bash", "--noprofile", "--norc", "-c", script]
    try:
        done = subprocess.run(
            typed,
            cwd=here,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return (f"(still running after {SECONDS} seconds)",), here
    lines = without_blank_end(done.stdout.decode(errors="backslashreplace").split("\n"))
    status = (f"[{done.returncode}]",) if done.returncode else ()
    return (*lines, *status), Path(note.read_text(encoding="utf-8").rstrip("\n")) if note.exists() else here


def told(page: str, outcome: Outcome) -> str:
    """Where a page shows something else than is printed, and what."""
    command = outcome.command
    diff = unified_diff(command.shown, outcome.printed, "shown", "printed", n=3, lineterm="")
    return "\n".join((f"{page}:{command.line}: $ {command.text}", *diff))


def accepted(text: str, outcomes: Sequence[Outcome]) -> str:
    """The page with what was printed in place of what it shows, where the two differ."""
    lines = text.split("\n")
    for outcome in sorted((one for one in outcomes if not one.right), key=lambda one: -one.command.line):
        command = outcome.command
        start = command.below - 1
        new = [command.indent + line if line else "" for line in with_gap(command.shown, outcome.printed)]
        lines[start : start + len(command.shown)] = new
    return "\n".join(lines)


def with_gap(shown: Sequence[str], printed: Sequence[str]) -> list[str]:
    """What was printed, with as many lines left out by `...` as the page left out before."""
    (before, _), (now, status) = split_status(shown), split_status(printed)
    head = before.index(ANY) if ANY in before else len(now)
    tail = before[::-1].index(ANY) if ANY in before else 0
    if head + tail >= len(now):
        return list(printed)
    return [*now[:head], ANY, *now[len(now) - tail :], *([f"[{status}]"] if status else [])]
