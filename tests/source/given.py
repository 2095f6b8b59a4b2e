"""Lists as hypothesis makes them: any value that a file can say, and the texts that trip YAML readers."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from checklist.core.calendar import Cadence, DayOf, Every
from checklist.core.model import (
    Act,
    Decision,
    Defaults,
    ItemRef,
    Light,
    Measure,
    Milestone,
    Period,
    Person,
    Section,
    Stage,
    Status,
    Task,
    TaskList,
    Update,
)

NASTY = (
    *(
        "no",
        "Yes",
        "on",
        "null",
        "~",
        "true",
        "1.10",
        "0012",
        "010",
        "1:30",
        "12:30:45",
        "1e3",
        ".inf",
        "0x1F",
        "1_000",
    ),
    *("2020-06-30", "2020-6-30", "#", "a #b", "a: b", ":", "- a", "-", "?", "? a", "&a", "*a", "!a", "%a", "@a", "`a"),
    *("'", '"', "it's", 'say "so"', "\\", "\\n", "{a}", "[a]", "a,b", "|", ">", "<<", "=", "---", "...", "--- a"),
    *(
        "a\nb",
        "a\n\nb\n",
        "\n",
        "\ta",
        "a\t",
        " a",
        "a ",
        "  ",
        "a\r\nb",
        "a\rb",
        "\x85",
        "\u2028",
        "\u200e",
        "\u202e夂",
    ),
    *(
        "😀",
        "𠮷野",
        "e\u0301",
        "\x07",
        "\x1b[31m",
        "\ufeffa",
        "\ufffe",
        "<<<<<<< HEAD\n=======\n>>>>>>> x",
        "7月底前",
        "约50%",
    ),
)
ORDINARY = (
    "市住建局",
    "颍州区政府",
    "汛期提前，三条河道停工",
    "Fix the bridge",
    "x",
    "第一步\n第二步",
    "一\n\n二\n",
    "12",
)
DAYS = st.dates()
TEXTS = (
    st.sampled_from(NASTY)
    | st.sampled_from(ORDINARY)
    | st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30)
)
KEYS = TEXTS.filter(lambda text: text.strip("?") != "")
SETS = st.sampled_from(
    ["all", "done", "on_time & due", "all - done", "stage.started", "plan.自建阶段", "tag.difficult"]
)
MAYBE_TEXTS = st.just("") | TEXTS
NUMBERS = st.decimals(-(10**12), 10**12, places=3, allow_nan=False) | st.integers(-9, 9).map(Decimal)
AMOUNTS = st.decimals(0, 10**12, places=2, allow_nan=False)
SHARES = st.integers(0, 10**6).map(lambda part: Fraction(part, 10**6)) | st.integers(0, 100).map(
    lambda p: Fraction(p, 100)
)


def several(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


def pairs(strategy: st.SearchStrategy[Any], keys: st.SearchStrategy[str] = KEYS) -> st.SearchStrategy[Any]:
    return st.dictionaries(keys, strategy, max_size=3).map(lambda held: tuple(held.items()))


def built(model: type, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A value of a model of which any field may be unsaid."""
    return st.fixed_dictionaries({}, optional=given).map(lambda held: model(**held))


def days_of(every: Every) -> st.SearchStrategy[DayOf]:
    after = st.integers(0, 366).map(lambda number: DayOf(number, after=True))
    if every is Every.WEEK:
        return after | st.integers(0, 6).map(DayOf)
    months = {"month": 1, "two-months": 2, "quarter": 3, "half-year": 6, "year": 12}[every]
    of_month = st.builds(DayOf, st.integers(1, 31), month=st.none() | st.integers(1, months))
    return after | of_month


CADENCES = st.sampled_from(Every).flatmap(lambda every: st.builds(Cadence, st.just(every), st.none() | days_of(every)))
PERSONS = st.builds(Person, TEXTS, MAYBE_TEXTS) | st.builds(Person, st.just(""), TEXTS)
STAGES = built(Stage, plan=DAYS, done=DAYS)
UPDATES = st.tuples(
    DAYS,
    st.fixed_dictionaries(
        {},
        optional={
            **dict.fromkeys(("by", "text", "problems", "causes", "next", "ask", "outlook", "place"), TEXTS),
            "stands": DAYS,
            "progress": SHARES,
            "done": NUMBERS,
            "light": st.sampled_from([Light.GREEN, Light.YELLOW, Light.RED, Light.GREY]),
            "amounts": pairs(AMOUNTS),
            "counts": pairs(AMOUNTS, SETS),
            "evidence": several(TEXTS),
            "extra": pairs(TEXTS),
        },
    ),
).map(lambda held: Update(held[0], **held[1]))
DECISIONS = st.tuples(
    DAYS,
    st.sampled_from(Act),
    st.fixed_dictionaries(
        {},
        optional={
            **dict.fromkeys(("before", "after", "reason", "text", "by"), TEXTS),
            "score": AMOUNTS,
            "progress": SHARES,
            "evidence": several(TEXTS),
        },
    ),
).map(lambda held: Decision(held[0], held[1], **held[2]))
MILESTONES = st.builds(Milestone, TEXTS, st.none() | DAYS, st.none() | DAYS, st.none() | AMOUNTS, st.none() | NUMBERS)
PLAIN_MEASURES = built(
    Measure,
    unit=TEXTS,
    target=NUMBERS,
    start=NUMBERS,
    done=NUMBERS,
    better=st.sampled_from(["higher", "lower"]),
    kind=st.sampled_from(["total", "level"]),
    targets=pairs(NUMBERS, st.integers(1900, 2999)),
)
MEASURES = PLAIN_MEASURES | built(Measure, unit=TEXTS, of_parts=st.just(True), done=NUMBERS)
ITEMS = st.builds(ItemRef, TEXTS, MAYBE_TEXTS)
ONCE = {
    "leader": several(TEXTS),
    "owner": several(TEXTS),
    "support": several(TEXTS),
    "roles": pairs(several(TEXTS)),
    "person": several(PERSONS),
    "start": DAYS,
    "due": DAYS,
    "returns": CADENCES,
    "status": st.sampled_from(Status),
    "weight": AMOUNTS,
    "tags": several(TEXTS),
}
DEFAULTS = built(Defaults, **ONCE)
SECTIONS = st.builds(Section, TEXTS, MAYBE_TEXTS, DEFAULTS)
TASKS = st.tuples(
    TEXTS,
    TEXTS,
    st.fixed_dictionaries(
        {},
        optional={
            **ONCE,
            **dict.fromkeys(("no", "section", "goal", "due_text", "due_stage", "enter_at", "note"), TEXTS),
            "every": CADENCES,
            "done_on": DAYS,
            "progress": SHARES,
            "measure": MEASURES,
            "milestones": several(MILESTONES),
            "stages": pairs(STAGES),
            "amounts": pairs(AMOUNTS),
            "counts": pairs(AMOUNTS, SETS),
            "source": several(ITEMS),
            "parent": ITEMS,
            "updates": several(UPDATES),
            "decisions": several(DECISIONS),
            "extra": pairs(TEXTS),
        },
    ),
).map(lambda held: Task(held[0], held[1], **held[2]))
HEAD = {
    "id": TEXTS,
    "title": TEXTS,
    "issuer": MAYBE_TEXTS,
    "number": MAYBE_TEXTS,
    "issued": st.none() | DAYS,
    "period": built(Period, start=DAYS, end=DAYS),
    "money": MAYBE_TEXTS,
    "returns": st.none() | CADENCES,
    "defaults": DEFAULTS,
    "sections": several(SECTIONS, 2),
    "note": MAYBE_TEXTS,
    "extra": pairs(TEXTS),
}
LISTS = st.builds(TaskList, tasks=several(TASKS, 2), **HEAD)
LONGER = st.builds(TaskList, tasks=st.lists(TASKS, min_size=1, max_size=5).map(tuple), **HEAD)
