"""Rules of lists together for the workspace's units: what they are called, and who stands above whom."""

from collections.abc import Iterator

from checklist.core.family import cycles
from checklist.core.model import TaskList
from checklist.core.policy import Workspace
from checklist.rules.names import looks, units_named
from checklist.rules.registry import Finding, Scene, at, rule
from checklist.source.tree import Route


def names(workspace: Workspace) -> Iterator[tuple[int, Route, str]]:
    """Every name of every declared unit: the unit's place, the way to the name, the name."""
    for index, unit in enumerate(workspace.policy.units.all):
        yield index, ("units", index, "name"), unit.name
        for place, name in enumerate(unit.also):
            yield index, ("units", index, "also", place), name


@rule("E420", Workspace, structural=True)
def name_of_two_units(workspace: Workspace) -> Iterator[Finding]:
    """A name that two units go by.

    Which of them a task means would hang on the order they are declared in.

    ```yaml bad
    # file: checklist.yaml
    units:
      - {name: Works Department, also: [Works]}
      - {name: Water Works, also: [Works]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works Department}
    ```

    ```yaml good
    # file: checklist.yaml
    units:
      - {name: Works Department, also: [Works]}
      - {name: Water Works, also: [Water]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    first: dict[str, int] = {}
    for index, route, name in names(workspace):
        if first.setdefault(name, index) != index:
            yield at(*route, name=name, unit=workspace.policy.units.all[first[name]].name)


@rule("W421", Workspace)
def lookalike_units(workspace: Workspace) -> Iterator[Finding]:
    """Two units whose names look the same but are not.

    They differ in width (（ and (), in case, in a space, or in a letter of another alphabet that looks the same.

    ```yaml bad
    # file: checklist.yaml
    units: [经开区（园区）, 经开区(园区)]
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: 修桥, owner: 经开区（园区）}
    ```

    ```yaml good
    # file: checklist.yaml
    units:
      - {name: 经开区（园区）, also: [经开区(园区)]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: 修桥, owner: 经开区(园区)}
    ```
    """
    first: dict[str, tuple[int, str]] = {}
    for index, route, name in names(workspace):
        other, like = first.setdefault(looks(name), (index, name))
        if other != index and like != name:
            yield at(*route, name=name, like=like)


@rule("W422", TaskList)
def lookalike_owners(_: TaskList, scene: Scene) -> Iterator[Finding]:
    """A unit's name that looks like another one in the lists but is not the same.

    The two would be ranked apart. (Where units are declared, an undeclared name is an error of its own.)

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridge, owner: Public Works}
      - {id: 2, title: Pave Mill Lane, owner: PublicWorks}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Public Works}
      - {id: 2, title: Pave Mill Lane, owner: Public Works}
    ```
    """
    if scene.policy.units.all:
        return
    first = scene.relations.spellings
    told: set[str] = set()
    for route, name in units_named(scene.written):
        if first[name] != name and name not in told:
            told.add(name)
            yield at(*route, name=name, like=first[name])


@rule("E423", Workspace)
def unknown_unit_in_settings(workspace: Workspace, scene: Scene) -> Iterator[Finding]:
    """A unit named in checklist.yaml that is not declared: one above another (`up`), with points, or with a channel.

    What is overdue is told to the unit, then to the one above it.

    ```yaml bad
    # file: checklist.yaml
    units:
      - {name: Works, up: City Hal}
      - {name: City Hall}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    units:
      - {name: Works, up: City Hall}
      - {name: City Hall}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    known = workspace.policy.units.known
    units, points = workspace.policy.units.all, workspace.policy.review.plus
    named: list[tuple[Route, str]] = [(("units", index, "up"), unit.up) for index, unit in enumerate(units)]
    named += [(("review", "plus", index, "unit"), plus.unit) for index, plus in enumerate(points)]
    for index, one in enumerate(scene.policy.notices.channels):
        named += [(("notices", "channels", index, "units", place), unit) for place, unit in enumerate(one.units)]
    for route, unit in named:
        if known and unit and unit not in known:
            yield at(*route, unit=unit, near=scene.relations.near(unit, known))


@rule("E424", Workspace)
def units_above_each_other(workspace: Workspace) -> Iterator[Finding]:
    """Units that stand above each other in a circle.

    ```yaml bad
    # file: checklist.yaml
    units:
      - {name: Works, up: City Hall}
      - {name: City Hall, up: Works}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    units:
      - {name: Works, up: City Hall}
      - {name: City Hall}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    known = workspace.policy.units.known
    above = {unit.name: known[unit.up].name for unit in workspace.policy.units.all if unit.up in known}
    places = {unit.name: index for index, unit in enumerate(workspace.policy.units.all)}
    for circle in cycles({("", name): ("", up) for name, up in above.items()}):
        ring = [name for _, name in circle]
        yield at("units", places[ring[0]], "up", trail=" → ".join((*ring, ring[0])))


@rule("W453", Workspace)
def off_and_worked(workspace: Workspace) -> Iterator[Finding]:
    """A day given both as a day off and as a day worked.

    It counts as worked, whichever was meant. One's own days win over the public calendar in either way, so one of the
    two is enough.

    ```yaml bad
    # file: checklist.yaml
    calendar: CN
    holidays: [2026-05-09, 2026-09-30]
    workdays: [2026-05-09]
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    calendar: CN
    holidays: [2026-09-30]
    workdays: [2026-05-09]
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    off = frozenset(workspace.holidays)
    for index, day in enumerate(workspace.workdays):
        if day in off:
            yield at("workdays", index, day=day)
