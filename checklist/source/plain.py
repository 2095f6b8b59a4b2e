"""Which text may stand in YAML without quotes, so that every reader of every version sees the same."""

import re

FALSE_FRIENDS = frozenset(("yes", "no", "on", "off", "true", "false", "null", "y", "n", "~"))
MISREAD = (
    r"(?i)[-+]?0[0-9_]+|0[xob][0-9a-f_]+"
    r"|[-+]?\d+(:[0-5]?\d)+(\.\d*)?"
    r"|[-+]?\d*\.\d*0|[-+]?\d[\d_]*_[\d_]*"
    r"|[-+]?(\d+\.?\d*|\.\d+)e[-+]?\d+|[-+]?\.(inf|nan)"
)
"""This and the other patterns here are made when they are first asked for: most runs never ask."""
FIRST_OF_MISREAD = frozenset("0123456789+-.yYnNoOtTfF~")


def misread(text: str) -> bool:
    """Would another YAML reader give back something else than was typed here without quotes?"""
    return len(text) <= 40 and (text.casefold() in FALSE_FRIENDS or re.fullmatch(MISREAD, text) is not None)


WORDS = r"(?:[0-9]+(?=[\u4e00-\u9fff]))?[^\W\d_](?:[\w ·、，。；：？！（）《》〔〕“”…—％%+/().-]*[\w）。？！”》…％%)])?"
FIGURE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}|-?(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{0,5}[1-9])?%?"
NO_WORDS = FALSE_FRIENDS | {"nan", "inf"}


def is_plain(text: str) -> bool:
    """May this text stand without quotes, in block and flow style? Words, days and figures that nobody misreads."""
    return (re.fullmatch(WORDS, text) is not None and text.casefold() not in NO_WORDS) or re.fullmatch(
        FIGURE, text
    ) is not None
