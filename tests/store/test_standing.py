"""What the files on the disk are as of: the commit that last changed one of them, if they are as it holds them."""

from pathlib import Path

from checklist.store.past import Past
from checklist.store.standing import standing
from tests.repository import Repository
from tests.store.conftest import LIST


def told(repository: Repository, *names: str) -> str:
    found = standing(Past(repository.folder), [repository.folder / name for name in names])
    return found.id if found else ""


def test_commits_that_leave_the_files_alone_make_no_difference(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "town")
    first = repository.commit("2026-01-05", {"a.yaml": LIST, "b.yaml": LIST})
    second = repository.commit("2026-01-06", {"b.yaml": LIST + "# more\n"})
    repository.commit("2026-01-07", {"notes.txt": "words\n"})
    assert (told(repository, "a.yaml"), told(repository, "a.yaml", "b.yaml")) == (first, second)


def test_what_is_not_recorded_is_as_of_no_version(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "town")
    repository.commit("2026-01-05", {"a.yaml": LIST})
    (tmp_path / "beyond.yaml").write_text(LIST)
    (repository.folder / "new.yaml").write_text(LIST)
    assert [told(repository, "a.yaml", name) for name in ("new.yaml", "../beyond.yaml")] == ["", ""]
    assert told(repository) == ""
    (repository.folder / "a.yaml").write_text(LIST + "# more\n")
    assert told(repository, "a.yaml") == ""


def test_where_the_history_is_cut_off_nobody_can_tell(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "town")
    for day in ("2026-01-05", "2026-01-06"):
        repository.commit(day, {"a.yaml": f"{LIST}# {day}\n"})
    repository.git("clone", "-q", "--depth", "1", f"file://{repository.folder}", str(tmp_path / "cut"))
    assert standing(Past(tmp_path / "cut"), [tmp_path / "cut" / "a.yaml"]) is None
