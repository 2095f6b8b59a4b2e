"""Commands that write whole texts: what they leave alone, what they refuse, and that a dry run writes nothing."""

from pathlib import Path

import pytest

from tests.cli.conftest import Typed

GOOD = "tasks:\n- title: a\n  id: 1\n  owner: b\n"
BAD = "tasks:\n- title: c\n  id: 2\n  due: soon\n"
ROLLED = "list: works-2026\nperiod: {from: 2026-01-01, to: 2026-12-31}\ntasks:\n  - {id: 1, title: a, owner: b}\n"


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    folder = tmp_path / "lists"
    folder.mkdir()
    (tmp_path / "checklist.yaml").write_text("language: en\nas_of: 2026-06-15\n", encoding="utf-8")
    return folder


def put(path: Path, text: str) -> Path:
    path.write_bytes(text.encode())
    return path


def test_fmt_leaves_what_has_errors_and_does_the_rest(typed: Typed, lists: Path) -> None:
    good, bad = put(lists / "good.yaml", GOOD), put(lists / "bad.yaml", BAD)
    status, _, err = typed("fmt")
    assert (status, err) == (
        1,
        "lists/bad.yaml has errors and is left as it is: checklist validate\nlists/good.yaml: set anew\n",
    )
    assert bad.read_bytes() == BAD.encode()
    assert good.read_text(encoding="utf-8") == "tasks:\n  - id: 1\n    title: a\n    owner: b\n"


def test_fmt_of_one_file_touches_no_other(typed: Typed, lists: Path) -> None:
    one, other = put(lists / "one.yaml", GOOD), put(lists / "other.yaml", GOOD.replace("1", "3"))
    assert typed("fmt", "lists/one.yaml")[0] == 0
    assert one.read_bytes() != GOOD.encode()
    assert other.read_bytes() == GOOD.replace("1", "3").encode()


@pytest.mark.parametrize("words", [("fmt", "--dry-run"), ("fmt", "--check"), ("validate", "--fix", "--dry-run")])
def test_nothing_is_written_where_nothing_is_to_be(words: tuple[str, ...], typed: Typed, lists: Path) -> None:
    path = put(lists / "a.yaml", "\ufeff" + GOOD)
    before = path.read_bytes()
    typed(*words)
    assert path.read_bytes() == before
    assert [one.name for one in lists.iterdir()] == ["a.yaml"]


@pytest.mark.parametrize("words", [("fmt", "-"), ("validate", "--fix", "-")])
def test_there_must_be_a_file_to_write(words: tuple[str, ...], typed: Typed, lists: Path) -> None:
    put(lists / "a.yaml", GOOD)
    status, _, err = typed(*words)
    assert (status, err) == (2, "Only files on the disk can be written: no earlier version, no standard input.\n")


def test_settings_are_mended_with_the_lists(typed: Typed, lists: Path) -> None:
    put(lists / "a.yaml", GOOD)
    settings = put(lists.parent / "checklist.yaml", "Language: en\nas_of: 2026/6/15\n")
    status, out, err = typed("validate", "--fix")
    assert (status, err) == (0, "checklist.yaml: 2 mended\n")
    assert settings.read_text(encoding="utf-8") == "language: en\nas_of: 2026-06-15\n"
    assert out.endswith("No problems found.\n")


def test_roll_writes_over_nothing(typed: Typed, lists: Path) -> None:
    put(lists / "works-2026.yaml", ROLLED)
    path = put(lists / "works-2027.yaml", "tasks: []\n")
    status, _, err = typed("roll", "works-2026")
    assert (status, err.split(";")[0]) == (2, "lists/works-2027.yaml is there already")
    assert path.read_bytes() == b"tasks: []\n"
    assert typed("roll", "works-2026", "--id", "next", "--into", "next.yaml")[0] == 0
    assert (lists.parent / "next.yaml").exists()


@pytest.mark.parametrize(
    ("text", "status", "said"),
    [
        (ROLLED.replace("owner: b", "owner: b, status: done, done_on: 2026-02-01"), 0, "Nothing in works-2026"),
        (ROLLED.replace("period: {from: 2026-01-01, to: 2026-12-31}\n", ""), 2, "The list says no period"),
        (ROLLED.replace("owner: b", "owner: b, due: soon"), 1, "works-2026 has errors"),
    ],
)
def test_roll_says_what_is_in_its_way(text: str, status: int, said: str, typed: Typed, lists: Path) -> None:
    put(lists / "works-2026.yaml", text)
    ended, _, err = typed("roll")
    assert ended == status
    assert said in err
    assert [one.name for one in lists.iterdir()] == ["works-2026.yaml"]
