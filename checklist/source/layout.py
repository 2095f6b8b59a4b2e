"""How a text is laid out around the nodes of its tree: where lines, keys, dashes and contents begin and end."""

import re

from checklist.source.lines import LINE_END
from checklist.source.read import Reading
from checklist.source.text import Span
from checklist.source.tree import Mapping, Node, Scalar, Sequence

BETWEEN = re.compile(r"(?:[ \t\r\n]+|#[^\r\n]*)*")
"""What may stand between two tokens: blanks, line ends, comments."""
COMMENT_LINE = re.compile(r"[ \t]*#")
KEPT = re.compile(r"[|>][0-9]?\+")
EXPLICIT = re.compile(r"\?[ \t]+$")


class Page:
    """A text as it is edited: as if its last line were ended; `is_open` says that it is not.

    `unread` are the items that gave no value: no place counts them.
    """

    def __init__(self, reading: Reading) -> None:
        text = reading.source.text
        found = LINE_END.search(text)
        self.newline = found[0] if found else "\n"
        self.is_open = not text.endswith(("\n", "\r"))
        self.text = text + self.newline if self.is_open else text
        self.unread = reading.unread

    def newline_at(self, index: int) -> str:
        """How the line before a place ends; as the first line does, where there is none."""
        before = self.text[max(0, index - 2) : index]
        return "\r\n" if before == "\r\n" else before[-1] if before[-1:] in ("\n", "\r") else self.newline


def skip(text: str, index: int) -> int:
    """Where the next token begins."""
    found = BETWEEN.match(text, index)
    return found.end() if found else index


def line_start(text: str, index: int) -> int:
    """Where the line of a character begins."""
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def line_before(text: str, start: int) -> int:
    """Where the line before one begins that begins here; here, if there is none."""
    return line_start(text, start - (2 if text[max(0, start - 2) : start] == "\r\n" else 1)) if start else start


def line_end(text: str, index: int) -> int:
    """Where the line of a character ends, before what ends it."""
    found = LINE_END.search(text, index)
    return found.start() if found else len(text)


def next_line(text: str, index: int) -> int:
    """Where the line after that of a character begins."""
    found = LINE_END.search(text, index)
    return found.end() if found else len(text)


def blank_lines(text: str, index: int, back: bool = False) -> int:
    """How many empty lines there are from the line of a character on, or right before it."""
    count, at = 0, line_start(text, index)
    while back and at and not text[line_before(text, at) : at].strip():
        count, at = count + 1, line_before(text, at)
    while not back and at < len(text) and not text[at : line_end(text, at)].strip():
        count, at = count + 1, next_line(text, at)
    return count


def column(text: str, index: int) -> int:
    """How many characters of its line stand before this one."""
    return index - line_start(text, index)


def is_flow(text: str, node: Node) -> bool:
    """Is it a mapping or a list in brackets?"""
    return not isinstance(node, Scalar) and text[node.start : node.start + 1] in ("[", "{")


def is_block_text(text: str, node: Node) -> bool:
    """Is it a text on lines of its own, under `|` or `>`?"""
    return isinstance(node, Scalar) and not node.plain and text[node.start] in "|>"


def is_inline(text: str, node: Node) -> bool:
    """Is it a plain or quoted text, or anything in brackets?"""
    return not is_block_text(text, node) if isinstance(node, Scalar) else is_flow(text, node)


def is_nothing(node: Node) -> bool:
    """Is nothing written here at all?"""
    return isinstance(node, Scalar) and node.plain and not node.text


def after_colon(text: str, key: Scalar) -> int:
    """Where a key's colon ends; its own end, if it has none."""
    at = skip(text, key.end)
    return at + 1 if text[at : at + 1] == ":" else key.end


def content_end(text: str, node: Node) -> int:
    """Where the last character of a node's own ends: before its line's end, and before any comment."""
    end = node.end
    if is_block_text(text, node):
        if KEPT.match(text, node.start):
            return end - len("\r\n") if text[:end].endswith("\r\n") else end - (text[end - 1] in "\r\n")
        return line_end(text, len(text[:end].rstrip(" \t\r\n")))
    if isinstance(node, Scalar) or is_flow(text, node):
        return end
    if isinstance(node, Mapping):
        return pair_end(text, *node.pairs[-1])
    return content_end(text, node.items[-1])


def pair_end(text: str, key: Scalar, below: Node) -> int:
    """Where a key's value ends, or its colon, if nothing is written behind it."""
    return after_colon(text, key) if is_nothing(below) else content_end(text, below)


def has_kept_end(text: str, node: Node) -> bool:
    """Does it end with a text to which empty lines behind it belong?"""
    while not isinstance(node, Scalar):
        if is_flow(text, node):
            return False
        node = node.pairs[-1][1] if isinstance(node, Mapping) else node.items[-1]
    return is_block_text(text, node) and KEPT.match(text, node.start) is not None


def owned_end(text: str, end: int, deeper: int) -> int:
    """Where what belongs to a content ends: its last line, and comment lines below that stand deeper than a column."""
    at = end = next_line(text, end)
    while at < len(text):
        comment = COMMENT_LINE.match(text, at)
        if comment and comment.end() - 1 - at > deeper:
            end = next_line(text, at)
        elif text[at : line_end(text, at)].strip(" \t"):
            break
        at = next_line(text, at)
    return end


class Entries:
    """The keys of a block mapping with what stands under each, as cells of lines."""

    def __init__(self, text: str, node: Mapping) -> None:
        self.text = text
        self.node = node
        self.count = len(node.pairs)
        self.column = column(text, node.start)

    def start(self, at: int) -> int:
        """Where the cell begins, on its line: with the key, or the question mark before it."""
        key = self.node.pairs[at][0].start
        found = EXPLICIT.search(self.text, line_start(self.text, key), key)
        return found.start() if found else key

    def end(self, at: int) -> int:
        """Where the line after the cell begins."""
        return owned_end(self.text, pair_end(self.text, *self.node.pairs[at]), self.column)

    def after(self, at: int) -> int:
        """Where a cell may be put behind it."""
        return self.end(at)

    def is_kept(self, at: int) -> bool:
        """Does the cell end with a text to which empty lines behind it belong?"""
        return has_kept_end(self.text, self.node.pairs[at][1])


class Rows:
    """The items of a block list, as cells of lines."""

    def __init__(self, text: str, node: Sequence) -> None:
        self.text = text
        self.node = node
        self.count = len(node.items)
        self.column = column(text, node.start)

    def start(self, at: int) -> int:
        """Where the item's dash stands."""
        if at == 0:
            return self.node.start
        return skip(self.text, content_end(self.text, self.node.items[at - 1]))

    def end(self, at: int) -> int:
        """Where the line after the item begins."""
        return owned_end(self.text, content_end(self.text, self.node.items[at]), self.column)

    def after(self, at: int) -> int:
        """Where an item may be put behind it; a comment as deep as the dashes, behind the last one, is of the list."""
        end = self.end(at)
        while at == self.count - 1 and self.column and self._is_comment(end):
            end = next_line(self.text, end)
        return end

    def _is_comment(self, at: int) -> bool:
        found = COMMENT_LINE.match(self.text, at)
        return found is not None and found.end() - 1 - at == self.column

    def is_kept(self, at: int) -> bool:
        """Does the item end with a text to which empty lines behind it belong?"""
        return has_kept_end(self.text, self.node.items[at])


Cells = Entries | Rows


def spans_of(text: str, node: Mapping | Sequence) -> list[Span]:
    """The places of what stands between the brackets of a flow mapping or list."""
    if isinstance(node, Mapping):
        return [Span(key.start, _flow_end(text, key, below)) for key, below in node.pairs]
    return [Span(item.start, content_end(text, item)) for item in node.items]


def _flow_end(text: str, key: Scalar, below: Node) -> int:
    """Where a pair between brackets ends: a colon with nothing behind it needs the blank to be one."""
    end = pair_end(text, key, below)
    return end + (is_nothing(below) and text[end : end + 1] == " ")
