"""A round for every day: it checks, issues and sends; held again it does nothing; killed, it goes on where it was."""

from pathlib import Path

import pytest

from tests.channels.receivers import Web
from tests.cli.post import LISTS, ROBOT, SETTINGS, deeds, entries, started
from tests.files import placed
from tests.repository import Repository
from tests.soak.rounds import year


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return placed(tmp_path, SETTINGS + ROBOT, LISTS)


def run(town: Path, *words: str, **variables: str) -> tuple[int, str, str]:
    one = started(town, *words, command="run", **variables)
    out, said = one.communicate(timeout=60)
    return one.returncode, out, said


def test_a_round_issues_and_sends_and_again_does_nothing(town: Path, robot: Web) -> None:
    status, _, said = run(town, checklist_robot_url=robot.url)
    assert (status, "notices issued: 3" in said, "delivered: 2" in said) == (0, True, True)
    before = (town / "notices" / "2020.yaml").read_bytes()
    status, _, said = run(town, checklist_robot_url=robot.url)
    assert (status, "There is nothing to send." in said, len(robot.got)) == (0, True, 2)
    assert (town / "notices" / "2020.yaml").read_bytes() == before


def test_without_a_channel_a_round_issues(town: Path) -> None:
    text = (town / "checklist.yaml").read_text("utf-8")
    (town / "checklist.yaml").write_text(text.partition("  channels:")[0], "utf-8")
    status, out, _ = run(town)
    assert (status, "Notices issued" in out) == (0, True)
    assert deeds(town) == ["issued"]


def test_a_dry_round_writes_nothing(town: Path, robot: Web) -> None:
    status, out, _ = run(town, "--dry-run", checklist_robot_url=robot.url)
    assert (status, "─── Works, over robot" in out) == (0, True)
    assert (robot.got, (town / "notices").exists()) == ([], False)


def test_a_list_with_errors_is_named_and_the_others_are_told(town: Path, robot: Web) -> None:
    (town / "lists" / "broken.yaml").write_text("tasks:\n  - {id: 1}\n", "utf-8")
    status, _, said = run(town, checklist_robot_url=robot.url)
    assert (status, "lists/broken.yaml" in said, len(robot.got)) == (1, True, 2)


def test_a_list_that_is_broken_for_a_day_withdraws_nothing(town: Path, robot: Web) -> None:
    assert run(town, checklist_robot_url=robot.url)[0] == 0
    (town / "lists" / "works.yaml").write_text(f"{LISTS}  - {{id: a}}\n", "utf-8")
    assert run(town, checklist_robot_url=robot.url)[0] == 1
    assert {one.deed.value for one in entries(town)} == {"issued", "sending", "sent"}


def test_a_round_may_be_recorded(town: Path, robot: Web) -> None:
    there = Repository(town)
    there.know_clerk()
    assert run(town, "--commit", checklist_robot_url=robot.url)[0] == 0
    assert there.git("log", "--format=%s").splitlines() == [
        "Letters delivered: 2, failed: 0, in doubt: 0.",
        "notices issued: 3",
    ]
    assert there.git("ls-files") == "notices/2020.yaml"


@pytest.mark.parametrize("seed", [3])
def test_rounds_that_are_killed_tell_all_and_nothing_twice(tmp_path: Path, seed: int) -> None:
    counts = year(tmp_path / "town", 12, seed)
    assert counts["sent"] > 0
