"""Recording what was written: files committed, with what was done in words."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from checklist.cli.desk import Desk
from checklist.cli.errors import Failed, Stop
from checklist.cli.language import spoken
from checklist.cli.options import option
from checklist.core.compare import Change, Order
from checklist.core.message import Message, say

RECORDING = (
    option("--commit", is_flag=True, default=None),
    option("--author", metavar="NAME <ADDRESS>"),
)
MOST = 40
"""So many changes are written into a message."""


def record(
    desk: Desk,
    paths: tuple[Path, ...],
    did: Message,
    changes: Iterable[Change] = (),
    before: Mapping[Path, bytes] = MappingProxyType({}),
) -> None:
    """Commit these files and nothing else, if that was asked for; below the act the message says what it changed.

    Git records whole files: what of these bytes from `before` the act was not recorded yet goes with it, and is told.
    """
    if not desk.given.get("commit"):
        return
    from checklist.cli.past import said_of
    from checklist.store.git import GitFailed
    from checklist.store.record import commit, unrecorded

    lines = [spoken().say(one) for one in _told(changes)]
    if len(lines) > MOST:
        lines[MOST:] = ["…"]
    along = tuple(str(path.relative_to(desk.folder)) for path in unrecorded(before))
    if along:
        lines.append(spoken().say(say("recording.along", names=along)))
    body = "\n".join(("", "", *lines)) if lines else ""
    try:
        commit(paths, spoken().say(did) + body, desk.given.get("author") or "")
    except GitFailed as failed:
        raise _not_recorded(paths, failed.ground, said_of(failed)) from None
    if along:
        desk.tell(say("recording.along", names=along))


def _told(changes: Iterable[Change]) -> Iterator[Message]:
    """Each change of a task's field on a line."""
    from checklist.core.model import Decision, Task
    from checklist.reports.changes import cell, what

    for one in changes:
        if isinstance(one.after, Order | Task) or not one.route:
            continue
        before, after = (say("value.none") if value is None else cell(value) for value in (one.before, one.after))
        why = one.after.reason or one.after.text if isinstance(one.after, Decision) else ""
        said = after if one.before is None else say("recording.turn", before=before, after=after)
        values = {"id": one.task or say("merge.head"), "field": what(one), "said": said}
        yield say("recording.why", **values, why=" ".join(why.split())) if why else say("recording.change", **values)


def _not_recorded(paths: tuple[Path, ...], ground: str, stop: Stop) -> Stop:
    """What was written stays written: that is said first, then why git has not taken it, and what to do."""
    names = tuple(map(str, paths))
    if ground == "merging":
        return Failed(say("recording.merging", names=names))
    return Failed(say("recording.not", names=names, why=stop.message or ""))
