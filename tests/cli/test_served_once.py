"""Served once whatever happens around it: units renamed, ledgers changed or cut short, doubts of several units."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.channels.receivers import web
from tests.cli.conftest import Typed
from tests.cli.post import LISTS, PAPER, ROBOT, SETTINGS, deeds, entries
from tests.files import placed
from tests.repository import Repository


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    return placed(tmp_path, SETTINGS + PAPER, LISTS)


def test_a_unit_under_a_new_name_is_no_other_unit(typed: Typed, letters: Path) -> None:
    day = ("--as-of", "2020-06-16", "-q")
    assert typed("notify", "--issue", "--send", "id:a", *day)[0] == 0
    assert typed("notify", "--issue", "id:b", *day)[0] == 0
    settings = letters / "checklist.yaml"
    settings.write_text(
        settings.read_text("utf-8").replace("{name: Works,", "{name: Works bureau, also: [Works],"), "utf-8"
    )
    assert typed("notify", "--issue", "--send", "owner:Works", *day)[0] == 0
    numbers = [(one.deed.value, one.number[-2], one.unit) for one in entries(letters)]
    assert numbers == [
        ("issued", "1", ("Works",)),
        ("sending", "1", ("Works",)),
        ("sent", "1", ("Works",)),
        ("issued", "2", ("Works",)),
        ("sending", "2", ("Works bureau",)),
        ("sent", "2", ("Works bureau",)),
    ]
    assert typed("notify", "--issue", "--send", "owner:Works", *day)[0] == 0
    assert len(entries(letters)) == len(numbers)


@pytest.mark.parametrize("left", ["issued", "other", "broken"])
def test_what_goes_out_while_the_ledger_is_changed_is_not_forgotten(
    typed: Typed, letters: Path, monkeypatch: pytest.MonkeyPatch, left: str
) -> None:
    (letters / "checklist.yaml").write_text(SETTINGS + ROBOT, "utf-8")
    day = ("--as-of", "2020-06-16")
    assert typed("notify", "--issue", "-q", *day)[0] == 0
    path = letters / "notices" / "2020.yaml"
    issued = path.read_text("utf-8")
    there = {"issued": issued, "other": issued.replace("North", "North "), "broken": f"{issued}  - {{"}[left]
    with web() as robot:
        monkeypatch.setenv("CHECKLIST_ROBOT_URL", robot.url)
        robot.meanwhile = lambda: path.write_text(there, "utf-8")
        status, _, said = typed("notify", "--send", *day)
        assert (status, len(robot.got), "went out to Works" in said) == (4, 1, True)
        if left == "broken":
            assert "no line can be added" in said
            return
        assert deeds(letters) == ["issued", "sending", "sent"]
        robot.meanwhile = None
        assert typed("notify", "--send", *day)[0] == 0
        assert len(robot.got) == 2  # the letter to the other unit


def circle(path: Path) -> None:
    path.symlink_to(path.name)


def outside(path: Path) -> None:
    path.symlink_to(path.parents[2] / "elsewhere")


@pytest.mark.parametrize("made", [os.mkfifo, circle, outside])
def test_a_ledger_that_is_no_file_of_the_workspace_is_not_written_and_nothing_hangs(
    typed: Typed, letters: Path, made: Callable[[Path], None]
) -> None:
    (letters / "notices").mkdir()
    made(letters / "notices" / "2020.yaml")
    status, _, said = typed("notify", "--issue", "--as-of", "2020-06-16")
    assert (status, "2020.yaml" in said) == (4, True)


def test_no_lock_is_made_where_the_notices_lead_out(typed: Typed, letters: Path) -> None:
    there = letters.parent / f"{letters.name}-elsewhere"
    there.mkdir()
    (letters / "notices").symlink_to(there)
    assert typed("run", "--as-of", "2020-06-16")[0] == 4
    assert list(there.iterdir()) == []


def test_of_a_notice_to_two_units_a_person_may_speak_of_one(
    typed: Typed, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (letters / "checklist.yaml").write_text(SETTINGS + ROBOT, "utf-8")
    path = letters / "lists" / "works.yaml"
    path.write_text(LISTS.replace("owner: Works, due: 2020-06-10", "owner: [Works, Parks], due: 2020-06-10"), "utf-8")
    day = ("--as-of", "2020-06-16")
    with web() as robot:
        robot.status = 500
        monkeypatch.setenv("CHECKLIST_ROBOT_URL", robot.url)
        assert typed("notify", "--issue", "--send", "id:a", *day)[0] == 1
        assert "--unit NAME" in typed("notify", "--send", *day)[2]
        status, _, said = typed("notify", "--was-sent", "督〔2020〕1号", "--unit", "City", *day)
        assert (status, said) == (2, "督〔2020〕1号 does not go to City; it goes to Works, Parks.\n")
        assert typed("notify", "--was-sent", "督〔2020〕1号", "--unit", "Works", *day)[0] == 0
        assert typed("notify", "--not-sent", "督〔2020〕1号", "--unit", "Parks", *day)[0] == 0
        robot.status = 200
        assert typed("notify", "--send", *day)[0] == 0
        assert ["Parks:" in body["text"]["content"] for _, _, body in robot.got].count(True) == 2
        assert len(robot.got) == 3
        assert typed("notify", "--send", "--unit", "Parks", *day)[0] == 2


def test_no_file_is_made_for_a_channel_that_takes_none(
    typed: Typed, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (letters / "checklist.yaml").write_text(f"{SETTINGS}{ROBOT}templates: {{letter: gone.docx}}\n", "utf-8")
    with web() as robot:
        monkeypatch.setenv("CHECKLIST_ROBOT_URL", robot.url)
        assert typed("notify", "--issue", "--send", "-q", "--as-of", "2020-06-16")[0] == 0
        assert len(robot.got) == 2


@pytest.mark.parametrize("left", ["none", "half", "ours"])
def test_what_the_last_commit_has_and_the_ledger_has_not_is_not_served_again(
    typed: Typed, letters: Path, left: str
) -> None:
    there, day = Repository(letters), ("-q", "--as-of", "2020-06-16")
    assert typed("notify", "--issue", "--send", "owner:Works", *day)[0] == 0
    there.commit("2020-06-16", {"readme": ""}, "Told")
    path = letters / "notices" / "2020.yaml"
    whole = path.read_text("utf-8")
    if left == "none":
        path.unlink()
    else:
        lines = whole.replace(" works,", " works, ").splitlines(keepends=True)
        path.write_text("".join(lines[:4] if left == "half" else lines), "utf-8")
    for words in (("run",), ("notify", "--send"), ("notify", "--issue")):
        status, _, said = typed(*words, *day)
        assert (status, "The ledger lacks " in said) == ((0, False) if left == "ours" else (1, True))
    there.commit("2020-06-17", {}, "Meant")
    assert typed("run", *day)[0] == 0


def test_a_number_may_be_mended_in_its_line(typed: Typed, letters: Path) -> None:
    there, day = Repository(letters), ("-q", "--as-of", "2020-06-16")
    assert typed("notify", "--issue", *day)[0] == 0
    there.commit("2020-06-16", {"readme": ""}, "Issued")
    path = letters / "notices" / "2020.yaml"
    path.write_text(path.read_text("utf-8").replace("3号", "4号"), "utf-8")
    assert typed("notify", "--send", *day)[0] == 0


def test_a_person_may_take_back_that_a_notice_was_sent(typed: Typed, letters: Path) -> None:
    day, number = ("-q", "--as-of", "2020-06-16"), "督〔2020〕1号"
    assert typed("notify", "--issue", "id:a", *day)[0] == 0
    assert typed("notify", "--not-sent", number, *day)[0] == 2
    assert typed("notify", "--was-sent", number, *day)[0] == 0
    assert typed("notify", "--not-sent", number, *day)[0] == 0
    assert typed("notify", "--send", *day)[0] == 0
    assert deeds(letters) == ["issued", "sent", "failed", "sending", "sent"]
    assert typed("notify", "--not-sent", number, *day)[0] == 2
