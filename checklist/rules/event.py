"""What was done to a list and should not have been, as a rule of fairness saw it."""

from checklist.core.compare import Change
from checklist.core.message import Message
from checklist.core.model import Decision
from checklist.core.policy import Waiver
from checklist.core.revision import Revision
from checklist.core.value import Value
from checklist.rules.turns import Sure


class Event(Value):
    """Something that was done: by which rule, in which version, to which task, and how sure that is.

    `unit` is the author's, "" if unknown; `owner` the units of the task. `waived` is the decision or the waiver of the
    workspace that accepts it.
    """

    code: str
    revision: Revision
    message: Message
    list: str = ""
    task: str = ""
    title: str = ""
    owner: tuple[str, ...] = ()
    unit: str = ""
    change: Change | None = None
    sure: Sure = Sure.CERTAIN
    waived: Decision | Waiver | None = None
