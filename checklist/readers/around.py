"""What is written around the tasks of a sheet: its title above, and between the rows headings, totals and notes."""

import re

from checklist.readers.frame import Frame
from checklist.readers.grid import Filled, Place, text_of

NOTE = re.compile(r"(?:备?注|说明|附注|填报?说明|notes?|remarks?)\s*[:：]", re.IGNORECASE)
TOTAL = re.compile(
    r"(?:全[省市县区]|本[页表])?(?:合|总|小|共)\s*计(?:\s*[（(][^（()）]*[)）])?"
    r"|(?:sub|grand )?total(?:\s*\([^()]*\))?",
    re.IGNORECASE,
)
CHAPTER = "[一二三四五六七八九十百]+"
LEVELS = tuple(
    map(
        re.compile,
        (
            rf"第{CHAPTER}[篇章节部]",
            rf"[【]?(?:{CHAPTER}|[IVX]+)[】]?\s*[、.．]",
            rf"[（(](?:{CHAPTER}|[IVX]+)[)）]",
        ),
    )
)
"""How a heading between the rows begins, the higher ones first."""
ALONE = re.compile(rf"(?P<number>{CHAPTER}|[IVX]+)[、.．]?|(?P<inside>[（(](?:{CHAPTER}|[IVX]+)[)）])")
"""The number of such a heading where it stands in a cell of its own."""
LABELS = re.compile(r"备?注|说明|附注|填[报表]?说明|notes?|remarks?", re.IGNORECASE)
AS_MANY = re.compile(r"[（(]\s*共?\s*\d+\s*(?:个|项|件|条)[^（()）]{0,10}[)）]$")
"""一、产业项目（3项）: how many there are is said of a heading, not of a task."""
SUM = re.compile(r"[-—/]|[-\d.,，]+\s*(?:[%％个项件]|[万亿]?元)?")
MONEY = re.compile(r"(?:金额)?单位\s*[:：]\s*(?P<unit>[万千百亿]*元|[A-Z]{3})", re.IGNORECASE)
ANNEX = re.compile(r"附\s*[件表]\s*[\d一二三四五六七八九十]*(?:[-—－]\d+)?\s*[:：]?|annex(?: \w{1,3})?", re.IGNORECASE)
INSIDE = re.compile(r"[（(].*[)）]", re.DOTALL)
LABEL = re.compile(r"[\u4e00-\u9fff]{2,8}(?:[(（][^（()）]*[)）])?\s*[:：]|[A-Za-z ]{3,24}:")
DASH = " / "
"""Between a heading and the one below it."""


def above(filled: Filled, frame: Frame) -> tuple[str, str, list[str]]:
    """What stands above the headings: the title, the unit of money, and all else."""
    cells = [text_of(cell).strip() for (row, _), cell in sorted(filled.sheet.cells.items()) if row < frame.top]
    said = [*filled.sheet.above, *cells]
    units = [found for text in said if (found := MONEY.search(text))]
    headed = next((one.unit for one in frame.columns if one.target.startswith("amounts.") and one.unit), "")
    title = next(filter(_names_a_list, said), "")
    begins = first_heading(filled.sheet.above)
    return title, units[0]["unit"] if units else headed, [text for text in said if text not in (title, begins)]


def first_heading(lines: tuple[str, ...]) -> str:
    """The heading that stands right above a document's table and holds for its first rows; "" for none."""
    return next((text for text in lines[::-1] if is_heading(text)), "")


def _names_a_list(text: str) -> bool:
    """Is it more than a unit of money, an annex's number, or something in brackets?"""
    return not (
        MONEY.match(text.strip("（()） ")) or ANNEX.fullmatch(text) or INSIDE.fullmatch(text) or is_heading(text)
    )


def is_heading(text: str) -> bool:
    """Does a text begin as a heading between the rows does?"""
    return any(level.match(text) for level in LEVELS)


def stands_alone(filled: Filled, frame: Frame, place: Place, text: str) -> bool:
    """Is the one text of a row a heading between the rows, or a note, and no task?"""
    wide = len([at for at in frame.columns if filled.first.get((place[0], at.at)) == place])
    first = next(one for one in frame.columns)
    at_left = place[1] == first.at and first.target != "title"
    return wide * 2 >= len(frame.columns) or at_left or bool(NOTE.match(text)) or is_heading(text)


def signed(texts: list[str]) -> bool:
    """Is a row what stands below a table: who filled it in, when, under which number? Each text is a label and that."""
    return all(LABEL.match(text) for text in texts)


def with_sums(filled: Filled, frame: Frame, place: Place, text: str) -> bool:
    """Is the first text of a row a heading, and the figures behind it its sums? Nobody answers for such a row.

    It stands where a task does not (merged from before the task's column, or in that of the numbers), and is counted.
    """
    columns = {one.target: one.at for one in frame.columns}
    if not (is_heading(text) or AS_MANY.search(text)):
        return False
    others = (filled.own(place[0], one.at) for one in frame.columns if filled.first.get((place[0], one.at)) != place)
    if not all(cell is None or text_of(cell) == text or SUM.fullmatch(text_of(cell).strip()) for cell in others):
        return False
    if any(name in columns and filled.at(place[0], columns[name]) is not None for name in ("owner", "due")):
        return False
    title = columns["title"]
    alone = filled.at(place[0], title) is None or filled.first.get((place[0], title)) == place
    return (place[1] != title and alone) or bool("owner" in columns and AS_MANY.search(text))


def apart(filled: Filled, frame: Frame, row: int) -> str:
    """The heading whose number stands in a cell of its own (一 | 产业项目), above tasks with others; "" for a task.

    Nobody answers for it, and nothing but sums stands behind it.
    """
    columns = {one.target: one.at for one in frame.columns}
    at = columns.get("no", columns.get("id"))
    if at is None or "owner" not in columns or columns["title"] <= at:
        return ""
    number, title = (text_of(filled.own(row, one)).strip() for one in (at, columns["title"]))
    others = [filled.at(row, one.at) for one in frame.columns if one.at not in (at, columns["title"])]
    if not title or not all(cell is None or SUM.fullmatch(text_of(cell).strip()) for cell in others):
        return ""
    found = ALONE.fullmatch(number)
    if found:
        return f"{found['number']}、{title}" if found["number"] else f"{number}{title}"
    below = re.fullmatch(r"(.+)[.．]\d+", text_of(filled.at(row + 1, at)).strip())
    return f"{number} {title}" if below and below[1] == number.rstrip(".．") else ""


class Headings:
    """The headings between the rows that hold for the next one: a lower one is added to the higher ones above it."""

    def __init__(self) -> None:
        self.held: list[tuple[int, str]] = []

    def add(self, text: str) -> str:
        """What holds from here on."""
        level = next((at for at, one in enumerate(LEVELS) if one.match(text)), 0)
        self.held = [*(one for one in self.held if one[0] < level), (level, text)]
        return DASH.join(one for _, one in self.held)
