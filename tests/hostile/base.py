"""A good list of one task, the base that most hostile inputs are made from."""

from collections.abc import Iterator

Texts = Iterator[tuple[str, str | bytes]]
"""What is wrong, and the text or bytes."""

GOOD = "tasks:\n  - {id: a1, title: Fix the bridge, owner: Works}\n"


def task(fields: str) -> str:
    """The good list, its task with these fields besides, in YAML's flow style."""
    return GOOD.replace("}", f", {fields}}}")
