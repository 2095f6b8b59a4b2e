"""A value put in the place of another, whatever style either has; comments beside it stay."""

from collections.abc import Iterator

from checklist.source.blocks import Lines
from checklist.source.edit import Edit
from checklist.source.layout import (
    Page,
    after_colon,
    content_end,
    is_block_text,
    is_inline,
    is_nothing,
    line_start,
    next_line,
    owned_end,
    pair_end,
)
from checklist.source.quotes import content_column, fits_lines, header, in_quotes, quote_of, sign_end
from checklist.source.scribe import Piece
from checklist.source.text import Span
from checklist.source.tree import Node, Scalar


def put_text(page: Page, node: Scalar, word: str, otherwise: str, is_flow: bool, indent: int) -> list[Edit] | None:
    """A text in place of a text, in its style where the new one can stand in it; None where it needs lines of its own.

    `otherwise` are the quotes for what cannot stand in the old ones, `indent` the column for lines that had none.
    """
    start, end = node.start, node.end
    if is_block_text(page.text, node):
        return _put_lines(page, node, word, otherwise, indent)
    if "\n" in word.removesuffix("\n") and not is_flow and fits_lines(word):
        return None
    return [Edit(Span(start, end), in_quotes(word, quote_of(page.text, node), otherwise))]


def _put_lines(page: Page, node: Scalar, word: str, otherwise: str, indent: int) -> list[Edit]:
    """A text in place of one that stands on lines of its own."""
    start = node.start
    sign = Span(start, sign_end(page.text, node))
    if not fits_lines(word):
        return [Edit(sign, in_quotes(word, "", otherwise)), *_instead(page, node, ())]
    style = ">" if quote_of(page.text, node) == ">" and "\n" not in word.removesuffix("\n") else "|"
    room = content_column(page.text, node)
    lines = (
        f"{' ' * (indent if room is None else room)}{line}" if line else ""
        for line in word.removesuffix("\n").split("\n")
    )
    return [Edit(sign, header(word, style)), *_instead(page, node, tuple(lines))]


def _instead(page: Page, node: Scalar, lines: Lines) -> Iterator[Edit]:
    """Other lines under the first line of a text on lines of its own."""
    start = next_line(page.text, node.start)
    end = max(start, next_line(page.text, content_end(page.text, node)))
    yield Edit(Span(start, end), _joined(page, lines, start, 0))


def _joined(page: Page, lines: Lines, at: int, indent: int) -> str:
    end = page.newline_at(at)
    return "".join(f"{' ' * indent}{line}{end}" if line else end for line in lines)


def is_beside(page: Page, key: Scalar, node: Node) -> bool:
    """Does a value begin on its key's line, or nowhere?"""
    between = page.text[after_colon(page.text, key) : node.start]
    return is_nothing(node) or not is_inline(page.text, node) or not ("\n" in between or "\r" in between)


def is_commented(page: Page, key: Scalar, node: Node, indent: int) -> bool:
    """Do comments follow that lines put under the key would swallow?"""
    end = pair_end(page.text, key, node)
    return owned_end(page.text, end, indent) > next_line(page.text, end)


def put_in_line(page: Page, key: Scalar, node: Node, text: str) -> Edit:
    """A value on one line, in place of one that stands in brackets or on one line, or of nothing."""
    if not is_nothing(node):
        return Edit(Span(node.start, content_end(page.text, node)), text)
    colon = after_colon(page.text, key)
    return Edit(Span(colon, colon), f" {text}" if colon > key.end else f": {text}")


def put(page: Page, key: Scalar, node: Node, piece: Piece, indent: int) -> Iterator[Edit]:
    """A value under a key of a block mapping, in place of what stands there; `indent` is the key's column."""
    text = page.text
    colon, head = after_colon(text, key), f" {piece.head}" if piece.head else ""
    if is_nothing(node) or is_inline(text, node):
        if not is_nothing(node) and not piece.lines:
            yield put_in_line(page, key, node, piece.head)
            return
        end = colon if is_nothing(node) else content_end(text, node)
        yield Edit(Span(colon, end), head)
        after = next_line(text, end)
        yield Edit(Span(after, after), _joined(page, piece.lines, after, indent))
    elif isinstance(node, Scalar):
        yield Edit(Span(colon, sign_end(text, node)), head)
        start = next_line(text, node.start)
        end = max(start, next_line(text, content_end(text, node)))
        yield Edit(Span(start, end), _joined(page, piece.lines, start, indent))
    else:
        yield Edit(Span(colon, colon), head)
        start = line_start(text, node.start)
        end = owned_end(text, content_end(text, node), indent)
        yield Edit(Span(start, end), _joined(page, piece.lines, start, indent))
