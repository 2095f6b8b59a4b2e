"""A year of daily rounds with kills and receivers that refuse, hang up or say nothing: told once, and all of it told.

python -m tests.soak.rounds --days 250 --seed 1
"""

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from checklist.core.ledger import Entry, lives
from checklist.source.ledger import read_ledger
from tests.channels.receivers import Web, web
from tests.imports import ROOT

SETTINGS = """
language: en
calendar: CN
units: [{name: Unit 0, up: Town}, {name: Unit 1, up: Town}, {name: Unit 2, up: Town}, {name: Town}]
notices:
  rungs:
    - {name: remind, due_within: 5}
    - {name: warn, behind: true, missed_return: true, days: 3, to: [owner, up]}
    - {name: supervise, overdue: 1, days: 3}
    - {name: circulate, overdue: 15, climbed: true, days: 5, to: [owner, up]}
    - {name: summon, overdue: 30, climbed: true}
  channels: [{name: robot, kind: webhook}]
"""
START = date(2020, 1, 2)
ORDER = ("remind", "warn", "supervise", "circulate", "summon")
ANSWERS = ({}, {}, {}, {"status": 400}, {"status": 500}, {"hang_up": True}, {"after": 0.3})
"""What a receiver does on a day: mostly it takes what comes."""


def year(folder: Path, days: int, seed: int, kills: float = 0.4) -> Counter[str]:
    """Hold a round a day; what came about is counted. AssertionError where a law is broken."""
    (folder / "lists").mkdir(parents=True)
    (folder / "checklist.yaml").write_text(SETTINGS, "utf-8")
    chance, told, counts = random.Random(seed), Told(seed), Counter[str]()
    with web() as robot:
        for one in range(days):
            day = START + timedelta(one)
            if day.weekday() < 5:
                told.report(day)
                (folder / "lists" / "works.yaml").write_text(told.text(day), "utf-8")
                behave(robot, chance.choice(ANSWERS))
                counts["killed"] += hold(folder, day, robot, chance.random() * 0.9 if chance.random() < kills else None)
                settle(folder, day, robot, counts)
                obey(folder, robot)
        behave(robot, {})
        last = START + timedelta(days)
        hold(folder, last, robot, None)
        settle(folder, last, robot, counts)
        hold(folder, last, robot, None)
        obey(folder, robot, at_last=True)
    counts.update(one.deed.value for one in entries(folder))
    return counts


class Told:
    """The lists as they grow: a dozen tasks, some reported on, some moved, some done."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.due = {f"t{one}": START + timedelta(self.chance.randrange(5, 200)) for one in range(12)}
        self.said: dict[str, list[str]] = {name: [] for name in self.due}
        self.acts: dict[str, list[str]] = {name: [] for name in self.due}

    def report(self, day: date) -> None:
        """Something may come about on a day."""
        for name in self.due:
            if self.chance.random() < 0.05:
                self.said[name].append(f"{{on: {day}, progress: {self.chance.randrange(100)}%, text: word of {day}}}")
            if self.chance.random() < 0.005:
                new = max(day, self.due[name]) + timedelta(30)
                self.acts[name].append(f"{{on: {day}, act: extend, from: {self.due[name]}, to: {new}, reason: r}}")
                self.due[name] = new

    def text(self, day: date) -> str:
        """The list on a day."""
        rows = (
            f"  - {{id: {name}, title: Task {name}, owner: Unit {int(name[1:]) % 3}, due: {due},"
            f" updates: [{', '.join(self.said[name])}], decisions: [{', '.join(self.acts[name])}]}}\n"
            for name, due in self.due.items()
        )
        head = (
            "list: works\nreturns: {every: month, by: 20}\ndefaults: {status: in-progress, start: 2020-01-01}\ntasks:\n"
        )
        return f"# {day}\n{head}{''.join(rows)}"


def behave(robot: Web, how: dict[str, object]) -> None:
    robot.status, robot.hang_up, robot.after, robot.text = 200, False, 0, ""
    for name, value in how.items():
        setattr(robot, name, value)


def run(folder: Path, words: Sequence[str], day: date, robot: Web) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "checklist", "-C", str(folder), *words, "--as-of", day.isoformat()]
    env = {**os.environ, "CHECKLIST_ROBOT_URL": robot.url}
    return subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def hold(folder: Path, day: date, robot: Web, after: float | None) -> bool:
    """Hold a round, and kill it after some seconds, if asked to; was it killed?"""
    one = run(folder, ["run"], day, robot)
    try:
        status = one.wait(after if after is not None else 60)
        assert status in (0, 1), status
    except subprocess.TimeoutExpired:
        one.kill()
        one.wait()
        time.sleep(0.4)  # what was on its way arrives
        return True
    return False


def settle(folder: Path, day: date, robot: Web, counts: Counter[str]) -> None:
    """Whoever is asked about a doubt looks whether the letter has come, and says so."""
    for life in lives(entries(folder)):
        for unit in life.doubtful if not life.ended else ():
            word = "--was-sent" if came(robot, life.number, unit) else "--not-sent"
            counts[word] += 1
            assert run(folder, ["notify", word, life.number, "--unit", unit], day, robot).wait(60) == 0


def came(robot: Web, number: str, unit: str) -> int:
    """How often a notice was delivered to a unit: what was refused was not."""
    return sum(number in body["numbers"] and body["unit"] == unit for body in taken(robot))


def taken(robot: Web) -> Iterator[dict[str, Any]]:
    yield from (body for _, head, body in robot.got if head["taken"])


def entries(folder: Path) -> tuple[Entry, ...]:
    paths = sorted((folder / "notices").glob("[0-9]*.yaml"))
    return tuple(one for path in paths for one in read_ledger(path.name, path.read_bytes()).entries)


def obey(folder: Path, robot: Web, at_last: bool = False) -> None:
    """The laws: whole lines, numbers in order, to no unit twice, one rung at a time, and at last nothing untold."""
    for path in (folder / "notices").glob("[0-9]*.yaml"):
        assert read_ledger("", path.read_bytes()).reading.faults == ()
    held = lives(entries(folder))
    numbers = [tuple(map(int, re.findall("[0-9]+", life.number))) for life in held]
    assert numbers == [(year, n) for year in (2020, 2021) for n in range(1, [y for y, _ in numbers].count(year) + 1)]
    newest: dict[str, tuple[int, bool]] = {}
    for life in held:
        assert all(came(robot, life.number, unit) <= 1 for unit in life.addressed), life.number
        step = ORDER.index(life.issued.rung)
        before, over = newest.get(life.issued.task, (-1, True))
        assert over or step > before, life.number
        newest[life.issued.task] = step, life.ended is not None
    if at_last:
        last = {life.issued.task: life for life in held if not life.ended}
        assert all(
            life.sent_on and came(robot, life.number, unit) == 1 for life in last.values() for unit in life.addressed
        )
        counts = Counter(len(life.issued.copies) for life in held)
        assert counts[1], "there were copies"


def main() -> None:
    """Run it, and say what came about."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=250)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(dict(year(Path(folder) / "town", given.days, given.seed)))  # noqa: T201 -- it is what it is for


if __name__ == "__main__":
    main()
