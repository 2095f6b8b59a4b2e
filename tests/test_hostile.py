"""Whatever bytes a list or a configuration holds: our own words, a known exit status, nothing raw on the screen."""

import sys
from collections import Counter

import pytest

from checklist.rules.example import files, written
from checklist.rules.families import RULES
from tests import hostile, menu
from tests.feed import Course, Meal, serve
from tests.hostile.base import GOOD

if not sys.platform.startswith(("linux", "darwin")):
    pytest.skip("a child is forked for it", allow_module_level=True)
main = pytest.importorskip("checklist.cli.main", reason="the command line is not there yet")

SEEDS = (1, 2, 3, 4)
LISTS_A_SEED = 500 if menu.SEARCHING else 100
SHOWN = ("show 1", "review --walk", "status --since 2020-01-01", "notify --letters", "review --problems")


def courses(*meals: Meal) -> list[Course]:
    return list(serve(main.run, meals))


def tell(found: list[Course]) -> None:
    """Fail with one of each kind of fault, the most frequent first."""
    faults = [course for course in found if course.fault]
    kinds = Counter(kind(course) for course in faults).most_common(10)
    shown = [f"{count} times, first by\n{next(one for one in faults if kind(one) == of)}" for of, count in kinds]
    if faults:
        pytest.fail("\n\n".join((f"{len(faults)} of {len(found)} went wrong", *shown)), pytrace=False)


def kind(course: Course) -> str:
    """What faults of one cause have in common: how a traceback ends, or how the fault begins."""
    lines = course.fault.strip().split("\n")
    return lines[-1] if lines[0] == "traceback:" else lines[0].partition(":")[0]


@pytest.mark.parametrize("family", hostile.FAMILIES)
def test_hostile_input_is_told_in_our_own_words(family: str) -> None:
    tell(courses(*menu.fixed(family)))


@pytest.mark.parametrize("family", ["scalars", "relations", "names", "inert", "sizes"])
def test_what_is_waived_stops_no_report(family: str) -> None:
    tell(courses(*menu.waived(family)))


@pytest.mark.parametrize("code", [code for code, one in RULES.items() if code[0] == "E" and one.waivable])
def test_an_error_that_may_be_waived_leaves_every_report_able_to_run(code: str) -> None:
    held = files(written(code).bad)
    settings = held.get("checklist.yaml", b"").removesuffix(b"\n") + b"\n" + menu.WAIVED
    meals = [
        menu.meal(code, command, "en", held | {"checklist.yaml": settings})
        for command in ("validate", "status", "list", "rates", "rates --baseline", "review", "notify", *SHOWN)
    ]
    found = courses(*meals)
    tell(found)
    stopped = [f"{course.meal.argv}: {course.printed.decode()}" for course in found if course.status > 1]
    assert not stopped, stopped[0]
    assert f"[{code}]".encode() not in found[0].printed


def test_what_judging_stands_on_cannot_be_waived() -> None:
    kept = {code for code, one in RULES.items() if one.structural}
    assert {"E221", "E229", "E401", "E426"} <= kept
    for code in kept:
        assert not RULES[code].waivable


@pytest.mark.parametrize("seed", SEEDS)
def test_mutated_input_is_told_in_our_own_words(seed: int) -> None:
    tell(courses(*menu.mutated(seed, LISTS_A_SEED)))


@pytest.mark.parametrize("command", sorted({*menu.READERS, *menu.SHOWN_OTHERWISE, *menu.SETTINGS}))
def test_the_same_commands_take_a_good_list(command: str) -> None:
    files = {"checklist.yaml": b"title: Roads\n", "lists/a.yaml": GOOD.encode()}
    (course,) = courses(menu.meal("good", command, "en", files))
    assert not course.fault
    assert course.status == 0, course.printed.decode()


def test_standard_input_is_a_list() -> None:
    (course,) = courses(menu.meal("good", "validate -", "en", {}, GOOD.encode()))
    assert not course.fault
    assert course.status == 0, course.printed.decode()


def test_nesting_is_refused_by_name_and_line() -> None:
    found = courses(*(meal for meal in menu.fixed("deep") if meal.argv[-1] == "validate"))
    assert {course.status for course in found} <= {1, 2}
    assert all(b".yaml:" in course.printed for course in found)


def test_the_same_inputs_every_time() -> None:
    assert list(hostile.inputs()) == list(hostile.inputs())
    assert list(hostile.mutations(menu.base(1), 1, 50)) == list(hostile.mutations(menu.base(1), 1, 50))
