"""A ledger's text: lines are added at its end, nothing else is touched, and every reader sees the same."""

from datetime import date
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from checklist.core.ledger import Deed, Entry
from checklist.source.ledger import NotAppended, appended, read_ledger, with_entries

WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
NAMES = WORDS.filter(str.strip)
ENTRIES = st.builds(
    Entry,
    number=NAMES,
    deed=st.sampled_from(Deed),
    on=st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    rung=NAMES,
    list=NAMES,
    task=NAMES,
    unit=st.lists(NAMES, max_size=2).map(tuple),
    ground=WORDS,
    until=st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    receipt=WORDS,
)
ONE = Entry("督〔2020〕1号", Deed.ISSUED, date(2020, 6, 16), "warn", "l", "0012", unit=("甲局", "乙局"))


@given(st.lists(ENTRIES, min_size=1, max_size=3), st.lists(ENTRIES, min_size=1, max_size=3))
def test_what_is_added_is_read_again_and_what_stood_there_stands(old: list[Entry], new: list[Entry]) -> None:
    before = with_entries("", 2020, old)
    after = appended(before, 2020, tuple(new))
    assert after.startswith(before)
    ledger = read_ledger("2020.yaml", after.encode())
    assert ledger.entries == (*old, *new)
    assert ledger.reading.faults == ()


@given(st.lists(ENTRIES, min_size=1, max_size=3))
def test_another_reader_sees_the_same_texts(entries: list[Entry]) -> None:
    plain = YAML(typ="safe").load(StringIO(with_entries("", 2020, entries)))["entries"]
    assert [str(one["number"]) for one in plain] == [one.number for one in entries]
    assert [str(one.get("ground", "")) for one in plain] == [one.ground for one in entries]


def test_an_entry_is_one_line() -> None:
    assert with_entries("", 2020, [ONE]) == (
        "ledger: 2020\n"
        "entries:\n"
        '  - {number: 督〔2020〕1号, deed: issued, on: 2020-06-16, rung: warn, list: l, task: "0012",'
        " unit: [甲局, 乙局]}\n"
    )


def test_what_people_have_written_beside_it_stays() -> None:
    text = (
        "# 台账\nledger: 2020\nentries:\n- {文号: 1号, 事项: 印发, 日期: 2020-06-16, 等级: w, 清单: l, 任务: a}  # 附"
    )
    after = appended(text, 2020, (ONE,))
    assert after.startswith(f"{text}\n- {{number: ")


@pytest.mark.parametrize("text", ["ledger: 2020\n", "entries: []\n", "- 1\n", "entries:\n  - {number: 1}\n", "a: [\n"])
def test_a_text_that_no_line_can_be_added_to_is_left_alone(text: str) -> None:
    with pytest.raises(NotAppended):
        appended(text, 2020, (ONE,))


def test_a_ledger_that_cannot_be_read_says_where() -> None:
    ledger = read_ledger("2020.yaml", b"entries:\n  - {number: a, deed: mailed, on: 2020-06-31}\n")
    assert {fault.code for fault in ledger.reading.faults} >= {"E123"}
    assert ledger.entries == ()
