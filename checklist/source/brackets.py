"""Flow style: what stands between brackets stays, goes, moves or comes, on one line or on many."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checklist.core.align import staying
from checklist.source.blocks import Inner
from checklist.source.edit import Edit, apply
from checklist.source.layout import Page, spans_of
from checklist.source.lines import LINE_END
from checklist.source.text import Span
from checklist.source.tree import Mapping
from checklist.source.tree import Sequence as Items

Come = tuple[str, str]
"""The text of an item that comes or is moved, and the comment that ends its line."""
COMMA = re.compile(r"((?:[ \t\r\n]|#[^\r\n]*+)*+),")
"""The comma of a gap, and what stands before it; one in a comment is none."""


class Gap(NamedTuple):
    """What stands between two items, or between one and a bracket: whether a comma does, and all else."""

    comma: bool
    rest: str


class Manner(NamedTuple):
    """How the items are set: each on a line of its own, so far indented; or with so much space behind the comma."""

    lines: bool
    indent: str
    space: str


def bracket_edits(page: Page, node: Mapping | Items, plan: Sequence[int | str], inner: Inner) -> Iterator[Edit]:
    """The edits that leave the items as planned: those that stay by their places, those that come by their text.

    An item the plan does not name goes; one out of its order is moved. Comments between items stay, but for one that
    ends the last line of an item that goes and had the line for itself.
    """
    spans = spans_of(page.text, node)
    edges = [node.start + 1, *(place for span in spans for place in span), node.end - 1]
    gaps = [_gap(page.text[start:end]) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    manner = _manner(gaps)
    stays = staying([one for one in plan if isinstance(one, int)])
    left, come = -1, list[Come]()
    for one in (*plan, len(spans)):
        if isinstance(one, str):
            come.append((one, ""))
        elif one in stays or one == len(spans):
            yield from _between(page, edges, gaps, left, one, come, manner)
            yield from inner.get(one, ())
            left, come = one, []
        else:
            moved = [
                Edit(Span(a - spans[one].start, b - spans[one].start), text) for (a, b), text in inner.get(one, ())
            ]
            come.append((apply(page.text[slice(*spans[one])], moved), _tail(gaps, one)))


def _gap(text: str) -> Gap:
    found = COMMA.match(text)
    return Gap(True, found[1] + text[found.end() :]) if found else Gap(False, text)


def _tail(gaps: list[Gap], at: int) -> str:
    """The comment behind an item that has its line, or lines, for itself."""
    breaks = LINE_END.search(gaps[at + 1].rest)
    return gaps[at + 1].rest[: breaks.start()].rstrip() if breaks and LINE_END.search(gaps[at].rest) else ""


def _manner(gaps: list[Gap]) -> Manner:
    inside = gaps[1:-1]
    broken = [gap.rest for gap in inside or gaps[:1] if LINE_END.search(gap.rest)]
    spaces = [gap.rest for gap in inside if not gap.rest.strip(" ")]
    indents = [rest[re.search(r"[ \t]*$", rest).start() :] for rest in broken[:1]]  # type: ignore[union-attr]
    return Manner(bool(broken) and len(gaps) > 1, "".join(indents), min(spaces, key=len, default=" "))


def _between(
    page: Page, edges: list[int], gaps: list[Gap], left: int, right: int, come: list[Come], manner: Manner
) -> Iterator[Edit]:
    """The edit, if any, of what stands between two items that stay; -1 and the number of items are the brackets."""
    if right == left + 1 and not come:
        return
    is_first, is_last = left < 0, right == len(gaps) - 1
    gap = gaps[left + 1]
    for at in range(left + 1, right):
        gap = _merged(gap, gaps[at + 1], at + 1 == len(gaps) - 1, is_first)
    comma = not is_first and (not is_last or (gaps[-1].comma and len(gaps) > 1))
    text = _filled(page, Gap(comma, gap.rest), come, is_first, is_last, manner)
    yield Edit(Span(edges[2 * left + 2], edges[2 * right + 1]), text)


def _merged(before: Gap, after: Gap, is_end: bool, is_first: bool) -> Gap:
    """The gap that is left where an item goes: its line vanishes, if it had one for itself, with what ended it."""
    broken, breaks = (LINE_END.search(gap.rest) for gap in (before, after))
    if broken and breaks:
        lines = list(LINE_END.finditer(before.rest))
        return Gap(True, before.rest[: lines[-1].start()] + after.rest[breaks.start() :])
    if is_end and not breaks and not before.rest.strip():
        return after
    return before if broken or (is_first and not breaks) else after


def _filled(page: Page, gap: Gap, come: list[Come], is_first: bool, is_last: bool, manner: Manner) -> str:
    """A gap with what comes put into it."""
    comma = "," if gap.comma else ""
    if not come:
        return comma + gap.rest
    found = LINE_END.search(gap.rest)
    before = "" if is_first else ","
    if (manner.lines and (found or is_last)) or any(tail for _, tail in come):
        end = found[0] if found else page.newline
        first, rest = (gap.rest[: found.start()], gap.rest[found.start() :]) if found else ("", gap.rest)
        commas = [","] * (len(come) - 1) + [comma if is_last else ","]
        body = (end + manner.indent).join(f"{text}{put}{tail}" for (text, tail), put in zip(come, commas, strict=True))
        rest = end + manner.indent + rest.lstrip(" ") if come[-1][1] and not found else rest
        return f"{before}{first}{end}{manner.indent}{body}{rest}"
    separator = f",{manner.space}"
    body = separator.join(text for text, _ in come)
    if is_first and is_last:
        return gap.rest + body if gap.rest.strip() else body
    if is_first:
        return gap.rest + body + separator
    return f"{separator}{body}{comma}{gap.rest}"
