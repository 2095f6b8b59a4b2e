"""A few tasks of a few units on the hundredth day of a year, for tests of scores and places."""

from checklist.core.assess import Assessment
from checklist.core.parts import Part
from checklist.core.score import Standing, standings
from tests.world import judged

DAY = "2020-04-09"
"""The hundredth day of the year: what is due on it is expected whole, what is due after 200 days is expected half."""
HEAD = """
list: l
period: {from: 2020-01-01, to: 2020-12-31}
defaults: {status: in-progress, start: 2020-01-01, due: 2020-07-18}
tasks:
"""
RETURNS = "returns: {every: month, by: 25}"


def world(*rows: str, settings: str = "", day: str = DAY, head: str = HEAD) -> Assessment:
    """The rows as tasks of one list, judged."""
    return judged(head + "".join(f"  - {{title: t, {row}}}\n" for row in rows), day=day, settings=settings)


def of_unit(of: Assessment, name: str = "甲局") -> Standing:
    """A unit's standing."""
    return next(one for one in standings(of) if one.name == name)


def part(one: Standing, name: str) -> Part:
    """One part of a unit's score."""
    return next(each for each in one.parts if each.name == name)


def said(percent: int, on: str = "2020-04-01") -> str:
    """A row's report of so much progress."""
    return f"updates: [{{on: {on}, progress: {percent}%}}]"
