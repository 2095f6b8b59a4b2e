"""How often and how far deadlines moved: every due day that became a later one, or none, from version to version."""

from collections.abc import Iterable, Iterator
from datetime import date

from checklist.core.due import decided_due
from checklist.core.revision import Revision
from checklist.core.step import Version, steps
from checklist.core.turn import TaskTurn, turns
from checklist.core.value import Value


class Slip(Value):
    """One due day moved later; `after` is None where it was taken away. `decided` says whether a decision moved it."""

    list: str
    task: str
    title: str
    owner: tuple[str, ...]
    before: date
    after: date | None
    revision: Revision
    decided: bool

    @property
    def days(self) -> int | None:
        """By how many days; None where there is no due day any more."""
        return (self.after - self.before).days if self.after else None


def slips(versions: Iterable[Version]) -> tuple[Slip, ...]:
    """The slips of a history, in the order they were recorded."""
    return tuple(
        slip
        for step in steps(versions)
        for turn in turns(step)
        for task in turn.tasks
        for slip in slips_of(task, step.revision)
    )


def slips_of(turn: TaskTurn, revision: Revision) -> Iterator[Slip]:
    """The slips of one task in one version."""
    task = turn.after
    for change in turn.changes if task else ():
        if (
            task
            and change.route == ("due",)
            and change.before
            and (change.after is None or change.after > change.before)
        ):
            yield Slip(
                list=turn.list.id,
                task=task.id,
                title=task.title,
                owner=task.owner,
                before=change.before,
                after=change.after,
                revision=revision,
                decided=decided_due(task, change.after),
            )
