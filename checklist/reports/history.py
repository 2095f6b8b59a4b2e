"""What was owed, said and decided of a task, oldest first."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.known import read_day
from checklist.core.message import Message, Named, say
from checklist.core.model import NO_DAY, Decision, Update
from checklist.core.progress import claimed
from checklist.core.returns import next_return
from checklist.core.spellings import RETARGET_WORDS
from checklist.reports.counted import amount_name, in_words
from checklist.reports.report import Column, Fact, Facts, Table

ALIGN = {"progress": "right", "measured": "right", "visit_score": "right"}
SAID = ("text", "problems", "causes", "next", "ask", "outlook", "place", "evidence")


def returns(one: TaskAssessment, of: Assessment) -> Iterator[Facts]:
    """The returns owed by now, how many came in time, the days missed, and the next one."""
    cadence = one.task.returns or one.task.every
    if cadence is None or not (one.live or one.standing):
        return
    held = one.returns
    yield Facts(
        "returns",
        (
            Fact("owed", len(held.owed)),
            Fact("answered", len(held.answered)),
            Fact("missed", held.missed),
            Fact("silent", say("show.silent") if held.silent else None),
            Fact("next_return", None if one.done else next_return(cadence, of.as_of, one.window)),
        ),
        say("show.returns"),
    )


def updates(one: TaskAssessment, _: Assessment) -> Iterator[Table]:
    """What the owner reported."""
    given = sorted(one.task.updates, key=lambda update: update.on)
    if given:
        rows = [_update(one, update) for update in given]
        yield filled("updates", tuple(rows[0]), rows, say("show.updates", count=len(rows)))


def _update(one: TaskAssessment, update: Update) -> dict[str, Any]:
    counted = one.task.measure.unit if one.task.measure else ""
    return {
        "on": update.on,
        "stands": update.stands,
        "by": update.by,
        "progress": claimed(one.task, update),
        "measured": None if update.done is None else say("show.number", number=update.done, unit=counted),
        "own_light": update.light,
        "amounts": _named((amount_name(f"amounts.{key}"), number) for key, number in update.amounts),
        "counts": _named((in_words(key), number) for key, number in update.counts),
        **{key: getattr(update, key) for key in SAID},
        "extra": _named(update.extra),
    }


def _named(pairs: Iterable[tuple[Any, Any]]) -> tuple[Message, ...]:
    return tuple(say("show.named", name=name, value=value) for name, value in pairs)


def decisions(one: TaskAssessment, _: Assessment) -> Iterator[Table]:
    """What the office decided."""
    given = sorted(one.task.decisions, key=lambda act: act.on)
    if given:
        rows = [_decision(act) for act in given]
        yield filled("decisions", tuple(rows[0]), rows, say("show.decisions", count=len(rows)))


def _decision(act: Decision) -> dict[str, Any]:
    return {
        "on": act.on,
        "act": act.act,
        "field": Named(act.field, RETARGET_WORDS.get(act.field, ())) if act.field else None,
        "from": _said(act.before),
        "to": _said(act.after),
        "by": act.by,
        "progress": act.progress,
        "visit_score": act.score,
        "reason": act.reason,
        "text": act.text,
        "evidence": act.evidence,
    }


def _said(text: str) -> Any:
    """What stands before or after a change: a day, no day, or what was typed."""
    return say("show.no_day") if text == NO_DAY else read_day(text) or text


def filled(name: str, keys: Sequence[str], rows: Sequence[dict[str, Any]], title: Any) -> Table:
    """A table of the columns in which at least one row says something."""
    shown = [key for key in keys if any(row[key] not in (None, "", ()) for row in rows)]
    heads = tuple(Column(key, ALIGN.get(key, "left"), heading=say(f"{name}.{key}")) for key in shown)
    return Table(name, heads, tuple(tuple(row[key] for key in shown) for row in rows), title)
