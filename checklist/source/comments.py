"""Comments that may have been meant as text: `title: Fix gate #3` says “Fix gate”, and nobody sees the 3 go."""

import re
from collections.abc import Iterator

from checklist.source.text import Fault, Span
from checklist.source.tree import Mapping, Node, Scalar, Sequence

GLUED = re.compile(r"(?<![ \t])[ \t]++(#[^\s#][^\r\n]*)")
FIGURE = re.compile(r"[-0-9./%:年月日,]+")
"""What is no prose has no number behind it: there a comment is a comment."""


def comments_in_text(text: str, root: Node | None) -> Iterator[Fault]:
    """A warning for each text without quotes that a # with no blank after it cuts off."""
    if " #" not in text and "\t#" not in text:
        return
    found = {one.start(): one for one in GLUED.finditer(text)}
    if not found or root is None:
        return
    for value in _values(root):
        cut = found.get(value.end) if value.plain else None
        if cut and value.text and not FIGURE.fullmatch(value.text):
            yield Fault("W104", Span(*cut.span(1)), {"comment": cut[1]})


def _values(root: Node) -> Iterator[Scalar]:
    """The texts that are no keys, in their order."""
    todo = [root]
    while todo:
        node = todo.pop()
        if isinstance(node, Mapping):
            todo += [value for _, value in reversed(node.pairs)]
        elif isinstance(node, Sequence):
            todo += reversed(node.items)
        else:
            yield node
