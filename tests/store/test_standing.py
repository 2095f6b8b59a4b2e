"""What the files on the disk are as of: the commit that last changed one of them, if they are as it holds them."""

from pathlib import Path

from checklist.store.past import Past
from checklist.store.standing import PLACES, standing
from tests.repository import Repository
from tests.store.conftest import LIST


def told(repository: Repository, *names: str) -> str:
    files = [repository.folder / name for name in names]
    found = standing(Past(repository.folder), repository.folder, names, files)
    return found.id if found else ""


def told_of_all(repository: Repository) -> str:
    """The same of a workspace whose lists are in `lists/`, as far as they are read."""
    folder = repository.folder
    found = standing(Past(folder), folder, (), [one for one in (folder / "lists").glob("*.yaml") if one.is_file()])
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


def test_a_list_that_is_there_no_more_is_a_change_as_well(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "town")
    repository.commit("2026-01-05", {"lists/a.yaml": LIST, "lists/b.yaml": LIST})
    (repository.folder / "lists" / "b.yaml").unlink()
    assert told_of_all(repository) == ""
    dropped = repository.commit("2026-01-06", {})
    repository.commit("2026-01-07", {"lists/README": "words\n"})
    assert told_of_all(repository) == dropped


def test_a_ledger_and_settings_that_are_there_no_more_are_changes(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "town")
    year, settings = "notices/2025.yaml", "checklist.yaml"
    repository.commit("2026-01-05", {"lists/a.yaml": LIST, year: "ledger: 2025\n", settings: "title: Town\n"})
    assert told_of_all(repository)
    without_settings = repository.commit("2026-01-06", {settings: None})
    assert told_of_all(repository) == without_settings
    without_ledger = repository.commit("2026-01-07", {year: None})
    assert told_of_all(repository) == without_ledger


def test_a_link_that_leads_elsewhere_is_a_change(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "town")
    link = repository.folder / "lists" / "a.yaml"
    link.parent.mkdir()
    link.symlink_to("../old/a.yaml")
    repository.commit("2026-01-05", {"old/a.yaml": LIST, "new/a.yaml": LIST + "# more\n"})
    link.unlink()
    link.symlink_to("../new/a.yaml")
    assert told_of_all(repository) == ""
    turned = repository.commit("2026-01-06", {})
    assert told_of_all(repository) == turned


def test_a_folder_that_is_a_link_is_followed(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "town")
    folder = repository.folder / "lists"
    folder.symlink_to("old")
    repository.commit("2026-01-05", {"old/a.yaml": LIST, "new/a.yaml": LIST + "# more\n"})
    folder.unlink()
    folder.symlink_to("new")
    turned = repository.commit("2026-01-06", {})
    assert told_of_all(repository) == turned


def test_signs_in_a_name_stand_for_themselves(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "town")
    first = repository.commit("2026-01-05", {"lists/a*.yaml": LIST})
    repository.commit("2026-01-06", {"lists/ab.yaml/readme": "words\n", "ab.yaml": LIST})
    assert told_of_all(repository) == first


def test_of_very_many_files_the_folders_are_asked_for(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "town")
    many = {f"lists/{at % 2}/{at}.yaml": LIST for at in range(PLACES + 1)}
    first = repository.commit("2026-01-05", {"lists/a.yaml": LIST, **many})
    repository.commit("2026-01-06", {"notes.txt": "words\n"})
    assert told_of_all(repository) == first


def test_ends_of_lines_as_git_writes_them_on_windows_change_nothing(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "town")
    first = repository.commit("2026-01-05", {"a.yaml": LIST})
    (repository.folder / "a.yaml").write_bytes(LIST.replace("\n", "\r\n").encode())
    assert told(repository, "a.yaml") == first


def test_where_the_history_is_cut_off_nobody_can_tell(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "town")
    for day in ("2026-01-05", "2026-01-06"):
        repository.commit(day, {"a.yaml": f"{LIST}# {day}\n"})
    repository.git("clone", "-q", "--depth", "1", f"file://{repository.folder}", str(tmp_path / "cut"))
    cut = tmp_path / "cut"
    assert standing(Past(cut), cut, ("a.yaml",), [cut / "a.yaml"]) is None
