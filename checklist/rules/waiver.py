"""What a workspace has accepted: findings left out until a last day, and waivers that no longer are for anything."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from checklist.core.model import TaskList
from checklist.core.policy import Waiver, Workspace
from checklist.rules.diagnostic import Diagnostic, diagnose
from checklist.rules.registry import RULES, Finding, Scene, at, near_code, rule
from checklist.source.book import Book
from checklist.source.read import at as place_of


class Told(NamedTuple):
    """A problem by its code, and the list and the task it is about, as far as it is about one.

    `of` is the text of the list that it is counted with, nothing where it is counted already; `placed` looks up its
    place and its sentences, which costs more than finding it.
    """

    code: str
    list: str
    task: str
    of: str
    placed: Callable[[], Diagnostic]


def told(code: str, finding: Finding, book: Book, task_list: TaskList) -> Told:
    """What a rule found in a list."""
    route = finding.route
    task = task_list.tasks[int(route[1])].id if len(route) > 1 and route[0] == "tasks" else ""
    return Told(code, task_list.id, task, book.parts[0].source.name, partial(_placed, code, finding, book))


def _placed(code: str, finding: Finding, book: Book) -> Diagnostic:
    if finding.reading is None:
        reading, span = book.locate(finding.route)
    else:
        reading, span = finding.reading, place_of(finding.reading, finding.route)
    return diagnose(code, reading.source, span, finding.values, finding.remedy)


def unwaived(found: Iterable[Told], scene: Scene) -> Iterator[Told]:
    """The problems that no waiver accepts on this day, and then the waivers that accepted none.

    Where only some files were read, a waiver may be for what stands in the others.
    """
    waivers = scene.policy.waivers
    held = Held(waivers, scene.today)
    used: set[int] = set()
    for one in found:
        by = held.accepting(one) if waivers else None
        if by is None:
            yield one
        else:
            used.add(by)
    settings = Book(scene.list, (scene.shelf.settings,), ())
    for index in held.live if scene.shelf.whole else ():
        if index not in used:
            yield told("W433", at("waivers", index, "code", code=waivers[index].code), settings, scene.list)


class Held:
    """The waivers that hold on a day, by what they are for."""

    def __init__(self, waivers: Sequence[Waiver], today: date) -> None:
        self.live = [
            index
            for index, one in enumerate(waivers)
            if not one.code.startswith(EVENT) and waivable(one.code) and today <= one.until
        ]
        self.first: dict[tuple[str, str, str], int] = {}
        for index in self.live:
            one = waivers[index]
            self.first.setdefault((one.code, one.list, one.task), index)

    def accepting(self, one: Told) -> int | None:
        """The first waiver that accepts a problem, for its task or all, in its list or all."""
        ways = ((one.code, name, task) for name in ("", one.list) for task in ("", one.task))
        return min((self.first[way] for way in ways if way in self.first), default=None)


WAIVERS = "A366"
"""That a waiver was added is told, whatever the waiver is for."""
EVENT = "A"
"""How the codes of events begin: only the audit tells them, so nothing here can say whether a waiver is needed."""


def waivable(code: str) -> bool:
    """Can this code be waived? What the audit tells can, by the rules that only it declares."""
    if code.startswith(EVENT):
        from checklist.rules.fairness import RULES as OF_HISTORY

        return code in OF_HISTORY and code != WAIVERS
    return code in RULES and RULES[code].waivable


@rule("W431", Workspace)
def waiver_expired(workspace: Workspace, scene: Scene) -> Iterator[Finding]:
    """A waiver whose last day has passed.

    What was accepted for a time is told again from then on; the waiver itself does nothing any more.

    ```yaml bad
    # file: checklist.yaml
    waivers:
      - {code: W249, reason: Reasons are kept in the minutes, until: 2026-03-31}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    waivers:
      - {code: W249, reason: Reasons are kept in the minutes, until: 2026-12-31}
    # file: lists/works.yaml
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        decisions:
          - {on: 2026-06-01, act: extend, from: 2026-06-30, to: 2026-09-30}
    ```
    """
    for index, waiver in enumerate(workspace.policy.waivers):
        if waiver.until < scene.today:
            yield at("waivers", index, "until", code=waiver.code, until=waiver.until)


@rule("E432", Workspace, structural=True)
def waiver_of_no_rule(workspace: Workspace, scene: Scene) -> Iterator[Finding]:
    """A waiver for a code that no rule has, or that cannot be waived.

    What could not be read is not there, whoever accepts it: the codes E1xx cannot be waived. Nor can what judging
    stands on, such as one id for one task, or a count of a set that there is: no figure would mean anything. The page
    of a code says whether it can be waived.

    ```yaml bad
    # file: checklist.yaml
    waivers:
      - {code: W294, reason: Reasons are kept in the minutes, until: 2026-12-31}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    waivers:
      - {code: W249, reason: Reasons are kept in the minutes, until: 2026-12-31}
    # file: lists/works.yaml
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        due: 2026-09-30
        decisions:
          - {on: 2026-06-01, act: extend, from: 2026-06-30, to: 2026-09-30}
    ```
    """
    codes = tuple(code for code in RULES if waivable(code))
    for index, waiver in enumerate(workspace.policy.waivers):
        if not waivable(waiver.code):
            there = waiver.code in RULES
            near = "" if there else near_code(waiver.code, codes, scene.relations.near)
            yield at("waivers", index, "code", remedy="never" if there else "", code=waiver.code, near=near)


@rule("W433")
def waiver_for_nothing() -> None:
    """A waiver that no finding needs.

    The fault it was for has been set right, or it names a task or a list that is not there. Left standing, it would
    hide the next one.

    ```yaml bad
    # file: checklist.yaml
    waivers:
      - {code: W249, task: "2", reason: Reasons are kept in the minutes, until: 2026-12-31}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    waivers: []
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
