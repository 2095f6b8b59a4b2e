"""The ledger: numbers in order, lives from their entries, clashes after a merge and their mending."""

from datetime import date
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.ledger import Deed, Entry, by_number, clashes, lives, numbers, renumbered

DAY = date(2020, 6, 16)
NUMBER = "阜督〔{year}〕{n}号"


def entry(number: int | str, deed: Deed = Deed.ISSUED, task: str = "1", on: date = DAY, **more: object) -> Entry:
    name = NUMBER.format(year=2020, n=number) if isinstance(number, int) else number
    unit = more.pop("unit", ("甲局",))
    return Entry(name, deed, on, "supervise", "l", task, unit=unit, **more)  # type: ignore[arg-type]


def first(count: int, *entries: Entry, year: int = 2020) -> list[str]:
    return list(islice(numbers(entries, NUMBER, year), count))


def test_numbers_follow_the_greatest_of_the_year() -> None:
    assert first(2) == ["阜督〔2020〕1号", "阜督〔2020〕2号"]
    assert first(1, entry(9), entry(3, task="2")) == ["阜督〔2020〕10号"]
    assert first(1, entry(9), year=2021) == ["阜督〔2021〕1号"]
    assert first(1, entry("函〔2020〕70号")) == ["阜督〔2020〕1号"]  # by another template
    moved = entry(1, Deed.RENUMBERED, to="阜督〔2020〕5号")
    assert first(1, entry(1), moved) == ["阜督〔2020〕6号"]
    assert first(1, entry(f"阜督〔2020〕{'9' * 5000}号"), entry(2)) == ["阜督〔2020〕3号"]  # no number of ours


def test_a_life_says_how_far_each_unit_is() -> None:
    both = entry(1, unit=("甲局", "乙局"))
    sending = entry(1, Deed.SENDING, unit=("甲局",))
    (life,) = lives([both])
    assert (life.unsent, life.doubtful, life.touched) == (("甲局", "乙局"), (), False)
    (life,) = lives([both, sending])
    assert (life.unsent, life.doubtful, life.touched) == (("乙局",), ("甲局",), True)
    (life,) = lives([both, sending, entry(1, Deed.SENT, on=date(2020, 6, 17))])
    assert (life.unsent, life.doubtful, life.sent_on) == (("乙局",), (), date(2020, 6, 17))
    (life,) = lives([both, sending, entry(1, Deed.FAILED), sending])
    assert life.doubtful == ("甲局",)  # tried again on the same day, and the end of it is not known
    (life,) = lives([both, sending, entry(1, Deed.UNCLEAR)])
    assert life.doubtful == ("甲局",)


@pytest.mark.parametrize(
    ("lines", "state"),
    [
        ("sending sent sending failed", "sent"),  # of two branches one has sent it, the other could not
        ("sending failed sending sent failed", "sent"),  # both began on the same day: git keeps one such line
        ("sending unclear sending failed", "unclear"),
        ("sending sending failed", "sending"),  # one of them was killed on the way
        ("sending unclear sending failed no", "failed"),  # a person has found out
        ("sending sending no", "failed"),
        ("sending no sending", "sending"),
        ("sending no sending failed", "failed"),
        ("sending failed failed", "failed"),
        ("failed sending", "sending"),
        ("sending yes", "sent"),
        ("sending yes sending failed", "sent"),
        ("sending yes no", "failed"),  # somebody was mistaken
        ("sending yes no sending", "sending"),
        ("sending sent no", "sent"),  # what the provider has confirmed nobody takes back
    ],
)
def test_a_merge_neither_takes_back_what_was_sent_nor_ends_a_doubt(lines: str, state: str) -> None:
    words = {"no": Deed.FAILED, "yes": Deed.SENT}
    said = [entry(1, words[one], channel="hand") if one in words else entry(1, Deed(one)) for one in lines.split()]
    (life,) = lives([entry(1), *said])
    assert life.state("甲局") == state
    assert (life.sent_on == DAY) == (state == "sent")


def test_a_unit_got_it_on_the_day_that_was_not_taken_back() -> None:
    days = [date(2020, 6, day) for day in (16, 17, 18)]
    word = entry(1, Deed.SENT, on=days[0], channel="hand")
    back = entry(1, Deed.FAILED, on=days[1], channel="hand")
    by_mail = entry(1, Deed.SENT, on=days[2], channel="post")
    told = [lives([entry(1), *said])[0].sent_on for said in ((word, back), (word, back, by_mail), (by_mail, back))]
    assert told == [None, days[2], days[2]]


def test_a_copy_is_owed_like_the_notice_but_serves_nobody() -> None:
    issued = entry(1, copies=("市政府",))
    copied = entry(1, Deed.SENT, unit=("市政府",))
    (life,) = lives([issued])
    assert (life.unsent, life.unserved) == (("甲局", "市政府"), ("甲局",))
    (life,) = lives([issued, copied])
    assert (life.unsent, life.unserved, life.sent_on, life.touched) == (("甲局",), ("甲局",), None, True)
    (life,) = lives([issued, entry(1, Deed.SENT, on=date(2020, 6, 17)), entry(1, Deed.UNCLEAR, unit=("市政府",))])
    assert (life.unsent, life.doubtful, life.sent_on) == ((), ("市政府",), date(2020, 6, 17))


def test_an_issue_that_a_merge_left_twice_is_one() -> None:
    assert len(lives([entry(1), entry(1)])) == 1
    assert clashes([entry(1), entry(1)]) == ()


def test_of_two_with_one_number_the_sent_one_keeps_it_else_the_first() -> None:
    one, other = entry(1, task="1"), entry(1, task="2", on=date(2020, 6, 17))
    ((keeps, changes),) = clashes([other, one])
    assert (keeps.issued.task, changes.issued.task) == ("1", "2")
    ((keeps, changes),) = clashes([one, other, entry(1, Deed.SENT, task="2")])
    assert (keeps.issued.task, changes.issued.task) == ("2", "1")


def test_the_unsent_one_gets_the_next_number_and_keeps_what_is_entered_after_it() -> None:
    entries = (entry(1), entry(1, Deed.SENT), entry(1, task="2"), entry(2, task="3"))
    (mended,) = renumbered(entries, NUMBER, DAY)
    assert (mended.number, mended.to, mended.task) == ("阜督〔2020〕1号", "阜督〔2020〕3号", "2")
    after = (*entries, mended, entry(3, Deed.SENT, task="2"))
    assert clashes(after) == ()
    assert [(life.number, life.issued.task, life.touched) for life in lives(after)] == [
        ("阜督〔2020〕1号", "1", True),
        ("阜督〔2020〕3号", "2", True),
        ("阜督〔2020〕2号", "3", False),
    ]
    assert renumbered(after, NUMBER, DAY) == ()


def test_of_two_that_both_were_sent_the_later_one_is_withdrawn() -> None:
    both = (entry(1), entry(1, Deed.SENT), entry(1, task="2"), entry(1, Deed.SENT, task="2"))
    assert len(clashes(both)) == 1
    (mended,) = renumbered(both, NUMBER, DAY)
    assert (mended.deed, mended.number, mended.task, mended.why) == (Deed.WITHDRAWN, "阜督〔2020〕1号", "2", "number")
    assert clashes((*both, mended)) == ()
    by_a_person = entry(1, Deed.WITHDRAWN, task="1", why="印错了")
    assert clashes((*both, by_a_person)) == ()


def test_what_a_unit_has_got_keeps_its_number_before_what_went_out_as_a_copy_only() -> None:
    copied = (entry(1, copies=("市政府",)), entry(1, Deed.SENT, unit=("市政府",)))
    told = (entry(1, task="2", on=date(2020, 6, 17)), entry(1, Deed.SENT, task="2", on=date(2020, 6, 17)))
    ((keeps, changes),) = clashes((*copied, *told))
    assert (keeps.issued.task, changes.issued.task) == ("2", "1")
    (mended,) = renumbered((*copied, *told), NUMBER, DAY)
    assert (mended.deed, mended.task) == (Deed.WITHDRAWN, "1")
    assert by_number((*copied, *told, mended))["阜督〔2020〕1号"].issued.task == "2"


def test_units_that_have_become_one_are_told_once() -> None:
    (life,) = lives([entry(1, unit=("甲局", "甲局"), copies=("甲局", "市政府"))])
    assert life.addressed == life.unsent == ("甲局", "市政府")


@given(st.lists(st.tuples(st.integers(1, 4), st.sampled_from("123456"), st.booleans()), max_size=12))
def test_after_renumbering_none_clash(issues: list[tuple[int, str, bool]]) -> None:
    entries = [
        one
        for number, task, sent in issues
        for one in (entry(number, task=task), *([entry(number, Deed.SENT, task=task)] if sent else []))
    ]
    mended = (*entries, *renumbered(tuple(entries), NUMBER, DAY))
    assert clashes(mended) == ()
    assert len(lives(mended)) == len(lives(entries))
