"""House rules that a reader would otherwise have to keep in mind."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.imports import MODULES, PACKAGE, ROOT

LOADS = re.compile(r"\b(?:yaml\.\w*load(?:_all)?\b|(?:safe|full|unsafe)_load(?:_all)?\b|(?:YAML|yaml)\.compose)")
WRITES = re.compile(r"[waxr+bt]*[wax+][waxr+bt]*")
WRITERS = {
    *("write_text", "write_bytes", "NamedTemporaryFile", "mkstemp", "fdopen", "touch", "mkdir", "makedirs"),
    *("unlink", "rmdir", "removedirs", "rmtree", "symlink", "symlink_to", "link", "hardlink_to", "truncate"),
}
OS_WRITES = {
    *(("os", "replace"), ("os", "rename"), ("os", "open"), ("os", "remove")),
    *(("shutil", "copy"), ("shutil", "copyfile"), ("shutil", "move")),
}
MAY_WRITE = {
    "checklist/store/write.py": "it is the one place",
    "checklist/store/lock.py": "it makes the files that locks are on, which hold nothing",
    "checklist/store/stream.py": "it opens what is no file",
    "checklist/store/answers.py": "what is kept aside in the cache may be lost",
    "checklist/store/readings.py": "likewise",
    "checklist/store/remembered.py": "likewise",
}
VAGUE = re.compile(r"(?:^|_)(?:utils?|helpers?|managers?|handle[rs]?|process(?:or)?)(?:_|$)", re.IGNORECASE)
CLOCK = re.compile(r"\b(?:process_time|perf_counter|monotonic)\b")
LONGEST = 300
FOREIGN = re.compile(
    r"(?<![\w.~$})-])/(?:work|root|home|Users)/\w"  # a path of one machine
    r"|\b[Ii]ssue #?[0-9]|\bsub-?agents?\b|\blanguage model\b|\b(?:the|my) brief\b|\bco-authored-by\b",
    re.IGNORECASE,
)
TOP = {
    *("README.md", "README.zh-CN.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "pyproject.toml"),
    *("checklist", "checklist.yaml", "lists", "evidence", "examples", "docs", "tests"),
    *(".ci", ".gitignore", ".pre-commit-hooks.yaml"),
}
LATE = (
    "click.shell_completion",
    "rich",
    "ruamel",
    "jinja2",
    "chinese_calendar",
    "subprocess",
    "asyncio",
    "docx",
    "xlsxwriter",
)
"""What only some commands need, and what costs more to import than all of the rest."""

TESTS = sorted((ROOT / "tests").rglob("*.py"))
SKIPPED = {"dist", "build", "node_modules", "__pycache__"}
TEXTS = {".py", ".md", ".toml", ".yaml", ".yml", ".txt", ".csv", ".json", ".html", ".css", ""}

every_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def texts() -> Iterator[Path]:
    """Every text file of the project but this one."""
    for top in ROOT.iterdir():
        if top.name in SKIPPED or (
            top.name.startswith(".") and top.name not in {".ci", ".gitignore", ".pre-commit-hooks.yaml"}
        ):
            continue
        for path in [top] if top.is_file() else top.rglob("*"):
            inside = path.is_file() and not SKIPPED & set(path.parts)
            if inside and path.suffix in TEXTS and path != Path(__file__).resolve():
                yield path


@every_module
def test_module_says_in_one_line_what_it_is_for(path: Path) -> None:
    lines = (ast.get_docstring(parsed(path)) or "").split("\n")
    assert lines[0], "it has no docstring"
    assert lines[0].endswith((".", "!", "?", ":")), "its first line is not a sentence"
    assert lines[1:2] in ([], [""]), "its first sentence does not fit a line"


@every_module
def test_a_module_is_soon_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST, "more is more than one subject"


@every_module
def test_yaml_is_never_loaded(path: Path) -> None:
    found = LOADS.search(path.read_text(encoding="utf-8"))
    assert not found, f"{found and found[0]}: values are read from events by the table of fields"


def writes(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls that put something on a disk."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if any(isinstance(given, ast.Attribute) and given.attr == "devnull" for given in node.args):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        of = getattr(getattr(node.func, "value", None), "id", "")
        if name in WRITERS or (of, name) in OS_WRITES or (name == "open" and opens_to_write(node)):
            yield node


def opens_to_write(call: ast.Call) -> bool:
    given = [*call.args, *(word.value for word in call.keywords if word.arg == "mode")]
    modes = [one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return any(WRITES.fullmatch(mode) for mode in modes)


def test_one_place_writes_files() -> None:
    places = {str(path.relative_to(ROOT)) for path in MODULES if any(writes(parsed(path)))}
    others = places - MAY_WRITE.keys()
    assert not others, f"{', '.join(sorted(others))}: every write is one function's, all or nothing"
    assert places == MAY_WRITE.keys(), "what no longer writes needs no leave to"


@pytest.mark.parametrize(
    ("code", "is_write"),
    [
        ("open(path, 'w')", True),
        ("path.open('rb+')", True),
        ("open(path, mode='a', encoding='utf-8')", True),
        ("Path(name).write_text(text)", True),
        ("os.replace(new, old)", True),
        ("os.open(path, flags)", True),
        ("path.unlink(missing_ok=True)", True),
        ("folder.mkdir()", True),
        ("os.open(os.devnull, os.O_WRONLY)", False),
        ("open(path, 'rb')", False),
        ("path.open(encoding='utf-8')", False),
        ("text.replace('a', 'b')", False),
        ("stream.write(text)", False),
    ],
)
def test_a_write_is_known_when_seen(code: str, is_write: bool) -> None:
    assert bool(list(writes(ast.parse(code)))) is is_write


@every_module
def test_names_say_what_a_thing_is(path: Path) -> None:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    named = [node.name for node in ast.walk(parsed(path)) if isinstance(node, kinds)]
    assert not [name for name in (path.stem, *named) if VAGUE.search(name)]


def test_no_test_reads_a_clock() -> None:
    """How fast something is, is a ratio, and `tests/bench` asks for it; `tests/effort.py` tells what runs away."""
    others = (path for path in TESTS if path.name.startswith("test_") and path != Path(__file__).resolve())
    assert not [str(path.relative_to(ROOT)) for path in others if CLOCK.search(path.read_text(encoding="utf-8"))]


def test_modules_of_tests_say_what_they_are_for_and_are_soon_read() -> None:
    for path in TESTS:
        text = path.read_text(encoding="utf-8")
        first = (ast.get_docstring(ast.parse(text)) or "").split("\n")[0]
        assert first.endswith((".", "!", "?", ":")) or not text, f"{path}: its first line does not say what it is for"
        assert len(text.splitlines()) <= LONGEST, f"{path}: more than {LONGEST} lines are more than one subject"


def test_nothing_speaks_of_where_it_was_made() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for path in texts()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").split("\n"), 1)
        if FOREIGN.search(line)
    ]
    assert not found, "\n".join(found)


def test_the_top_holds_what_one_looks_for_there() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("this is no checkout of a repository")
    assert {name.split("/")[0] for name in listed.stdout.split("\0") if name} <= TOP


def test_starting_imports_nothing_heavy() -> None:
    asked = f"import sys, checklist.cli.main; print(*sorted({set(LATE)!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
