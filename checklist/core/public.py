"""What of a task everybody may read: all else is taken out before anything is drawn of it."""

import re
from collections.abc import Collection

from checklist.core.model import Act, Decision, Person, Task, Update
from checklist.core.progress import claimed
from checklist.core.value import replace

PUBLIC_FIELDS = (
    *("no", "section", "goal", "leader", "support", "roles", "person", "due_text", "tags", "weight"),
    *("measure", "milestones", "stages", "amounts", "counts", "source", "note", "extra"),
)
PUBLIC_WORDS = ("text", "problems", "causes", "next", "ask", "outlook")
"""What an owner says in a report."""
FIGURES = ("amounts", "counts")
BLANK = Task("")
CALLED = re.compile(
    r"电话|手机|座机|传真|热线|联系|微信|邮箱|邮件|身份证|证件|QQ|(?i:e-?mail|phone|mobile|fax|contact|wechat|\btel\b)"
)
"""How a column of somebody else's list is headed that says how to reach people."""
REACHED = re.compile(r"@|＠|(?:\d[-－ ]?){5}")
LOCAL = re.compile(r"[:：]?\s*(?<!\d)\d(?:[-－ ]?\d){4,}(?!\d)")
"""A number to call inside one town, behind a name: only there it is no other figure."""


def published(task: Task, public: Collection[str]) -> Task:
    """The task with what is public of it; its id, title, owner, days and status always are.

    That its due day was moved is public, why is only where `decisions` are; what proves a report never is, nor the
    light an owner gives itself.
    """
    hidden = {name: getattr(BLANK, name) for name in PUBLIC_FIELDS if name not in public}
    updates = tuple(_published_update(task, one, public) for one in task.updates)
    decisions = task.decisions if "decisions" in public else _moves_of_due(task)
    shown = replace(
        task, **hidden, updates=updates, decisions=tuple(replace(one, evidence=()) for one in decisions), enter_at=""
    )
    return replace(shown, extra=tuple(one for one in shown.extra if not _reaches(*one)), person=_named(shown.person))


def _reaches(heading: str, said: str) -> bool:
    """Does an extra column say how to reach somebody?"""
    return bool(CALLED.search(heading) and REACHED.search(said))


def _named(people: tuple[Person, ...]) -> tuple[Person, ...]:
    """The people without the numbers that are typed behind their names."""
    return tuple(replace(one, post=LOCAL.sub("", one.post), name=LOCAL.sub("", one.name)) for one in people)


def _published_update(task: Task, one: Update, public: Collection[str]) -> Update:
    """A report with the share it comes to, which is public even where what was counted is not."""
    hidden = {name: "" for name in PUBLIC_WORDS if name not in public}
    figures: dict[str, tuple[()]] = {name: () for name in FIGURES if name not in public}
    share = one.progress if one.progress is not None else claimed(task, one)
    done = one.done if "measure" in public else None
    return replace(one, **hidden, **figures, progress=share, done=done, light=None, evidence=(), extra=(), place="")


def _moves_of_due(task: Task) -> tuple[Decision, ...]:
    moved = (one for one in task.decisions if one.act is Act.EXTEND or (one.act is Act.RETARGET and one.field == "due"))
    return tuple(replace(one, reason="", text="", by="") for one in moved)
