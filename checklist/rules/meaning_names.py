"""Rules of meaning for names that say nothing to the eye."""

from collections.abc import Iterator

from checklist.core.model import TaskList
from checklist.rules.names import SEEN, looks_empty, names_listed, units_named
from checklist.rules.registry import Finding, Scene, at, rule
from checklist.source.tree import Route


@rule("E269", TaskList)
def name_that_looks_empty(_: TaskList, scene: Scene) -> Iterator[Finding]:
    """A name that looks empty: there is nothing in it but spaces and characters that nobody sees.

    A task without a visible id, title or owner is one of which nobody knows what it is and who answers for it. Such
    characters come along when text is copied from a page or a spreadsheet.

    ```yaml bad
    tasks:
      - {id: 1, title: "\\u200b", owner: Works}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    if all(map(SEEN.search, _distinct(scene.written))):
        return
    for route, name in _named(scene.written):
        if looks_empty(name):
            yield at(*route, characters=" ".join(f"U+{ord(one):04X}" for one in name[:5]))


def _distinct(task_list: TaskList) -> set[str]:
    """The names in a list, each once: most lists have none to tell of, and few that differ."""
    found = {task_list.id, task_list.title}
    for said in (task_list.defaults, *(section.defaults for section in task_list.sections)):
        found.update(said.owner, said.support, said.leader)
    found.update(section.name for section in task_list.sections)
    for task in task_list.tasks:
        found.update((task.id, task.title, task.section), task.owner, task.support, task.leader, task.tags)
        found.update([one.by for one in task.updates], [one.by for one in task.decisions])
        if task.roles or task.extra:
            found.update(name for name, _ in (*task.roles, *task.extra))
    return found - {""}


def _named(task_list: TaskList) -> Iterator[tuple[Route, str]]:
    """The same, all of them, with the way to each."""
    yield ("list",), task_list.id
    yield ("title",), task_list.title
    for index, task in enumerate(task_list.tasks):
        yield ("tasks", index, "title"), task.title
    yield from ((route, name) for _, route, name in names_listed(task_list))
    yield from units_named(task_list)
