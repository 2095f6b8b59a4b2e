"""A new list as text that teaches the format: keys in the language of the run, a word of explanation beside each."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from checklist.core.model import Period, Task, TaskList
from checklist.core.value import unsaid
from checklist.core.width import width
from checklist.source.hand import Hand
from checklist.source.layout import Page
from checklist.source.records import Record
from checklist.source.schema import LIST, TASK
from checklist.source.scribe import Like, Scribe
from checklist.source.settings import CONFIG, NO_SETTINGS
from checklist.source.units import UNIT
from checklist.source.write import scalar

Say = Callable[[str], str]
COLUMN = 44
"""Where explanations stand, as far as what they explain leaves room."""
CALLED = {("task", "owner"): "责任单位"}
"""What most offices print over a column, where the table of fields has a stricter word first."""
ASIDE = ("goal", "leader", "weight", "tags", "measure", "milestones", "updates", "decisions")
"""What the first task shows without saying it yet: lines of the catalog, to be filled in and uncommented."""


def draft(task_list: TaskList, chinese: bool, say: Say, modeline: str) -> str:
    """The text of a list; reading it gives the same list. `say` gives the explanations, by `draft.<key>`."""
    lines = [modeline, *(f"# {line}" for line in say("draft.head").split("\n")), ""]
    lines += entries(LIST, task_list, chinese, say, without="tasks")
    lines.append(f"# {say('draft.aside.returns')}")
    key = _hand(chinese).key(LIST, "tasks", chinese)
    lines += ["", f"{key}:"]
    for index, task in enumerate(task_list.tasks):
        lines += ["", *_task(task, chinese, say, _days(task, task_list.period) if index == 0 else {})]
    if not task_list.tasks:
        lines += [f"  # {line}" for line in say("draft.example").split("\n")]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def chinese_text(task_list: TaskList) -> str:
    """The text of a list under Chinese keys, without a word of explanation."""
    plain = {"tasks": [], **LIST.write(task_list)}
    return "".join(f"{line}\n" for line in Scribe(_hand(True)).lines(LIST, plain, Like([], True), 0))


def _task(task: Task, chinese: bool, say: Say, days: dict[str, str]) -> Iterator[str]:
    """A task's lines; where there are days for examples, with explanations and what else a task may say."""
    lead = "  - "
    for line in entries(TASK, task, chinese, say if days else _nothing, column=COLUMN - len(lead)):
        yield f"{lead}{line}"
        lead = "    "
    for key in ASIDE if days else ():
        said = say(f"draft.aside.{key}")
        for name, day in days.items():
            said = said.replace(name, day)
        yield from (f"    # {line}" for line in said.split("\n"))


def _days(task: Task, period: Period) -> dict[str, str]:
    """Days that would do for examples beside a task: of a step on its way, and of a report."""
    end = task.due or period.end or date.max
    start = min(period.start or end, end)
    return {"<step>": str(start + (end - start) // 2), "<report>": str(start)}


def _nothing(_key: str) -> str:
    return ""


def entries(of: Record, value: Any, chinese: bool, say: Say, without: str = "", column: int = COLUMN) -> Iterator[str]:
    """The fields of a record that say something, a line each, with what `draft.<record>.<field>` says of it."""
    hand, blank = _hand(chinese), unsaid(type(value))
    for field in of.fields:
        attr = of.attrs[field.key]
        held = getattr(value, attr)
        if field.key == without or (attr in blank and held == blank[attr]):
            continue
        text = Scribe(hand).inline(field.kind, field.kind.write(held), Like([], chinese))
        called = CALLED.get((of.title, field.key)) if chinese else None
        line = f"{called or hand.key(of, field.key, chinese)}: {text}"
        said = say(f"draft.{of.title}.{field.key}")
        explained = said and not said.startswith("draft.")
        yield f"{line}{' ' * max(column - width(line), 1)}# {said}" if explained else line


def settings_draft(title: str, language: str, units: tuple[str, ...], say: Say, modeline: str) -> str:
    """The text of the settings of a new workspace: what it is called, its language, its units."""
    chinese = language != "en"
    hand = _hand(chinese)
    word = {name: hand.key(CONFIG, name, chinese) for name in ("title", "language", "lists", "units")}
    lines = [modeline, *(f"# {line}" for line in say("draft.settings").split("\n")), ""]
    lines += [f"{word['title']}: {scalar(title)}", f"{word['language']}: {language}", f"{word['lists']}: [lists/]"]
    if units:
        lines += ["", f"{word['units']}:", *unit_lines(units, chinese)]
    return "".join(f"{line}\n" for line in lines)


def unit_lines(units: Iterable[str], chinese: bool) -> Iterator[str]:
    """Units as lines under `units:`."""
    name = _hand(chinese).key(UNIT, "name", chinese)
    return (f"  - {{{name}: {scalar(one)}}}" for one in units)


def _hand(chinese: bool) -> Hand:
    """A hand that has written nothing yet."""
    return Hand(Page(NO_SETTINGS), (), chinese)
