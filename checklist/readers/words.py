"""Words of other people's lists for where a task stands and what has to be reached by its due day."""

import re
from typing import Any

from checklist.core.message import Message, Named, say
from checklist.core.model import Status
from checklist.core.spellings import STAGE_WORDS
from checklist.readers.columns import folded
from checklist.readers.grid import Cell, clean, text_of
from checklist.readers.values import NotRead, typed
from checklist.source.kinds import spelt
from checklist.source.schema import STATUS

STAGE = spelt(STAGE_WORDS)
FIRST = re.compile(r"[，,。.；;：:（(\n]+")
"""What ends the first words of a report."""
VAGUE = frozenset(("pending", "open", "to do", "todo"))
"""Words that say where a task stands where nothing follows them."""
STATUSES = {folded(word): value for word, value in STATUS.words.items()} | {
    folded(word): STATUS.words[key]
    for key, words in {
        "in-progress": (
            *("进行中", "正在推进", "在建", "正常推进", "有序推进"),
            *("正在实施", "实施中", "正在建设", "建设中", "整改中"),
            *("ongoing", "under way", "in progress", "started"),
        ),
        "not-started": (
            *("尚未启动", "未开始", "未开工", "尚未开工", "未开展"),
            *("not started", "pending", "to do", "todo", "open"),
        ),
        "done": (
            *("全部完成", "已完工", "完成", "已竣工", "竣工", "整改完成", "已整改", "已整改完成", "办结"),
            *("complete", "completed", "finished", "implemented", "fully implemented"),
        ),
        "cancelled": ("不再实施", "canceled", "dropped"),
        "paused": ("on hold", "suspended", "deferred"),
    }.items()
    for word in words
}


def stage_of(text: str) -> str:
    """What has to be reached by the due day. Raises NotRead."""
    if text not in STAGE:
        raise NotRead(say("told.stage", stages=tuple(Named(key, words) for key, words in STAGE_WORDS.items())))
    return STAGE[text]


def status_of(cell: Cell) -> Any:
    """Where a task stands, in the words of other lists as well. Raises NotRead."""
    return STATUSES.get(folded(text_of(cell))) or typed(STATUS, clean(text_of(cell)))


def stands_by(report: str, values: dict[str, Any]) -> Message | None:
    """Take where a task stands from the first words of its report; that it is done only where they are all of it."""
    first, *rest = FIRST.split(report, maxsplit=1)
    stands = STATUSES.get(folded(first))
    more = "".join(rest).strip()
    if stands not in (Status.DONE, Status.NOT_STARTED) or (more and folded(first) in VAGUE):
        return None
    if stands is Status.DONE and more:
        return say("told.seems_done")
    values["status"] = stands
    return say("told.stands", status=stands)
