"""Where a workspace's lists lie, as its settings say it."""

from checklist.source.kinds import Schema, Texts
from checklist.source.notes import Notes, Unread
from checklist.source.tree import Mapping, Node, Sequence


class Places(Texts):
    """Files and folders, one at least: a workspace that looks nowhere holds nothing, which nobody means."""

    def read(self, node: Node, notes: Notes) -> tuple[str, ...] | Unread:
        if not (node.items if isinstance(node, Sequence) else isinstance(node, Mapping) or node.text):
            notes.fault("E130", node)
        return super().read(node, notes)

    def schema(self) -> Schema:
        one, many = super().schema()["anyOf"]
        return {"anyOf": [{**one, "minLength": 1}, {**many, "minItems": 1}]}
