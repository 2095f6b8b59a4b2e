"""Notices as shown: under each unit, worst first, with rung, grounds and addressees; and as letters."""

import json
from datetime import date
from typing import Any

import pytest

from checklist.core.calendar import Calendar
from checklist.core.ladder import Ground, notices
from checklist.core.policy import LADDERS, Rung
from checklist.core.value import replace
from checklist.lang.catalog import load
from checklist.reports.letters import asked, letters
from checklist.reports.notice import by_unit, notify, rung_name
from checklist.reports.report import Report
from checklist.writers.formats import Look, write
from tests.world import judged

TASKS = """
list: l
issuer: 市委办公室
defaults: {status: in-progress, start: 2020-01-01}
tasks:
  - {id: soon, title: 快到期, owner: 丙局, due: 2020-07-06, updates: [{on: 2020-06-30, progress: 99%}]}
  - {id: joint, title: 共同牵头, owner: [丙局, 乙局], due: 2020-12-31, updates: [{on: 2020-06-30, progress: 20%}]}
  - {id: late, title: 逾期两天, owner: 乙局, leader: 市长, due: 2020-06-28, updates: [{on: 2020-06-27, progress: 90%}]}
  - {id: worst, title: 逾期一个月, owner: 甲局, due: 2020-05-31, updates: [{on: 2020-05-20, progress: 90%}]}
  - {id: well, title: 正常, owner: 丁局, due: 2020-12-31, updates: [{on: 2020-06-30, progress: 60%}]}
"""
DAYS = """
notices:
  rungs:
    - {name: remind, due_soon: true}
    - {name: warn, title: 黄牌, behind: true, days: 5}
    - {name: supervise, overdue: 1, to: [owner, leader, 市委督查室], days: 3}
"""


def found(settings: str = ""):
    of = judged(TASKS, day="2020-06-30", settings=settings)
    return of, notices(of)


def data(report: Report) -> dict[str, Any]:
    return json.loads(write(report, "json", load("zh-CN"), Look()))["data"]


def text(report: Report, language: str = "zh-CN", form: str = "text") -> str:
    return write(report, form, load(language), Look())


def test_units_stand_worst_first_and_joint_matters_under_each() -> None:
    _, all_due = found()
    assert [(unit, [one.of.task.id for one in held]) for unit, held in by_unit(all_due)] == [
        ("甲局", ["worst"]),  # 30 days overdue: a talk
        ("乙局", ["late", "joint"]),
        ("丙局", ["joint", "soon"]),
    ]


def test_the_flat_table_has_all_a_program_needs() -> None:
    of, all_due = found()
    told = data(notify(of, all_due))
    assert told["rungs"] == [
        {"rung": "summon", "step": 5, "matters": 1},
        {"rung": "supervise", "step": 3, "matters": 1},
        {"rung": "warn", "step": 2, "matters": 1},
        {"rung": "remind", "step": 1, "matters": 1},
    ]
    assert told["notices"][1] == {
        "unit": "乙局",
        "rung": "supervise",
        "task": "late",
        "title": "逾期两天",
        "due": "2020-06-28",
        "overdue": 2,
        # 90 % where 100 % was expected is ten points behind
        "grounds": [
            {"days": 2, "due": "2020-06-28", "code": "ground.overdue"},
            {"progress": 0.9, "expected": 1.0, "behind": 0.1, "code": "ground.behind"},
        ],
        "to": ["乙局", "市长"],
        "list": "l",
        "step": 3,
        "number": None,
    }
    assert len(told["notices"]) == 5  # four matters, one of them under two units


def test_people_are_told_that_nothing_is_numbered() -> None:
    of, all_due = found()
    shown = text(notify(of, all_due))
    assert "共4项，涉及3个单位；均未编号。" in shown
    assert "Matters: 4, units told: 3; not numbered." in text(notify(of, all_due), "en")
    assert "级次" not in shown  # for programs only


def test_where_nothing_is_due_that_is_said() -> None:
    of, _ = found()
    assert "没有应通报的事项。" in text(notify(of, []))
    assert "没有应通报的事项。" in text(letters(of, [], Calendar()))


def test_a_letter_a_unit_from_number_to_signature() -> None:
    of, all_due = found()
    told = data(letters(of, all_due, Calendar()))["letters"]
    assert [one["to"]["unit"] for one in told] == ["甲局", "乙局", "丙局"]
    second = told[1]
    assert second["title"] == {"code": "letter.kind.supervise"}
    assert second["number"] == {"code": "letter.unnumbered"}
    assert [one["id"] for one in second["matters"]] == ["late", "joint"]
    assert second["copies"]["to"] == ["市长"]
    assert (second["issuer"], second["day"]) == (["市委办公室"], "2020-06-30")


def test_a_letter_reads_as_an_office_writes_it() -> None:
    of, all_due = found()
    shown = text(letters(of, all_due[1:2], Calendar())).split("\n")
    assert [line.rstrip(" ─") for line in shown[4:] if line] == [
        "督办单",
        "（未编号）",
        "乙局：",
        "截至2020年6月30日，你单位牵头的重点任务中有1项需抓紧办理，现函告如下：",
        (
            "1. 逾期两天（late，督办）。时限2020年6月28日，已逾期2天；"
            "滞后序时进度10.0个百分点（完成90.0%，应达100.0%）。"
            "请立即办理，尽快书面说明逾期原因、整改措施和完成日期。"
        ),
        "请抓好落实，办理情况及时报告。",
        "抄送：市长",
        "市委办公室",
        "2020年6月30日",
    ]


def test_where_only_a_return_is_missing_only_that_is_asked_for() -> None:
    duty = "list: l\ntasks: [{id: 1, title: 周调度, owner: 甲局, every: month, start: 2020-05-01}]"
    of = judged(duty, day="2020-06-15")
    said = text(letters(of, notices(of), Calendar()))
    assert "2020年5月31日应报未报，累计1次。请尽快补报进展情况，并说明未按期报送的原因。" in said.replace("\n", "")


def test_the_days_of_a_rung_are_working_days() -> None:
    of, all_due = found(DAYS)
    holiday = Calendar(holidays=frozenset({date(2020, 7, 2)}))
    shown = text(letters(of, all_due, holiday))
    # 30 June 2020 is a Tuesday. Three working days: 1, 3 and 6 July, the 2nd being a holiday; five: to the 8th.
    assert "请立即办理，于2020年7月6日前书面说明" in shown
    assert "于2020年7月8日前反馈" in shown
    assert "办理通知（黄牌）" in shown  # a rung that the workspace titles itself
    assert "抄送：市委督查室" in shown


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("form", ["text", "md", "csv", "json"])
def test_every_sentence_is_in_both_languages(language: str, form: str) -> None:
    of, all_due = found(DAYS)
    for report in (notify(of, all_due), letters(of, all_due, Calendar())):
        shown = text(report, language, form)
        if form != "json":
            assert "letter." not in shown
            assert "notify." not in shown
            assert "ground." not in shown


@pytest.mark.parametrize(
    ("task", "rung", "grounds", "said"),
    [
        ("late", 2, None, "逾期原因"),
        ("joint", 2, None, "书面说明有关情况、整改措施和完成日期。"),  # behind: it is not late yet
        ("joint", 1, None, "提出赶进度的措施"),
        ("joint", 1, {"silent": {}, "due_soon": {}}, "补报进展情况，并说明未按期报送的原因。"),
        ("joint", 1, {"unanswered": {}}, "反馈办理情况。"),  # climbed to by silence alone
    ],
)
def test_why_it_is_late_or_behind_is_asked_only_of_what_is(
    task: str, rung: int, grounds: dict[str, dict[str, Any]] | None, said: str
) -> None:
    of, all_due = found(DAYS)
    one = next(one for one in all_due if one.of.task.id == task)
    told = one.grounds if grounds is None else tuple(Ground(name, values) for name, values in grounds.items())
    notice = replace(one, rung=of.policy.ladder[rung], grounds=told)
    assert said in load("zh-CN").say(asked(notice, of.as_of, Calendar()))


@pytest.mark.parametrize(
    ("rung", "english", "chinese"),
    [
        ({"name": "warn"}, "warn", "预警"),
        ({"name": "warn", "title": "黄牌"}, "warn", "黄牌"),
        ({"name": "y", "title": "Yellow card"}, "Yellow card", "Yellow card"),
        ({"name": "y", "title": "黄牌", "english": "yellow card"}, "yellow card", "黄牌"),
        ({"name": "y"}, "y", "y"),
    ],
)
def test_a_rung_has_a_name_in_each_language(rung: dict[str, str], english: str, chinese: str) -> None:
    told = rung_name(Rung(**rung))
    assert (load("en").say(told), load("zh-CN").say(told)) == (english, chinese)


@pytest.mark.parametrize("ladder", sorted(LADDERS))
def test_the_rungs_of_printed_ladders_have_names_in_both_languages(ladder: str) -> None:
    for rung in LADDERS[ladder]:
        told = rung_name(rung)
        assert load("en").say(told).isascii()
        assert not load("zh-CN").say(told).isascii()


def test_a_printed_ladder_asks_for_what_its_rungs_are_about() -> None:
    of, all_due = found("notices: {ladder: cards}")
    late = next(one for one in all_due if one.of.task.id == "late")
    assert late.rung.name == "red-card"
    assert "拟约谈单位负责人" in load("zh-CN").say(asked(late, of.as_of, Calendar()))
    assert "红牌约谈" in text(letters(of, [late], Calendar()))
    assert "red card and talk" in text(letters(of, [late], Calendar()), "en")


def test_what_was_so_once_is_said_as_once() -> None:
    grounds = [Ground("reds", {"times": 1}), Ground("extensions", {"times": 1}), Ground("extensions", {"times": 2})]
    assert [load("en").say(one) for one in grounds] == [
        "red at the last review day",
        "extended once",
        "extended 2 times",
    ]


def test_who_signs_is_not_named_among_the_copies() -> None:
    office = "notices: {office: 市督查室, rungs: [{name: supervise, overdue: 1, to: [owner, leader, office]}]}"
    of, all_due = found(office)
    late = next(one for one in all_due if one.of.task.id == "late")
    assert late.to == ("乙局", "市长", "市督查室")
    said = text(letters(of, [late], Calendar()))
    assert "抄送：市长\n" in said


@pytest.mark.parametrize(
    ("rung", "day", "said"),
    [
        ("{name: remind, due_soon: true}", "2020-06-30", "请按时限要求如期完成。"),
        (
            "{name: remind, due_soon: true, days: 2}",
            "2020-06-30",
            "请按时限要求如期完成，并于2020年7月2日前反馈办理情况。",
        ),
        ("{name: remind, overdue: 1}", "2020-07-07", "请抓紧办理，尽快反馈办理情况。"),
    ],
)
def test_a_reminder_says_by_when_it_is_to_be_answered(rung: str, day: str, said: str) -> None:
    of = judged(TASKS, day=day, settings=f"notices: {{rungs: [{rung}]}}")
    soon = next(one for one in notices(of) if one.of.task.id == "soon")
    assert load("zh-CN").say(asked(soon, of.as_of, Calendar())) == said
