"""The examples in a rule's docstring: the files they stand for, and what is wrong with them."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from textwrap import dedent

from checklist.core.value import Value
from checklist.rules.check import check
from checklist.rules.diagnostic import Diagnostic
from checklist.rules.every import RULES
from checklist.source.book import Shelf, shelve
from checklist.source.ledger import read_ledger
from checklist.source.read import read_bytes
from checklist.source.settings import NO_SETTINGS, read_settings

DAY = date(2026, 7, 1)
"""The day on which all examples are read."""
LIST = "lists/works.yaml"
SETTINGS = "checklist.yaml"
BLOCK = re.compile(r"```yaml (bad|good)\n(.*?)```", re.DOTALL)
FILE = re.compile(r"^# file: (\S+)\n", re.MULTILINE)
RUN = re.compile(rb"\(((?:\\x[0-9a-f]{2})+)\)\{(\d+)\}")
BYTE = re.compile(rb"\\x([0-9a-f]{2})")


class Written(Value):
    """What a rule's docstring says: the fault in one sentence, why it matters, and the text of the two examples."""

    what: str
    why: str
    bad: str
    good: str


def written(code: str) -> Written:
    """The docstring of a rule, taken apart."""
    what, _, rest = RULES[code].doc.partition("\n")
    text = dedent(rest)
    (_, bad), (_, good) = sorted(BLOCK.findall(text))
    return Written(what, text.partition("```")[0].strip(), bad, good)


def files(block: str) -> dict[str, bytes]:
    r"""The files of an example. A line `# file: NAME` begins one; `\xff` stands for a byte, `(\xff){9}` for so many."""
    first, *named = FILE.split(block)
    texts = {LIST: first} if first.strip() else {}
    texts.update(zip(named[::2], named[1::2], strict=True))
    return {name: _bytes(text) for name, text in texts.items()}


def _bytes(text: str) -> bytes:
    runs = RUN.sub(lambda found: _unescaped(found[1]) * int(found[2]), text.encode())
    return _unescaped(runs)


def _unescaped(text: bytes) -> bytes:
    return BYTE.sub(lambda found: bytes([int(found[1], 16)]), text)


def shelf_of(held: Mapping[str, bytes]) -> Shelf:
    """The files of an example as a workspace."""
    workspace, settings = read_settings(SETTINGS, held.get(SETTINGS, b""))
    lists = [
        read_bytes(name, data, workspace.limits) for name, data in sorted(held.items()) if name.startswith("lists/")
    ]
    ledgers = [read_ledger(name, data) for name, data in sorted(held.items()) if name.startswith("notices/")]
    return shelve(workspace, settings if SETTINGS in held else NO_SETTINGS, lists, ledgers=ledgers)


@lru_cache(maxsize=512)
def problems(block: str) -> tuple[Diagnostic, ...]:
    """What is wrong with an example."""
    held = files(block)
    return check(shelf_of(held), DAY, held.__contains__)
