"""Headings: in one row or two, of a time, under one another, several of one meaning, and as a map says them."""

from datetime import date

import pytest

from checklist.core.model import Task
from checklist.core.value import replace
from checklist.readers.columns import timed_target
from checklist.readers.grid import Refused
from checklist.readers.rows import drawn
from checklist.readers.tables import tables
from checklist.readers.understood import Hints
from checklist.readers.values import Time
from tests.readers import made
from tests.readers.sheet import HEAD, YEAR, said, tasks, understood


def test_headings_in_two_rows_are_one_where_the_lower_would_say_as_much() -> None:
    rows = [
        ("附件2", None, None, None, None),
        ("某市2020年项目表", None, None, None, None),
        ("序号", "项目名称", "2020年计划", None, "责任单位"),
        (None, None, "规模", "进度目标", None),
        ("总计（2项）", None, 300, None, None),
        ("一、产业（1项）", None, 100, None, None),
        ("（一）续建", None, None, None, None),
        (1, "厂房", 100, "投产", "甲局"),
        ("二、交通（1项）", None, 200, None, None),
        (2, "修路", 200, "通车", "乙局"),
    ]
    merged_cells = ["A3:A4", "B3:B4", "C3:D3", "E3:E4", "A5:B5", "A6:B6", "A7:E7", "A9:B9"]
    of = understood(rows, Hints(), merged=merged_cells)
    assert (of.title, of.year, of.note, of.frame.top) == ("某市2020年项目表", 2020, "附件2", 2)
    assert [(task.id, task.section, task.title, dict(task.extra)) for task in tasks(of)] == [
        ("1", "一、产业（1项） / （一）续建", "厂房", {"2020年计划 / 规模": "100", "2020年计划 / 进度目标": "投产"}),
        ("2", "二、交通（1项）", "修路", {"2020年计划 / 规模": "200", "2020年计划 / 进度目标": "通车"}),
    ]
    assert said(of) == [
        *(("A5", "told.total"), ("C5", "told.total"), ("A6", "told.section"), ("C6", "told.sums")),
        *(("A7", "told.section"), ("A9", "told.section"), ("C9", "told.sums")),
    ]


def test_headings_in_two_rows_without_merged_cells() -> None:
    rows = [("序号", "任务", "责任单位", ""), ("", "", "牵头单位", "配合单位"), ("1", "修桥", "甲局", "乙局")]
    (sheet,) = tables("a.csv", made.csv(rows)).sheets
    (task,) = tasks(drawn(sheet, YEAR))
    assert (task.title, task.owner, task.support) == ("修桥", ("甲局",), ("乙局",))


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("5月进展情况", "update.text"),
        ("截至5月底进展情况", "update.text"),
        ("2020年目标任务", "goal"),
        ("上半年完成情况", "update.text"),
        ("Status as at 31 March 2020", "status"),
        ("2020年", ""),
        ("5月", ""),
    ],
)
def test_a_heading_with_a_time(heading: str, target: str) -> None:
    assert timed_target(heading) == target


def test_of_two_columns_for_two_months_none_is_the_report() -> None:
    rows = [("任务", "责任单位", "4月进展情况", "5月进展情况"), ("修桥", "甲局", "开工", "封顶")]
    (task,) = tasks(understood(rows, Hints(on=date(2020, 6, 1))))
    assert (task.updates, task.extra) == ((), (("4月进展情况", "开工"), ("5月进展情况", "封顶")))


def test_a_heading_that_no_name_can_be_is_kept_by_its_beginning() -> None:
    of = understood([(*HEAD, "x" * 150, "x" * 150), (1, "修桥", "甲局", None, "a", "b")])
    assert tasks(of)[0].extra == (("x" * 93 + "…", "a"), ("x" * 93 + "… (F)", "b"))


def test_two_columns_of_one_meaning_are_not_mixed() -> None:
    (task,) = tasks(understood([("任务", "责任单位", "责任部门"), ("a", "甲局", "乙局")]))
    assert (task.owner, task.extra) == (("甲局",), (("责任部门", "乙局"),))


def test_of_several_columns_that_a_map_makes_one_field_none_is_lost() -> None:
    named = {"任务": "title", "内容": "title", "一": "due", "二": "due", "甲": "owner", "乙": "owner"}
    rows = [
        ("任务", "内容", "一", "二", "甲", "乙"),
        ("修桥", "架梁", date(2020, 6, 30), date(2020, 7, 1), "甲局", "乙局"),
    ]
    (task,) = tasks(understood(rows, replace(YEAR, named=named)))
    assert (task.title, task.due, task.owner) == ("修桥", date(2020, 6, 30), ("甲局", "乙局"))
    assert task.extra == (("内容", "架梁"), ("二", "2020-07-01"))


def test_a_map_says_what_headings_do_not() -> None:
    rows = [("编号甲", "内容乙", "说明丙"), ("x", "修桥", "秘密")]
    with pytest.raises(Refused):
        understood(rows)
    (task,) = tasks(understood(rows, Hints(named={"内容乙": "title", "C": "skip", "编号甲": "id"})))
    assert task == Task("x", "修桥")


def test_of_columns_for_a_time_each_under_one_heading_none_is_the_field() -> None:
    rows = [
        ("任务", "责任单位", "完成情况", None, "时间进度", None),
        (None, None, "4月", "5月", "一季度", "二季度"),
        ("修桥", "甲局", "开工", "封顶", "选址", "通车"),
    ]
    of = understood(rows, Hints(on=date(2020, 6, 1)), merged=["A1:A2", "B1:B2", "C1:D1", "E1:F1"])
    (task,) = tasks(of)
    assert (task.updates, task.due_text, said(of)) == ((), "", [])
    assert dict(task.extra) == {
        "完成情况 / 4月": "开工",
        "完成情况 / 5月": "封顶",
        "时间进度 / 一季度": "选址",
        "时间进度 / 二季度": "通车",
    }


def test_what_leads_and_what_supports_under_one_heading() -> None:
    rows = [("任务", "责任单位", None), (None, "牵头", "配合"), ("修桥", "甲局", "乙局")]
    (task,) = tasks(understood(rows, merged=["A1:A2", "B1:C1"]))
    assert (task.owner, task.support) == (("甲局",), ("乙局",))


def test_what_a_heading_says_of_another_year_is_kept_as_printed() -> None:
    rows = [("任务", "责任单位", "2019年完成情况", "2021年目标"), ("修桥", "甲局", "选址", "通车")]
    (task,) = tasks(understood(rows, Hints(time=Time(2020), on=date(2020, 6, 1))))
    assert (task.goal, task.updates) == ("", ())
    assert dict(task.extra) == {"2019年完成情况": "选址", "2021年目标": "通车"}
    (task,) = tasks(understood(rows, Hints(time=Time(2021), on=date(2021, 6, 1))))
    assert (task.goal, dict(task.extra)) == ("通车", {"2019年完成情况": "选址"})
