"""Packs laid by hand: what is odd in one is left to git, and what is forged is noticed."""

import os
import struct
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.store.delta import FEW, LARGEST, changed
from checklist.store.git import GitFailed, open_repository
from checklist.store.odb import Objects, holds
from checklist.store.packs import ADVANCE, DEEPEST, ROOM, SHARE, Object, Packs
from tests.examples import examples
from tests.repository import Repository
from tests.store.packed import BLOB, BY_ID, BY_PLACE, ONE, OTHER, SIZE, copied, entry, lay_pack, named, whatever


def test_what_is_laid_is_read(tmp_path: Path) -> None:
    delta = copied(4, 6, b"\x91\1\2\4abcd")
    packs = lay_pack(tmp_path, {ONE: entry(BLOB, b"1234"), OTHER: entry(BY_ID, delta, ONE)})
    assert packs.read(OTHER.hex(), SIZE) == ("blob", b"23abcd")
    assert packs.read(ONE.hex(), SIZE) == ("blob", b"1234")


ODD = {
    "less than is said": {ONE: entry(BLOB, b"1234", size=5)},
    "more than is said": {ONE: entry(BLOB, bytes(50_000_000), size=5)},
    "more than a list may be": {ONE: entry(BLOB, bytes(LARGEST + 1))},
    "a size that never ends": {ONE: b"\xff" * 1000},
    "a kind that there is not": {ONE: entry(5, b"1234")},
    "no deflated bytes": {ONE: entry(BLOB, b"1234")[:3] + b"xxxxxx"},
    "a circle": {ONE: entry(BY_ID, copied(4, 4, b"\x90\4"), ONE)},
    "two in a circle": {
        ONE: entry(BY_ID, copied(4, 4, b"\x90\4"), OTHER),
        OTHER: entry(BY_ID, copied(4, 4, b"\x90\4"), ONE),
    },
    "told by itself": {ONE: entry(BY_PLACE, copied(4, 4, b"\x90\4"), b"\0")},
    "told by what is before the pack": {ONE: entry(BY_PLACE, copied(4, 4, b"\x90\4"), b"\xff\xff\xff\x7f")},
    "told by what is not there": {ONE: entry(BY_ID, copied(4, 4, b"\x90\4"), OTHER)},
    "of another than it is told by": {OTHER: entry(BLOB, b"1234"), ONE: entry(BY_ID, copied(5, 4, b"\x90\4"), OTHER)},
    "made longer than is said": {
        OTHER: entry(BLOB, bytes(60_000)),
        ONE: entry(BY_ID, copied(60_000, 9, b"\xb0\x60\xea" * 20_000), OTHER),
    },
    "made of what is behind the end": {
        OTHER: entry(BLOB, b"1234"),
        ONE: entry(BY_ID, copied(4, 4, b"\x91\2\4"), OTHER),
    },
    "a difference cut short": {OTHER: entry(BLOB, b"1234"), ONE: entry(BY_ID, copied(4, 4, b"\x91"), OTHER)},
    "nothing of a difference": {OTHER: entry(BLOB, b"1234"), ONE: entry(BY_ID, b"", OTHER)},
    "made of many parts": {
        OTHER: entry(BLOB, b"1234"),
        ONE: entry(BY_ID, copied(4, FEW + 1, b"\1x" * (FEW + 1)), OTHER),
    },
    "made of nothing again and again": {OTHER: entry(BLOB, b""), ONE: entry(BY_ID, copied(0, 0, bytes(50_000)), OTHER)},
    "a chain longer than any": {
        **{named(one): entry(BY_ID, copied(4, 4, b"\x90\4"), named(one + 1)) for one in range(DEEPEST + 1)},
        named(DEEPEST + 1): entry(BLOB, b"1234"),
        ONE: entry(BY_ID, copied(4, 4, b"\x90\4"), named(0)),
    },
}


@pytest.mark.parametrize("odd", ODD)
def test_what_is_odd_is_none(odd: str, tmp_path: Path) -> None:
    assert lay_pack(tmp_path, ODD[odd]).read(ONE.hex(), SIZE) is None


def test_what_is_no_pack_is_passed_over(tmp_path: Path) -> None:
    packs = lay_pack(tmp_path, {ONE: entry(BLOB, b"1234")})
    good = (tmp_path / "pack-a.idx").read_bytes()
    for name in ("b", "c", "d", "e", "f"):
        (tmp_path / f"pack-{name}.pack").write_bytes(b"")
    (tmp_path / "pack-b.idx").write_bytes(b"")
    (tmp_path / "pack-c.idx").mkdir()
    (tmp_path / "pack-d.idx").write_bytes(good[:100])
    (tmp_path / "pack-e.idx").symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "pack-f.idx")
    (tmp_path / "pack-g.idx").write_bytes(good)
    os.mkfifo(tmp_path / "pack-g.pack")
    (tmp_path / "pack-h.idx").write_bytes(good)
    (tmp_path / "pack-i.idx").write_bytes(b"\0\0\0\1" + bytes(5000))
    assert packs.read(ONE.hex(), SIZE) == ("blob", b"1234")
    assert Packs(tmp_path / "gone", whatever).read(ONE.hex(), SIZE) is None


def test_what_lies_far_behind_is_left_to_git(tmp_path: Path) -> None:
    packs = lay_pack(tmp_path, {ONE: entry(BLOB, b"1234")})
    index = bytearray((tmp_path / "pack-a.idx").read_bytes())
    index[-44:-40] = struct.pack(">I", 2**31 | 12)
    (tmp_path / "pack-a.idx").write_bytes(index)
    assert packs.read(ONE.hex(), SIZE) is None


def test_bytes_in_the_place_of_others_are_noticed(made: Repository) -> None:
    """Git gives what lies there; it does not look whether it is what the id says."""
    object_id = made.git("rev-parse", "HEAD:lists/a.yaml")
    made.git("gc", "-q", "--prune=now")
    folder = made.folder / ".git/objects/pack"
    for path in folder.iterdir():
        path.chmod(0o644)
        path.unlink()
    forged = {bytes.fromhex(object_id): entry(BLOB, b"forged")}
    assert lay_pack(folder, forged).read(object_id, SIZE) == ("blob", b"forged")
    assert lay_pack(folder, forged, holds).read(object_id, SIZE) is None
    assert made.git("cat-file", "blob", object_id) == "forged"
    with pytest.raises(GitFailed) as caught:
        Objects(open_repository(made.folder)).look(object_id)
    assert (caught.value.ground, caught.value.blanks) == ("damaged", {"id": object_id})


def test_a_good_copy_makes_up_for_a_forged_one(made: Repository) -> None:
    object_id = made.git("rev-parse", "HEAD:lists/a.yaml")
    lay_pack(made.folder / ".git/objects/pack", {bytes.fromhex(object_id): entry(BLOB, b"forged")}).close()
    (made.folder / ".git/objects/pack/pack-a.pack").write_bytes(b"PACK")
    assert Objects(open_repository(made.folder)).look(object_id)[1].startswith(b"tasks:")


def test_no_more_is_kept_than_there_is_room_for(tmp_path: Path) -> None:
    """However many packs there are."""
    names = [bytes((one,)) * 20 for one in range(1, 12)]
    for part, letter in ((names[:5], "a"), (names[5:], "b")):
        packs = lay_pack(tmp_path, {one: entry(BLOB, one[:1] * (ROOM // 4)) for one in part}, name=letter)
    for _ in range(2):
        for name in names:
            assert packs.read(name.hex(), LARGEST) == ("blob", name[:1] * (ROOM // 4))
    assert sum(len(data) for _, data in packs.kept.held.values()) == ROOM == packs.kept.size


READ_ALL = """
import resource, sys
from pathlib import Path
from checklist.store.packs import Packs
resource.setrlimit(resource.RLIMIT_NOFILE, (100, 100))
packs = Packs(Path(sys.argv[1]), lambda *_: True)
print(sum(packs.read(f"{number:08x}{0:032}", 9) is not None for number in range(40)))
"""


def test_packs_leave_files_to_be_opened(tmp_path: Path) -> None:
    for number in range(40):
        lay_pack(tmp_path, {named(number): entry(BLOB, b"%d" % number)}, name=f"{number:02}")
    done = subprocess.run((sys.executable, "-c", READ_ALL, str(tmp_path)), capture_output=True, text=True, check=False)
    assert done.stdout == f"{100 // SHARE}\n", done.stderr


def test_what_is_made_in_vain_has_an_end(tmp_path: Path) -> None:
    """Git may have a good copy of each elsewhere, and be done at once."""
    asked: list[str] = []

    def never(_: Object, object_id: str) -> bool:
        asked.append(object_id)
        return False

    names = [bytes((one,)) * 20 for one in range(1, 13)]
    packs = lay_pack(tmp_path, dict.fromkeys(names, entry(BLOB, bytes(LARGEST))), never)
    assert [packs.read(name.hex(), LARGEST) for name in names] == [None] * 12
    assert len(asked) == ADVANCE // LARGEST


def test_a_chain_that_is_dear_to_put_together_is_left_to_git(tmp_path: Path) -> None:
    whole = copied(LARGEST, LARGEST, parts_of(LARGEST))
    chain = {named(one): entry(BY_ID, whole, named(one + 1)) for one in range(200)}
    packs = lay_pack(tmp_path, {**chain, named(200): entry(BLOB, bytes(LARGEST))})
    assert packs.read(named(200 - 5).hex(), LARGEST)
    assert packs.read(named(0).hex(), LARGEST) is None


def parts_of(size: int) -> bytes:
    """The parts of a difference that takes the whole of what it is told by."""
    begins = range(0, size, 2**23)
    return b"".join(b"\xff" + struct.pack("<I", at) + struct.pack("<I", min(2**23, size - at))[:3] for at in begins)


def test_a_number_without_end_is_not_read_to_its_end() -> None:
    """Each further byte of it would take longer than the one before."""
    with pytest.raises(ValueError, match=r"^\d+$"):
        changed(b"", b"\xff" * 100)


@given(st.data(), st.binary(min_size=1, max_size=300))
@examples(200)
def test_a_difference_makes_what_it_was_made_for(data: st.DataObject, base: bytes) -> None:
    parts, made = b"", b""
    for _ in range(data.draw(st.integers(0, 6))):
        if data.draw(st.booleans()):
            new = data.draw(st.binary(min_size=1, max_size=127))
            parts, made = parts + bytes((len(new),)) + new, made + new
            continue
        begin = data.draw(st.integers(0, len(base) - 1))
        length = data.draw(st.integers(1, len(base) - begin))
        told = struct.pack("<I", begin) + struct.pack("<I", length)[:3]
        parts += bytes((128 | sum(1 << at for at, byte in enumerate(told) if byte), *(byte for byte in told if byte)))
        made += base[begin : begin + length]
    assert changed(base, copied(len(base), len(made), parts)) == made


@given(st.binary(max_size=40), st.binary(max_size=40))
@examples(500)
def test_any_bytes_are_a_difference_or_none(base: bytes, delta: bytes) -> None:
    with suppress(ValueError, LookupError):
        changed(base, delta)
