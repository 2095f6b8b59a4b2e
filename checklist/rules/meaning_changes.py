"""Rules of meaning for what else the office changed: the owner, the target; and that a change says what it is."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from checklist.core.known import read_day
from checklist.core.model import Act, Task
from checklist.core.numbers import read_number
from checklist.core.progress import target_of
from checklist.core.settle import meaning
from checklist.core.spellings import RETARGET_WORDS
from checklist.rules.meaning_extensions import in_order
from checklist.rules.names import units_joined
from checklist.rules.registry import Finding, Scene, at, rule
from checklist.source.records import heading, with_key
from checklist.source.schema import DECISION, MEASURE, TASK

CHANGES = {Act.EXTEND: ("before", "after"), Act.TRANSFER: ("after",), Act.RETARGET: ("field", "after")}
FIELDS = {one.attr or one.key: with_key(heading(one)) for one in DECISION.fields}
HELD = {
    **{key: with_key(heading(TASK.index[key])) for key in ("start", "weight")},
    "target": with_key(heading(MEASURE.index["target"])),
}
"""The fields that a retarget may change and that can be compared, as they are called."""
RETARGETED = tuple(RETARGET_WORDS)


@rule("E243", Task, needs=("decisions",))
def change_unsaid(task: Task) -> Iterator[Finding]:
    """A decision that does not say what it changes.

    An extension names the day that held and the one that holds from now on (`from`, `to`; `none` for no day), a
    transfer the new owner (`to`), a retarget the field and its new value (`field`, `to`).

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        decisions:
          - {on: 2026-06-10, act: extend, to: 2026-09-30, reason: The river is in flood}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        decisions:
          - {on: 2026-06-10, act: extend, from: 2026-06-30, to: 2026-09-30, reason: The river is in flood}
    ```
    """
    for index, decision in enumerate(task.decisions):
        unsaid = tuple(FIELDS[name] for name in CHANGES.get(decision.act, ()) if not getattr(decision, name))
        if unsaid:
            yield at("decisions", index, "act", act=decision.act, on=decision.on, unsaid=unsaid)


@rule("E252", Task, needs=("decisions",))
def transferred_to_another(task: Task, scene: Scene) -> Iterator[Finding]:
    """An owner that is not the one the newest transfer names.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        decisions:
          - {on: 2026-06-10, act: transfer, from: Works, to: Roads, reason: It carries a road}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Roads
        decisions:
          - {on: 2026-06-10, act: transfer, from: Works, to: Roads, reason: It carries a road}
    ```
    """
    transfers = in_order(task, lambda one: one.act is Act.TRANSFER and bool(one.after))
    if transfers and units_in(transfers[-1][1].after, scene) != set(task.owner):
        newest = transfers[-1][1]
        yield at("owner", to=newest.after, owner=task.owner, on=newest.on)


@rule("E253", Task, needs=("decisions",))
def transferred_from_another(task: Task, scene: Scene) -> Iterator[Finding]:
    """A transfer from a unit that did not have the task.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Rail
        decisions:
          - {on: 2026-05-10, act: transfer, from: Works, to: Roads, reason: It carries a road}
          - {on: 2026-06-10, act: transfer, from: Works, to: Rail, reason: It carries a railway}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Rail
        decisions:
          - {on: 2026-05-10, act: transfer, from: Works, to: Roads, reason: It carries a road}
          - {on: 2026-06-10, act: transfer, from: Roads, to: Rail, reason: It carries a railway}
    ```
    """
    transfers = in_order(task, lambda one: one.act is Act.TRANSFER and bool(one.after))
    for (_, one), (index, other) in pairwise(transfers):
        if other.before and units_in(other.before, scene) != units_in(one.after, scene):
            yield at("decisions", index, "from", start=other.before, held=one.after, on=one.on)


def units_in(text: str, scene: Scene) -> set[str]:
    """The units that a decision names, by their own names."""
    return {meaning(word, scene.policy.units) for word in units_joined(text)}


@rule("E254", Task, needs=("decisions",))
def retarget_of_no_field(task: Task, scene: Scene) -> Iterator[Finding]:
    """A retarget of something that is not judged, or that is called otherwise.

    What may be changed is `target` (of the measure), `goal`, `title`, `weight`, `start` and `due`. Only then the
    value that held before can be put back when an earlier day is judged.

    ```yaml bad
    tasks:
      - id: 1
        title: Plant trees
        owner: Parks
        measure: {unit: trees, target: 300}
        decisions:
          - {on: 2026-06-10, act: retarget, field: trees, from: 200, to: 300, reason: More land was given}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Plant trees
        owner: Parks
        measure: {unit: trees, target: 300}
        decisions:
          - {on: 2026-06-10, act: retarget, field: target, from: 200, to: 300, reason: More land was given}
    ```
    """
    for index, decision in enumerate(task.decisions):
        if decision.act is Act.RETARGET and decision.field and decision.field not in RETARGETED:
            near = scene.relations.near(decision.field, RETARGETED)
            yield at("decisions", index, "field", field=decision.field, near=near)


@rule("E255", Task, needs=("decisions",))
def retargeted_to_elsewhere(task: Task) -> Iterator[Finding]:
    """A target, weight or start that is not the one the newest retarget set.

    ```yaml bad
    tasks:
      - id: 1
        title: Plant trees
        owner: Parks
        measure: {unit: trees, target: 200}
        decisions:
          - {on: 2026-06-10, act: retarget, field: target, from: 200, to: 300, reason: More land was given}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Plant trees
        owner: Parks
        measure: {unit: trees, target: 300}
        decisions:
          - {on: 2026-06-10, act: retarget, field: target, from: 200, to: 300, reason: More land was given}
    ```
    """
    newest = {one.field: (index, one) for index, one in in_order(task, lambda one: one.act is Act.RETARGET)}
    for field, (index, decision) in newest.items():
        holds = _held(task, field)
        if decision.after and holds is not None and holds != _named(decision.after, field):
            yield at("decisions", index, "to", field=HELD[field], to=decision.after, holds=holds, on=decision.on)


def _held(task: Task, field: str) -> Decimal | object | None:
    """What a field that can be retargeted says now; None where nothing can be compared."""
    match field:
        case "target":
            return target_of(task.measure) if task.measure and not task.measure.of_parts else None
        case "weight":
            return task.weight
        case "start":
            return task.start
    return None


def _named(text: str, field: str) -> object:
    return read_day(text) if field == "start" else read_number(text)
