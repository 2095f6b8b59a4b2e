"""A history that was rewritten since a seal: what stands in the place of the sealed version is told by name of task."""

import pytest

from tests.cli.conftest import Typed
from tests.cli.town import FIRST, SECOND, works
from tests.repository import Repository

LIST = "lists/works.yaml"
SEAL = "seals/2026-06.yaml"


@pytest.fixture
def sealed(at: Typed, town: Repository) -> str:
    """The seal of the town's newest version, and that version's id."""
    head = town.git("rev-parse", "HEAD")
    assert at("seal", "2026-06")[0] == 0
    town.commit("2026-07-01", {})
    assert at("verify")[0] == 0
    return head


def rewritten(town: Repository, text: str) -> str:
    """The sealed version and the seal made anew on what was before, and the id of the former."""
    seal = (town.folder / SEAL).read_text("utf-8")
    town.git("reset", "-q", "--hard", "HEAD~2")
    instead = town.commit("2026-06-10", {LIST: text}, message="As ever")
    town.commit("2026-07-01", {SEAL: seal})
    return instead[:10]


def test_the_tasks_that_say_something_else_are_named(at: Typed, town: Repository, sealed: str) -> None:
    instead = rewritten(town, works(FIRST, due="2026-12-31"))
    status, said, _ = at("verify", "-f", "csv")
    assert status == 1
    assert f"version {sealed[:10]} is no part of the history any more" in said
    (named,) = [line for line in said.splitlines() if "says something else" in line]
    assert f"version {instead}, which stands in its place now, says something else than was sealed" in named
    assert ",works/" in named


def test_where_only_the_way_there_was_rewritten_it_is_said(at: Typed, town: Repository, sealed: str) -> None:
    instead = rewritten(town, works(FIRST, SECOND, due="2026-12-31"))
    status, said, _ = at("verify", "-f", "csv")
    assert status == 1
    assert sealed[:10] in said
    assert f"version {instead}, which stands in its place now, says of every task what was sealed" in said


def test_a_clone_that_is_cut_off_is_no_rewritten_history(typed: Typed, town: Repository, sealed: str) -> None:
    cut = town.folder.with_name("cut")
    town.git("clone", "-q", "--depth", "1", f"file://{town.folder}", str(cut))
    status, said, _ = typed("--lang", "en", "-C", str(cut), "verify", "-f", "csv")
    assert (status, said.count("\nno,")) == (1, 1)
    assert f"version {sealed[:10]} is not in this clone, which is cut off" in said
