"""Problems: the place is marked under the right characters, whatever their width."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.message import say
from checklist.rules.diagnostic import Diagnostic
from checklist.source.lines import LINE_END, Lines
from checklist.source.text import Source, Span
from checklist.writers.excerpt import LONGEST, context, mark
from checklist.writers.formats import Look, write_problems
from checklist.writers.width import width
from tests.writers.given import REVISION, SGR, texts
from tests.writers.voice import EN, ZH

TEXT = """list: x
tasks:
  - id: FY-07
    title: 城区黑臭水体治理
    start: 2020-03-01
    due: 2020-02-28
    goal: \t全部 owner: 市住建局
"""
SOURCE = Source("lists/fuyang-2020.yaml", TEXT)


def at(word: str, code: str = "E202", source: Source = SOURCE) -> Diagnostic:
    start = source.text.index(word)
    return Diagnostic(code, source, Span(start, start + len(word)), say("any", text=code), say("fix"))


def told(*diagnostics: Diagnostic, look: Look = Look()) -> list[str]:  # noqa: B008 -- a value
    return write_problems(diagnostics, "text", ZH, look).split("\n")


def test_a_problem_as_it_is_shown() -> None:
    assert told(at("2020-02-28")) == [
        "error[E202] any E202",
        " --> lists/fuyang-2020.yaml:6:10",
        "  |",
        "5 |     start: 2020-03-01",
        "6 |     due: 2020-02-28",
        "  |          ^^^^^^^^^^",
        "  = fix    （checklist explain E202）",
        "",
        "1个文件：错误1处，提醒0处。",
        "",
    ]


@pytest.mark.parametrize(("word", "before", "size"), [("水体治理", 19, 8), ("城", 11, 2), ("市住建局", 24, 8)])
def test_the_mark_is_right_under_chinese_and_tabs(word: str, before: int, size: int) -> None:
    marked = told(at(word))[5]
    assert marked == f"  | {' ' * before}{'^' * size}"


@given(texts, texts, texts)
def test_the_mark_is_right_under_anything(lead: str, word: str, rest: str) -> None:
    lead, word, rest = (LINE_END.sub(" ", text) for text in (lead, word, rest))
    found = mark(Lines(f"{lead}{word}{rest}"), Span(len(lead), len(lead) + len(word)))
    assert all(one.isprintable() or one.isspace() for one in found.text)
    assert found.before <= width(found.text)
    assert found.before + found.size <= width(found.text) + (not word) + (width(word) == 0)


@given(st.text("ab\r\n城", max_size=30))
def test_the_line_above_is_the_one_that_ends_there(text: str) -> None:
    parts = LINE_END.split(text)
    for index in range(len(text) + 1):
        number = Lines(text).place(index).line
        above = parts[number - 2] if number > 1 else ""
        assert context(Lines(text), index) == above


def test_of_a_long_line_the_part_around_is_shown() -> None:
    source = Source("x", f"note: {'长' * 900}错{'长' * 900}")
    line, marks = told(at("错", source=source))[3:5]
    assert len(line) == LONGEST + len("1 | ……")
    assert line[4] == line[-1] == "…"
    shown = line[: width_to(line, marks.index("^"))]
    assert line[len(shown)] == "错"
    assert marks.count("^") == 2


def width_to(line: str, column: int) -> int:
    """How many characters stand before a column of the screen."""
    return next(count for count in range(len(line)) if width(line[:count]) == column)


def test_a_problem_of_many_lines_is_shown_by_its_first() -> None:
    start = TEXT.index("id")
    one = Diagnostic("E109", SOURCE, Span(start, len(TEXT)), say("any", text="x"))
    assert told(one)[4:7] == ["3 |   - id: FY-07", "  |     ^^^^^^^^^", "  = （checklist explain E109）"]


def test_the_end_of_the_text_is_a_place() -> None:
    one = Diagnostic("E105", SOURCE, Span(len(TEXT), len(TEXT)), say("any", text="x"))
    assert told(one)[1] == " --> lists/fuyang-2020.yaml:8:1"
    assert told(one)[5] == "  | ^"


def test_a_file_that_could_not_be_read_has_no_excerpt() -> None:
    one = Diagnostic("E101", Source("big\x1b.yaml", ""), Span(0, 0), say("any", text="x"))
    assert told(one)[:3] == ["error[E101] any x", " --> big\\x1b.yaml:1:1", "  = （checklist explain E101）"]


def test_the_numbers_stand_last() -> None:
    many = [at("x"), at("id", "W219"), at("due", "A401"), at("start", source=Source("y", "start"))]
    assert told(*many)[-2] == "2个文件：错误2处，提醒1处，异动1处。"
    assert told() == ["未发现问题。", ""]


def test_colours_change_nothing_else() -> None:
    coloured = told(at("水体治理"), look=Look(colour=True))
    assert "\x1b[1;31merror[E202]\x1b[0m" in coloured[0]
    assert [SGR.sub("", line) for line in coloured] == told(at("水体治理"))


def test_json() -> None:
    got = json.loads(write_problems([at("市住建局", "W219")], "json", EN, Look(), REVISION))
    assert got == {
        "schema": 1,
        "kind": "problems",
        "rev": REVISION.id,
        "data": [
            {
                "code": "W219",
                "severity": "warning",
                "file": "lists/fuyang-2020.yaml",
                "line": 7,
                "column": 22,
                "end_line": 7,
                "end_column": 26,
                "message": "any W219",
                "fix": "fix",
            }
        ],
    }
