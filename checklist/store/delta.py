"""Differences by which packs tell one object by another, and the numbers in them, as gitformat-pack(5) has them."""

LARGEST = 32 * 2**20
"""Bytes of an object, or of one that it is told by."""
FEW, EACH = 64, 1024
"""Of how many parts an object may be put together, and of one more for so many bytes: git is faster with more."""
BITS = 63
"""Git writes no number that is longer."""


def number(data: bytes, at: int) -> tuple[int, int]:
    """A number whose lowest seven bits come first, and where it ends."""
    value = shift = 0
    while data[at] & 128 and shift <= BITS:
        value |= (data[at] & 127) << shift
        shift += 7
        at += 1
    return value | data[at] << shift, at + 1


def distance(data: bytes, at: int) -> tuple[int, int]:
    """A number whose highest seven bits come first, each further byte counting from one on; and where it ends."""
    value = data[at] & 127
    while data[at] & 128:
        at += 1
        value = (value + 1) << 7 | data[at] & 127
    return value, at + 1


def changed(base: bytes, delta: bytes) -> bytes:
    """What a difference makes of an object: parts of it, and bytes that are new; ValueError, IndexError.

    A part is told by its place in four bytes and its length in three, of which those that are zero are left out.
    One of more parts than is worth while is none.
    """
    before, at = number(delta, 0)
    size, at = number(delta, at)
    if before != len(base) or size > LARGEST:
        raise ValueError(before)
    most = FEW + size // EACH
    held = memoryview(base)
    parts: list[bytes | memoryview] = []
    while at < len(delta):
        told = delta[at]
        at += 1
        if told & 128:
            where = 0
            for byte in range(7):
                if told >> byte & 1:
                    where |= delta[at] << 8 * byte
                    at += 1
            begin, length = where & 0xFFFFFFFF, where >> 32 or 0x10000
            parts.append(held[begin : begin + length])
        else:
            parts.append(delta[at : at + told])
            at += told
        size -= len(parts[-1])
        if size < 0 or len(parts) > most:
            raise ValueError(size)
    if size:
        raise ValueError(size)
    return b"".join(parts)
