"""How a text is to look: its width, its colours, and the marks that lights, bars and moves are drawn with."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from checklist.core.message import Message
from checklist.core.model import Light
from checklist.core.value import Value


class Voice(Protocol):
    """Whoever says values and sentences in one language: a catalog."""

    def say(self, value: Any, /) -> str:
        """The value in words."""


class Template(Value):
    """A document of the office's own that papers are made from, by its name and its bytes."""

    name: str
    data: bytes


class Unfit(Exception):  # noqa: N818 -- said as what is so
    """A template that no paper can be made from: its name and all that is wrong with it, each with its place."""

    def __init__(self, name: str, problems: Sequence[Message]) -> None:
        super().__init__(name)
        self.name = name
        self.problems = tuple(problems)


class Look(Value):
    """What the reader's screen can show.

    `width` counts columns, 0 for no limit (a pipe, a file); without `unicode` the marks are ASCII; `terminal` says
    that a person looks on, so bars are drawn. A paper is made from the office's own `template`, where there is one.
    """

    width: int = 0
    colour: bool = False
    unicode: bool = True
    terminal: bool = False
    template: Template | None = None

    @property
    def marks(self) -> "Marks":
        """The marks its encoding has."""
        return UNICODE if self.unicode else ASCII

    @property
    def drawn(self) -> bool:
        """Are bars drawn, not written as figures?"""
        return self.terminal or self.colour


class Marks(NamedTuple):
    """The marks beside words and figures; each says by its shape what its colour says again."""

    lights: Mapping[Light, str]
    full: str
    empty: str
    unknown: str
    here: str
    up: str
    down: str
    same: str
    rule: str
    double: str
    cut: str
    bullet: str
    between: str
    note: str
    nothing: str


UNICODE = Marks(
    lights={Light.GREEN: "●", Light.YELLOW: "▲", Light.RED: "■", Light.GREY: "○"},
    full="█",
    empty="░",
    unknown="·",
    here="│",
    up="↑",
    down="↓",
    same="→",
    rule="─",
    double="═",
    cut="…",
    bullet="•",
    between=" · ",
    note="※",
    nothing="—",
)
ASCII = Marks(
    lights={Light.GREEN: "[G]", Light.YELLOW: "[Y]", Light.RED: "[R]", Light.GREY: "[ ]"},
    full="#",
    empty="-",
    unknown=".",
    here="|",
    up="+",
    down="-",
    same="=",
    rule="-",
    double="=",
    cut="...",
    bullet="*",
    between=" | ",
    note="!",
    nothing="-",
)

Piece = tuple[str, str]
"""A text and the name of its style; "" for none."""
Line = list[Piece]

STYLES: Mapping[str, tuple[int, ...]] = {
    "good": (32,),
    "warn": (33,),
    "bad": (31,),
    "dim": (2,),
    "head": (1,),
    "title": (1, 36),
    "error": (1, 31),
    "warning": (1, 33),
    "event": (1, 35),
}
"""The styles by name, as the numbers terminals know them by (SGR): only those every palette can show."""


def paint(line: Line) -> str:
    """The line for a terminal: each styled piece between its escape codes, and no blanks at its end."""
    return "".join(_painted(*piece) for piece in trimmed(line))


def trimmed(line: Line) -> Line:
    """The line without blanks at its end."""
    kept = list(line)
    while kept:
        text, style = kept.pop()
        if text := text.rstrip(" "):
            return [*kept, (text, style)]
    return kept


def _painted(text: str, style: str) -> str:
    return f"\x1b[{';'.join(map(str, STYLES[style]))}m{text}\x1b[0m" if style and text else text


def bare(line: Line) -> str:
    """The line without its styles and without blanks at its end."""
    return "".join(text for text, _ in line).rstrip(" ")
