"""Copies of notices for the units above and the office: over their own channels, with proof, once."""

import email
from datetime import date
from email.policy import default
from pathlib import Path

import docx
import pytest

from checklist.core.ledger import Deed
from tests.channels.receivers import Web, mail
from tests.cli.conftest import Typed
from tests.cli.post import LISTS, entries, run
from tests.files import placed
from tests.repository import Repository

SETTINGS = """
language: en
units:
  - {name: Works, up: City}
  - {name: Parks, up: City}
  - {name: City, email: city@example.org}
  - {name: Office}
notices:
  office: Office
  rungs: [{name: supervise, overdue: 1, days: 3, to: [owner, leader, up, office]}]
  channels:
"""
ROBOT = "    - {name: robot, kind: dingtalk, units: [Works, Parks, City]}\n"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return placed(tmp_path, SETTINGS + ROBOT, LISTS)


def course(town: Path, number: str = "督〔2020〕1号") -> list[tuple[str, tuple[str, ...]]]:
    return [(one.deed.value, one.unit) for one in entries(town) if one.number == number]


def test_the_unit_above_has_a_copy_of_its_own_once_and_entered(town: Path, robot: Web) -> None:
    assert run(town, "--issue", "--send", checklist_robot_url=robot.url)[0] == 0
    texts = [body["text"]["content"] for _, _, body in robot.got]
    assert [text.split("To ")[1].split(":")[0] for text in texts] == ["Works", "Parks", "City"]  # one digest a unit
    copy = texts[2]
    assert copy.startswith("Copy: Letter of supervision\n\n督〔2020〕1号, 督〔2020〕2号, 督〔2020〕3号\n")
    assert "3. Parks: Lawns (c, supervise, 督〔2020〕3号): 4 days overdue (due 2020-06-12)." in copy
    assert copy.count("Their answer is due by 2020-06-19.") == 3
    issued = next(one for one in entries(town) if one.deed is Deed.ISSUED)
    assert (issued.unit, issued.copies) == (("Works",), ("City",))  # no channel reaches the office
    assert course(town)[1:] == [(deed, (unit,)) for unit in ("Works", "City") for deed in ("sending", "sent")]
    assert run(town, "--issue", "--send", day="2020-06-17", checklist_robot_url=robot.url)[0] == 0
    assert len(robot.got) == 3


def test_a_copy_that_fails_is_tried_again_and_the_notice_is_served_all_the_same(town: Path, robot: Web) -> None:
    paper = "    - {name: paper, kind: folder, folder: out, units: [Works, Parks]}\n"
    (town / "checklist.yaml").write_text(f"{SETTINGS}{paper}    - {{name: robot, kind: dingtalk}}\n", "utf-8")
    robot.text = '{"errcode": 310000, "errmsg": "sign not match"}'
    status, _, said = run(town, "--issue", "--send", "owner:Parks", checklist_robot_url=robot.url)
    assert (status, "Not delivered to City" in said) == (1, True)
    told = run(town, day="2020-06-16")[1]
    assert "failed: City, Office" in told
    robot.text = '{"errcode": 0, "errmsg": "ok"}'
    assert run(town, "--send", day="2020-06-17", checklist_robot_url=robot.url)[0] == 0
    assert [unit for deed, unit in course(town) if deed == "sent"] == [("Parks",), ("City",), ("Office",)]
    assert "2020-06-19" in run(town, day="2020-06-17")[1]  # the copy that was late moves no last day


def test_who_prints_has_copies_for_word_too(town: Path) -> None:
    (town / "checklist.yaml").write_text(f"{SETTINGS}    - {{name: paper, kind: folder, folder: out}}\n", "utf-8")
    assert run(town, "--issue", "--send")[0] == 0
    papers = [docx.Document(str(one)) for one in (town / "out").glob("*.docx")]
    told = {"\n".join(line.text for line in one.paragraphs): len(one.tables) for one in papers}
    copies = [(text, tables) for text, tables in told.items() if text.startswith("Copy: Letter of supervision\n")]
    assert (len(told), len(copies), {tables for _, tables in copies}) == (4, 2, {0})  # no slip to send back
    assert "\n督〔2020〕1号 and others, 3 in all (see below)\n" in copies[0][0]
    assert "3. Parks: Lawns (c, supervise, 督〔2020〕3号): 4 days overdue" in copies[0][0]


def test_a_webhook_is_told_what_is_a_copy(town: Path, robot: Web) -> None:
    (town / "checklist.yaml").write_text(SETTINGS + ROBOT.replace("dingtalk", "webhook"), "utf-8")
    assert run(town, "--issue", "--send", "owner:Parks", checklist_robot_url=robot.url)[0] == 0
    assert [(body["unit"], body["copy"]) for _, _, body in robot.got] == [("Parks", False), ("City", True)]


def test_a_dry_run_shows_the_copies(typed: Typed, town: Path) -> None:
    shown = typed("run", "--dry-run", "--as-of", "2020-06-16")[1]
    heads = [line for line in shown.splitlines() if line.startswith("───")]
    assert heads == ["─── Works, over robot", "─── Parks, over robot", "─── City, over robot"]


def test_with_mail_the_copy_goes_beside_and_one_that_is_refused_is_not_entered_as_sent(
    town: Path, tmp_path: Path
) -> None:
    with mail(tmp_path) as server:
        post = f"    - {{name: post, kind: mail, host: 127.0.0.1, port: {server.port}, sender: dcs@example.org}}\n"
        settings = SETTINGS.replace("name: Parks,", "name: Parks, email: parks@example.org,")
        (town / "checklist.yaml").write_text(settings + post, "utf-8")
        server.says = "451 later"
        said = run(town, "--issue", "--send", "owner:Parks", ssl_cert_file=str(tmp_path / "ca.pem"))[2]
        assert "Not delivered to Parks, City: 督〔2020〕1号: 451 later." in said
        server.refused, server.says = ("city@example.org",), "250 OK"
        assert run(town, "--issue", "--send", "owner:Parks", ssl_cert_file=str(tmp_path / "ca.pem"))[0] == 0
        server.refused = ()
        assert run(town, "--send", ssl_cert_file=str(tmp_path / "ca.pem"))[0] == 0
        assert run(town, "--send", ssl_cert_file=str(tmp_path / "ca.pem"))[0] == 0
    assert [one.rcpt_tos for one in server.took] == [["parks@example.org"], ["city@example.org"]]
    first, second = (email.message_from_bytes(one.content, policy=default) for one in server.took)
    assert (first["Cc"], second["Cc"]) == ("city@example.org", None)
    assert second["Subject"] == "Copy: Letter of supervision 督〔2020〕1号"
    assert course(town)[1:] == [
        ("sending", ("Parks", "City")),
        ("failed", ("Parks", "City")),
        ("sending", ("Parks", "City")),
        ("sent", ("Parks",)),
        ("failed", ("City",)),
        ("sending", ("City",)),
        ("sent", ("City",)),
    ]


def test_a_persons_word_is_of_the_unit_told_and_of_a_copy_where_it_is_named(typed: Typed, town: Path) -> None:
    there = Repository(town)
    there.know_clerk()
    day = ("--as-of", "2020-06-16")
    assert typed("notify", "--issue", "owner:Parks", *day)[0] == 0
    status, _, said = typed("notify", "--was-sent", "督〔2020〕1号", "--commit", *day)
    assert (status, said.splitlines()[0]) == (0, "督〔2020〕1号 to Parks: was sent, by word of a person.")
    assert there.git("log", "--format=%s").splitlines() == ["entered by word of a person: 1"]
    assert course(town)[-1] == ("sent", ("Parks",))
    assert typed("notify", "--was-sent", "督〔2020〕1号", "--unit", "City", *day)[0] == 0
    assert course(town)[-1] == ("sent", ("City",))
    assert typed("notify", "--was-sent", "督〔2020〕1号", *day)[0] == 2
    for act in ("--issue", "--renumber", "--letters"):
        for word in ("--was-sent", "--not-sent"):
            assert f"{act}, {word}." in typed("notify", act, word, "督〔2020〕1号", *day)[2]


def test_who_is_told_by_hand_has_their_days_from_then_and_who_has_a_copy_moves_none(typed: Typed, town: Path) -> None:
    path, number = town / "lists" / "works.yaml", "督〔2020〕1号"
    path.write_text(LISTS.replace("owner: Works, due: 2020-06-10", "owner: [Works, Parks], due: 2020-06-10"), "utf-8")
    assert typed("notify", "--issue", "id:a", "--as-of", "2020-06-16")[0] == 0
    ledger = town / "notices" / "2020.yaml"
    begun = "{number: 督〔2020〕1号, deed: sending, on: 2020-06-16, rung: supervise, list: works, task: a, unit: Works}"
    ledger.write_text(f"{ledger.read_text('utf-8')}  - {begun}\n", "utf-8")
    untils = []
    for unit in ("City", "Works", "Parks"):
        assert typed("notify", "--was-sent", number, "--unit", unit, "--as-of", "2020-06-17")[0] == 0
        untils.append(entries(town)[-1].until)
    assert untils == [None, None, date(2020, 6, 22)]


def test_with_mail_nobody_has_a_copy_of_what_is_not_for_them(town: Path, tmp_path: Path) -> None:
    lists = LISTS.replace("owner: Parks, due: 2020-06-12", "owner: Parks, due: 2020-06-20").replace(
        "Works,", "Parks,", 1
    )
    (town / "lists" / "works.yaml").write_text(lists, "utf-8")
    with mail(tmp_path) as server:
        post = f"    - {{name: post, kind: mail, host: 127.0.0.1, port: {server.port}, sender: dcs@example.org}}\n"
        settings = SETTINGS.replace("name: Parks,", "name: Parks, email: parks@example.org,")
        settings = settings.replace("rungs: [", "rungs: [{name: remind, due_within: 5}, ")
        (town / "checklist.yaml").write_text(settings + post, "utf-8")
        assert run(town, "--issue", "--send", "owner:Parks", ssl_cert_file=str(tmp_path / "ca.pem"))[0] == 0
    assert [one.rcpt_tos for one in server.took] == [["parks@example.org"], ["city@example.org"]]
    texts = [email.message_from_bytes(one.content, policy=default).get_body(("plain",)) for one in server.took]
    assert ["Lawns" in text.get_content() for text in texts if text] == [True, False]
    assert course(town)[1:] == [(deed, (unit,)) for unit in ("Parks", "City") for deed in ("sending", "sent")]


def test_who_no_longer_answers_for_a_matter_is_not_told_of_it(town: Path, robot: Web) -> None:
    path = town / "lists" / "works.yaml"
    both = LISTS.replace("owner: Works, due: 2020-06-10", "owner: [Works, Parks], due: 2020-06-10")
    path.write_text(both, "utf-8")
    robot.status, robot.text = 400, "no"
    assert run(town, "--issue", "--send", "id:a", checklist_robot_url=robot.url)[0] == 1
    act = "decisions: [{on: 2020-06-16, act: transfer, from: [Works, Parks], to: Works, reason: r}]"
    path.write_text(both.replace("[Works, Parks], due: 2020-06-10", f"Works, due: 2020-06-10, {act}"), "utf-8")
    robot.status, robot.text = 200, '{"errcode": 0}'
    robot.got.clear()
    assert run(town, "--send", checklist_robot_url=robot.url)[0] == 0
    assert [body["text"]["content"].split("To ")[1].split(":")[0] for _, _, body in robot.got] == ["Works", "City"]


def test_a_notice_that_stands_alone_is_copied_alone(town: Path, robot: Web) -> None:
    (town / "checklist.yaml").write_text(SETTINGS.replace("days: 3,", "days: 3, alone: true,") + ROBOT, "utf-8")
    assert run(town, "--issue", "--send", checklist_robot_url=robot.url)[0] == 0
    assert [body["text"]["content"].count("号") for _, _, body in robot.got] == [1, 1, 1, 2, 2, 2]
