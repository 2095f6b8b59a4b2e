"""Problems on the way to a report: bad settings end it, lists with errors are named and left out."""

import sys
from collections import Counter
from collections.abc import Collection, Iterator

from checklist.cli.errors import Wrong
from checklist.cli.language import spoken
from checklist.core.message import Message, say
from checklist.rules.check import with_errors
from checklist.rules.diagnostic import Diagnostic
from checklist.source.book import Shelf
from checklist.source.lines import place
from checklist.source.read import claimed
from checklist.source.text import MORE, Source
from checklist.writers.formats import write_problems
from checklist.writers.look import Look


def refuse_settings(settings: Source, problems: Collection[Diagnostic], look: Look) -> None:
    """A bad configuration is wrong usage: its problems are told, and nothing is judged by it."""
    bad = [one for one in problems if one.source is settings]
    if bad:
        sys.stderr.write(write_problems(bad, "text", spoken(), look))
        raise Wrong(say("wrong.settings"))


def left_out(problems: Collection[Diagnostic], shelf: Shelf, bad: Collection[str]) -> Iterator[Message]:
    """Every text with an error, a line each: how many, and the first one; then what is left out along with them.

    Last the texts of which cannot be told what they are a part of, with what is done about it.
    """
    first = {id(one.source): one for one in reversed(list(problems))}
    counts = Counter(id(one.source) for one in problems if one.code != MORE["E"])
    more = {id(one.source) for one in problems if one.code == MORE["E"]}
    for source, one in sorted(first.items(), key=lambda pair: pair[1]):
        key = "left_out.more" if source in more else "left_out"
        line = place(one.source.text, one.span.start).line
        yield say(key, file=one.source.name, count=counts[source], line=line, code=one.code, message=one.message)
    wrong = {one.source.name for one in problems}
    for book in shelf.books:
        along = tuple(part.source.name for part in book.parts if part.source.name not in wrong)
        if book.task_list.id in bad and along:
            yield say("left_out.along", list=book.task_list.id, files=along)
    for reading in with_errors(problems, shelf):
        if claimed(reading) is None:
            yield say("left_out.untold", file=reading.source.name)
