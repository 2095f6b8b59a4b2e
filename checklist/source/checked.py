"""An edit is right or it is refused: the new text is read again, whole by us and in part by a second reader."""

from collections.abc import Iterable, Iterator

from checklist.core.amend import traced
from checklist.core.compare import Change, compare
from checklist.core.model import TaskList
from checklist.core.policy import LIMITS, Limits
from checklist.core.value import Value, replace
from checklist.source.amend import Unwritable, edits_to
from checklist.source.book import Book
from checklist.source.edit import Edit, Overlap, apply
from checklist.source.forms import items_read
from checklist.source.hunks import Hunk, hunks
from checklist.source.layout import Rows, content_end, is_flow, line_start, next_line, pair_end
from checklist.source.notes import Notes
from checklist.source.parted import parted
from checklist.source.read import Reading, read_source
from checklist.source.records import Record
from checklist.source.schema import LIST, TASK
from checklist.source.text import Source, Span
from checklist.source.tree import Mapping, Node, Sequence


class Amended(Value):
    """A text with changes made: the reading before, the edits, and the reading afterwards."""

    before: Reading
    edits: tuple[Edit, ...]
    after: Reading

    @property
    def source(self) -> Source:
        """The new text, under its name."""
        return self.after.source

    @property
    def hunks(self) -> tuple[Hunk, ...]:
        """What changes in the lines of the text."""
        return hunks(self.before.source.text, self.edits)


class NotAsMeant(Exception):  # noqa: N818 -- said as what is so
    """The new text would not say what was meant, so there is none. `ground` says how this was found out.

    `unwritable`: no edit of the text can say it · `reading`: read again it says something else · `faults`: it has a
    fault that the old text has not · `second`: another YAML reader takes it for something else.
    """

    def __init__(self, ground: str, found: tuple[Hunk, ...] = (), differs: tuple[Change, ...] = ()) -> None:
        super().__init__(ground)
        self.ground = ground
        self.hunks = found
        self.differs = differs


def checked(reading: Reading, changes: Iterable[Change], limits: Limits = LIMITS) -> Amended:
    """The text with the changes made, if it says what is meant and nothing else; else `NotAsMeant`.

    `Outdated` for a change that does not find what it says was there. Nothing is written to any file.
    """
    before = reading.task_list
    if before is None:
        raise NotAsMeant("unwritable")
    wanted, places = traced(before, changes)
    try:
        found = edits_to(reading, wanted, places)
        text = apply(reading.source.text, found)
    except (Overlap, Unwritable) as error:
        raise NotAsMeant("unwritable") from error
    after = read_source(replace(reading.source, text=text), limits)
    amended = Amended(reading, found, after)
    if after.task_list != wanted:
        raise NotAsMeant("reading", amended.hunks, compare(wanted, after.task_list) if after.task_list else ())
    if _more_faults(reading, after):
        raise NotAsMeant("faults", amended.hunks)
    if not all(_reads_the_same(after, wanted, before, places)):
        raise NotAsMeant("second", amended.hunks)
    return amended


def checked_all(book: Book, changes: Iterable[Change], limits: Limits = LIMITS) -> tuple[Amended, ...]:
    """The same for a list that may stand in several texts: those of its texts that change."""
    return tuple(checked(reading, some, limits) for reading, some in parted(book, changes))


def _more_faults(before: Reading, after: Reading) -> bool:
    """Is there a fault of a kind of which there were not as many?"""
    old, new = ([fault.code for fault in one.faults] for one in (before, after))
    return any(new.count(code) > old.count(code) for code in set(new))


def _reads_the_same(
    after: Reading, wanted: TaskList, before: TaskList, places: tuple[int | None, ...]
) -> Iterator[bool]:
    """Does the second reader see the amended values, in each task that changed and in what changed of the head?"""
    root, text = after.document.root, spaced(after)
    if not isinstance(root, Mapping):
        yield False
        return
    flow = is_flow(text, root)
    for key, below in root.pairs:
        field = LIST.index.get(key.text)
        if field and field.key == "tasks" and isinstance(below, Sequence):
            read = items_read(below, after.unread)
            for at, (task, place) in enumerate(zip(wanted.tasks, places, strict=True)):
                if place is None or task is not before.tasks[place]:
                    yield _says(TASK, _item(text, below, read[at]), task)
        elif field and not flow and _attr(wanted, field.key) != _attr(before, field.key):
            lines = text[line_start(text, key.start) : next_line(text, pair_end(text, key, below))]
            yield _says(LIST, lines, wanted, field.key)
    if flow and replace(wanted, tasks=()) != replace(before, tasks=()):
        yield _says(LIST, text, wanted)


def spaced(reading: Reading) -> str:
    """A text with a space for each tab between its words: it says the same, and the second reader can read it.

    YAML has tabs stand for spaces behind a value; readers written in Python take them for the beginning of another.
    """
    text = reading.source.text
    if "\t" not in text or reading.document.root is None:
        return text
    pieces: list[str] = []
    done = 0
    for start, end in spans(reading.document.root):
        pieces += text[done:start].replace("\t", " "), text[start:end]
        done = end
    return "".join((*pieces, text[done:].replace("\t", " ")))


def spans(node: Node) -> Iterator[Span]:
    """Where the words of a tree stand, from first to last."""
    if isinstance(node, Mapping):
        for key, value in node.pairs:
            yield Span(key.start, key.end)
            yield from spans(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from spans(item)
    else:
        yield Span(node.start, node.end)


def _attr(task_list: TaskList, key: str) -> object:
    return getattr(task_list, LIST.attrs[key])


def _item(text: str, rows: Sequence, at: int) -> str:
    """The text of one task, which can be read by itself."""
    node = rows.items[at]
    if is_flow(text, rows) or is_flow(text, node):
        return text[node.start : node.end]
    return text[line_start(text, Rows(text, rows).start(at)) : next_line(text, content_end(text, node))]


def _says(record: Record, text: str, wanted: Value, key: str = "") -> bool:
    """Does the second reader see this value in a text, or in one of its fields?"""
    from checklist.source.second import Misread, second_tree

    try:
        root: Node | None = second_tree(text)
    except Misread:
        return False
    node = root.items[0] if isinstance(root, Sequence) and len(root.items) == 1 else root
    if node is None:
        return False
    found = record.read(node, Notes())
    return bool(
        getattr(found, record.attrs[key], None) == getattr(wanted, record.attrs[key]) if key else found == wanted
    )
