"""An official paper as Word keeps it, laid out by GB/T 9704-2012: margins, grid, fonts, page numbers, and a foot.

Pieces are put together as XML, every text escaped; the library makes the file of them.
"""

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from typing import Any, NamedTuple
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MM = 1440 / 25.4
"""Twentieths of a point in a millimetre."""
HIGH, WIDE = 297, 210
TOP, RIGHT, BOTTOM, LEFT = 37, 26, 35, 28
LINES, SIGNS = 22, 28
"""What a page of the standard holds: lines, and characters a line."""
PITCH = int((HIGH - TOP - BOTTOM) * MM / LINES)
CLOSER = round((WIDE - LEFT - RIGHT) * MM / SIGNS - 16 * 20)
"""What each character of 16 points is moved by, in twentieths of a point, so that so many fill a line.

It stands in the runs: programs differ on what a grid of characters means for letters of other sizes.
"""
LATIN = "Times New Roman"
SONG, FANG, KAI, HEI, TITLE = "宋体", "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体"
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The day every file in the archive is of, so that the same paper is the same bytes."""


class Hand(NamedTuple):
    """How a run is set: its East Asian font, its size in points, its colour; bold only where a font has no other."""

    font: str = FANG
    size: float = 16
    colour: str = ""
    bold: bool = False


BODY = Hand()
LOOSE = '<w:snapToGrid w:val="0"/>'


def run(text: str, hand: Hand = BODY) -> str:
    """Words in one hand; a line's end in them is one on the paper."""
    look = f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{hand.font}" w:hint="eastAsia"/>'
    look += "<w:b/>" if hand.bold else ""
    look += "" if hand.size == BODY.size else LOOSE
    look += f'<w:color w:val="{hand.colour}"/>' if hand.colour else ""
    look += f'<w:spacing w:val="{CLOSER}"/>' if hand.size == BODY.size else ""
    look += f'<w:sz w:val="{round(hand.size * 2)}"/><w:szCs w:val="{round(hand.size * 2)}"/>'
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r><w:rPr>{look}</w:rPr>{words}</w:r>"


def paragraph(
    runs: str,
    *,
    align: str = "both",
    indent: str = "",
    pitch: int = PITCH,
    more: str = "",
    loose: bool = False,
    before: int = 0,
) -> str:
    """A paragraph of runs, its lines at a fixed pitch (0: as high as they are); `more` are further properties first;
    `before` is the room above it, in twentieths of a point.

    One that is `loose` is not held by the page's grid, which is for letters of the body's size.
    """
    more += LOOSE if loose or not pitch else ""
    above = f' w:before="{before}"' if before else ""
    spacing = f'<w:spacing{above} w:line="{pitch}" w:lineRule="exact"/>' if pitch else ""
    inward = f"<w:ind {indent}/>" if indent else ""
    return f'<w:p><w:pPr>{more}{spacing}{inward}<w:jc w:val="{align}"/></w:pPr>{runs}</w:p>'


def kept(piece: str) -> str:
    """A paragraph whose end stays on the page of what follows it; anything else as it is."""
    return piece.replace("<w:pPr>", f"<w:pPr>{KEPT}", 1) if piece.startswith("<w:p>") else piece


def tight(pieces: list[str], after: str) -> list[str]:
    """Pieces with no room `after` what ends a page: a line that finds none there would begin another, left blank."""
    ends = [*(one.startswith(f"<w:p><w:pPr>{NEW_PAGE}") for one in pieces[1:-1]), True, False]
    none = paragraph("", pitch=20, loose=True)
    return [
        one.removesuffix(after) + none if end and one.endswith(after) else one
        for one, end in zip(pieces, ends[-len(pieces) :], strict=True)
    ]


def ragged(piece: str) -> str:
    """A piece whose lines end where their words do: long words spread over a line leave holes."""
    return piece.replace('<w:jc w:val="both"/>', '<w:jc w:val="left"/>')


def titled(words: str, more: str = "", colour: str = "") -> str:
    """The title of a paper."""
    hand = Hand(TITLE, 22, colour)
    return paragraph(run(words, hand), align="center", pitch=round(PITCH * 1.3), more=more, loose=True)


TWO_IN = 'w:firstLineChars="200" w:firstLine="640"'
FOUR_FROM_RIGHT = 'w:rightChars="400" w:right="1280"'
KEPT = "<w:keepNext/>"
NEW_PAGE = "<w:pageBreakBefore/>"


def section(wide: bool) -> str:
    """The page that all stands on; it ends the document."""
    across, down = (HIGH, WIDE) if wide else (WIDE, HIGH)
    sides = (LEFT, RIGHT, BOTTOM, TOP) if wide else (TOP, BOTTOM, LEFT, RIGHT)
    top, bottom, left, right = (round(side * MM) for side in sides)
    orient = ' w:orient="landscape"' if wide else ""
    inside = (
        f'<w:pgSz w:w="{round(across * MM)}" w:h="{round(down * MM)}"{orient}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
        f'w:header="851" w:footer="{round(25 * MM) if not wide else 851}" w:gutter="0"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{PITCH}"/>'
    )
    return f"<w:sectPr>REFERENCES{inside}</w:sectPr>"


ANOTHER = ("/stylesWithEffects", "/thumbnail")


def complete(_: Any, /) -> None:
    """A document has all that its pieces speak of."""


def made(pieces: list[str], title: str, foot: str, day: date, finish: Callable[[Any], None] = complete) -> bytes:
    """The file: the pieces in order, the last of which is a section's end; the same pieces make the same bytes.

    `finish` gives the document what pieces only speak of.
    """
    from docx import Document

    document = Document()
    _forget_another(document)
    references = _feet(document, foot)
    body = document.element.body
    for child in list(body):
        body.remove(child)
    for one in elements("".join(pieces).replace("REFERENCES", references)):
        moved(one, body.append)
    _body_letters(document)
    document.settings.odd_and_even_pages_header_footer = True
    finish(document)
    return saved(document, title, day)


def elements(pieces: str) -> list[Any]:
    """Pieces as elements of a document."""
    from docx.oxml import parse_xml

    return list(parse_xml(f'<w:body xmlns:w="{W}" xmlns:r="{RELATIONS}">{pieces}</w:body>'))


def moved(one: Any, put: Callable[[Any], None]) -> None:
    """Put an element into a document, and then what is in it: together that costs the square of a table's rows."""
    held = list(one)
    for below in held:
        one.remove(below)
    put(one)
    one.extend(held)


def saved(document: Any, title: str, day: date) -> bytes:
    """A document as a file that has a title and a day, and nothing of who made it where."""
    properties = document.core_properties
    moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001 -- a plain day
    properties.title, properties.author, properties.comments = title[:255], "", ""
    properties.last_modified_by = ""
    properties.created = properties.modified = moment
    out = BytesIO()
    document.save(out)
    return undated(out.getvalue())


def _forget_another(document: Any) -> None:
    """What the library's empty document holds of another one: its picture, and styles that ours do not agree with."""
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(ANOTHER)]:
            del rels[key]


def _body_letters(document: Any) -> None:
    """The size that the page's grid is reckoned from."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = LATIN, Pt(BODY.size)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), BODY.font)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")  # or marks stand in the middle, as in Taipei
    normal.paragraph_format.space_after = Pt(0)


def _feet(document: Any, foot: str) -> str:
    """The feet of odd and even pages: the number at the outer side between dashes, and what the paper stands on."""
    from docx.oxml import parse_xml

    held = document.sections[0]
    for one, align, inward in (
        (held.footer, "right", 'w:rightChars="100" w:right="320"'),
        (held.even_page_footer, "left", 'w:leftChars="100" w:left="320"'),
    ):
        element = one._element
        for child in list(element):
            element.remove(child)
        hand = Hand(SONG, 14)
        number = f'<w:fldSimple w:instr=" PAGE ">{run("1", hand)}</w:fldSimple>'
        lines = paragraph(f"{run('— ', hand)}{number}{run(' —', hand)}", align=align, indent=inward, pitch=0)
        lines += paragraph(run(foot, Hand(SONG, 8, "595959")), align=align, indent=inward, pitch=0)
        element.extend(list(parse_xml(f'<w:ftr xmlns:w="{W}">{lines}</w:ftr>')))
    parts = {rel.target_part: rel.rId for rel in document.part.rels.values() if not rel.is_external}
    odd, even = (parts[one.part] for one in (held.footer, held.even_page_footer))
    return f'<w:footerReference w:type="default" r:id="{odd}"/><w:footerReference w:type="even" r:id="{even}"/>'


def undated(data: bytes) -> bytes:
    """The same archive with no time in it."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            held = ZipInfo(name, FIRST_DAY)
            held.compress_type = ZIP_DEFLATED
            after.writestr(held, before.read(name))
    return out.getvalue()
