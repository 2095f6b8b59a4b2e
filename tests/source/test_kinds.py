"""What each kind of field reads, refuses, and writes back."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from checklist.core.calendar import Cadence, DayOf, Every
from checklist.core.model import ItemRef, Light, Person, Stage
from checklist.lang.catalog import load
from checklist.source.cadence import CADENCE
from checklist.source.figures import AMOUNT, DAY, NUMBER_ANY, SHARE, Whole
from checklist.source.kinds import TEXT, TEXTS, WORD, Choice, Kind, Switch, Tags
from checklist.source.likeness import close_to
from checklist.source.notes import UNREAD, Notes
from checklist.source.records import Joined, ListOf, Pairs
from checklist.source.schema import LIGHT, PERSONS, STAGE, Item, Items, Target
from checklist.source.text import Source
from checklist.source.tree import Mapping
from checklist.source.write import emit
from checklist.source.yaml import parse

SMALL = Whole(1, 9)


def read(kind: Kind, text: str) -> tuple[Any, list[str]]:
    """The value of a field written so, and the codes of its faults."""
    document = parse(Source("a.yaml", f"k: {text}\n"))
    assert isinstance(document.root, Mapping), document.faults
    notes = Notes()
    value = kind.read(document.root.pairs[0][1], notes)
    return value, [fault.code for fault in notes.faults]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (TEXT, "年底前", "年底前"),
        (WORD, "007", "007"),
        (WORD, "no", "no"),
        (WORD, "2020-06-30", "2020-06-30"),
        (TEXTS, "a", ("a",)),
        (TEXTS, "[a, b]", ("a", "b")),
        (TEXTS, '""', ()),
        (Tags({"difficult": ("难点",)}), "[难点, P1]", ("difficult", "P1")),
        (DAY, "2020-02-29", date(2020, 2, 29)),
        (SHARE, "45%", Fraction(45, 100)),
        (SHARE, "45", Fraction(45, 100)),
        (SHARE, "1", Fraction(1, 100)),
        (SHARE, "1.0%", Fraction(1, 100)),
        (SHARE, "1.5", Fraction(15, 1000)),
        (Joined(), "甲、乙", "甲、乙"),
        (Joined(), "[甲, 乙]", "甲、乙"),
        (SHARE, "45.5％", Fraction(455, 1000)),
        (SHARE, "0.45%", Fraction(45, 10000)),
        (SHARE, "0", Fraction(0)),
        (SHARE, "100 %", Fraction(1)),
        (NUMBER_ANY, "-1.50", Decimal("-1.5")),
        (AMOUNT, "0", Decimal(0)),
        (SMALL, "9", 9),
        (LIGHT, "绿灯", Light.GREEN),
        (LIGHT, "red", Light.RED),
        (Switch(), "是", True),
        (Switch(), "False", False),
        (Target(), "分项", True),
        (Target(), "32", Decimal(32)),
        (CADENCE, "每月", Cadence(Every.MONTH)),
        (CADENCE, "{每: 季度, 截止: 20日}", Cadence(Every.QUARTER, DayOf(20))),
        (CADENCE, "{every: week, by: 星期五}", Cadence(Every.WEEK, DayOf(4))),
        (CADENCE, "{every: quarter, by: 02-15}", Cadence(Every.QUARTER, DayOf(15, month=2))),
        (CADENCE, "{every: year, by: +10}", Cadence(Every.YEAR, DayOf(10, after=True))),
        (PERSONS, "污水处理科科长", (Person("污水处理科科长"),)),
        (PERSONS, "[{姓名: 甲, 岗位: 乙}, 丙]", (Person("乙", "甲"), Person("丙"))),
        (STAGE, "2020-04-02", Stage(None, date(2020, 4, 2))),
        (STAGE, "{计划: 2020-04-02}", Stage(date(2020, 4, 2))),
        (Items(), "17", (ItemRef("17"),)),
        (Items(), "{list: a, item: [1, 2]}", (ItemRef("1", "a"), ItemRef("2", "a"))),
        (Items(), "[{清单: a, 事项: 1}, 2]", (ItemRef("1", "a"), ItemRef("2"))),
        (Item(), "{list: a, item: 1}", ItemRef("1", "a")),
        (
            Pairs(AMOUNT, {"planned": ("计划投资",)}),
            "{计划投资: 3, 其他: 1}",
            (("planned", Decimal(3)), ("其他", Decimal(1))),
        ),
        (Pairs(AMOUNT), "{a: , b: 2}", (("b", Decimal(2)),)),
        (Pairs(NUMBER_ANY, key=Whole(1900, 2999)), "{2022: 10}", ((2022, Decimal(10)),)),
        (ListOf(DAY), "[2020-01-01]", (date(2020, 1, 1),)),
        (ListOf(DAY), "", ()),
    ],
)
def test_it_reads_and_writes_back(kind: Kind, text: str, value: Any) -> None:
    assert read(kind, text) == (value, [])
    assert read(kind, emit({"k": kind.write(value)}).removeprefix("k:")) == (value, [])


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        (TEXT, "[a]", "E109"),
        (TEXT, "{a: b}", "E109"),
        (TEXTS, "[a, [b]]", "E109"),
        (TEXTS, "[a, ]", ""),
        (DAY, "2020-6-30", "E110"),
        (DAY, "2020/06/30", "E110"),
        (DAY, "年底前", "E110"),
        (DAY, "2020-02-30", "E111"),
        (DAY, "0000-01-01", "E111"),
        (SHARE, "0.45", "E112"),
        (SHARE, "0.001", "E112"),
        (SHARE, "1.0", "E112"),
        (SHARE, "01.00", "E112"),
        (SHARE, "四成", "E113"),
        (SHARE, "1e1", "E113"),
        (SHARE, "-5%", "E113"),
        (SHARE, "101%", "E114"),
        (NUMBER_ANY, "1,000", "E113"),
        (NUMBER_ANY, "1e9", "E113"),
        (NUMBER_ANY, ".inf", "E113"),
        (NUMBER_ANY, "９", "E113"),
        (AMOUNT, "-0.5", "E122"),
        (SMALL, "0", "E113"),
        (SMALL, "1.0", "E113"),
        (SMALL, "[1]", "E109"),
        (LIGHT, "greenish", "E123"),
        (Switch(), "maybe", "E113"),
        (Target(), "many", "E113"),
        (CADENCE, "daily", "E123"),
        (CADENCE, "{by: 25}", "E124"),
        (CADENCE, "{every: month, by: friday}", "E113"),
        (CADENCE, "{every: week, by: 25}", "E113"),
        (CADENCE, "{every: month, by: 32}", "E113"),
        (CADENCE, "{every: month, by: 02-01}", "E113"),
        (PERSONS, '""', "E109"),
        (Items(), '""', "E109"),
        (Item(), "[a, b]", "E109"),
        (Items(), "{list: a}", "E124"),
        (Pairs(AMOUNT), "[1]", "E109"),
        (Pairs(AMOUNT, {"planned": ("计划投资",)}), "{planned: 1, 计划投资: 2}", "E107"),
        (Pairs(NUMBER_ANY, key=Whole(1900, 2999)), "{22: 10}", "E113"),
        (ListOf(DAY), "2020-01-01", "E109"),
    ],
)
def test_it_refuses(kind: Kind, text: str, code: str) -> None:
    value, codes = read(kind, text)
    assert codes == ([code] if code else [])
    assert value is UNREAD or code in {"", "E109", "E107", "E113"}


@pytest.mark.parametrize("text", ["1.10", "no", "0012", "1:30", "1e3", "~", "0x1F", "1_000", ".5e2", "-.inf"])
def test_text_that_others_misread_is_kept_and_told(text: str) -> None:
    assert read(TEXT, text) == (text, ["W101"])
    assert read(TEXT, f"'{text}'") == (text, [])
    assert read(WORD, text) == (text, [])


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize(
    "kind", [TEXT, TEXTS, DAY, SHARE, NUMBER_ANY, SMALL, LIGHT, Switch(), Target(), Items(), Item()]
)
def test_what_is_expected_has_words_without_gaps(kind: Kind, language: str) -> None:
    sentence = load(language).say(kind.expected())
    assert sentence != kind.expected().key
    assert "{low}" not in sentence


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("in progress", "in-progress"),
        ("In_Progress", "in-progress"),
        ("in-progres", "in-progress"),
        ("xyz", ""),
        ("", ""),
    ],
)
def test_the_nearest_word_is_offered(word: str, near: str) -> None:
    assert close_to(word, ["not-started", "in-progress"]) == near


def test_a_choice_offers_what_was_meant() -> None:
    document = parse(Source("a.yaml", "k: 推进種"))
    assert isinstance(document.root, Mapping)
    notes = Notes()
    Choice({"in-progress": ("推进中",)}).read(document.root.pairs[0][1], notes)
    assert notes.faults[0].values["near"] == "推进中"


@pytest.mark.parametrize(("text", "both"), [("1.0", ("100%", "1%")), ("0.45", ("45%", "0.45%"))])
def test_a_fraction_may_mean_either(text: str, both: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="E112") as caught:
        SHARE.parse(text)
    assert (caught.value.args[1]["percent"], caught.value.args[1]["exact"]) == both


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("未完成", ""),
        ("已开工", ""),
        ("正常推进", "正在推进"),
        ("in progress", "in-progress"),
        ("not-startd", "not-started"),
        ("started", ""),
        ("uncompleted", ""),
        ("complted", "completed"),
    ],
)
def test_the_opposite_of_a_word_is_never_offered_for_it(word: str, near: str) -> None:
    known = ("未启动", "未开工", "正在推进", "完成", "in-progress", "not-started", "completed")
    assert close_to(word, known) == near


def test_units_are_no_denial() -> None:
    assert close_to("uints", ("units", "until")) == "units"
