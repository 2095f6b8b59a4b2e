"""What the rules of lists together pass over, and what they tell: circles, heads, settings, rates, scores, rungs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.rules.every import RULES
from checklist.rules.registry import near_code
from checklist.rules.relations import circles
from tests.rules.asked import codes, marked, problems, said, task


def test_a_parent_may_be_named_by_its_number_and_stand_in_another_list() -> None:
    text = (
        "# file: lists/a.yaml\ntasks: [{id: A, no: 7, title: a, owner: W}]\n"
        "# file: lists/b.yaml\ntasks:\n  - {id: B, title: b, owner: W, parent: {list: a, item: 7}}\n"
        "  - {id: C, title: c, owner: W, parent: A}\n  - {id: D, title: c, owner: W, parent: C}\n"
    )
    assert codes(text) == []


def test_a_source_that_is_no_task_here_is_somebody_elses() -> None:
    assert codes("tasks: [{id: 1, title: a, owner: W, source: [市委1号文件, {list: upper, item: [3, 4]}]}]\n") == []


def test_a_circle_is_told_once_and_names_its_tasks() -> None:
    tasks = "".join(f"  - {{id: {n}, title: a, owner: W, parent: {n % 9 + 1}}}\n" for n in range(1, 10))
    (one,) = problems(f"tasks:\n{tasks}")
    assert said(one)[0] == "tasks are parts of each other: 1 → 2 → 3 → 4 → 5 → … → 1"


def test_a_task_that_is_its_own_part() -> None:
    assert codes("tasks: [{id: 1, title: a, owner: W, parent: 1}]\n") == ["E405"]


def test_a_single_small_file_needs_no_head() -> None:
    assert codes("list: w\ntasks: [{id: 1, title: a, owner: W}]\n") == []


def test_files_of_one_name_in_two_folders_make_one_list_with_two_heads() -> None:
    text = "# file: lists/x/a.yaml\ntasks: []\n# file: lists/y/a.yaml\ntasks: []\n"
    assert codes(text) == ["E408"]


def test_two_lists_that_are_numbered_alike_are_told_once() -> None:
    tasks = "".join(f"  - {{id: {number}, title: a, owner: 甲}}\n" for number in range(1, 30))
    (one,) = problems(f"# file: lists/a.yaml\ntasks:\n{tasks}# file: lists/b.yaml\ntasks:\n{tasks}")
    told, _ = said(one, "zh-CN")
    assert one.code == "W402"
    assert told.startswith("与清单 a 重复的编号（29个）：1、2、3")
    assert told.endswith("20、…")


@pytest.mark.parametrize(
    "settings",
    [
        "rates: [完成率, completion, {name: 办结率, over: all}]",
        "rates: [{name: a, count: done & tag.x - status.paused, over: all}]",
        "rates: [{name: a, sum: measure.done, over: measure.target}, {name: b, sum: amounts.anything}]",
        "review: {rank_by: 办结率, parts: {progress: 50, 开工率: 50}}",
        "review: {plus: [{unit: W, points: 3, reason: 表彰}]}",
        "lights: {yellow: 30}",
    ],
)
def test_settings_that_make_sense_are_passed(settings: str) -> None:
    text = f"# file: checklist.yaml\n{settings}\n# file: lists/a.yaml\ntasks: [{{id: 1, title: a, owner: W}}]\n"
    assert codes(text) == []


def test_a_red_light_is_held_against_a_yellow_one_of_the_workspace() -> None:
    text = "# file: checklist.yaml\nlights: {yellow: 40}\n# file: lists/a.yaml\ntasks: []\n"
    assert codes(text) == ["E429"]


def test_money_of_one_unit_is_summed() -> None:
    text = (
        "# file: checklist.yaml\nrates: [投资完成率]\n"
        "# file: lists/a.yaml\nmoney: 亿元\ntasks: [{id: 1, title: a, owner: W, amounts: {planned: 1}}]\n"
        "# file: lists/b.yaml\nmoney: 万元\ntasks: [{id: 2, title: a, owner: W}]\n"
    )
    assert codes(text) == []
    found = problems(text.replace("id: 2, title: a", "id: 2, amounts: {planned: 1}, title: a"))
    assert [(one.code, marked(one)) for one in found] == [("W412", "万元")]


RATES = "# file: checklist.yaml\nrates: [{}]\n# file: lists/a.yaml\ntasks: [{{id: 1, title: a, owner: b}}]\n"


@pytest.mark.parametrize(
    ("rates", "told"),
    [
        ("完成率, 办结率", []),
        ("完成率, 完成率", ["E436"]),
        ("Completion, completion", ["E436"]),
        ("完成率, {name: 完成率, count: done, over: due}", ["E436"]),
        ('完成率, "完成率\\u200b"', ["E425", "E436"]),
        (
            "{name: a, count: done, over: all}, {name: a, count: closed, over: all}, {name: a, count: due, over: all}",
            ["E436"] * 2,
        ),
    ],
)
def test_a_rate_is_declared_once(rates: str, told: list[str]) -> None:
    assert codes(RATES.format(rates)) == told


def test_a_review_may_stand_at_its_own_day() -> None:
    days = (
        "# file: checklist.yaml\nreview: {{days: [{{on: 2026-06-20, as_of: {}}}]}}\n# file: lists/a.yaml\ntasks: []\n"
    )
    assert codes(days.format("2026-06-20")) == codes(days.format("2026-06-19")) == []
    assert codes(days.format("2026-06-21")) == ["E435"]


KEYS = st.integers(0, 7).map(lambda number: ("", str(number)))
GRAPHS = st.dictionaries(KEYS, st.lists(KEYS, max_size=3).map(tuple), max_size=8)


@given(GRAPHS)
def test_a_circle_leads_back_to_where_it_begins(below: dict[tuple[str, str], tuple[tuple[str, str], ...]]) -> None:
    for circle in circles(below):
        assert all(after in below[before] for before, after in zip(circle, (*circle[1:], circle[0]), strict=True))


@given(GRAPHS)
def test_there_is_a_circle_where_a_walk_comes_back(below: dict[tuple[str, str], tuple[tuple[str, str], ...]]) -> None:
    def comes_back(start: tuple[str, str]) -> bool:
        seen: set[tuple[str, str]] = set()
        ahead = list(below.get(start, ()))
        while ahead:
            here = ahead.pop()
            if here == start:
                return True
            if here not in seen:
                seen.add(here)
                ahead += below.get(here, ())
        return False

    assert bool(circles(below)) is any(comes_back(key) for key in below)


@pytest.mark.parametrize(
    ("plus", "told"),
    [
        ("{for: closed, points: 5, cap: -3}", ["W448"]),
        ("{for: missed_return, points: -2, cap: -10}", []),
        ("{for: missed_return, points: -2, cap: 10}", []),  # a cap is a size: points are taken off up to it
        ("{unit: nobody, points: 1}", ["W449"]),
        ("{unit: Works, points: 1}", []),
    ],
)
def test_points_that_nobody_gets_or_that_go_the_other_way(plus: str, told: list[str]) -> None:
    settings = f"# file: checklist.yaml\nreview: {{plus: [{plus}]}}\n# file: lists/a.yaml\n"
    found = codes(f"{settings}tasks: [{{id: 1, title: a, owner: Works}}]\n")
    assert [one for one in found if one in ("W448", "W449")] == told


@pytest.mark.parametrize(
    ("parts", "told"),
    [("{completion: 50, 完成率: 50}", 1), ("{progress: 50, 按期: 50}", 0), ("{办结率: 50, 按期办结率: 50}", 0)],
)
def test_a_part_of_the_score_under_two_names_is_told(parts: str, told: int) -> None:
    settings = f"# file: checklist.yaml\nreview: {{parts: {parts}}}\n# file: lists/a.yaml\n"
    assert codes(f"{settings}tasks: [{{id: 1, title: a, owner: Works}}]\n").count("E450") == told


@pytest.mark.parametrize("rungs", ["[{nam: warn}]", "[]", "5"])
def test_where_no_rung_can_be_read_the_usual_ones_are_named(rungs: str) -> None:
    found = problems(
        f"# file: checklist.yaml\nnotices: {{rungs: {rungs}}}\n# file: lists/a.yaml\n"
        "tasks: [{id: 1, title: a, owner: Works, enter_at: zz}]\n"
    )
    ((_, fix),) = [said(one) for one in found if one.code == "E268"]
    assert fix.startswith("write one of: remind, warn, ")


def test_no_task_starts_on_a_rung_that_a_person_decides_on() -> None:
    (one,) = problems("# file: lists/a.yaml\ntasks: [{id: 1, title: a, owner: Works, enter_at: refer}]\n")
    assert (one.code, said(one)[1]) == ("E268", "write one of: remind, warn, supervise, circulate, summon")


def test_of_a_value_that_could_not_be_read_nothing_else_is_said() -> None:
    text = task(
        "due: 2026-02-30\ndecisions:\n  - {on: 2026-02-10, act: extend, from: 2026-02-20, to: 2026-03-31, reason: a}"
    )
    assert codes(text) == ["E111"]


@pytest.mark.parametrize(("typed", "meant"), [("W210", "E210"), ("210", "E210"), ("e202", "E202"), ("A999", "")])
def test_a_code_with_another_letter_is_the_one_of_its_number(typed: str, meant: str) -> None:
    assert near_code(typed, RULES) == meant


@pytest.mark.parametrize(
    ("rate", "mark", "fix"),
    [
        ("{name: a, sum: done}", "done", "it is a set of tasks"),
        ("{name: a, count: closed, sum: weight}", "closed", "it is a set of tasks"),
        ("{name: a, sum: weight, over: due}", "due", "it is a set of tasks"),
        ("{name: a, count: done, over: amounts.planned}", "amounts.planned", "it is an amount"),
        ("{name: a, count: dnoe}", "dnoe", "did you mean “done”?"),
    ],
)
def test_a_rate_counts_or_sums(rate: str, mark: str, fix: str) -> None:
    text = f"# file: checklist.yaml\nrates: [{rate}]\n# file: lists/a.yaml\ntasks:\n  - {{id: 1, title: a, owner: W}}\n"
    (one,) = problems(text)
    assert (one.code, marked(one)) == ("E426", mark)
    assert said(one)[1].startswith(fix)
