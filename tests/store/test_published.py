"""A folder of published files: ours are replaced and removed, nobody else's is touched."""

import json
import os
from pathlib import Path

import pytest

from checklist.store.published import MANIFEST, Foreign, carry_out, plan

ONE = {"index.html": b"1", "a.html": b"a"}
TWO = {"index.html": b"2", "b.html": b"b"}


def publish(folder: Path, files: dict[str, bytes]) -> dict[str, str]:
    doing = plan(folder, files)
    carry_out(doing)
    return dict(doing.does)


def there(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}


def test_what_is_new_changed_the_same_and_gone(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "site"
    assert publish(folder, ONE) == {"index.html": "new", "a.html": "new"}
    assert there(folder) == ONE
    assert publish(folder, ONE) == {"index.html": "same", "a.html": "same"}
    assert publish(folder, TWO) == {"index.html": "changed", "b.html": "new", "a.html": "removed"}
    assert there(folder) == TWO


def test_nothing_is_written_where_nothing_changed(tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in tmp_path.iterdir()}
    publish(tmp_path, ONE)
    assert before == {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in tmp_path.iterdir()}


def test_a_folder_that_holds_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(Foreign) as found:
        publish(tmp_path, ONE)
    assert found.value.path == tmp_path
    assert there(tmp_path) == {"thesis.txt": b"mine"}


def test_a_repository_may_be_the_folder(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    publish(tmp_path, ONE)
    assert there(tmp_path) == ONE


def test_what_others_put_beside_ours_stays(tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    (tmp_path / "logo.png").write_bytes(b"png")
    publish(tmp_path, TWO)
    assert there(tmp_path) == {**TWO, "logo.png": b"png"}


def test_another_file_in_the_place_of_a_new_page_is_not_overwritten(tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    (tmp_path / "b.html").write_bytes(b"mine")
    with pytest.raises(Foreign) as found:
        publish(tmp_path, TWO)
    assert found.value.path == tmp_path / "b.html"
    assert there(tmp_path) == {**ONE, "b.html": b"mine"}


def test_a_page_that_is_gone_but_was_edited_is_kept_and_known(tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    (tmp_path / "a.html").write_bytes(b"edited")
    assert publish(tmp_path, TWO)["a.html"] == "kept"
    assert (tmp_path / "a.html").read_bytes() == b"edited"
    assert publish(tmp_path, ONE)["a.html"] == "changed"


def test_a_link_in_the_place_of_a_page_leads_nobody_out(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"mine")
    folder = tmp_path / "site"
    publish(folder, ONE)
    (folder / "a.html").unlink()
    (folder / "a.html").symlink_to(outside)
    with pytest.raises(Foreign):
        publish(folder, ONE)
    assert publish(folder, {"index.html": b"1"}) == {"index.html": "same"}
    assert outside.read_bytes() == b"mine"
    assert (folder / "a.html").is_symlink()


@pytest.mark.parametrize("name", ["../mine.html", "/etc/passwd", "deep/a.html", ".git", "A.html", "list.yaml"])
def test_a_list_of_files_that_names_others_takes_nothing_away(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    mine = tmp_path / "mine.html"
    mine.write_bytes(b"1")
    known = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"  # of the byte 1
    (folder / MANIFEST).write_text(json.dumps({"files": {name: known}}))
    publish(folder, ONE)
    assert mine.read_bytes() == b"1"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"files": 3}', "\udcff", '{"files": {"a.html": 1}}'])
def test_a_broken_list_of_files_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_bytes(os.fsencode(text))
    (tmp_path / "b.html").write_bytes(b"mine")
    with pytest.raises(Foreign):
        publish(tmp_path, TWO)


def test_a_run_that_was_cut_short_can_be_run_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed after the files and before the last list: the first list knows the new ones already."""
    publish(tmp_path, ONE)
    monkeypatch.setattr("checklist.store.published.take_away", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        publish(tmp_path, TWO)
    monkeypatch.undo()
    assert publish(tmp_path, {**TWO, "index.html": b"3"})["b.html"] == "same"
    assert there(tmp_path) == {**TWO, "index.html": b"3"}


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(Foreign):
        publish(tmp_path / "site", ONE)
