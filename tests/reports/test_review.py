"""The review of the Fuyang workspace at its meeting, held against figures reckoned by hand."""

from fractions import Fraction

import pytest

from checklist.core.message import Points
from checklist.core.review import review, worst_first
from checklist.lang.catalog import load as catalog
from checklist.reports.ranking import ranking, red_and_black
from checklist.reports.report import Move, Paragraph, Rank
from checklist.reports.review import review_report
from checklist.reports.why import why_report
from tests.reports.meeting import fact, fuyang, held, named, rows, unit
from tests.world import judged

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
