"""Rules as values: how a function becomes one, what it may ask, and what it answers."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from checklist.core.model import TaskList
from checklist.core.policy import Policy
from checklist.core.value import Value, replace
from checklist.rules.relations import Relations
from checklist.source.book import Book, Shelf
from checklist.source.likeness import close_to
from checklist.source.read import Reading
from checklist.source.tree import Route, Step

F = TypeVar("F", bound=Callable[..., Any])


class Finding(Value):
    """What a rule found: the way from its subject to the value concerned, and the blanks of its sentence.

    `remedy` chooses another sentence than `CODE.fix` for what to write instead; `reading` another text than the one
    the subject begins in, whose root the route then starts from.
    """

    route: Route
    values: Mapping[str, Any]
    remedy: str = ""
    reading: Reading | None = None


def at(*route: Step, remedy: str = "", **values: Any) -> Finding:
    """A finding at a value of the rule's subject."""
    return Finding(route, values, remedy)


def inside(reading: Reading, *route: Step, **values: Any) -> Finding:
    """A finding in one text of several."""
    return replace(at(*route, **values), reading=reading)


SHOWN = 20
"""Of a longer list of known words so many are shown."""


def few(words: Collection[str]) -> tuple[str, ...]:
    """Known words to show; the first ones, where there are many."""
    return (*islice(words, SHOWN), "…") if len(words) > SHOWN else tuple(words)


NO_LIST = TaskList()
NO_BOOK = Book(NO_LIST, (), ())


class Scene(Value):
    """Everything a rule may ask. `today` is the version's own day; it never is the day one judges for.

    `list` is the subject's list as it is judged, `book` the same as it is written; both are empty for rules about
    the workspace. `exists` says of a path whether the workspace has such a file.
    """

    shelf: Shelf
    today: date
    exists: Callable[[str], bool]
    relations: Relations
    list: TaskList = NO_LIST
    book: Book = NO_BOOK

    @property
    def policy(self) -> Policy:
        """What the workspace settles."""
        return self.shelf.workspace.policy

    @property
    def written(self) -> TaskList:
        """The list as written: nothing filled in, no name read as another."""
        return self.book.task_list


Finder = Callable[[Any, Any], Iterable[Any]]
"""A subject and what may be asked beside it to what was found: findings, or what was seen between two versions."""


class Rule(Value):
    """A rule by its code. Without `find` it is told by another hand: the reader of texts, or the run as a whole.

    `of` is the kind of its subject; it is asked only where all the fields in `needs` hold something. What judging
    stands on is `structural`: nobody can accept that it is missing or there twice.
    """

    code: str
    doc: str
    find: Finder | None = None
    of: type | None = None
    needs: tuple[str, ...] = ()
    structural: bool = False

    @property
    def waivable(self) -> bool:
        """Can it be waived? Not what judging stands on, nor what could not be read: that is not there."""
        return not self.structural and not (self.find is None and self.code[0] == "E")


RULES: dict[str, Rule] = {}
"""Every rule by its code."""


Near = Callable[[str, Collection[str]], str]


def near_code(text: str, codes: Collection[str], near: Near = close_to) -> str:
    """The code that was meant by one there is not: the one of its number, if the letter is wrong, else one like it."""
    number = text.strip().lstrip(LETTERS)
    return next((one for one in codes if one[1:] == number), "") or near(text, codes)


LETTERS = "EWAewa"


def rule(code: str, of: type | None = None, needs: tuple[str, ...] = (), structural: bool = False) -> Callable[[F], F]:
    """Make a function a rule. It takes its subject, and the scene if it asks for more; without `of` it is a page."""

    def declare(function: F) -> F:
        if code in RULES:
            raise ValueError(f"{code} is declared twice")
        asks = function.__code__.co_argcount
        find: Finder | None = None
        if of is not None:
            find = function if asks > 1 else lambda subject, _: function(subject)
        RULES[code] = Rule(code, function.__doc__ or "", find, of, needs, structural)
        return function

    return declare
