"""Sets of tasks by name, joined by `&` (both) and `-` (less): what a rate counts."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from checklist.core.assess import TaskAssessment
from checklist.core.model import Status
from checklist.core.stages import STAGES, planned, reached
from checklist.core.value import Value, field

SetKey = tuple[frozenset[str], frozenset[str]]


class Set(Value):
    """A parsed set: tasks in all of `atoms` and in none of `less`."""

    atoms: tuple[str, ...]
    less: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The set as it is written: one blank around every joint."""
        return _spelt(self.atoms, self.less)

    @property
    def key(self) -> SetKey:
        """What makes two sets the same: the order of their names does not matter, nor a name said twice."""
        return frozenset(self.atoms), frozenset(self.less)


def text_of(key: SetKey) -> str:
    """One spelling of a set known by its key."""
    return _spelt(sorted(key[0]), sorted(key[1]))


def _spelt(atoms: Iterable[str], less: Iterable[str]) -> str:
    return " - ".join((" & ".join(atoms), *less))


class Frame(Value):
    """What a set is asked against: the day, and the end of each list's period."""

    day: date
    ends: Mapping[str, date | None] = field(default_factory=dict)


def to_be_done_by(one: TaskAssessment, day: date) -> bool:
    """Was the task itself to be done by a day? A due day for a stage says nothing of the whole."""
    return one.task.due is not None and one.task.due <= day and not one.task.due_stage


PLAIN: dict[str, Callable[[TaskAssessment, Frame], bool]] = {
    "all": lambda one, _: one.live,
    "open": lambda one, _: one.live and not one.done,
    "done": lambda one, _: one.done,
    "closed": lambda one, _: one.closed,
    "due": lambda one, frame: one.live and to_be_done_by(one, frame.day),
    "on_time": lambda one, _: one.on_time,
    "expected": lambda one, _: one.expected is not None,
    "on_schedule": lambda one, _: one.gap is not None and one.gap >= 0,
    "behind": lambda one, _: one.gap is not None and one.gap < 0,
    "overdue": lambda one, _: one.overdue > 0,
    "silent": lambda one, _: one.returns.silent,
}
OF_RETURNS = ("returns.owed", "returns.answered")


def _planned_by_end(one: TaskAssessment, name: str, frame: Frame) -> bool:
    day, end = _plan(one, name), frame.ends.get(one.list)
    return day is not None and (end is None or day <= end)


def _planned_by_day(one: TaskAssessment, name: str, frame: Frame) -> bool:
    day = _plan(one, name)
    return day is not None and day <= frame.day


def _plan(one: TaskAssessment, name: str) -> date | None:
    return planned(one.task.stages, name, one.task.due_stage, one.task.due)


NAMED: dict[str, Callable[[TaskAssessment, str, Frame], bool]] = {
    "with": lambda one, name, _: any(stage == name for stage, _ in one.task.stages),
    "stage": lambda one, name, _: reached(one.task.stages, name) is not None,
    "plan": _planned_by_end,
    "due": _planned_by_day,
    "tag": lambda one, name, _: name in one.task.tags,
    "status": lambda one, name, _: (one.task.status or Status.NOT_STARTED) == name,
    "light": lambda one, name, _: one.light == name,
}


NESTED = (
    ("all", "due", "done", "on_time"),
    ("all", "done", "closed"),
    ("all", *(f"stage.{name}" for name in STAGES)),
)
"""In what a task that stands for many counts, each number is part of those named before it, unless it is greater."""


@lru_cache(maxsize=256)
def parse_set(text: str) -> Set:
    """A set from its words, `A & B - C`. Raises ValueError with the part that is no set, or joins with none."""
    words = text.replace("&", " & ").split()
    names, joints = words[::2], ["&", *words[1::2]]
    wrong = [name for name in names if not known_atom(name) or (name in OF_RETURNS and len(names) > 1)]
    wrong += [joint for joint in joints if joint not in ("&", "-")]
    if wrong or len(names) != len(joints):
        raise ValueError(wrong[0] if wrong else text)
    pairs = list(zip(joints, names, strict=True))
    return Set(*(tuple(name for joint, name in pairs if joint == wanted) for wanted in "&-"))


def known_atom(word: str) -> bool:
    """Is this the name of a set?"""
    kind, dot, name = word.partition(".")
    return word in PLAIN or word in OF_RETURNS or bool(dot and name and kind in NAMED)


def holds(wanted: Set, one: TaskAssessment, frame: Frame) -> bool:
    """Is a task in the set?"""
    for atom in wanted.less:
        if _in(atom, one, frame):
            return False
    for atom in wanted.atoms:  # noqa: SIM110 -- plain loops, since this is asked some hundred thousand times
        if not _in(atom, one, frame):
            return False
    return True


def counted(wanted: Set, one: TaskAssessment, counts: Mapping[SetKey, Decimal], frame: Frame) -> Decimal | None:
    """How many of those a task stands for are in a set, by the numbers it gives; None where they do not say.

    A tag is the whole row's. A joined set is given as such, or is the innermost of nested ones (`NESTED`).
    """
    tags = Set(tuple(filter(_is_tag, wanted.atoms)), tuple(filter(_is_tag, wanted.less)))
    if not holds(tags, one, frame):
        return Decimal(0)
    atoms = tuple(name for name in wanted.atoms if not _is_tag(name)) or ("all",)
    less = tuple(name for name in wanted.less if not _is_tag(name))
    whole = _joined(atoms, counts)
    if not less or Set(atoms, less).key in counts:
        return counts.get(Set(atoms, less).key, whole)
    part = _joined((*atoms, *less), counts) if len(less) == 1 else None
    return None if whole is None or part is None else whole - part


def _joined(atoms: tuple[str, ...], counts: Mapping[SetKey, Decimal]) -> Decimal | None:
    given = counts.get(Set(atoms).key)
    order = next((chain for chain in NESTED if set(atoms) <= set(chain)), ())
    numbers = [counts.get(Set((name,)).key) for name in order if name in atoms]
    if given is not None or not numbers or any(number is None for number in numbers):
        return given
    *outer, inner = (number for number in numbers if number is not None)
    return inner if all(inner <= number for number in outer) else None


def _is_tag(atom: str) -> bool:
    return atom.startswith("tag.")


def _in(atom: str, one: TaskAssessment, frame: Frame) -> bool:
    asked = PLAIN.get(atom)
    if asked:
        return asked(one, frame)
    kind, _, name = atom.partition(".")
    return kind in NAMED and NAMED[kind](one, name, frame)
