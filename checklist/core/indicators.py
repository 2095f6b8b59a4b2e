"""The main indicators (主要指标): target, where they stand, and the places reported for them with their moves."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from checklist.core.amounts import done_of, scope, target_in
from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.model import Measure
from checklist.core.progress import in_order, stands
from checklist.core.value import Value

TAG = "indicator"
PLACE = re.compile(
    r"\s*(?:第\s*)?([0-9]{1,6})\s*(?:[位名]|st|nd|rd|th)?\s*(?:(?:[/／]|of)\s*([0-9]{1,6}))?\s*", re.ASCII
)


class Place(Value):
    """A place as reported: the words, the day they stand at, and the numbers in them where they are a place."""

    text: str
    on: date
    at: int | None = None
    of: int | None = None


class Indicator(Value):
    """One indicator as it stands. `lead` is by how much it is better than its target (negative: short of it).

    `final` is the target in the end, where the one of this year is another. `stands` is the day its figure stands at.
    """

    task: TaskAssessment
    level: bool
    unit: str
    target: Decimal | None
    final: Decimal | None
    done: Decimal | None
    lead: Decimal | None
    stands: date | None
    places: tuple[Place, ...]

    @property
    def met(self) -> bool | None:
        """Is the target reached? None where there is nothing to compare."""
        return None if self.lead is None else self.lead >= 0

    @property
    def move(self) -> int | None:
        """How many places up since the place before (negative: down); None without two of them."""
        known = [place.at for place in self.places if place.at is not None]
        return known[-2] - known[-1] if len(known) > 1 else None


def is_indicator(one: TaskAssessment) -> bool:
    """Is it tagged as one, and judged at all?"""
    return TAG in one.task.tags and (one.live or one.standing)


def indicators(tasks: Iterable[TaskAssessment], of: Assessment) -> Iterator[Indicator]:
    """Those among some tasks."""
    here = scope(of)
    for one in tasks:
        if is_indicator(one):
            measure = one.task.measure or Measure()
            final, done = target_in(one, here), done_of(one, here)
            target = of_year(measure, of.as_of) or final
            yield Indicator(
                task=one,
                level=measure.kind == "level",
                unit=measure.unit,
                target=target,
                final=final if final != target else None,
                done=done,
                lead=lead(measure, done, target),
                stands=last_figure(one),
                places=tuple(places(one)),
            )


def of_year(measure: Measure, day: date) -> Decimal | None:
    """The target of the year a day is in, or of the next one that has one; None where there are no yearly ones."""
    return next((number for year, number in sorted(measure.targets) if year >= day.year), None)


def lead(measure: Measure, done: Decimal | None, target: Decimal | None) -> Decimal | None:
    """By how much a figure is better than its target."""
    if done is None or target is None:
        return None
    return target - done if measure.better == "lower" else done - target


def last_figure(one: TaskAssessment) -> date | None:
    """The day the newest reported figure stands at."""
    return next((stands(update) for update in reversed(in_order(one.task.updates)) if update.done is not None), None)


def places(one: TaskAssessment) -> Iterator[Place]:
    """The places reported, oldest first."""
    for update in in_order(one.task.updates):
        if update.place:
            yield read_place(update.place, stands(update))


def read_place(text: str, on: date) -> Place:
    """A place as it is written: `3/13`, `第3位`, `3rd`; other words, and what is no place, stand for themselves."""
    at, of = numbers(text) or (0, None)
    if at == 0 or (of is not None and at > of):
        return Place(text, on)
    return Place(text, on, at, of)


def numbers(text: str) -> tuple[int, int | None] | None:
    """The numbers of a place as it is written, whether there can be such a place or not; None for other words."""
    found = PLACE.fullmatch(text)
    return (int(found[1]), int(found[2]) if found[2] else None) if found else None
