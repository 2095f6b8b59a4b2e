"""What `--by` says, and which row of a grouping a name means."""

from checklist.cli.desk import Desk
from checklist.cli.errors import Wrong
from checklist.cli.mistakes import near
from checklist.cli.options import option
from checklist.core.assess import Assessment
from checklist.core.message import say
from checklist.core.picks import CHINESE_KEYS
from checklist.core.review import Review
from checklist.core.score import DIMENSIONS, ROLE, Standing
from checklist.core.spellings import TAG_WORDS

BY = option("--by", metavar="WHAT")


def grouping(desk: Desk, of: Assessment, unsaid: str = "owner") -> str:
    """The grouping in our word; wrong usage where nothing is grouped by it."""
    said = str(desk.given.get("by") or unsaid)
    by = CHINESE_KEYS.get(said, said)
    if by in DIMENSIONS:
        return by
    roles = {role for one in of.tasks for role, _ in one.task.roles}
    role = by.removeprefix(ROLE)
    if role in roles:
        return f"{ROLE}{role}"
    known = (*DIMENSIONS, *(f"{ROLE}{name}" for name in sorted(roles)))
    raise Wrong(say("wrong.by", name=said, accepted=known, near=near(said, known)))


def standing(held: Review, name: str) -> Standing:
    """The row a name means, by any of its names; wrong usage where there is none."""
    others = other_names(held)
    meant = others.get(name, name)
    found = next((one for one in held.rows if one.name == meant), None)
    if found:
        return found
    if name in others:
        raise Wrong(say("wrong.no_tasks", name=meant))
    known = (*(one.name for one in held.rows), *others)
    raise Wrong(say("wrong.unit", name=name, near=near(name, known)))


def other_names(held: Review) -> dict[str, str]:
    """What else the rows may be called: units by their aliases, lists by their titles, tags by their Chinese words."""
    match held.by:
        case "list" | "source":
            return {one.title: one.id for one in held.of.lists}
        case "tag":
            return {word: tag for tag, words in TAG_WORDS.items() for word in words}
        case "leader" | "section" | "group":
            return {}
    return {name: unit.name for name, unit in held.of.policy.units.known.items()}
