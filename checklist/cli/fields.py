"""Values as they are typed for a field: by the table of fields, days also in words."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from json import dumps
from typing import Any

from checklist.cli.desk import Desk
from checklist.cli.errors import Wrong
from checklist.cli.mistakes import near
from checklist.core.calendar import Cadence
from checklist.core.message import Message, say
from checklist.core.model import NO_DAY, NO_PERIOD, Period
from checklist.core.spellings import RETARGET_WORDS
from checklist.readers.cadences import cadence_of
from checklist.readers.values import NotRead
from checklist.rules.diagnostic import diagnose
from checklist.source.cadence import CADENCE
from checklist.source.figures import NUMBER_ANY, SHARE, Day
from checklist.source.kinds import Kind, Text, Texts, Word
from checklist.source.notes import Notes
from checklist.source.records import Field, Record, heading
from checklist.source.schema import TASK, UPDATE
from checklist.source.text import Fault, Source
from checklist.source.tree import Mapping, Node
from checklist.source.yaml import parse

NONE = (NO_DAY, "无", "无时限")


def day_or_none(desk: Desk, text: str, of: Period = NO_PERIOD) -> date | None:
    """A day in any words; None for the word that says that there is none."""
    return None if text in NONE else desk.day(text, of)


def several(text: str) -> tuple[str, ...]:
    """Names joined by 、 or a comma."""
    return tuple(name for one in text.replace("，", "、").replace(",", "、").split("、") if (name := one.strip()))


def percent(text: str | None) -> Fraction | None:
    """A share as typed."""
    return None if text is None else typed(SHARE, text, say("column.progress"))


def number(text: str | None) -> Decimal | None:
    """A number as typed."""
    return None if text is None else typed(NUMBER_ANY, text, say("column.value"))


def retarget_value(desk: Desk, name: str, text: str, of: Period) -> tuple[str, Any]:
    """The field that a retarget sets, and the value for it."""
    words = {word: key for key, others in RETARGET_WORDS.items() for word in (key, *others)}
    if name not in words:
        raise Wrong(say("wrong.retarget", name=name, near=near(name, words), accepted=tuple(RETARGET_WORDS)))
    key = words[name]
    if key in ("start", "due"):
        return key, day_or_none(desk, text, of)
    return key, number(text) if key in ("target", "weight") else text


def assigned(desk: Desk, words: tuple[str, ...], of: Period = NO_PERIOD, record: Record = TASK) -> dict[str, Any]:
    """Values given as FIELD=VALUE for a list of a period, by the attribute each goes to; nothing behind the sign takes
    the field away."""
    found: dict[str, Any] = {}
    for word in words:
        name, sign, text = word.partition("=")
        field = record.index.get(name.strip())
        if not sign or field is None:
            known = record.index if sign else ()
            raise Wrong(say("wrong.field" if sign else "wrong.assignment", name=name, near=near(name, known)))
        found[record.attrs[field.key]] = value_of(desk, field, text.strip(), of)
    return found


def value_of(desk: Desk, field: Field, text: str, of: Period = NO_PERIOD) -> Any:
    """The value of one field; None where the text says nothing."""
    if not text:
        return None
    if isinstance(field.kind, Day):
        return desk.day(text, of)
    if field.kind is CADENCE and (cadence := _cadence(text)):
        return cadence
    if isinstance(field.kind, Texts) and not text.startswith("["):
        return typed(field.kind, dumps(several(text), ensure_ascii=False), heading(field))
    return typed(field.kind, text, heading(field))


def _cadence(text: str) -> Cadence | None:
    """A cadence in the words that tables have for one, and reports; None where it is in others."""
    try:
        return cadence_of(text)
    except NotRead:
        return None


def typed(kind: Kind, text: str, name: Any) -> Any:
    """A value read as the table reads it from a list, words as they are; wrong usage where it cannot be."""
    notes = Notes()
    node = _node(dumps(text, ensure_ascii=False) if isinstance(kind, (Text, Word)) else text)
    value = kind.read(node, notes) if node is not None else None
    faults = [one for one in notes.faults if one.code[0] == "E"]
    if node is None or faults:
        raise Wrong(_unfit(name, text, faults))
    return value


def _unfit(name: Any, text: str, faults: list[Fault]) -> Message:
    """That a text does not do for a field, why, and what would."""
    if not faults:
        return say("wrong.value_of", name=name, text=text, why=say("wrong.yaml"))
    first = faults[0]
    told = diagnose(first.code, Source("", text), first.span, first.values)
    return say("wrong.value_for", name=name, text=text, why=told.message, fix=told.fix)


def _node(text: str) -> Node | None:
    """The text as the value of a key; None where it is no YAML."""
    root = parse(Source("", f"value: {text}\n")).root
    return root.pairs[0][1] if isinstance(root, Mapping) and len(root.pairs) == 1 else None


REPORTED = ("progress", "done", "light", "text", "problems", "causes", "next", "ask", "outlook", "place")
"""What an update may say by an option of its own."""


def reported(desk: Desk) -> dict[str, Any]:
    """What the options say of an update."""
    fields = (UPDATE.index[name] for name in REPORTED if desk.given.get(name) is not None)
    return {UPDATE.attrs[one.key]: value_of(desk, one, desk.given[one.key]) for one in fields}
