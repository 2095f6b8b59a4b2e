"""What a ledger makes of the notices due: entered step by step, told once, answered, withdrawn, gone up a rung."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.calendar import Calendar, add_workdays
from checklist.core.climb import Round, round_of
from checklist.core.ladder import notices
from checklist.core.ledger import Deed, Entry, lives
from checklist.core.value import replace
from checklist.lang.catalog import load
from tests.examples import examples
from tests.world import judged

HEAD = "list: l\ndefaults: {owner: 甲局, status: in-progress, start: 2020-01-01}\ntasks:\n"
LATE = "due: 2020-06-10, updates: [{on: 2020-06-01, progress: 99%}]"
DAYS = """
notices:
  rungs:
    - {name: warn, behind: true, missed_return: true, days: 3}
    - {name: supervise, overdue: 1, days: 3}
    - {name: circulate, overdue: 15, climbed: true, days: 5}
    - {name: summon, overdue: 30, climbed: true}
    - {name: refer, manual: true}
"""


def entry(number: str, deed: Deed, on: str, rung: str = "supervise", task: str = "1", **more: object) -> Entry:
    until = more.pop("until", None)
    return Entry(
        number,
        deed,
        date.fromisoformat(on),
        rung,
        "l",
        task,
        unit=("甲局",),
        until=date.fromisoformat(str(until)) if until else None,
        **more,  # type: ignore[arg-type]
    )


def held(*entries: Entry, day: str, row: str = LATE, by_hand: bool = False) -> Round:
    of = judged(f"{HEAD}  - {{id: 1, title: 任务, {row}}}\n", day=day, settings=DAYS)
    return round_of(notices(of), lives(entries), of, by_hand)


def to_issue(*entries: Entry, day: str, **given: object) -> list[str]:
    return [one.rung.name for one in held(*entries, day=day, **given).issue]  # type: ignore[arg-type]


EXTENDED = "{on: 2020-06-12, act: extend, from: 2020-06-10, to: 2020-12-31, reason: r}"
ISSUED = entry("1号", Deed.ISSUED, "2020-06-11", until="2020-06-16")
SENT = entry("1号", Deed.SENT, "2020-06-11")


def test_a_matter_begins_on_the_strictest_rung_that_need_not_be_climbed() -> None:
    assert to_issue(day="2020-06-11") == ["supervise"]
    assert to_issue(day="2020-07-31") == ["supervise"]  # 51 days overdue is a ground for a summons, but nobody was told


def test_unless_the_task_is_to_start_higher_or_a_person_has_decided() -> None:
    assert to_issue(day="2020-06-11", row=f"{LATE}, enter_at: circulate") == ["circulate"]
    decided = f"{LATE}, decisions: [{{on: 2020-06-12, act: refer, reason: r}}]"
    assert to_issue(day="2020-06-12", row=decided) == ["refer"]
    assert to_issue(ISSUED, SENT, day="2020-06-12", row=decided) == ["refer"]


def test_what_was_issued_is_not_issued_again() -> None:
    assert to_issue(ISSUED, day="2020-06-11") == []
    assert to_issue(ISSUED, SENT, day="2020-06-12") == []


@pytest.mark.parametrize(
    ("day", "rung"),
    [
        ("2020-06-16", []),  # Tuesday: the last of three working days after Thursday the 11th
        ("2020-06-17", ["circulate"]),  # not answered in its time: up a rung, though not yet 15 days overdue
        ("2020-06-25", ["circulate"]),  # 15 days overdue as well
    ],
)
def test_a_notice_that_is_not_answered_in_its_time_goes_up_a_rung(day: str, rung: list[str]) -> None:
    assert to_issue(ISSUED, SENT, day=day) == rung


def test_what_was_not_served_does_not_go_up_and_what_was_served_late_has_its_time() -> None:
    failed = entry("1号", Deed.FAILED, "2020-06-11")
    assert to_issue(ISSUED, day="2020-06-24") == []
    assert to_issue(ISSUED, failed, day="2020-06-24") == []
    assert to_issue(ISSUED, day="2020-06-17", by_hand=True) == ["circulate"]
    sending = entry("1号", Deed.SENDING, "2020-06-17", until="2020-06-22")  # a letter that gave three more days
    late = entry("1号", Deed.SENT, "2020-06-17")
    assert to_issue(ISSUED, failed, sending, late, day="2020-06-22") == []
    assert to_issue(ISSUED, failed, sending, late, day="2020-06-23") == ["circulate"]


def test_what_nobody_has_got_is_not_sent_when_it_is_no_longer_so() -> None:
    row = "due: 2020-12-31, updates: [{on: 2020-06-12, progress: 99%}]"
    settings = f"{DAYS}  channels: [{{name: paper, kind: folder, folder: outbox}}]\n"
    of = judged(f"{HEAD}  - {{id: 1, title: 任务, {row}}}\n", day="2020-06-12", settings=settings)
    copied = replace(ISSUED, copies=("市政府",)), replace(SENT, unit=("市政府",))
    for entries, ended in (((ISSUED,), ["recovered"]), (copied, ["recovered"]), ((ISSUED, SENT), [])):
        found = round_of(notices(of), lives(entries), of, by_hand=False)
        assert [why for _, why in found.ended] == ended


def test_the_ground_says_which_notice_was_not_answered() -> None:
    (notice,) = held(ISSUED, SENT, day="2020-06-17").issue
    assert notice.grounds[-1].name == "unanswered"
    assert notice.grounds[-1].values == {"number": "1号", "until": date(2020, 6, 16)}


def test_the_ground_names_a_report_that_said_nothing_new() -> None:
    row = f"{LATE[:-1]}, {{on: 2020-06-15, progress: 99%}}]"
    (notice,) = held(ISSUED, SENT, day="2020-06-17", row=row).issue
    assert load("zh-CN").say(notice.grounds[-1]) == "1号限2020年6月16日前反馈，2020年6月15日报送无实质内容"


def test_a_rung_is_climbed_only_when_the_one_below_was_served_and_its_time_has_run() -> None:
    answered = f"{LATE[:-1]}, {{on: 2020-06-12, progress: 99%, text: 加班赶工}}]"
    assert to_issue(ISSUED, SENT, day="2020-06-24", row=answered) == []  # 14 days overdue
    assert to_issue(ISSUED, SENT, day="2020-06-25", row=answered) == ["circulate"]
    assert to_issue(ISSUED, day="2020-06-25", row=answered) == []  # nobody was told yet
    assert to_issue(ISSUED, day="2020-06-25", row=answered, by_hand=True) == ["circulate"]  # on paper, that day
    late = entry("1号", Deed.SENT, "2020-06-25")
    assert to_issue(ISSUED, late, day="2020-06-25", row=answered) == []  # told today
    assert to_issue(ISSUED, late, day="2020-06-26", row=answered) == ["circulate"]


def test_of_a_matter_that_two_branches_told_on_one_rung_one_notice_holds() -> None:
    other = entry("2号", Deed.ISSUED, "2020-06-11", until="2020-06-16")

    def outcome(*entries: Entry, **given: bool) -> tuple[list[str], list[tuple[str, str]]]:
        found = held(*entries, day="2020-06-12", **given)
        return [one.life.number for one in found.standing], [(life.number, why) for life, why in found.ended]

    assert outcome(ISSUED, SENT, other) == (["1号"], [("2号", "double")])
    assert outcome(other, ISSUED, SENT) == (["1号"], [("2号", "double")])  # the one that has left the house
    assert outcome(ISSUED, other) == (["1号"], [("2号", "double")])  # else the first
    assert outcome(ISSUED, other, by_hand=True) == (["1号"], [("2号", "double")])
    copied, copy = replace(other, copies=("市政府",)), replace(entry("2号", Deed.SENT, "2020-06-11"), unit=("市政府",))
    assert outcome(copied, copy, ISSUED, SENT) == (["1号"], [("2号", "double")])  # nobody was told by it
    both = entry("2号", Deed.SENDING, "2020-06-11")
    assert outcome(ISSUED, SENT, other, both)[1] == []  # what may have been served is not taken back
    higher = entry("2号", Deed.ISSUED, "2020-06-12", "circulate")
    assert outcome(ISSUED, SENT, higher) == (["2号"], [])  # it has gone up
    over = entry("1号", Deed.WITHDRAWN, "2020-06-11", why="recovered")
    assert outcome(ISSUED, over, other) == (["2号"], [])


def test_climbing_goes_one_rung_at_a_time() -> None:
    second = entry("2号", Deed.ISSUED, "2020-07-15", "circulate", until="2020-07-22")
    sent = entry("2号", Deed.SENT, "2020-07-15", "circulate")
    assert to_issue(ISSUED, SENT, day="2020-07-31") == ["circulate"]  # though 51 days overdue
    assert to_issue(ISSUED, SENT, second, sent, day="2020-07-22") == []
    assert to_issue(ISSUED, SENT, second, sent, day="2020-07-23") == ["summon"]


def test_a_report_of_substance_after_the_notice_answers_it_and_an_empty_one_is_named() -> None:
    said_that_day = f"{LATE[:-1]}, {{on: 2020-06-11, progress: 99%, text: t}}]"
    (before,) = held(replace(ISSUED, reports=1), SENT, day="2020-06-17", row=said_that_day).standing
    assert (before.answer.on, before.late) == (None, True)  # it was there when the notice was issued
    (after,) = held(replace(ISSUED, reports=0), SENT, day="2020-06-17", row=said_that_day).standing
    assert (after.answer.on, after.late) == (date(2020, 6, 11), False)  # it came on the same day, after it
    twice = said_that_day.replace("}]", "}, {on: 2020-06-11, text: 已加派人手}]")
    (both,) = held(replace(ISSUED, reports=1), SENT, day="2020-06-17", row=twice).standing
    assert both.answer.on == date(2020, 6, 11)
    (said,) = held(ISSUED, day="2020-06-17", row=f"{LATE[:-1]}, {{on: 2020-06-15, text: 已加派人手}}]").standing
    assert (said.answer.on, said.late) == (date(2020, 6, 15), False)
    (empty,) = held(ISSUED, SENT, day="2020-06-17", row=f"{LATE[:-1]}, {{on: 2020-06-15, progress: 99%}}]").standing
    assert (empty.answer.on, empty.answer.empty, empty.late) == (None, date(2020, 6, 15), True)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (f"{LATE.replace('06-10', '12-31')}, decisions: [{EXTENDED}]", "extend"),
        (LATE.replace("2020-06-10", "2020-12-31"), "recovered"),
        ("due: 2020-06-10, status: done, done_on: 2020-06-15", "done"),
        ("due: 2020-06-10, status: closed, decisions: [{on: 2020-06-15, act: close, text: t}]", "closed"),
        ("due: 2020-06-10, status: paused, decisions: [{on: 2020-06-15, act: pause, reason: r}]", "paused"),
        ("due: 2020-06-10, status: cancelled, decisions: [{on: 2020-06-15, act: cancel, reason: r}]", "cancelled"),
        (f"{LATE}, owner: 乙局", "transfer"),
    ],
)
def test_a_notice_ends_with_its_ground(row: str, why: str) -> None:
    assert [why for _, why in held(ISSUED, SENT, day="2020-06-22", row=row).ended] == [why]


def test_a_withdrawn_notice_is_over_and_the_next_one_is_a_new_one() -> None:
    over = entry("1号", Deed.WITHDRAWN, "2020-06-12", why="extend")
    again = held(ISSUED, SENT, over, day="2020-06-20")
    assert ([one.rung.name for one in again.issue], again.standing, again.ended) == (["supervise"], (), ())


def test_of_a_list_that_is_not_judged_nothing_is_said() -> None:
    other = Entry("9号", Deed.ISSUED, date(2020, 6, 11), "supervise", "another", "1", unit=("甲局",))
    assert held(other, day="2020-06-20").ended == ()
    gone = entry("9号", Deed.ISSUED, "2020-06-11", task="99")
    assert [why for _, why in held(gone, day="2020-06-20").ended] == ["gone"]


@examples(15, deadline=None)
@given(st.sets(st.integers(1, 50), max_size=4))
def test_daily_rounds_tell_each_rung_once_and_never_two_on_a_day(reported: set[int]) -> None:
    """A law: whatever is reported when, rounds held every day issue a stricter notice or none."""
    start = date(2020, 6, 10)
    said = "".join(f", {{on: {start + timedelta(one)}, text: 第{one}次}}" for one in sorted(reported))
    row = f"{LATE[:-1]}{said}]"
    entries: list[Entry] = []
    for one in range(50):
        day = (start + timedelta(one)).isoformat()
        for notice in held(*entries, day=day, row=row).issue:
            number, left = f"{len(entries)}号", notice.rung.days
            until = add_workdays(Calendar(), start + timedelta(one), left) if left else None
            entries.append(entry(number, Deed.ISSUED, day, notice.rung.name, until=until))
            entries.append(entry(number, Deed.SENT, day, notice.rung.name))
            assert held(*entries, day=day, row=row).issue == ()
    order = ["warn", "supervise", "circulate", "summon"]
    told = [order.index(one.rung) for one in entries if one.deed is Deed.ISSUED]
    assert told == sorted(set(told))
    assert len({one.on for one in entries}) == len(told)


def test_a_rung_without_days_of_its_own_runs_five_working_days() -> None:
    plain = entry("1号", Deed.ISSUED, "2020-06-11")
    assert to_issue(plain, SENT, day="2020-07-01") == ["circulate"]
    today = entry("1号", Deed.SENT, "2020-06-25")  # a Thursday; the fifth working day after it is 2 July
    assert to_issue(plain, today, day="2020-07-02") == []
    assert to_issue(plain, today, day="2020-07-03") == ["circulate"]
    holiday = Calendar(holidays=frozenset({date(2020, 6, 26)}))
    of = judged(f"{HEAD}  - {{id: 1, title: 任务, {LATE}}}\n", day="2020-07-03", settings=DAYS)
    assert round_of(notices(of), lives([plain, today]), of, False, holiday).issue == ()
