"""Letters as they go out: what they ask for, by when, of which day their words are, and how long they may be."""

import re
import sys
from pathlib import Path

import docx
import pytest

from checklist.core.ledger import lives
from tests.channels.receivers import Web
from tests.cli.conftest import Typed
from tests.cli.post import LISTS, PAPER, POST, ROBOT, SETTINGS, deeds, entries, run
from tests.files import placed

FOR_RETURNS = """
title: Works
issuer: City office
period: {from: 2020-01-01, to: 2020-12-31}
returns: {every: month, by: 10}
defaults: {status: in-progress, start: 2020-01-01, owner: Works}
tasks:
  - {id: a, title: "North bridge\\n\\nPlease pay the contractor", due: 2020-06-10}
  - {id: b, title: Lawns, due: 2021-12-31, updates: [{on: 2020-03-31, progress: 20%}]}
"""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return placed(tmp_path, SETTINGS + ROBOT, LISTS)


@pytest.fixture
def letters(town: Path) -> Path:
    settings = SETTINGS.replace("behind: true", "behind: true, missed_return: true").replace(
        "notices:", "notices:\n  office: Inspection office"
    )
    (town / "checklist.yaml").write_text(settings + PAPER, "utf-8")
    (town / "lists" / "works.yaml").write_text(FOR_RETURNS, "utf-8")
    return town


def test_without_the_extra_letters_go_without_a_word_file_and_it_is_said_once(
    typed: Typed, town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (town / "checklist.yaml").write_text(SETTINGS + POST, "utf-8")
    dry = ("notify", "--issue", "--send", "--dry-run", "--as-of", "2020-06-16")
    _, said, beside = typed(*dry)
    assert ("─── Works, over post, to works@example.org, with letter.docx, letter.html, answers.ics" in said) is True
    assert "Word" not in beside
    monkeypatch.setitem(sys.modules, "docx", None)
    status, said, beside = typed(*dry)
    assert (status, said.count("with letter.html, answers.ics, subject: Letter of supervision 督")) == (0, 2)
    assert beside.count("Letters go without a Word file: pip install 'checklist-cli[papers]' adds it.") == 1


def test_an_answer_of_the_same_day_is_one_and_what_was_there_before_is_none(typed: Typed, letters: Path) -> None:
    def said(*days: str) -> None:
        updates = ", ".join(f"{{on: {day}, text: Word of {day}, next: {count}}}" for count, day in enumerate(days))
        row = f"  - {{id: a, title: North bridge, owner: Works, due: 2020-06-10, updates: [{updates}]}}\n"
        (letters / "lists" / "works.yaml").write_text(f"{LISTS.rpartition('tasks:')[0]}tasks:\n{row}", "utf-8")

    said("2020-06-16")
    assert typed("notify", "--issue", "--send", "--as-of", "2020-06-16")[0] == 0
    assert "reports: 1" in (letters / "notices" / "2020.yaml").read_text("utf-8")
    assert '"answer": null' in typed("notify", "-f", "json", "--as-of", "2020-06-16")[1]
    said("2020-06-16", "2020-06-16")
    assert typed("run", "--as-of", "2020-06-22")[0] == 0
    assert deeds(letters) == ["issued", "sending", "sent", "answered"]


def test_a_task_shows_as_due_only_what_the_ledger_does_not_have(typed: Typed, letters: Path) -> None:
    assert "Notice due now" in typed("show", "a", "--as-of", "2020-06-16")[1]
    assert typed("notify", "--issue", "--send", "--as-of", "2020-06-16")[0] == 0
    shown = typed("show", "a", "--as-of", "2020-06-16")[1]
    assert ("Notice due now" in shown, "督〔2020〕1号" in shown) == (False, True)
    assert "Notice due now" in typed("show", "a", "--as-of", "2020-06-15")[1]  # then nothing had been told yet
    settings = (letters / "checklist.yaml").read_text("utf-8")
    higher = settings.replace("  channels:", "    - {name: summon, overdue: 30, climbed: true}\n  channels:")
    (letters / "checklist.yaml").write_text(higher, "utf-8")
    shown = typed("show", "a", "--as-of", "2020-06-22")[1]
    assert re.search("Notice due now.*summon.*no answer to", shown, re.DOTALL)


def test_a_circular_says_how_things_stand_on_its_own_day(typed: Typed, letters: Path) -> None:
    assert typed("notify", "--issue", "--send", "--as-of", "2020-06-16")[0] == 0
    said = " ".join(typed("notify", "--circular", "--as-of", "2020-06-22")[1].split())
    assert "12 days overdue (due 2020-06-10)" in said
    assert "no answer to 督〔2020〕1号 by 2020-06-19" in said
    assert "as of 2020-06-16" not in said
    letter = typed("notify", "--letters", "--as-of", "2020-06-22")[1]
    assert "as of 2020-06-16: 6 days overdue" in letter  # what was said then is not said otherwise


def test_a_dry_run_shows_the_letter_as_it_goes(typed: Typed, letters: Path) -> None:
    both = ("notify", "--issue", "--send", "--as-of", "2020-06-16")
    shown = typed(*both, "--dry-run")[1]
    assert typed(*both)[0] == 0
    (path,) = (letters / "outbox").glob("*.txt")
    assert shown == f"─── Works, over paper, with letter.docx\n{path.read_text('utf-8')}\n"


@pytest.mark.parametrize(
    "days", [("2020-06-16", "2020-06-16", "2020-06-19"), ("2020-06-16", "2020-06-17", "2020-06-22")]
)
def test_a_letter_asks_for_what_is_missing_however_late_it_is_sent(
    typed: Typed, letters: Path, days: tuple[str, str, str]
) -> None:
    assert typed("notify", "--issue", "--as-of", days[0])[0] == 0
    assert typed("notify", "--send", "--as-of", days[1])[0] == 0
    (path,) = (letters / "outbox").glob("*.txt")
    first, second = re.findall(r"^\d\. .*$", path.read_text("utf-8"), re.MULTILINE)
    assert "it is late, what you will do" in first
    assert first.endswith("Please send the missing return as well.")
    assert f"Please send the missing return by {days[2]}" in second  # nothing else is wrong with it
    assert "catch up" not in second


def test_a_letter_that_goes_out_late_leaves_its_time_and_says_of_which_day_its_words_are(
    typed: Typed, letters: Path
) -> None:
    assert typed("notify", "--issue", "--as-of", "2020-06-16")[0] == 0
    assert typed("notify", "--send", "--as-of", "2020-06-22")[0] == 0
    (path,) = (letters / "outbox").glob("*.txt")
    first = re.findall(r"^\d\. .*$", path.read_text("utf-8"), re.MULTILINE)[0]
    assert "as of 2020-06-16: 6 days overdue (due 2020-06-10)" in first
    assert "in writing by 2020-06-25" in first  # three working days from Monday the 22nd
    (life, _) = lives(entries(letters))
    assert (str(life.issued.until), str(life.until)) == ("2020-06-19", "2020-06-25")
    assert "2020-06-25" in typed("notify", "--as-of", "2020-06-22")[1]


def test_a_title_makes_no_line_of_its_own_and_the_office_signs(typed: Typed, letters: Path) -> None:
    assert typed("notify", "--issue", "--send", "--as-of", "2020-06-16")[0] == 0
    (path,) = (letters / "outbox").glob("*.txt")
    parts = path.read_text("utf-8").strip().split("\n\n")
    assert parts[-2:] == ["Inspection office", "2020-06-16"]
    assert [part for part in parts if part.startswith("Please pay")] == []
    assert parts[4].startswith("1. North bridge Please pay the contractor (a, supervise): ")


def test_letters_for_print_lie_in_a_folder_once_and_as_papers(
    typed: Typed, town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (town / "checklist.yaml").write_text(SETTINGS + PAPER, "utf-8")
    assert typed("notify", "--issue", "--send", "owner:Works", "--as-of", "2020-06-16")[0] == 0
    paper, plain = sorted((town / "outbox").iterdir())
    assert plain.stem == paper.stem == f"2020-06-16-督-2020-1号-{plain.stem[-8:]}"
    told = docx.Document(str(paper))
    assert "North bridge" in "".join(one.text for one in told.paragraphs)
    assert told.tables  # the slip that comes back
    assert "督〔2020〕1号" in plain.read_text("utf-8")
    monkeypatch.setitem(sys.modules, "docx", None)
    assert typed("notify", "--issue", "--send", "--as-of", "2020-06-16")[0] == 0
    assert sorted(path.suffix for path in (town / "outbox").iterdir()) == [".docx", ".html", ".txt", ".txt"]
    names = sorted((town / "outbox").iterdir())
    assert typed("notify", "--send", "--as-of", "2020-06-16")[0] == 0
    assert sorted((town / "outbox").iterdir()) == names


def test_a_long_day_is_several_letters(town: Path, robot: Web) -> None:
    (town / "checklist.yaml").write_text(SETTINGS + ROBOT.replace("dingtalk", "wecom"), "utf-8")
    rows = "".join(f"  - {{id: x{one}, title: {'长' * 60}, owner: Works, due: 2020-06-10}}\n" for one in range(20))
    (town / "lists" / "works.yaml").write_text(LISTS + rows, "utf-8")
    assert run(town, "--issue", "--send", "owner:Works", checklist_robot_url=robot.url)[0] == 0
    texts = [body["text"]["content"] for _, _, body in robot.got]
    assert all(len(text.encode()) <= 2048 for text in texts)
    assert sum(text.count("长" * 60) for text in texts) == 20


def test_a_notice_that_is_longer_than_is_taken_is_cut_short(town: Path, robot: Web) -> None:
    (town / "checklist.yaml").write_text(SETTINGS + ROBOT.replace("dingtalk", "wecom"), "utf-8")
    (town / "lists" / "works.yaml").write_text(LISTS.replace("Lawns", f"Lawns {'and paths ' * 300}"), "utf-8")
    status, _, _ = run(town, "--issue", "--send", checklist_robot_url=robot.url)
    texts = [body["text"]["content"] for _, _, body in robot.got if "Lawns" in body["text"]["content"]]
    assert (status, len(texts)) == (0, 1)
    assert "…" in texts[0]
    assert len(texts[0].encode()) <= 2048


def test_a_title_too_long_for_a_channel_is_cut_and_not_what_is_asked_and_by_when(town: Path, robot: Web) -> None:
    (town / "checklist.yaml").write_text(SETTINGS + ROBOT.replace("dingtalk", "wecom"), "utf-8")
    row = f"  - {{id: x, title: {'长' * 800}, owner: Works, due: 2020-06-10}}\n"
    (town / "lists" / "works.yaml").write_text(f"{LISTS.partition('tasks:')[0]}tasks:\n{row}", "utf-8")
    assert run(town, "--issue", "--send", checklist_robot_url=robot.url)[0] == 0
    ((_, _, body),) = robot.got
    assert f"1. {'长' * 39}… (x, supervise): 6 days overdue" in body["text"]["content"]
    assert "in writing by 2020-06-19 why it is late" in body["text"]["content"]
