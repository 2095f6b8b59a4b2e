"""The main indicators: by how much each is better than its target, and how its place has moved."""

from datetime import date
from decimal import Decimal

import pytest

from checklist.core.indicators import Indicator, Place, indicators, read_place
from tests.world import judged, numbered

ON = date(2020, 6, 30)
HEAD = "list: l\nperiod: {from: 2020-01-01, to: 2020-12-31}\ndefaults: {owner: 甲局}\ntasks:\n"


def found(*rows: str, day: str = "2020-09-30") -> list[Indicator]:
    of = judged(numbered(HEAD, *rows), day=day)
    return list(indicators(of.tasks, of))


def one(row: str, day: str = "2020-09-30") -> Indicator:
    (held,) = found(f"tags: [indicator], {row}", day=day)
    return held


@pytest.mark.parametrize(
    ("text", "at", "of"),
    [
        ("3/13", 3, 13),
        (" 3 / 13 ", 3, 13),
        ("第3位", 3, None),
        ("第3名/13", 3, 13),
        ("3", 3, None),
        ("3rd of 13", 3, 13),
        ("全省第三", None, None),
        ("前十", None, None),
        ("", None, None),
        ("3/", None, None),
        ("３/13", None, None),
        ("13/13", 13, 13),
        ("14/13", None, None),
        ("0/13", None, None),
        ("0/0", None, None),
        ("0", None, None),
    ],
)
def test_a_place_is_read_or_stands_for_itself(text: str, at: int | None, of: int | None) -> None:
    assert read_place(text, ON) == Place(text, ON, at, of)


def places(*texts: str) -> str:
    return "updates: [" + ", ".join(f"{{on: 2020-0{at}-28, place: {text}}}" for at, text in enumerate(texts, 1)) + "]"


@pytest.mark.parametrize(
    ("texts", "move"),
    [
        (("4/13", "3/13"), 1),
        (("4/13", "4/13", "6/13"), -2),
        (("4/13", "4/13"), 0),
        (("4/13",), None),
        (("4/13", "14/13"), None),
        (("4/13", "前列", "2/13"), 2),  # words have no number: the one before them is compared with
        ((), None),
    ],
)
def test_the_move_is_since_the_place_before(texts: tuple[str, ...], move: int | None) -> None:
    assert one(places(*texts) if texts else "goal: g").move == move


@pytest.mark.parametrize(
    ("measure", "done", "lead", "met"),
    [
        ("{unit: 亿元, target: 1150}", 905, -245, False),
        ("{unit: 亿元, target: 1150}", 1150, 0, True),
        ("{unit: '%', target: 9, kind: level}", "13.1", "4.1", True),
        ("{unit: 微克, target: 33, better: lower, kind: level}", 28, 5, True),
        ("{unit: 微克, target: 33, better: lower, kind: level}", 34, -1, False),
        ("{unit: 起, from: 140, target: 40, better: lower}", 70, -30, False),
        ("{unit: 亿元}", 905, None, None),  # nothing to compare with
    ],
)
def test_the_gap_is_positive_where_it_is_better(measure: str, done: object, lead: object, met: bool | None) -> None:
    held = one(f"measure: {measure}, updates: [{{on: 2020-06-30, done: {done}}}]")
    assert held.lead == (None if lead is None else Decimal(str(lead)))
    assert held.met is met
    assert held.stands == ON


def test_the_target_is_this_years_and_the_last_one_beside_it() -> None:
    row = "measure: {unit: 个, targets: {2020: 90, 2021: 180, 2023: 300}}, updates: [{on: 2020-06-30, done: 95}]"
    held = one(row)
    assert (held.target, held.final, held.lead) == (90, 300, 5)
    later = one(row, day="2022-03-01")  # no target of its own: the next one
    assert (later.target, later.final) == (300, None)
    assert (one(row, day="2025-01-01").target, one(row, day="2025-01-01").final) == (300, None)


def test_without_a_figure_there_is_no_gap() -> None:
    held = one("measure: {unit: 亿元, target: 1150}")
    assert (held.done, held.lead, held.met, held.stands) == (None, None, None, None)
    bare = one("goal: g")
    assert (bare.unit, bare.target, bare.level) == ("", None, False)


def test_parts_are_summed() -> None:
    rows = (
        "tags: [主要指标], measure: {unit: 条, target: parts}",
        "parent: '1', measure: {unit: 条, target: 48}, updates: [{on: 2020-06-30, done: 20}]",
        "parent: '1', measure: {unit: 条, target: 30}, updates: [{on: 2020-06-30, done: 7}]",
    )
    (held,) = found(*rows)
    assert (held.done, held.target, held.lead) == (27, 78, -51)


def test_only_what_is_tagged_and_not_at_rest() -> None:
    rows = ("tags: [难点]", "tags: [主要指标], status: paused", "tags: [主要指标], every: month", "tags: [主要指标]")
    assert [held.task.task.id for held in found(*rows)] == ["3", "4"]
