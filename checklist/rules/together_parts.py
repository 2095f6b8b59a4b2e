"""Rules of lists together: parents and sources, and sums over several tasks or lists."""

from collections.abc import Iterator

from checklist.core.model import Task, TaskList
from checklist.core.rates import all_rules
from checklist.rules.registry import Finding, Scene, at, rule
from checklist.rules.relations import has_amounts

SHOWN = 6
"""How many tasks of a circle are named."""


@rule("E404", Task, needs=("parent",))
def parent_missing(task: Task, scene: Scene) -> Iterator[Finding]:
    """A parent that is not there.

    A parent is named by its id, in another list by `{list, item}`. Where only some files were named, it may as well be
    in another one of the workspace; outside of a workspace there is nothing but what was named.

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridges, owner: Works}
      - {id: 1a, parent: 11, title: Mill Lane bridge, owner: Works}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridges, owner: Works}
      - {id: 1a, parent: 1, title: Mill Lane bridge, owner: Works}
    ```
    """
    if task.parent and (scene.list.id, task.id) not in scene.relations.parents:
        of = task.parent.list or scene.list.id
        whole = scene.shelf.whole
        if not whole and scene.relations.may_be_beyond(task.parent, scene.list.id):
            return
        ids = scene.relations.ids_by_list.get(of, ())
        near = scene.relations.near(task.parent.item, ids)
        remedy = "" if whole or near else "named"
        yield at("parent", item=task.parent.item, list=of, near=near, remedy=remedy)


@rule("E405", Task, needs=("parent",))
def parent_circle(task: Task, scene: Scene) -> Iterator[Finding]:
    """Tasks that are parts of each other in a circle.

    None of them would be the whole. Told once, at the first.

    ```yaml bad
    tasks:
      - {id: 1, parent: 2, title: Fix the bridges, owner: Works}
      - {id: 2, parent: 1, title: Mill Lane bridge, owner: Works}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridges, owner: Works}
      - {id: 2, parent: 1, title: Mill Lane bridge, owner: Works}
    ```
    """
    circle = scene.relations.parent_circles.get((scene.list.id, task.id))
    if circle:
        yield at("parent", trail=trail(circle))


@rule("E406", Task, needs=("source",))
def source_circle(task: Task, scene: Scene) -> Iterator[Finding]:
    """Tasks that come from each other in a circle.

    A source is a task of an upper-level list; what comes from it cannot be its source. Told once, at the first.

    ```yaml bad
    tasks:
      - {id: 1, source: 2, title: Fix the bridges, owner: Works}
      - {id: 2, source: 1, title: Mill Lane bridge, owner: Works}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridges, owner: Works}
      - {id: 2, source: 1, title: Mill Lane bridge, owner: Works}
    ```
    """
    circle = scene.relations.source_circles.get((scene.list.id, task.id))
    if circle:
        yield at("source", trail=trail(circle))


def trail(circle: tuple[tuple[str, str], ...]) -> str:
    """A circle of tasks by their ids, back to the first; a long one is cut."""
    ids = [name for _, name in circle]
    shown = ids if len(ids) <= SHOWN else [*ids[: SHOWN - 1], "…"]
    return " → ".join((*shown, ids[0]))


@rule("E407", Task, needs=("source",))
def source_missing(task: Task, scene: Scene) -> Iterator[Finding]:
    """A source in a list of this workspace that has no such task.

    A list that is not in the workspace is not looked up: most upper-level lists are somebody else's.

    ```yaml bad
    # file: lists/county.yaml
    tasks:
      - {id: C-1, title: Bridges of the county, owner: County}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, source: {list: county, item: C-9}}
    ```

    ```yaml good
    # file: lists/county.yaml
    tasks:
      - {id: C-1, title: Bridges of the county, owner: County}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, source: {list: county, item: C-1}}
    ```
    """
    index = scene.relations.index
    for place, ref in enumerate(task.source):
        if ref.list in index.lists and index.find(ref, scene.list.id) is None:
            ids = scene.relations.ids_by_list[ref.list]
            yield at("source", place, item=ref.item, list=ref.list, near=scene.relations.near(ref.item, ids))


@rule("W410", Task, needs=("measure",))
def sum_of_no_parts(task: Task, scene: Scene) -> Iterator[Finding]:
    """A target that is the sum of the parts, on a task that has none.

    Parts are tasks that name it as their `parent`.

    ```yaml bad
    tasks:
      - {id: 1, title: Plant trees, owner: Parks, measure: {unit: trees, target: parts}}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Plant trees, owner: Parks, measure: {unit: trees, target: parts}}
      - {id: 1a, parent: 1, title: Trees in Mill Lane, owner: Parks, measure: {unit: trees, target: 40}}
    ```
    """
    if task.measure and task.measure.of_parts and not scene.relations.family.parts.get((scene.list.id, task.id)):
        yield at("measure", "target", id=task.id)


@rule("E411", Task, needs=("measure", "parent"), structural=True)
def part_in_another_unit(task: Task, scene: Scene) -> Iterator[Finding]:
    """A part counted in another unit than the whole whose target is the sum of its parts.

    ```yaml bad
    tasks:
      - {id: 1, title: Plant trees, owner: Parks, measure: {unit: trees, target: parts}}
      - {id: 1a, parent: 1, title: Trees in Mill Lane, owner: Parks, measure: {unit: hectares, target: 4}}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Plant trees, owner: Parks, measure: {unit: trees, target: parts}}
      - {id: 1a, parent: 1, title: Trees in Mill Lane, owner: Parks, measure: {unit: trees, target: 400}}
    ```
    """
    above = scene.relations.family.parent.get((scene.list.id, task.id))
    whole = scene.relations.index.task(above).measure if above else None
    if above and whole and whole.of_parts and task.measure and whole.unit and task.measure.unit != whole.unit:
        yield at("measure", "unit", unit=task.measure.unit or None, whole=whole.unit, parent=above[1])


@rule("W412", TaskList)
def money_in_another_unit(task_list: TaskList, scene: Scene) -> Iterator[Finding]:
    """Lists whose money is counted in different units, though a rate of the workspace sums it up.

    Ten thousands and hundred millions are not added: over both lists the rate is refused, list by list it is shown.

    ```yaml bad
    # file: checklist.yaml
    rates: [资金到位率]
    # file: lists/bridges.yaml
    money: million
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, amounts: {contracted: 12.5, arrived: 3}}
    # file: lists/roads.yaml
    money: thousand
    tasks:
      - {id: 2, title: Pave Mill Lane, owner: Works, amounts: {contracted: 900, arrived: 300}}
    ```

    ```yaml good
    # file: checklist.yaml
    rates: [资金到位率]
    # file: lists/bridges.yaml
    money: million
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, amounts: {contracted: 12.5, arrived: 3}}
    # file: lists/roads.yaml
    money: million
    tasks:
      - {id: 2, title: Pave Mill Lane, owner: Works, amounts: {contracted: 0.9, arrived: 0.3}}
    ```
    """
    rules = all_rules(scene.policy.rates)
    own = [rate.name for rate in scene.policy.rates if rate.name in rules]
    sums = [name for name in own if rules[name].sum.startswith("amounts.")]
    if sums and has_amounts(task_list):
        first = scene.relations.first_money
        if first and first.money != task_list.money:
            yield at("money", money=task_list.money or None, other=first.money or None, list=first.id, rate=sums[0])
