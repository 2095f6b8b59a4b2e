"""The tasks of a text: those that come, go, move or change, each in the style of those around it."""

from collections.abc import Iterator

from checklist.core.model import Task
from checklist.source.blocks import Lines, block_edits
from checklist.source.brackets import bracket_edits
from checklist.source.edit import Edit
from checklist.source.forms import items_read, pairs_of
from checklist.source.hand import Hand
from checklist.source.kinds import Kind, Plain
from checklist.source.layout import Page, Rows, blank_lines, column, is_flow, is_inline
from checklist.source.put import put, put_in_line
from checklist.source.rewrite import Rewrite, with_unread
from checklist.source.schema import LIST, TASK
from checklist.source.scribe import Piece, Scribe, shifted
from checklist.source.tree import Mapping, Node, Scalar, Sequence

NEAR = 12
"""How many tasks before and behind one are looked at for how things are written."""
Places = tuple[int | None, ...]
"""For each task afterwards the place it had before, None for one that came."""
Plan = list[int | Plain]
"""The list of tasks afterwards: those of the text by their places, those that come as plain data."""


class Roster:
    """The list of tasks in a text; `head` is all the rest, `at` the place of their key."""

    def __init__(self, page: Page, root: Mapping) -> None:
        self.page = page
        self.root = root
        found = pairs_of(LIST, root).get("tasks")
        self.at = found[0] if found else None
        self.key: Scalar | None = None if self.at is None else root.pairs[self.at][0]
        self.node: Node | None = None if self.at is None else root.pairs[self.at][1]
        self.head = Mapping(root.start, root.end)
        self.head.pairs = [pair for number, pair in enumerate(root.pairs) if number != self.at]
        votes = [not key.text.isascii() for key, _ in root.pairs if key.text in LIST.index]
        self.is_chinese = sum(votes) * 2 > len(votes)
        self.rows = self.node if isinstance(self.node, Sequence) and self.node.items else None

    def edits(self, before: tuple[Task, ...], after: tuple[Task, ...], places: Places) -> Iterator[Edit]:
        """The edits that make other tasks of these."""
        same = places == tuple(range(len(before))) and all(
            one is other for one, other in zip(before, after, strict=True)
        )
        if same or self.key is None or self.node is None:
            return
        read = items_read(self.rows, self.page.unread) if self.rows else []
        plan: Plan = [
            TASK.write(task) if place is None else read[place] for task, place in zip(after, places, strict=True)
        ]
        changed = {
            read[place]: self._changed(read[place], TASK.write(task))
            for task, place in zip(after, places, strict=True)
            if place is not None and task is not before[place]
        }
        if self.rows:
            plan = with_unread(plan, len(self.rows.items), read)
        if self.rows and plan:
            yield from self._among(self.rows, plan, changed)
        else:
            yield from self._instead(self.key, self.node, plan)

    def near(self, at: int) -> list[Node]:
        """The tasks as written, the nearest to a place first."""
        items = self.rows.items if self.rows else []
        window = range(max(0, at - NEAR), min(len(items), at + NEAR + 1))
        return [items[one] for one in sorted(window, key=lambda one: (abs(one - at), one))]

    def around(self, at: int) -> list[tuple[Kind, Node]]:
        """What is looked at for how to write the head, or for a task behind all others."""
        return [(LIST, self.head), *((TASK, one) for one in self.near(at))]

    def rewrite(self, near: list[tuple[Kind, Node]]) -> Rewrite:
        """What writes as these nodes are written."""
        hand = Hand(self.page, near, self.is_chinese)
        if self.key is not None and self.node is not None:
            hand.see_around(self.key, self.node)
        return Rewrite(self.page, Scribe(hand))

    def _changed(self, at: int, plain: Plain) -> list[Edit]:
        """The edits of one task."""
        near = self.near(at)
        rewrite = self.rewrite([*((TASK, one) for one in near), (LIST, self.head)])
        task = near[0]
        return (rewrite.mapping(TASK, task, plain, self.is_chinese) or []) if isinstance(task, Mapping) else []

    def _among(self, rows: Sequence, plan: Plan, changed: dict[int, list[Edit]]) -> Iterator[Edit]:
        """The tasks as planned, in the list that is there."""
        if is_flow(self.page.text, rows):
            texts = [one if isinstance(one, int) else self._in_line(plan, at) for at, one in enumerate(plan)]
            yield from bracket_edits(self.page, rows, texts, changed)
        else:
            lines = [one if isinstance(one, int) else self._on_lines(plan, at) for at, one in enumerate(plan)]
            yield from block_edits(self.page, Rows(self.page.text, rows), lines, changed, self._blank(rows))

    def _instead(self, key: Scalar, node: Node, plan: Plan) -> Iterator[Edit]:
        """Tasks where there were none, or none where there were some."""
        if is_flow(self.page.text, self.root) or (not plan and is_inline(self.page.text, node)):
            texts = ", ".join(self._in_line(plan, at) for at in range(len(plan)))
            yield put_in_line(self.page, key, node, f"[{texts}]")
            return
        dash = self.rewrite(self.around(0)).hand.dash
        lines = [line for at in range(len(plan)) for line in self._on_lines(plan, at)]
        piece = Piece("", shifted(lines, dash)) if plan else Piece("[]")
        yield from put(self.page, key, node, piece, column(self.page.text, key.start))

    def _writer(self, plan: Plan, at: int) -> tuple[Rewrite, list[Node]]:
        """What writes as the task before a planned one is written, or else the nearest one."""
        before = [one for one in plan[:at] if isinstance(one, int)][-1:]
        behind = [one for one in plan[at:] if isinstance(one, int)][:1]
        near = self.near((before + behind or [0])[0])
        return self.rewrite([*((TASK, one) for one in near), (LIST, self.head)]), near

    def _in_line(self, plan: Plan, at: int) -> str:
        rewrite, near = self._writer(plan, at)
        return rewrite.scribe.item(TASK, plan[at], rewrite.like(TASK, near, self.is_chinese))

    @property
    def column(self) -> int:
        """The column that the dashes of the tasks stand in."""
        return column(self.page.text, self.rows.start) if self.rows else 0

    def like(self, plain: Plain, at: int) -> Lines:
        """A task on lines, written as the one at a place is."""
        near = self.near(at)
        rewrite = self.rewrite([*((TASK, one) for one in near), (LIST, self.head)])
        return rewrite.scribe.row(TASK, plain, rewrite.like(TASK, near, self.is_chinese), self.column)

    def _on_lines(self, plan: Plan, at: int) -> Lines:
        rewrite, near = self._writer(plan, at)
        indent = self.column if self.rows else rewrite.hand.dash
        return rewrite.scribe.row(TASK, plan[at], rewrite.like(TASK, near, self.is_chinese), indent)

    def room(self, rows: Sequence) -> int:
        """How many empty lines stand between tasks anywhere among the first."""
        cells = Rows(self.page.text, rows)
        places = [at for at in range(min(NEAR, cells.count - 1)) if not cells.is_kept(at)]
        return max([blank_lines(self.page.text, cells.end(at)) for at in places], default=self._blank(rows))

    def _blank(self, rows: Sequence) -> int:
        """How many empty lines stand between tasks: between the last two, or before the only one."""
        cells = Rows(self.page.text, rows)
        if cells.count < 2:
            return min(1, blank_lines(self.page.text, cells.start(0), back=True))
        late = range(max(0, cells.count - 5), cells.count - 1)
        at = next((one for one in reversed(late) if not cells.is_kept(one)), 0)
        return blank_lines(self.page.text, cells.end(at))
