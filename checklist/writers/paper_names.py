"""The names of the places that a template of the office's own may have, in both languages, kind by kind."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from checklist.writers.paper_places import ANY, BRIEF, CIRCULAR, LETTER


class Name(NamedTuple):
    """A place: its English and its Chinese name, whether it takes whole paragraphs, and whether it must be there."""

    key: str
    chinese: str
    pieces: bool = False
    needed: bool = False


TITLE, HEADER = Name("title", "标题"), Name("header", "题注")
NOTES = Name("notes", "说明", pieces=True, needed=True)
BASIS = Name("basis", "依据", needed=True)
BODY = Name("body", "正文", pieces=True, needed=True)
ISSUER, NUMBER, DAY = Name("issuer", "印发单位"), Name("number", "文号", needed=True), Name("day", "日期", needed=True)
TO, OPENING, ENCLOSED = Name("to", "主送", needed=True), Name("opening", "导语"), Name("enclosed", "附件说明")
COPIES = Name("copies", "抄送")
OF_BODY = ("overall", "ranking", "lagging", "good", "asked")
"""The parts that stand in the body of a circular, which may have them one by one instead."""
NAMES: Mapping[str, tuple[Name, ...]] = {
    CIRCULAR: (
        *(ISSUER, NUMBER, TITLE, NOTES, TO, OPENING),
        Name("overall", "总体情况", pieces=True, needed=True),
        Name("ranking", "分组排名", pieces=True),
        Name("lagging", "逾期和滞后事项", pieces=True, needed=True),
        Name("good", "进展较好的单位和事项", pieces=True),
        Name("asked", "下一步工作要求", pieces=True, needed=True),
        Name("body", "正文", pieces=True),
        *(ENCLOSED, DAY, Name("annex", "附件", pieces=True, needed=True), COPIES, BASIS),
    ),
    ANY: (TITLE, HEADER, NOTES, BODY, BASIS),
    LETTER: (
        *(
            TITLE,
            NUMBER,
            NOTES,
            TO,
            OPENING,
            Name("matters", "事项", pieces=True, needed=True),
            Name("closing", "结语"),
        ),
        *(ENCLOSED, ISSUER, DAY, Name("slip", "反馈表", pieces=True), COPIES, BASIS),
    ),
    BRIEF: (
        *(TITLE, Name("task", "任务", needed=True), HEADER, NOTES),
        Name("about", "任务要求", pieces=True, needed=True),
        Name("timetable", "时间表", pieces=True, needed=True),
        Name("roadmap", "路线图", pieces=True, needed=True),
        Name("signatures", "签署", pieces=True, needed=True),
        *(Name("course", "进展情况", pieces=True), BASIS),
    ),
}
FOLDED = str.maketrans("｛｝", "{}")
"""Braces as they are typed in Chinese."""
PLACE = re.compile(r"\{\{([^{}]*)\}\}")
BRACES = re.compile(r"\{\{|\}\}")
ONCE = re.compile(r"(?<!\{)\{([^{}]*)\}(?!\})")


def written(one: Name, chinese: bool) -> str:
    """A place as it stands in a template."""
    return f"{{{{{one.chinese if chinese else one.key}}}}}"


def known(kind: str) -> dict[str, Name]:
    """The places of a kind of paper by both of their names."""
    return {name: one for one in NAMES[kind] for name in (one.key, one.chinese)}


def meant(text: str, kind: str) -> Name | None:
    """The place that is meant by what stands between the braces: blanks and capitals do not matter."""
    return known(kind).get("".join(text.split()).casefold())


def lacking(kind: str, there: set[str]) -> list[Name]:
    """The places that must be there and are not; the whole body of a circular stands for its parts."""
    whole = OF_BODY if kind == CIRCULAR and "body" in there else ()
    return [one for one in NAMES[kind] if one.needed and one.key not in there and one.key not in whole]
