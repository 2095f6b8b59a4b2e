"""What was seen on site beside what was claimed (对账督查): the verdict on a claim, and the inspection it comes to."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from checklist.core.model import Act, Decision, Task
from checklist.core.value import Value, replace


class Verdict(StrEnum):
    """Is what the unit claims so?"""

    TRUE = "true"
    PARTLY = "partly"
    FALSE = "false"


VERDICT_WORDS: dict[Verdict, tuple[str, ...]] = {
    Verdict.TRUE: ("属实", "完全属实", "是", "yes"),
    Verdict.PARTLY: ("基本属实", "部分属实", "partly true"),
    Verdict.FALSE: ("不实", "不属实", "失实", "否", "no", "untrue"),
}
"""Beside its value, what people write for it."""


class Seen(Value):
    """One row of a sheet that came back: the task, what was found of it, and the cell of each of its fields.

    `list` is empty where the sheet does not say it; `last` is the last inspection that the sheet knew of.
    """

    list: str
    id: str
    verdict: Verdict
    found: str = ""
    progress: Fraction | None = None
    score: Decimal | None = None
    last: date | None = None
    where: tuple[tuple[str, str], ...] = ()

    def place(self, field: str) -> str:
        """The cell of a field; the task's own where it has none."""
        cells = dict(self.where)
        return cells.get(field, cells.get("id", ""))


def inspected(task: Task, seen: Seen, on: date, by: str, texts: tuple[str, ...], dated: bool) -> Task:
    """The task with what was seen as an inspection; the same task where it holds that already.

    `texts` are the words for it, those to write first, then those it may have been written in. Where the day was not
    `dated` by hand, an equal inspection since the sheet was made is the same one.
    """
    decision = Decision(on, Act.INSPECT, text=texts[0], by=by, score=seen.score, progress=seen.progress)
    for one in task.decisions:
        alike = one.text in texts and replace(one, on=on, text=texts[0]) == decision
        if alike and (one.on == on or (not dated and (seen.last is None or one.on > seen.last))):
            return task
    return replace(task, decisions=(*task.decisions, decision))
