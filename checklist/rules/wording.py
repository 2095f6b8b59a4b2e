"""What two texts do not say alike: the numbers in them, in digits or in words, and words that are left out."""

import re
from collections import Counter
from collections.abc import Iterator
from unicodedata import category, normalize

ONES = "zero one two three four five six seven eight nine"
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {
    **{word: at for at, word in enumerate((*ONES.split(), *TEENS.split()))},
    **{word: 10 * at for at, word in enumerate(TENS.split(), 2)},
    "dozen": 12,
}
LARGE = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
DIGITS = {word: at for at, word in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
PLACES = {"十": 10, "百": 100, "千": 1000}
GROUPS = {"万": 10_000, "亿": 100_000_000}
ENGLISH = re.compile(rf"\b(?:{'|'.join((*SMALL, *LARGE))})\b")
NUMBER = re.compile(
    rf"(?<![\d.])[1-9]\d{{0,2}}(?: \d{{3}})+(?! ?\d)|\d+(?:[.,]\d+)*|[{''.join((*DIGITS, *PLACES, *GROUPS))}半]+"
    rf"|{ENGLISH.pattern}(?:(?:\s+and)?[\s-]+{ENGLISH.pattern})*"
)
FIGURE = re.compile(r"\d+(?:\.\d+)*|半")
WORD = re.compile(r"[a-z][a-z'’]+")
LITTLE = "the an of and or for to in on at by with its their all is are be been was were has have"
SILENT = frozenset(LITTLE.split())
"""Words that a text may lose and say the same; those of a letter are not looked at."""
EACH = re.compile(r"\beach\b")
FILLERS = frozenset(("工程", "项目", "工作", "任务"))
"""Words that a Chinese title may end in or not, and say the same."""
UNREAD = frozenset(("Zs", "Cc", "Po", "Ps", "Pe", "Pi", "Pf"))
"""Kinds of signs that say nothing: blanks, stops, quotes, brackets; but for those that stand for a word."""
SIGNS = frozenset("%‰&#@/*")
OTHER = re.compile(r"[^\W\d_a-z\u4e00-\u9fff]")
HAN = re.compile(r"[^\u4e00-\u9fff]+")
ALIKE = 0.7
"""From this share of common letters on a word is another one misspelt."""
FEW = 2
"""So many characters in a row are no slip of the pen."""


def spelt_alike(text: str) -> str:
    """A text with its numbers in digits, without what only a hand or a keyboard makes otherwise."""
    return NUMBER.sub(lambda found: _digits(found[0]), normalize("NFKC", text).casefold())


def numbers(text: str) -> Counter[str]:
    """The numbers that a text says, which is spelt alike."""
    return Counter(FIGURE.findall(text))


def _digits(text: str) -> str:
    if text[0].isdecimal():
        return text.replace(",", "").replace(" ", "")
    if text[0].isascii():
        return str(_english(re.split(r"[\s-]+", text)))
    if "半" in text:
        return text
    return "".join(str(DIGITS[sign]) for sign in text) if set(text) <= DIGITS.keys() else str(_chinese(text))


def _english(words: list[str]) -> int:
    whole = part = 0
    for word in words:
        part += SMALL.get(word, 0)
        if word in LARGE:
            part = max(part, 1) * LARGE[word]
            if LARGE[word] > LARGE["hundred"]:
                whole, part = whole + part, 0
    return whole + part


def _chinese(text: str) -> int:
    whole = part = digit = 0
    for sign in text:
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif sign in PLACES:
            part, digit = part + (digit or 1) * PLACES[sign], 0
        else:
            whole, part, digit = max(whole + part + digit, 1) * GROUPS[sign], 0, 0
    return whole + part + digit


def left_out(before: str, after: str) -> bool:
    """Has a text lost a word, or some characters in a row, that it does not say elsewhere or only misspelt?"""
    was, now = (EACH.sub("every", text) for text in (before, after))
    return any(_words(was, now)) or any(_runs(HAN.sub("", before), HAN.sub("", after)))


def _words(was: str, now: str) -> Iterator[str]:
    """The words that are lost: that are no part of another, and none misspelt."""
    from difflib import get_close_matches

    there = WORD.findall(now)
    letters = {"".join(sorted(one)) for one in there}
    for one in WORD.findall(was):
        turned = "".join(sorted(one)) in letters
        if one not in SILENT and one not in now and not turned and not get_close_matches(one, there, 1, ALIKE):
            yield one


def _runs(was: str, now: str) -> Iterator[str]:
    from difflib import SequenceMatcher

    for _, start, end, first, last in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        lost = was[start:end]
        if lost != now[first:last] and len(lost) >= FEW and lost not in now and lost not in FILLERS:
            yield lost


def known_words(text: str) -> bool:
    """Is a text, spelt alike, in letters of which words are looked at?"""
    return not OTHER.search(text)


def reads_alike(before: str, after: str) -> bool:
    """Do two texts differ in nothing but blanks and stops?"""
    was, now = ("".join(sign for sign in spelt_alike(text) if not _unread(sign)) for text in (before, after))
    return was == now and says_as_much(before, after)


def _unread(sign: str) -> bool:
    return sign not in SIGNS and category(sign) in UNREAD


def says_as_much(before: str, after: str) -> bool:
    """Does a text say all that it said, spelt otherwise or in more words, and the same numbers?"""
    was, now = spelt_alike(before), spelt_alike(after)
    return known_words(was) and numbers(was) == numbers(now) and not left_out(was, now)
