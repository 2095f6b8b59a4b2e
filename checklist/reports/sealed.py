"""Whether what was sealed still holds: seal by seal, task by task, and paper by paper."""

from collections.abc import Sequence
from datetime import date

from checklist.core.message import Message, say
from checklist.core.value import Value
from checklist.reports.report import Column, Fact, Facts, Report, Table


class Held(Value):
    """One thing held against a seal: the seal or the paper, the task concerned ("" for none), and what came of it."""

    of: str
    task: str
    told: Message
    right: bool = False


def sealed(found: Sequence[Held], day: date) -> Report:
    """What came of it, what is wrong first."""
    rows = tuple((one.right, one.of, one.task or None, one.told) for one in sorted(found, key=lambda one: one.right))
    columns = (
        Column("holds"),
        Column("seal"),
        Column("task", heading=say("column.id")),
        Column("what", heading=say("column.result")),
    )
    wrong = sum(not one.right for one in found)
    facts = Facts("count", (Fact("holding", len(found) - wrong), Fact("not_holding", wrong)), inline=True)
    return Report("verify", say("verify.title"), day, (facts, Table("held", columns, rows)), main="held")
