"""XML as a row of events, names without their namespaces; definitions of entities are refused."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.parsers import expat

from checklist.readers.grid import Refused

CHUNK = 1 << 16
DEEPEST = 256


class Event(NamedTuple):
    """An element begins (with its attributes) or ends, or there is text."""

    kind: str
    name: str
    attributes: Mapping[str, str] = {}


START, END, TEXT = "start", "end", "text"


def events(data: bytes) -> Iterator[Event]:
    """What stands in a part, in order. Raises Refused for what is no XML, defines entities, or is nested too deep."""
    found: list[Event] = []
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise Refused("damaged")
        found.append(Event(START, local(name), {local(key): value for key, value in attributes.items()}))

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        found.append(Event(END, local(name)))

    def refuse(*_: object) -> None:
        raise Refused("entities")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = lambda text: found.append(Event(TEXT, text))
    parser.StartDoctypeDeclHandler = refuse
    try:
        for at in range(0, len(data), CHUNK):
            parser.Parse(data[at : at + CHUNK], False)
            yield from found
            found.clear()
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise Refused("damaged") from None
    yield from found


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]
