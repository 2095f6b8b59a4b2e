"""A list changed in a few places, by chance and by a seed."""

import re
from collections.abc import Iterator
from random import Random

WORDS = (
    b"[ ] { } : - ? | > &a *a !!str <<: --- ... % # ' \" \\ null ~ 0.45 99999999999999999999 9999-12-31 0000-00-00"
    b" -1 150% id:a1 status:done status:closed status:paused parent:K000001 every:month weight:0 due:none act:reopen"
    b" act:extend [/bold] =1+1 2026-06-30 100% K000002"
)
TOKENS = (
    *(word.replace(b":", b": ") for word in WORDS.split()),
    *(b"\n", b"\t", b"\r", b"\0", b"\x1b[31m", b"\xff", b"\xc2\x85", b"\xe2\x80\xa8", b"\xef\xbb\xbf"),
    "市".encode(),
    "重点".encode("gbk"),
)
SCALAR = re.compile(rb"(?<=: )[^\s,{}\[\]][^\n,{}\[\]]*")


def mutations(data: bytes, seed: int, count: int) -> Iterator[bytes]:
    """`count` lists that are nearly the given one, each changed in one to four places."""
    random = Random(seed)
    for _ in range(count):
        mutant = data
        for _ in range(random.choice((1, 1, 1, 2, 2, 3, 4))):
            mutant = random.choice(CHANGES)(mutant, random)
        yield mutant


def flip(data: bytes, random: Random) -> bytes:
    """One bit of one byte."""
    at = random.randrange(len(data) + 1)
    return data[:at] + bytes(byte ^ 1 << random.randrange(8) for byte in data[at : at + 1]) + data[at + 1 :]


def splice(data: bytes, random: Random) -> bytes:
    """A token put somewhere, over some bytes or none."""
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(TOKENS) + data[at + random.choice((0, 0, 1, 4)) :]


def exchange(data: bytes, random: Random) -> bytes:
    """One value in place of another, taken from the list itself or from the tokens."""
    found = list(SCALAR.finditer(data))
    if not found:
        return splice(data, random)
    here, there = random.choice(found), random.choice(found)[0]
    return data[: here.start()] + random.choice((there, there, random.choice(TOKENS))) + data[here.end() :]


def reorder(data: bytes, random: Random) -> bytes:
    """A line moved, doubled, lost, or changed in its indentation."""
    lines = data.splitlines(keepends=True) or [b""]
    at, to = random.randrange(len(lines)), random.randrange(len(lines))
    line = lines[at]
    what = random.randrange(5)
    if what == 0:
        lines[at], lines[to] = lines[to], lines[at]
    elif what == 1:
        lines.insert(to, line)
    elif what == 2:
        del lines[at : at + random.choice((1, 1, 5))]
    elif what == 3:
        lines[at] = b" " * random.choice((1, 2, 4)) + line
    else:
        lines[at] = line[random.choice((1, 2)) :]
    return b"".join(lines)


def cut(data: bytes, random: Random) -> bytes:
    """A piece lost from the middle or the end."""
    at = random.randrange(len(data) + 1)
    return data[:at] + (data[at + random.randrange(200) :] if random.random() < 0.7 else b"")


CHANGES = (flip, splice, exchange, exchange, reorder, reorder, cut)
