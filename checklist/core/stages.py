"""The stages of a project and what being at one implies."""

from datetime import date

from checklist.core.message import Message, say
from checklist.core.model import Pairs, Stage

STAGES = ("framework", "signed", "registered", "funded", "started", "completed", "producing", "capacity")
BUILT = ("started", "completed", "producing", "capacity")
"""These follow each other: who has reached one has passed those before. The others count where they are written."""


def reached(stages: Pairs[Stage], name: str) -> date | None:
    """The day a stage was reached: its own, or the first of a later one that implies it."""
    wanted = BUILT[BUILT.index(name) :] if name in BUILT else (name,)
    days = [stage.done for one, stage in stages if one in wanted and stage.done]
    own = next((stage.done for one, stage in stages if one == name and stage.done), None)
    return own or min(days, default=None)


def planned(stages: Pairs[Stage], name: str, due_stage: str = "", due: date | None = None) -> date | None:
    """The day a stage is planned for: as written, or the due day where that is for this stage."""
    own = next((stage.plan for one, stage in stages if one == name and stage.plan), None)
    return own or (due if due_stage == name else None)


def stage_name(name: str) -> Message | str:
    """What a stage is called; a workspace's own by its own name."""
    return say(f"stage.{name}") if name in STAGES else name
