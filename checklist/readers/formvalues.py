"""What is typed into a form, cell by cell, as the fields that are asked."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checklist.core.form import CLAIMED
from checklist.core.message import say
from checklist.core.model import Status
from checklist.core.policy import LIMITS
from checklist.readers.fill import figure, several
from checklist.readers.grid import OF_PERCENT, Cell, clean, nearest, text_of
from checklist.readers.values import NotRead, day_of, typed
from checklist.readers.words import status_of
from checklist.source.figures import NUMBER_ANY, SHARE
from checklist.source.kinds import MOST_TEXTS
from checklist.source.schema import LIGHT


def _status(cell: Cell) -> Status:
    found: Status = status_of(cell)
    if found not in CLAIMED:
        raise NotRead(say("form.accepts.status"))
    return found


def share(cell: Cell) -> Fraction:
    """A share; a bare number up to 1 could be a part or a percent, so it is not taken."""
    if isinstance(cell, Decimal) and 0 < cell <= 1:
        raise NotRead(say("form.accepts.progress"))
    if isinstance(cell, Fraction) and not 0 <= cell <= 1:
        raise NotRead(say("form.accepts.progress"))
    found: Fraction = cell if isinstance(cell, Fraction) else typed(SHARE, text_of(nearest(cell, OF_PERCENT)).strip())
    return found


def _evidence(cell: Cell) -> tuple[str, ...]:
    """Names and addresses; no more of them than a report may have."""
    found = several(cell)
    if len(found) > MOST_TEXTS or any(len(one) > LIMITS.text for one in found):
        raise NotRead(say("form.accepts.evidence"))
    return found


READ: dict[str, Callable[[Cell], Any]] = {
    "status": _status,
    "progress": share,
    "done": lambda cell: typed(NUMBER_ANY, figure(cell)),
    "light": lambda cell: typed(LIGHT, clean(text_of(cell)).lstrip("●▲■○ ")),
    "done_on": day_of,
    "evidence": _evidence,
}
"""How each field's cell is read."""
