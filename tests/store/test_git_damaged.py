"""What a repository does not hold, or not as it should, is said by its id."""

import zlib
from pathlib import Path

import pytest

from checklist.store.git import GitFailed, open_repository
from checklist.store.odb import Objects
from tests.repository import Repository
from tests.store.asked import loose


def test_what_is_missing_or_damaged_is_said_by_its_id(made: Repository) -> None:
    held = open_repository(made.folder)
    blob, tree, head = (made.git("rev-parse", one) for one in ("HEAD:lists/a.yaml", "HEAD^{tree}", "HEAD"))
    loose(made, blob).unlink()
    loose(made, tree).write_bytes(b"not even compressed")
    other = b"tree 0000000000000000000000000000000000000000\n\nAnother"
    loose(made, head).write_bytes(zlib.compress(b"commit %d\0" % len(other) + other))
    objects = Objects(held)
    for id_, kind in ((blob, "blob"), (tree, "tree"), (head, "commit")):
        with pytest.raises(GitFailed) as caught:
            objects.read(id_, kind)
        assert (caught.value.ground, caught.value.blanks) == ("damaged", {"id": id_})


def test_a_history_with_a_hole_is_said(made: Repository) -> None:
    head, first = made.git("rev-parse", "HEAD"), made.git("rev-parse", "HEAD~1")
    loose(made, first).unlink()
    with pytest.raises(GitFailed) as caught:
        open_repository(made.folder).ancestry(head)
    assert (caught.value.ground, caught.value.blanks) == ("damaged", {"id": first})


def test_a_pack_that_is_cut_off_is_not_taken_for_an_object(made: Repository) -> None:
    head = made.git("rev-parse", "HEAD")
    made.git("gc", "-q", "--prune=now")
    for pack in (made.folder / ".git/objects/pack").glob("*.pack"):
        pack.chmod(0o644)
        pack.write_bytes(pack.read_bytes()[:30])
    with pytest.raises(GitFailed) as caught:
        open_repository(made.folder).ancestry(head)
    assert (caught.value.ground, caught.value.blanks) == ("damaged", {"id": head})


def test_what_a_partial_clone_left_is_not_fetched_but_told(made: Repository, tmp_path: Path) -> None:
    made.git("config", "uploadpack.allowFilter", "true")
    made.git("clone", "-q", "--filter=blob:none", "--no-checkout", f"file://{made.folder}", str(tmp_path / "clone"))
    blob = made.git("rev-parse", "HEAD:lists/a.yaml")
    with pytest.raises(GitFailed) as caught:
        Objects(open_repository(tmp_path / "clone")).read(blob, "blob")
    assert (caught.value.ground, caught.value.blanks) == ("partial", {"id": blob})
