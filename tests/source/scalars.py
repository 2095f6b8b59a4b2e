"""Every text of a file, as we see them and as another reader does."""

from collections.abc import Iterator

from ruamel.yaml import YAML

from checklist.source.text import decode
from checklist.source.tree import Mapping, Node, Scalar
from checklist.source.yaml import parse


def scalars(text: str) -> list[str]:
    """Every scalar in the order of our reader's events, the tree's."""

    def under(node: Node) -> Iterator[str]:
        if isinstance(node, Scalar):
            yield node.text
        elif isinstance(node, Mapping):
            for key, below in node.pairs:
                yield key.text
                yield from under(below)
        else:
            for item in node.items:
                yield from under(item)

    root = parse(decode("a.yaml", text.encode())[0]).root
    return list(under(root)) if root else []


def seen_by_ruamel(text: str) -> list[str]:
    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 2)
    return [event.value for event in reader.parse(text) if hasattr(event, "value")]
