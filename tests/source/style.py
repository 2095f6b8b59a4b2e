"""The habits of one file, and how keys and texts are spelled by them."""

from dataclasses import dataclass
from random import Random
from typing import Any

from checklist.source.figures import Share
from checklist.source.forms import mapping_kind, text_kind, wide
from checklist.source.kinds import Kind, Texts
from checklist.source.plain import is_plain
from checklist.source.records import OneOrMany, Pairs, Record, Shorthand
from checklist.source.refs import Items
from checklist.source.text import FORBIDDEN
from checklist.source.write import quoted


@dataclass
class Style:
    """The habits of one file."""

    step: int
    dash: int
    gap: int
    tongue: str
    quote: str
    comments: float
    flow: float
    spread: float
    blank: int
    columns: bool
    pad: str
    newline: str
    ended: bool
    lines: float
    extras: float


def style(random: Random) -> Style:
    """Any habits at all."""
    step = random.choice((2, 2, 4))
    return Style(
        step=step,
        dash=random.choice((0, 2, step)),
        gap=random.choice((2, 2, 2, 4)),
        tongue=random.choice(("en", "zh", "mixed")),
        quote=random.choice(("", "", "'", '"', "mixed")),
        comments=random.choice((0, 0.1, 0.4)),
        flow=random.choice((0, 0.3, 0.7, 1)),
        spread=random.choice((0, 0, 0.3)),
        blank=random.choice((0, 0, 1, 2)),
        columns=random.random() < 0.2,
        pad=random.choice(("", "", " ")),
        newline=random.choice(("\n", "\n", "\r\n")),
        ended=random.random() < 0.8,
        lines=random.choice((0, 0.3, 0.8)),
        extras=random.choice((0, 0, 0.1)),
    )


class Hand:
    """Spells as its habits are."""

    def __init__(self, random: Random, habits: Style) -> None:
        self.random = random
        self.style = habits

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def names(self, of: Record | Pairs, plain: dict[str, Any]) -> list[str]:
        """The fields in the order they are written, with some that have no value among them."""
        names = list(plain)
        if isinstance(of, Record):
            if self.chance(0.2):
                self.random.shuffle(names)
            spare = [one.key for one in of.fields if one.key not in plain and not one.required and one.key != "list"]
            if spare and self.chance(self.style.extras):
                names.insert(self.random.randint(0, len(names)), self.random.choice(spare))
        return names

    def key(self, of: Record | Pairs, name: str) -> str:
        word = name
        others = of.index[name].names if isinstance(of, Record) else of.names.get(name, ())
        if self.style.tongue == "zh" or (self.style.tongue == "mixed" and self.chance(0.5)):
            word = self.random.choice(others or (name,))
        if word != "on" and not is_plain(word):
            return quoted(word)
        return self.random.choice((f'"{word}"', f"'{word}'")) if self.style.quote and self.chance(0.1) else word

    def form(self, kind: Kind, plain: Any) -> Any:
        """The data in any of the forms it may be written in."""
        if isinstance(kind, Items) and isinstance(plain, list) and self.chance(0.5):
            plain = self.grouped(plain)
        many = isinstance(kind, Texts | OneOrMany | Items)
        if many and not isinstance(plain, list) and self.chance(0.3):
            return self.split(kind, plain)
        if isinstance(plain, str) and self.chance(0.3):
            below = kind.of if isinstance(kind, OneOrMany) else kind
            if isinstance(below, Shorthand):
                return wide(below, plain)
        if isinstance(plain, dict) and mapping_kind(kind) and "better" not in plain and self.chance(self.style.extras):
            record = mapping_kind(kind)
            if isinstance(record, Record) and record.title == "measure":
                return {**plain, "better": "higher"}
        return plain

    def split(self, kind: Kind, plain: Any) -> list[Any]:
        if isinstance(plain, str) and kind.__class__.__name__ == "Joined":
            parts = plain.split("、")
            return parts if all(parts) else [plain]
        return [plain]

    def grouped(self, singles: list[Any]) -> list[Any]:
        found: list[Any] = []
        for one in singles:
            last = found[-1] if found else None
            if isinstance(one, dict) and isinstance(last, dict) and last["list"] == one["list"]:
                items = last["item"] if isinstance(last["item"], list) else [last["item"]]
                found[-1] = {"list": one["list"], "item": [*items, one["item"]]}
            else:
                found.append(one)
        return found

    def scalar(self, kind: Kind, text: str) -> str:
        word = self.word(text_kind(kind), text)
        quote = self.style.quote
        if quote == "mixed":
            quote = self.random.choice(("", "'", '"'))
        if not quote and is_plain(word):
            return word
        bare = "\n" in word or "\r" in word or "\t" in word or FORBIDDEN.search(word)
        if (quote or self.random.choice("'\"")) == "'" and not bare:
            return "'" + word.replace("'", "''") + "'"
        return quoted(word)

    def word(self, kind: Kind, text: str) -> str:
        """Any spelling that reads the same."""
        others = kind.names.get(text, ())
        if others and (self.style.tongue == "zh" or (self.style.tongue == "mixed" and self.chance(0.5))):
            return self.random.choice(others)
        if isinstance(kind, Share) and self.chance(0.3):
            bare = text.removesuffix("%")
            return bare if "." not in bare and self.chance(0.5) else f"{bare}％"
        return text
