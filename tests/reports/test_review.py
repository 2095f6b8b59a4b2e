"""The review of the Fuyang workspace at its meeting, held against figures reckoned by hand; and what its pages say."""

import json
from datetime import date
from fractions import Fraction
from functools import cache

import pytest

from checklist.core.assess import Assessment, assess
from checklist.core.message import Points
from checklist.core.review import Review, review, worst_first
from checklist.core.score import Standing
from checklist.lang.catalog import load as catalog
from checklist.reports.ranking import ranking, red_and_black
from checklist.reports.report import Block, Move, Paragraph, Rank, Report, Score
from checklist.reports.review import review_report
from checklist.reports.threelists import three_lists
from checklist.reports.unit import unit_report
from checklist.reports.walk import walk_report
from checklist.reports.why import why_report
from checklist.store.files import load
from checklist.writers.formats import Look, write
from tests.sessions import ROOT
from tests.world import judged

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


# From 1 April to 16 June are 30 + 31 + 16 = 77 days; to 30 April 30, 30 June 91, 31 July 122, 30 September 183,
# 31 October 214, 31 December 275. Of the score 60 are for progress, 25 for what was done on time, 15 for returns.


def test_one_task_and_nothing_due() -> None:
    # FY-05: 58 % of 77/122 expected; both returns answered; nothing due, so 60 : 15 becomes 80 : 20
    one = unit("西湖新区管委会")
    assert [part.applied for part in one.parts] == [80, None, 20]
    assert one.score == Fraction(58, 100) / Fraction(77, 122) * 80 + 20  # 93.52


def test_milestones_weights_and_one_task_overdue() -> None:
    # FY-02, weight 2: on 31 May 10 + 30 = 40 % were to be done, on 31 October 80 %: 16 of 153 days further it is
    # 40 + 40 × 16/153 = 44.18 %; 27 % are done. FY-04, weight 1: due on 31 May, 75 % done. Returns: 4 of 4.
    expected = Fraction(40, 100) + Fraction(40, 100) * Fraction(16, 153)
    progress = (2 * Fraction(27, 100) / expected + Fraction(75, 100)) / 3
    one = unit("市重点工程局")
    assert one.score == 60 * progress + 0 + 15  # 54.44
    assert (one.rank, one.tied) == (9, False)


def test_a_standing_duty_counts_in_returns_and_costs_points() -> None:
    # FY-09 is done, 18 days late. FY-12: 30 April 1/4, 30 June 2/4: 47 of 61 days on, 44.26 % expected, 42 % done.
    # Returns: FY-09 one, FY-12 two, all answered; FY-17 (by the 20th) April answered, May missed: 4 of 5, and -2.
    expected = Fraction(1, 4) + Fraction(1, 4) * Fraction(47, 61)
    one = unit("市发展改革委")
    assert one.score == 60 * (1 + Fraction(42, 100) / expected) / 2 + 0 + 15 * Fraction(4, 5) - 2  # 68.47
    assert [(each.rule.what, each.times, each.points) for each in one.plus] == [("missed_return", 1, -2)]


def test_a_task_without_a_figure_is_in_no_part() -> None:
    # FY-01-3: 2 of 22, 77/214 expected. FY-13: 80 %, due. HT-05: not started, 0. HT-07 gives no figure.
    # Due: FY-13, not done. Returns: FY-01-3 one of two, FY-13 one of one; the projects' first is on 20 June. And -2.
    one = unit("颍东区政府")
    progress = (Fraction(2, 22) / Fraction(77, 214) + Fraction(80, 100) + 0) / 3
    assert one.score == 60 * progress + 0 + 15 * Fraction(2, 3) - 2  # 29.05


def test_a_real_tie() -> None:
    # FY-08: 16 of 60; 20 of 60 are due on 30 June: a third × 77/91. FY-14: 80 %, 77/91 expected. Both 52/55.
    water, roads = unit("市生态环境局"), unit("市交通运输局")
    assert Fraction(16, 60) / (Fraction(1, 3) * Fraction(77, 91)) == Fraction(80, 100) / Fraction(77, 91)
    assert water.score == roads.score == 80 * Fraction(52, 55) + 20  # 95.64
    assert (water.rank, water.tied, roads.rank, roads.tied) == (3, True, 3, True)
    assert unit("市经信局").rank == 5


def test_nothing_expected_yet_is_no_place_and_nothing_live_is_apart() -> None:
    assert (unit("颍上县政府").score, unit("颍上县政府").rank) == (None, None)
    assert [one.name for one in held().rows if one.apart] == ["市督查考核办", "阜南县政府", "高铁机场新区管委会"]


def test_places_move_against_the_last_review() -> None:
    table = ranking(held())[0]
    moves = {row["name"]: row["move"] for row in rows(table)}
    assert moves["市重点工程局"] == Move(-4)  # from 5 to 9
    assert moves["西湖新区管委会"] == Move(0)
    assert moves["太和县政府"] == Move(None)  # had no figure then
    assert moves["颍上县政府"] is None  # has none now


def test_rows_add_up_to_more_and_the_report_says_so() -> None:
    # 28 tasks are live; FY-01 counts, and not its three parts beside it: 25
    note = ranking(held())[0].note
    assert (note.values["rows"], note.values["total"]) == (29, 25)
    assert [one.values["count"] for one in note.values["why"]] == [1, 3]  # FY-03 of two owners; FY-01-1, -2, -3


def test_what_changed_is_told_by_light() -> None:
    changed = named(review_report(held()), "changed")
    count, lights, moves = changed.blocks
    assert count.text.values == {"improved": 1, "declined": 7, "unchanged": 17}
    # FY-07 and HT-06 from yellow to red, FY-03 from yellow to green, five from green to yellow
    table = {row[0].value: row[1:] for row in lights.rows}
    assert table == {"green": (12, 5, 0, 0), "yellow": (1, 3, 2, 0), "red": (0, 0, 2, 0), "grey": (0, 0, 0, 0)}
    assert [row["id"] for row in rows(moves)][:2] == ["FY-07", "HT-06"]
    assert [row["id"] for row in rows(moves)][-1] == "FY-03"


def test_red_and_black_lists_with_their_reason() -> None:
    red, black = red_and_black(held())
    assert [row["name"] for row in rows(red)][:2] == ["市城管局", "市直机关工委"]
    assert [(row["name"], row["place"]) for row in rows(black)] == [
        ("市重点工程局", Rank(9)),
        ("颍东区政府", Rank(6)),
        ("阜阳经开区管委会", Rank(3)),
    ]
    # HT-09: 15 % done, 77/275 = 28 % expected
    assert rows(black)[2]["reason"].values == {"gap": Points(Fraction(-13, 100))}


def test_remarks_of_the_last_review_and_their_answers() -> None:
    told = {row["id"]: row["answer"].key for row in rows(named(review_report(held()), "remarks"))}
    assert told == {
        "FY-01-3": "remark.due",  # by the return of 25 June
        "FY-02": "remark.answered",
        "FY-04": "remark.answered",
        "FY-07": "remark.answered",
        "FY-13": "remark.missed",  # owes no return any more: by the eve of this review
    }


def test_the_page_is_in_the_order_it_is_read() -> None:
    names = [one.name for one in review_report(held()).blocks]
    order = [
        "basis",
        "ranking",
        "apart",
        "changed",
        "red",
        "black",
        "remarks",
        "visits",
        "difficult",
        "walk",
        "forecast",
    ]
    assert names == order


def test_the_walk_is_worst_first_and_the_difficult_stand_apart() -> None:
    report = review_report(held(), 3)
    assert [row["id"] for row in rows(named(report, "difficult"))] == ["FY-13", "FY-04", "HT-06"]
    assert [row["id"] for row in rows(named(report, "walk"))] == ["FY-01-3", "FY-17", "HT-05"]
    assert named(report, "walk").note.values == {"count": 24}
    whole = walk_report(held())
    assert sum(len(one.rows) for one in whole.blocks) == len(fuyang().tasks) == 32
    assert [row["id"] for row in rows(named(whole, "walk"))][-2:] == ["FY-06", "HT-13"]  # paused, cancelled


def test_days_overdue_come_before_points_behind() -> None:
    assert [one.task.id for one in worst_first(fuyang().tasks)][:4] == ["FY-13", "FY-04", "HT-06", "FY-07"]


def test_why_names_what_a_score_was_lost_for() -> None:
    # FY-13: 60 × 0.2 ÷ 3 = 4, and 25 for what was due. FY-01-3: 60 × (1 - 428/1694) ÷ 3 = 14.95, 5 of 15, 2 points.
    report = why_report(held(), unit("颍东区政府"))
    assert [(row["id"], str(row["lost"])) for row in rows(named(report, "costs"))] == [
        ("FY-13", "29.00"),
        ("FY-01-3", "21.95"),
        ("HT-05", "20.00"),
    ]
    parts = rows(named(report, "parts"))
    assert [(str(row["above"]), str(row["below"]), str(row["points"])) for row in parts] == [
        ("1.05", "3", "21.05"),
        ("0", "1", "0.00"),
        ("2", "3", "10.00"),
    ]
    standing = named(report, "standing")
    assert [str(fact(standing, key)) for key in ("of_parts", "plus", "score")] == ["31.05", "-2.00", "29.05"]


def test_why_says_which_weight_was_given_away() -> None:
    note = named(why_report(held(), unit("西湖新区管委会")), "parts").note
    assert [one.key for one in note.values["parts"]] == ["part.on_time"]


def test_a_units_page_is_in_the_order_of_the_report() -> None:
    report = unit_report(held(), unit("市住建局"))
    assert [one.name for one in report.blocks] == [
        *("overall", "tasks", "tasks", "tasks", "remarks", "standing", "parts"),
    ]
    first = report.blocks[1].blocks[0]
    keys = [one.key for one in first.facts if one.value is not None]
    assert keys == [
        "progress",
        "measure",
        "light",
        "due",
        "said_light",
        "problems",
        "causes",
        "next",
        "ask",
        "forecast",
        "reported",
    ]
    assert fact(first, "reported") == date(2020, 6, 12)


def test_the_three_lists() -> None:
    report = three_lists(held(), ("problems", "responsibilities", "measures"))
    problems, duties, measures = report.blocks
    assert rows(problems)[0]["id"] == "FY-13"
    assert {row["id"] for row in rows(problems)} & {"FY-06", "FY-15", "HT-13"} == set()
    duty = next(row for row in rows(duties) if row["id"] == "FY-13")
    assert [one.values["role"] for one in duty["roles"]] == ["属地责任", "监管责任"]
    step = next(row for row in rows(measures) if row["id"] == "FY-12")["next_milestone"]
    assert step.values["day"] == date(2020, 6, 30)


ONE = """
list: l
title: 清单
period: {from: 2020-01-01, to: 2020-12-31}
tasks:
  - {id: 1, title: 修路, owner: 甲局, due: 2020-12-31, updates: [{on: 2020-03-01, progress: 10%}]}
"""


@pytest.mark.parametrize(
    ("settings", "said"),
    [("", "review.no_review_days"), ("review: {days: [2020-04-09]}", "review.first")],
)
def test_without_an_earlier_review_nothing_moves_and_the_report_says_so(settings: str, said: str) -> None:
    of = judged(ONE, day="2020-04-09", settings=settings)
    report = review_report(review(of, "owner", of.tasks))
    assert named(report, "changed") == Paragraph(named(report, "changed").text, "changed")
    assert named(report, "changed").text.key == said
    assert "move" not in rows(named(report, "ranking"))[0]


def test_a_waiver_is_told_with_its_reason() -> None:
    waived = ONE.replace("owner: 甲局", "owner: 甲局, decisions: [{on: 2020-03-02, act: waive, reason: 洪涝}]")
    of = judged(waived, day="2020-04-09")
    red, black, spared = red_and_black(review(of, "owner", of.tasks))
    assert red.rows == black.rows == ()
    assert catalog("zh-CN").say(spared.items[0]) == "甲局因1免责（洪涝），不列入黑榜。"


def test_every_grouping_makes_a_page() -> None:
    for by in ("leader", "section", "group", "tag", "list", "source", "role:监管责任"):
        table = ranking(held(by))[0]
        assert table.rows
        assert sum(row["tasks"] for row in rows(table)) > 0


def every_report() -> list[Report]:
    return [
        review_report(held()),
        walk_report(held()),
        why_report(held(), unit("颍东区政府")),
        unit_report(held(), unit("市商务局")),
        three_lists(held(), ("problems", "responsibilities", "measures")),
    ]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("width", [80, 120])
def test_pages_keep_to_the_screen_and_have_words_for_all(language: str, width: int) -> None:
    from checklist.writers.width import width as columns

    for report in every_report():
        text = write(report, "text", catalog(language), Look(width=width))
        assert max(map(columns, text.split("\n"))) <= width
        for lead in ("column.", "review.", "remark.", "part.", "plus.", "by.", "{"):
            assert lead not in text, (report.kind, lead)


def test_json_says_the_same_in_every_language() -> None:
    for report in every_report():
        texts = {write(report, "json", catalog(language), Look()) for language in ("zh-CN", "en")}
        assert len(texts) == 1
    data = json.loads(write(review_report(held()), "json", catalog("en"), Look()))["data"]
    first = data["ranking"][0]
    assert (first["place"], first["move"], first["name"], first["score"]) == (1, 5, "市城管局", 100)
    assert (first["part_progress"], first["part_on_time"], first["group"]) == (80, None, "市直单位")
    unit_data = json.loads(write(unit_report(held(), unit("市商务局")), "json", catalog("en"), Look()))["data"]
    assert [one["title"]["id"] for one in unit_data["tasks"]] == ["FY-11"]  # a list, though there is one only


def test_csv_has_every_group_in_one_table() -> None:
    lines = write(review_report(held()), "csv", catalog("zh-CN"), Look()).split("\r\n")
    assert lines[0].startswith("\ufeff名次,升降,责任单位,任务数,得分,")
    assert lines[1].startswith("1,5,市城管局,1,100.00,")
    assert len(lines) == 1 + 19 + 1


def test_a_score_is_shown_half_up() -> None:
    assert [str(Score(Fraction(value, 1000))) for value in (1005, -1005, 994, 0)] == ["1.01", "-1.01", "0.99", "0.00"]


def test_a_rate_that_is_ranked_by_has_its_own_digits() -> None:
    rows = "{id: 1, title: t, owner: u, status: done}, {id: 2, title: t, owner: u}, {id: 3, title: t, owner: u}"
    settings = "rates: [{name: 完成率, digits: 2}]\nreview: {rank_by: 完成率}"
    of = judged(f"list: l\ntasks: [{rows}]", day="2020-06-30", settings=settings)
    told = review(of, "owner", of.tasks)
    assert "33.33%" in write(review_report(told), "text", catalog("en"), Look())
    assert "33.33%" in write(why_report(told, told.rows[0]), "text", catalog("en"), Look())


def test_a_part_that_is_a_rate_says_what_it_counts_and_one_without_it_why_nothing_is_ranked() -> None:
    rows = (
        "{id: 1, title: t, owner: u, measure: {unit: km, target: 4, done: 1}},"
        "{id: 2, title: t, owner: u, measure: {unit: t, target: 4, done: 1}}, {id: 3, title: t, owner: v}"
    )
    settings = (
        "rates: [{name: made, sum: measure.done, over: measure.target}]\nreview: {rank_by: made, parts: {made: 1}}"
    )
    of = judged(f"list: l\ntasks: [{rows}]", day="2020-06-30", settings=settings)
    told = review(of, "owner", of.tasks)
    reports = {one.name: write(why_report(told, one), "text", catalog("en"), Look()) for one in told.rows}
    assert all("measured so far ÷ target of the measure" in one for one in reports.values())
    assert "made: units differ (km, t) and cannot be added" in reports["u"]
    assert "nothing to rank by: made has no denominator here" in reports["v"]


def test_late_parts_in_brief_are_told_to_be_counted_with_their_whole() -> None:
    rows = "{id: 1, title: t, owner: u}, {id: 2, title: t, owner: v, parent: 1, due: 2020-05-31}"
    of = judged(f"list: l\nperiod: {{from: 2020-01-01, to: 2020-12-31}}\ntasks: [{rows}]", day="2020-06-30")
    text = write(review_report(review(of, "owner", of.tasks)), "text", catalog("en"), Look())
    assert "Parts of a task, counted with it and not again above: 1" in text
