"""Two branches that each gave the next number: git keeps the lines of both, validate names both, renumbering mends."""

import json
from pathlib import Path

from checklist.core.ledger import clashes, lives
from tests.channels.receivers import free_port, web
from tests.cli.conftest import Typed
from tests.cli.post import LISTS, PAPER, ROBOT, entries, run, started
from tests.files import placed
from tests.repository import Repository

SETTINGS = "language: en\nnotices: {rungs: [{name: supervise, overdue: 1}]}\n"
SENDING = f"language: en\nnotices:\n  rungs: [{{name: supervise, overdue: 1}}]\n  channels:\n{ROBOT}"
FOLDER = SENDING.replace(ROBOT, PAPER)
ATTRIBUTES = "notices/*.yaml merge=union\n"


def validated(town: Path) -> tuple[int, str]:
    one = started(town, command="validate", day="")
    out, _ = one.communicate(timeout=60)
    return one.returncode, out


def test_a_number_given_on_two_branches_is_named_and_mended(tmp_path: Path) -> None:
    there = Repository(tmp_path)
    there.commit("2020-06-15", {"checklist.yaml": SETTINGS, "lists/works.yaml": LISTS, ".gitattributes": ATTRIBUTES})
    there.git("checkout", "-q", "-b", "other")
    assert run(tmp_path, "--issue", "owner:Parks")[0] == 0
    there.commit("2020-06-16", {}, "Parks told")
    there.git("checkout", "-q", "main")
    assert run(tmp_path, "--issue", "owner:Works")[0] == 0
    there.commit("2020-06-16", {}, "Works told")
    there.know_clerk()
    there.git("merge", "-q", "--no-edit", "other")
    assert sorted(one.number for one in entries(tmp_path)) == ["督〔2020〕1号", "督〔2020〕1号", "督〔2020〕2号"]
    status, out = validated(tmp_path)
    assert (status, "error[E442] number 督〔2020〕1号" in out) == (1, True)
    assert run(tmp_path, "--issue")[0] == 1  # nothing is issued on top of it
    assert run(tmp_path, "--renumber")[0] == 0
    assert clashes(entries(tmp_path)) == ()
    assert validated(tmp_path)[0] == 0
    assert run(tmp_path, "--issue")[0] == 0
    assert len([one for one in entries(tmp_path) if one.deed == "issued"]) == 3


def test_what_one_branch_sent_is_not_sent_again_because_the_other_could_not(tmp_path: Path) -> None:
    there = Repository(tmp_path)
    there.commit("2020-06-15", {"checklist.yaml": SENDING, "lists/works.yaml": LISTS, ".gitattributes": ATTRIBUTES})
    assert run(tmp_path, "--issue")[0] == 0
    there.commit("2020-06-16", {}, "Issued")
    there.git("checkout", "-q", "-b", "other")
    with web() as robot:
        assert run(tmp_path, "--send", checklist_robot_url=f"http://127.0.0.1:{free_port()}/")[0] == 1
        there.commit("2020-06-16", {}, "Nobody there")
        there.git("checkout", "-q", "main")
        assert run(tmp_path, "--send", checklist_robot_url=robot.url)[0] == 0
        there.commit("2020-06-16", {}, "Sent")
        there.know_clerk()
        there.git("merge", "-q", "--no-edit", "other")
        assert entries(tmp_path)[-1].deed == "failed"
        assert run(tmp_path, "--send", checklist_robot_url=robot.url)[0] == 0
        assert len(robot.got) == 2  # one letter a unit, and no other


def test_of_two_that_both_went_out_under_a_number_one_is_withdrawn_and_told_anew(typed: Typed, tmp_path: Path) -> None:
    there = Repository(tmp_path)
    there.commit("2020-06-15", {"checklist.yaml": FOLDER, "lists/works.yaml": LISTS, ".gitattributes": ATTRIBUTES})
    day = ("--as-of", "2020-06-16", "-q")
    for branch, unit in (("other", "owner:Parks"), ("main", "id:a")):
        there.git("checkout", "-q", "-B", branch, "main")
        assert typed("notify", "--issue", "--send", unit, *day)[0] == 0
        there.commit("2020-06-16", {}, "Told")
    there.know_clerk()
    there.git("merge", "-q", "--no-edit", "other")
    assert typed("notify", "--issue", *day)[0] == 1
    status, _, said = typed("notify", "--renumber", "--as-of", "2020-06-16")
    assert (status, "c: 督〔2020〕1号 went out under a number that another notice has" in said) == (0, True)
    assert typed("run", *day)[0] == 0
    assert [life.number for life in lives(entries(tmp_path)) if life.sent_on and not life.ended] == [
        "督〔2020〕1号",
        "督〔2020〕2号",
        "督〔2020〕3号",
    ]
    assert "sent under a number that another notice has" in typed("show", "c", "--as-of", "2020-06-16")[1]


def test_a_doubt_of_the_notice_that_keeps_its_number_can_still_be_ended(typed: Typed, tmp_path: Path) -> None:
    placed(tmp_path, FOLDER, LISTS)
    day, number, path = ("--as-of", "2020-06-16", "-q"), "督〔2020〕1号", tmp_path / "notices" / "2020.yaml"
    assert typed("notify", "--issue", "--send", "id:a", *day)[0] == 0
    begun = path.read_text("utf-8").rpartition("  - ")[0]
    path.write_text(
        begun + begun.split("entries:\n")[1].replace("task: a, unit: Works", "task: c, unit: Parks"), "utf-8"
    )
    assert typed("notify", "--renumber", *day)[0] == 0
    assert typed("notify", "--send", *day)[0] == 1  # nobody knows
    assert typed("notify", "--was-sent", number, *day)[0] == 0
    assert typed("notify", "--send", *day)[0] == 0
    assert {life.issued.task: life.state(*life.issued.unit) for life in lives(entries(tmp_path))}["a"] == "sent"


def test_the_words_of_who_withdrew_a_notice_by_hand_are_told_as_they_stand(typed: Typed, tmp_path: Path) -> None:
    there = Repository(tmp_path)
    there.commit("2020-06-15", {"checklist.yaml": SETTINGS, "lists/works.yaml": LISTS})
    assert typed("notify", "--issue", "--as-of", "2020-06-16", "-q")[0] == 0
    path = tmp_path / "notices" / "2020.yaml"
    first = path.read_text("utf-8").split("\n")[2]
    path.write_text(f"{path.read_text('utf-8')}{first.replace('issued', 'withdrawn')[:-1]}, why: Misprint}}\n", "utf-8")
    assert "Misprint" in typed("show", "a", "--as-of", "2020-06-16")[1].split()


def test_the_history_tells_who_changed_a_line_and_when(typed: Typed, tmp_path: Path) -> None:
    there = Repository(tmp_path)
    there.commit("2020-06-15", {"checklist.yaml": SETTINGS, "lists/works.yaml": LISTS})
    assert typed("notify", "--issue", "--as-of", "2020-06-16", "-q")[0] == 0
    issued = (tmp_path / "notices" / "2020.yaml").read_text("utf-8")
    there.commit("2020-06-16", {}, "Told")
    assert typed("audit", "--fail-on", "event")[0] == 0
    (tmp_path / "notices" / "2020.yaml").write_text(issued.replace("6 days overdue", "1 day overdue"), "utf-8")
    there.git("add", "-A")
    status, said, _ = typed("audit", "--staged", "code:A383")
    assert (status, "6 days overdue" in said, "1 day overdue" in said) == (1, True, True)
    there.commit("2020-06-22", {}, "Tidied")
    for again in range(2):  # read from git, and from what is remembered of it
        status, said, _ = typed("audit", "--fail-on", "event", "-f", "json")
        (event,) = json.loads(said)["data"]["events"]
        assert (status, event["code"], event["day"], event["task"]) == (1, "A383", "2020-06-22", "a"), again
        assert ("6 days" in event["before"], "1 day" in event["after"]) == (True, True)
