"""Two sides that hold merges of each other are merged by what both come from, where nothing is decided that clashes."""

from tests.cli.merge.merging import ISSUED, LIST, MOVED, REPORT, Done, run, text, told
from tests.repository import Repository

EARLIER = ("due: 2026-09-30 ", "due: 2026-11-30 ")


def crossed(town: Repository, env: dict[str, str], one: str, other: str, settled: str) -> tuple[Done, str]:
    """Each side merges what the other had begun with, one of them to another end; then they are merged."""
    town.git("checkout", "-q", "-b", "side")
    town.commit("2026-05-05", {LIST: one})
    town.git("tag", "side-1")
    town.git("checkout", "-q", "main")
    town.commit("2026-05-06", {LIST: other})
    town.git("tag", "main-1")
    for branch, begun in (("main", "side-1"), ("side", "main-1")):
        town.git("checkout", "-q", branch)
        run(town, env, "git", "merge", "-q", "--no-commit", "--no-ff", begun)
        town.commit("2026-05-07", {LIST: text(town) if branch == "main" else settled})
    town.git("checkout", "-q", "main")
    return run(town, env, "git", "merge", "-q", "--no-edit", "side"), text(town)


def test_what_clashes_between_two_merges_is_told_once_and_of_them(town: Repository, env: dict[str, str]) -> None:
    """Both have settled it, and not alike."""
    done, found = crossed(town, env, told(EARLIER), told(MOVED), told(EARLIER, REPORT))
    assert done.returncode == 1
    assert done.stderr.count("W-01: due is 2026-12-20 here and 2026-11-30 there, and was 2026-09-30.") == 1
    assert found == told(MOVED, REPORT)


def test_what_two_merges_settled_alike_is_no_clash(town: Repository, env: dict[str, str]) -> None:
    done, found = crossed(town, env, told(EARLIER), told(MOVED), told(MOVED, REPORT))
    assert (done.returncode, done.stderr) == (0, "")
    assert found == told(MOVED, REPORT)


def test_what_cannot_be_read_of_two_merges_is_as_it_was_before(town: Repository, env: dict[str, str]) -> None:
    done, found = crossed(town, env, told(EARLIER), ISSUED + "  - {id: W-04", told(MOVED, REPORT))
    assert done.returncode == 1
    assert "<<<<" not in found
