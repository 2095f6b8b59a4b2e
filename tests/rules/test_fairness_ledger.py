"""The ledger in a history: what is innocent accuses nobody, on any branch; what is done to a line is told once."""

from collections.abc import Mapping
from datetime import date

import pytest

from checklist.core.policy import Workspace
from checklist.core.revision import Revision
from checklist.core.step import Version
from checklist.lang.catalog import load
from checklist.rules.audit import audit
from checklist.rules.event import Event
from checklist.source.ledger import Lines, read_ledger

DAY = date(2026, 7, 1)
ONE = "{number: 1号, deed: issued, on: 2026-06-01, rung: warn, list: l, task: a, unit: Works, until: 2026-06-04}"
SENDING = "{number: 1号, deed: sending, on: 2026-06-01, rung: warn, list: l, task: a, unit: Works, channel: post}"
SENT = SENDING.replace("deed: sending", "deed: sent").replace("channel: post", "channel: post, receipt: 250 ok")
FAILED = SENDING.replace("deed: sending", "deed: failed")
ANSWERED = "{number: 1号, deed: answered, on: 2026-06-03, rung: warn, list: l, task: a, why: update 2026-06-03}"
OVER = "{number: 1号, deed: withdrawn, on: 2026-06-05, rung: warn, list: l, task: a, why: done}"
RENAMED = "{number: 1号, deed: renumbered, on: 2026-06-02, rung: warn, list: l, task: a, to: 2号}"
OTHER = "{number: 1号, deed: issued, on: 2026-06-02, rung: warn, list: l, task: b, unit: Parks}"
OTHER_SENT = "{number: 1号, deed: sent, on: 2026-06-02, rung: warn, list: l, task: b, unit: Parks, channel: post}"
SECOND = OTHER.replace("1号", "2号")


def ledger(*lines: str, head: str = "ledger: 2026\n") -> str:
    return f"{head}entries:\n" + "".join(f"  - {line}\n" for line in lines)


def told(*commits: tuple[str, str, str | Mapping[str, str] | None]) -> list[tuple[str, str]]:
    """What is told of some commits: each its name, its parents by their names, and its ledgers."""
    lines = Lines()
    versions = []
    for name, parents, text in commits:
        files = {"notices/2026.yaml": text} if isinstance(text, str) else text
        held = None if files is None else tuple((path, lines.read(path, one.encode())) for path, one in files.items())
        revision = Revision(name, "Office", "", DAY, DAY, "", tuple(parents))
        versions.append(Version(revision, Workspace(), (), ledgers=held))
    return [(one.revision.id, sentence(one)) for one in audit(versions, DAY)]


def sentence(event: Event) -> str:
    return f"{event.code} {event.list} {event.task}: {load('en').say(event.message)}"


INNOCENT: dict[str, tuple[str, ...]] = {
    "a line added": (ledger(ONE), ledger(ONE, SENDING)),
    "a receipt, an answer, a withdrawal": (ledger(ONE, SENDING), ledger(ONE, SENDING, SENT, ANSWERED, OVER)),
    "the unsent one renumbered": (ledger(ONE), ledger(ONE, RENAMED)),
    "one tried again": (ledger(ONE, SENDING, FAILED), ledger(ONE, SENDING, FAILED, SENDING, SENT)),
    "a line twice, and once": (ledger(ONE, SENT, SENT), ledger(ONE, SENT)),
    "another order, hand and language": (
        ledger(ONE, SENT),
        (
            "台账: 2026 # 通报\n记录:\n- 文号: 1号\n  事项: 送达\n  日期: 2026-06-01\n  等级: warn\n"
            f"  清单: l\n  任务: a\n  单位: [Works]\n  渠道: post\n  回执: 250 ok\n- {ONE}\n"
        ),
    ),
    "broken for a while": (ledger(ONE), "entries: [", ledger(ONE, SENT)),
}


@pytest.mark.parametrize("what", INNOCENT)
def test_what_is_innocent_accuses_nobody(what: str) -> None:
    texts = INNOCENT[what]
    assert told(*((chr(97 + at), chr(96 + at) if at else "", text) for at, text in enumerate(texts))) == []


def test_a_line_that_moves_to_another_ledger_and_one_nobody_looked_for() -> None:
    moved = {"notices/2026.yaml": ledger(ONE), "notices/2027.yaml": ledger(SENT)}
    assert told(("a", "", ledger(ONE, SENT)), ("b", "a", moved), ("c", "b", None)) == []


@pytest.mark.parametrize(
    ("after", "what"),
    [
        (ledger(ONE), "A383 l a: ledger of notices: 1号, sent on 2026-06-01: the line was removed"),
        (
            ledger(ONE, SENT.replace("2026-06-01", "2026-06-08")),
            "A383 l a: ledger of notices: 1号, sent on 2026-06-01: on 2026-06-01 → 2026-06-08",
        ),
        (
            ledger(ONE, FAILED.replace("channel: post", "channel: post, receipt: 250 ok")),
            "A383 l a: ledger of notices: 1号, sent on 2026-06-01: deed sent → failed",
        ),
        (
            ledger(ONE.replace("Works", "Parks"), SENT),
            "A383 l a: ledger of notices: 1号, issued on 2026-06-01: unit Works → Parks",
        ),
        (
            ledger(ONE.replace("1号", "7号"), SENT),
            "A383 l a: ledger of notices: 1号, issued on 2026-06-01: number 1号 → 7号",
        ),
        (ledger(ONE, SENT, RENAMED), "A384 l a: 1号 has been sent, and was given the number 2号"),
        ("entries:\n", "A383 l a: ledger of notices: 1号, issued on 2026-06-01: the line was removed"),
        ({}, "A383  : ledger of notices: notices/2026.yaml was removed, with 2 lines"),
    ],
)
def test_what_is_done_to_a_line_is_told(after: str | Mapping[str, str], what: str) -> None:
    assert ("b", what) in told(("a", "", ledger(ONE, SENT)), ("b", "a", after))


def test_a_merge_has_done_what_none_of_its_parents_says() -> None:
    base = ("a", "", ledger(ONE))
    left, right = ("b", "a", ledger(ONE, SENDING, SENT)), ("c", "a", ledger(ONE, OTHER))
    assert told(base, left, right, ("d", "bc", ledger(ONE, SENDING, SENT, OTHER))) == []
    assert told(base, left, right, ("d", "bc", ledger(ONE, SENDING, SENT))) == [
        ("d", "A383 l b: ledger of notices: 1号, issued on 2026-06-02: the line was removed")
    ]
    out = ("c", "a", ledger())
    assert [name for name, _ in told(base, left, out, ("d", "bc", ledger(SENDING, SENT)))] == ["c"]


def test_the_unsent_one_may_be_renumbered_by_hand_where_a_number_was_given_twice() -> None:
    base = ("a", "", ledger())
    left, right = ("b", "a", ledger(ONE, SENDING, SENT)), ("c", "a", ledger(OTHER))
    assert told(base, left, right, ("d", "bc", ledger(ONE, SENDING, SENT, SECOND))) == []
    both = ("d", "bc", ledger(ONE, SENDING, SENT, OTHER))
    assert told(base, left, right, both, ("e", "d", ledger(ONE, SENDING, SENT, SECOND))) == []
    # the one that was sent keeps its number, and a number given once is not mended
    sent = ("c", "a", ledger(OTHER, OTHER_SENT))
    assert len(told(base, left, sent, ("d", "bc", ledger(ONE, SENDING, SENT, SECOND, OTHER_SENT)))) == 1
    assert len(told(base, right, ("d", "c", ledger(SECOND)))) == 1


def test_one_branch_sends_what_the_other_renumbers() -> None:
    base = ("a", "", ledger(ONE))
    left, right = ("b", "a", ledger(ONE, SENDING, SENT)), ("c", "a", ledger(ONE, RENAMED))
    assert told(base, left, right, ("d", "bc", ledger(ONE, SENDING, SENT, RENAMED))) == []


def test_lines_read_one_by_one_are_those_read_whole() -> None:
    lines = Lines()
    texts = [
        *(text for texts in INNOCENT.values() for text in texts),
        ledger(ONE, "{number: x}"),
        ledger(ONE, "{number: 1, deed: sent} # }"),
        ledger(ONE).replace("  - ", "- "),
        "\ufeff" + ledger(ONE),
        ledger(ONE).replace("\n", "\r\n"),
        "",
        "- x",
    ]
    for text in texts:
        found = read_ledger("", text.encode())
        assert lines.read("", text.encode()) == (None if found.reading.faults else found.entries), text
