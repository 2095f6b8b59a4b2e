"""What `checklist.yaml` may say, and what holds where it says nothing."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checklist.core.calendar import Cadence, DayOf, Every
from checklist.core.policy import LADDER, Policy, RateRule, ReviewDay, Rung, Waiver, Workspace
from checklist.source.read import at, written
from checklist.source.settings import read_settings
from checklist.source.text import Span
from tests.imports import ROOT


def read(text: str) -> Workspace:
    workspace, reading = read_settings("checklist.yaml", text.encode())
    assert not reading.faults, reading.faults
    return workspace


def codes(text: str | bytes) -> list[str]:
    data = text if isinstance(text, bytes) else text.encode()
    return [fault.code for fault in read_settings("checklist.yaml", data)[1].faults]


@pytest.mark.parametrize("text", ["", "# all defaults\n", "title:\n", "lights: {}\n"])
def test_every_default_holds(text: str) -> None:
    assert read(text) == Workspace()
    assert read(text).policy == Policy()


def test_a_workspace_whole() -> None:
    got = read(
        """\
标题: 阜阳市重点工作
language: 中文
as_of: 2020-06-16
calendar: 中国
holidays: 2020-06-25
workdays: [2020-06-28]
lists: [lists/, 其他.yaml]
units:
  - {名称: 市住建局, 分组: 市直单位, 别名: [住建局], 邮箱: zjj@example.org}
  - 颍州区政府
returns: {every: month, by: 25}
lights: {yellow: 5, 红灯: 20, due_soon: 14, days: 工作日}
expect: 按月
unmeasured: zero
stages: [立项, 开工]
rates:
  - {name: 开工率, count: stage.开工&with.签约, over: plan.started}
  - {name: 到位率, sum: amounts.到位资金, over: amounts.contracted, digits: 2}
  - 销号率
review:
  days: [2020-04-28, {on: 2020-05-28, as_of: 2020-05-25, title: 5月讲评会}]
  parts: {进度: 70, returns: 30}
  rank_by: 完成率
  full: {市直单位: 90}
  plus: [{for: missed_return, points: -2, cap: -10}, {unit: 市住建局, points: 0}]
extensions: {max: 2}
notices: {rungs: [{name: remind, colour: 蓝, due_soon: 是, to: owner}]}
waivers: [{code: W247, reason: 已说明, until: 2020-12-31, task: FY-01}]
"""
    )
    policy = got.policy
    assert (got.title, got.language, got.as_of, got.calendar) == ("阜阳市重点工作", "zh-CN", date(2020, 6, 16), "CN")
    assert (got.holidays, got.workdays) == ((date(2020, 6, 25),), (date(2020, 6, 28),))
    assert got.lists == ("lists/", "其他.yaml")
    assert [unit.name for unit in policy.units.all] == ["市住建局", "颍州区政府"]
    assert policy.units.known["住建局"].email == ("zjj@example.org",)
    assert policy.returns == Cadence(Every.MONTH, DayOf(25))
    assert (policy.lights.yellow, policy.lights.red, policy.lights.days) == (Decimal(5), Decimal(20), "working")
    assert (policy.expect, policy.unmeasured, policy.stages) == ("months", "zero", ("立项", "开工"))
    assert policy.rates == (
        RateRule("开工率", "stage.started & with.signed", over="plan.started"),
        RateRule("到位率", sum="amounts.arrived", over="amounts.contracted", digits=2),
        RateRule("销号率"),
    )
    review = policy.review
    assert review.days == (ReviewDay(date(2020, 4, 28)), ReviewDay(date(2020, 5, 28), date(2020, 5, 25), "5月讲评会"))
    assert review.parts == (("progress", Decimal(70)), ("returns", Decimal(30)))
    assert (review.rank_by, review.full) == ("完成率", (("市直单位", Decimal(90)),))
    assert [(one.what, one.unit, one.points, one.cap) for one in review.plus] == [
        ("missed_return", "", Decimal(-2), Decimal(-10)),
        ("", "市住建局", Decimal(0), None),
    ]
    assert policy.extensions == 2
    assert policy.ladder == (Rung("remind", colour="blue", due_soon=True, to=("owner",)),)
    assert policy.waivers == (Waiver("W247", "已说明", date(2020, 12, 31), "FY-01"),)


def test_every_word_has_its_chinese() -> None:
    policy = read(
        """\
rates: [{name: a, count: tag.难点 & status.已销号 - light.红灯, over: due.竣工}]
review: {rank_by: 得分, plus: [{for: 自评偏高, points: -1}]}
notices: {rungs: [{name: 提醒, due_soon: true, to: [责任单位, 上级单位, 属地责任, 市督查办]}]}
"""
    ).policy
    assert policy.rates[0].count == "tag.difficult & status.closed - light.red"
    assert policy.rates[0].over == "due.completed"
    assert (policy.review.rank_by, policy.review.plus[0].what) == ("score", "watermelon")
    assert (policy.ladder[0].name, policy.ladder[0].to) == ("remind", ("owner", "up", "属地责任", "市督查办"))


def test_review_days_may_be_a_cadence() -> None:
    review = read("review: {days: {every: month, by: 28}}").policy.review
    assert (review.every, review.days) == (Cadence(Every.MONTH, DayOf(28)), ())
    assert read("review: {days: 每月}").policy.review.every == Cadence(Every.MONTH)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- a\n", ["E109"]),
        ("words\n", ["E109"]),
        ("titel: a\n", ["E108"]),
        ("lights: {yelow: 3}\n", ["E108"]),
        ("lights: 3\n", ["E109"]),
        ("lights: {yellow: -1}\n", ["E122"]),
        ("lights: {due_soon: soon}\n", ["E113"]),
        ("language: fr\n", ["E123"]),
        ("expect: guess\n", ["E123"]),
        ("units: [{group: a}]\n", ["E124"]),
        ("units: ['']\n", ["E109"]),
        ("as_of: 16 June\n", ["E110"]),
        ("waivers: [{code: E1}]\n", ["E124", "E124"]),
        ("title: a\ntitle: b\n", ["E107"]),
        ("title: a\n标题: b\n", ["E107"]),
        ("run: rm -rf /\n", ["E108"]),
        ("title: !!python/object/apply:os.system [ls]\n", ["E116", "E109"]),
        (b"\xff\xfet\x00", ["E102"]),
        (b"\xef\xbb\xbftitle: a\n", ["W102"]),
    ],
)
def test_what_is_told(text: str | bytes, found: list[str]) -> None:
    assert codes(text) == found


def test_what_cannot_be_read_has_its_default() -> None:
    workspace, _ = read_settings(
        "checklist.yaml", b"lights: {yellow: x, red: 20}\nexpect: guess\nnotices: {rungs: 3}\n"
    )
    assert (workspace.policy.lights.yellow, workspace.policy.lights.red) == (Decimal(10), Decimal(20))
    assert workspace.policy.expect == "linear"
    assert workspace.policy.ladder == LADDER


def test_a_setting_knows_its_place() -> None:
    text = "灯号:\n  黄灯: 5\nreview: {days: [2020-04-28]}\nunits:\n"
    _, reading = read_settings("checklist.yaml", text.encode())
    assert written(reading, ("lights", "yellow")) == Span(text.index("黄灯"), text.index("黄灯") + 2)
    assert written(reading, ("lights", "red")) is None
    assert written(reading, ("units",)) is None
    assert written(reading, ("expect",)) is None
    assert at(reading, ("lights", "red")) == Span(0, 2)
    assert at(reading, ("review", "days", 0, "on")) == Span(text.index("2020"), text.index("2020") + 10)


@pytest.mark.parametrize("path", [ROOT / "checklist.yaml", *sorted(ROOT.glob("examples/*/checklist.yaml"))], ids=str)
def test_the_shipped_ones_read_well(path: Path) -> None:
    assert codes(path.read_bytes()) == []


def test_the_review_holds_some_of_the_three_lists() -> None:
    assert read("review: {lists: [problems, 措施清单]}\n").policy.review.lists == ("problems", "measures")
    assert read("讲评: {三清单: 责任清单}\n").policy.review.lists == ("responsibilities",)
    assert codes("review: {lists: [everything]}\n") == ["E123"]
