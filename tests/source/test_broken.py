"""What hands do to YAML, and that it is told where they did it."""

import pytest

from checklist.lang.catalog import LANGUAGES, load
from checklist.source.broken import HANDS, PROBLEMS, REMEDIES
from checklist.source.lines import place
from checklist.source.text import Source
from checklist.source.yaml import parse

SLIPS = [
    ("- id: 1\n  title：Fix\n  owner: Works\n", "wide_colon", (2, 8)),
    ("- id: 1\n  title: Fix\n  责任单位： 住建局\n", "wide_colon", (3, 7)),
    ("- id:1\n  title: Fix\n", "glued_colon", (1, 5)),
    ("-id: 1\n  title: Fix\n", "glued_dash", (1, 1)),
    ("－ id: 1\n  title: Fix\n", "bullet", (1, 1)),
    ("- id: 1\n\u3000\u3000title: Fix\n  owner: Works\n", "wide_blank", (2, 1)),
    ("- id: 1\n\n\u00a0\u00a0title: Fix\n  owner: Works\n", "wide_blank", (3, 1)),
    ("- {id: 1，title: Fix}\n", "wide_comma", (1, 9)),
    ("- owner: [Works，Parks\n  id: 1\n", "wide_comma", (1, 16)),
    ("- id: 1\n  title: Fix\n    owner: Works\n", "deep", (3, 5)),
    ("- id: 1\n  title: Fix: the bridge\n", "colon", (2, 13)),
    ("- id: 1\n  title: [draft] Fix\n  owner: Works\n", "goes_on", (2, 18)),
    ('- id: 1\n  title: "Fix" it\n  owner: Works\n', "goes_on", (2, 16)),
    ("- id: 1\n  title: Fix\n owner: Works\n", "indent", (3, 2)),
    ("- id: 1\n  owner: [Works, Parks\n  due: 2026-06-30\n", "list_open", (2, 10)),
    ("- id: 1\n  measure: {unit: km\n  due: 2026-06-30\n", "map_open", (2, 12)),
    ("- {id: 1 title: Fix}\n", "map_open", (1, 15)),
    ("- id: 1\n  title: 'Fix\n  owner: Works\n", "open", (2, 10)),
    ("- id: 1\n  title: *bold* Fix\n", "character", (2, 10)),
    ("- id: 1\n  title: @all\n", "character", (2, 10)),
]


@pytest.mark.parametrize(("text", "problem", "where"), SLIPS)
def test_a_slip_is_told_where_the_hand_was(text: str, problem: str, where: tuple[int, int]) -> None:
    (fault,) = parse(Source("a.yaml", text)).faults
    assert (fault.code, fault.values["problem"], tuple(place(text, fault.span.start))) == ("E105", problem, where)


def test_every_slip_is_tried() -> None:
    assert {problem for _, problem, _ in SLIPS} >= {name for name, _ in HANDS} | set(REMEDIES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slip_has_its_words(language: str) -> None:
    sentences = load(language).sentences
    assert {f"problem.{one}" for one in (*PROBLEMS.values(), *REMEDIES)} <= sentences.keys()
    assert {f"E105.{one}" for one in REMEDIES} <= sentences.keys()


def bare(text: str) -> list[str]:
    document = parse(Source("a.yaml", text))
    return [text[slice(*one.span)] for one in document.faults if one.code == "E131"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("amounts: {planned: 1,200, invested: 3}", ["200"]),
        ("counts: {all: 1,200,000}", ["200", "000"]),
        ("{title: Plan, phase two, owner: Works}", ["phase two"]),
        ("stages: {started, completed: 2026-03-01}", ["started"]),
        ("a: {b: , 'c': , d :, e: [x, y]}", []),
        ("a:\nb:\n  c:\nd: {}\n", []),
        ("a: {b: '', c: \"\"}", []),
    ],
)
def test_in_braces_a_key_has_a_colon(text: str, names: list[str]) -> None:
    assert bare(text) == names
