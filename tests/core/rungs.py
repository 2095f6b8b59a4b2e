"""Who is told what of a few tasks on a day."""

from checklist.core.ladder import Notice, notices
from tests.world import judged, numbered

HEAD = """
list: l
period: {from: 2020-01-01, to: 2020-12-31}
defaults: {owner: 市住建局, leader: 分管副市长, status: in-progress, start: 2020-01-01}
tasks:
"""
UNITS = """
units:
  - {name: 市住建局, up: 市政府, leader: 局长, also: [住建局]}
  - {name: 颍州区政府, up: 市政府}
"""


def told(*rows: str, day: str, settings: str = "", reviews: tuple[str, ...] = ()) -> tuple[Notice, ...]:
    text = numbered(HEAD, *rows)
    past = [judged(text, day=one, settings=settings) for one in reversed(reviews)]
    return notices(judged(text, day=day, settings=settings), past)


def rungs(*rows: str, day: str, **given: object) -> dict[str, str]:
    return {one.of.task.id: one.rung.name for one in told(*rows, day=day, **given)}  # type: ignore[arg-type]


def names(notice: Notice) -> list[str]:
    return [ground.name for ground in notice.grounds]
