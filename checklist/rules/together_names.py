"""Rules of lists together for names that the eye cannot tell apart, or does not see."""

from collections.abc import Iterator

from checklist.core.model import TaskList
from checklist.core.policy import Workspace
from checklist.rules.names import difference, looks_empty, names_listed
from checklist.rules.registry import Finding, Scene, at, rule
from checklist.rules.together_settings import names
from checklist.source.tree import Route


@rule("W438", TaskList)
def lookalike_names(_: TaskList, scene: Scene) -> Iterator[Finding]:
    """An id, a section, a leader, a tag, a role or a column that looks like another one but is not the same.

    The two would be counted, ranked or printed apart, and nobody could see why. They differ in width, in case, in a
    space, in a character that is not seen, or in a letter of another alphabet. (Units have a rule of their own.)

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, leader: Deputy mayor}
      - {id: 2, title: Pave Mill Lane, owner: Works, leader: "Deputy\\u200b mayor"}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, leader: Deputy mayor}
      - {id: 2, title: Pave Mill Lane, owner: Works, leader: Deputy mayor}
    ```
    """
    first = scene.relations.lookalikes
    told: set[tuple[str, str]] = set()
    for kind, route, name in names_listed(scene.written):
        like = first[kind, name]
        if like != name and (kind, name) not in told:
            told.add((kind, name))
            yield at(*route, name=name, like=like, characters=difference(name, like))


@rule("E439", Workspace)
def name_in_settings_that_looks_empty(workspace: Workspace) -> Iterator[Finding]:
    """A name in checklist.yaml with nothing in it but spaces and characters that nobody sees.

    ```yaml bad
    # file: checklist.yaml
    units: [Works, "\\u3164"]
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    units: [Works]
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    for route, name in _named(workspace):
        if looks_empty(name):
            yield at(*route, characters=" ".join(f"U+{ord(one):04X}" for one in name[:5]))


def _named(workspace: Workspace) -> Iterator[tuple[Route, str]]:
    policy = workspace.policy
    yield from ((route, name) for _, route, name in names(workspace))
    for index, unit in enumerate(policy.units.all):
        yield ("units", index, "group"), unit.group
    for index, rate in enumerate(policy.rates):
        yield ("rates", index, "name"), rate.name
    for index, stage in enumerate(policy.stages):
        yield ("stages", index), stage
    for index, rung in enumerate(policy.ladder):
        yield ("notices", "rungs", index, "name"), rung.name
