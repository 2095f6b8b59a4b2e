"""What clashes in a merge stays ours, is said with what is there, and told again until it is settled."""

from tests.cli.conftest import Typed
from tests.cli.merge.merging import (
    ISSUED,
    LIST,
    MOVED,
    NO_TREES,
    REPORT,
    merge,
    run,
    text,
    told,
)
from tests.repository import Repository


def test_one_field_on_both_sides(town: Repository, env: dict[str, str]) -> None:
    done = merge(town, env, told(MOVED), told(("due: 2026-09-30 ", "due: 2026-11-30 "), REPORT))
    assert done.returncode == 1
    assert text(town) == told(MOVED, REPORT), "what does not clash is merged all the same"
    first, act, *_ = done.stderr.splitlines()
    assert first == f"{LIST}:8: W-01: due is 2026-12-20 here and 2026-11-30 there, and was 2026-09-30."
    assert act == "  As it is there: checklist retarget W-01 --field due --to 2026-11-30 --reason …"
    assert town.git("status", "--porcelain") == f"UU {LIST}"


def test_a_clash_is_told_again_until_it_is_settled_and_staged(
    town: Repository, env: dict[str, str], here: Typed
) -> None:
    merge(town, env, told(MOVED), told(("due: 2026-09-30 ", "due: 2026-11-30 ")))
    status, _, again = here("validate")
    assert status == 1
    assert "W-01: due is 2026-12-20 here and 2026-11-30 there" in again
    assert f"git add {LIST}" in again
    assert here("status")[0] == 0
    act = ["retarget", "W-01", "--field", "due", "--to", "2026-11-30", "--reason", "Rain", "--on", "2026-06-01"]
    assert here(*act)[0] == 0
    status, _, settled = here("validate")
    assert (status, "every clash is settled" in settled) == (1, True)
    town.git("add", LIST)
    assert here("validate")[0] == 0


def test_what_was_staged_as_it_was_is_told_until_it_is_recorded(
    town: Repository, env: dict[str, str], here: Typed
) -> None:
    merge(town, env, told(MOVED), told(("due: 2026-09-30 ", "due: 2026-11-30 ")))
    town.git("add", LIST)
    status, _, again = here("validate")
    assert status == 0, "it may be meant"
    assert "due is 2026-12-20 here and 2026-11-30 there" in again
    assert "is staged with what clashed as it is here" in again
    town.commit("2026-05-07", {})
    assert here("validate")[2] == ""


def extended(due: str, why: str) -> str:
    decision = f"{{on: 2026-05-05, act: extend, from: 2026-09-30, to: {due}, reason: {why}}}"
    return told(("due: 2026-09-30 ", f"due: {due} "), ("10%}\n", f"10%}}\n    decisions:\n      - {decision}\n"))


def test_two_extensions_of_one_task_leave_a_list_that_is_right(
    town: Repository, env: dict[str, str], here: Typed
) -> None:
    ours = extended("2026-11-30", "Floods")
    done = merge(town, env, ours, extended("2026-12-20", "Rain").replace("2026-06-30", "2026-08-31"))
    assert done.returncode == 1
    assert text(town) == ours.replace("2026-06-30", "2026-08-31")
    act = "checklist extend W-01 --to 2026-12-20 --reason Rain"
    assert f"As it is there: {act}\n" in done.stdout + done.stderr
    assert here(*act.split()[1:], "--on", "2026-05-06")[0] == 0
    assert "every clash is settled" in here("validate")[2]


def test_what_only_together_is_wrong_is_a_clash(town: Repository, env: dict[str, str]) -> None:
    ours = told(("owner: Works\n", "owner: Works\n    start: 2026-08-01\n"))
    done = merge(town, env, ours, told(("due: 2026-09-30 ", "due: 2026-07-15 "), REPORT))
    assert done.returncode == 1
    assert text(town) == ours.replace(*REPORT), "a report holds whatever else does not"
    assert "due is 2026-09-30 here and 2026-07-15 there" in done.stdout + done.stderr
    assert "before the start on 2026-08-01 [E202]" in done.stdout + done.stderr


def test_the_same_id_on_both_sides_is_said_and_never_renumbered(
    town: Repository, env: dict[str, str], here: Typed
) -> None:
    ours, theirs = (ISSUED + f"  - id: W-04\n    title: {name}\n    owner: Works\n" for name in ("A mill", "A well"))
    done = merge(town, env, ours, theirs)
    assert done.returncode == 1
    assert text(town) == ours
    said = done.stdout + done.stderr
    assert "both sides added a task W-04" in said
    assert "  title: A mill here, A well there\n" in said
    assert "  As it is there: checklist add 'A well' owner=Works --id …\n" in said
    assert here("add", "A well", "owner=Works", "--id", "W-05")[0] == 0
    assert "every clash is settled" in here("validate")[2]


def test_deleted_here_and_changed_there(town: Repository, env: dict[str, str], here: Typed) -> None:
    done = merge(town, env, told(NO_TREES), told(("Two hundred trees", "Three hundred trees")))
    assert done.returncode == 1
    assert text(town) == told(NO_TREES)
    said = done.stdout + done.stderr
    assert "task W-03 was deleted here and changed there" in said
    assert "  title: Two hundred trees before, Three hundred trees now\n" in said


def test_a_list_that_only_one_side_has_is_told(town: Repository, env: dict[str, str], here: Typed) -> None:
    town.write(**{"lists/b.yaml": "tasks: []\n"})
    town.commit("2026-05-04", {"lists/b.yaml": "tasks: []\n"})
    town.git("checkout", "-q", "-b", "side")
    town.commit("2026-05-05", {LIST: told(MOVED)})
    town.git("checkout", "-q", "main")
    town.git("rm", "-q", LIST)
    town.commit("2026-05-06", {})
    assert run(town, env, "git", "merge", "-q", "--no-edit", "side").returncode == 1
    status, _, again = here("validate")
    assert status == 1
    assert f"{LIST} was deleted on one side and changed on the other" in again


def test_what_clashes_line_by_line_stays_ours(town: Repository, env: dict[str, str], here: Typed) -> None:
    done = merge(town, env, told(MOVED), told(("due: 2026-09-30 ", "due: 2026-11-30 ")) + "  - [\n")
    assert done.returncode == 1
    assert text(town) == told(MOVED) + "  - [\n"
    said = done.stdout + done.stderr
    assert f"{LIST} is merged line by line: the version there has errors, the first in line 15 [E105]" in said
    assert f"{LIST}: lines 8 to 8 are otherwise there." in said
    again = here("validate")[2]
    assert f"{LIST} is not merged yet" in again
