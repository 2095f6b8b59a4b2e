"""The hand a text is written in: which words, which style, how far indented, as seen in what stands near."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from checklist.source.forms import is_list_only, item_kind, kind_under, mapping_kind, name_of
from checklist.source.kinds import Kind, Plain
from checklist.source.layout import Page, column, is_flow, is_nothing
from checklist.source.notes import UNREAD, Notes
from checklist.source.quotes import in_quotes, quote_of
from checklist.source.records import Field, Pairs, Record
from checklist.source.tree import Mapping, Node, Scalar, Sequence

Tongue = bool | None
"""Whether Chinese is written; None where both are mixed."""


class Hand:
    """What is seen in some nodes, the nearest first, is how new text is written."""

    def __init__(self, page: Page, near: Iterable[tuple[Kind, Node]], is_chinese: bool = False) -> None:
        self.text = page.text
        self.is_chinese = is_chinese
        self.fields: defaultdict[tuple[str, str], list[tuple[Scalar, Node]]] = defaultdict(list)
        self.mappings: defaultdict[str, list[Mapping]] = defaultdict(list)
        self.steps: list[int] = []
        self.dashes: list[int] = []
        self.gaps: list[int] = []
        self.pads: list[str] = []
        self.rows: list[list[Sequence]] = []
        self.quotes: Counter[str] = Counter()
        self.key_quotes: Counter[str] = Counter()
        for kind, node in near:
            self.rows.append([])
            self._see(kind, node)

    def _see(self, kind: Kind, node: Node) -> None:
        if isinstance(node, Mapping):
            self._see_mapping(kind, node)
        elif isinstance(node, Sequence):
            self._see_list(kind, node)
        elif not is_nothing(node) and not (node.plain and is_number(node.text)):
            self.quotes[quote_of(self.text, node)] += 1

    def _see_mapping(self, kind: Kind, node: Mapping) -> None:
        of = mapping_kind(kind)
        if of is None or not node.pairs:
            return
        if isinstance(of, Record):
            self.mappings[of.title].append(node)
        if is_flow(self.text, node):
            self._see_pad(node)
        for key, below in node.pairs:
            name = name_of(of, key)
            if name is None:
                continue
            self.key_quotes[quote_of(self.text, key)] += 1
            if isinstance(of, Record):
                self.fields[of.title, name].append((key, below))
            self._measure(key, below)
            self._see(kind_under(of, name), below)

    def _see_list(self, kind: Kind, node: Sequence) -> None:
        of = item_kind(kind)
        if of is None or not node.items:
            return
        if is_flow(self.text, node):
            self._see_pad(node)
        self._measure_gap(node)
        if is_list_only(kind):
            self.rows[-1].append(node)
        for item in node.items:
            self._see(of, item)

    def _see_pad(self, node: Node) -> None:
        inside = self.text[node.start + 1]
        if inside not in "\r\n":
            self.pads.append(" " if inside == " " else "")

    def see_around(self, key: Scalar, rows: Node) -> None:
        """The list that all of it stands in, by its indentation only; what is nearer counts first."""
        self._measure(key, rows)
        if isinstance(rows, Sequence):
            self._measure_gap(rows)

    def _measure_gap(self, node: Sequence) -> None:
        if not is_flow(self.text, node) and node.items and isinstance(node.items[0], Mapping):
            gap = column(self.text, node.items[0].start) - column(self.text, node.start)
            self.gaps += [gap] if gap > 1 else []

    def _measure(self, key: Scalar, below: Node) -> None:
        """How much farther in than its key does a value on lines of its own begin?"""
        if isinstance(below, Scalar) or is_flow(self.text, below):
            return
        deeper = column(self.text, below.start) - column(self.text, key.start)
        (self.steps if isinstance(below, Mapping) else self.dashes).append(deeper)

    @property
    def step(self) -> int:
        """How much farther in than its key a mapping stands."""
        return next((one for one in (*self.steps, *self.dashes) if one > 0), 2)

    @property
    def dash(self) -> int:
        """How much farther in than its key a list stands."""
        return next(iter(self.dashes), self.step)

    @property
    def gap(self) -> int:
        """How far behind its dash an item begins."""
        return next(iter(self.gaps), 2)

    @property
    def pad(self) -> str:
        """What stands between a bracket and what it holds."""
        return next(iter(self.pads), "")

    @property
    def quote(self) -> str:
        """The quotes for what cannot stand without."""
        return "'" if self.quotes["'"] > self.quotes['"'] else '"'

    @property
    def usual_quote(self) -> str:
        """The quotes every text stands in; none, unless all do that are no numbers."""
        return "" if self.quotes[""] or not self.quotes else self.quote

    def models(self, record: str, name: str) -> list[Node]:
        """What stands under this field elsewhere."""
        return [below for _, below in self.fields[record, name] if not is_nothing(below)]

    @property
    def rows_near(self) -> list[Sequence]:
        """The lists of reports, decisions and the like in the nearest node that has some."""
        return next((found for found in self.rows if found), [])

    def tongue(self, of: Record | Pairs, node: Mapping | None, otherwise: Tongue) -> Tongue:
        """The language the keys of a mapping are in."""
        known = of.index if isinstance(of, Record) else of.spelt
        votes = {not key.text.isascii() for key, _ in node.pairs if key.text in known} if node else set()
        return otherwise if not votes else votes.pop() if len(votes) == 1 else None

    def key(self, of: Record | Pairs, name: str, tongue: Tongue) -> str:
        """A key for a field or a name, as it is called where others of this language write it."""
        if isinstance(of, Pairs):
            return self.quoted_key(_called(of.names.get(name, ()), name, self._or_usual(tongue)))
        field = of.index[name]
        seen = (key.text for key, _ in self.fields[of.title, name])
        found = next((word for word in seen if tongue is None or word.isascii() is not tongue), None)
        return self.quoted_key(found or _named(field, self._or_usual(tongue)))

    def quoted_key(self, word: str) -> str:
        """A key as the others are quoted."""
        usual = next(iter(self.key_quotes.most_common(1)), ("", 0))[0]
        return word if not usual and word == "on" else in_quotes(word, usual, self.quote)

    def _or_usual(self, tongue: Tongue) -> bool:
        return self.is_chinese if tongue is None else tongue

    def scalar(self, kind: Kind, plain: Plain, models: Iterable[Node], tongue: Tongue) -> str:
        """A text on one line: in the words and quotes in which the same field is written elsewhere."""
        seen = [one for one in models if isinstance(one, Scalar) and not is_nothing(one)]
        word = self.word(kind, plain, seen, tongue)
        if seen:
            quote = quote_of(self.text, seen[0])
            return in_quotes(word, quote if quote in ("'", '"') else "", self.quote)
        return in_quotes(word, "" if is_number(word) else self.usual_quote, self.quote)

    def word(self, kind: Kind, plain: str, seen: list[Scalar], tongue: Tongue) -> str:
        """What `write` gave, as others spell it."""
        if plain in kind.names:
            is_chinese = next((not one.text.isascii() for one in seen), self._or_usual(tongue))
            same = (one.text for one in seen if one.text.isascii() is not is_chinese and _reads(kind, one) == plain)
            return next(same, _called(kind.names[plain], plain, is_chinese))
        return kind.as_before(plain, seen[0].text) if seen else plain


def _reads(kind: Kind, node: Scalar) -> Plain:
    value = kind.read(node, Notes())
    return None if value is UNREAD else kind.write(value)


def _called(others: tuple[str, ...], word: str, is_chinese: bool) -> str:
    """A word by its first Chinese name, where that is wanted and it has one."""
    return next((one for one in others if not one.isascii()), word) if is_chinese else word


def _named(field: Field, is_chinese: bool) -> str:
    return field.names[0] if is_chinese else field.key


def is_number(word: str) -> bool:
    """Is it digits, with a point or a sign perhaps?"""
    return word.replace(".", "", 1).removeprefix("-").isdecimal()
