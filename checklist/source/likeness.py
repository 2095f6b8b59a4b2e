"""What was probably meant by a word that is not known: one that is written nearly so, and does not say the opposite."""

import re
from collections.abc import Iterable

COMPARED = 20_000
"""Among more words than this none is looked for that is only like the one given."""
DENIALS = re.compile("[未不没无非]|^no[nt]-|^un(?!it|til)")


def close_to(word: str, words: Iterable[str]) -> str:
    """The known word most like an unknown one, or nothing."""
    known = list(words)
    same = {alike(one): one for one in reversed(known)}.get(alike(word))
    if same or len(known) > COMPARED:
        return same or ""
    import difflib

    found = difflib.get_close_matches(word[:60], known, 3, 0.55)
    return next((one for one in found if denies(one) is denies(word)), "")


def denies(word: str) -> bool:
    """Does a word say that something is not so? What is like it then, but for that, says the opposite."""
    return DENIALS.search(alike(word)) is not None


def alike(word: str) -> str:
    """What is the same of words that differ in capitals, in full-width signs, or in how their parts are joined."""
    if not word.isascii():
        from unicodedata import normalize

        word = normalize("NFKC", word)
    return word.strip().casefold().replace("_", "-").replace(" ", "-")
