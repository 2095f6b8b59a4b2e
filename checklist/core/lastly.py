"""Tasks as they were last said, though they may be gone: what a history is asked about may not be there any more."""

from collections.abc import Iterable, Sequence

from checklist.core.family import Key
from checklist.core.model import TaskList, Units
from checklist.core.settle import settled
from checklist.core.step import Version
from checklist.core.value import replace


def last_said(keys: Iterable[Key], versions: Sequence[Version], units: Units) -> tuple[TaskList, ...]:
    """The lists with these tasks alone, by list and id, each settled as the newest version has it that has it."""
    wanted = set(keys)
    found: dict[str, list[TaskList]] = {}
    for version in reversed(versions):
        if not wanted:
            break
        for one in version.lists:
            rows = tuple(task for task in one.tasks if (one.id, task.id) in wanted)
            if rows:
                found.setdefault(one.id, []).append(settled(replace(one, tasks=rows), units))
                wanted -= {(one.id, task.id) for task in rows}
    return tuple(replace(same[0], tasks=tuple(task for one in same for task in one.tasks)) for same in found.values())
