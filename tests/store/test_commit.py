"""The tree of a commit answers as the disk does on which it lies checked out."""

import os
import re
from pathlib import Path
from shutil import rmtree

import pytest

from checklist.core.policy import Workspace
from checklist.core.value import replace
from checklist.store.commit import CommitTree
from checklist.store.disk import DISK, Tree
from checklist.store.files import Missing, evidence_exists, find_root, load
from checklist.store.git import GitFailed
from checklist.store.past import Past
from checklist.store.reader import differences
from tests.repository import Repository
from tests.store.conftest import LIST

PLACED = re.compile(r" at 0x[0-9a-f]+")
FILES: dict[str, str | bytes | None] = {
    "checklist.yaml": "title: Town\nlists: [lists/, more.yaml, deep]\n",
    "more.yaml": LIST.replace("1", "m"),
    "lists/b.yaml": LIST.replace("1", "b"),
    "lists/a.yml": LIST.replace("1", "a"),
    "lists/sub/c.yaml": LIST.replace("1", "c"),
    "lists/sub/checklist.yaml": "title: No list\n",
    "lists/.hidden.yaml": "no: list\n",
    "lists/.old/d.yaml": "no: list\n",
    "lists/notes.txt": "words\n",
    "lists/清单.yaml": LIST.replace("1", "z"),
    "deep/-n.yaml": LIST.replace("1", "n"),
    "deep/a b\n.yaml": LIST.replace("1", "x"),
    "evidence/1/photo.jpg": b"\xff\xd8\0",
    "evidence/empty": "",
}
LINKS = {
    "lists/link.yaml": "../kept/one.txt",
    "lists/loop.yaml": "loop.yaml",
    "lists/ring.yaml": "round.yaml",
    "lists/round.yaml": "ring.yaml",
    "lists/gone.yaml": "nowhere.yaml",
    "lists/folder.yaml": "sub",
    "evidence/folder": "1",
    "evidence/out": "../../outside",
    "evidence/etc": "/etc",
    "evidence/up": "folder/../empty",
}
PATHS = (
    *FILES,
    *LINKS,
    *("lists", "lists/", ".", "..", "../outside", "lists/..", "lists/../more.yaml", "lists/sub/../a.yml"),
    *("a/../more.yaml", "evidence/folder/photo.jpg", "evidence/folder/../up", "evidence/out/x", "evidence/etc/passwd"),
    *("more.yaml/x", "nothing", "lists/nothing", "/etc/passwd", "lists/a.yml/..", "~", "kept/one.txt"),
)
NOT_HELD = ("..", "../outside", "evidence/out", "evidence/etc", "evidence/etc/passwd", "/etc/passwd", ".git/config")


def made_in(folder: Path) -> Repository:
    """A workspace with all that a folder may hold, recorded, and still lying on the disk."""
    repository = Repository(folder / "town")
    (folder / "outside").write_text("not ours")
    repository.write(**FILES, **{"kept/one.txt": LIST.replace("1", "k")})
    (repository.folder / os.fsdecode(b"lists/\xff.yaml")).write_text(LIST.replace("1", "f"))
    for name, target in LINKS.items():
        (repository.folder / name).symlink_to(target)
    repository.commit("2026-01-05", {})
    return repository


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return made_in(tmp_path_factory.mktemp("shared"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The same without links that lead nowhere, so that it can be loaded."""
    repository = made_in(tmp_path_factory.mktemp("whole"))
    repository.commit("2026-01-06", dict.fromkeys(("lists/loop.yaml", "lists/ring.yaml", "lists/round.yaml"), None))
    return repository


def tree(repository: Repository) -> CommitTree:
    return Past(repository.folder).named("HEAD").tree


def answers(of: Tree, path: Path) -> tuple[object, ...]:
    def real() -> object:
        try:
            return of.real(path)
        except (OSError, RuntimeError):
            return "a circle"

    def read() -> object:
        try:
            return of.read(path, 20)
        except OSError:
            return "nothing"

    return of.exists(path), of.is_file(path), of.is_dir(path), real(), read()


@pytest.mark.parametrize("name", [name for name in PATHS if name not in NOT_HELD])
def test_a_commit_answers_as_the_disk(name: str, town: Repository) -> None:
    assert answers(tree(town), town.folder / name) == answers(DISK, town.folder / name)


@pytest.mark.parametrize("name", NOT_HELD)
def test_what_no_commit_holds_is_not_there(name: str, town: Repository) -> None:
    assert answers(DISK, town.folder / name)[0]
    assert answers(tree(town), town.folder / name)[:3] == (False, False, False)
    assert tree(town).real(town.folder / name) == (town.folder / name).resolve()


@pytest.mark.parametrize("name", [".", "lists", "lists/sub", "deep", "evidence", "more.yaml", "nothing"])
def test_what_is_below_is_told_in_the_same_order(name: str, town: Repository) -> None:
    here = [path for path in DISK.below(town.folder / name) if not path.is_symlink() or not path.is_dir()]
    assert [path for path in tree(town).below(town.folder / name) if not path.is_dir()] == here


@pytest.mark.parametrize("start", [".", "lists", "lists/sub", "evidence/1"])
@pytest.mark.parametrize(
    "words", [(), ("lists/sub",), ("lists/a.yml",), ("more.yaml", "deep"), ("../more.yaml",), ("evidence",), (".",)]
)
def test_the_same_is_loaded(start: str, words: tuple[str, ...], whole: Repository) -> None:
    told = []
    for one in (DISK, tree(whole)):
        try:
            shelf, base = load(whole.folder / start, words, one)
            told.append(repr((replace(shelf, beyond=None), base)))
        except Missing as missing:
            told.append(repr((missing.path, missing.ground)))
    assert PLACED.sub("", told[0]) == PLACED.sub("", told[1])


def test_a_workspace_ends_where_the_repository_begins(tmp_path: Path) -> None:
    (tmp_path / "checklist.yaml").write_text("title: Above\n")
    repository = Repository(tmp_path / "town")
    repository.commit("2026-01-05", {"lists/a.yaml": LIST})
    assert find_root(repository.folder / "lists", tree(repository)) is None
    assert load(repository.folder, (), tree(repository))[0].workspace == Workspace()


EVIDENCE = ("evidence/1/photo.jpg", "evidence/1", "evidence/up", "evidence/folder", "lists/link.yaml")
NO_EVIDENCE = ("nothing", "../outside", "evidence/out", "/etc/passwd", "evidence/etc/passwd", "a\0b", "lists/loop.yaml")


@pytest.mark.parametrize("name", EVIDENCE)
def test_evidence_is_there(name: str, town: Repository) -> None:
    assert evidence_exists(town.folder, name, tree(town))
    assert evidence_exists(town.folder, name)


@pytest.mark.parametrize("name", NO_EVIDENCE)
def test_evidence_is_not_there(name: str, town: Repository) -> None:
    assert not evidence_exists(town.folder, name, tree(town))
    assert not evidence_exists(town.folder, name)


def test_a_submodule_is_a_folder_whose_files_are_elsewhere(tmp_path: Path) -> None:
    town = made_in(tmp_path)
    town.git("update-index", "--add", "--cacheinfo", f"160000,{town.git('rev-parse', 'HEAD')},evidence/theirs")
    town.git("-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-q", "-m", "One of theirs")
    assert evidence_exists(town.folder, "evidence/theirs", tree(town))
    assert not evidence_exists(town.folder, "evidence/theirs/one.pdf", tree(town))


def test_a_folder_that_holds_itself_is_no_hang(town: Repository) -> None:
    """Ten folders, each ten times the one before: a few hundred bytes that are a thousand million names."""
    blob = town.git("hash-object", "-w", "--stdin", given=b"tasks: []\n")
    inner = town.git("mktree", given="".join(f"100644 blob {blob}\t{n}.yaml\n" for n in range(10)).encode())
    for _ in range(9):
        inner = town.git("mktree", given="".join(f"040000 tree {inner}\t{n}\n" for n in range(10)).encode())
    top = town.git("mktree", given=f"040000 tree {inner}\tlists\n".encode())
    who = {f"GIT_{who}_{what}": "x@x.x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    past = Past(town.folder)
    bomb = past.named(town.git("commit-tree", "-m", "Bomb", top, **who)).tree
    with pytest.raises(GitFailed) as caught:
        load(town.folder, (), bomb)
    assert caught.value.ground == "vast"
    past.close()


def test_folders_that_hold_themselves_and_differ_at_the_bottom_are_no_hang(town: Repository) -> None:
    """Ten thousand million names at which two versions differ, and nothing but folders."""
    one = town.git("mktree", given=b"")
    other = town.git("mktree", given=f"040000 tree {one}\tx\n".encode())
    for _ in range(10):
        one, other = (
            town.git("mktree", given="".join(f"040000 tree {inner}\t{n}\n" for n in range(10)).encode())
            for inner in (one, other)
        )
    past = Past(town.folder)
    with pytest.raises(GitFailed) as caught:
        list(differences(past.folders, one, other))
    assert caught.value.ground == "vast"
    past.close()


def test_a_link_deeper_than_any_is_no_fault(town: Repository) -> None:
    depth = 3000
    blob = town.git("hash-object", "-w", "--stdin", given=b"x")
    inner = town.git("mktree", given=f"100644 blob {blob}\tx.yaml\n".encode())
    for _ in range(50):
        inner = town.git("mktree", given=f"040000 tree {inner}\ta\n".encode())
    target = town.git("hash-object", "-w", "--stdin", given=b"a/../" * (depth // 5) + b"a\0b")
    top = town.git("mktree", given=f"040000 tree {inner}\tlists\n120000 blob {target}\tlink\n".encode())
    who = {f"GIT_{who}_{what}": "x@x.x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    deep = Past(town.folder).named(town.git("commit-tree", "-m", "Deep", top, **who)).tree
    assert [path.name for path in deep.below(town.folder / "lists")] == ["x.yaml"]
    assert not deep.exists(town.folder / "link")


def test_what_differs_between_commits_is_read_along_with_them(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "town")
    files: dict[str, str | bytes | None] = {"a/b/c.yaml": LIST, "a/same/d.yaml": LIST, "kept/e.yaml": LIST}
    ids = [repository.commit(f"2026-01-0{day}", {**files, "a/b/c.yaml": LIST + f"# {day}\n"}) for day in (5, 6, 7)]
    past = Past(repository.folder)
    commits = list(past.commits(ids))
    rmtree(repository.folder / ".git/objects")
    past.close()
    told = [past.folders.names(past.folders.names(one.tree.tree_id)["a"].id)["b"] for one in commits]
    assert len({one.id for one in told}) == len([past.folders.names(one.id) for one in told]) == len(ids)
    with pytest.raises(GitFailed):
        past.folders.names(past.folders.names(commits[0].tree.tree_id)["kept"].id)
