"""What is read from a pack is what git keeps there; what is odd is left to git."""

from contextlib import suppress
from hashlib import sha1
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.store.git import GitFailed, open_repository
from checklist.store.odb import Objects, digest, holds
from checklist.store.packs import Packs
from tests.examples import examples
from tests.repository import Repository
from tests.store.conftest import LIST
from tests.store.packed import SIZE


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
    return Packs(town.folder / ".git/objects/pack", holds)


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
