"""A few lines of YAML, and what is wrong with them."""

from checklist.lang.catalog import load
from checklist.rules.diagnostic import Diagnostic
from checklist.rules.example import problems

HEAD = "tasks:\n  - id: 1\n    title: Fix the bridge\n    owner: Works\n"


def task(lines: str, more: str = "") -> str:
    """A list of one task with these fields, below these files or this head."""
    return f"{more}{HEAD}" + "".join(f"    {line}\n" for line in lines.strip().split("\n"))


def codes(text: str) -> list[str]:
    """The codes told of an example, in the order of their places."""
    return [one.code for one in problems(text)]


def marked(one: Diagnostic) -> str:
    """The text that a problem points at."""
    return one.source.text[one.span.start : one.span.end]


def said(one: Diagnostic, language: str = "en") -> tuple[str, str]:
    """What is said of a problem, and what to write instead."""
    return load(language).say(one.message), load(language).say(one.fix)


def passes(lines: str, more: str = "") -> None:
    """A task with these fields is told nothing of."""
    assert codes(task(lines, more)) == []
