"""What is never published, wherever it was typed: numbers to call, addresses to write to, identity cards, secrets."""

import re

from checklist.core.secret import MARKS, SECRET

VEILED = "***"
FEWEST = 5
"""No number to call has fewer figures."""
_BETWEEN = "[-‐‑–—－ 　·.]?"
_CALL = "|".join(
    f"(?<={word})" for word in ("电话", "手机", "座机", "传真", "热线", "联系方式", "致电", "拨打", "微信", "QQ")
)
_MORE = r"(?: ?(?:[、，,/／;；]|或) ?\d{7,8}(?![\d.]))*"
"""Other numbers behind one, for which its area code holds as well."""
UNSEEN = re.compile(r"\\(?:u20[0-6][0-9a-f]|ufeff|xad)")
"""Characters that take no room, as a page shows them; telephones put them around a number that is copied."""
_KINDS = "|".join(
    (
        r"[\w.+%-]{1,64} ?[@＠] ?[\w-]+(?:[.．。][\w-]+)+",  # an address
        r"(?a:[\w.+%-]{1,64}@[A-Za-z][\w-]*)",  # one inside a house
        r"(?<![\d.])\d{17}[\dXxＸｘ](?![\d.])",  # an identity card
        r"(?<![\d.])\d{6}[- ]?(?:19|20)\d{6}[- ]?\d{3}[\dXxＸｘ](?![\d.])",  # one in groups
        rf"(?<![\d.])(?:[+＋]?[8８][6６]{_BETWEEN})?[1１][3-9３-９]\d{_BETWEEN}\d{{4}}{_BETWEEN}\d{{4}}(?![\d.])",
        rf"(?<![\d.])[(（]?[0０]\d{{2,3}}[)）]?{_BETWEEN}\d{{3,4}}{_BETWEEN}\d{{4}}(?![\d.])",  # with an area code
        r"(?<![\d.])(?:1[-. ])?(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}(?![\d.])",  # of North America
        rf"(?<![\d.])[48]00{_BETWEEN}\d{{3,4}}{_BETWEEN}\d{{3,4}}(?![\d.])",
        r"[+＋]\d(?:[- ()]{0,2}\d){7,14}(?!\d)",
        rf"(?:{_CALL})(?:号码?)?[:：为是 ]{{0,3}}[A-Za-z]?\d(?:[-－ ]?\d){{4,14}}(?!\d)",
        r"(?<=联系)人?[:：为是 ]{0,2}[\u4e00-\u9fff]{2,4}[:： ]{0,2}\d{7,8}(?!\d)",
        r"(?i:\b(?:tel|phone|mobile|fax|cell|call|ext|wechat)\b)[.:： ]{0,3}\(?\d(?:[-. ()]{0,2}\d){4,14}(?!\d)",
    )
)
SECRETS = re.compile(f"(?:{_KINDS}){_MORE}")


def veil(text: str) -> str:
    """The text without what nobody should call, write to or send by from a public page."""
    if any(mark in text for mark in MARKS):
        text = SECRET.sub(VEILED, text)
    if "@" in text or "＠" in text or sum(map(str.isdigit, text)) >= FEWEST:
        bare = UNSEEN.sub("", text) if "\\" in text else text
        return SECRETS.sub(VEILED, bare if SECRETS.search(bare) else text)
    return text
