"""Much of one thing: files that grow with a number, to see that nothing grows faster than they do.

At its full number a case is about as much as one file may hold, or more than any office has. In a template `<item>`
stands for many of that item, in it `#` for its number and `@` for a day.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.hostile.bulk_settings import ACTS, SETTINGS

Files = dict[str, str]
Text = Callable[[int], str]
DAYS = tuple(f"2020-{month:02}-{day:02}" for month in range(1, 7) for day in range(1, 29))
ONE = "id: t0, title: Fix bridges, owner: Works"
PART = "  - {id: p#, title: a, owner: U#, parent: t0}\n"
FEW = 5
"""How many tasks a configuration stands over that asks for much itself."""


@dataclass(frozen=True, slots=True)
class Bulk:
    """One case: what there is much of, how many at most, and the files for any number of it."""

    name: str
    full: int
    files: Callable[[int], Files]


def many(text: str, count: int) -> str:
    """A text over and over; in it `#` is its number, `@` a day."""
    parts = (text.replace("#", str(number)) for number in range(count))
    if "@" not in text:
        return "".join(parts)
    return "".join(part.replace("@", DAYS[number % len(DAYS)]) for number, part in enumerate(parts))


def held(item: str, count: int) -> str:
    """Many items in brackets, or many keys in braces."""
    return f"{{{many(f'{item}, ', count)}}}" if item.startswith("k#:") else f"[{many(f'{item}, ', count)}]"


def filled(template: str, count: int) -> str:
    """A template with many items wherever it names one."""
    first, *others = template.split("<")
    return first + "".join(f"{held(item, count)}{rest}" for item, rest in (part.split(">", 1) for part in others))


def rows(fields: str, count: int) -> str:
    """Tasks, each with these fields besides."""
    return many(f"  - {{id: t#, title: Fix bridge #, {fields}}}\n", count)


def chain(count: int) -> str:
    """Tasks each of which is the whole of the one above it."""
    task = "  - {{id: t{}, title: a, owner: U{}, measure: {{target: parts}}, parent: t{}}}\n"
    links = "".join(task.format(number, number, number + 1) for number in range(count))
    return f"{links}  - {{id: t{count}, title: a, owner: U}}\n"


TEXTS: dict[str, tuple[int, Text]] = {
    "rows that are texts": (1_990_000, lambda n: "tasks:\n" + "- a\n" * n),
    "rows that are empty": (650_000, lambda n: "tasks:\n" + "- {}\n" * n),
    "unknown keys": (850_000, lambda n: "tasks:\n- id: 1\n" + many("  k#: 1\n", n)),
    "one key again and again": (900_000, lambda n: "tasks:\n- id: 1\n" + "  title: a\n" * n),
    "keys that are lists": (400_000, lambda n: "tasks:\n- id: 1\n" + "  ? [a]\n  : 1\n" * n),
    "anchors": (1_300_000, lambda n: "tasks:\n" + "- &a a\n" * n),
    "merge marks": (1_500_000, lambda n: "<<<<<<< a\n" * n),
    "control characters": (16_000_000, lambda n: f"title: '{chr(1) * n}'\n"),
    "blank lines in a text": (16_000_000, lambda n: f'title: "a{chr(10) * n}b"\n'),
    "blank lines before an error": (16_000_000, lambda n: "\n" * n + "tasks: [{}]\n"),
    "carriage returns before an error": (16_000_000, lambda n: "\r" * n + "tasks: [{}]\n"),
    "a long comment before an error": (16_000_000, lambda n: f"# {'x' * n}\ntasks: [{{}}]\n"),
    "comments before an error": (4_000_000, lambda n: "# x\n" * n + "tasks: [{}]\n"),
    "one long text": (16_000_000, lambda n: f"title: {'x' * n}\n"),
    "one long Chinese text": (5_000_000, lambda n: f"title: {'重' * n}\n"),
    "one long text of escapes": (4_000_000, lambda n: f'title: "{(chr(92) + "x1b") * n}"\n'),
    "one long line of tabs": (16_000_000, lambda n: f"tasks:{chr(9) * n}- a\n"),
    "one long line of errors": (160_000, lambda n: f"tasks: {held(f'{{{ONE}, k#: 1}}', n)}\n"),
    "commas": (8_000_000, lambda n: f"tasks: [{', ' * n}]\n"),
    "long wrong words": (800, lambda n: "tasks:\n" + rows(f"owner: W, status: '{'x' * 19_000}'", n)),
    "long names": (240, lambda n: "tasks:\n" + rows(f"owner: '{'局' * 19_000}#', section: '{'板' * 1_900}'", n)),
    "sections twice": (300_000, lambda n: filled("sections: <{name: T}>\ntasks: []\n", n)),
    "unknown sections": (90_000, lambda n: filled("sections: <{name: T#}>\ntasks:\n", n) + rows("section: S#", n)),
    "parts of one task": (150_000, lambda n: f"tasks:\n  - {{{ONE}}}\n" + many(PART, n)),
    "parts of parts": (150_000, lambda n: "tasks:\n" + chain(n)),
}
"""Much in one list."""

ROWS = {
    "good tasks": (180_000, "owner: Works"),
    "good tasks of a unit each": (150_000, "owner: Unit #, due: @, progress: 10%"),
    "an unknown key in each task": (160_000, "owner: Works, k#: 1"),
    "a wrong word in each task": (160_000, "owner: Works, status: s#"),
    "a misread text in each task": (160_000, "owner: Works, note: 1:30"),
    "no owner of each task": (200_000, "no: #"),
    "each task due before its start": (160_000, "owner: Works, start: 2021-01-01, due: @"),
    "units that look alike in each task": (70_000, "owner: [Unit #, UNIT #]"),
    "joined units of each task": (140_000, "owner: 甲#、乙#"),
    "parts of nothing": (150_000, "owner: Works, parent: x#"),
    "parts of themselves": (150_000, "owner: Works, parent: t#"),
    "sources of themselves": (150_000, "owner: Works, source: t#"),
    "fifty years of weekly reports": (90_000, "owner: W, start: 1970-01-01, every: week, updates: [{on: @, text: a}]"),
    "rungs that are not there": (140_000, "owner: Works, enter_at: x#"),
}
"""Much in one list: tasks with these fields."""

FIELDS = {
    "counts of no set": (600_000, "counts: <k#: 1>"),
    "counts that are no number": (600_000, "counts: <k#: x>"),
    "amounts of no kind": (600_000, "amounts: <k#: 1>"),
    "stages unknown": (500_000, "stages: <k#: @>"),
    "columns": (700_000, "extra: <k#: a>"),
    "roles": (600_000, "roles: <k#: a>"),
    "tags": (1_300_000, "tags: <a#>"),
    "units that support themselves": (600_000, "support: <Works>"),
    "sources nowhere": (250_000, "source: <{list: a, item: x#}>"),
    "persons": (500_000, "person: <{post: a#}>"),
    "milestones": (300_000, "milestones: <{title: a, due: @, weight: 1}>"),
    "updates": (400_000, "updates: <{on: @, progress: 10}>"),
    "updates that go down": (150_000, "updates: <{on: @, progress: 9}, {on: @, progress: 8}>"),
    "updates with a count of no set": (250_000, "updates: <{on: @, counts: {k#: 1}}>"),
    "updates with evidence that is not there": (300_000, "updates: <{on: @, evidence: e#}>"),
    "remarks and answers": (120_000, "updates: <{on: @, text: a#}>, decisions: <{on: @, act: remark, text: a}>"),
    "pauses and resumptions": (
        100_000,
        "start: 1980-01-01, every: week, decisions: <{on: @, act: pause}, {on: @, act: resume}>",
    ),
    "closings and reopenings": (
        100_000,
        "start: 1980-01-01, returns: week, decisions: <{on: @, act: close}, {on: @, act: reopen}>",
    ),
    **{f"decisions to {act}": (200_000, f"decisions: <{{on: @, act: {act}, {said}}}>") for act, said in ACTS.items()},
}
"""Much in one task."""
FILES = {
    "parts of one list in a file each": (3_000, "list: a\ntasks: [{id: #, title: a, due: x}]\n"),
    "a list in a file each": (3_000, "tasks: [{id: 1, title: a}]\n"),
}
"""Many small lists."""


def bulks() -> Iterator[Bulk]:
    """Every case."""
    for name, (full, text) in TEXTS.items():
        yield Bulk(name, full, lambda n, text=text: {"lists/a.yaml": text(n)})
    for name, (full, fields) in ROWS.items():
        yield Bulk(name, full, lambda n, fields=fields: {"lists/a.yaml": f"tasks:\n{rows(fields, n)}"})
    for name, (full, field) in FIELDS.items():
        yield Bulk(name, full, lambda n, field=field: {"lists/a.yaml": f"tasks:\n  - {{{ONE}, {filled(field, n)}}}\n"})
    for name, (full, text) in FILES.items():
        yield Bulk(name, full, lambda n, text=text: {f"lists/{at}.yaml": text.replace("#", str(at)) for at in range(n)})
    for name, (full, settings, fields, each) in SETTINGS.items():
        yield Bulk(
            name,
            full,
            lambda n, settings=settings, fields=fields, each=each: {
                "checklist.yaml": filled(settings, n),
                "lists/a.yaml": f"tasks:\n{rows(fields, n if each else FEW)}",
            },
        )


BULK = {one.name: one for one in bulks()}
