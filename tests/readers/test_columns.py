"""A cell under its heading: days, shares, figures and names as they are understood, or kept as printed and told."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from checklist.core.calendar import Cadence, DayOf, Every
from checklist.core.message import Message
from checklist.core.model import Measure, Status, Task
from checklist.readers.understood import Hints, Overfull
from checklist.readers.values import Time
from tests.readers.sheet import HEAD, said, tasks, understood


@pytest.mark.parametrize(
    ("heading", "cell", "expected"),
    [
        ("Deadline", "持续推进", {"due_text": "持续推进", "every": Cadence(Every.QUARTER)}),
        ("办理时限", "每月25日前", {"due_text": "每月25日前", "every": Cadence(Every.MONTH, DayOf(25))}),
        ("完成时间", "5月底前动工", {"due": date(2020, 5, 31), "due_stage": "started", "due_text": "5月底前动工"}),
        ("完成时限", "2020.6.30", {"due": date(2020, 6, 30), "due_text": "2020.6.30"}),
        ("完成时限", "2020-06", {"due": date(2020, 6, 30), "due_text": "2020-06"}),
        ("开工时间", "2020年3月", {"start": date(2020, 3, 1)}),
        ("开工时间", "2020年3月底", {"start": date(2020, 3, 31)}),
        ("开工时间", "2020/3", {"start": date(2020, 3, 1)}),
        ("完成时限", 20200630, {"due": date(2020, 6, 30), "due_text": "20200630"}),
        ("完成时限", "印发之日起30日内", {"due": date(2020, 2, 1), "due_text": "印发之日起30日内"}),
        ("% complete", "45%", {"progress": Fraction(45, 100)}),
        ("完成进度（%）", 45, {"progress": Fraction(45, 100)}),
        ("Status", "In progress", {"status": Status.IN_PROGRESS}),
        ("状态", "进行中", {"status": Status.IN_PROGRESS}),
        ("配合部门", "市财政局", {"support": ("市财政局",)}),
        ("Target", "1,100亿元", {"measure": Measure("亿元", Decimal(1100))}),
        ("计划投资（亿元）", "12.5", {"amounts": (("planned", Decimal("12.5")),)}),
        ("权重", 2, {"weight": Decimal(2)}),
        ("标签", "难点、民生", {"tags": ("difficult", "民生")}),
        ("指导单位", "省住建厅", {"roles": (("指导", ("省住建厅",)),)}),
        ("适用范围", "全市", {"extra": (("适用范围", "全市"),)}),
        ("存在问题", "资金未到位", {"extra": (("存在问题", "资金未到位"),)}),
    ],
)
def test_a_column_of_every_kind(heading: str, cell: Any, expected: dict[str, Any]) -> None:
    hints = Hints(time=Time(2020, date(2020, 1, 2)), every=Cadence(Every.QUARTER))
    of = understood([("任务", "责任单位", heading), ("修桥", "市住建局", cell)], hints)
    assert tasks(of) == [Task("1", "修桥", owner=("市住建局",), **expected)]
    assert said(of) == []


@pytest.mark.parametrize(
    ("heading", "cell", "key", "kept"),
    [
        ("完成时限", "尽快", "told.words", {"due_text": "尽快"}),
        ("完成时限", "6月底前", "told.year", {"due_text": "6月底前"}),
        ("完成时限", "本月底", "told.present", {"due_text": "本月底"}),
        ("完成时限", "印发之日起30日内", "told.relative", {"due_text": "印发之日起30日内"}),
        ("完成时限", "01/03/2020", "told.either", {"due_text": "01/03/2020"}),
        ("完成时限", "31/31/2020", "told.no_such_day", {"due_text": "31/31/2020"}),
        ("完成时限", "持续推进", "told.standing", {"due_text": "持续推进"}),
        ("完成时限", "2020年2月30日", "told.no_such_day", {"due_text": "2020年2月30日"}),
        ("开始日期", "早春", "told.day", {"extra": (("开始日期", "早春"),)}),
        ("状态", "差不多了", "told.kept", {"extra": (("状态", "差不多了"),)}),
        ("权重", "很高", "told.kept", {"extra": (("权重", "很高"),)}),
        ("进度", "过半", "told.kept", {"extra": (("进度", "过半"),)}),
    ],
)
def test_what_is_not_understood_is_kept_and_told(heading: str, cell: str, key: str, kept: dict[str, Any]) -> None:
    of = understood([("任务", "责任单位", heading), ("修桥", "市住建局", cell)], Hints())
    assert tasks(of) == [Task("1", "修桥", owner=("市住建局",), **kept)]
    assert said(of) == [("C2", key)]
    assert of.missed == {2: 1}


@pytest.mark.parametrize(
    ("text", "due_text", "told"),
    [
        ("2020-06-30 00:00:00", None, False),
        ("2020-06-30T00:00:00Z", None, False),
        ("2020/6/30 0:00", "2020/6/30 0:00", False),
        ("2020-06-30 17:30", "2020-06-30 17:30", True),
        (datetime(2020, 6, 30, 17, 30), "2020-06-30 17:30:00", True),  # noqa: DTZ001
    ],
)
def test_a_day_with_a_time_is_that_day(text: Any, due_text: str | None, told: bool) -> None:
    of = understood([("任务", "责任单位", "完成时限", "开始日期"), ("修桥", "市住建局", text, text)])
    (task,) = tasks(of)
    assert (task.due, task.start, task.due_text) == (date(2020, 6, 30), date(2020, 6, 30), due_text or "")
    assert said(of) == ([("D2", "told.time")] if told else [])


@pytest.mark.parametrize("text", ["2020-06-29T16:00:00Z", "2020-06-30 25:00", "2020-06-30 0:60"])
def test_a_day_in_another_zone_or_at_no_time_is_none(text: str) -> None:
    of = understood([("任务", "责任单位", "完成时限"), ("修桥", "市住建局", text)])
    assert (tasks(of)[0].due, len(said(of))) == (None, 1)


def test_shares_of_one_are_known_by_their_column() -> None:
    of = understood([("任务", "进度"), ("a", 0.45), ("b", 1)])
    assert [task.progress for task in tasks(of)] == [Fraction(45, 100), Fraction(1)]
    of = understood([("任务", "进度"), ("a", 45), ("b", 1)])
    assert [task.progress for task in tasks(of)] == [Fraction(45, 100), Fraction(1, 100)]


def test_a_title_that_no_list_can_hold_is_told_by_its_cell() -> None:
    with pytest.raises(Overfull) as caught:
        understood([HEAD, (1, "修" * 20_001, "甲局", None)])
    assert caught.value.why == Message("import.long", {"where": "B2", "most": 20_000})


def test_figures_that_were_reckoned_are_as_near_as_a_list_may_hold_them() -> None:
    rows = [("任务", "进度", "目标值"), ("a", 1 / 3, 1 / 3)]
    of = understood(rows, formats={"B2": "0.0%"})
    assert tasks(of)[0].progress == Fraction("0.33333333")
    assert tasks(of)[0].measure == Measure(target=Decimal("0.333333333"))
    of = understood(rows)
    assert tasks(of)[0].progress == Fraction("0.33333333")
    of = understood([("任务", "进度"), ("a", 100 / 3)])
    assert tasks(of)[0].progress == Fraction("0.33333333")
    assert said(of) == []


def test_the_first_named_leads_where_the_sheet_says_so() -> None:
    rows = [("任务", "责任单位（列第一位者为牵头单位）"), ("a", "甲局、乙局")]
    (task,) = tasks(understood(rows))
    assert (task.owner, task.support) == (("甲局",), ("乙局",))


def test_reports_need_a_day() -> None:
    rows = [("任务", "进度", "进展情况", "存在问题"), ("a", "45%", "已开工", "缺资金")]
    (task,) = tasks(understood(rows, Hints(on=date(2020, 6, 20))))
    (update,) = task.updates
    assert (update.on, update.progress, update.text, update.problems) == (
        *(date(2020, 6, 20), Fraction(45, 100)),
        *("已开工", "缺资金"),
    )
    assert (task.progress, task.extra) == (None, ())


def test_a_month_in_a_cell_of_a_day_ends_with_its_last() -> None:
    head, first = ("任务", "责任单位", "开始日期", "完成时限"), date(2020, 6, 1)
    month = 'yyyy"年"m"月"'
    of = understood([head, ("修桥", "市住建局", first, first)], formats={"C2": month, "D2": month})
    (task,) = tasks(of)
    assert (task.start, task.due, task.due_text) == (first, date(2020, 6, 30), "2020年6月")


def test_brackets_on_a_line_of_their_own_are_no_other_leader() -> None:
    of = understood([("任务", "责任单位", "责任领导"), ("修桥", "市住建局", "王五\n（副市长）\n赵六")])
    assert tasks(of)[0].leader == ("王五（副市长）", "赵六")


@pytest.mark.parametrize(
    "text",
    ["31/12/2020", "12/31/2020", "31.12.2020", "end December 2020", "2020年Q4", "End Q4 2020", "by the end of Q4 2020"],
)
def test_a_day_that_can_be_one_only(text: str) -> None:
    (task,) = tasks(understood([("任务", "责任单位", "完成时限"), ("修桥", "甲局", text)]))
    assert (task.due, task.due_text) == (date(2020, 12, 31), text)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("某市2020年重点工作", 2020),
        ("某市2020年重点工作（截至2020年5月）", 2020),
        ("三年行动方案（2020—2022年）", None),
        ("2020-2022年项目", None),
        ("Action plan 2020/21", None),
        ("Action plan 2020", 2020),
    ],
)
def test_a_list_of_several_years_is_of_none(title: str, year: int | None) -> None:
    of = understood([(title, None, None), ("任务", "责任单位", "完成时限"), ("修桥", "甲局", "年底前")], Hints())
    assert of.year == year
    assert [one.due for one in tasks(of)] == [year and date(year, 12, 31)]


def test_a_responsibility_holds_all_that_are_named_and_no_text() -> None:
    rows = [("任务", "责任单位", "指导部门"), ("修桥", "甲局", "乙厅牵头，丙厅配合"), ("修路", "甲局", "丁" * 2001)]
    of = understood(rows)
    one, other = tasks(of)
    assert (dict(one.roles), dict(one.extra)) == ({"指导": ("乙厅", "丙厅")}, {"指导部门": "乙厅牵头，丙厅配合"})
    assert (other.roles, said(of)) == ((), [("C3", "told.names")])
