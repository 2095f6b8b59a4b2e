"""`--rev`: the lists as they were, from wherever one stands, or in so many words why not."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Typed, every_language
from tests.cli.town import FIRST, SETTINGS, read, works
from tests.repository import Repository

READERS = ("status", "list", "show A", "rates", "review", "notify", "config", "validate")


@pytest.mark.parametrize("command", READERS)
@pytest.mark.parametrize(("rev", "day"), [("HEAD~2", "2026-01-10"), ("HEAD", "2026-06-10")])
def test_a_version_reads_as_it_did_when_it_lay_on_the_disk(
    command: str, rev: str, day: str, typed: Typed, town: Repository, tmp_path: Path
) -> None:
    """The same bytes, apart from what says which version it is."""
    town.git("worktree", "add", "-q", str(tmp_path / "then"), rev)
    judged = () if command == "validate" else ("--as-of", day)
    of_version = typed("-C", str(town.folder), *command.split(), "--rev", rev, *judged, "-f", "json")
    of_disk = typed("-C", str(tmp_path / "then"), *command.split(), *judged, "-f", "json")
    assert of_version[0] == of_disk[0]
    told, expected = json.loads(of_version[1]), json.loads(of_disk[1])
    assert told.pop("rev") == town.git("rev-parse", rev)
    assert expected.pop("rev") is None
    assert told.pop("rev_day", None) == expected.pop("rev_day", None) or command != "validate"
    assert told == expected
    assert told["data"] or command == "validate"


def test_the_day_is_the_commits_own(at: Typed) -> None:
    assert read(at("status", "--rev", "HEAD~2", "-f", "json"))["as_of"] == "2026-01-10"
    told = read(at("status", "--rev", "HEAD~1", "--as-of", "month-end", "-f", "json"))
    assert (told["as_of"], told["rev_day"]) == ("2026-05-31", "2026-05-10")


def test_the_day_of_a_commit_is_the_one_of_its_own_clock(at: Typed, town: Repository) -> None:
    """One minute past midnight in Beijing is the day before in Greenwich."""
    town.commit("2026-07-01 00:01:00 +0800", {"lists/works.yaml": works(FIRST)})
    assert read(at("status", "--rev", "HEAD", "-f", "json"))["as_of"] == "2026-07-01"
    assert read(at("status", "--rev", "2026-06-30", "-f", "json"))["rev"] == town.git("rev-parse", "HEAD~1")


def test_the_pin_of_the_version_wins(at: Typed, town: Repository) -> None:
    town.commit("2026-07-01", {"checklist.yaml": f"{SETTINGS}as_of: 2026-06-20\n"})
    told = read(at("status", "--rev", "HEAD", "-f", "json"))
    assert (told["as_of"], told["pinned"], told["rev_day"]) == ("2026-06-20", True, "2026-07-01")
    assert read(at("status", "--rev", "HEAD~1", "-f", "json"))["as_of"] == "2026-06-10"


@every_language
def test_the_header_says_version_and_day(lang: str, typed: Typed, town: Repository) -> None:
    where = ("--lang", lang, "-C", str(town.folder))
    short = town.git("rev-parse", "HEAD~2")[:10]
    for command in READERS:
        said = typed(*where, *command.split(), "--rev", "HEAD~2")[1]
        day = "2026年1月10日" if lang == "zh-CN" else "2026-01-10"
        assert f"版本{short}（{day}）" in said if lang == "zh-CN" else f"version {short} of {day}" in said


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-01-10", "HEAD~2"),
        ("2026-05-09", "HEAD~2"),
        ("2026-05-10", "HEAD~1"),
        ("2026-06-10", "HEAD"),
        ("2026年5月底前", "HEAD~1"),
        ("9999-12-31", "HEAD"),
    ],
)
def test_a_day_is_its_last_commit(day: str, expected: str, at: Typed, town: Repository) -> None:
    told = read(at("status", "--rev", day, "-f", "json"))
    assert told["rev"] == town.git("rev-parse", expected)


def test_a_day_follows_the_first_parents(at: Typed, town: Repository) -> None:
    """What was written on a branch on a day had not come in yet."""
    town.git("checkout", "-q", "-b", "side", "HEAD~1")
    town.commit("2026-06-05", {"side.md": "x"})
    town.git("checkout", "-q", "main")
    who = {f"GIT_{who}_{what}": "x@x.x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    when = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), "2026-06-20T09:00:00Z")
    town.git("merge", "-q", "--no-ff", "-m", "In", "side", **who, **when)
    for day, expected in (("2026-06-09", "main~2"), ("2026-06-19", "main~1"), ("2026-06-20", "main")):
        assert read(at("status", "--rev", day, "-f", "json"))["rev"] == town.git("rev-parse", expected)


def test_what_reads_as_a_day_can_be_a_version(at: Typed, town: Repository) -> None:
    town.git("branch", "today", "HEAD~2")
    town.git("tag", "2026-06-10", "HEAD~1")
    assert read(at("status", "--rev", "rev:today", "-f", "json"))["rev"] == town.git("rev-parse", "HEAD~2")
    assert read(at("status", "--rev", "today", "-f", "json"))["rev"] == town.git("rev-parse", "HEAD")
    assert read(at("status", "--rev", "rev:2026-06-10", "-f", "json"))["rev"] == town.git("rev-parse", "HEAD~1")


def test_a_tag_is_followed_to_its_commit(at: Typed, town: Repository) -> None:
    who = {"GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x@x.x"}
    town.git("tag", "-a", "-m", "x", "once", "HEAD~2", **who)
    town.git("tag", "-a", "-m", "x", "twice", "once", **who)
    assert read(at("status", "--rev", "twice", "-f", "json"))["rev"] == town.git("rev-parse", "HEAD~2")
    town.git("tag", "-a", "-m", "x", "blob", "HEAD:checklist.yaml", **who)
    assert at("status", "--rev", "blob")[0] == 2


def test_evidence_is_looked_for_in_the_version(at: Typed, town: Repository) -> None:
    town.commit("2026-07-01", {"proof.md": None})
    town.write(**{"proof.md": "back on the disk\n"})
    assert "proof.md" in at("validate", "--rev", "HEAD")[1]
    assert "proof.md" not in at("validate", "--rev", "HEAD~1")[1]
    assert "proof.md" not in at("validate")[1]


@pytest.mark.parametrize("place", ["town", "town/lists", "wood", "town.git", "town/.git"])
def test_from_wherever_one_stands(place: str, typed: Typed, town: Repository, tmp_path: Path) -> None:
    town.git("worktree", "add", "-q", str(tmp_path / "wood"), "HEAD~2")
    town.git("clone", "-q", "--bare", ".", str(tmp_path / "town.git"))
    told = read(typed("-C", str(tmp_path / place), "status", "--rev", "main~1", "-f", "json"))
    assert (told["rev"], told["workspace"]) == (town.git("rev-parse", "HEAD~1"), "Town")


def test_files_and_folders_may_be_named(at: Typed, typed: Typed, town: Repository) -> None:
    whole = read(at("list", "--rev", "HEAD~1", "-f", "json"))
    for words in (["lists/works.yaml"], ["lists"], ["lists/"], ["."], [str(town.folder / "lists/works.yaml")]):
        assert read(at("list", *words, "--rev", "HEAD~1", "-f", "json"))["data"] == whole["data"]
    there = str(town.folder / "lists")
    assert read(typed("-C", there, "list", "works.yaml", "--rev", "HEAD~1", "-f", "json"))["data"] == whole["data"]
    shutil.rmtree(town.folder / "lists")
    assert read(at("list", "lists", "owner:Roads", "--rev", "HEAD~1", "-f", "json"))["data"] != whole["data"]


def test_a_file_of_another_time(at: Typed, town: Repository) -> None:
    town.write(**{"lists/new.yaml": works(FIRST).replace("works", "new")})
    status, said, wrong = at("list", "lists/new.yaml", "--rev", "HEAD")
    short = town.git("rev-parse", "HEAD")[:10]
    assert (status, said, wrong) == (3, "", f"Version {short} of 2026-06-10: There is no file “lists/new.yaml”.\n")


def test_a_version_before_there_were_lists(at: Typed, town: Repository) -> None:
    town.git("checkout", "-q", "--orphan", "empty")
    town.git("rm", "-rfq", ".")
    town.commit("2026-07-01", {"notes.md": "x"})
    status, said, wrong = at("status", "--rev", "HEAD")
    assert (status, said) == (3, "")
    assert wrong.startswith(f"Version {town.git('rev-parse', 'HEAD')[:10]} of 2026-07-01: No list found in lists/")


def test_lists_with_errors_are_left_out_in_their_version(at: Typed, town: Repository) -> None:
    town.commit("2026-07-01", {"lists/bad.yaml": "list: bad\ntasks:\n  - {id: C, title: Mend, due: soonish}\n"})
    town.commit("2026-07-02", {"lists/bad.yaml": None})
    status, _, wrong = at("status", "--rev", "HEAD~1")
    short = town.git("rev-parse", "HEAD~1")[:10]
    assert status == 1
    assert wrong.startswith(f"Version {short} of 2026-07-01: lists/bad.yaml is left out")
    status, _, wrong = at("status", "--since", "HEAD~1", "--as-of", "2026-07-03")
    assert status == 0
    assert wrong.startswith(f"Version {short} of 2026-07-01: lists/bad.yaml is left out")
