"""A list as text: the table of fields written out, so that every reader gives the same text back."""

import json
from collections.abc import Iterator

from checklist.core.model import TaskList
from checklist.source.kinds import Plain
from checklist.source.plain import is_plain
from checklist.source.schema import LIST
from checklist.source.text import FORBIDDEN

OWN_WORDS = frozenset(("on",))
"""Keys of the table that some reader takes for something else; everybody writes them without quotes."""


def write(task_list: TaskList) -> str:
    """The YAML text of a list; reading it gives the same list."""
    plain = LIST.write(task_list)
    plain.setdefault("tasks", [])  # a list says that it is one, even before it has tasks
    return emit(plain)


def emit(plain: Plain) -> str:
    """Plain data as YAML in block style: days, figures and words stand bare, all else in double quotes.

    Written here and not by a library, since none leaves days bare and escapes what turns a line around.
    """
    return "".join(f"{line}\n" for line in _lines(plain))


def _lines(plain: Plain) -> Iterator[str]:
    if isinstance(plain, dict):
        for key, value in plain.items():
            yield from _entry(f"{key if key in OWN_WORDS else scalar(key)}:", value)
    else:
        for item in plain:
            first, *rest = _lines(item) if _opens(item) else [scalar(item)]
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)


def _entry(head: str, value: Plain) -> Iterator[str]:
    if _opens(value):
        yield head
        yield from (f"  {line}" for line in _lines(value))
    else:
        yield f"{head} {scalar(value)}"


def _opens(plain: Plain) -> bool:
    """Does it take lines of its own?"""
    return bool(plain) and not isinstance(plain, str)


def scalar(plain: Plain) -> str:
    """A text, or an empty list or mapping, on one line."""
    if not isinstance(plain, str):
        return "{}" if isinstance(plain, dict) else "[]"
    return plain if is_plain(plain) else quoted(plain)


def quoted(text: str) -> str:
    """A text in double quotes, on one line, with all escaped that no file may hold."""
    return FORBIDDEN.sub(lambda found: f"\\u{ord(found[0]):04X}", json.dumps(text, ensure_ascii=False))
