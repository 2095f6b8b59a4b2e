"""The table of fields as a page of Markdown: of every record each key, its names, what it holds and means."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checklist.core.message import Message, say
from checklist.source.cadence import CADENCE
from checklist.source.figures import Number, Whole
from checklist.source.kinds import Alias, Choice, Kind, Tags
from checklist.source.ledger import ENTRY, LEDGER
from checklist.source.records import Field, ListOf, OneOrMany, Pairs, Record, Shorthand
from checklist.source.refs import ITEM, Item, Items
from checklist.source.reviewing import REVIEW_DAY, ReviewDays
from checklist.source.schema import RECORDS
from checklist.source.settings import CONFIG_RECORDS
from checklist.writers.look import Voice

PAGES = {
    "list": (*RECORDS, CADENCE.of),
    "workspace": (*CONFIG_RECORDS, CADENCE.of),
    "ledger": (LEDGER, ENTRY),
}
"""The records of a list, of a workspace's settings and of a ledger, each in the order a page shows them."""


def reference(records: Iterable[Record], voice: Voice, names_first: bool) -> str:
    """A heading and a table for every record; `names_first` puts the Chinese names before the keys."""
    return "\n".join(line for record in records for line in _section(record, voice, names_first))


def _section(record: Record, voice: Voice, names_first: bool) -> Iterator[str]:
    heads = [voice.say(say(f"reference.{one}")) for one in ("key", "names", "holds", "meaning")]
    yield f"### {voice.say(_title(record))}"
    yield ""
    yield _row(heads, names_first)
    yield _row(["---"] * 4, names_first)
    for field in record.fields:
        yield _row(_cells(record, field, voice), names_first)
    yield ""


def _row(cells: list[str], names_first: bool) -> str:
    key, names, *others = cells
    return f"| {' | '.join([names, key, *others] if names_first else [key, names, *others])} |"


def _cells(record: Record, field: Field, voice: Voice) -> list[str]:
    must = f"**{voice.say(say('reference.required'))}** " if field.required else ""
    meaning = voice.say(say(f"meaning.{record.title}.{field.key}"))
    return [f"`{field.key}`", "<br>".join(field.names), voice.say(holds(field.kind, voice)), must + meaning]


def _title(record: Record) -> Message:
    return say(f"record.{record.title}")


def holds(kind: Kind, voice: Voice) -> Message:
    """What a field of this kind holds, with a link to the record where it is one."""
    most = getattr(kind, "most", None)
    held = _holds(kind, voice)
    return held if most is None else say("holds.at_most", of=held, most=most)


def _holds(kind: Kind, voice: Voice) -> Message:
    match kind:
        case Record():
            return say("holds.record", title=_link(kind, voice))
        case ReviewDays():
            return say("holds.review_days", cadence=holds(CADENCE, voice), day=holds(REVIEW_DAY.of, voice))
        case Shorthand() if kind is CADENCE:
            return say("holds.cadence", of=holds(kind.of, voice))
        case Items():
            return say("holds.item" if isinstance(kind, Item) else "holds.items", of=holds(ITEM, voice))
        case OneOrMany():
            return say("holds.one_or_many", of=holds(kind.of, voice))
        case ListOf():
            return say("holds.list", of=holds(kind.of, voice))
        case Shorthand():
            return say("holds.shorthand", short=holds(kind.short, voice), of=holds(kind.of, voice))
        case Pairs():
            values = {"of": holds(kind.of, voice), "words": _words(kind.names)}
            return Message("holds.pairs_known" if kind.names else "holds.pairs", values)
    return say(f"holds.{_plain(kind)}", **_blanks(kind))


def _plain(kind: Kind) -> str:
    """The sentence of a kind that holds nothing but a text."""
    match kind:
        case Alias():
            return "word"
        case Tags():
            return "tags"
        case Number():
            return "number" if kind.low is None else "amount"
    return kind.name


def _blanks(kind: Kind) -> dict[str, Any]:
    match kind:
        case Whole():
            return {"low": kind.low, "high": kind.high}
        case Choice() | Alias() | Tags():
            return {"words": _words(kind.names)}
    return {}


def _words(names: Mapping[str, tuple[str, ...]]) -> str:
    """Known words, each with its Chinese spellings."""
    return "<br>".join(f"`{key}` {' '.join(others)}".rstrip() for key, others in names.items())


def _link(record: Record, voice: Voice) -> str:
    title = voice.say(_title(record))
    return f"[{title}](#{title.lower().replace(' ', '-')})"
