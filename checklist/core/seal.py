"""What a seal fixes: the state of a period as digests, so that anyone can tell later what was changed since.

A digest is text, `sha256:` and 64 hexadecimal digits; making one is another floor's work.
"""

from datetime import date

from checklist.core.family import Key
from checklist.core.model import Pairs
from checklist.core.value import Value


class Seal(Value):
    """A sealed period. `on` is the day it was sealed, `as_of` the day its papers were judged for.

    `commit` is the version sealed, `settings` the digest of what the workspace settles. `lists` holds for every list
    what its head says (under the name "") and what each of its tasks says; `papers` the digests of reports by name.
    `former` is the digest of the seal before, empty for the first.
    """

    period: str
    on: date
    as_of: date
    commit: str
    lists: Pairs[Pairs[str]]
    settings: str = ""
    papers: Pairs[str] = ()
    former: str = ""


class Broken(Value):
    """Where a state differs from a sealed one: the task (or the list's head, under the name ""), and how."""

    key: Key
    how: str


GONE, NEW, OTHER = "gone", "new", "other"


def compared(sealed: Pairs[Pairs[str]], now: Pairs[Pairs[str]]) -> tuple[Broken, ...]:
    """What differs, in the sealed order, then what is new."""
    before = {(name, task): digest for name, tasks in sealed for task, digest in tasks}
    after = {(name, task): digest for name, tasks in now for task, digest in tasks}
    lost = (Broken(key, GONE if key not in after else OTHER) for key, says in before.items() if after.get(key) != says)
    return (*lost, *(Broken(key, NEW) for key in after if key not in before))
