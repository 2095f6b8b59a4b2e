"""Write a repository with a realistic list's past: `python -m tests.bench.history N M DIR [--files K] [--seed S]`.

N tasks, M commits over five months: mostly reports, some extensions, some weights and goals, now and then a branch that
is merged. Written by `git fast-import`, so it is fast; the same words give the same ids. All of it is made up.
"""

import argparse
import re
import subprocess
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import IO

from tests.bench import generate

START = datetime(2026, 7, 1, 1, tzinfo=UTC)
SPAN = timedelta(days=140)
BRANCH_EVERY, BRANCH_LENGTH = 40, 3
UPDATES = re.compile(r"    (?:updates|进展报送):\n(?:      .*\n)+")
DUE = re.compile(r"(?m)^    (due|完成时限): (\d{4}-\d\d-\d\d)$")
WEIGHT = re.compile(r"(?m)^    (weight|权重): \d+$")
DECISIONS = re.compile(r"    (?:decisions|办理记录):\n(?:      .*\n)+")


@dataclass
class State:
    """The list as one line of commits has it: its files, each a heading and the texts of its tasks."""

    heads: list[str]
    files: list[list[str]]

    def text(self, at: int) -> str:
        """A file whole."""
        return self.heads[at] + "".join(self.files[at])

    def copy(self) -> "State":
        """The same, to go on from separately."""
        return State(self.heads, [list(one) for one in self.files])


@dataclass
class Story:
    """What is written so far: the stream, the last mark, and how far the time has come."""

    out: IO[bytes]
    random: Random
    commits: int
    mark: int = 0
    done: int = field(default=0)

    def commit(self, state: State, changed: list[int], parents: list[int], branch: str) -> int:
        """One commit with the files that changed in it; its mark."""
        when = int((START + SPAN * self.done / max(self.commits, 1)).timestamp())
        who = self.random.choice(generate.OWNERS)
        self.mark += 1
        self.done += 1
        message = f"{who}报送\n".encode() if len(parents) < 2 else "合并\n".encode()
        lines = [f"commit refs/heads/{branch}", f"mark :{self.mark}", f"author {who} <u@example.org> {when} +0800"]
        lines += [f"committer {generate.OFFICE} <o@example.org> {when} +0800", f"data {len(message)}"]
        self.out.write("\n".join((*lines, "")).encode() + message)
        if parents:
            self.out.write(f"from :{parents[0]}\n".encode())
        self.out.writelines(f"merge :{one}\n".encode() for one in parents[1:])
        for at in changed:
            self.put(name(at, len(state.files)), state.text(at))
        if not parents:
            self.put("checklist.yaml", generate.settings().replace(f"as_of: {generate.PIN}\n", ""))
        self.out.write(b"\n")
        return self.mark

    def put(self, path: str, text: str) -> None:
        """A file of the commit."""
        data = text.encode()
        self.out.write(f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n")


def name(at: int, files: int) -> str:
    """The path of a list file."""
    return f"lists/{generate.LIST}.yaml" if files == 1 else f"lists/{generate.LIST}-{at + 1:04d}.yaml"


def change(state: State, story: Story) -> list[int]:
    """What one commit does to one to three tasks; the files it touches."""
    touched = set()
    for _ in range(story.random.choice((1, 1, 1, 2, 3))):
        at = story.random.randrange(len(state.files))
        tasks = state.files[at]
        number = story.random.randrange(len(tasks))
        day = (START + SPAN * story.done / story.commits).date()
        tasks[number] = story.random.choices((reported, extended, weighed, renamed), (90, 4, 3, 3))[0](
            tasks[number], str(day), story.random
        )
        touched.add(at)
    return sorted(touched)


def reported(task: str, day: str, random: Random) -> str:
    """A task with one more update, behind the others."""
    said = f"第{random.randint(1, 99)}次报送"
    text = f"      - on: {day}\n        text: {said}\n        next: {random.choice(generate.NEXT)}\n"
    found = UPDATES.search(task)
    if not found:
        return f"{task}    updates:\n{text}"
    return task[: found.end()] + text + task[found.end() :]


def extended(task: str, day: str, random: Random) -> str:
    """A task with a later due day, and the decision that says so."""
    found = DUE.search(task)
    if not found:
        return reported(task, day, random)
    later = f"2027-{random.randint(1, 12):02d}-28"
    said = f"on: {day}, act: extend, from: {found[2]}, to: {later}, reason: 汛期影响施工, by: {generate.OFFICE}"
    act = f"      - {{{said}}}\n"
    task = task[: found.start(2)] + later + task[found.end(2) :]
    held = DECISIONS.search(task)
    return task[: held.end()] + act + task[held.end() :] if held else f"{task}    decisions:\n{act}"


def weighed(task: str, _day: str, random: Random) -> str:
    """A task with another weight."""
    return WEIGHT.sub(lambda found: f"    {found[1]}: {random.randint(1, 9)}", task)


def renamed(task: str, _day: str, random: Random) -> str:
    """A task with a few words more in its goal."""
    return re.sub(r"(?m)^(    (?:goal|工作目标): .*)$", lambda found: f"{found[1]}（{random.randint(1, 99)}）", task)


def tell(story: Story, state: State, commits: int) -> None:
    """The whole story: the list as issued, changes one after another, now and then a branch."""
    tip = story.commit(state, list(range(len(state.files))), [], "main")
    while story.done < commits:
        if story.done % BRANCH_EVERY == BRANCH_EVERY - 1 and story.done + BRANCH_LENGTH + 2 <= commits:
            tip = branch(story, state, tip)
        else:
            tip = story.commit(state, change(state, story), [tip], "main")


def branch(story: Story, state: State, tip: int) -> int:
    """Some commits beside the main line and one on it, and the merge that brings all of them together."""
    fork = state.copy()
    side = tip
    touched: dict[int, None] = {}
    for _ in range(BRANCH_LENGTH):
        changed = change(fork, story)
        touched.update(dict.fromkeys(changed))
        side = story.commit(fork, changed, [side], "side")
    before = [list(one) for one in state.files]
    tip = story.commit(state, change(state, story), [tip], "main")
    for at in touched:
        state.files[at] = [
            theirs if ours == was else ours
            for was, ours, theirs in zip(before[at], state.files[at], fork.files[at], strict=True)
        ]
    return story.commit(state, list(touched), [tip, side], "main")


def write(tasks: int, commits: int, folder: Path, files: int = 1, seed: int = 1) -> Path:
    """Write a repository whose list of `tasks` has a past of `commits`, and check its last version out; the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(("git", "init", "-q", "-b", "main"), cwd=folder, check=True)
    numbers = [range(tasks * at // files + 1, tasks * (at + 1) // files + 1) for at in range(files)]
    state = State(
        [f"list: {generate.LIST}\n{'' if at else generate.heading()}tasks:\n" for at in range(files)],
        [[generate.task(number, seed) for number in own] for own in numbers],
    )
    words = ("git", "-c", "core.bigFileThreshold=64m", "fast-import", "--quiet", "--depth=50")
    with subprocess.Popen(words, cwd=folder, stdin=subprocess.PIPE) as git:
        assert git.stdin
        tell(Story(git.stdin, Random(f"{seed}/history"), commits), state, commits)
        git.stdin.close()
    if git.returncode:
        raise subprocess.CalledProcessError(git.returncode, words)
    subprocess.run(("git", "reset", "-q", "--hard", "main"), cwd=folder, check=True)
    return folder


def main() -> None:
    """Write the repository that the command line asks for."""
    parser = argparse.ArgumentParser(description="Write a repository with the past of a realistic list.")
    parser.add_argument("tasks", type=int, metavar="N")
    parser.add_argument("commits", type=int, metavar="M")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--files", type=int, default=1, metavar="K", help="list files (default: one)")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    given = parser.parse_args()
    write(given.tasks, given.commits, given.folder, given.files, given.seed)


if __name__ == "__main__":
    main()
