"""Rules of lists together: ids, units and heads, within a list, over its files, and from one list to another."""

from collections.abc import Iterator

from checklist.core.model import TaskList
from checklist.rules.names import apart, units_named
from checklist.rules.registry import Finding, Scene, at, few, inside, rule
from checklist.source.book import Book
from checklist.source.lines import place


@rule("E401", TaskList, structural=True)
def id_twice(task_list: TaskList, scene: Scene) -> Iterator[Finding]:
    """An id that two tasks of one list share, in one file or in several.

    An id names one task for good: updates, notices and history hang on it. The printed number (`no`) may repeat.

    ```yaml bad
    tasks:
      - {id: 7, title: Fix the bridge, owner: Works}
      - {id: 7, title: Pave Mill Lane, owner: Works}
    ```

    ```yaml good
    tasks:
      - {id: 7a, no: 7, title: Fix the bridge, owner: Works}
      - {id: 7b, no: 7, title: Pave Mill Lane, owner: Works}
    ```
    """
    first: dict[str, int] = {}
    for index, task in enumerate(task_list.tasks):
        if first.setdefault(task.id, index) != index:
            reading, span = scene.book.locate(("tasks", first[task.id], "id"))
            line = place(reading.source.text, span.start).line
            yield at("tasks", index, "id", id=task.id, file=reading.source.name, line=line)


@rule("W402", TaskList)
def id_in_two_lists(task_list: TaskList, scene: Scene) -> Iterator[Finding]:
    """An id that a task of another list has as well.

    Both can be told apart by their list; but on the command line and in a notice the id alone would mean two tasks.
    Two lists that are numbered alike are told once, at the first such task.

    ```yaml bad
    # file: lists/rail.yaml
    tasks:
      - {id: 1, title: Fix the signals, owner: Rail}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: lists/rail.yaml
    tasks:
      - {id: R-1, title: Fix the signals, owner: Rail}
    # file: lists/works.yaml
    tasks:
      - {id: W-1, title: Fix the bridge, owner: Works}
    ```
    """
    if len(scene.relations.lists) < 2:
        return
    found: dict[str, list[int]] = {}
    for index, task in enumerate(task_list.tasks):
        first = scene.relations.first_list[task.id]
        if first != task_list.id:
            found.setdefault(first, []).append(index)
    for other, places in found.items():
        ids = few([task_list.tasks[index].id for index in places])
        yield at("tasks", places[0], "id", ids=ids, other=other, count=len(places))


@rule("E403", TaskList)
def unknown_unit(_: TaskList, scene: Scene) -> Iterator[Finding]:
    """A unit that the workspace does not declare.

    Once `units:` in checklist.yaml names some, a name that is none of them, nor another name of one (`also`), would
    be ranked and written to as a unit of its own.

    ```yaml bad
    # file: checklist.yaml
    units: [Works, Roads]
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Work}
    ```

    ```yaml good
    # file: checklist.yaml
    units: [Works, Roads]
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    known = scene.policy.units.known
    if not known:
        return
    for route, unit in units_named(scene.written):
        if unit not in known:
            if len(several := apart(unit, known)) > 1:
                yield at(*route, remedy="joint", unit=unit, units=", ".join(several))
            else:
                yield at(*route, unit=unit, near=scene.relations.near(unit, known))


@rule("E408", Book, structural=True)
def two_heads(book: Book) -> Iterator[Finding]:
    """A list whose head stands in more than one file.

    Files with the same `list:` make one list. Its title, period, sections and defaults stand in one of them; the
    others hold `list:` and `tasks:` alone. A file without `list:` is a list by its own name.

    ```yaml bad
    # file: lists/works-1.yaml
    list: works
    title: Works 2026
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    # file: lists/works-2.yaml
    list: works
    title: Works
    tasks:
      - {id: 2, title: Pave Mill Lane, owner: Works}
    ```

    ```yaml good
    # file: lists/works-1.yaml
    list: works
    title: Works 2026
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    # file: lists/works-2.yaml
    list: works
    tasks:
      - {id: 2, title: Pave Mill Lane, owner: Works}
    ```
    """
    for reading in book.heads[1:]:
        yield inside(reading, list=book.task_list.id, file=book.heads[0].source.name)


@rule("E409", Book)
def no_head(book: Book) -> Iterator[Finding]:
    """A list in several files of which none has its head.

    One of them says what the list is called and what it is for: at least a title.

    ```yaml bad
    # file: lists/works-1.yaml
    list: works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    # file: lists/works-2.yaml
    list: works
    tasks:
      - {id: 2, title: Pave Mill Lane, owner: Works}
    ```

    ```yaml good
    # file: lists/works-1.yaml
    list: works
    title: Works 2026
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    # file: lists/works-2.yaml
    list: works
    tasks:
      - {id: 2, title: Pave Mill Lane, owner: Works}
    ```
    """
    if len(book.parts) > 1 and not book.heads:
        yield at("list", list=book.task_list.id, count=len(book.parts))
