"""What honest people do to a list in a year: it is not told, or only to be looked at; beside it, what still is."""

from datetime import date
from itertools import pairwise

import pytest

from checklist.core.value import replace
from checklist.rules.audit import audit
from checklist.rules.example import DAY
from checklist.rules.example_history import events, versions
from checklist.rules.fairness_tasks import another
from checklist.rules.turns import Sure
from checklist.rules.wording import reads_alike
from tests.rules.test_tricks import FILES, SAID, WORKS, written

BEFORE = written("2026-05-04 Office", FILES)
VISIT = "{on: 2026-04-28, act: visit, by: Office}"


def told(commit: str, *changes: tuple[str, str], files: dict[str, str] = FILES) -> list[tuple[str, Sure]]:
    """What was done by a commit that replaces words, wherever they stand, and how sure it is."""
    texts = dict(files)
    for old, new in changes:
        assert any(old in text for text in texts.values()), old
        texts = {name: text.replace(old, new, 1) for name, text in texts.items()}
    found = events(written("2026-05-04 Office", files) + written(commit, texts))
    return [(one.code, one.sure) for one in found]


def test_evidence_may_follow_a_decision() -> None:
    evidence = VISIT.replace("by:", "evidence: [https://example.org/visit], by:")
    assert told("2026-05-20 Office", (VISIT, evidence)) == []
    scored = (VISIT, evidence.replace("by:", "score: 99, by:"))
    assert {code for code, _ in told("2026-05-20 Office", scored)} == {"A321", "A323"}
    more = {**FILES, "lists/works.yaml": WORKS.replace(VISIT, evidence)}
    assert {code for code, _ in told("2026-05-20 Office", (evidence, VISIT), files=more)} == {"A321", "A323"}


REPORT = SAID.replace("done: 14", "done: 14, text: Piles ar driven")
REPORTED = {**FILES, "lists/works.yaml": WORKS.replace(SAID, REPORT)}


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Piles ar driven.", []),
        ("Piles are driven", [Sure.POSSIBLE]),
        ("Piles ar driven, but for two", [Sure.LIKELY]),
        ("All is well", [Sure.LIKELY]),
    ],
)
def test_a_slip_of_the_pen_in_an_old_report(text: str, sure: list[Sure]) -> None:
    found = told("2026-05-20 Works", ("Piles ar driven", f"'{text}'"), files=REPORTED)
    assert found == [("A311", one) for one in sure]


def test_a_figure_is_put_right_within_the_day() -> None:
    more = f"{SAID}\n      - {{on: 2026-05-20, done: 16}}"
    first = written("2026-05-20 Works", {"lists/works.yaml": WORKS.replace(SAID, more)})
    for day, sure in (("2026-05-20", Sure.POSSIBLE), ("2026-05-21", Sure.CERTAIN)):
        right = {"lists/works.yaml": WORKS.replace(SAID, more.replace("done: 16", "done: 18"))}
        found = events(BEFORE + first + written(f"{day} Works", right))
        assert [(one.code, one.sure) for one in found] == [("A311", sure)]
    lower = {"lists/works.yaml": WORKS.replace(SAID, more.replace("16", "15"))}
    assert {one.code for one in events(BEFORE + first + written("2026-05-20 Works", lower))} == {"A311"}
    assert {one.code for one in events(BEFORE + first + written("2026-05-21 Works", lower))} == {"A311", "A315"}
    redated = (SAID, SAID.replace("2026-04-24", "2026-05-20"))
    assert ("A311", Sure.CERTAIN) in told("2026-05-20 Works", redated)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("改造老旧小区30个", "完成30个老旧小区的改造任务"),
        ("北京路快速化改造工程", "北京路（阜王路至颍上路）快速化改造"),
        ("Fix the bridge", "Fix the bridge over the Ying, its ramps, its lights and the road that leads to it"),
        ("All payments above 5,000 are reconciled", "Every payment above 5 000 is reconciled"),
        ("Reconcile the payments every month", "Reconcile payments each month"),
    ],
)
def test_a_title_may_be_clearer(before: str, after: str) -> None:
    assert another(before, after) is None


def test_what_is_another_title_still_is() -> None:
    assert another("Fix the bridge", "Paint the rails of the footway") is Sure.LIKELY
    assert another("Мост починить", "Дорогу покрасить") is Sure.LIKELY
    assert another("Above 5 000", "Above 50 000") is Sure.LIKELY
    assert another("改造老旧小区30个", "改造老旧小区") is Sure.LIKELY
    assert another("Inspect every bridge", "Inspect a bridge") is Sure.POSSIBLE
    assert another("桥梁改造工程", "桥梁检测工程") is Sure.POSSIBLE


@pytest.mark.parametrize("pair", tuple(pairwise(("1.5 km", "15 km", "15 %", "15", "-15", "1/5"))))
def test_signs_that_stand_for_a_word_are_read(pair: tuple[str, str]) -> None:
    assert not reads_alike(*pair)


def test_an_address_that_the_office_puts_right() -> None:
    right = ("[works@example.org,", "[works-bureau@example.org,")
    assert told("2026-05-20 Office", right) == []
    assert told("2026-05-20 Works", right) == told("2026-05-20 Wang", right) == [("A368", Sure.POSSIBLE)]
    assert told("2026-05-20 Office", ("[works@example.org, ", "[")) == [("A368", Sure.POSSIBLE)]


HEAD = "list: many\nperiod: 2026\nreturns: {every: month, by: 19}\n"
ROADS = "tasks:\n" + "".join(f"  - {{id: {n}, title: Road {n}, owner: Works}}\n" for n in range(6))


@pytest.mark.parametrize(
    ("by", "hand", "sure"),
    [(19, "Works", Sure.POSSIBLE), (10, "Works", Sure.LIKELY), (10, "Office", Sure.POSSIBLE)],
)
def test_a_form_that_is_taken_before_a_review(by: int, hand: str, sure: Sure) -> None:
    had = HEAD.replace("19", str(by)) + ROADS
    has = had.replace("owner: Works", "owner: Works, updates: [{on: 2026-06-18, progress: 20%}]")
    begin = written("2026-05-04 Office", {"checklist.yaml": FILES["checklist.yaml"], "lists/many.yaml": had})
    found = events(begin + written(f"2026-06-18 {hand}", {"lists/many.yaml": has}))
    assert [one.sure for one in found if one.code == "A316"] == [sure]


@pytest.mark.parametrize(
    ("day", "hand", "sure"),
    [
        ("27", "Office", []),
        ("27", "Works", [Sure.POSSIBLE]),
        ("27", "Wang", [Sure.POSSIBLE]),
        ("31", "Office", []),
        ("31", "Works", [Sure.POSSIBLE]),
    ],
)
def test_a_report_that_the_office_takes_in(day: str, hand: str, sure: list[Sure]) -> None:
    more = (SAID, f"{SAID}\n      - {{on: 2026-05-25, done: 16}}")
    assert told(f"2026-05-{day} {hand}", more) == [("A313", one) for one in sure]
    assert told(f"2026-06-03 {hand}", more) == [("A313", Sure.CERTAIN)]


def test_units_that_commas_join_in_a_transfer() -> None:
    act = "{on: 2026-05-20, act: transfer, from: '%s', to: '%s', reason: Law, by: Office}"
    both = "owner: [Transport, Works]\n"
    first = (VISIT, f"{VISIT}\n      - {act % ('Works bureau', 'Roads, Works')}")
    assert told("2026-05-20 Office", first, ("owner: Works\n", both)) == []
    files = {**FILES, "lists/works.yaml": WORKS.replace("owner: Works\n", both)}
    back = (VISIT, f"{VISIT}\n      - {act % ('Works, Transport', 'Works')}")
    assert told("2026-05-20 Office", back, (both, "owner: Works\n"), files=files) == []
    other = (VISIT, f"{VISIT}\n      - {act % ('Works', 'Roads, Office')}")
    assert told("2026-05-20 Office", other, ("owner: Works\n", both)) == [("A345", Sure.CERTAIN)]


@pytest.mark.parametrize(("day", "sure"), [("2026-05-03", Sure.POSSIBLE), ("2026-05-01", Sure.CERTAIN)])
def test_a_day_of_completion_that_is_put_right_to_ones_cost(day: str, sure: Sure) -> None:
    assert ("A317", sure) in told("2026-05-20 Works", ("done_on: 2026-05-02", f"done_on: {day}"))


def test_a_clock_that_knows_no_place_may_be_a_day_behind() -> None:
    more = f"{SAID}\n      - {{on: 2026-05-21, done: 16}}"
    act = f"{VISIT}\n      - {{on: 2026-05-21, act: remark, text: Go on, by: Office}}"
    files = {"lists/works.yaml": WORKS.replace(SAID, more).replace(VISIT, act)}
    block = BEFORE + written("2026-05-21 Office", {"evidence/b.md": "B\n"}) + written("2026-05-20 Office", files)
    assert {one.code for one in audit(versions(block), DAY)} == {"A314", "A320", "A372"}
    day, east = date(2026, 5, 20), date(2026, 5, 21)
    for moment, codes in ((1001, set()), (999, {"A372"})):
        placed = (
            replace(
                one,
                revision=replace(one.revision, elsewhere=east, moment=moment)
                if one.revision.committed == day
                else replace(one.revision, moment=1000),
            )
            for one in versions(block)
        )
        assert {one.code for one in audit(placed, DAY)} == codes
