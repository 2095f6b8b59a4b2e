"""Names of units, tasks and lists: as they are declared, joined in one text, and told apart where they look alike."""

import pytest

from checklist.rules.names import looks
from tests.rules.asked import codes, marked, problems, said

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
