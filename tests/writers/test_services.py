"""Problems for GitHub and GitLab, and the page of a build: nothing typed becomes a command or loses its place."""

import json
import re
from typing import Any

import pytest
from hypothesis import given

from checklist.core.message import say
from checklist.rules.diagnostic import Diagnostic
from checklist.source.text import Source, Span
from checklist.writers.formats import PROBLEMS, Look, format_of, write_problems
from checklist.writers.problems_md import SHOWN
from tests.writers.given import texts
from tests.writers.problems import SOURCE, TEXT, at
from tests.writers.voice import EN, ZH


def github(*diagnostics: Diagnostic) -> list[str]:
    return write_problems(diagnostics, "github", ZH, Look()).split("\n")


def test_github_marks_a_problem_at_its_line() -> None:
    assert github(at("住建"), at("id", "W219"), at("tasks", "A401")) == [
        (
            "::error file=lists/城建 2020.yaml,line=2,col=21,endLine=2,endColumn=23,title=E202"
            "::any x%0Afix%0A（checklist explain E202）"
        ),
        (
            "::warning file=lists/城建 2020.yaml,line=2,col=6,endLine=2,endColumn=8,title=W219"
            "::any x%0Afix%0A（checklist explain W219）"
        ),
        (
            "::notice file=lists/城建 2020.yaml,line=1,col=1,endLine=1,endColumn=6,title=A401"
            "::any x%0Afix%0A（checklist explain A401）"
        ),
        "1个文件：错误1处，提醒1处，异动1处。",
        "",
    ]


def test_a_problem_of_many_lines_has_no_end_column() -> None:
    one = Diagnostic("E109", SOURCE, Span(0, len(TEXT)), say("any", text="x"))
    assert github(one)[0].startswith("::error file=lists/城建 2020.yaml,line=1,col=1,endLine=3,title=E109::")


PROPERTY = re.compile(r"(\w+)=([^,:]*)")


def unescaped(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


@pytest.mark.parametrize(
    ("name", "text"),
    [("a,line=9:b.yaml", "x"), ("50%0A.yaml", "100%"), ("a.yaml", "::add-mask::x"), ("a.yaml", "a\r\n::error::b")],
)
def test_github_reads_back_what_was_said(name: str, text: str) -> None:
    line, _, end = github(Diagnostic("E202", Source(name, "x"), Span(0, 1), say("any", text=text)))
    properties, _, said = line.removeprefix("::error ").partition("::")
    assert unescaped(dict(PROPERTY.findall(properties))["file"]) == name
    assert unescaped(said).startswith(f"any {' '.join(text.split())}")
    assert end == ""


@given(texts, texts)
def test_nothing_typed_is_a_command_of_its_own(name: str, text: str) -> None:
    lines = github(Diagnostic("E202", Source(name, text), Span(0, len(text)), say("any", text=text)))
    assert len(lines) == 3
    assert sum(line.lstrip().startswith("::") for line in lines) == 1
    assert lines[0].isprintable()


def gitlab(*diagnostics: Diagnostic) -> Any:
    return json.loads(write_problems(diagnostics, "gitlab", EN, Look()))


def test_gitlab_tells_a_problem() -> None:
    (got,) = gitlab(at("owner"))
    assert re.fullmatch("[0-9a-f]{64}", got.pop("fingerprint"))
    assert got == {
        "description": "any x — fix",
        "check_name": "E202",
        "severity": "major",
        "location": {"path": "lists/城建 2020.yaml", "lines": {"begin": 2, "end": 2}},
    }


def test_a_fingerprint_is_the_problems_own_and_stays() -> None:
    twice = gitlab(at("owner"), at("owner"), at("status"))
    below = gitlab(at("owner", source=Source(SOURCE.name, f"# a line above\n{TEXT}")))
    prints = [one["fingerprint"] for one in twice]
    assert len(set(prints)) == 3
    assert below[0]["fingerprint"] == prints[0]


def test_the_page_of_a_build() -> None:
    page = write_problems([at("owner", text="a|b @all\n# x")], "md", EN, Look())
    assert page.split("\n") == [
        "## Problems in the lists",
        "",
        "Errors: 1, warnings: 0, in files: 1.",
        "",
        "| Code | Place | What is wrong | What to write |",
        "| --- | --- | --- | --- |",
        r"| E202 | lists/城建 2020.yaml:2:14 | any a\|b @&#8203;all \# x | fix |",
        "",
    ]
    assert write_problems([], "md", EN, Look()) == "## Problems in the lists\n\nNo problems found.\n"


def test_a_page_has_an_end() -> None:
    page = write_problems([at("owner")] * (SHOWN + 3), "md", EN, Look())
    assert page.count("E202") == SHOWN
    assert "And 3 more" in page


def test_a_files_ending_asks_for_a_form() -> None:
    assert [format_of(name, PROBLEMS) for name in ("a.sarif", "A.JSON", "b.md", "c.txt", "github")] == [
        *("sarif", "json", "md", "text", None)
    ]
