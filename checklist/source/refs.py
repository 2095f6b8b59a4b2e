"""Tasks of this list or another as a text names them: `id`, `{list, item}`, or a list of these."""

from typing import Any

from checklist.core.message import say
from checklist.core.model import ItemRef
from checklist.source.kinds import MOST_TEXTS, TEXTS, WORD, Kind, Plain, Schema, at_most
from checklist.source.notes import Notes, Unread
from checklist.source.records import Field, OneOrMany, Record, Shorthand
from checklist.source.tree import Node


class ItemRecord(Record):
    """Tasks of one list; its value is a row of references."""

    def write(self, value: Any) -> Plain:
        items = [ref.item for ref in value]
        plain = {"item": items[0] if len(items) == 1 else items}
        return {"list": value[0].list, **plain} if value[0].list else plain


ITEM = ItemRecord(
    "item",
    lambda item, list="": tuple(ItemRef(one, list) for one in item),  # noqa: A006 -- the key's own word
    (Field("list", ("清单",), WORD), Field("item", ("事项", "序号", "编号"), TEXTS, required=True)),
)
GROUP = Shorthand(
    ITEM,
    WORD,
    lambda word: (ItemRef(word),),
    lambda refs: refs[0].item if len(refs) == 1 and not refs[0].list else None,
)


class Items(Kind):
    """Tasks of other lists: `id`, `{list, item}`, where item may be several, or a list of these."""

    name = "items"
    groups = OneOrMany(GROUP, most=MOST_TEXTS)

    def read(self, node: Node, notes: Notes) -> Any:
        got = self.groups.read(node, notes)
        return got if isinstance(got, Unread) else tuple(ref for refs in got for ref in refs)

    def write(self, value: Any) -> Plain:
        plain = [GROUP.write((ref,)) for ref in value]
        return plain[0] if len(plain) == 1 else plain

    def schema(self) -> Schema:
        one: Schema = {"anyOf": [WORD.schema(), ITEM.schema()]}
        return {"anyOf": [*one["anyOf"], {"type": "array", "items": one, **at_most(MOST_TEXTS)}]}


class Item(Items):
    """One task: `id` or `{list, item}`."""

    name = "item"

    def read(self, node: Node, notes: Notes) -> Any:
        got = super().read(node, notes)
        if isinstance(got, Unread) or len(got) == 1:
            return got if isinstance(got, Unread) else got[0]
        return notes.fault("E109", node, expected=say("kind.item"), found=say("found.list"))

    def write(self, value: Any) -> Plain:
        return super().write((value,))

    def schema(self) -> Schema:
        return {"anyOf": [WORD.schema(), ITEM.schema()]}
