"""Git is asked for objects by their ids; what a repository would have it do besides is not done."""

import os
import sys
from datetime import date
from pathlib import Path

import pytest

from checklist.core.revision import Revision
from checklist.store.git import GitFailed, open_repository
from checklist.store.odb import Objects, digest
from tests.repository import Repository
from tests.store.asked import commit, entries, ground
from tests.store.conftest import LIST


def test_a_commit_is_read(made: Repository) -> None:
    first = made.git("rev-parse", "HEAD~1")
    day, recorder = date(2026, 1, 5), (("Office", "c@example.org"),)
    assert commit(made.folder, "HEAD~1")[0] == Revision(
        first, "刘 Liu", "a@example.org", day, day, "First words of two lines", hands=recorder, moment=1767574800
    )
    second, tree = commit(made.folder)
    assert (second.on, second.committed, second.parents) == (date(2026, 2, 6), date(2026, 2, 6), (first,))
    assert entries(made.folder, entries(made.folder, tree)["lists"].id).keys() == {"a.yaml"}


def test_an_id_is_what_the_object_holds(made: Repository) -> None:
    id_ = made.git("hash-object", "lists/a.yaml")
    assert Objects(open_repository(made.folder)).look(id_) == ("blob", f"{LIST}# more\n".encode())
    assert digest("blob", f"{LIST}# more\n".encode(), id_) == id_


def test_many_are_read_in_order(made: Repository) -> None:
    texts = [f"text {number}\n".encode() * number for number in range(200)]
    ids = [made.git("hash-object", "-w", "--stdin", given=text) for text in texts]
    objects = Objects(open_repository(made.folder))
    assert objects.each(ids, "blob") == texts
    assert objects.each(ids, "blob", size=100) == [text[:100] for text in texts]
    objects.close()


def test_no_more_is_read_than_asked(made: Repository) -> None:
    id_ = made.git("hash-object", "-w", "--stdin", given=b"\0" * 50_000_000)
    assert Objects(open_repository(made.folder)).read(id_, "blob", size=10) == b"\0" * 10


@pytest.mark.parametrize(
    "place", ["town", "town/lists", "town/.git", "wood", "bare.git", "town/lists/inner", "over/inner"]
)
def test_from_wherever_one_stands(place: str, made: Repository, tmp_path: Path) -> None:
    made.git("worktree", "add", "-q", str(tmp_path / "wood"), "HEAD~1")
    made.git("clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))
    inner = Repository(made.folder / "lists/inner")
    inner.commit("2026-03-01", {"x": "x"})
    over = Repository(tmp_path / "over")
    over.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(inner.folder), "inner")
    assert not open_repository(tmp_path / place).shallow
    top = {"town/lists": "town", "town/.git": "town"}.get(place, place)
    assert open_repository(tmp_path / place).top == tmp_path / top
    day = {"wood": date(2026, 1, 5)}.get(place, date(2026, 3, 1) if "inner" in place else date(2026, 2, 6))
    assert commit(tmp_path / place)[0].committed == day


def test_no_repository(tmp_path: Path) -> None:
    assert ground(tmp_path)[0] == "none"
    (tmp_path / ".git").write_bytes(b"\xff\0 gitdir: x")
    assert ground(tmp_path)[0] == "said"


def test_an_empty_repository(tmp_path: Path) -> None:
    assert ground(Repository(tmp_path).folder)[0] == "empty"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nothing",
        "--all",
        "-h",
        "--help",
        "HEAD..HEAD",
        "^HEAD",
        "HEAD~9",
        "HEAD:gone",
        "a\nb",
        "*",
        ":/zzz",
        "ä\udc80",
    ],
)
def test_what_names_nothing(text: str, made: Repository) -> None:
    assert ground(made.folder, text)[0] == "unknown"


def test_a_name_of_two_things(made: Repository) -> None:
    made.git("tag", "twice", "HEAD~1")
    made.git("branch", "twice")
    assert ground(made.folder, "twice") == ("ambiguous", {"text": "twice"})
    assert open_repository(made.folder).resolve("refs/heads/twice") == made.git("rev-parse", "HEAD")
    assert ground(made.folder, "")[0] == "unknown"


def test_names_that_look_like_something_else(made: Repository) -> None:
    head = made.git("rev-parse", "HEAD")
    refs = made.folder / ".git/refs/heads"
    for name in ("lists", "-n", "--output=canary", "a\nb", "\x1b[31m", "HEAD"):
        (refs / name).write_text(f"{head}\n")
    for name in ("lists", "HEAD", "refs/heads/-n", "refs/heads/--output=canary"):
        assert open_repository(made.folder).resolve(name) == head
    assert not list(made.folder.rglob("canary"))[1:]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root gives a folder to somebody else")
def test_a_repository_of_somebody_else(made: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for path in (made.folder, *made.folder.rglob("*")):
        os.chown(path, 1234, 1234, follow_symlinks=False)
    assert ground(made.folder)[0] == "foreign"
    trusted = tmp_path / "settings"
    trusted.write_text(f"[safe]\n\tdirectory = {made.folder}\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(trusted))
    assert commit(made.folder)[0].message == "Second"


def test_a_bare_one_that_is_not_to_be_found_by_chance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "settings"
    settings.write_text("[safe]\n\tbareRepository = explicit\n")
    bare = Repository(tmp_path / "bare.git", "--bare")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    assert ground(bare.folder)[0] == "bare"


def test_git_is_not_there(made: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    assert ground(made.folder)[0] == "uninstalled"


def test_no_git_of_the_folder_itself_is_run(made: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    (made.folder / "git").write_text("#!/bin/sh\ntouch canary\n")
    (made.folder / "git").chmod(0o755)
    monkeypatch.chdir(made.folder)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.pathsep}{os.environ['PATH']}")
    assert commit(made.folder)[0].message == "Second"
    assert not (made.folder / "canary").exists()


def test_settings_that_no_git_can_read(made: Repository) -> None:
    with (made.folder / ".git/config").open("a") as settings:
        settings.write("[core\n")
    told, blanks = ground(made.folder)
    assert (told, "config" in blanks["text"]) == ("said", True)


def test_a_repository_that_waits_for_ever(made: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(made.folder / "pipe")
    made.git("config", "include.path", str(made.folder / "pipe"))
    monkeypatch.setattr("checklist.store.git.SECONDS", 1)
    assert ground(made.folder)[0] == "slow"


@pytest.mark.parametrize("name", ["info/alternates", "pack/pack-a.idx", "pack/multi-pack-index"])
def test_what_git_would_wait_for_is_not_waited_for(name: str, made: Repository) -> None:
    place = made.folder / ".git/objects" / name
    os.mkfifo(made.folder / "pipe")
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(made.folder / "pipe")
    assert ground(made.folder) == ("pipe", {"path": str(place)})
    place.unlink()
    os.mkfifo(place)
    assert ground(made.folder)[0] == "pipe"
    place.unlink()
    place.symlink_to(made.folder / "gone")
    assert open_repository(made.folder).resolve("HEAD")


def test_a_shallow_clone_says_so(made: Repository, tmp_path: Path) -> None:
    made.git("clone", "-q", "--depth=1", f"file://{made.folder}", str(tmp_path / "clone"))
    repository = open_repository(tmp_path / "clone")
    assert repository.shallow
    head = repository.resolve("HEAD")
    assert list(repository.ancestry(head)) == [(head,)]


def test_an_object_is_of_its_kind(made: Repository) -> None:
    with pytest.raises(GitFailed) as caught:
        Objects(open_repository(made.folder)).read(made.git("rev-parse", "HEAD"), "tree")
    assert caught.value.ground == "damaged"


def test_only_ids_are_asked_for(made: Repository) -> None:
    for id_ in ("HEAD", "--help", "", "a" * 39, "A" * 40, "a" * 40 + "\n"):
        with pytest.raises(ValueError):
            Objects(open_repository(made.folder)).look(id_)
        with pytest.raises(ValueError):
            open_repository(made.folder).ancestry(id_)


def test_replaced_and_grafted_history_is_read_as_it_was(made: Repository) -> None:
    head, first = made.git("rev-parse", "HEAD"), made.git("rev-parse", "HEAD~1")
    other = made.git(
        "commit-tree",
        "-m",
        "Another",
        "HEAD^{tree}",
        **{f"GIT_{who}_{what}": "x@x.x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    )
    made.git("replace", head, other)
    (made.folder / ".git/info").mkdir(exist_ok=True)
    (made.folder / ".git/info/grafts").write_text(f"{head}\n")
    assert commit(made.folder)[0].message == "Second"
    assert [*open_repository(made.folder).ancestry(head)] == [(head, first), (first,)]


def test_sha256(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "long", "--object-format=sha256")
    repository.commit("2026-01-05", {"lists/a.yaml": LIST})
    revision, tree = commit(repository.folder)
    assert (len(revision.id), len(tree), list(entries(repository.folder, tree))) == (64, 64, ["lists"])


@pytest.mark.parametrize("name", ["index", "next-index-1.lock"])
def test_a_hook_is_handed_its_index(
    name: str, made: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(made.folder)
    monkeypatch.setenv("GIT_INDEX_FILE", f".git/{name}")
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_WORK_TREE", "/")
    monkeypatch.setenv("GIT_QUARANTINE_PATH", "x")
    held = open_repository(made.folder)
    assert {key: value for key, value in held.env.items() if key.startswith(("GIT_I", "GIT_D", "GIT_W", "GIT_Q"))} == {
        "GIT_INDEX_FILE": str(made.folder / ".git" / name)
    }
    other = Repository(tmp_path / "other")
    other.commit("2026-03-01", {"x": "x"})
    held = open_repository(other.folder)
    assert "GIT_INDEX_FILE" not in held.env
    assert commit(other.folder)[0].committed == date(2026, 3, 1)


def test_a_hook_sees_what_is_about_to_come_in(made: Repository, tmp_path: Path) -> None:
    """In a `pre-receive` hook the new commit lies apart, where the environment says."""
    bare = tmp_path / "bare.git"
    made.git("clone", "-q", "--bare", ".", str(bare))
    asked = (
        "import sys; from pathlib import Path; from checklist.store.git import *; from checklist.store.odb import *;"
        "r = open_repository(Path('.'));"
        "print(Objects(r).look(sys.stdin.readline().split()[1])[0])"
    )
    hook = bare / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    root = Path(__file__).resolve().parents[2]
    hook.write_text(f'#!/bin/sh\nPYTHONPATH={root} {sys.executable} -c "{asked}" > asked\n')
    hook.chmod(0o755)
    made.commit("2026-03-01", {"x": "x"})
    made.git("push", "-q", str(bare), "HEAD")
    assert (bare / "asked").read_text() == "commit\n"
