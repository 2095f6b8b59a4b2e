"""The command that settles a clash the way the other side has it."""

import re
from collections.abc import Iterator
from shlex import quote
from typing import Any

from checklist.core.acts import day_text
from checklist.core.merge import ADDED, Clash
from checklist.core.model import Act, Decision, Status, Task
from checklist.core.spellings import RETARGET_WORDS
from checklist.source.schema import DECISION, TASK

OPEN = "…"
"""Stands for what only a person knows."""
PLAIN = re.compile(r"[\w@%+=:,./-]+|…")
"""What no shell takes for something else, in any script; `shlex` puts all but ASCII in quotes."""
WHY = ("--reason", OPEN)
ENDS = {Status.CLOSED: "close", Status.PAUSED: "pause", Status.CANCELLED: "cancel"}
"""What a task comes to be by a decision of its own."""
SAID = ("to", "field", "reason", "text", "by", "evidence")
"""What a decision says by an option of its own."""


def settling(one: Clash, held: Task | None) -> str:
    """The command as it is typed, for a task as the list holds it; empty where the text is to be edited by hand."""
    words = _words(one, held)
    return " ".join(("checklist", *(word if PLAIN.fullmatch(word) else quote(word) for word in words))) if words else ""


def _words(one: Clash, held: Task | None) -> tuple[str, ...]:
    match one.theirs:
        case Task() if one.how == ADDED:
            return "add", one.theirs.title, *_fields(one.theirs), "--id", OPEN
        case Decision() if one.base is None:
            day = one.theirs.after if one.theirs.act is Act.EXTEND else ""
            if held and held.due and day < day_text(held.due) and day:
                return *_due(held, day), "--reason", one.theirs.reason or OPEN
            return _decided(one.task, one.theirs)
    if held and one.route == ("due",):
        return *_due(held, day_text(one.theirs)), *WHY
    return _field(one.task, ".".join(map(str, one.route)), one.theirs) if one.task and one.route else ()


def _fields(task: Task) -> Iterator[str]:
    """What a task says in words, days and figures of one line."""
    for field in TASK.fields:
        value = getattr(task, TASK.attrs[field.key])
        plain = field.kind.write(value) if value and field.key not in ("id", "title") else ""
        word = ",".join(plain) if isinstance(plain, list) and all(isinstance(one, str) for one in plain) else plain
        if word and isinstance(word, str):
            yield f"{field.key}={word}"


def _due(held: Task, day: str) -> tuple[str, ...]:
    """The due day moved: later is an extension, earlier is not."""
    if held.due and day < day_text(held.due):
        return "retarget", held.id, "--field", "due", "--to", day
    return "extend", held.id, "--to", day


def _decided(task: str, said: Decision) -> tuple[str, ...]:
    plain: Any = DECISION.write(said)
    words = [str(said.act), task]
    for key in SAID:
        given = plain.get(key, ())
        for value in (given,) if isinstance(given, str) else given:
            words += [f"--{key}", value]
    return tuple(words)


def _field(task: str, name: str, value: Any) -> tuple[str, ...]:
    """One field set: by the act that there is for it, else as a field; none for what a command cannot set."""
    if name == "owner" and value:
        return "transfer", task, "--to", ",".join(value), *WHY
    if name == "status" and value in ENDS:
        return ENDS[value], task, *WHY
    field = next((one for one in TASK.fields if TASK.attrs[one.key] == name), None)
    short = name.removeprefix("measure.")
    plain = str(value) if short == "target" else field.kind.write(value) if field and value else ""
    if short in RETARGET_WORDS and value:
        return "retarget", task, "--field", short, "--to", str(plain), *WHY
    if field is None or not (isinstance(plain, str) or all(isinstance(part, str) for part in plain)):
        return ()
    return "set", task, f"{field.key}={plain if isinstance(plain, str) else ','.join(plain)}"
