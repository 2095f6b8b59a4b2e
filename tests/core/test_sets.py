"""Sets of tasks by name: what each holds, how they are joined, and what a task that stands for many gives them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.rates import counts_of
from checklist.core.sets import Frame, Set, counted, holds, known_atom, parse_set
from tests.world import judged, task

DAY = "2020-06-30"
PROJECTS = """
list: p
period: {from: 2020-01-01, to: 2020-12-31}
defaults: {owner: 市发展改革委, status: in-progress}
tasks:
  - {id: talks, title: 在谈, stages: {framework: 2020-01-10, signed: {plan: 2020-06-30}}}
  - {id: late, title: 迟开工, stages: {signed: 2020-02-01, started: {plan: 2020-05-31}}, due: 2020-09-30}
  - {id: built, title: 已建成, stages: {completed: 2020-06-01}, tags: [difficult], due: 2020-06-30, status: done,
     done_on: 2020-06-20}
  - {id: next, title: 明年开工, stages: {started: {plan: 2021-03-31}}}
  - {id: broken, title: 5月底前动工, due: 2020-05-31, due_stage: started, stages: {started: 2020-05-20}}
  - {id: after, title: 到期未完成, due: 2020-06-29, progress: 10%}
  - {id: held, title: 暂缓, status: paused, due: 2020-05-01, stages: {started: 2020-02-02}}
"""


def members(text: str, day: str = DAY) -> set[str]:
    of = judged(PROJECTS, day=day)
    frame = Frame(of.as_of, {one.id: one.period.end for one in of.lists})
    return {one.task.id for one in of.tasks if one.live and holds(parse_set(text), one, frame)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("all", {"talks", "late", "built", "next", "broken", "after"}),  # the paused one is not live
        ("done", {"built"}),
        ("closed", set()),
        ("due", {"built", "after"}),  # due on the day itself counts, 30 September does not, nor a day for a stage
        ("on_time", {"built", "broken"}),  # done on 20 June of 30; begun on 20 May of 31
        ("with.started", {"late", "next", "broken"}),  # writes the stage, reached or not; 竣工 does not write 开工
        ("stage.started", {"built", "broken"}),  # who has finished has started
        ("stage.signed", {"late"}),  # but nothing implies a contract
        ("plan.started", {"late", "broken"}),  # 2021 is past the period's end; a due day for the stage is its plan
        ("due.started", {"late", "broken"}),
        ("plan.signed", {"talks"}),
        ("tag.difficult", {"built"}),
        ("status.done", {"built"}),
        ("stage.started & stage.completed", {"built"}),
        ("due - done", {"after"}),
        ("due - done - stage.started", {"after"}),
    ],
)
def test_a_set_holds(text: str, found: set[str]) -> None:
    assert members(text) == found


def test_planned_by_the_day_grows_until_the_end_of_the_period() -> None:
    assert members("due.started", "2020-05-30") == set()
    assert members("due.started", "2020-05-31") == {"late", "broken"}
    assert members("plan.started", "2020-05-30") == {"late", "broken"}


def test_a_stage_reached_later_is_not_reached() -> None:
    assert members("stage.started", "2020-05-19") == set()
    assert members("with.started", "2020-05-19") == {"late", "next", "broken"}


def test_without_a_period_every_plan_counts() -> None:
    of = judged(
        PROJECTS.replace("period:", "extra:").replace("{from: 2020-01-01, to: 2020-12-31}", "{期间: 无}"), day=DAY
    )
    assert holds(parse_set("plan.started"), task(of, "next"), Frame(of.as_of, {"p": None}))


def test_on_schedule_and_behind_share_out_what_is_expected() -> None:
    text = """
period: {from: 2020-01-01, to: 2020-12-31}
defaults: {owner: u, status: in-progress}
tasks:
  - {id: even, title: t, progress: 50%, due: 2020-12-30}
  - {id: ahead, title: t, progress: 60%}
  - {id: behind, title: t, progress: 49%}
  - {id: unknown, title: t}
"""
    of = judged(text, day="2020-06-30")  # 182 of 366 days, or 182 of 365 for the one due a day earlier
    frame = Frame(of.as_of)
    found = {
        name: [one.task.id for one in of.tasks if holds(parse_set(name), one, frame)]
        for name in ("on_schedule", "behind")
    }
    assert found == {"on_schedule": ["even", "ahead"], "behind": ["behind"]}
    assert all(holds(parse_set("expected"), one, frame) for one in of.tasks)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("dnoe", "dnoe"),
        ("done & dnoe", "dnoe"),
        ("done + due", "+"),
        ("done &", "done &"),
        ("", ""),
        ("stage.", "stage."),
        ("returns.owed & done", "returns.owed"),
        ("done -due", "-due"),
    ],
)
def test_what_is_no_set_is_named(text: str, wrong: str) -> None:
    with pytest.raises(ValueError) as caught:
        parse_set(text)
    assert str(caught.value) == wrong


@given(st.lists(st.sampled_from(["all", "done", "stage.started", "tag.x", "plan.signed"]), min_size=1, max_size=4))
def test_the_order_of_names_makes_no_other_set(names: list[str]) -> None:
    one, other = parse_set(" & ".join(names)), parse_set("&".join(reversed(names)))
    assert one.key == other.key
    assert parse_set(one.text) == one


def test_names_of_sets() -> None:
    assert known_atom("stage.拿地")  # a workspace may name its own stages
    assert not known_atom("stage")
    assert not known_atom("kind.x")


def number(text: str, counts: str, tags: str = "[]") -> str:
    of = judged(f"tasks: [{{id: many, title: t, owner: u, tags: {tags}, counts: {counts}}}]", day=DAY)
    one = of.tasks[0]
    return str(counted(parse_set(text), one, counts_of(one), Frame(date(2020, 6, 30))))


ALL = "{all: 444, plan.started: 255, stage.started: 206, stage.completed: 31}"
DUE = "{due: 24932, done: 23974, on_time: 22345}"


@pytest.mark.parametrize(
    ("text", "counts", "found"),
    [
        ("all", ALL, "444"),
        ("stage.started", ALL, "206"),
        ("done", ALL, "None"),  # not given
        ("stage.completed & stage.started", ALL, "31"),  # what is finished was begun
        ("stage.started & all", ALL, "206"),
        ("stage.started & plan.started", ALL, "None"),  # how many of those begun were planned, nobody says
        ("all - stage.started", ALL, "238"),  # 444 − 206
        ("done & due", DUE, "23974"),
        ("on_time & due", DUE, "22345"),
        ("due - done", DUE, "958"),  # 24 932 − 23 974
        (
            "done & due",
            "{due: 50, done: 60}",
            "None",
        ),  # ten at least were done before they were due: how many, who knows
        ("done & due", "{due: 50, done: 60, due & done: 45}", "45"),
        ("due - done", "{due: 50, done: 60, due & done: 45}", "5"),
        ("all & tag.x", ALL, "0"),  # a tag is the whole row's
    ],
)
def test_a_task_that_stands_for_many_gives_its_numbers(text: str, counts: str, found: str) -> None:
    assert number(text, counts) == found


def test_a_tag_is_the_whole_rows() -> None:
    assert number("stage.started & tag.x", ALL, "[x]") == "206"
    assert number("tag.x", ALL, "[x]") == "444"
    assert number("all - tag.x", ALL, "[x]") == "0"


def test_a_set_is_its_atoms() -> None:
    assert parse_set("a".replace("a", "all") + "&done - tag.x") == Set(("all", "done"), ("tag.x",))
