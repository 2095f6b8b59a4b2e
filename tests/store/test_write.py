"""How a file is written: in the place of the real one, only over what was read, as it was in mode, owner and links."""

import os
import stat
from pathlib import Path

import pytest

from checklist.store.beside import LOCK, LONGEST, TEMP, beside, is_beside, real
from checklist.store.write import ChangedMeanwhile, Replacement, put_all, replace_all, save
from tests.store.broken import ANOTHER, DONE, as_another, in_child, let_in
from tests.store.written import in_children, names, posix


@pytest.fixture
def umask() -> int:
    was = os.umask(0o022)
    os.umask(was)
    return was


def test_an_edit_replaces_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    replace_all([Replacement(path, b"old", b"new")])
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == {"a.yaml", ".a.yaml.checklist-lock"}


@pytest.mark.parametrize("there", [b"other", b"", b"old\n", None])
def test_an_edit_of_what_has_changed_is_refused(tmp_path: Path, there: bytes | None) -> None:
    path = tmp_path / "a.yaml"
    if there is not None:
        path.write_bytes(there)
    with pytest.raises(ChangedMeanwhile) as caught:
        replace_all([Replacement(path, b"old", b"new")])
    assert caught.value.filename == str(path)
    assert (path.read_bytes() if path.exists() else None) == there
    assert not list(tmp_path.glob(f"*{TEMP}"))


def test_one_refused_leaves_all_as_they_were_and_the_folders_too(tmp_path: Path) -> None:
    for name in ("a", "c", "z"):
        (tmp_path / name).write_bytes(b"old")
    edits = [Replacement(tmp_path / name, b"old", b"new") for name in ("a", "c")]
    new = [Replacement(tmp_path / name, None, b"new") for name in ("new/deep/b", "z")]
    with pytest.raises(FileExistsError) as caught:
        replace_all([new[0], *edits, new[1]])
    assert caught.value.filename == str(tmp_path / "z")
    assert names(tmp_path) == {"a", "c", "z", f".a.{LOCK}", f".c.{LOCK}"}
    assert (tmp_path / "a").read_bytes() == (tmp_path / "c").read_bytes() == b"old"


def test_what_is_to_be_new_is_put_over_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a"
    put_all([Replacement(path, None, b"mine")])
    with pytest.raises(FileExistsError):
        put_all([Replacement(path, None, b"yours")])
    (tmp_path / "link").symlink_to("nowhere/x")
    put_all([Replacement(tmp_path / "link", None, b"behind the link")])
    assert (tmp_path / "nowhere/x").read_bytes() == b"behind the link"
    assert path.read_bytes() == b"mine"
    assert names(tmp_path) == {"a", "link", "nowhere", "nowhere/x"}


@posix
def test_of_many_who_make_one_file_one_does(tmp_path: Path) -> None:
    ends = in_children(lambda number: put_all([Replacement(tmp_path / "a", None, b"%d" % number)]), 8)
    assert ends.count(DONE) == 1
    assert (tmp_path / "a").read_bytes() == b"%d" % ends.index(DONE)
    assert names(tmp_path) == {"a"}


def test_one_file_twice_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("a")
    with pytest.raises(ValueError, match="twice"):
        put_all([Replacement(tmp_path / name, ..., b"") for name in ("a", "link")])


@posix
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755, 0o444])
def test_mode_owner_and_link_stay(tmp_path: Path, mode: int) -> None:
    path, link = tmp_path / "kept" / "a", tmp_path / "link"
    path.parent.mkdir()
    path.write_bytes(b"old")
    link.symlink_to("kept/a")
    if os.geteuid() == 0:
        os.chown(path, ANOTHER, ANOTHER)
    path.chmod(mode)
    was = path.stat()
    for write in (lambda: save(link, b"old"), lambda: replace_all([Replacement(link, b"old", b"new")])):
        write()
        now = path.stat()
        assert (now.st_mode, now.st_uid, now.st_gid) == (was.st_mode, was.st_uid, was.st_gid)
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


@posix
def test_another_group_gets_no_more_than_others_have(tmp_path: Path) -> None:
    let_in(tmp_path)
    tmp_path.chmod(0o777)
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o664)
    assert in_child(as_another(lambda: save(path, b"new"), group=ANOTHER)) == DONE
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode), path.stat().st_uid) == (b"new", 0o644, ANOTHER)


@posix
def test_a_new_file_is_as_the_umask_has_it(tmp_path: Path, umask: int) -> None:
    save(tmp_path / "a", b"")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o666 & ~umask


@posix
@pytest.mark.parametrize("kind", ["file", "link", "hard link", "pipe"])
def test_what_stands_under_the_temporary_name_is_not_written_through(tmp_path: Path, kind: str) -> None:
    path, left, victim = tmp_path / "a", beside(tmp_path / "a", TEMP), tmp_path / "victim"
    victim.write_bytes(b"precious")
    if kind == "file":
        left.write_bytes(b"left by a killed run" * 1000)
    elif kind == "link":
        left.symlink_to(victim)
    elif kind == "hard link":
        left.hardlink_to(victim)
    else:
        os.mkfifo(left)
        with pytest.raises(FileExistsError) as caught:
            save(path, b"new")
        assert caught.value.filename == str(left)
        return
    save(path, b"new")
    assert (path.read_bytes(), victim.read_bytes(), left.exists()) == (b"new", b"precious", False)


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for before in (..., None, b""):
        with pytest.raises(IsADirectoryError) as caught:
            put_all([Replacement(tmp_path / "a", before, b"")])
        assert caught.value.filename == str(tmp_path / "a")


@posix
def test_what_was_a_file_and_is_a_pipe_has_changed(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    with pytest.raises(ChangedMeanwhile):
        replace_all([Replacement(tmp_path / "a", b"", b"new")])


@posix
def test_links_in_a_circle_lead_to_no_file(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(OSError, match="symbolic links") as caught:
        save(tmp_path / "a", b"")
    assert caught.value.filename == str(tmp_path / "a")
    assert names(tmp_path) == {"a", "b"}


@pytest.mark.parametrize("name", ["a" * 255, "重点任务清单" * 14, "b.yaml"])
def test_a_long_name_has_room_beside_it(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"old")
    replace_all([Replacement(path, b"old", b"new")])
    assert path.read_bytes() == b"new"
    for ending in (TEMP, LOCK):
        assert len(os.fsencode(beside(path, ending).name)) <= LONGEST
        assert is_beside(beside(path, ending).name)


def test_the_real_file_is_found_behind_links(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "way").symlink_to("folder")
    assert real(tmp_path / "way" / "new") == real(tmp_path) / "folder" / "new"
