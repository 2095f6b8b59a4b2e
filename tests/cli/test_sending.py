"""Notices on their way out, with real receivers, a real ledger and real kills: at most once, and never forgotten."""

import email
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from pathlib import Path

import docx
import pytest

from checklist.core.ledger import Deed, Entry, lives
from checklist.source.ledger import read_ledger
from tests.channels.receivers import Web, mail, web
from tests.cli.conftest import Typed
from tests.imports import ROOT

SETTINGS = """
language: en
units: [{name: Works, email: works@example.org, up: City}, {name: Parks, email: parks@sub.example.org}, City]
notices:
  domains: [example.org]
  rungs:
    - {name: warn, behind: true, days: 3}
    - {name: supervise, overdue: 1, days: 3}
  channels:
"""
ROBOT = "    - {name: robot, kind: dingtalk}\n"
LISTS = """
title: Works
defaults: {status: in-progress, start: 2020-01-01}
tasks:
  - {id: a, title: North bridge, owner: Works, due: 2020-06-10}
  - {id: b, title: South bridge, owner: Works, due: 2020-06-11}
  - {id: c, title: Lawns, owner: Parks, due: 2020-06-12}
"""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "works.yaml").write_text(LISTS, "utf-8")
    (tmp_path / "checklist.yaml").write_text(SETTINGS + ROBOT, "utf-8")
    return tmp_path


@pytest.fixture
def robot() -> Iterator[Web]:
    with web() as told:
        yield told


def started(
    town: Path, *words: str, day: str = "2020-06-16", command: str = "notify", **variables: str
) -> subprocess.Popen[str]:
    line = [sys.executable, "-m", "checklist", "-C", str(town), command, *words, *(["--as-of", day] if day else [])]
    env = {**os.environ, **{name.upper(): value for name, value in variables.items()}}
    return subprocess.Popen(line, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def run(town: Path, *words: str, day: str = "2020-06-16", **variables: str) -> tuple[int, str, str]:
    one = started(town, *words, day=day, **variables)
    out, said = one.communicate(timeout=60)
    return one.returncode, out, said


def entries(town: Path) -> tuple[Entry, ...]:
    return read_ledger("", (town / "notices" / "2020.yaml").read_bytes()).entries


def deeds(town: Path, number: str = "督〔2020〕1号") -> list[str]:
    return [one.deed.value for one in entries(town) if one.number == number]


def test_one_letter_a_unit_and_nothing_twice(town: Path, robot: Web) -> None:
    status, _, said = run(town, "--issue", "--send", checklist_robot_url=robot.url)
    assert (status, "delivered: 2, failed: 0" in said) == (0, True)
    texts = [body["text"]["content"] for _, _, body in robot.got]
    assert len(texts) == 2
    assert "North bridge" in texts[0]
    assert "South bridge" in texts[0]
    assert "Lawns" in texts[1]
    assert deeds(town) == ["issued", "sending", "sent"]
    for words in (("--send",), ("--issue", "--send")):
        assert run(town, *words, checklist_robot_url=robot.url)[0] == 0
    assert len(robot.got) == 2


def test_a_dry_run_shows_the_messages_and_sends_and_writes_nothing(town: Path, robot: Web) -> None:
    status, out, _ = run(town, "--issue", "--send", "--dry-run", checklist_robot_url=robot.url)
    assert status == 0
    assert "─── Works, over robot" in out
    assert "督〔2020〕1号" in out
    assert (robot.got, (town / "notices").exists()) == ([], False)


def test_a_refusal_is_entered_and_tried_again(town: Path, robot: Web) -> None:
    robot.text = '{"errcode": 310000, "errmsg": "sign not match"}'
    status, _, said = run(town, "--issue", "--send", checklist_robot_url=robot.url)
    assert (status, "310000 sign not match" in said) == (1, True)
    assert deeds(town) == ["issued", "sending", "failed"]
    robot.text = '{"errcode": 0, "errmsg": "ok"}'
    assert run(town, "--send", checklist_robot_url=robot.url)[0] == 0
    assert deeds(town) == ["issued", "sending", "failed", "sending", "sent"]
    assert len(robot.got) == 4  # two letters, each twice


@pytest.mark.parametrize("word", ["--was-sent", "--not-sent"])
def test_what_nobody_answered_waits_for_a_persons_word(town: Path, robot: Web, word: str) -> None:
    robot.hang_up = True
    status, _, said = run(town, "--issue", "--send", "owner:Parks", checklist_robot_url=robot.url)
    assert (status, "nobody knows" in said) == (1, True)
    robot.hang_up = False
    status, _, said = run(town, "--send", checklist_robot_url=robot.url)
    assert (status, "nobody knows" in said, len(robot.got)) == (1, True, 1)
    assert run(town, word, "督〔2020〕1号")[0] == 0
    assert run(town, "--send", checklist_robot_url=robot.url)[0] == 0
    assert len(robot.got) == (1 if word == "--was-sent" else 2)
    assert run(town, word, "督〔2020〕1号")[0] == 2  # there is no doubt any more


def test_killed_while_sending_the_next_run_asks(town: Path, robot: Web) -> None:
    robot.after = 30
    one = started(town, "--issue", "--send", checklist_robot_url=robot.url)
    until = time.monotonic() + 50
    while not robot.got and time.monotonic() < until:
        time.sleep(0.02)
    os.kill(one.pid, signal.SIGKILL)
    one.communicate()
    robot.after = 0
    assert deeds(town) == ["issued", "sending"]
    status, _, said = run(town, "--send", checklist_robot_url=robot.url)
    assert status == 1
    assert "督〔2020〕1号 to Works: nobody knows whether it was delivered." in said
    assert ["Lawns" in body["text"]["content"] for _, _, body in robot.got] == [False, True]  # the other one goes
    assert run(town, "--was-sent", "督〔2020〕1号", "--was-sent", "督〔2020〕2号")[0] == 0
    assert run(town, "--send", checklist_robot_url=robot.url)[0] == 0
    assert len(robot.got) == 2


def test_killed_at_any_moment_nothing_is_sent_twice_and_nothing_forgotten(town: Path, robot: Web) -> None:
    """A law of twelve kills: a letter arrives at most once without a person's word, and every one of them at last."""
    robot.after = 0.05
    for delay in range(12):
        one = started(town, "--issue", "--send", checklist_robot_url=robot.url)
        time.sleep(0.15 + 0.05 * delay)
        one.kill()
        one.communicate()
        if (town / "notices" / "2020.yaml").exists():
            for life in lives(entries(town)):
                if life.doubtful:
                    time.sleep(0.2)  # what was on its way arrives
                    arrived = any(life.number in body["text"]["content"] for _, _, body in robot.got)
                    run(town, "--was-sent" if arrived else "--not-sent", life.number)
    run(town, "--issue", "--send", checklist_robot_url=robot.url)
    texts = [body["text"]["content"] for _, _, body in robot.got]
    for title in ("North bridge", "South bridge", "Lawns"):
        assert sum(title in text for text in texts) == 1, title
    assert all(life.sent_on for life in lives(entries(town)))


def test_two_who_send_at_once_send_once(town: Path, robot: Web) -> None:
    assert run(town, "--issue")[0] == 0
    robot.after = 0.3
    both = [started(town, "--send", checklist_robot_url=robot.url) for _ in range(2)]
    for one in both:
        one.communicate()
    assert len(robot.got) == 2
    assert {one.returncode for one in both} <= {0, 4}


def test_mail_goes_to_addresses_of_the_office_only(town: Path, tmp_path: Path) -> None:
    (town / "checklist.yaml").write_text(
        f"{SETTINGS}    - {{name: post, kind: mail, host: 127.0.0.1, port: 1, sender: dcs@example.org}}\n",
        "utf-8",
    )
    assert run(town, "--issue")[0] == 0
    with mail(tmp_path) as server:
        settings = (town / "checklist.yaml").read_text("utf-8")
        (town / "checklist.yaml").write_text(settings.replace("port: 1,", f"port: {server.port},"), "utf-8")
        status, _, said = run(town, "--send", ssl_cert_file=str(tmp_path / "ca.pem"))
    assert (status, [one.rcpt_tos for one in server.took]) == (0, [["works@example.org"], ["parks@sub.example.org"]]), (
        said
    )
    assert [one.receipt for one in entries(town) if one.deed is Deed.SENT] == ["250 OK queued as 4711"] * 3
    got = email.message_from_bytes(server.took[0].content, policy=default)
    assert isinstance(got, EmailMessage)
    assert got["Subject"] == "Letter of supervision 督〔2020〕1号 (2 notices)"
    paper, page, calendar = got.iter_attachments()
    assert [one.get_filename() for one in (paper, page, calendar)] == ["letter.docx", "letter.html", "answers.ics"]
    written = docx.Document(BytesIO(paper.get_content()))
    words = "\n".join(one.text for one in written.paragraphs)
    assert [cell.text for cell in written.tables[0].columns[1].cells][1:] == [
        "督〔2020〕1号",
        "督〔2020〕2号",
    ]  # the slip
    assert all(told in words for told in ("Works:", "督〔2020〕1号", "North bridge", "South bridge"))
    assert page.get_content_type() == "text/html"
    assert "North bridge" in page.get_content()
    said = calendar.get_content()
    assert said.count("BEGIN:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20200619" in said  # three working days after Tuesday the 16th
    assert "SUMMARY:Answer due: a North bridge (督〔2020〕1号)" in said


def test_without_the_extra_letters_go_without_a_word_file_and_it_is_said_once(
    typed: Typed, town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = f"{SETTINGS}    - {{name: post, kind: mail, host: 127.0.0.1, sender: dcs@example.org}}\n"
    (town / "checklist.yaml").write_text(settings, "utf-8")
    dry = ("notify", "--issue", "--send", "--dry-run", "--as-of", "2020-06-16")
    _, said, beside = typed(*dry)
    assert ("─── Works, over post, to works@example.org, with letter.docx, letter.html, answers.ics" in said) is True
    assert "Word" not in beside
    monkeypatch.setitem(sys.modules, "docx", None)
    status, said, beside = typed(*dry)
    assert (status, said.count("with letter.html, answers.ics, subject: Letter of supervision 督")) == (0, 2)
    assert beside.count("Letters go without a Word file: pip install 'checklist-cli[papers]' adds it.") == 1


def test_a_template_that_is_gone_is_told_before_anything_is_sent(typed: Typed, town: Path) -> None:
    settings = f"{SETTINGS}    - {{name: post, kind: mail, host: 127.0.0.1, sender: dcs@example.org}}\n"
    (town / "checklist.yaml").write_text(f"{settings}templates: {{letter: gone.docx}}\n", "utf-8")
    status, said, beside = typed("notify", "--issue", "--send", "--as-of", "2020-06-16")
    assert (status, said, "gone.docx" in beside) == (3, "", True)
    assert deeds(town) == ["issued"]


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
def letters(town: Path) -> Path:
    settings = SETTINGS.replace("behind: true", "behind: true, missed_return: true").replace(
        "notices:", "notices:\n  office: Inspection office"
    )
    (town / "checklist.yaml").write_text(f"{settings}    - {{name: paper, kind: folder, folder: outbox}}\n", "utf-8")
    (town / "lists" / "works.yaml").write_text(FOR_RETURNS, "utf-8")
    return town


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


def test_an_address_outside_is_refused_with_the_settings(town: Path) -> None:
    text = (town / "checklist.yaml").read_text("utf-8")
    (town / "checklist.yaml").write_text(text.replace("parks@sub.example.org", "parks@example.com"), "utf-8")
    status, _, said = run(town, "--issue")
    assert status == 2
    assert "E446" in said
    assert "parks@example.com" in said


def test_no_secret_is_printed_or_written(town: Path, robot: Web) -> None:
    robot.text = f'{{"errcode": 1, "errmsg": "{robot.url}"}}'
    _, out, said = run(town, "--issue", "--send", checklist_robot_url=robot.url)
    written = "".join(path.read_text("utf-8") for path in town.rglob("*.yaml"))
    assert "0a1b2c3d4e5f6a7b8c9d" not in out + said + written
    assert "•••" in said
    assert "•••" in written


def test_without_its_secret_a_channel_fails_and_says_which(town: Path) -> None:
    status, _, said = run(town, "--issue", "--send")
    assert (status, "CHECKLIST_ROBOT_URL is not set" in said) == (1, True)
    assert deeds(town) == ["issued", "sending", "failed"]


def test_letters_for_print_lie_in_a_folder_once_and_as_papers(
    typed: Typed, town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (town / "checklist.yaml").write_text(f"{SETTINGS}    - {{name: paper, kind: folder, folder: outbox}}\n", "utf-8")
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
    (town / "checklist.yaml").write_text(f"{SETTINGS}    - {{name: robot, kind: wecom}}\n", "utf-8")
    rows = "".join(f"  - {{id: x{one}, title: {'长' * 60}, owner: Works, due: 2020-06-10}}\n" for one in range(20))
    (town / "lists" / "works.yaml").write_text(LISTS + rows, "utf-8")
    assert run(town, "--issue", "--send", "owner:Works", checklist_robot_url=robot.url)[0] == 0
    texts = [body["text"]["content"] for _, _, body in robot.got]
    assert all(len(text.encode()) <= 2048 for text in texts)
    assert sum(text.count("长" * 60) for text in texts) == 20


def test_a_notice_that_is_longer_than_is_taken_is_cut_short(town: Path, robot: Web) -> None:
    (town / "checklist.yaml").write_text(f"{SETTINGS}    - {{name: robot, kind: wecom}}\n", "utf-8")
    (town / "lists" / "works.yaml").write_text(LISTS.replace("Lawns", f"Lawns {'and paths ' * 300}"), "utf-8")
    status, _, _ = run(town, "--issue", "--send", checklist_robot_url=robot.url)
    texts = [body["text"]["content"] for _, _, body in robot.got if "Lawns" in body["text"]["content"]]
    assert (status, len(texts)) == (0, 1)
    assert "…" in texts[0]
    assert len(texts[0].encode()) <= 2048


def test_a_title_too_long_for_a_channel_is_cut_and_not_what_is_asked_and_by_when(town: Path, robot: Web) -> None:
    (town / "checklist.yaml").write_text(f"{SETTINGS}    - {{name: robot, kind: wecom}}\n", "utf-8")
    row = f"  - {{id: x, title: {'长' * 800}, owner: Works, due: 2020-06-10}}\n"
    (town / "lists" / "works.yaml").write_text(f"{LISTS.partition('tasks:')[0]}tasks:\n{row}", "utf-8")
    assert run(town, "--issue", "--send", checklist_robot_url=robot.url)[0] == 0
    ((_, _, body),) = robot.got
    assert f"1. {'长' * 39}… (x, supervise): 6 days overdue" in body["text"]["content"]
    assert "in writing by 2020-06-19 why it is late" in body["text"]["content"]
