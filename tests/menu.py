"""Which commands are fed which hostile files: shared by the fixed tests and the long ones."""

from collections.abc import Iterator, Sequence
from random import Random

from checklist.rules.families import RULES
from tests import hostile
from tests.bench import generate
from tests.examples import SEARCHING
from tests.feed import Meal
from tests.hostile.base import GOOD

DAY = ("--as-of", "2020-06-30")
READERS = ("validate", "status", "list", "show a1", "rates", "review", "forecast", "agenda", "notify")
SHOWN_OTHERWISE = (
    "validate -f sarif",
    "validate -f github",
    "validate -f gitlab",
    "validate -f md",
    "validate --fix --dry-run",
    "fmt --check",
    "fmt --dry-run",
    "roll --from 2021-01-01 --to 2021-12-31 --dry-run",
    "doctor",
    "validate -f json",
    "status -f json",
    "list -f csv",
    "list -f md",
    "show a1 -f json",
    "show a1 --curve -f csv",
    "rates -f csv",
    "review -f md",
    "review --why Works",
    "review --unit Works",
    "review --problems",
    "review --month",
    "review --year -f json",
    "review --indicators",
    "forecast -f json",
    "forecast --by section",
    "agenda --week",
    "agenda --supervise -f json",
    "notify --letters",
    "notify -f json",
    "status --since 2020-05-31",
    "export -f json",
    "export -o out.xlsx",
    "review -o out.xlsx",
    "list -f ics",
    "agenda -f ics",
    "form make Works --dry-run",
)
SETTINGS = ("config", "status", "validate", "review", "rates", "notify")
LANGUAGES = ("en", "zh-CN")
IN_TURN = 1


def in_turn(commands: Sequence[str], number: int) -> Iterator[str]:
    """As many of the commands as one input is put before."""
    count = len(commands) if SEARCHING else min(IN_TURN, len(commands))
    return (commands[(number * IN_TURN + at) % len(commands)] for at in range(count))


def meal(name: str, command: str, language: str, files: dict[str, bytes], stdin: bytes = b"") -> Meal:
    """One command over some files. `validate` judges for no day but the list's own; a fault of ours shows its place."""
    day = () if command.startswith(("validate", "doctor", "config", "fmt", "import", "form")) else DAY
    return Meal(name, ("--debug", "--lang", language, *day, *command.split()), files, stdin)


def as_list(number: int, name: str, data: bytes) -> Iterator[Meal]:
    """A hostile list before `validate` and, in a search, every reading command, another format and standard input.

    In a merge one of these three takes its turn.
    """
    language, shown = LANGUAGES[number % 2], SHOWN_OTHERWISE[number // 3 % len(SHOWN_OTHERWISE)]
    asked = (tuple(in_turn(READERS[1:], number // 3)), (shown,), ("validate -",))
    yield meal(name, READERS[0], language, {"lists/hostile.yaml": data})
    for command in (one for group in (asked if SEARCHING else (asked[number % 3],)) for one in group):
        beside, stdin = ({}, data) if command.endswith(" -") else ({"lists/hostile.yaml": data}, b"")
        yield meal(name, command, language, beside, stdin)


def as_foreign(number: int, name: str, data: bytes) -> Meal:
    """A hostile file of somebody else's, read as CSV, as a workbook, or as a form that comes back."""
    ending, command = (("csv", "import"), ("xlsx", "import"), ("ods", "form take"))[number % 3]
    return meal(name, f"{command} hostile.{ending} --dry-run", LANGUAGES[number % 2], {f"hostile.{ending}": data})


def as_settings(number: int, name: str, data: bytes, commands: Sequence[str] = SETTINGS) -> Iterator[Meal]:
    """A hostile configuration over a good list."""
    for command in commands:
        yield meal(name, command, LANGUAGES[number % 2], {"checklist.yaml": data, "lists/a.yaml": GOOD.encode()})


def fixed(family: str) -> Iterator[Meal]:
    """A family of hostile inputs, as lists and, where that says something, as configurations."""
    for number, (name, data) in enumerate(hostile.inputs(family)):
        if family != "settings":
            yield from as_list(number, name, data)
        whole = family in {"settings", "kinds", "deep", "structures"}
        yield as_foreign(number, name, data)
        yield from as_settings(number, name, data, SETTINGS if whole else SETTINGS[:1])


WAIVERS = "".join(
    f"  - {{code: {code}, reason: r, until: 9999-12-31}}\n"
    for code, one in RULES.items()
    if code[0] == "E" and one.waivable
)
WAIVED = f"waivers:\n{WAIVERS}".encode()
"""Settings by which every error that may be accepted is."""


def waived(family: str) -> Iterator[Meal]:
    """A family of hostile lists before every report, whatever may be accepted in them accepted."""
    for number, (name, data) in enumerate(hostile.inputs(family)):
        shown = SHOWN_OTHERWISE[1 + number % (len(SHOWN_OTHERWISE) - 1)]
        for command in (*in_turn(READERS[1:], number), shown):
            yield meal(name, command, LANGUAGES[number % 2], {"checklist.yaml": WAIVED, "lists/hostile.yaml": data})


def base(seed: int) -> bytes:
    """A realistic list of three tasks, the one to mutate; one of them can be shown by name."""
    tasks = "".join(generate.task(number, seed) for number in range(1, 4)).replace("K000002", "a1")
    return f"list: {generate.LIST}\n{generate.heading()}tasks:\n{tasks}".encode()


def mutated(seed: int, count: int) -> Iterator[Meal]:
    """Mutated lists and configurations, each before one command."""
    random = Random(seed)
    settings = generate.settings().encode()
    for number, data in enumerate(hostile.mutations(base(seed), seed, count)):
        command = random.choice((*READERS, *READERS, *SHOWN_OTHERWISE))
        files = {"checklist.yaml": settings, "lists/hostile.yaml": data}
        yield meal(f"seed {seed}, list {number}", command, LANGUAGES[number % 2], files)
    for number, data in enumerate(hostile.mutations(settings, seed, count // 10)):
        files = {"checklist.yaml": data, "lists/a.yaml": base(seed)}
        yield meal(f"seed {seed}, configuration {number}", SETTINGS[number % 6], LANGUAGES[number % 2], files)
