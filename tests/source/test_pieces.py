"""A list read task by task says what it says when it is read whole, whatever its text, and whatever was read before."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.policy import LIMITS, Limits
from checklist.source import apart
from checklist.source.pieces import Texts
from checklist.source.read import read_bytes
from tests import hostile
from tests.bench import generate
from tests.hostile.mutate import mutations

SMALL = Limits(events=2000, text=200, key=40, depth=6, faults=3)
HEAD = "list: works\ntitle: Works\nsections: [{name: City, owner: Works}]\ntasks:"
TASKS = (
    "  - id: A\n    title: Mend the bridge\n    owner: Works\n",
    "  # said of the next one\n  - id: B\n    title: |+\n      Mend\n\n      the road\n\n    owner: Works\n\n",
    "  - {id: C, title: Mend the dam, owner: Works}\n",
    "  - id: D\n    title: >-\n      Mend\n      - the mill\n    owner: Works\n    progress: 45%\n",
)
TAIL = "note: All of it\n"
ODD = (
    '  - id: X\n    title: "Mend\n  - the quote"\n    owner: Works\n',
    "  - id: X\n    title: 'open\n    owner: Works\n",
    "  - id: X\n    title: [open\n    owner: Works\n",
    "  - [a, b]\n",
    "  - text\n",
    "  - - id: X\n",
    "  -\n    id: X\n    title: Below\n    owner: Works\n",
    "  -   id: X\n      title: Deep\n      owner: Works\n",
    "  - id: X\n    title: a\n   owner: b\n",
    " - id: X\n",
    "   - id: X\n",
    "  - id: X\n    title: unknown key\n    owner: Works\n    statsu: done\n",
    "  - id: X\n    title: no owner\n    due: soonish\n",
    "  - id: X\n    title: twice\n    title: twice\n    owner: Works\n",
    "  - id: X\n    title: mark\n    owner: Works\n...\n",
    "  - id: X\n    title: mark\n    owner: Works\n---\n",
    "  - id: X\n    title: &a anchor\n    owner: *a\n",
    "  - id: X\n    title: a\x07b\n    owner: Works\n",
    "  - id: X\n    title: a\x85b\n    owner: Works\n",
    "  - id: X\n    title: a\u2028  - b\n    owner: Works\n",
    "  - id: X\r    title: lone return\r  - id: Y\n",
    "  - id: X\n    title: conflict\n<<<<<<< HEAD\n    owner: Works\n",
    "  - id: X\n    title: tab\n\t- owner\n",
    "tasks:\n  - id: X\n    title: Again\n    owner: Works\n",
    "事项:\n  - id: X\n    title: Again\n    owner: Works\n",
    "note: |\n  tasks:\n  - id: X\n",
    "  - id: X\n    title: keep\n    owner: Works\n    note: |+\n\n\n",
    "  - ? id\n    : X\n",
    "%YAML 1.1\n",
    "# words\n",
    "\n\n",
    "  - id: X\n    title: long\n    owner: Works\n    note: " + "a" * 300 + "\n",
    "  - id: X\n    title: deep\n    owner: [[[[[[a]]]]]]\n",
)


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that short texts have something in common."""
    monkeypatch.setattr(apart, "BLOCKS", (64, 4))


def same(texts: Texts, data: bytes, name: str = "works.yaml", limits: Limits = LIMITS) -> None:
    page, reading = texts.read(name, data), read_bytes(name, data, limits)
    assert page.task_list == reading.task_list
    if reading.task_list is not None:
        assert page.head == reading.head
        assert page.faulty == any(fault.code[0] == "E" for fault in reading.faults)


def every(texts: Iterable[tuple[str, str | bytes]]) -> list[bytes]:
    return [text if isinstance(text, bytes) else text.encode(errors="surrogatepass") for _, text in texts]


@pytest.mark.parametrize("family", hostile.FAMILIES)
def test_whatever_the_text(family: str) -> None:
    found = every(hostile.FAMILIES[family]())
    texts, small = Texts(), Texts(SMALL)
    for data in found:
        same(texts, data)
        same(small, data[:5000], limits=SMALL)
        inside = b"    ".join(data[:3000].splitlines(keepends=True))
        for text in (data[:3000], inside):
            same(texts, HEAD.encode() + b"\n" + TASKS[0].encode() + text + b"\n" + TASKS[2].encode())


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_task_that_does_not_come_apart(odd: str, ends: str) -> None:
    texts, small = Texts(), Texts(SMALL)
    for before in range(3):
        for tail in ("", TAIL, "\n# the end", odd):
            for last in ("", "x"):
                text = "".join((HEAD, "\n", *TASKS[:before], odd, *TASKS[before:], tail, last)).replace("\n", ends)
                same(texts, text.encode())
                same(texts, text.rstrip().encode())
                same(small, text.encode(), limits=SMALL)


@pytest.mark.parametrize(
    "opening",
    [
        "tasks:",
        "tasks :  # of the year",
        "任务清单:",
        '"tasks":',
        "tasks: ",
        "tasks:\n# one\n\n  # two",
        "tasks:|",
        "- tasks:",
    ],
)
@pytest.mark.parametrize("indent", [0, 1, 2, 4])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_however_the_tasks_begin(opening: str, indent: int, mark: str) -> None:
    tasks = "".join(TASKS).replace("\n  ", "\n" + " " * indent)[2:]
    text = f"{mark}list: works\n{opening}\n{' ' * indent}{tasks}{TAIL}"
    same(Texts(), text.encode())


@given(st.lists(st.lists(st.sampled_from(TASKS + ODD), max_size=6), max_size=6), st.sampled_from(["", TAIL]))
def test_whatever_was_read_before(versions: list[list[str]], tail: str) -> None:
    texts = Texts()
    for version in versions:
        same(texts, "".join((HEAD, "\n", *version, tail)).encode())


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_lists_nearly_alike(seed: int) -> None:
    data = f"list: {generate.LIST}\n{generate.heading()}tasks:\n" + "".join(generate.task(n, seed) for n in range(1, 9))
    texts = Texts()
    for mutant in mutations(data.encode(), seed, 150):
        same(texts, mutant)
        same(texts, data.encode())


def test_a_text_is_read_again_only_where_it_is_new(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[bytes] = []
    monkeypatch.setattr(
        "checklist.source.pieces.read_bytes",
        lambda name, data, limits: (read.append(data), read_bytes(name, data, limits))[1],
    )
    texts = Texts()
    first = f"{HEAD}\n{''.join(TASKS)}".encode()
    texts.read("a.yaml", first)
    assert len(read) == 1 + len(TASKS), "the head and each task"
    texts.read("a.yaml", first.replace(b"Mend the dam", b"Mend the ram"))
    assert len(read) == 2 + len(TASKS)
    assert read[-1] == b"tasks:\n" + TASKS[2].replace("dam", "ram").encode()


def test_a_task_is_the_very_same_value_in_all_versions() -> None:
    texts = Texts()
    one = texts.read("a.yaml", f"{HEAD}\n{TASKS[0]}{TASKS[2]}{TASKS[3]}".encode()).task_list
    other = texts.read("b.yaml", f"{HEAD}\n{TASKS[2]}{TASKS[0]}{TASKS[3]}".encode()).task_list
    assert one
    assert other
    assert [any(task is before for before in one.tasks) for task in other.tasks] == [True, True, True]


def test_as_many_events_as_are_allowed() -> None:
    tasks = "".join(f"  - {{id: T{number}, title: a, owner: b}}\n" for number in range(40))
    texts = Texts(Limits(events=330))
    for count in range(20, 41):
        text = f"tasks:\n{''.join(tasks.splitlines(keepends=True)[:count])}".encode()
        same(texts, text, limits=Limits(events=330))
