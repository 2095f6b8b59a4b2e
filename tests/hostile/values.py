"""Lists and configurations that read well and mean the impossible."""

from tests.hostile.base import GOOD, Texts, task

DAYS = (
    "0000-00-00 0001-01-01 9999-12-31 2020-02-30 2021-02-29 99-1-1 2020-1-1 20200101 2020-06-30T10:00:00Z 2020-06-31"
    " ６月 2020年6月30日 -2020-01-01 1e9 10000-01-01 ２０２０-０１-０１ 年底前"
)
FIGURES = "1e999999999 .inf -.inf .nan 0x1F 0o17 1_000 1:30 -1 -0 00 1e-999 Infinity 0.1 ١" + " " + "9" * 400
SHARES = "0.45 1.5 150% -5% 45%% % 100.0000001% 1e2 ４５% true 45.5.5 0.0 100"
CADENCES = (
    "0",
    "never",
    "month",
    "{every: 0}",
    "{every: month, by: 0}",
    "{every: month, by: 99}",
    "{every: week, by: 9}",
    "{every: month, by: +99999}",
    "{every: year, by: +999}",
    "{by: 25}",
)


def scalars() -> Texts:
    """Days, figures and shares that are none, or that are at the edge."""
    for day in DAYS.split():
        yield f"due {day}", task(f"due: {day}")
        yield f"start {day}", task(f"start: {day}, due: 2020-12-31")
        yield f"done on {day}", task(f"status: done, done_on: {day}")
        yield f"reported on {day}", task(f"updates: [{{on: {day}, progress: 10%}}]")
        yield f"period {day}", f"period: {{from: {day}, to: {day}}}\n" + GOOD
    for figure in FIGURES.split():
        yield f"weight {figure[:20]}", task(f"weight: {figure}")
        yield f"target {figure[:20]}", task(f"measure: {{unit: x, target: {figure}, done: {figure}}}, progress: 10%")
        yield f"amount {figure[:20]}", task(f"amounts: {{planned: {figure}, {figure}: 1}}, counts: {{all: {figure}}}")
        yield f"milestone {figure[:20]}", task(f"milestones: [{{title: a, due: 2020-05-01, weight: {figure}}}]")
    for share in SHARES.split():
        yield f"progress {share}", task(f"progress: {share}, updates: [{{on: 2020-01-01, progress: {share}}}]")
    for every in CADENCES:
        yield f"every {every}", f"returns: {every}\n" + task(f"every: {every}, start: 2020-01-01")
    yield from edges()


def edges() -> Texts:
    """The first day and the last, and sums of nothing."""
    week = "period: {from: 0001-01-01, to: 9999-12-31}\nreturns: {every: week}\n"
    extended = "decisions: [{on: 9999-12-31, act: extend, from: none, to: 9999-12-31}]"
    yield "window over all days", task("start: 0001-01-01, due: 9999-12-31, every: month")
    yield "window from the first to the last day", task("start: 0001-01-01, due: 9999-12-31")
    yield "returns over all days", week + GOOD
    yield "extended to the last day", task(f"due: 9999-12-31, {extended}")
    yield "targets in year 0", task("measure: {unit: x, targets: {0: 1, 99999: 2, -1: 3, x: 4}}")
    yield "targets in circles", task("measure: {unit: x, target: parts, targets: {2020: 5, 2019: 9}}")
    yield "weights of nothing", task("weight: 0") + "  - {id: 2, title: a, owner: b, weight: 0}\n"
    yield "milestone weights of nothing", task("due: 2020-12-31, milestones: [{title: a, due: 2020-05-01, weight: 0}]")
    yield (
        "target of nothing",
        task("measure: {unit: x, target: 0, from: 0, done: 0}, start: 2020-01-01, due: 2020-01-01"),
    )
    yield "target is where it began", task("measure: {unit: x, target: 5, from: 5, better: lower}, due: 2020-12-31")


ACTS = "extend close reopen pause resume cancel transfer retarget inspect visit remark refer waive"


def relations() -> Texts:
    """Tasks that hang on each other in ways that do not end, or end late."""
    row = "  - {{id: {}, title: a, owner: b, parent: {}}}\n"
    yield "own parent", "tasks:\n" + row.format("a", "a")
    yield "parents in a circle", "tasks:\n" + row.format("a", "b") + row.format("b", "c") + row.format("c", "a")
    yield "parent of nobody", "tasks:\n" + row.format("a", "nobody")
    chain = "".join(row.format(f"t{n}", f"t{n - 1}") for n in range(1, 3_000))
    yield "parents in a chain", "tasks:\n  - {id: t0, title: a, owner: b}\n" + chain
    last_first = "".join(row.format(f"t{n}", f"t{n + 1}") for n in range(10_000))
    yield "ten thousand parents", f"tasks:\n{last_first}  - {{id: t10000, title: a, owner: b}}\n"
    yield "own source", "list: here\n" + task("source: {list: here, item: a1}")
    yield "ids the same", GOOD + "  - {id: a1, title: a, owner: b}\n" * 50
    yield "ids nearly the same", GOOD + "  - {id: ａ１, title: a, owner: Ь}\n"
    for act in ACTS.split():
        yield f"only {act}", task(f"due: 2020-06-30, decisions: [{{on: 2020-05-01, act: {act}}}]")
        itself = f"{{on: 2020-05-01, act: {act}, from: {act}, to: none, field: x}}"
        yield f"{act} from and to itself", task(f"decisions: [{itself}, {itself}]")


PATHS = "../../etc/passwd .. / a/b C:\\x con ~ -rf --help null no 1.10 .git * %00 ?"
ADDRESSES = ("http://example.org", "file:///etc/passwd", "javascript:alert(1)", "https://", "https://a b", "ftp://x")


def names() -> Texts:
    """Names that are paths, commands or words of another language."""
    for name in PATHS.split():
        said = ", ".join(f"{field}: '{name}'" for field in ("id", "title", "owner", "tags", "section"))
        yield f"id {name}", f"list: '{name}'\ntasks:\n  - {{{said}}}\n"
    for name in (*PATHS.split(), *ADDRESSES):
        yield f"evidence {name}", task(f"updates: [{{on: 2020-01-01, progress: 10%, evidence: ['{name}']}}]")


KEYS = {
    "list": "list title issuer number issued period money returns defaults sections note extra",
    "task": "no section goal leader owner support roles person start due due_text due_stage every returns status"
    " done_on progress weight tags measure milestones stages amounts counts source parent enter_at updates decisions"
    " note extra",
    "measure": "unit target from done better kind targets",
    "milestones": "title due done weight target",
    "updates": "on for by progress done light text problems causes next ask outlook place amounts counts evidence"
    " extra",
    "decisions": "on act from to field reason text by score progress evidence",
    "defaults": "leader owner support roles person start due returns status weight tags",
    "configuration": "title language as_of calendar lists units lights expect rates review extensions notices stages"
    " returns money holidays workdays unmeasured",
}
VALUES = ("", "~", "0", "-1", "''", "[]", "[1]", "[[]]", "{}", "{a: 1}", "[{a: 1}]", "true", "x", "2020-06-30")


def kinds() -> Texts:
    """Every key of a record with a value of one kind, all at once."""
    for record, keys in KEYS.items():
        for value in VALUES:
            said = [f"{key}: {value}" for key in keys.split()]
            within = ", ".join(said)
            if record in {"list", "configuration"}:
                text = "\n".join(said) + f"\n{GOOD}"
            elif record == "defaults":
                text = f"defaults: {{{within}}}\n{GOOD}"
            elif record == "task":
                text = f"tasks:\n  - {{id: a1, title: a, {within}}}\n"
            else:
                text = task(f"{record}: {{{within}}}" if record == "measure" else f"{record}: [{{{within}}}]")
            yield f"{record} {value}", text


COUNTS = (
    "done & & all",
    "&",
    "((",
    "all - all",
    "stage.x",
    "tag.",
    "x.y.z",
    "-",
    "all" + " - all" * 5_000,
    "'; import os'",
)
LISTS = ("/", "..", "../..", "~", "lists/a.yaml', 'lists/a.yaml", "*", "nowhere/", ".", "checklist.yaml")
REVIEWS = (
    "{every: 0, by: 99}",
    "{every: month, by: 0}",
    "{every: week, by: 99}",
    "[{on: 2020-01-01}, {on: 2020-01-01}]",
    "[{on: x, as_of: y}]",
    "9",
)


def settings() -> Texts:
    """Configurations that ask for the impossible."""
    for count in COUNTS:
        yield f"rate {count[:20]}", f'rates:\n  - {{name: x, count: "{count}", over: "{count}"}}\n'
    yield "rates of sums", "rates:\n  - {name: x, sum: amounts.x, over: amounts.y}\n  - {name: x, sum: 1, count: 2}\n"
    for name in LISTS:
        yield f"lists {name}", f"lists: ['{name}']\n"
    for days in REVIEWS:
        yield f"review days {days}", f"review:\n  days: {days}\n"
    yield "parts of nothing", "review: {parts: {progress: 0, on_time: 0}, red: -1, black: 99999, min_tasks: -1}\n"
    yield "parts unknown", "review: {parts: {x: 1}, rank_by: nobody, full: {nobody: 100}}\n"
    yield "lights upside down", "lights: {yellow: 99, red: 1, due_soon: -5, days: moon}\n"
    yield "units in a circle", "units: [{name: a, up: b, also: [b]}, {name: b, up: a, also: [a]}, {name: a}]\n"
    yield "units by thousands", "units:\n" + "".join(f"  - {{name: u{n}, group: g{n % 7}}}\n" for n in range(5_000))
    yield "holidays", f"calendar: XX\nholidays: [{', '.join(['2020-01-01'] * 2_000)}]\nworkdays: [2020-01-01]\n"
    yield "a program", "editor: rm\nnotices: {command: rm -rf, run: rm}\n"
    for day in ("0001-01-01", "9999-12-31", "2020-02-30", "yesterday", "0"):
        yield f"pinned to {day}", f"as_of: {day}\n"
