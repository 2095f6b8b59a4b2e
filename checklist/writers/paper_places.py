"""What stands where in each kind of paper: the places of a circular, a letter, a task's brief, any other report."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from checklist.core.message import Message, say
from checklist.core.value import Value, replace
from checklist.reports.report import Block, Facts, Paragraph, Report, Section, Table
from checklist.writers.look import Voice
from checklist.writers.page import has_value, header
from checklist.writers.paper import HEI, KAI, NEW_PAGE, PITCH, SONG, Hand, paragraph, run, titled
from checklist.writers.paper_blocks import ACROSS, SIDEWAYS, Blocks

LETTER, CIRCULAR, BRIEF, ANY = "letter", "circular", "brief", "review"
"""The kinds of papers, by the names their templates have in the settings."""
KINDS = {"letters": LETTER, "circular": CIRCULAR, "task": BRIEF}
PARTS = ("overall", "ranking", "lagging", "good", "asked")
"""The parts of a circular, each with a heading."""
WORK, TIMETABLE, ROADMAP = ("about", "amounts", "counts", "extra"), ("schedule",), ("milestones", "stages")
PLANNED = ("milestone", "stage", "due", "plan", "target", "step_weight")
"""The columns of a roadmap that are settled before the work begins."""
A_LINE = 2
"""So many numbers stand in a line."""
COURSE = ("updates", "decisions", "notice", "served")
"""A brief has a sheet of how the task goes once there is any of this."""


class Copy(Value):
    """One copy of a paper: the words and the pieces that stand in its places, and the colour of its title."""

    words: dict[str, str]
    pieces: dict[str, tuple[str, ...]]
    ink: str = ""


class Places:
    """A report taken apart into the places of its kind of paper, so many twentieths of a point across."""

    def __init__(self, report: Report, catalog: Voice, across: int = 0) -> None:
        self.report = report
        self.kind = KINDS.get(report.kind, ANY)
        if self.kind in (LETTER, BRIEF) and not all(isinstance(one, Section) for one in report.blocks):
            self.kind = ANY
        self.wide = self.kind == ANY and any(map(Blocks(catalog).is_wide, report.blocks))
        self.catalog = catalog
        self.blocks = Blocks(catalog, across or (SIDEWAYS if self.wide else ACROSS), upright=self.kind == BRIEF)
        self.text = self.blocks.cells.text

    def copies(self) -> Iterator[Copy]:
        """The copies that the report makes: one, or as many as there are units or tasks."""
        match self.kind:
            case "circular":
                yield self.circular()
            case "letter":
                yield from (self.letter(one) for one in self.report.blocks if isinstance(one, Section))
            case "brief":
                yield from (self.brief(one) for one in self.report.blocks if isinstance(one, Section))
            case _:
                words = {"title": self.text(self.report.title), "header": self.header()}
                body = tuple(self.blocks.all(self.report.blocks, 2))
                yield Copy(words, {"notes": self.notes(), "body": body})

    def header(self) -> str:
        """The line under a title."""
        return self.blocks.cells.marks.between.join(header(self.report, self.blocks.cells))

    def notes(self) -> tuple[str, ...]:
        """What is to be said of the report itself."""
        return tuple(self.blocks.sentence(note, Hand(KAI)) for note in self.report.notes)

    def circular(self) -> Copy:
        """A circular: its parts under headings, its annex on a page of its own."""
        held = {one.name: one for one in self.report.blocks}
        words = {"title": self.text(self.report.title), "copies": ""}
        words |= {name: self.blocks.lines(one.text) for name, one in held.items() if isinstance(one, Paragraph)}
        words["printed"] = self.text(say("paper.printed", day=words["day"]))
        pieces = {name: tuple(self.under(held[name], 3)) for name in PARTS if name in held}
        whole = tuple(self.blocks.all((held[name] for name in PARTS if name in held), 2))
        behind = held.get("annex")
        annex = self.annex(behind) if isinstance(behind, Section) else ()
        words["enclosed"] = self.text(behind.title) if isinstance(behind, Section) else ""
        return Copy(words, {**pieces, "notes": self.notes(), "body": whole, "annex": annex})

    def annex(self, one: Section) -> tuple[str, ...]:
        """The annex of a circular."""
        values = one.title.values if isinstance(one.title, Message) else {}
        return self.sheet(say("paper.notices", **values), self.under(one, 3))

    def course(self, blocks: Iterable[Block]) -> tuple[str, ...]:
        """How a task goes."""
        told = paragraph(run(self.header(), Hand(KAI, 14)), align="center", loose=True)
        return self.sheet(say("paper.course"), (told, *self.blocks.all(blocks, 2)))

    def sheet(self, title: Any, pieces: Iterable[str]) -> tuple[str, ...]:
        """An annex on a page of its own, under its title."""
        head = paragraph(run(self.text(say("paper.annex")), Hand(HEI)), align="left", more=NEW_PAGE)
        return (head, titled(self.text(title)), paragraph("", pitch=PITCH // 2), *pieces)

    def under(self, one: Block, depth: int) -> Iterator[str]:
        """What a section holds, without its heading."""
        return self.blocks.all(one.blocks if isinstance(one, Section) else (one,), depth)

    def letter(self, one: Section) -> Copy:
        """A letter to a unit, with the slip that comes back."""
        words = dict.fromkeys(("number", "to", "opening", "closing", "issuer", "day", "copies"), "")
        body: list[Block] = []
        for block in one.blocks:
            if isinstance(block, Paragraph) and block.name in words:
                text = counted(block.text, bool(one.slip)) if block.name == "number" else block.text
                words[block.name] = self.blocks.lines(text)
            else:
                body.append(block)
        pieces = {"notes": self.notes(), "matters": tuple(self.blocks.all(body, 2))}
        pieces["slip"] = self.sheet(one.slip.title, self.blocks.slip(one.slip)) if one.slip else ()
        enclosed = self.text(say("paper.annex_is", title=one.slip.title)) if one.slip else ""
        return Copy({**words, "title": self.text(one.title), "enclosed": enclosed}, pieces, one.ink)

    def brief(self, one: Section) -> Copy:
        """A task's brief: what, by when, in which steps, who signs; and how it goes, once there is that."""
        names = {block.name for block in one.blocks}
        course = [block for block in one.blocks if block.name not in (*WORK, *TIMETABLE)]
        pieces = {
            "notes": self.notes(),
            "about": tuple(self.work(block for block in one.blocks if block.name in WORK)),
            "timetable": tuple(self.bare(self.dated(block) for block in one.blocks if block.name in TIMETABLE)),
            "roadmap": tuple(self.bare(planned(block) for block in one.blocks if block.name in ROADMAP)),
            "signatures": tuple(self.blocks.slip(one.slip)) if one.slip else (),
            "course": self.course(course) if names & set(COURSE) else (),
        }
        words = {"title": self.text(say("paper.brief")), "task": self.text(one.title)}
        words["header"] = self.header()
        return Copy(words, pieces)

    def work(self, blocks: Iterable[Block]) -> Iterator[str]:
        """What is to be done and by whom, in one table: money, counts and printed columns take a row each."""
        rows: list[tuple[Any, str, Hand]] = []
        for one in blocks:
            told = [fact for fact in getattr(one, "facts", ()) if has_value(fact)]
            if one.name == "about":
                rows += [(fact.label, self.blocks.lines(aim(fact.value)), Hand(SONG, 12)) for fact in told]
            elif isinstance(one, Facts):
                said = [self.text(say("paper.fact", name=fact.label, value=fact.value)) for fact in told]
                rows.append((one.title, self.text(say("paper.facts", facts=tuple(said))), Hand(SONG, 12)))
        if rows:
            yield self.blocks.pairs(rows)

    def bare(self, tables: Iterable[Block]) -> Iterator[str]:
        """Tables without their titles."""
        for one in tables:
            yield from self.blocks.inside(one, 3)

    def dated(self, one: Block) -> Block:
        """A timetable without the line of the day that is judged for, where nothing else falls on it."""
        if not isinstance(one, Table):
            return one
        return replace(one, rows=tuple(row for row in one.rows if not _of_today(row)))


def _of_today(row: Sequence[Any]) -> bool:
    told = row[-1]
    return len(told) == 1 and getattr(told[0], "key", "") == "schedule.today"


def counted(numbers: Any, annexed: bool) -> Any:
    """The numbers of a letter: of more than a line holds the first and how many; all stand in its slip, or below."""
    if isinstance(numbers, tuple) and len(numbers) > A_LINE:
        return say("paper.numbers" if annexed else "paper.numbers_below", first=numbers[0], count=len(numbers))
    return numbers


def aim(value: Any) -> Any:
    """A value of a brief: of what is counted that which is to be reached, and not how much of it is done."""
    if isinstance(value, Message) and value.key == "show.measure":
        return say("paper.aim", target=value.values["target"], unit=value.values["unit"])
    return value


def planned(one: Block) -> Block:
    """A roadmap with what is settled before the work begins."""
    if not isinstance(one, Table):
        return one
    kept = [at for at, column in enumerate(one.columns) if column.key in PLANNED]
    rows = tuple(tuple(row[at] for at in kept) for row in one.rows)
    return replace(one, columns=tuple(one.columns[at] for at in kept), rows=rows)
