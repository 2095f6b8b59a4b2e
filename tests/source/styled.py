"""A list written in any style a clerk may have, with comments wherever one may stand: what edits must live with."""

import re
from dataclasses import dataclass, field
from random import Random
from typing import Any

from checklist.core.model import TaskList
from checklist.source.forms import items_of, keys_of, kind_under
from checklist.source.kinds import Kind
from checklist.source.plain import is_plain
from checklist.source.schema import LIST
from checklist.source.text import FORBIDDEN
from tests.source.style import Hand, Style, style

Path = tuple[str | int, ...]
LITERAL = re.compile(r"[^\s](?:[^\n]*[^\s])?(?:\n(?: *[^\s](?:[^\n]*[^\s])?)?)*\n*")


@dataclass
class Styled:
    """The text, and for every comment in it what it is a comment of."""

    text: str = ""
    comments: dict[str, Path] = field(default_factory=dict)


def styled(task_list: TaskList, seed: int) -> Styled:
    """The list as a person of some habits writes it; the same seed, the same text."""
    random = Random(seed)
    return _Writer(random, style(random)).document(LIST.write(task_list))


class _Writer(Hand):
    def __init__(self, random: Random, habits: Style) -> None:
        super().__init__(random, habits)
        self.out = Styled()
        self.kept = False
        """Whether the last line's end, and empty lines behind it, may belong to a text."""
        self.below = 0
        """The column of what was last written under a key."""
        self.lines = False
        """Whether the last line is of a text on lines of its own, which comments as deep would belong to."""

    def comment(self, path: Path) -> str:
        text = f"# 注{len(self.out.comments)}: {self.random.choice(('x', '城建', 'a: b', '- c', '[d, {e', 'it’s'))};"
        self.out.comments[text] = path
        return text

    def document(self, plain: dict[str, Any]) -> Styled:
        plain.setdefault("tasks", [])
        lines = [self.flow(LIST, plain, (), 0, False)] if self.chance(0.05) else self.block(LIST, plain, (), 0)
        if self.chance(self.style.comments) and not self.kept:
            lines += [*self.blank(), self.comment(())]
        if self.chance(0.1):
            lines = ["---", *lines]
        if self.chance(self.style.comments):
            lines = [self.comment(()), *lines]
        text = "\n".join(lines) + "\n"
        if self.chance(0.1) and not self.kept:
            text += "\n"
        if not self.style.ended and not self.kept:
            text = text.rstrip("\n")
        self.out.text = text.replace("\n", self.style.newline)
        return self.out

    def blank(self) -> list[str]:
        return [""] * (self.random.choice((0, 0, 0, 1, 2)) if not self.kept and self.chance(self.style.comments) else 0)

    def own_line(self, path: Path, indent: int) -> list[str]:
        """Comment lines, and empty ones, above what follows."""
        found = []
        while self.chance(self.style.comments / 2):
            found += self.blank()
            where = indent if self.chance(0.7) else self.random.choice((0, max(indent - 1, 0), indent))
            found.append(" " * where + self.comment(path))
            self.kept = self.lines = False
        return found

    def behind(self, path: Path) -> str:
        return f"{' ' * self.random.choice((1, 2, 5))}{self.comment(path)}" if self.chance(self.style.comments) else ""

    def block(self, kind: Kind, plain: dict[str, Any], path: Path, indent: int) -> list[str]:
        """Keys on lines of their own."""
        of = keys_of(kind)
        names = self.names(of, plain)
        keys = {name: self.key(of, name) for name in names}
        wide = max(map(len, keys.values())) + 2 if self.style.columns else 0
        lines: list[str] = []
        for at, name in enumerate(names):
            here = (*path, name)
            if at or not path:
                lines += self.own_line(path, indent)
            if name == "tasks" and not path:
                lines += [] if self.kept else [""] * self.style.blank
            before = len(lines)
            lines += self.entry(kind_under(of, name), plain.get(name), here, indent, keys[name], wide)
            room = 5 if len(lines) == before + 1 else 1 if self.below > indent else 0
            if room and not self.lines and self.chance(self.style.comments / 4):
                lines.append(" " * (indent + self.random.randint(1, room)) + self.comment(here))
        return lines

    def entry(self, kind: Kind, plain: Any, path: Path, indent: int, key: str, wide: int) -> list[str]:
        """A key with its value behind it or below it."""
        lead = " " * indent + key + ":"
        space = " " * max(1, wide - len(key) - 1)
        self.kept = self.lines = False
        if plain is None:
            return [lead + self.behind(path)]
        form = self.form(kind, plain)
        if isinstance(form, str):
            return self.text_entry(kind, form, path, indent, lead, space)
        if (
            not form
            or (self.chance(self.style.flow) and path != ("tasks",))
            or (path == ("tasks",) and self.chance(0.05))
        ):
            spread = bool(form) and self.chance(self.style.spread)
            return (
                lead + space + self.flow(kind, form, path, indent + self.style.step, spread) + self.behind(path)
            ).split("\n")
        lines = [lead + self.behind(path)]
        if isinstance(form, dict):
            if self.chance(self.style.comments / 3):
                lines.append(" " * (indent + self.style.step) + self.comment(path))
            lines += self.block(kind, form, path, indent + self.style.step)
            self.below = indent + self.style.step
        else:
            lines += self.rows(kind, form, path, indent + self.style.dash)
            self.below = indent + self.style.dash
        return lines

    def rows(self, kind: Kind, form: list[Any], path: Path, indent: int) -> list[str]:
        """Items on lines of their own, each behind a dash."""
        lines: list[str] = []
        of = items_of(kind)
        for at, plain in enumerate(form):
            here = (*path, at)
            if path == ("tasks",) and (at or self.chance(0.5)) and not self.kept:
                lines += [""] * self.style.blank
            lines += self.own_line(path, indent)
            self.kept = self.lines = False
            item = self.form(of, plain)
            dash = " " * indent + "-" + " " * (self.style.gap - 1)
            if isinstance(item, dict) and item and not self.chance(self.style.flow):
                below = self.block(of, item, here, indent + self.style.gap)
                if self.chance(0.05):
                    lines += [" " * indent + "-" + self.behind(here), *below]
                else:
                    lines += [dash + below[0][indent + self.style.gap :], *below[1:]]
            elif isinstance(item, str):
                lines.append(dash + self.scalar(of, item) + self.behind(here))
            else:
                spread = bool(item) and self.chance(self.style.spread)
                text = self.flow(of, item, here, indent + self.style.gap, spread)
                lines += (dash + text + self.behind(here)).split("\n")
            if not self.lines and self.chance(self.style.comments / 4):
                lines.append(" " * (indent + self.random.randint(1, 2)) + self.comment(here))
        return lines

    def text_entry(self, kind: Kind, text: str, path: Path, indent: int, lead: str, space: str) -> list[str]:
        """A text behind its key, or on lines below it."""
        fits = LITERAL.fullmatch(text) and "\r" not in text and "\t" not in text and not FORBIDDEN.search(text)
        if fits and (self.chance(self.style.lines) if "\n" in text else self.chance(self.style.lines / 8)):
            body = text.rstrip("\n")
            ends = len(text) - len(body)
            sign = ("-", "", "+")[min(ends, 2)]
            style = self.random.choice("|>") if "\n" not in body and "  " not in body else "|"
            lines = body.split("\n")
            if style == ">" and " " in body:
                lines = body.replace(" ", "\n", 1).split("\n")
            room = " " * (indent + self.style.step)
            below = [room + line if line else "" for line in (*lines, *[""] * max(0, ends - 1))]
            self.kept = ends > 0
            self.lines = True
            return [lead + space + style + sign + self.behind(path), *below]
        word = self.scalar(kind, text)
        if self.chance(self.style.lines / 10) and " " in word and "  " not in word and word[0] != " ":
            cut = re.search(r"(?<=[\w，。]) (?=[\w，。])", word)
            if cut and (is_plain(word) or word[0] in "'\""):
                word = word[: cut.start()] + "\n" + " " * (indent + self.style.step) + word[cut.end() :]
        if self.chance(self.style.comments / 8):
            head = [lead + self.behind(path), " " * (indent + self.style.step) + word + self.behind(path)]
            return "\n".join(head).split("\n")
        return (lead + space + word + self.behind(path)).split("\n")

    def flow(self, kind: Kind, plain: Any, path: Path, indent: int, spread: bool) -> str:
        """A value in brackets, on one line or on several."""
        form = self.form(kind, plain)
        if isinstance(form, str):
            return self.scalar(kind, form)
        if not form:
            return "{}" if isinstance(form, dict) else "[]"
        cells: list[tuple[Path, str]] = []
        if isinstance(form, dict):
            of = keys_of(kind)
            for name in self.names(of, form):
                here = (*path, name)
                below = form.get(name)
                value = " " if below is None else " " + self.flow(kind_under(of, name), below, here, indent, False)
                cells.append((here, f"{self.key(of, name)}:{value}"))
        else:
            of_item = items_of(kind)
            cells = [((*path, at), self.flow(of_item, one, (*path, at), indent, False)) for at, one in enumerate(form)]
        marks = "{}" if isinstance(form, dict) else "[]"
        return self.spread(cells, marks, path, indent) if spread else self.in_line(cells, marks)

    def in_line(self, cells: list[tuple[Path, str]], marks: str) -> str:
        comma = ",  " if self.style.columns else ", "
        pad = self.style.pad
        return marks[0] + pad + comma.join(text for _, text in cells) + pad + marks[1]

    def spread(self, cells: list[tuple[Path, str]], marks: str, path: Path, indent: int) -> str:
        room = "\n" + " " * (indent + 1)
        lines = marks[0] + self.behind(path)
        alone = self.chance(0.7)
        for at, (here, text) in enumerate(cells):
            last = at + 1 == len(cells)
            comma = "," if not last or self.chance(0.3) else ""
            fresh = alone or not at or self.chance(0.3)
            if fresh:
                above = "".join(room + one.strip() for one in self.own_line(path, 0) if one)
                lines += above + room + text + comma
                lines += self.behind(here if fresh else path) if alone or last else ""
            else:
                if "#" in lines.rsplit("\n", 1)[-1] and "注" in lines.rsplit("\n", 1)[-1]:
                    lines += room
                lines += " " + text + comma
        return lines + "\n" + " " * indent + marks[1]
