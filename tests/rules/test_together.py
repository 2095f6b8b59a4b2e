"""What the rules of lists together pass over, and what they tell where the case is not that of their example."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.rules.every import RULES
from checklist.rules.names import looks
from checklist.rules.registry import near_code
from checklist.rules.relations import circles
from tests.rules.asked import codes, marked, problems, said, task

UNITS = "# file: checklist.yaml\nunits: [{name: 住建局, also: [市住建局]}, 交通局]\n# file: lists/a.yaml\n"


def test_every_place_that_names_a_unit_is_asked() -> None:
    text = UNITS + (
        "defaults: {owner: 甲}\nsections: [{name: s, support: 乙}]\n"
        "tasks:\n  - {id: 1, title: a, owner: 丙, support: [市住建局, 丁],\n"
        "     updates: [{on: 2026-06-01, by: 戊, text: a}], decisions: [{on: 2026-06-01, act: remark, by: 己}]}\n"
    )
    found = problems(text)
    assert [(one.code, marked(one)) for one in found] == [("E403", unit) for unit in "甲乙丙丁戊己"]


def test_a_default_owner_is_told_once_and_not_for_every_task() -> None:
    tasks = "".join(f"  - {{id: {number}, title: a}}\n" for number in range(9))
    assert codes(f"{UNITS}defaults: {{owner: 甲}}\ntasks:\n{tasks}") == ["E403"]


def test_the_unit_that_was_meant_is_offered() -> None:
    (one,) = problems(UNITS + "tasks: [{id: 1, title: a, owner: 市住健局}]\n")
    assert said(one, "zh-CN") == ("单位“市住健局”没有声明", "是不是“市住建局”？")


def test_joint_units_in_one_text_are_told_apart() -> None:
    (one,) = problems(UNITS + "tasks: [{id: 1, title: a, owner: 住建局、交通局}]\n")
    assert said(one, "zh-CN")[1] == "几个单位分开写：[住建局, 交通局]"


def test_a_comma_in_brackets_joins_no_units() -> None:
    assert codes("tasks: [{id: 1, title: a, owner: 各县（市、区）政府}]\n") == []
    assert codes("tasks: [{id: 1, title: a, owner: 各县（市、区）政府、住建局}]\n") == ["W261"]


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


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("经开区（园区）", "经开区(园区)", True),
        ("Works", "Wоrks", True),
        ("ROADS", "roads", True),
        ("市 住建局", "市住建局", True),
        ("住建局", "城建局", False),
    ],
)
def test_names_are_compared_by_what_they_look_like(one: str, other: str, same: bool) -> None:
    assert (looks(one) == looks(other)) is same


def test_names_that_look_alike_are_told_once_a_list() -> None:
    text = "tasks:\n  - {id: 1, title: a, owner: Works}\n  - {id: 2, title: b, owner: works, support: [works]}\n"
    assert codes(text) == ["W422", "W260"]


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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("W-1", "W-1\\u200b"),
        ("W-1", "W\\u2060-1"),
        ("W-1", "W\\u20101"),
        ("W-1", "w-1"),
        ("（一）", "(一)"),
        ("A1", "\\u04101"),
        ("1", "\\u31641"),
        ("1", "1\\u00ad"),
    ],
)
def test_names_that_nobody_can_tell_apart(one: str, other: str) -> None:
    ids = f'tasks: [{{id: "{one}", title: a, owner: b}}, {{id: "{other}", title: a, owner: b}}]\n'
    assert codes(ids) == ["W438"]
    for key, pair in (
        ("leader", None),
        ("section", None),
        ("tags", None),
        ("extra", "{{{}: c}}"),
        ("roles", "{{{}: c}}"),
    ):
        one_of, other_of = ((pair or "{}").format(f'"{name}"') for name in (one, other))
        text = (
            f"tasks: [{{id: 1, title: a, owner: b, {key}: {one_of}}}, {{id: 2, title: a, owner: b, {key}: {other_of}}}]"
        )
        assert codes(f"{text}\n") == ["W438"], key
        lists = "# file: lists/a.yaml\ntasks: [{{id: 1, title: a, owner: b, {0}: {1}}}]\n# file: lists/b.yaml\n"
        assert codes(f"{lists.format(key, one_of)}tasks: [{{id: 2, title: a, owner: b, {key}: {other_of}}}]\n") == [
            "W438"
        ]
    units = (
        '# file: checklist.yaml\nunits: ["{}", "{}"]\n# file: lists/a.yaml\ntasks: [{{id: 1, title: a, owner: "{}"}}]\n'
    )
    assert codes(units.format(one, other, one)) == ["W421"]


def test_where_two_names_differ_is_told_by_the_numbers_of_the_characters() -> None:
    (one,) = problems('tasks: [{id: "W-1", title: a, owner: b}, {id: "W\\u20101", title: a, owner: b}]\n')
    assert said(one)[0].endswith("they differ in U+2010 / U+002D")
    (one,) = problems('tasks: [{id: "1", title: a, owner: b}, {id: "1\\u200b", title: a, owner: b}]\n')
    assert said(one, "zh-CN")[0].endswith("看起来一样，却不相同（U+200B）")


def test_ids_of_two_lists_may_look_alike() -> None:
    text = "# file: lists/a.yaml\ntasks: [{id: A, title: a, owner: b}]\n# file: lists/b.yaml\n"
    assert codes(f"{text}tasks: [{{id: a, title: a, owner: b}}]\n") == []


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


TWO_UNITS = "# file: checklist.yaml\nunits: [{name: 住建局, also: [市住建局]}, 颍州区]\n# file: lists/works.yaml\n"


@pytest.mark.parametrize("between", ["、", ",", "，", "; ", "；", "/", " "])
def test_declared_units_in_one_text_are_to_be_written_apart(between: str) -> None:
    (one,) = problems(f'{TWO_UNITS}tasks:\n  - {{id: 1, title: a, owner: "市住建局{between}颍州区"}}\n')
    assert (one.code, said(one)[1]) == ("E403", "write several units as [市住建局, 颍州区]")


@pytest.mark.parametrize(
    ("names", "marks"),
    [
        ("owner: [住建局, 市住建局]", ["市住建局"]),
        ("owner: 住建局, support: [颍州区, 颍州区]", ["颍州区"]),
        ("owner: 住建局, leader: [市长, 市长]", ["市长"]),
        ("owner: [住建局, 颍州区]", []),
    ],
)
def test_a_unit_is_named_once(names: str, marks: list[str]) -> None:
    found = problems(f"{TWO_UNITS}tasks:\n  - {{id: 1, title: a, {names}}}\n")
    assert [(one.code, marked(one)) for one in found] == [("W270", mark) for mark in marks]


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
