"""A version of the files as values: who recorded it, when, and with which words."""

from datetime import date

from checklist.core.value import Value

STAGED = "staged"
"""What stands for the id of a version that is no commit yet."""
SHORT = 10
"""So many characters of an id are shown to people; programs get all of it."""


Hand = tuple[str, str]
"""Somebody whom a commit names: name and address."""


def beside(author: Hand, recorder: Hand) -> tuple[Hand, ...]:
    """Who recorded a commit, where that is not its author."""
    return () if recorder == author else (recorder,)


class Revision(Value):
    """One commit. `on` is the day its author wrote it, `committed` the day it came into the history.

    Both are plain days in the time zone that the commit itself names, not in the reader's: who reports on 30 June in
    Beijing has reported on 30 June wherever it is read. A time that no calendar holds is its first or last day.
    `message` is the subject: the first paragraph in one line. `parents` are ids, the one it was built on first.
    `hands` are all others, by name and address, whom it names beside its author: who recorded it, and its author as
    the commit itself has them, where a `.mailmap` calls them otherwise. `elsewhere` is the day it was by then in the
    east, of a clock that tells Greenwich's time as machines do that know no place; None of any other.
    `moment` is when it was recorded, in seconds as git counts them, for telling which of two was first.
    """

    id: str
    author: str
    email: str
    on: date
    committed: date
    message: str
    parents: tuple[str, ...] = ()
    hands: tuple[Hand, ...] = ()
    elsewhere: date | None = None
    moment: int | None = None

    @property
    def short(self) -> str:
        """As much of the id as people are shown."""
        return self.id[:SHORT]

    @property
    def latest(self) -> date:
        """The last day that it may have been where it was recorded."""
        return self.elsewhere or self.committed

    @property
    def dated(self) -> bool:
        """Does it have a day that anything can be judged for?"""
        return date.min < self.committed < date.max
