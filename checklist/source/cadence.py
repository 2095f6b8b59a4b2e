"""How often a return is owed, as written: `month`, or `{every: month, by: 25}`."""

import re

from checklist.core.calendar import Cadence, DayOf, Every
from checklist.core.message import say
from checklist.source.kinds import Choice, Schema, Typed
from checklist.source.notes import UNREAD, Notes
from checklist.source.records import Field, Record, Shorthand
from checklist.source.tree import Node

EVERY_WORDS: dict[str, tuple[str, ...]] = {
    "week": ("每周", "周"),
    "month": ("每月", "月"),
    "two-months": ("每两月", "双月"),
    "quarter": ("每季度", "季度", "季"),
    "half-year": ("每半年", "半年"),
    "year": ("每年", "年"),
}
WEEKDAYS = (
    ("monday", "mon", "周一", "星期一"),
    ("tuesday", "tue", "周二", "星期二"),
    ("wednesday", "wed", "周三", "星期三"),
    ("thursday", "thu", "周四", "星期四"),
    ("friday", "fri", "周五", "星期五"),
    ("saturday", "sat", "周六", "星期六"),
    ("sunday", "sun", "周日", "星期日"),
)
WEEKDAY = {word: number for number, words in enumerate(WEEKDAYS) for word in words}
BY = re.compile(r"(?:([0-9]{1,2})-|(\+))?([0-9]{1,3})日?")


class By(Typed[DayOf]):
    """A day of the month, `02-28` for one of a named month of the period, a weekday, or `+5` for days after it."""

    name = "by"
    names = {words[0]: words[1:] for words in WEEKDAYS}  # noqa: RUF012

    def parse(self, text: str) -> DayOf:
        """The day; whether it fits its period is asked where both are known."""
        if text.casefold() in WEEKDAY:
            return DayOf(WEEKDAY[text.casefold()])
        found = BY.fullmatch(text)
        if not found:
            raise ValueError("E113", {"text": text, "expected": say("kind.by")})
        month, after, number = found.groups()
        return DayOf(int(number), after=bool(after), month=int(month) if month else None)

    def write(self, value: DayOf) -> str:
        """`25`, `02-28` or `+5`; a weekday is written by its name, which only the cadence knows it to be."""
        if value.month is not None:
            return f"{value.month:02}-{value.number:02}"
        return f"+{value.number}" if value.after else str(value.number)

    def as_before(self, text: str, old: str) -> str:
        """`25日` where days were written so."""
        return f"{text}日" if old.endswith("日") and text.isdecimal() else text

    def schema(self) -> Schema:
        """A number, one in a named month, `+N`, or a weekday."""
        weekday = {"enum": [word for words in WEEKDAYS for word in words]}
        return {"anyOf": [weekday, {"type": ["integer", "string"], "minimum": 0, "pattern": f"^{BY.pattern}$"}]}


class CadenceRecord(Record):
    """A cadence as a mapping; a day that its period does not have is a fault."""

    def read(self, node: Node, notes: Notes) -> object:
        """The cadence of a mapping."""
        plain = super().read(node, notes)
        if plain is UNREAD:
            return UNREAD
        every, by = plain
        spelt = next((below for key, below in node.pairs if self.index[key.text].key == "by"), node) if by else node  # type: ignore[union-attr]
        word = getattr(spelt, "text", "").casefold() in WEEKDAY
        if by and not by.after and word != (every is Every.WEEK):
            return notes.fault("E113", spelt, text=getattr(spelt, "text", ""), expected=say("kind.by"))
        try:
            return Cadence(every, by)
        except ValueError:
            return notes.fault("E113", spelt, text=getattr(spelt, "text", ""), expected=say("kind.by"))

    def write(self, value: Cadence) -> object:
        """The mapping, with a weekday by its name."""
        if value.by is None:
            return {"every": value.every.value}
        by = BY_KIND.write(value.by)
        weekday = value.every is Every.WEEK and not value.by.after
        return {"every": value.every.value, "by": WEEKDAYS[value.by.number][0] if weekday else by}


BY_KIND = By()
EVERY = Choice(EVERY_WORDS, Every)
RECORD = CadenceRecord(
    "cadence",
    lambda every, by=None: (every, by),
    (
        Field("every", ("每", "周期"), EVERY, required=True),
        Field("by", ("截止", "之前"), BY_KIND),
    ),
)
CADENCE = Shorthand(RECORD, EVERY, Cadence, lambda value: None if value.by else value.every)
