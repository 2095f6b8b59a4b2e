"""Reports made up by hypothesis for the writers' tests: any text, any value, any shape."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from checklist.core.message import Points, say
from checklist.core.model import Act, Light, Status
from checklist.core.revision import Revision
from checklist.reports.report import Bar, Column, Fact, Facts, Items, Move, Paragraph, Report, Section, Table

DAY = date(2020, 6, 16)
REVISION = Revision("a1b2c3d4e5" + "0" * 30, "Clerk", "c@example.org", DAY, DAY, "Say so")
SGR = re.compile(r"\x1b\[[0-9;]*m")

hostile = st.sampled_from(
    (
        "\x1b[31m红\x1b[0m",
        "[bold]x[/bold]",
        "[/x]",
        "=HYPERLINK(1)",
        "＝1+1",
        "a|b",
        "<script>x</script>",
        "]( http://e.x",
        "\u202eabc",
        "a\r\nb",
        "| --- |",
        "\ud800",
        "\ufeff",
        "é\u0301\u200b",
        "\U000e0041",
        "：）",
        "颍州区\t颍泉区",
    )
)
texts = st.one_of(st.text(max_size=30), st.text("市住建局负责，。（）ab c", max_size=40), hostile)
shares = st.fractions(0, 2)
values = st.one_of(
    texts,
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.decimals(-(10**9), 10**9, places=2),
    shares,
    st.dates(),
    st.sampled_from((*Light, *Status, *Act)),
    st.builds(Points, st.fractions(-1, 1)),
    st.builds(Bar, st.none() | shares, st.none() | shares),
    st.builds(Move, st.none() | st.integers(-50, 50)),
    st.builds(lambda text: say("any", text=text), texts),
    st.lists(texts, max_size=3).map(tuple),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of up to six columns and rows."""
    count = draw(st.integers(1, 6))
    aligns = draw(st.lists(st.sampled_from(("left", "right")), min_size=count, max_size=count))
    grow = draw(st.integers(0, count))
    headings = draw(st.lists(texts, min_size=count, max_size=count))
    columns = tuple(
        Column(f"c{at}", align, at == grow, heading)
        for at, (align, heading) in enumerate(zip(aligns, headings, strict=True))
    )
    rows = draw(st.lists(st.lists(values, min_size=count, max_size=count).map(tuple), max_size=6))
    return Table("rows", columns, tuple(rows), draw(st.none() | texts), draw(st.none() | texts))


blocks = st.one_of(
    tables(),
    st.builds(Paragraph, texts),
    st.builds(lambda items: Items("items", tuple(items), "items"), st.lists(values, max_size=4)),
    st.builds(
        lambda held: Facts("facts", tuple(Fact(f"f{at}", value, label) for at, (label, value) in enumerate(held))),
        st.lists(st.tuples(texts, values), max_size=4),
    ),
)
reports = st.builds(
    lambda title, top, inner, workspace, note: Report(
        "any",
        f"t{title}",
        DAY,
        (*top, Section("part", title, tuple(inner))),
        workspace=workspace,
        notes=(say("any", text=note),),
    ),
    texts,
    st.lists(blocks, max_size=3),
    st.lists(blocks, max_size=2),
    texts,
    texts,
)


def one_table(*rows: tuple[object, ...], columns: tuple[Column, ...] = ()) -> Report:
    """A report of one table; its columns are named a, b, c … unless they are given."""
    columns = columns or tuple(Column(chr(97 + at), heading=chr(97 + at)) for at in range(len(rows[0])))
    return Report("any", "t", DAY, (Table("rows", columns, tuple(rows)),))


__all__ = ["DAY", "SGR", "Decimal", "Fraction", "one_table", "reports", "tables", "texts", "values"]
