"""The second reader: ruamel.yaml as YAML 1.2, for what we wrote ourselves and for nothing else; slow to start."""

from typing import Any

from checklist.source.tree import Mapping, Node, Scalar, Sequence


class Misread(Exception):  # noqa: N818 -- said as what is so
    """The second reader cannot read a text, or finds in it what a list may not hold; the text says what."""


def second_tree(text: str) -> Node | None:
    """The tree of a text as the second reader sees it; None for one that says nothing. `Misread` if it sees none."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 2)
    try:
        return _grown(reader.parse(text))
    except (YAMLError, ValueError) as error:
        raise Misread(str(error)) from error


def _grown(events: Any) -> Node | None:
    """The tree of some events."""
    root: list[Node] = []
    above: list[tuple[Any, list[Node]]] = []
    here: list[Node] = root
    for event in events:
        kind = type(event).__name__
        if getattr(event, "anchor", None) or getattr(event, "tag", None) or kind == "AliasEvent":
            raise Misread(kind)
        if kind == "ScalarEvent":
            here.append(Scalar(event.value, not event.style, event.start_mark, event.end_mark))
        elif kind.endswith("StartEvent") and kind.startswith(("Mapping", "Sequence")):
            above.append((event, here))
            here = []
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            start, outer = above.pop()
            outer.append(_closed(kind, start, event, here))
            here = outer
    return root[0] if root else None


def _closed(kind: str, start: Any, end: Any, below: list[Node]) -> Node:
    node: Mapping | Sequence
    if kind == "SequenceEndEvent":
        node = Sequence(start.start_mark, end.end_mark)
        node.items = below
    else:
        node = Mapping(start.start_mark, end.end_mark)
        keys = [one for one in below[::2] if isinstance(one, Scalar)]
        if 2 * len(keys) != len(below):
            raise Misread(kind)
        node.pairs = list(zip(keys, below[1::2], strict=True))
    node.end = end.end_mark
    return node
