"""The review of the Fuyang workspace at its meeting, and how its report is looked into."""

from datetime import date
from functools import cache

from checklist.core.assess import Assessment, assess
from checklist.core.review import Review, review
from checklist.core.score import Standing
from checklist.reports.report import Block, Report
from checklist.store.files import load
from tests.sessions import ROOT

MEETING, BEFORE = date(2020, 6, 16), date(2020, 5, 25)


@cache
def fuyang(day: date = MEETING) -> Assessment:
    shelf, _ = load(ROOT)
    return assess(shelf.lists, shelf.workspace.policy, day)


@cache
def held(by: str = "owner") -> Review:
    return review(fuyang(), by, fuyang().tasks, fuyang(BEFORE))


def unit(name: str, of: Review | None = None) -> Standing:
    return next(one for one in (of or held()).rows if one.name == name)


def named(report: Report, name: str) -> Block:
    return next(one for one in report.blocks if getattr(one, "name", "") == name)


def rows(table: Block) -> list[dict]:
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row, strict=True)) for row in table.rows]


def fact(facts: Block, key: str) -> object:
    return next(one.value for one in facts.facts if one.key == key)
