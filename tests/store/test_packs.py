"""What is read from a pack is what git keeps there; what is odd is left to git."""

import os
import struct
import zlib
from contextlib import suppress
from hashlib import sha1
from itertools import accumulate
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.store.git import GitFailed, open_repository
from checklist.store.odb import Objects, digest
from checklist.store.packs import DEEPEST, FEW, LARGEST, ROOM, Packs, changed
from tests.examples import examples
from tests.repository import Repository
from tests.store.conftest import LIST

SIZE = 2**24
BLOB, BY_PLACE, BY_ID = 3, 6, 7


def texts() -> list[bytes]:
    """Versions of one text, each a little different from the one before it, and some that have little of any."""
    lines = [b"  - {id: %d, title: Mend bridge %d}\n" % (one, one * one) for one in range(3000)]
    found = []
    for number in range(60):
        lines[number * 7] = b"  - {id: %d, title: Done in %d}\n" % (number, number)
        found.append(b"".join(lines))
    return [*found, Random(1).randbytes(100_000), b"", b"\0" * 300_000]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Repository]:
    """Repositories of either measure that hold these texts loose."""
    found = {}
    for measure in ("sha1", "sha256"):
        town = found[measure] = Repository(tmp_path_factory.mktemp(measure), f"--object-format={measure}")
        for text in texts():
            town.git(
                "update-ref",
                f"refs/kept/{len(text)}-{sha1(text).hexdigest()}",
                town.git("hash-object", "-w", "--stdin", given=text),
            )
        for month in range(1, 7):
            town.commit(f"2026-{month:02}-05", {f"lists/{month}.yaml": LIST, "b/c/d": f"{month}\n"})
        town.git("tag", "-m", "Words", "v1", GIT_COMMITTER_NAME="C", GIT_COMMITTER_EMAIL="c@example.org")
    return found


WHOLE = "repack -adfq --window=0"
MANNERS = {
    "as git packs": "gc -q --prune=now",
    "with pains": "gc -q --aggressive --prune=now",
    "by ids": "-c repack.useDeltaBaseOffset=false repack -adfq",
    "in long chains": "repack -adfq --depth=60",
    "whole": WHOLE,
    "in several packs, with an index of all": f"-c pack.packSizeLimit=1m -c core.compression=0 {WHOLE} --write-midx",
}


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("measure", ["sha1", "sha256"])
def test_what_is_read_has_the_id_it_is_asked_for_by(manner: str, measure: str, filled: dict[str, Repository]) -> None:
    town = filled[measure]
    town.git(*MANNERS[manner].split())
    ids = town.git("cat-file", "--batch-all-objects", "--batch-check=%(objectname)").split("\n")
    indexes = sorted((town.folder / ".git/objects/pack").glob("*.idx"))
    chains = town.git("verify-pack", "-v", *map(str, indexes)).count("chain length")
    assert (bool(chains), len(indexes) > 1) == (WHOLE not in MANNERS[manner], "several" in manner)
    packs = packs_of(town)
    for object_id in (*ids, *reversed(ids), *Random(2).sample(ids, len(ids))):
        found = packs.read(object_id, SIZE)
        assert found
        assert digest(*found, object_id) == object_id
    packs.close()
    assert packs.read(ids[0], SIZE)
    assert packs.read("f" * len(ids[0]), SIZE) is None


def packs_of(town: Repository) -> Packs:
    return Packs(town.folder / ".git/objects/pack")


def test_longer_than_asked_is_left_to_git(filled: dict[str, Repository]) -> None:
    town = filled["sha1"]
    town.git("gc", "-q", "--prune=now")
    text = texts()[0]
    object_id = digest("blob", text, "0" * 40)
    assert packs_of(town).read(object_id, len(text)) == ("blob", text)
    assert packs_of(town).read(object_id, len(text) - 1) is None
    objects = Objects(open_repository(town.folder))
    assert objects.look(object_id, 10) == ("blob", text[:10])
    assert objects.look(object_id) == ("blob", text)


def test_packed_and_loose_ones_are_read_in_the_order_they_are_asked_for(filled: dict[str, Repository]) -> None:
    town = filled["sha1"]
    town.git("gc", "-q", "--prune=now")
    loose = [b"loose %d\n" % number for number in range(5)]
    many = [text for pair in zip(loose, texts(), strict=False) for text in pair]
    for text in loose:
        town.git("hash-object", "-w", "--stdin", given=text)
    objects = Objects(open_repository(town.folder))
    ids = [digest("blob", text, "0" * 40) for text in many]
    assert objects.each(ids, "blob") == many
    assert objects.each(ids, "blob", 3) == [text[:3] for text in many]
    objects.close()
    town.git("prune", "--expire=now")


def number(value: int) -> bytes:
    """A number as packs write it, the lowest seven bits first."""
    told = bytearray()
    while value > 127:
        told.append(value & 127 | 128)
        value >>= 7
    return bytes((*told, value))


def entry(kind: int, body: bytes, base: bytes = b"", size: int | None = None) -> bytes:
    """An object as it lies in a pack, said to be of some size."""
    told = len(body) if size is None else size
    head = number(told >> 4 << 7 | kind << 4 | told & 15) if told > 15 else bytes((kind << 4 | told,))
    return head + base + zlib.compress(body)


def lay(folder: Path, entries: dict[bytes, bytes]) -> Packs:
    """A pack of some entries by the ids they go by."""
    head = b"PACK" + struct.pack(">II", 2, len(entries))
    places = dict(zip(entries, accumulate(map(len, entries.values()), initial=len(head)), strict=False))
    ids = sorted(entries)
    upto = [sum(one[0] <= first for one in ids) for first in range(256)]
    pack = head + b"".join(entries.values())
    pack += sha1(pack).digest()
    index = b"\xfftOc" + struct.pack(">I256I", 2, *upto) + b"".join(ids) + bytes(4 * len(ids))
    index += b"".join(struct.pack(">I", places[one]) for one in ids) + pack[-20:]
    (folder / "pack-a.pack").write_bytes(pack)
    (folder / "pack-a.idx").write_bytes(index + sha1(index).digest())
    return Packs(folder)


ONE, OTHER = b"\1" * 20, b"\2" * 20


def copied(before: int, after: int, parts: bytes) -> bytes:
    """A difference, by what it says of both sizes and of what is taken from where."""
    return number(before) + number(after) + parts


def named(number: int) -> bytes:
    """An id of its own."""
    return struct.pack(">I", number) + bytes(16)


def test_what_is_laid_is_read(tmp_path: Path) -> None:
    delta = copied(4, 6, b"\x91\1\2\4abcd")
    packs = lay(tmp_path, {ONE: entry(BLOB, b"1234"), OTHER: entry(BY_ID, delta, ONE)})
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
    assert lay(tmp_path, ODD[odd]).read(ONE.hex(), SIZE) is None


def test_what_is_no_pack_is_passed_over(tmp_path: Path) -> None:
    packs = lay(tmp_path, {ONE: entry(BLOB, b"1234")})
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
    assert Packs(tmp_path / "gone").read(ONE.hex(), SIZE) is None


def test_what_lies_far_behind_is_left_to_git(tmp_path: Path) -> None:
    packs = lay(tmp_path, {ONE: entry(BLOB, b"1234")})
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
    assert lay(folder, {bytes.fromhex(object_id): entry(BLOB, b"forged")}).read(object_id, SIZE) == ("blob", b"forged")
    assert made.git("cat-file", "blob", object_id) == "forged"
    with pytest.raises(GitFailed) as caught:
        Objects(open_repository(made.folder)).look(object_id)
    assert (caught.value.ground, caught.value.blanks) == ("damaged", {"id": object_id})


def test_a_good_copy_makes_up_for_a_forged_one(made: Repository) -> None:
    object_id = made.git("rev-parse", "HEAD:lists/a.yaml")
    lay(made.folder / ".git/objects/pack", {bytes.fromhex(object_id): entry(BLOB, b"forged")}).close()
    (made.folder / ".git/objects/pack/pack-a.pack").write_bytes(b"PACK")
    assert Objects(open_repository(made.folder)).look(object_id)[1].startswith(b"tasks:")


def test_no_more_is_kept_than_there_is_room_for(tmp_path: Path) -> None:
    large = {bytes((one,)) * 20: entry(BLOB, bytes((one,)) * (ROOM // 4)) for one in range(1, 12)}
    packs = lay(tmp_path, large)
    for _ in range(2):
        for name in large:
            assert packs.read(name.hex(), LARGEST) == ("blob", name[:1] * (ROOM // 4))
    (pack,) = packs._opened or ()
    assert sum(len(data) for _, data in pack._kept.values()) == ROOM == pack._size


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


@given(which=st.sampled_from(["idx", "pack"]), share=st.floats(0, 1, exclude_max=True), byte=st.integers(0, 255))
@examples(200)
def test_whatever_is_damaged_no_other_bytes_come_out(
    which: str, share: float, byte: int, filled: dict[str, Repository]
) -> None:
    town = filled["sha1"]
    town.git("gc", "-q", "--prune=now")
    (path,) = (town.folder / ".git/objects/pack").glob(f"pack-*.{which}")
    good = path.read_bytes()
    at = int(share * len(good))
    path.chmod(0o644)
    path.write_bytes(good[:at] + bytes((byte,)) + good[at + 1 :])
    objects = Objects(open_repository(town.folder))
    try:
        for text in texts()[::20]:
            with suppress(GitFailed):
                assert objects.look(digest("blob", text, "0" * 40)) == ("blob", text)
    finally:
        objects.close()
        path.write_bytes(good)
