"""What our own speed is measured against: bare Python, libyaml, a naive script, and other tools where installed."""

import json
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

from tests.bench import generate

PASS = (sys.executable, "-c", "pass")
NAMES = {"pass": "python -c pass", "libyaml": "libyaml's events", "naive": "naive script"}

LIBYAML = """
import sys, time
from yaml.cyaml import CParser
texts = [open(name, "rb").read() for name in sys.argv[1:]]
begin = time.process_time()
for text in texts:
    CParser(text).raw_parse()
print(time.process_time() - begin)
"""
"""libyaml's pass over the files with no Python in between; it prints the processor seconds of the pass alone."""

NAIVE = """
import datetime, pathlib, sys, yaml
today = datetime.date.fromisoformat(sys.argv[1])
for name in sys.argv[2:]:
    text = pathlib.Path(name).read_text(encoding="utf-8")
    for task in yaml.load(text, Loader=yaml.CSafeLoader)["tasks"]:
        due = task.get("due")
        if due and due < today and task.get("status") not in ("done", "closed"):
            print(task["id"], task["title"], task["owner"], (today - due).days)
"""
"""What one would write in ten lines: the overdue tasks of some lists."""


def scripts(lists: list[Path]) -> dict[str, tuple[str, ...]]:
    """The commands that need nothing but Python, over these list files."""
    names = [str(path) for path in lists]
    return {
        "pass": PASS,
        "libyaml": (sys.executable, "-c", LIBYAML, *names),
        "naive": (sys.executable, "-c", NAIVE, str(generate.PIN), *names),
    }


def facts(count: int, seed: int = 1) -> Iterator[tuple[str, date, bool]]:
    """Of every generated task: its id, its due day, and whether it is still open."""
    for number in range(1, count + 1):
        plan = generate.draw(Random(f"{seed}/{number}"))
        yield f"K{number:06d}", plan.due, plan.kind not in generate.ENDED | generate.STOPPED


def taskwarrior(count: int, folder: Path) -> tuple[list[tuple[str, ...]], tuple[str, ...]] | None:
    """How to make Taskwarrior ready and how to ask it for what is overdue; None where it is not installed.

    It knows no other day than today, so days are moved by as much as the pinned day lies back.
    """
    task = shutil.which("task")
    if not task:
        return None
    moved = date.today() - generate.PIN  # noqa: DTZ011 -- its clock, not ours
    rc, data = folder / "taskrc", folder / "tasks.json"
    rc.write_text(f"data.location={folder / 'task'}\nconfirmation=off\nverbose=nothing\nhooks=off\n", encoding="utf-8")
    with data.open("w", encoding="utf-8") as out:
        for name, due, is_open in facts(count):
            day = f"{due + moved:%Y%m%d}T120000Z"
            end = {} if is_open else {"end": f"{date.today():%Y%m%d}T000000Z"}  # noqa: DTZ011
            status = "pending" if is_open else "completed"
            out.write(json.dumps({"description": name, "due": day, "status": status, "entry": day, **end}) + "\n")
    (folder / "task").mkdir()
    words = (task, f"rc:{rc}")
    return [(*words, "import", str(data)), (*words, "count")], (*words, "overdue")


def hledger(count: int, folder: Path) -> tuple[list[tuple[str, ...]], tuple[str, ...]] | None:
    """How to ask hledger for what is open and was due before the pinned day; None where it is not installed."""
    tool = shutil.which("hledger")
    if not tool:
        return None
    journal = folder / "tasks.journal"
    with journal.open("w", encoding="utf-8") as out:
        for name, due, is_open in sorted(facts(count), key=lambda fact: fact[1]):
            out.write(f"{due} {'!' if is_open else '*'} {name}\n    (owed)  1\n\n")
    return [], (tool, "-f", str(journal), "register", "--pending", "--end", str(generate.PIN))


TOOLS = {"Taskwarrior": taskwarrior, "hledger": hledger}
