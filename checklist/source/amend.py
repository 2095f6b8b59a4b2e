"""From changes of a list to edits of its text: only what says something else is written anew, in the text's hand."""

from collections.abc import Iterable, Iterator

from checklist.core.amend import traced
from checklist.core.compare import Change
from checklist.core.model import TaskList
from checklist.core.value import replace
from checklist.source.blocks import block_edits
from checklist.source.brackets import bracket_edits
from checklist.source.edit import Edit
from checklist.source.finish import finished
from checklist.source.forms import frozen, items_read, pairs_of
from checklist.source.hand import Hand
from checklist.source.kinds import Kind, Notes, Plain
from checklist.source.layout import Page, Rows, column, is_flow, line_end, line_start, next_line
from checklist.source.put import put, put_in_line
from checklist.source.read import Reading, stem
from checklist.source.rewrite import Rewrite, with_unread
from checklist.source.schema import LIST, TASK
from checklist.source.scribe import Piece, Scribe
from checklist.source.tree import Mapping, Node, Scalar, Sequence

NEAR = 12
"""How many tasks before and behind one are looked at for how things are written."""


Places = tuple[int | None, ...]
"""For each task afterwards the place it had before, None for one that came."""


class Unwritable(ValueError):  # noqa: N818 -- said as what is so
    """There is no list in the text, or no edit of it can say what is meant."""


def edits(reading: Reading, changes: Iterable[Change]) -> tuple[Edit, ...]:
    """The edits of a list's text that the changes come to; `Outdated` for a change that does not fit the list."""
    if reading.task_list is None:
        raise Unwritable(reading.source.name)
    return edits_to(reading, *traced(reading.task_list, changes))


def edits_to(reading: Reading, after: TaskList, places: Places) -> tuple[Edit, ...]:
    """The edits that make a text say another list, whose tasks come from these places of its own."""
    root = reading.document.root
    if reading.task_list is None or not isinstance(root, Mapping):
        raise Unwritable(reading.source.name)
    page = Page(reading)
    return finished(page, root, _Amending(page, root).through(reading.source.name, reading.task_list, after, places))


class _Amending:
    """One text on its way to another list."""

    def __init__(self, page: Page, root: Mapping) -> None:
        self.page = page
        self.root = root
        self.places = pairs_of(LIST, root)
        votes = [not key.text.isascii() for key, _ in root.pairs if key.text in LIST.index]
        self.is_chinese = sum(votes) * 2 > len(votes)
        at = self.places["tasks"][0] if "tasks" in self.places else None
        self.key: Scalar | None = root.pairs[at][0] if at is not None else None
        self.rows: Node | None = root.pairs[at][1] if at is not None else None
        self.head = Mapping(root.start, root.end)
        self.head.pairs = [pair for number, pair in enumerate(root.pairs) if number != at]

    def through(self, name: str, before: TaskList, after: TaskList, places: Places) -> list[Edit]:
        """The edits of the head and of every task that came, went, moved or changed."""
        inner = list(self._tasks(before, after, places))
        now, form = self._heads(name, before, after)
        if frozen(now) == frozen(form):
            return inner
        rewrite = self._rewrite([(LIST, self.head), *((TASK, one) for one in self._tasks_near(0))])
        return rewrite.mapping(LIST, self.root, form, self.is_chinese, now, {self.places["tasks"][0]: inner}) or []

    def _rewrite(self, near: list[tuple[Kind, Node]]) -> Rewrite:
        hand = Hand(self.page, near, self.is_chinese)
        if self.key is not None and self.rows is not None:
            hand.see_around(self.key, self.rows)
        return Rewrite(self.page, Scribe(hand))

    def _heads(self, name: str, before: TaskList, after: TaskList) -> tuple[Plain, Plain]:
        """What the text says of the list itself, and what it is to say."""
        now = LIST.write(LIST.read(self.head, Notes()))
        was, then = (LIST.write(replace(one, tasks=())) for one in (before, after))
        form = {key: now[key] for key in now if key in then or key not in was}
        for key in then:
            if frozen(then[key]) != frozen(was.get(key)):
                form[key] = then[key]
        if "list" not in form and after.id != stem(name):
            form["list"] = after.id
        if "title" not in form and after.title != after.id:
            form["title"] = after.title
        return now, form

    def _tasks_near(self, at: int) -> list[Node]:
        """The tasks as written, the nearest to a place first."""
        items = self.rows.items if isinstance(self.rows, Sequence) else []
        window = range(max(0, at - NEAR), min(len(items), at + NEAR + 1))
        return [items[one] for one in sorted(window, key=lambda one: (abs(one - at), one))]

    def _tasks(self, before: TaskList, after: TaskList, places: Places) -> Iterator[Edit]:
        if places == tuple(range(len(before.tasks))) and all(map(_same, before.tasks, after.tasks)):
            return
        if self.key is None or self.rows is None:
            raise Unwritable("tasks")
        read = items_read(self.rows, self.page.unread) if isinstance(self.rows, Sequence) else []
        plan: list[int | Plain] = []
        inner: dict[int, list[Edit]] = {}
        for task, place in zip(after.tasks, places, strict=True):
            if place is None:
                plan.append(TASK.write(task))
                continue
            at = read[place]
            plan.append(at)
            if task is not before.tasks[place]:
                inner[at] = self._task(at, TASK.write(task))
        if isinstance(self.rows, Sequence):
            plan = with_unread(plan, len(self.rows.items), read)
        yield from self._planned(plan, inner)

    def _task(self, at: int, plain: Plain) -> list[Edit]:
        """The edits of one task."""
        near = self._tasks_near(at)
        rewrite = self._rewrite([*((TASK, one) for one in near), (LIST, self.head)])
        node = near[0]
        found = rewrite.mapping(TASK, node, plain, self.is_chinese) if isinstance(node, Mapping) else None
        if found is None:
            raise Unwritable(plain["id"])
        return found

    def _planned(self, plan: list[int | Plain], inner: dict[int, list[Edit]]) -> Iterator[Edit]:
        """The tasks as planned, in the style the list of tasks has."""
        key, rows, page = self.key, self.rows, self.page
        assert key is not None and rows is not None  # noqa: S101, PT018
        flow = is_flow(page.text, self.root) or (isinstance(rows, Sequence) and is_flow(page.text, rows) and rows.items)
        if isinstance(rows, Sequence) and rows.items and plan:
            if flow:
                texts = [
                    one if isinstance(one, int) else self._new(at, plan, one, True)[0] for at, one in enumerate(plan)
                ]
                yield from bracket_edits(page, rows, texts, inner)
            else:
                lines = [
                    one if isinstance(one, int) else self._new(at, plan, one, False) for at, one in enumerate(plan)
                ]
                yield from block_edits(page, Rows(page.text, rows), lines, inner, self._blank(rows))
            return
        indent = column(page.text, key.start)
        if flow or not plan:
            joined = ", ".join(self._new(at, plan, one, True)[0] for at, one in enumerate(plan))
            if is_flow(page.text, self.root) or (isinstance(rows, Sequence) and is_flow(page.text, rows)):
                yield put_in_line(page, key, rows, f"[{joined}]")
            else:
                yield from put(page, key, rows, Piece(f"[{joined}]"), indent)
            return
        near: list[tuple[Kind, Node]] = [(LIST, self.head)]
        scribe = self._rewrite(near).scribe
        dash = scribe.hand.dash
        rowed = [scribe.row(TASK, one, [], self.is_chinese, indent + dash) for one in plan]
        yield from put(
            page, key, rows, Piece("", tuple(f"{' ' * dash}{line}" for row in rowed for line in row)), indent
        )

    def _new(self, at: int, plan: list[int | Plain], plain: Plain, flow: bool) -> tuple[str, ...]:
        """A task that comes, written as the one before it, or the nearest one, is."""
        placed = [one for one in plan[:at] if isinstance(one, int)][-1:] or [
            one for one in plan if isinstance(one, int)
        ][:1]
        near = self._tasks_near(placed[0] if placed else 0)
        rewrite = self._rewrite([*((TASK, one) for one in near), (LIST, self.head)])
        tongue = rewrite.tongue(TASK, near, self.is_chinese)
        if flow:
            return (rewrite.scribe.inline(TASK, plain, near, tongue),)
        indent = column(self.page.text, self.rows.start) if self.rows else 0
        return rewrite.scribe.row(TASK, plain, near, tongue, indent)

    def _blank(self, rows: Sequence) -> int:
        """How many empty lines stand between tasks."""
        cells, text = Rows(self.page.text, rows), self.page.text
        if cells.count < 2:
            start = line_start(text, cells.start(0))
            return int(start > 0 and not text[line_start(text, start - 1) : start].strip())
        at = next(
            (one for one in reversed(range(max(0, cells.count - 5), cells.count - 1)) if not cells.is_kept(one)), 0
        )
        end, blank = cells.end(at), 0
        while end < len(text) and not text[end : line_end(text, end)].strip():
            end, blank = next_line(text, end), blank + 1
        return blank


def _same(one: object, other: object) -> bool:
    return one is other
