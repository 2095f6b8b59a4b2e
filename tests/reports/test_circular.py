"""The circular: its parts in their order, what lags with its reason, and figures that are those of other reports."""

from typing import Any

import pytest

from checklist.core.ladder import notices
from checklist.core.policy import Rung
from checklist.core.review import review
from checklist.core.value import replace
from checklist.lang.catalog import load
from checklist.reports.circular import circular
from checklist.reports.report import Paragraph, Report, Section
from tests.world import judged

TASKS = """
list: l
issuer: 市委办公室
defaults: {status: in-progress, start: 2020-01-01}
period: {from: 2020-01-01, to: 2020-12-31}
tasks:
  - id: late
    title: 修桥
    owner: 甲局
    leader: 市长
    due: 2020-06-20
    updates: [{on: 2020-06-10, progress: 50%, problems: 汛期。, causes: 降雨}]
  - {id: behind, title: 修路, owner: 乙局, due: 2020-12-31, updates: [{on: 2020-06-10, progress: 10%}]}
  - {id: well, title: 植树, owner: 丙局, due: 2020-12-31, updates: [{on: 2020-06-10, progress: 60%}]}
  - {id: done, title: 清淤, owner: 丙局, due: 2020-06-30, status: done, done_on: 2020-06-01}
"""
ZH = load("zh-CN")


def made(text: str = TASKS) -> Report:
    of = judged(text, day="2020-06-30")
    return circular(review(of, "owner", of.tasks), notices(of))


def part(report: Report, name: str) -> list[str]:
    """The sentences of a part, in Chinese."""
    held: Any = next(one for one in report.blocks if one.name == name)
    blocks = held.blocks if isinstance(held, Section) else (held,)
    return [ZH.say(one.text) for one in blocks if isinstance(one, Paragraph)]


def test_its_parts_stand_in_the_order_of_such_papers() -> None:
    names = "number to opening overall ranking lagging good asked issuer day annex copies"
    assert [one.name for one in made().blocks] == names.split()


def test_to_whom_it_goes_and_who_has_a_copy() -> None:
    """Every unit that answers for a task, in the office's order and not by place; of those told beside, the rest."""
    assert part(made(), "to") == ["甲局、乙局、丙局："]
    of = judged(TASKS, settings="units: [乙局, 丙局, 甲局]", day="2020-06-30")
    assert part(circular(review(of, "owner", of.tasks), notices(of)), "to") == ["乙局、丙局、甲局："]
    assert part(made(), "copies") == ["抄送：市长"]


def test_the_figures() -> None:
    """Of 4 tasks 2 are green, 1 is behind by 39.9 points (red from 30 on), 1 is overdue; the mean is 220 ÷ 4 = 55 %."""
    progress, lights, counts = part(made(), "overall")
    assert progress.startswith("列入统计的重点任务共4项，平均完成进度55.0%")
    assert lights == "亮绿灯2项、黄灯0项、红灯2项、灰灯0项（未报送进展）。"
    assert counts == "逾期1项，临近时限0项，未按期报送0项；已完成1项，其中已销号0项。"


def test_a_mean_says_of_how_many_tasks_it_is() -> None:
    """A task that gives no figure is among those counted, but in no mean: 220 ÷ 4 stays 55 %."""
    told, *_ = part(made(f"{TASKS}  - {{id: untold, title: 建校, owner: 丙局, due: 2020-12-31}}\n"), "overall")
    assert told.startswith("列入统计的重点任务共5项，其中4项有进度和序时数据，这4项平均完成进度55.0%")


def test_what_lags_is_told_one_by_one_with_the_reason_given() -> None:
    first, second = part(made(), "lagging")
    assert first.startswith("1. 修桥（late，甲局）。时限2020年6月20日，已逾期10天")
    assert first.endswith("存在问题：汛期；原因分析：降雨。")
    assert second.startswith("2. 修路（behind，乙局）。")
    assert second.endswith("责任单位未说明原因。")


def test_what_is_good_and_what_is_asked() -> None:
    best, done = part(made(), "good")
    assert best == "丙局进展较好，列入红榜。"
    assert done == "按期完成1项：done　清淤。"
    late, behind, every = part(made(), "asked")
    assert late.startswith("甲局要对逾期事项")
    assert behind.startswith("乙局要分析滞后原因")
    assert every.startswith("各责任单位")


def test_with_nothing_to_tell_it_says_so() -> None:
    report = made("tasks:\n  - {id: a, title: 植树, owner: 丙局, status: not-started}\n")
    assert part(report, "lagging") == ["没有逾期或滞后的事项。"]
    assert [one.name for one in report.blocks if one.name in ("annex", "copies")] == []


@pytest.mark.parametrize(
    ("numbers", "given", "told"),
    [
        (("", ""), "", "（未编号）"),
        (("1号", ""), "", "1号"),
        (("1号", "2号"), "", "（未编号）"),
        (("通 3号", "2号"), "", "通 3号"),
        (("通 3号", "2号"), "9号", "9号"),
    ],
)
def test_its_number_is_that_given_or_of_the_one_notice_that_was_served(
    numbers: tuple[str, ...], given: str, told: str
) -> None:
    """Of several the one that was served as a circular (通) counts."""
    of = judged(TASKS, day="2020-06-30")
    found = [
        replace(one, number=number, rung=Rung("circulate" if number.startswith("通") else "warn"))
        for one, number in zip(notices(of), numbers, strict=False)
    ]
    assert part(circular(review(of, "owner", of.tasks), found, given), "number") == [told]


def test_it_can_be_said_in_english() -> None:
    assert "Overdue: 1" in load("en").say(next(one for one in made().blocks if one.name == "overall").blocks[2].text)


def test_without_a_report_there_is_no_mean() -> None:
    report = made(
        "list: l\nissuer: x\ntasks:\n- {id: a, title: 修桥, owner: 甲局, start: 2020-01-01, due: 2020-12-31}\n"
    )
    assert part(report, "overall")[0] == "列入统计的重点任务共1项，尚无可供计算平均完成进度的报送。"
