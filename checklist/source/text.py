"""A text and the places in it; from bytes to text, refusing what a list must not hold."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from checklist.core.message import say
from checklist.core.policy import LIMITS, Limits
from checklist.core.value import Value, field

MEBIBYTE = 2**20
SHOWN = 20
"""How many marks or characters that forbid reading a text are named."""


class Span(NamedTuple):
    """From `start` to before `end`, in characters of the text."""

    start: int
    end: int


class Fault(Value):
    """What could not be read: a rule's code, where, and the blanks of its sentence."""

    code: str
    span: Span
    values: dict[str, Any] = field(default_factory=dict)


class Source(Value):
    """A named text. `bom` says that its bytes began with a byte order mark, which is not part of `text`."""

    name: str
    text: str
    bom: bool = False


BOM = b"\xef\xbb\xbf"
BOMS = ((b"\xff\xfe", "UTF-16LE"), (b"\xfe\xff", "UTF-16BE"))
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\uffff]"
)
CONFLICT = re.compile(r"^(<{7}|\|{7}|>{7})(?: .*)?$|^={7}$", re.MULTILINE)


def decode(name: str, data: bytes, limits: Limits = LIMITS) -> tuple[Source, tuple[Fault, ...]]:
    """The text of a file and what forbids reading it; a text with faults is there for excerpts only."""
    if len(data) > limits.megabytes * MEBIBYTE:
        return Source(name, ""), (Fault("E101", Span(0, 0), {"limit": limits.megabytes}),)
    bom = data.startswith(BOM)
    try:
        text = data[3:].decode() if bom else data.decode()
    except UnicodeDecodeError as error:
        return _undecodable(name, data, error)
    if _is_wide(data):
        return Source(name, ""), (Fault("E102", Span(0, 0), {"encoding": looks_like(data)}),)
    source = Source(name, text, bom)
    return source, tuple(_forbidden(text))


def _undecodable(name: str, data: bytes, error: UnicodeDecodeError) -> tuple[Source, tuple[Fault, ...]]:
    readable = data[: error.start].decode(errors="replace")
    source = Source(name, data.decode(errors="replace") if not data.startswith((b"\xff\xfe", b"\xfe\xff")) else "")
    at = min(len(readable), len(source.text))
    return source, (Fault("E102", Span(at, min(at + 1, len(source.text))), {"encoding": looks_like(data)}),)


HEAD = 65536
"""How many bytes are looked at to tell an encoding."""


def _is_wide(data: bytes) -> bool:
    """Are so many bytes nothing that characters must be of two bytes each? One stray zero is none of that."""
    zeros = data.count(0, 0, HEAD)
    return zeros > 3 and zeros * 4 > min(len(data), HEAD)


def looks_like(data: bytes) -> str:
    """Which encoding the bytes look like; nothing is read by such a guess, it only helps to say what is wrong."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return encoding
    head = data[:HEAD]
    if _is_wide(head):
        return "UTF-16LE" if head[1::2].count(0) > head[::2].count(0) else "UTF-16BE"
    for encoding in ("gbk", "gb18030"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding.upper()
    return ""


def _forbidden(text: str) -> Iterator[Fault]:
    """What must not stand in a text; of each kind so many, and whether there are more."""
    marks = (Fault("E104", Span(*found.span()), {"mark": found[0][:7]}) for found in CONFLICT.finditer(text))
    characters = (
        Fault("E103", Span(*one.span()), {"character": f"U+{ord(one[0]):04X}"}) for one in FORBIDDEN.finditer(text)
    )
    left_out: list[Fault] = []
    for kind in (marks, characters):
        yield from islice(kind, SHOWN)
        left_out += islice(kind, 1)
    if left_out:
        yield rest_unread(min(one.span for one in left_out), SHOWN, remedy="again")


def rest_unread(where: Span, shown: int, remedy: str = "") -> Fault:
    """That errors were found up to here, and that the rest was not looked at."""
    values = {"what": say("rest.errors"), "shown": shown, "rest": say("rest.unread")}
    return Fault("E127", where, {**values, "remedy": remedy})


MORE = {"E": "E127", "W": "W103"}
"""What is told, by the severity of a code, where there are more than are shown."""


def rest_untold(code: str, where: Span, shown: int, more: int) -> Fault:
    """That there are so many more of a code than are told; `where` is the first left out."""
    values = {"what": say(f"rest.{MORE[code[0]]}", code=code), "shown": shown, "rest": say("rest.untold", count=more)}
    return Fault(MORE[code[0]], where, values)
