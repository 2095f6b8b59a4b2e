"""Measure speed as ratios in one run: `python -m tests.bench.run [--sizes 1000,10000,100000] [--runs 5]`.

`--past 1000x2000` is a list with a past, `--papers 10000` a list that is published, exported and asked for by forms.

Figures are processor time of the child, medians, all commands of a size in turn (A B C A B C), so that a busy machine
slows each alike. *Cold* is with an empty cache, *again* the same command over the same bytes once more, *another day*
(or filter) the same bytes asked something new, *one file edited* one of a hundred files changed.
"""

import argparse
import itertools
import math
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median

from checklist.store.answers import SETTLED
from tests.bench import generate, history, papers, yardsticks
from tests.bench.child import Cost, Failed, spend
from tests.bench.world import OURS, Job, World
from tests.sessions import ROOT, environment

Costs = dict[str, Cost | Failed]

START_GOALS = (
    ("--version", 1.3),
    ("--version, our part", 1.3),
    ("--help", 4.5),
    ("a wrong word", 4.5),
    ("status in a pipe, cold", 7),
    ("status in a pipe, again", 5),
    ("status on a terminal, cold", 12),
    ("status on a terminal, again", 10),
)
"""Over the shipped list, against `python -c pass`. Our part is without the script that pip writes around us."""

OUR_PART = "import sys; sys.argv[1:] = ['--version']; from checklist.__main__ import main; main()"

EDIT, EDIT_LIMIT = "an edit, not written", "3 checks + 10 pass"
"""An edit reads the list, checks it before and after, and reads it again; it is not written, for the others' sake."""

GOALS: tuple[tuple[str, str, Mapping[int, float]], ...] = (
    ("status, cold", "libyaml", {10_000: 10}),
    ("notify --overdue, cold", "libyaml", {10_000: 10}),
    ("list overdue, cold", "libyaml", {}),
    ("validate, cold", "libyaml", {10_000: 15}),
    ("status, cold", "naive", {1_000: 0.7, 10_000: 0.3}),
    ("status, again", "pass", dict.fromkeys((106, 1_000, 10_000, 100_000), 6)),
    ("notify --overdue, again", "pass", dict.fromkeys((106, 1_000, 10_000, 100_000), 6)),
    ("list overdue, again", "pass", dict.fromkeys((106, 1_000, 10_000, 100_000), 6)),
    ("list overdue, again", "Taskwarrior", {10_000: 0.2, 100_000: 0.02}),
    ("list overdue, again", "hledger", {}),
    (EDIT, EDIT_LIMIT, {1_000: 1, 10_000: 1}),
    ("list overdue, cold", "Taskwarrior", {}),
    ("list overdue, cold", "hledger", {}),
    ("status, another day", "status, cold", {10_000: 0.3}),
    ("list, another filter", "list overdue, cold", {10_000: 0.3}),
    ("status, one file edited", "status of 100 files, cold", {10_000: 0.3}),
)
PAST_GOALS = (("audit, cold", 0.6), ("audit, again", 0.05), ("log, cold", 0.6), ("log, again", 0.05))
"""Over a list with a past, against `git log -p`."""
PAST_RUNS = 3
"""Such a run takes so long that a few of them say enough."""
MEMORY_GOALS: tuple[tuple[str, Mapping[int, float]], ...] = (
    ("status, cold", {100_000: 1200.0}),
    ("status, another day", {}),
    ("status, again", {100_000: 60.0}),
)
GROWTH = (("status, cold", 1.1), ("validate, cold", 1.1))
COMMANDS = ("status", "notify --overdue", "list overdue", "validate")
LARGE = 100_000
"""From here on one round and one command are enough, and what takes minutes itself is no yardstick."""
SLOW = ("naive",)
SPLIT = 10_000
"""The length that is also written in a hundred files."""


def medians(jobs: Mapping[str, Job], runs: int) -> Costs:
    """What each job costs, all of them in turn; the first round only warms up.

    What was just written is left alone first: an answer drawn from a file that may still be written is not kept.
    """
    seen: dict[str, list[Cost]] = {name: [] for name in jobs}
    failed: dict[str, Failed] = {}
    time.sleep(SETTLED / 1e9)
    for _ in range(runs + 1):
        for name, job in jobs.items():
            if name in failed:
                continue
            try:
                seen[name].append(job())
            except Failed as error:
                failed[name] = error
    return {name: failed.get(name) or middle(costs[1:]) for name, costs in seen.items()}


def middle(costs: list[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(median(cost.cpu for cost in costs), median(cost.peak for cost in costs))


def at_start(world: World) -> dict[str, Job]:
    """What is measured over the shipped list."""
    status = (OURS, "status")
    return {
        "pass": world.job(yardsticks.PASS, ROOT),
        "--version": world.job((OURS, "--version"), ROOT),
        "--version, our part": world.job((sys.executable, "-c", OUR_PART), ROOT),
        "--help": world.job((OURS, "--help"), ROOT),
        "a wrong word": world.job((OURS, "stauts"), ROOT, status=2),
        "status in a pipe, cold": world.cold(status, ROOT),
        "status in a pipe, again": world.job(status, ROOT),
        "status on a terminal, cold": world.cold(status, ROOT, terminal=True),
        "status on a terminal, again": world.job(status, ROOT, terminal=True),
    }


def at_size(world: World, count: int) -> dict[str, Job]:
    """What is measured over a generated list: yardsticks and ours."""
    place = world.folder / str(count)
    lists = generate.write(count, place)
    scripts = yardsticks.scripts(lists)
    jobs = {name: world.job(argv, place) for name, argv in scripts.items() if count < LARGE or name not in SLOW}
    for name, make in yardsticks.TOOLS.items():
        if made := make(count, place):
            for argv in made[0]:
                spend(argv, place, world.env)
            jobs[name] = world.job(made[1], place)
    for command in COMMANDS if count < LARGE else COMMANDS[:1]:
        argv = (OURS, *command.split())
        jobs[f"{command}, cold"] = world.cold(argv, place)
        jobs[f"{command}, again"] = world.job(argv, place)
    jobs[EDIT] = world.job((OURS, "set", f"K{count // 2:06d}", "note=x", "--dry-run"), place)
    jobs["status, another day"] = world.anew((OURS, "status"), place, "--as-of {}")
    if count < LARGE:
        jobs["list, another filter"] = world.anew((OURS, "list"), place, "overdue due:<{}")
    if count == SPLIT:
        split = world.folder / f"{count}-split"
        *_, last = generate.write(count, split, files=100)
        jobs["status of 100 files, cold"] = world.cold((OURS, "status"), split)
        jobs["status, one file edited"] = world.edited((OURS, "status"), split, last)
    return jobs


def in_the_past(world: World, tasks: int, commits: int) -> dict[str, Job]:
    """What is measured over a list with a past."""
    place = history.write(tasks, commits, world.folder / f"past-{tasks}-{commits}")
    jobs = {"git log -p": world.job(("git", "--no-pager", "log", "-p"), place)}
    for command in ("audit", "log K000001"):
        argv = (OURS, *command.split())
        jobs[f"{argv[1]}, cold"] = world.cold(argv, place)
        jobs[f"{argv[1]}, again"] = world.job(argv, place)
    return jobs


def edit_limit(costs: Costs) -> Cost | Failed:
    """What an edit may take: three checks of the lists, and ten starts of Python."""
    check, start = costs["validate, cold"], costs["pass"]
    if isinstance(check, Failed) or isinstance(start, Failed):
        return Failed(EDIT_LIMIT)
    return Cost(3 * check.cpu + 10 * start.cpu, check.peak)


Row = tuple[str, str, str, str, str, str, str, str]
HEAD: Row = ("operation", "tasks", "ours", "against", "takes", "ratio", "goal", "met")


def compared(operation: str, tasks: str, costs: Costs, yardstick: str, goal: float | None) -> Row:
    """One operation against one yardstick."""
    ours, theirs = costs[operation], costs.get(yardstick)
    against = yardsticks.NAMES.get(yardstick, yardstick)
    wanted = f"≤ {goal:g}" if goal else "–"
    if isinstance(ours, Failed):
        return (operation, tasks, "failed", against, "", "", wanted, f"{'NO' if goal else '–'} {ours}")
    shown = milliseconds(ours)
    if not isinstance(theirs, Cost):
        why = f"failed: {theirs}" if theirs else "skipped: not installed"
        return (operation, tasks, shown, against, "", "", wanted, why)
    ratio = ours.cpu / theirs.cpu
    return (operation, tasks, shown, against, milliseconds(theirs), f"{ratio:.2f}", wanted, met(ratio, goal))


def milliseconds(cost: Cost) -> str:
    """Processor time as it is shown."""
    return f"{cost.cpu * 1000:.0f} ms"


def met(figure: float, goal: float | None) -> str:
    """Whether a goal is met, where there is one."""
    return "–" if goal is None else "yes" if figure <= goal else "NO"


def memory(count: int, costs: Costs) -> Iterator[Row]:
    """Peak memory, in megabytes."""
    for operation, goals in MEMORY_GOALS:
        cost, goal = costs[operation], goals.get(count)
        if isinstance(cost, Cost):
            peak = cost.peak / 2**20
            wanted = f"≤ {goal:g} MB" if goal else "–"
            yield (f"{operation}: memory", f"{count:,}", f"{peak:.0f} MB", "", "", "", wanted, met(peak, goal))


def growth(by_size: Mapping[int, Costs]) -> Iterator[Row]:
    """The exponent of growth from one size to the next, start-up taken off by the smallest list."""
    base, *sizes = sorted(by_size)
    for (small, large), (operation, goal) in itertools.product(itertools.pairwise(sizes), GROWTH):
        first, low, high = (by_size[size].get(operation) for size in (base, small, large))
        if isinstance(first, Cost) and isinstance(low, Cost) and isinstance(high, Cost):
            more = max(high.cpu - first.cpu, 1e-6) / max(low.cpu - first.cpu, 1e-6)
            exponent = math.log(more) / math.log((large - base) / (small - base))
            tasks = f"{small:,} → {large:,}"
            yield (f"{operation}: growth", tasks, f"n^{exponent:.2f}", "", "", "", f"≤ n^{goal}", met(exponent, goal))


def rows(world: World, sizes: list[int], runs: int) -> Iterator[Row]:
    """The whole table, row by row as it is measured."""
    yield HEAD
    costs = medians(at_start(world), runs)
    for operation, goal in START_GOALS:
        yield compared(operation, "shipped", costs, "pass", goal)
    by_size: dict[int, Costs] = {}
    for count in sorted({106, *sizes}) if sizes else ():
        costs = by_size[count] = medians(at_size(world, count), 1 if count >= LARGE else runs)
        costs[EDIT_LIMIT] = edit_limit(costs)
        if count in sizes:
            for operation, yardstick, goals in GOALS:
                if operation not in costs or (count >= LARGE and yardstick in SLOW):
                    continue
                yield compared(operation, f"{count:,}", costs, yardstick, goals.get(count))
            yield from memory(count, costs)
    if sizes:
        yield from growth(by_size)


def past_rows(world: World, sizes: str, runs: int) -> Iterator[Row]:
    """The rows of lists with a past: `tasks` x `commits`, several joined by commas."""
    for size in filter(None, sizes.split(",")):
        tasks, _, commits = size.partition("x")
        costs = medians(in_the_past(world, int(tasks), int(commits)), min(runs, PAST_RUNS))
        for operation, goal in PAST_GOALS:
            yield compared(operation, size, costs, "git log -p", goal)


def paper_rows(world: World, sizes: str, runs: int) -> Iterator[Row]:
    """The rows of papers: sites, workbooks, forms."""
    for size in map(int, filter(None, sizes.split(","))):
        costs = medians(papers.jobs(world, size), min(runs, PAST_RUNS))
        for operation, yardstick, goal in papers.GOALS:
            yield compared(operation, f"{size:,}", costs, yardstick, goal)


WIDTHS = (28, 16, 10, 26, 9, 7, 10, 4)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure checklist against its yardsticks, as ratios in one run.")
    parser.add_argument("--sizes", default="1000,10000,100000", help="list lengths, joined by commas (also 106)")
    parser.add_argument("--past", default="1000x2000", help="tasks x commits of lists with a past, joined by commas")
    parser.add_argument("--papers", default="10000", help="list lengths for papers, joined by commas")
    parser.add_argument("--runs", type=int, default=5, help="rounds a median is taken of")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        world = World(folder, environment(folder / "home") | {"TERM": "xterm-256color"})
        measured = rows(world, [int(size) for size in filter(None, given.sizes.split(","))], given.runs)
        past = past_rows(world, given.past, given.runs)
        for row in itertools.chain(measured, past, paper_rows(world, given.papers, given.runs)):
            line = "  ".join(cell.ljust(width) for cell, width in zip(row, WIDTHS, strict=True)).rstrip()
            sys.stdout.write(line + os.linesep)
            sys.stdout.flush()


if __name__ == "__main__":
    main()
