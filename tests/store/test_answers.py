"""A kept answer is told again only while everything that it was drawn from is what it was."""

import os
import time
from pathlib import Path
from zlib import crc32

import pytest

from checklist.cli.answer import program
from checklist.cli.pager import put
from checklist.store import answers
from checklist.store.disk import Noted
from checklist.store.files import load

WORDS = ["status", "owner:住建局"]
LONG_AGO = time.time_ns() - 3600 * 10**9


Out = pytest.CaptureFixture[bytes]


@pytest.fixture
def out(capsysbinary: Out, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Out:
    monkeypatch.setenv("CHECKLIST_CACHE", str(tmp_path / "cache"))
    return capsysbinary


@pytest.fixture
def drawn_from(tmp_path: Path) -> list[str]:
    place = tmp_path / "work"
    (place / "lists").mkdir(parents=True)
    (place / "lists" / "a.yaml").write_text("tasks: []\n", encoding="utf-8")
    for path in (place / "lists" / "a.yaml", place / "lists"):
        os.utime(path, ns=(LONG_AGO, LONG_AGO))
    return [str(place / "lists" / "a.yaml"), str(place / "lists"), str(place / ".git"), str(place / "none.yaml")]


def later() -> int:
    """A run that begins when the files have been left alone for long enough."""
    return time.time_ns() + 10 * answers.SETTLED


def test_the_same_bytes_and_status(out: Out, drawn_from: list[str]) -> None:
    answers.keep(WORDS, drawn_from, later(), 1, "灯号\n".encode())
    assert answers.again(WORDS, put) == 1
    assert out.readouterr().out == "灯号\n".encode()


def test_another_question_has_another_answer(out: Out, drawn_from: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    answers.keep(WORDS, drawn_from, later(), 0, b"kept")
    assert answers.again(["status"], put) is None
    monkeypatch.setenv("COLUMNS", "81")
    assert answers.again(WORDS, put) is None
    assert out.readouterr().out == b""


def changed(path: Path) -> None:
    path.write_text("tasks: [ ]", encoding="utf-8")


def same_size(path: Path) -> None:
    path.write_text("tasks: {}\n", encoding="utf-8")
    os.utime(path, ns=(LONG_AGO, LONG_AGO))


def replaced(path: Path) -> None:
    path.with_suffix(".new").write_bytes(path.read_bytes())
    os.utime(path.with_suffix(".new"), ns=(LONG_AGO, LONG_AGO))
    path.with_suffix(".new").replace(path)


def one_more(path: Path) -> None:
    (path.parent / "b.yaml").write_text("tasks: []\n", encoding="utf-8")


def now_there(path: Path) -> None:
    (path.parent.parent / "none.yaml").touch()


def a_repository(path: Path) -> None:
    (path.parent.parent / ".git").mkdir()


@pytest.mark.parametrize("happens", [changed, same_size, replaced, one_more, now_there, a_repository, Path.unlink])
def test_whatever_changes_ends_it(happens: object, out: Out, drawn_from: list[str]) -> None:
    answers.keep(WORDS, drawn_from, later(), 0, b"kept")
    assert callable(happens)
    happens(Path(drawn_from[0]))
    assert answers.again(WORDS, put) is None
    assert out.readouterr().out == b""


def test_a_commit_alone_ends_nothing(out: Out, drawn_from: list[str]) -> None:
    (Path(drawn_from[2])).mkdir()
    answers.keep(WORDS, drawn_from, later(), 0, b"kept")
    (Path(drawn_from[2]) / "index").touch()
    assert answers.again(WORDS, put) == 0


def test_what_was_just_written_is_not_trusted(out: Out, drawn_from: list[str]) -> None:
    answers.keep(WORDS, drawn_from, time.time_ns(), 0, b"kept")
    assert answers.again(WORDS, put) is None


@pytest.mark.parametrize("at", [0, 5, 18, 25, 60, -1])
def test_a_damaged_answer_is_none(at: int, out: Out, drawn_from: list[str]) -> None:
    answers.keep(WORDS, drawn_from, later(), 0, b"kept")
    (place,) = (Path(answers.folder()) / "answers").iterdir()
    data = bytearray(place.read_bytes())
    data[at] ^= 1
    place.write_bytes(data)
    assert answers.again(WORDS, put) is None
    place.write_bytes(bytes(data[:at]))
    assert answers.again(WORDS, put) is None


def test_no_folder_no_answer_no_complaint(
    out: Out, drawn_from: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    for folder in ("", str(tmp_path / "file")):
        monkeypatch.setenv("CHECKLIST_CACHE", folder)
        answers.keep(WORDS, drawn_from, later(), 0, b"kept")
        assert answers.again(WORDS, put) is None


def test_what_lies_in_the_way_of_an_answer_is_no_answer(out: Out, drawn_from: list[str]) -> None:
    answers.keep(WORDS, drawn_from, later(), 0, b"kept")
    (place,) = (Path(answers.folder()) / "answers").iterdir()
    place.unlink()
    os.mkfifo(place)  # whoever reads it waits for a writer, if need be for ever
    assert answers.again(WORDS, put) is None
    answers.keep(WORDS, drawn_from, later(), 0, b"kept")
    assert answers.again(WORDS, put) == 0
    place.unlink()
    place.mkdir()
    for _ in range(2):
        answers.keep(WORDS, drawn_from, later(), 0, b"kept")
    assert [place] == list(place.parent.iterdir()), "nothing is left beside it"


def test_no_link_that_somebody_laid_is_written_through(out: Out, drawn_from: list[str], tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.write_text("mine", encoding="utf-8")
    folder = Path(answers.folder()) / "answers"
    folder.mkdir(parents=True)
    place = folder / f"{crc32(answers.question(WORDS)):08x}"
    place.with_name(f"{place.name}.{os.getpid()}").symlink_to(mine)
    answers.keep(WORDS, drawn_from, later(), 0, b"kept")
    assert mine.read_text("utf-8") == "mine"
    answers.keep(WORDS, drawn_from, later(), 0, b"kept")
    assert answers.again(WORDS, put) == 0


@pytest.mark.parametrize("was", ["(2026, 1, 31)", "(1999, 12, 31)"])
def test_an_answer_that_was_begun_on_another_day_is_not_kept(was: str, out: Out, drawn_from: list[str]) -> None:
    today = str(time.localtime()[:3]).encode()
    begun = answers.question(WORDS).replace(today, was.encode())
    answers.keep(WORDS, drawn_from, later(), 0, b"of another day", begun=begun)
    assert answers.again(WORDS, put) is None
    answers.keep(WORDS, drawn_from, later(), 0, b"of today", begun=answers.question(WORDS))
    assert answers.again(WORDS, put) == 0


def test_what_is_gone_by_now_is_not_kept_as_never_there(out: Out, drawn_from: list[str]) -> None:
    Path(drawn_from[0]).unlink()
    os.utime(drawn_from[1], ns=(LONG_AGO, LONG_AGO))
    answers.keep(WORDS, drawn_from, later(), 0, b"kept", there={drawn_from[0]})
    assert answers.again(WORDS, put) is None
    answers.keep(WORDS, drawn_from, later(), 0, b"kept", there={drawn_from[1]})
    assert answers.again(WORDS, put) == 0


def test_not_asked_for(out: Out, drawn_from: list[str]) -> None:
    answers.keep([*WORDS, "--no-cache"], drawn_from, later(), 0, b"kept")
    assert answers.again([*WORDS, "--no-cache"], put) is None


def test_there_are_never_too_many(out: Out, drawn_from: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "MOST", 4)
    for number in range(9):
        answers.keep([str(number)], drawn_from, later(), 0, b"kept")
    assert len(list((Path(answers.folder()) / "answers").iterdir())) <= 4
    assert answers.again(["8"], put) == 0


def test_nobody_else_reads_it(out: Out, drawn_from: list[str]) -> None:
    answers.keep(WORDS, drawn_from, later(), 0, b"kept")
    (place,) = (Path(answers.folder()) / "answers").iterdir()
    assert place.stat().st_mode & 0o077 == 0
    assert place.parent.stat().st_mode & 0o077 == 0


def test_all_that_a_report_is_drawn_from_is_noted(tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "a.yaml").write_text("tasks: []\n", encoding="utf-8")
    disk = Noted()
    load(tmp_path, (), disk)
    asked = {tmp_path / "checklist.yaml", tmp_path / ".git", tmp_path / "lists", tmp_path / "lists" / "a.yaml"}
    assert {str(path) for path in asked} <= disk.asked.keys()
    assert str(tmp_path / "lists" / "a.yaml") in disk.there
    assert str(tmp_path / "checklist.yaml") not in disk.there


def test_folders_without_a_file_of_their_own_are_noted(tmp_path: Path) -> None:
    (tmp_path / "lists" / "2026" / "q1").mkdir(parents=True)
    (tmp_path / "lists" / "empty").mkdir()
    (tmp_path / "lists" / "2026" / "q1" / "a.yaml").write_text("tasks: []\n", encoding="utf-8")
    disk = Noted()
    load(tmp_path, (), disk)
    folders = {"lists", "lists/2026", "lists/2026/q1", "lists/empty"}
    assert {str(tmp_path / folder) for folder in folders} <= disk.asked.keys()


def test_an_answer_is_drawn_from_the_pages_too() -> None:
    names = {Path(path).name for path in program()}
    assert {"site.html", "style.css", "reports.en.toml", "answers.py"} <= names
