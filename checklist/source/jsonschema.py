"""The table of fields as a JSON Schema, so that editors complete keys and check values while one types."""

from collections.abc import Callable, Iterator
from typing import Any

from checklist.source.cadence import CADENCE
from checklist.source.kinds import Schema
from checklist.source.ledger import ENTRY, LEDGER
from checklist.source.records import Field, Record, or_nothing
from checklist.source.schema import LIST, RECORDS
from checklist.source.settings import CONFIG_RECORDS

DRAFT = "https://json-schema.org/draft/2020-12/schema"
TITLED = {one.title: one for one in (*RECORDS, *CONFIG_RECORDS, CADENCE.of, LEDGER, ENTRY)}
EXPECTED = {LIST: ("tasks",)}
"""Keys that must be written, though nothing may stand behind them."""

Say = Callable[[str], str]


def json_schema(record: Record, say: Say) -> Schema:
    """What a file with this record at its top may hold; `say` gives the sentence of a key, for descriptions.

    Two spellings of one key side by side are not refused by it: that would take a clause for every pair.
    """
    defs: Schema = {}
    waiting = [record]
    while waiting:
        one = waiting.pop()
        if one.title not in defs:
            defs[one.title] = _object(one, say)
            waiting += [TITLED[title] for title in _referred(defs[one.title])]
    return {
        "$schema": DRAFT,
        "title": say(f"record.{record.title}"),
        "$ref": f"#/$defs/{record.title}",
        "$defs": {title: _for_editors(one, say) for title, one in sorted(defs.items())},
    }


def _object(record: Record, say: Say) -> Schema:
    """A record: every spelling of every key, and of each required key at least one."""
    properties = {word: schema for field in record.fields for word, schema in _spelled(record, field, say)}
    expected = (*record.required, *EXPECTED.get(record, ()))
    title = say(f"record.{record.title}")
    required = [_any_spelling(record.index[key], title.isascii()) for key in expected]
    return {
        "type": "object",
        "title": title,
        "properties": properties,
        "additionalProperties": False,
        **({"allOf": required} if required else {}),
    }


def _spelled(record: Record, field: Field, say: Say) -> Iterator[tuple[str, Schema]]:
    """The key with its meaning, then its other names, which point at it."""
    meaning = say(f"meaning.{record.title}.{field.key}")
    held = field.kind.schema() if field.required else or_nothing(field.kind.schema())
    called = " ".join((field.key, *field.names[:1]))
    yield field.key, {"title": called, "description": meaning, **_with_colon(held)}
    for name in field.names:
        place = f"#/$defs/{record.title}/properties/{field.key}"
        yield name, {"title": called, "description": f"{field.key}: {meaning}", "$ref": place}


def _with_colon(held: Schema) -> Schema:
    """The same; an editor that completes a key puts a colon behind it only where it can tell what is to follow."""
    told = not SAYS_WHAT_FOLLOWS.isdisjoint(held) or UNASKED.isdisjoint(_types(held))
    return held if told else {"anyOf": [held]}


def _any_spelling(field: Field, english: bool) -> Schema:
    """Any of its names; those of the language that is spoken first, since an editor calls the first one missing."""
    words = sorted((field.key, *field.names), key=lambda word: word.isascii() is not english)
    return {"anyOf": [{"required": [word]} for word in words]}


SAYS_WHAT_FOLLOWS = {"anyOf", "properties", "items", "enum", "$ref"}
UNASKED = {"null", "boolean"}
"""Types that are taken but never offered: an empty value is left empty, and a text may look like a switch."""
MESSAGES = ("patternErrorMessage", "errorMessage")
"""What an editor says in place of its own words; no validator heeds it."""


def _for_editors(schema: Any, say: Say) -> Any:
    """The same, but an editor offers no `null` and no `true` by it, and says in our words what a value is to be."""
    if isinstance(schema, list):
        return [_for_editors(one, say) for one in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: _for_editors(one, say) for key, one in schema.items()}
    for key in MESSAGES:
        if isinstance(kept.get(key), str):
            kept[key] = say("schema.expected").format(what=say(kept[key]))
    types, named = schema.get("type"), _types(schema)
    if UNASKED.isdisjoint(named):
        return kept
    del kept["type"]
    shut = {"if": {"not": {"type": types}}, "then": {"type": named[0]}}
    return {**kept, "allOf": [*kept.get("allOf", ()), shut]} if "if" in kept else {**kept, **shut}


def _types(schema: Schema) -> list[str]:
    """The types that a schema names; none where a field is called “type”."""
    types = schema.get("type")
    return [name for name in (types if isinstance(types, list) else [types]) if isinstance(name, str)]


def _referred(schema: Any) -> Iterator[str]:
    """The records that a schema points at, besides itself."""
    if isinstance(schema, dict):
        place = str(schema.get("$ref", ""))
        if place.startswith("#/$defs/") and place.count("/") == 2:
            yield place.rpartition("/")[2]
        for one in schema.values():
            yield from _referred(one)
    elif isinstance(schema, list):
        for one in schema:
            yield from _referred(one)
