"""Rules of meaning for what is planned in figures: weights, measures, targets, counts and amounts."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from checklist.core.model import Measure, Task
from checklist.core.progress import target_of
from checklist.core.sets import OF_RETURNS, PLAIN, parse_set
from checklist.core.spellings import AMOUNT_WORDS
from checklist.core.stages import STAGES
from checklist.rules.registry import Finding, Scene, at, rule

ALL = Decimal(100)
OF_STAGES = ("with", "stage", "plan", "due")
SETS = (*PLAIN, *OF_RETURNS, *(f"{kind}.{stage}" for kind in OF_STAGES for stage in STAGES))
AMOUNTS = tuple(AMOUNT_WORDS)


@rule("E220", Task, needs=("milestones",))
def weights_on_some(task: Task) -> Iterator[Finding]:
    """Milestones of which some have a weight and some have none.

    With all weights the share done can be reckoned, without any each counts the same; with some it is anyone's guess.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        milestones:
          - {title: Tender, weight: 20}
          - {title: Deck laid}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        milestones:
          - {title: Tender, weight: 20}
          - {title: Deck laid, weight: 50}
    ```
    """
    without = [index for index, step in enumerate(task.milestones) if step.weight is None]
    if without and len(without) < len(task.milestones):
        step = task.milestones[without[0]]
        yield at("milestones", without[0], title=step.title, count=len(without), of=len(task.milestones))


@rule("E221", Task, needs=("milestones",), structural=True)
def weights_over_hundred(task: Task) -> Iterator[Finding]:
    """Milestones that weigh more than 100 together.

    Weights are percent of the task. What is left of 100 belongs to the due day.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        milestones:
          - {title: Tender, weight: 40}
          - {title: Deck laid, weight: 70}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        milestones:
          - {title: Tender, weight: 30}
          - {title: Deck laid, weight: 70}
    ```
    """
    total = sum((step.weight for step in task.milestones if step.weight is not None), Decimal(0))
    if total > ALL:
        yield at("milestones", len(task.milestones) - 1, "weight", total=total)


@rule("E222", Task, needs=("measure",))
def falls_from_nowhere(task: Task) -> Iterator[Finding]:
    """A measure that is to fall, without the value it falls from.

    How much of the way is done cannot be said without its beginning.

    ```yaml bad
    tasks:
      - {id: 1, title: Fewer leaks, owner: Water, measure: {unit: leaks, target: 20, better: lower}}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fewer leaks, owner: Water, measure: {unit: leaks, from: 80, target: 20, better: lower}}
    ```
    """
    measure = task.measure
    if measure and total(measure) and measure.better == "lower" and measure.start is None:
        yield at("measure", "better", target=target_of(measure))


@rule("E223", Task, needs=("measure",))
def nothing_to_reach(task: Task) -> Iterator[Finding]:
    """A measure whose target is where it starts.

    ```yaml bad
    tasks:
      - {id: 1, title: Plant trees, owner: Parks, measure: {unit: trees, from: 200, target: 200}}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Plant trees, owner: Parks, measure: {unit: trees, from: 200, target: 500}}
    ```
    """
    measure = task.measure
    if measure and total(measure) and measure.start is not None and measure.start == target_of(measure):
        yield at("measure", "target", target=measure.start)


@rule("E224", Task, needs=("measure",))
def targets_out_of_order(task: Task) -> Iterator[Finding]:
    """Yearly targets that go back from one year to the next.

    `targets` are cumulative by each year's end: what is to be reached by then in all, not in that year alone.

    ```yaml bad
    tasks:
      - {id: 1, title: Plant trees, owner: Parks, measure: {unit: trees, targets: {2025: 300, 2026: 200}}}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Plant trees, owner: Parks, measure: {unit: trees, targets: {2025: 300, 2026: 500}}}
    ```
    """
    measure = task.measure
    if measure and total(measure):
        for (year, before), (following, after) in pairwise(sorted(measure.targets)):
            if (after > before) if measure.better == "lower" else (after < before):
                place = "measure", "targets", str(following)
                yield at(*place, year=year, before=before, following=following, after=after)


@rule("E225", Task, needs=("measure",))
def target_not_positive(task: Task) -> Iterator[Finding]:
    """A target of nothing, or of less than nothing.

    What is to fall to zero has `better: lower` and a starting value.

    ```yaml bad
    tasks:
      - {id: 1, title: Fewer leaks, owner: Water, measure: {unit: leaks, target: 0}}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fewer leaks, owner: Water, measure: {unit: leaks, from: 80, target: 0, better: lower}}
    ```
    """
    measure = task.measure
    if measure and total(measure) and measure.better == "higher" and measure.start is None:
        target = target_of(measure)
        if target is not None and target <= 0:
            yield at("measure", "target", target=target)


@rule("E226", Task, needs=("measure",))
def lower_is_higher(task: Task) -> Iterator[Finding]:
    """A measure that is to fall to a target above where it starts.

    ```yaml bad
    tasks:
      - {id: 1, title: Fewer leaks, owner: Water, measure: {unit: leaks, from: 20, target: 80, better: lower}}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fewer leaks, owner: Water, measure: {unit: leaks, from: 80, target: 20, better: lower}}
    ```
    """
    measure = task.measure
    if measure and total(measure) and measure.better == "lower" and measure.start is not None:
        target = target_of(measure)
        if target is not None and target > measure.start:
            yield at("measure", "better", start=measure.start, target=target)


@rule("W227", Task, needs=("measure",))
def step_beyond_target(task: Task) -> Iterator[Finding]:
    """A milestone or a year whose target lies beyond the final one.

    ```yaml bad
    tasks:
      - id: 1
        title: Plant trees
        owner: Parks
        measure: {unit: trees, target: 200}
        milestones:
          - {title: First half, due: 2026-05-31, target: 1000}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Plant trees
        owner: Parks
        measure: {unit: trees, target: 200}
        milestones:
          - {title: First half, due: 2026-05-31, target: 100}
    ```
    """
    measure = task.measure
    final = target_of(measure) if measure and total(measure) else None
    if measure is None or final is None:
        return
    falls = measure.better == "lower" or (measure.start is not None and measure.start > final)
    for index, step in enumerate(task.milestones):
        if step.target is not None and (step.target < final if falls else step.target > final):
            yield at("milestones", index, "target", title=step.title, target=step.target, final=final)
    for year, target in measure.targets if measure.target is not None else ():
        if target < final if falls else target > final:
            yield at("measure", "targets", str(year), title=str(year), target=target, final=final)


@rule("E229", Task, structural=True)
def count_of_no_set(task: Task, scene: Scene) -> Iterator[Finding]:
    """A count for something that is no set of tasks.

    `counts` gives, set by set, how many a task stands for; a rate looks for the sets it is made of and would not find
    this one.

    ```yaml bad
    tasks:
      - {id: 1, title: Answer petitions, owner: Works, counts: {due: 240, dome: 236}}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Answer petitions, owner: Works, counts: {due: 240, done: 236}}
    ```
    """
    places = [("counts", name) for name, _ in task.counts]
    places += [("updates", index, "counts", name) for index, one in enumerate(task.updates) for name, _ in one.counts]  # type: ignore[misc]
    for route in places:
        name = str(route[-1])
        try:
            parse_set(name)
        except ValueError:
            yield at(*route, name=name, near=scene.relations.near(name, SETS))


@rule("W230", Task)
def amount_of_no_kind(task: Task, scene: Scene) -> Iterator[Finding]:
    """An amount that no rate asks for.

    Known amounts are planned, contracted, arrived and invested; others count only where a rate of the workspace sums
    them up (`amounts.NAME`). A misspelt one would be missing from the sums without a word.

    ```yaml bad
    tasks:
      - {id: 1, title: Bottling plant, owner: Works, amounts: {contracted: 12.5, arived: 3}}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Bottling plant, owner: Works, amounts: {contracted: 12.5, arrived: 3}}
    ```
    """
    if not task.amounts and not any(update.amounts for update in task.updates):
        return
    asked = {word for rate in scene.policy.rates for word in (rate.sum, rate.over)}
    places = [("amounts", name) for name, _ in task.amounts]
    places += [("updates", index, "amounts", name) for index, one in enumerate(task.updates) for name, _ in one.amounts]  # type: ignore[misc]
    for route in places:
        name = str(route[-1])
        if name not in AMOUNTS and f"amounts.{name}" not in asked:
            yield at(*route, name=name, near=scene.relations.near(name, AMOUNTS))


def total(measure: Measure) -> bool:
    """Is it a measure of which a share is reckoned from its own target?"""
    return measure.kind == "total" and not measure.of_parts
