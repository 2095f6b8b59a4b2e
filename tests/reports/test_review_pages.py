"""The pages of a review: in the order they are read, on any screen, in any format, of any grouping."""

import json
from datetime import date
from fractions import Fraction

import pytest

from checklist.core.review import review
from checklist.lang.catalog import load as catalog
from checklist.reports.poster import poster
from checklist.reports.ranking import ranking
from checklist.reports.report import Report, Score
from checklist.reports.review import review_report
from checklist.reports.threelists import three_lists
from checklist.reports.unit import unit_report
from checklist.reports.walk import walk_report
from checklist.reports.why import why_report
from checklist.writers.formats import Look, write
from tests.reports.meeting import fact, fuyang, held, named, rows, unit
from tests.world import judged


def test_the_page_is_in_the_order_it_is_read() -> None:
    names = [one.name for one in review_report(held()).blocks]
    order = [
        "basis",
        "ranking",
        "lacking",
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


HALF_TOLD = """
list: l
period: {from: 2020-01-01, to: 2020-12-31}
tasks:
  - {id: A, title: 修桥, owner: 甲局, status: in-progress, updates: [{on: 2020-06-10, progress: 50%}]}
  - {id: B, title: 修路, owner: 甲局, status: in-progress, updates: [{on: 2020-06-10, text: 进场}]}
"""


def test_a_mean_says_of_how_many_tasks_it_is() -> None:
    of = judged(HALF_TOLD, day="2020-06-30")
    page = review(of, "owner", of.tasks)
    (row,) = page.rows
    assert named(review_report(page), "lacking").text.values == {"count": 1, "total": 2}
    assert fact(named(unit_report(page, row), "overall"), "measured") == 1
    assert fact(named(why_report(page, row), "standing"), "measured") == 1
    (sheet,) = poster(page, "清单", ()).blocks
    assert fact(sheet.blocks[0], "measured") == 1


def test_the_walk_is_worst_first_and_the_difficult_stand_apart() -> None:
    report = review_report(held(), 3)
    assert [row["id"] for row in rows(named(report, "difficult"))] == ["FY-13", "FY-04", "HT-06"]
    assert [row["id"] for row in rows(named(report, "walk"))] == ["FY-01-3", "FY-17", "HT-05"]
    assert named(report, "walk").note.values == {"count": 24}
    whole = walk_report(held())
    assert sum(len(one.rows) for one in whole.blocks) == len(fuyang().tasks) == 32
    assert [row["id"] for row in rows(named(whole, "walk"))][-2:] == ["FY-06", "HT-13"]  # paused, cancelled


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
