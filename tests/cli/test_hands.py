"""Whose hand it was, in a real repository: forged authors, borrowed names, merges that do more, rewritten seals."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from checklist.cli.audit import called
from checklist.cli.main import run
from checklist.rules.audit import audit
from checklist.rules.event import Event
from checklist.store.history import history
from checklist.store.past import Past
from tests.repository import HOUR, Repository

SETTINGS = "units: [{name: Works, email: [w@x.org]}, {name: Office, email: [o@x.org]}]\n"
LIST = "lists/works.yaml"
TASK = "  - {id: A, title: Mend the bridge, owner: Works, due: 2026-09-30, status: in-progress}\n"
OTHER = "  - {id: B, title: Plant the trees, owner: Works, due: 2026-09-30, status: in-progress}\n"
ISSUED = f"list: works\ntasks:\n{TASK}{OTHER}"
EXTENDED = ISSUED.replace(
    "due: 2026-09-30, status: in-progress}",
    "due: 2026-12-31, status: in-progress, decisions: "
    "[{on: 2026-06-01, act: extend, from: 2026-09-30, to: 2026-12-31, reason: High water, by: Office}]}",
    1,
)
WORKS, OFFICE = ("Works", "w@x.org"), ("Office", "o@x.org")
Person = tuple[str, str]
Files = dict[str, str | bytes | None]


class Town(Repository):
    """A repository in which it matters who wrote and who recorded."""

    def record(self, by: Person, files: Files, day: str = "2026-06-01", recorder: Person | None = None) -> None:
        self.write(**files)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "Formatting", **who(by, recorder or by, day))

    def merge(self, by: Person, side: str, files: Files, *options: str) -> None:
        """A merge by hand: what was there, and these files."""
        words = ("--no-commit", "--no-ff", "-s", "ours", "--allow-unrelated-histories", *options)
        self.git("merge", "-q", *words, side, **who(by, by, "2026-06-03"))
        self.record(by, files, "2026-06-03")


def who(author: Person, recorder: Person, day: str) -> dict[str, str]:
    people = {"AUTHOR": author, "COMMITTER": recorder}
    names = {f"GIT_{of}_NAME": one for of, (one, _) in people.items()}
    names |= {f"GIT_{of}_EMAIL": one for of, (_, one) in people.items()}
    return names | dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{day} {HOUR}")


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Town:
    monkeypatch.setenv("CHECKLIST_CACHE", "")
    made = Town(tmp_path / "town")
    made.record(OFFICE, {"checklist.yaml": SETTINGS, LIST: ISSUED, "evidence/a.md": "a"}, "2026-05-04")
    return made


def events(town: Town) -> list[Event]:
    past = Past(town.folder)
    try:
        return list(audit(called(past, history(past, town.folder)), date(2026, 7, 1)))
    finally:
        past.close()


def codes(town: Town) -> list[tuple[str, str]]:
    return [(one.code, one.task) for one in events(town)]


def test_the_owner_records_what_the_office_is_said_to_have_written(town: Town) -> None:
    town.record(OFFICE, {LIST: EXTENDED}, recorder=WORKS)
    (found,) = events(town)
    assert (found.code, found.task, found.sure, found.message.values["unit"]) == ("A324", "A", "likely", "Works")


def test_the_office_may_record_what_an_owner_wrote(town: Town) -> None:
    said = ISSUED.replace("status: in-progress}", "status: in-progress, updates: [{on: 2026-06-01, progress: 10%}]}", 1)
    town.record(WORKS, {LIST: said}, recorder=OFFICE)
    assert codes(town) == []


def test_a_name_borrowed_afterwards_hides_nobody(town: Town) -> None:
    town.record(WORKS, {LIST: EXTENDED})
    assert codes(town) == [("A324", "A")]
    town.record(WORKS, {".mailmap": "Office <o@x.org> <w@x.org>\n"}, "2026-06-02")
    assert codes(town) == [("A324", "A"), ("A368", "")]


def both(town: Town, theirs: Files, ours: Files) -> None:
    """The office goes on in the main line, Works on the side."""
    town.git("branch", "side")
    town.record(OFFICE, theirs, "2026-06-01")
    town.git("checkout", "-q", "side")
    town.record(WORKS, ours, "2026-06-02")


NOTED = ISSUED.replace("Plant the trees, owner", "Plant the trees, note: Oaks, owner")
JOINED = EXTENDED.replace("Plant the trees, owner", "Plant the trees, note: Oaks, owner")
NEW = "  - {id: C, title: Sweep the yard, owner: Works, due: 2026-06-30, status: in-progress}\n"
JOINS: dict[str, tuple[Files, Files, list[tuple[str, str]]]] = {
    "as both have it": ({LIST: EXTENDED}, {LIST: JOINED}, []),
    "an extension made longer": ({LIST: EXTENDED}, {LIST: JOINED.replace("2026-12-31", "2027-03-31")}, [("A321", "A")]),
    "an extension dropped": ({LIST: EXTENDED}, {}, [("A301", "A"), ("A322", "A")]),
    "a task dropped": ({LIST: ISSUED + NEW}, {}, [("A341", "C")]),
    "a list dropped": ({"lists/more.yaml": "tasks: [{id: M, title: Mow, owner: Works}]\n"}, {}, [("A361", "")]),
    "a slip on the way": ({"a.txt": "a"}, {LIST: NOTED.replace("2026-09-30", "2026-10-31", 1)}, [("A301", "A")]),
}


@pytest.mark.parametrize("what", JOINS)
def test_a_merge_that_does_more_than_join(town: Town, what: str) -> None:
    theirs, joined, expected = JOINS[what]
    both(town, theirs, {LIST: NOTED})
    town.merge(WORKS, "main", joined)
    assert [one for one in codes(town) if one[0] != "A324"] == expected


def test_who_merges_the_settings_of_the_office_has_not_made_them(town: Town, tmp_path: Path) -> None:
    settings: Files = {"checklist.yaml": f"{SETTINGS}lights: {{red: 50}}\nas_of: 2026-05-31\n", "evidence/a.md": "b"}
    proven = "status: in-progress, updates: [{on: 2026-05-04, progress: 10%, evidence: [evidence/a.md]}]}"
    town.record(WORKS, {LIST: ISSUED.replace("status: in-progress}", proven, 1)}, "2026-05-05")
    noted = (town.folder / LIST).read_text().replace("Plant the trees, owner", "Plant the trees, note: Oaks, owner")
    both(town, settings, {LIST: noted})
    town.merge(WORKS, "main", settings)
    assert {(one.code, one.unit) for one in events(town)} == {
        ("A333", "Office"),
        ("A365", "Office"),
        ("A367", "Office"),
    }
    cut = tmp_path / "cut"
    town.git("clone", "-q", "--depth", "2", "--branch", "side", f"file://{town.folder}", str(cut))
    past = Past(cut)
    assert list(audit(history(past, cut), date(2026, 7, 1))) == [], "where the clone is cut, nobody is accused"
    past.close()


def test_a_second_beginning_hides_no_slip(town: Town) -> None:
    town.git("checkout", "-q", "--orphan", "side")
    town.record(WORKS, {LIST: ISSUED.replace("2026-09-30", "2026-12-31", 1)})
    town.merge(WORKS, "main", {})
    assert codes(town) == [("A301", "A")]


def seal(town: Town) -> bytes:
    assert run(["-C", str(town.folder), "seal", "2026-05", "--as-of", "2026-05-31", "-q"]) == 0
    data = (town.folder / "seals" / "2026-05.yaml").read_bytes()
    town.record(OFFICE, {}, "2026-06-01")
    return data


def again(town: Town, change: Callable[[bytes], bytes], data: bytes) -> None:
    """The history written anew, with another day from the beginning, and the seal laid into it."""
    town.git("checkout", "-q", "--orphan", "anew")
    town.write(**{"seals/2026-05.yaml": None})
    town.record(OFFICE, {LIST: ISSUED.replace("2026-09-30", "2026-12-31", 1)}, "2026-05-04")
    town.record(OFFICE, {"seals/2026-05.yaml": change(data)}, "2026-06-01")


def test_a_history_written_anew_is_held_against_its_seals(town: Town) -> None:
    data = seal(town)
    sealed = town.git("rev-parse", "HEAD~1")
    assert codes(town) == []
    again(town, lambda data: data, data)
    assert codes(town) == [("A385", "")]
    now = town.git("rev-parse", "HEAD~1")
    town.record(OFFICE, {"seals/2026-05.yaml": data.replace(sealed.encode(), now.encode())}, "2026-06-02")
    assert codes(town)[1:] == [("A382", ""), ("A386", "A")]


def test_a_task_that_came_back_is_said_to_have_come_back(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    town.record(WORKS, {LIST: ISSUED.replace(TASK, "")}, "2026-06-01")
    town.record(WORKS, {LIST: ISSUED.replace("2026-09-30", "2026-12-31", 1)}, "2026-06-02")
    assert run(["-C", str(town.folder), "--lang", "en", "log", "A", "-f", "csv"]) == 0
    told = capsys.readouterr().out
    deeds = [told.index(one) for one in ("created", "deleted", "came back", "due day 92 days later")]
    assert deeds == sorted(deeds)
    assert "renumbered" not in told
