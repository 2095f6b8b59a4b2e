"""Rules of the ledgers of notices: told where lists are checked and before one is issued; they spoil no figure."""

from collections.abc import Iterator
from functools import partial

from checklist.core.ledger import Deed, Entry, Life, clashes, lives
from checklist.rules.diagnostic import Diagnostic, diagnose
from checklist.rules.registry import rule
from checklist.rules.shape import told_fault
from checklist.rules.waiver import Told
from checklist.source.book import Shelf
from checklist.source.read import Reading
from checklist.source.read import at as place_of


@rule("E442", structural=True)
def number_of_two_notices() -> None:
    """Two notices with one number.

    So it is when two branches have each given the next number. The one that has left the house keeps it;
    `checklist notify --renumber` gives the other one, if it has not been sent, the next number there is. If both have
    left the house, one is withdrawn, and its matter is told anew under a number of its own: the one that went out as a
    copy only, else the one issued later.

    ```yaml bad
    # file: notices/2026.yaml
    ledger: 2026
    entries:
      - {number: 督〔2026〕1号, deed: issued, on: 2026-06-01, rung: warn, list: works, task: 1, unit: Works}
      - {number: 督〔2026〕1号, deed: issued, on: 2026-06-02, rung: warn, list: works, task: 2, unit: Works}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
      - {id: 2, title: Pave Mill Lane, owner: Works}
    ```

    ```yaml good
    # file: notices/2026.yaml
    ledger: 2026
    entries:
      - {number: 督〔2026〕1号, deed: issued, on: 2026-06-01, rung: warn, list: works, task: 1, unit: Works}
      - {number: 督〔2026〕2号, deed: issued, on: 2026-06-02, rung: warn, list: works, task: 2, unit: Works}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
      - {id: 2, title: Pave Mill Lane, owner: Works}
    ```
    """


@rule("E443", structural=True)
def entry_of_no_notice() -> None:
    """A line of the ledger about a notice that was never issued.

    Its number, rung, list and task are to be those of a notice above it.

    ```yaml bad
    # file: notices/2026.yaml
    ledger: 2026
    entries:
      - {number: 督〔2026〕1号, deed: issued, on: 2026-06-01, rung: warn, list: works, task: 1, unit: Works}
      - {number: 督〔2026〕2号, deed: sent, on: 2026-06-01, rung: warn, list: works, task: 1, unit: Works}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: notices/2026.yaml
    ledger: 2026
    entries:
      - {number: 督〔2026〕1号, deed: issued, on: 2026-06-01, rung: warn, list: works, task: 1, unit: Works}
      - {number: 督〔2026〕1号, deed: sent, on: 2026-06-01, rung: warn, list: works, task: 1, unit: Works}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """


@rule("W454")
def list_under_another_name() -> None:
    """Notices of a list that is not there, while one that no notice is about has its tasks.

    So it is when the file of a list was given another name and `list:` does not stand in it. To the ledger that is
    another list: everything in it would be told again.

    ```yaml bad
    # file: notices/2026.yaml
    ledger: 2026
    entries:
      - {number: 督〔2026〕1号, deed: issued, on: 2026-06-01, rung: warn, list: works, task: 1, unit: Works}
    # file: lists/key-works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: notices/2026.yaml
    ledger: 2026
    entries:
      - {number: 督〔2026〕1号, deed: issued, on: 2026-06-01, rung: warn, list: works, task: 1, unit: Works}
    # file: lists/key-works.yaml
    list: works
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """


def renamed_lists(shelf: Shelf) -> Iterator[Told]:
    """The lists that notices stand of and that seem to be there under another name."""
    where = {id(one): (ledger.reading, index) for ledger in shelf.ledgers for index, one in enumerate(ledger.entries)}
    held = lives(one for ledger in shelf.ledgers for one in ledger.entries)
    there = {one.id for one in shelf.lists}
    new = [one for one in shelf.lists if one.id not in {life.issued.list for life in held}]
    owners = {(task.id, unit): one.id for one in new for task in one.tasks for unit in task.owner}
    told: set[str] = set()
    for life in held if shelf.whole and not shelf.unread else ():
        first = life.issued
        other = next((owners[first.task, unit] for unit in first.unit if (first.task, unit) in owners), None)
        if other is not None and not life.ended and not {first.list} & (there | told):
            told.add(first.list)
            yield _told("W454", where[id(first)], "list", {"list": first.list, "other": other})


def ledger_problems(shelf: Shelf) -> Iterator[Told]:
    """What is wrong with the ledgers: what could not be read, numbers given twice, lines about nothing."""
    for ledger in shelf.ledgers:
        for fault in ledger.reading.faults:
            yield Told(fault.code, "", "", "", partial(told_fault, fault, ledger.reading.source))
    where = {id(one): (ledger.reading, index) for ledger in shelf.ledgers for index, one in enumerate(ledger.entries)}
    entries = tuple(one for ledger in shelf.ledgers for one in ledger.entries)
    for first, other in clashes(entries):
        yield _told("E442", where[id(other.issued)], "number", _of_two(first, other, where[id(first.issued)]))
    for one in orphans(entries):
        yield _told("E443", where[id(one)], "number", {"number": one.number, "task": one.task})


Where = tuple[Reading, int]


def _told(code: str, where: Where, key: str, values: dict[str, object]) -> Told:
    return Told(code, "", "", "", partial(_placed, code, where, key, values))


def _placed(code: str, where: Where, key: str, values: dict[str, object]) -> Diagnostic:
    reading, index = where
    span = place_of(reading, ("entries", index, key))
    return diagnose(code, reading.source, span, values, "sent" if values.get("sent") else "")


def _of_two(first: Life, other: Life, where: Where) -> dict[str, object]:
    reading, index = where
    line = place_of(reading, ("entries", index)).start
    return {
        "number": other.number,
        "task": other.issued.task,
        "other": first.issued.task,
        "on": first.issued.on,
        "file": reading.source.name,
        "line": reading.source.text.count("\n", 0, line) + 1,
        "sent": other.touched,
    }


def orphans(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """The entries about a notice that is not issued above them."""
    known: set[tuple[str, str, str, str]] = set()
    for one in entries:
        if one.deed is Deed.ISSUED:
            known.add(one.notice)
        elif one.notice not in known:
            yield one
        if one.deed is Deed.RENUMBERED:
            known.add((one.to, *one.notice[1:]))
