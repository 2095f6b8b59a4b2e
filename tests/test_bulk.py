"""However much there is of one thing: it ends, in our own words, and takes no more steps than there is of it."""

import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from tests.effort import grows_evenly, steps
from tests.files import lay
from tests.hostile.bulk import BULK, Bulk

if not sys.platform.startswith(("linux", "darwin")):
    pytest.skip("a child is forked for it", allow_module_level=True)
main = pytest.importorskip("checklist.cli.main", reason="the command line is not there yet")

from checklist.cli import language  # noqa: E402 -- only where there is a command line
from tests import menu  # noqa: E402
from tests.feed import serve  # noqa: E402

COMMANDS = ("validate", "status", "review", "notify")
SERVED = 100
every_case = pytest.mark.parametrize("case", BULK.values(), ids=list(BULK))


@every_case
def test_much_of_one_thing_is_told_in_our_own_words(case: Bulk) -> None:
    files = {name: text.encode() for name, text in case.files(SERVED).items()}
    asked = COMMANDS if menu.SEARCHING else (COMMANDS[0], COMMANDS[1 + case.full % (len(COMMANDS) - 1)])
    courses = list(serve(main.run, [menu.meal(case.name, command, "en", files) for command in asked]))
    assert not [str(course) for course in courses if course.fault]


@pytest.mark.skipif(not menu.SEARCHING, reason="counting steps takes long: HYPOTHESIS_PROFILE=search does it")
@every_case
def test_twice_as_much_takes_no_more_than_twice_the_steps(case: Bulk, tmp_path: Path) -> None:
    for command in COMMANDS:
        grows_evenly(lambda count, of=command: steps_of(case, of, count, tmp_path / f"{of}{count}"))


def steps_of(case: Bulk, command: str, count: int, folder: Path) -> int:
    """How many lines of the program a command goes through."""
    lay(folder, case.files(count))
    os.chdir(folder)
    day = () if command == "validate" else menu.DAY
    language._chosen[:] = []
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        return steps(lambda: main.run(["--no-cache", "--lang", "en", *day, *command.split()]))
