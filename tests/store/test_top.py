"""Whether a merge is going on is seen by names alone, wherever git keeps the repository."""

from pathlib import Path

import pytest

from checklist.store.top import merging
from tests.repository import Repository


def test_a_merge_is_seen_from_below_and_in_a_worktree(tmp_path: Path) -> None:
    town = Repository(tmp_path / "town")
    town.commit("2026-05-01", {"lists/a.yaml": "tasks: []\n"})
    town.git("worktree", "add", "-q", str(tmp_path / "side"))
    assert not merging(town.folder / "lists")
    (town.folder / ".git" / "MERGE_HEAD").write_text("")
    assert merging(town.folder / "lists")
    assert not merging(tmp_path / "side" / "lists")
    (town.folder / ".git" / "worktrees" / "side" / "rebase-merge").mkdir()
    assert merging(tmp_path / "side" / "lists")
    assert not merging(tmp_path)


@pytest.mark.parametrize("link", [b"", b"gitdir: " + b"a" * 4000, b"gitdir: a\0b", b"\xff" * 9, b"gitdir: /nowhere"])
def test_a_link_that_leads_nowhere_is_none(link: bytes, tmp_path: Path) -> None:
    (tmp_path / ".git").write_bytes(link)
    assert not merging(tmp_path)
