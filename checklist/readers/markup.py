"""XML as a row of events, names without their namespaces; definitions of entities are refused."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple
from xml.parsers import expat

from checklist.readers.grid import Refused

CHUNK = 1 << 16
DEEPEST = 256
MOST_NAMES = 10_000
"""Names that are remembered; office programs use some hundreds."""


class Event(NamedTuple):
    """An element begins (with its attributes) or ends, or there is text."""

    kind: str
    name: str
    attributes: Mapping[str, str] = {}


START, END, TEXT = "start", "end", "text"


def events(data: bytes) -> Iterator[Event]:
    """What stands in a part, in order. Raises Refused for what is no XML, defines entities, or is nested too deep."""
    found: list[Event] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        found.append(Event(START, name, {NAMES[key]: value for key, value in attributes.items()}))

    feeding = _feeding(
        data, start, lambda name: found.append(Event(END, name)), lambda text: found.append(Event(TEXT, text))
    )
    for _ in feeding:
        yield from found
        found.clear()


Begins = Callable[[str, dict[str, str]], None]
Says = Callable[[str], None]


def walk(data: bytes, start: Begins, end: Says, text: Says) -> None:
    """The same, told to three functions, which is far faster; attributes keep the names that the parser gives them.

    Raises Refused like `events`.
    """
    for _ in _feeding(data, start, end, text):
        pass


def _feeding(data: bytes, start: Begins, end: Says, text: Says) -> Iterator[None]:
    """Feed the parser chunk by chunk."""
    depth = 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise Refused("damaged")
        start(NAMES[name], attributes)

    def finish(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(NAMES[name])

    def refuse(*_: object) -> None:
        raise Refused("entities")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = begin
    parser.EndElementHandler = finish
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    try:
        for at in range(0, len(data), CHUNK):
            parser.Parse(data[at : at + CHUNK], False)
            yield
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise Refused("damaged") from None
    yield


class _Names(dict[str, str]):
    """Names without their namespaces, each cut once."""

    def __missing__(self, name: str) -> str:
        found = local(name)
        if len(self) < MOST_NAMES:
            self[name] = found
        return found


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]


NAMES = _Names()
