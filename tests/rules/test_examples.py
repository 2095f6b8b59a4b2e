"""Every rule's examples: the wrong one is told, as that rule and no other; in the right one nothing is wrong."""

import pytest

from checklist.rules.example import files, problems, written
from checklist.rules.families import RULES

BESIDE = {"E127": {"E110"}, "W103": {"W101"}}
"""What is told only beside others, since they are too many."""

every_rule = pytest.mark.parametrize("code", RULES)


@every_rule
def test_the_wrong_example_is_told(code: str) -> None:
    assert {one.code for one in problems(written(code).bad)} == {code} | BESIDE.get(code, set())


@every_rule
def test_in_the_right_example_nothing_is_wrong(code: str) -> None:
    assert problems(written(code).good) == ()


@every_rule
def test_the_fault_is_told_in_one_sentence(code: str) -> None:
    what = written(code).what
    assert what.endswith(".")
    assert what[0].isupper()


def test_an_example_holds_several_files() -> None:
    assert files("tasks: []\n# file: evidence/a.md\nSeen\n") == {
        "lists/works.yaml": b"tasks: []\n",
        "evidence/a.md": b"Seen\n",
    }


def test_an_example_holds_any_bytes() -> None:
    assert files(r"a\xffb(\x2e\x2d){3}") == {"lists/works.yaml": b"a\xffb.-.-.-"}
