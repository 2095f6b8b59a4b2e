"""Rules of meaning for who answers, and words that must be declared to mean something."""

from collections.abc import Iterator

from checklist.core.message import Named
from checklist.core.model import Task, TaskList, Update
from checklist.core.settle import meaning
from checklist.core.spellings import RUNG_WORDS
from checklist.core.stages import STAGES
from checklist.rules.names import joined
from checklist.rules.registry import Finding, Scene, at, few, rule


@rule("E201", Task)
def owner_missing(task: Task) -> Iterator[Finding]:
    """A task that nobody answers for.

    The owner stands on the task itself, on its section, or under `defaults` for the whole list.

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridge}
    ```

    ```yaml good
    defaults: {owner: Works}
    tasks:
      - {id: 1, title: Fix the bridge}
    ```
    """
    if not task.owner:
        yield at("id", id=task.id)


@rule("W260", Task, needs=("support",))
def owner_supports_itself(task: Task) -> Iterator[Finding]:
    """A unit that is both owner and support of a task.

    The owner answers for the whole; support is judged on cooperation with it.

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, support: [Roads, Works]}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, support: [Roads]}
    ```
    """
    owners = set(task.owner)
    for index, unit in enumerate(task.support):
        if unit in owners:
            yield at("support", index, unit=unit)


@rule("W261", Task, needs=("owner",))
def units_in_one_text(task: Task, scene: Scene) -> Iterator[Finding]:
    """Several units written as one text.

    What is joined by 、 reads as one unit of that long name, with a rank of its own. (Where units are declared, an
    undeclared one is an error of its own.)

    ```yaml bad
    tasks:
      - {id: 1, title: 修桥, owner: 住建局、交通局}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: 修桥, owner: [住建局, 交通局]}
    ```
    """
    if scene.policy.units.all:
        return
    for field, units in (("owner", task.owner), ("support", task.support)):
        for index, unit in enumerate(units):
            if len(joined(unit)) > 1:
                yield at(field, index, unit=unit, units=", ".join(joined(unit)))


@rule("W262", Task, needs=("updates",))
def update_twice(task: Task) -> Iterator[Finding]:
    """An update that stands there twice, word for word.

    ```yaml bad
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        updates:
          - {on: 2026-06-15, progress: 40%}
          - {on: 2026-06-15, progress: 40%}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        updates:
          - {on: 2026-06-15, progress: 40%}
    ```
    """
    seen: set[Update] = set()
    for index, update in enumerate(task.updates if len(task.updates) > 1 else ()):
        if update in seen:
            yield at("updates", index, "on", on=update.on)
        seen.add(update)


@rule("E265", Task)
def unknown_stage(task: Task, scene: Scene) -> Iterator[Finding]:
    """A stage that neither the program nor the workspace knows.

    Known ones are framework, signed, registered, funded, started, completed, producing and capacity, in English or
    Chinese, and what `stages:` in checklist.yaml adds.

    ```yaml bad
    tasks:
      - id: 1
        title: Bottling plant
        owner: Works
        stages: {signd: 2026-03-01}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Bottling plant
        owner: Works
        stages: {signed: 2026-03-01}
    ```
    """
    if not (task.stages or task.due_stage):
        return
    known = (*STAGES, *scene.policy.stages)
    for name, _ in task.stages:
        if name not in known:
            yield at("stages", name, name=name, known=few(known), near=scene.relations.near(name, known))
    if task.due_stage and task.due_stage not in known:
        near = scene.relations.near(task.due_stage, known)
        yield at("due_stage", name=task.due_stage, known=few(known), near=near)


@rule("E266", Task, needs=("section",))
def unknown_section(task: Task, scene: Scene) -> Iterator[Finding]:
    """A section that the list does not declare, though it declares some.

    A misspelt section gets none of the defaults that stand with it, and a heading of its own.

    ```yaml bad
    sections:
      - {name: Roads, owner: Works}
    tasks:
      - {id: 1, title: Fix the bridge, section: Road, owner: Works}
    ```

    ```yaml good
    sections:
      - {name: Roads, owner: Works}
    tasks:
      - {id: 1, title: Fix the bridge, section: Roads}
    ```
    """
    declared = scene.relations.sections[scene.list.id]
    if declared and task.section not in declared:
        near = scene.relations.near(task.section, declared)
        yield at("section", section=task.section, known=few(declared), near=near)


@rule("E267", TaskList, structural=True)
def section_twice(task_list: TaskList) -> Iterator[Finding]:
    """A section declared twice in one list.

    ```yaml bad
    sections:
      - {name: Roads, owner: Works}
      - {name: Roads, leader: Deputy mayor}
    tasks:
      - {id: 1, title: Fix the bridge, section: Roads, owner: Works}
    ```

    ```yaml good
    sections:
      - {name: Roads, owner: Works, leader: Deputy mayor}
    tasks:
      - {id: 1, title: Fix the bridge, section: Roads}
    ```
    """
    seen: set[str] = set()
    for index, section in enumerate(task_list.sections):
        if section.name in seen:
            yield at("sections", index, "name", section=section.name)
        seen.add(section.name)


@rule("E268", Task, needs=("enter_at",))
def unknown_rung(task: Task, scene: Scene) -> Iterator[Finding]:
    """A task that is to enter the ladder of notices at a rung that is not on it, or that a person has to decide on.

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, enter_at: supervize}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, enter_at: supervise}
    ```
    """
    names = tuple(rung.name for rung in scene.policy.ladder if not rung.manual)
    if task.enter_at not in names:
        known = tuple(Named(name, RUNG_WORDS.get(name, ())) for name in few(names))
        yield at("enter_at", name=task.enter_at, known=known, near=scene.relations.near(task.enter_at, names))


@rule("W270", TaskList)
def named_twice(_: TaskList, scene: Scene) -> Iterator[Finding]:
    """One unit named twice among the owners of a task, the units that help, or its leaders.

    Another name of a unit (`also`) is the same unit. Figures count it once, but papers would name it twice.

    ```yaml bad
    # file: checklist.yaml
    units: [{name: Works, also: [Works bureau]}, Roads]
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: [Works, Roads, Works bureau]}
    ```

    ```yaml good
    # file: checklist.yaml
    units: [{name: Works, also: [Works bureau]}, Roads]
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: [Works, Roads]}
    ```
    """
    for index, task in enumerate(scene.written.tasks):
        for field, names in (("owner", task.owner), ("support", task.support), ("leader", task.leader)):
            meant = [meaning(name, scene.policy.units) for name in names] if len(names) > 1 else []
            twice = next((number for number, name in enumerate(meant) if name in meant[:number]), None)
            if twice is not None:
                yield at("tasks", index, field, twice, name=meant[twice])
