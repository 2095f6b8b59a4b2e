"""What a column's heading says: which field of a task goes by it, in either language and many spellings."""

import re
import unicodedata

from checklist.core.policy import LIMITS
from checklist.core.spellings import AMOUNT_WORDS
from checklist.core.value import Value
from checklist.readers.grid import letters
from checklist.readers.headings import SPELLINGS
from checklist.source.records import Record
from checklist.source.schema import MEASURE, TASK, UPDATE

LONGEST = 200
"""Characters; a longer text heads nothing."""
LONGEST_NAME = LIMITS.key - len(" (XFD)")
"""Characters of a column's name in a list, beside its letters, which tell it from another of this name."""
EXTRA, SKIP = "extra", "skip"
"""What a column may be besides a field: kept as printed under its heading, or left out."""
REPORT, ROLE, AMOUNT, OF_MEASURE, KEPT = "update.", "roles.", "amounts.", "measure.", "extra."
"""How targets begin that are inside something else."""
HOME = ("list", "清单")
"""What stands above the column of an export that says of which list a row is."""
MONEY = re.compile(r"(?:[亿万千]元|元|USD|CNY|EUR|RMB)", re.IGNORECASE)
BEHIND = re.compile(r"^(?P<name>.+?)\s*[(\[（【](?P<unit>[^()（）]*)[)\]）】]$")
"""A heading with something in brackets at its end, mostly a unit."""
CHINESE = re.compile(
    r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])\s+|\s+(?=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])"
)

_MONTHS = r"\d{1,2}(?:[-—~至到]\d{1,2})?月(?:份|底|末|下旬)?"
OF_A_TIME = re.compile(
    rf"^(?:截至|截止)?(?:\d{{4}}年度?)?(?:{_MONTHS}(?:\d{{1,2}}日)?|[上下]半年|(?:第?[一二三四1-4]|前三)季度|本[月周季年]度?)?"
    r"(?P<rest>.+)$"
)
AS_OF = re.compile(r"^(?P<rest>.+?),? (?:as at|as of|at|to|in|for) .*\d.*$")
"""5月进展情况, status as at 31 March: a heading that is known, and the time that it is said for."""
IN_A_CELL = (
    *("id", "no", "section", "title", "goal", "leader", "owner", "support", "person", "start", "due", "due_text"),
    *("status", "done_on", "weight", "tags", "note", "every", "returns", "due_stage", "parent"),
)
"""The fields of a task that one cell can hold."""
OF_REPORT = ("text", "problems", "causes", "next", "ask", "outlook", "place", "light", "progress")


class Column(Value):
    """A column: where it is, its heading as printed, and its target — a field, `extra` or `skip`.

    `unit` stood behind the heading in brackets; `also` says that the target was taken by an earlier column, `kept` that
    the heading itself says the column is no field.
    """

    at: int
    heading: str
    target: str = EXTRA
    unit: str = ""
    also: bool = False
    kept: bool = False

    @property
    def name(self) -> str:
        """Under which a column that is no field is kept: its heading, of one that is too long the beginning."""
        heading = self.heading if len(self.heading) <= LONGEST_NAME else f"{self.heading[: LONGEST_NAME - 1]}…"
        return heading or letters(self.at)


def folded(heading: str) -> str:
    """A heading as it is looked up: width, case, blanks and signs at its ends put aside."""
    text = unicodedata.normalize("NFKC", heading).replace("_", " ").casefold()
    return " ".join(CHINESE.sub("", text).split()).strip(" *:：.。;；")


def _known() -> dict[str, str]:
    """Every heading that is known, folded, and its target; the names of a task's own fields win."""
    found = {folded(word): target for target, words in SPELLINGS.items() for word in words}
    found |= {word: f"amounts.{name}" for name, words in AMOUNT_WORDS.items() for word in (*words, f"amounts.{name}")}
    for record, start, keys in ((UPDATE, REPORT, OF_REPORT), (TASK, "", IN_A_CELL)):
        found |= _names(record, start, keys)
    return found | {folded(word): "update.progress" for word in TASK.index if TASK.index[word].key == "progress"}


def _names(record: Record, start: str, keys: tuple[str, ...]) -> dict[str, str]:
    return {folded(word): start + one.key for word, one in record.index.items() if one.key in keys}


KNOWN = _known()
"""Headings by how they are folded."""


def is_field(heading: str) -> bool:
    """Would a column of this heading be taken for a field, here or in an export that comes back?"""
    text = folded(heading)
    named = target_of(heading)[0] or timed_target(heading)
    return bool(named) or text in HOME or not {heading, text}.isdisjoint(TASK.index) or KEPT in heading


def target_of(heading: str) -> tuple[str, str]:
    """The field that a heading names, nothing for none; and what stood in brackets behind it."""
    if len(heading) > LONGEST:
        return "", ""
    text = folded(heading)
    if text in KNOWN:
        return KNOWN[text], ""
    if text.startswith(ROLE) and heading[len(ROLE) :].strip():
        return f"{ROLE}{heading[len(ROLE) :].strip()}", ""
    found = BEHIND.fullmatch(text)
    if found and folded(found["name"]) in KNOWN:
        return KNOWN[folded(found["name"])], found["unit"].strip()
    return "", ""


def timed_target(heading: str) -> str:
    """The field that a heading names together with a time; nothing for none."""
    if len(heading) > LONGEST:
        return ""
    text = folded(heading)
    rests = (found["rest"] for way in (OF_A_TIME, AS_OF) if (found := way.fullmatch(text)))
    return next((KNOWN[rest] for rest in rests if rest != text and rest in KNOWN), "")


TARGETS = frozenset(
    (
        *IN_A_CELL,
        *(REPORT + key for key in OF_REPORT),
        *(OF_MEASURE + key for key in ("unit", "target", "done") if key in MEASURE.index),
        *(AMOUNT + key for key in AMOUNT_WORDS),
        *(EXTRA, SKIP),
    )
)
"""What a column may be said to be."""


def target_named(text: str) -> str | None:
    """The target that a map names: a key, a heading that is known, or a responsibility; None for none of these."""
    word = text.strip()
    if word in TARGETS or word.startswith((ROLE, AMOUNT)):
        return word
    return KNOWN.get(folded(word))
