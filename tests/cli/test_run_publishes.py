"""A round publishes after the notices, where the settings or the command line say so; failing, it undoes nothing."""

import json
from pathlib import Path

import pytest

from checklist.cli.run import ROUND
from checklist.store import lock
from tests.cli.conftest import Typed
from tests.cli.post import LISTS, PAPER, SETTINGS, entries
from tests.files import placed

DAY = ("--as-of", "2020-06-16")
HELD = LISTS.replace("owner: Parks", "owner: Parks, tags: [internal]")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    publish = "publish: {folder: site, only: not:tag:internal, paper: A3}\n"
    return placed(tmp_path, SETTINGS + PAPER + publish, HELD)


def settle(place: Path, publish: str) -> None:
    (place / "checklist.yaml").write_text(f"{SETTINGS}{PAPER}{publish}", "utf-8")


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_round_ends_with_the_pages_and_again_changes_none(typed: Typed, place: Path) -> None:
    status, _, said = typed("run", *DAY)
    assert (status, "Published to site: 4 new pages, 0 changed, 0 removed." in said) == (0, True)
    assert said.index("delivered: 2") < said.index("Published to site")
    pages, ledger = held(place / "site"), (place / "notices" / "2020.yaml").read_bytes()
    assert b"North bridge" in pages["list.html"]
    assert b"size: 420mm 297mm" in pages["poster.html"]
    status, _, said = typed("run", *DAY)
    assert (status, "Published to site: 0 new pages, 0 changed, 0 removed." in said) == (0, True)
    assert (held(place / "site"), (place / "notices" / "2020.yaml").read_bytes()) == (pages, ledger)


def test_what_the_settings_leave_out_is_published_by_no_command(typed: Typed, place: Path) -> None:
    assert typed("run", *DAY)[0] == 0
    assert typed("publish", "by-hand", *DAY)[0] == 0
    assert typed("publish", "asked-for", "tag:internal", *DAY)[0] == 0
    for name in ("site", "by-hand", "asked-for"):
        assert b"Lawns" not in b"".join(held(place / name).values()), name


def test_a_misspelt_word_for_what_to_leave_out_is_offered_another(typed: Typed, place: Path) -> None:
    settle(place, "publish: {folder: site, only: not:tag:internl}\n")
    assert "internal" in typed("run", *DAY)[2]


def test_the_command_line_may_name_another_folder(typed: Typed, place: Path) -> None:
    settle(place, "")
    assert "Published" not in typed("run", *DAY)[2]
    assert "Published to out/pages: " in typed("run", "--publish", "out/pages", *DAY)[2]
    assert (place / "out" / "pages" / "index.html").exists()


def test_a_dry_round_says_what_would_be_published(typed: Typed, place: Path) -> None:
    status, _, said = typed("run", "--dry-run", *DAY)
    assert (status, "Would be published to site: 4 new pages" in said) == (0, True)
    assert not (place / "site").exists()


def served(place: Path) -> int:
    return sum(one.deed.value == "sent" for one in entries(place))


def test_a_foreign_folder_is_told_and_the_notices_stay_served(typed: Typed, place: Path) -> None:
    (place / "site").mkdir()
    (place / "site" / "mine.txt").write_text("mine", "utf-8")
    status, _, said = typed("run", *DAY)
    assert (status, served(place)) == (2, 3)
    assert "Not published: “site” holds what checklist publish did not make" in said
    assert held(place / "site") == {"mine.txt": b"mine"}


def test_lists_with_errors_are_not_published_but_the_others_are_told(typed: Typed, place: Path) -> None:
    (place / "lists" / "broken.yaml").write_text("tasks:\n  - {id: 1}\n", "utf-8")
    status, _, said = typed("run", *DAY)
    assert (status, served(place), "Not published: Lists with errors" in said) == (1, 3, True)
    assert not (place / "site").exists()


def test_a_disk_that_takes_no_pages_is_told(typed: Typed, place: Path) -> None:
    settle(place, "publish: {folder: lock/site}\n")
    (place / "lock").write_text("no folder", "utf-8")
    status, _, said = typed("run", *DAY)
    assert (status, served(place), "Not published: " in said) == (4, 3, True)


def test_settings_lead_nowhere_outside_of_the_workspace(typed: Typed, place: Path) -> None:
    other = place.parent / f"{place.name}-other"
    other.mkdir()
    (place / "site").symlink_to(other)
    status, _, said = typed("run", *DAY)
    assert (status, "leads out of the workspace" in said, list(other.iterdir())) == (4, True, [])
    settle(place, "publish: {folder: ../site}\n")
    assert "E451" in typed("run", *DAY)[2]


def test_how_it_is_settled_is_told(typed: Typed, place: Path) -> None:
    status, said, _ = typed("config", "-f", "json")
    assert status == 0
    assert "publish.folder" in json.dumps(json.loads(said))


def test_two_rounds_do_not_meet(typed: Typed, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.0)
    (place / "notices").mkdir()
    with lock.locked([place / "notices" / ROUND]):
        status, said, beside = typed("run", *DAY)
    assert (status, said, beside.count("Another round is being held")) == (4, "", 1)
    assert typed("run", *DAY)[0] == 0


def test_what_is_just_being_sent_is_no_doubt(typed: Typed, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert typed("notify", "--issue", "-q", *DAY)[0] == 0
    ledger = place / "notices" / "2020.yaml"
    first = ledger.read_text("utf-8").splitlines()[2]
    begun = first.replace("deed: issued", "deed: sending").partition(", until")[0] + ", channel: paper}\n"
    ledger.write_text(ledger.read_text("utf-8") + begun, "utf-8")
    monkeypatch.setattr(lock, "PATIENCE", 0.0)
    with lock.locked([ledger]):
        status, _, beside = typed("notify", "--send", *DAY)
    assert (status, "nobody knows" in beside) == (4, False)
    status, _, beside = typed("notify", "--send", *DAY)
    assert (status, beside.count("nobody knows whether it was delivered. Find out")) == (1, 1)
