"""Notices on their way out, with real receivers, a real ledger and real kills: at most once, and never forgotten."""

import email
import os
import signal
import time
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from pathlib import Path

import docx
import pytest

from checklist.core.ledger import Deed, lives
from tests.channels.receivers import Web, mail
from tests.cli.conftest import Typed
from tests.cli.post import LISTS, POST, ROBOT, SETTINGS, deeds, entries, run, started
from tests.files import placed


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return placed(tmp_path, SETTINGS + ROBOT, LISTS)


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
    assert robot.reached.wait(50)
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
    (town / "checklist.yaml").write_text(SETTINGS + POST, "utf-8")
    assert run(town, "--issue")[0] == 0
    with mail(tmp_path) as server:
        there = POST.replace("host:", f"port: {server.port}, host:")
        (town / "checklist.yaml").write_text(SETTINGS + there, "utf-8")
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


def test_a_template_that_is_gone_is_told_before_anything_is_sent(typed: Typed, town: Path) -> None:
    (town / "checklist.yaml").write_text(f"{SETTINGS}{POST}templates: {{letter: gone.docx}}\n", "utf-8")
    status, said, beside = typed("notify", "--issue", "--send", "--as-of", "2020-06-16")
    assert (status, said, "gone.docx" in beside) == (3, "", True)
    assert deeds(town) == ["issued"]


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
