"""`new`: a list begun at a real terminal, and the text it makes."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.calendar import Cadence, Every
from checklist.core.model import Defaults, Period, Status, Task, TaskList
from checklist.core.when import read_when
from checklist.core.width import width
from checklist.lang.catalog import LANGUAGES, load
from checklist.rules.check import check
from checklist.source.book import shelve
from checklist.source.draft import draft, settings_draft
from checklist.source.read import read_bytes
from checklist.source.settings import NO_SETTINGS, read_settings
from tests.examples import examples
from tests.sessions import environment
from tests.terminal import terminal

DAY = date(2026, 1, 15)
PERIOD = Period(date(2026, 1, 1), date(2026, 12, 31))
NOT_STARTED = Defaults(status=Status.NOT_STARTED)
MODELINE = "# yaml-language-server: $schema=../.checklist/list.schema.json"


def typed_at(folder: Path, lang: str, *answers: str, words: tuple[str, ...] = ()) -> tuple[int, str]:
    """The status and all that was shown; an answer ends with Enter unless it is a key of its own."""
    env = environment(folder.parent / "home") | {"TERM": "dumb"}
    with terminal([sys.executable, "-m", "checklist", "--lang", lang, "new", *words], env, folder) as at:
        shown = ""
        for answer in answers:
            shown += at.wait_for(
                "]: " if lang == "en" else "］："
            )  # what is typed earlier reaches no line being edited
            at.type(answer if answer in ("\x03", "\x04") else f"{answer}\n")
        status, rest = at.left(again="\x03" if "\x03" in answers else "")
        return status, shown + rest


def shelf_of(folder: Path) -> tuple[TaskList, list[str]]:
    """The one list of a workspace, and what is wrong with it."""
    workspace, reading = read_settings("checklist.yaml", (folder / "checklist.yaml").read_bytes())
    (path,) = folder.glob("lists/*.yaml")
    shelf = shelve(workspace, reading, [read_bytes(path.relative_to(folder).as_posix(), path.read_bytes())])
    return shelf.books[0].task_list, [one.code for one in check(shelf, DAY, lambda _: True)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "city").mkdir()
    return tmp_path / "city"


def test_a_list_and_its_workspace_in_english(folder: Path) -> None:
    status, shown = typed_at(
        folder,
        "en",
        *("Bridges: #1", "Bridges 26", "bridges", "2026-02-01", "last year", "?", "end of November"),
        *("City office", "Works, Police, Works"),
        *("Mend the north bridge", "", "by June 30, 2026", "Patrol", "Police", "the 25th of each month", ""),
        "y",
    )
    assert status == 0
    assert "Only small letters" in shown
    assert "is no day I can read" in shown
    assert "never overdue" in shown
    task_list, problems = shelf_of(folder)
    assert problems == []
    assert task_list.title == "Bridges: #1"
    assert task_list.id == "bridges"
    assert task_list.issuer == "City office"
    assert task_list.period == Period(date(2026, 2, 1), date(2026, 11, 30))
    one, other = task_list.tasks
    assert (one.id, one.title, one.owner) == ("1", "Mend the north bridge", ("Works",))
    assert (one.due, one.due_text) == (date(2026, 6, 30), "by June 30, 2026")
    assert (other.owner, other.due, other.every and other.every.every.value) == (("Police",), None, "month")
    settings_text = (folder / "checklist.yaml").read_text("utf-8")
    assert re.findall(r"\{name: (.*)\}", settings_text.split("units:")[1]) == ["Works", "Police", "City office"]
    assert (folder / ".checklist" / "list.schema.json").exists()


def test_a_list_in_chinese(folder: Path) -> None:
    status, shown = typed_at(
        folder,
        "zh-CN",
        *("2026年重点工程", "works-2026", "2026-01-01", "年底前", "市政府办公室", "市住建局、市交通运输局"),
        *("北桥维修加固", "", "5月底前动工", "公交站台30座", "市交通运输局", "2026-06-30", ""),
        "",
    )
    assert status == 0
    task_list, problems = shelf_of(folder)
    assert problems == []
    one, other = task_list.tasks
    assert (one.due, one.due_text, one.due_stage) == (date(2026, 5, 31), "5月底前动工", "started")
    assert (other.owner, other.due, other.due_text) == (("市交通运输局",), date(2026, 6, 30), "")
    text = (folder / "lists" / "works-2026.yaml").read_text("utf-8")
    assert "责任单位: 市住建局" in text
    assert "时限阶段: 开工" in text
    assert not re.search(r"^ *[a-z_]+:", text, re.MULTILINE)
    assert "语言: zh-CN" in (folder / "checklist.yaml").read_text("utf-8")
    assert "已新建" in shown


def test_in_a_workspace_its_units_are_known(folder: Path) -> None:
    (folder / "checklist.yaml").write_text("units:\n  - {name: Works, also: [Public Works]}\n  - {name: Police}\n")
    before = (folder / "checklist.yaml").read_bytes()
    answers = ("Roads", "roads", "2026-01-01", "2026-12-31", "")
    status, shown = typed_at(folder, "en", *answers, "One", "Public Works", "", "Two", "Polize", "Polize", "", "", "y")
    assert status == 0
    assert "Did you mean Police?" in shown
    assert shown.count("Units that answer") == 0
    assert "Add to `units:` in checklist.yaml:\n  - {name: Polize}\n" in shown
    assert (folder / "checklist.yaml").read_bytes() == before
    task_list, problems = shelf_of(folder)
    assert [task.owner for task in task_list.tasks] == [("Works",), ("Polize",)]
    assert problems == ["E403"]
    assert "E403" in shown


@pytest.mark.parametrize("end", ["\x04", "\x03"])
def test_whoever_stops_leaves_nothing(end: str, folder: Path) -> None:
    status, shown = typed_at(folder, "en", "Roads", end)
    assert status == 130
    assert "Nothing was written." in shown
    assert list(folder.iterdir()) == []


def test_whoever_says_no_leaves_nothing(folder: Path) -> None:
    status, shown = typed_at(folder, "en", *[""] * 7, "perhaps", "n")
    assert status == 0
    assert "Nothing was written." in shown
    assert list(folder.iterdir()) == []


def test_a_list_without_tasks_is_one(folder: Path) -> None:
    assert typed_at(folder, "en", *[""] * 7, "y")[0] == 0
    task_list, problems = shelf_of(folder)
    assert (task_list.tasks, problems) == ((), [])
    assert "#   title: Repair the north bridge" in next(folder.glob("lists/*.yaml")).read_text("utf-8")


def test_no_list_is_overwritten(folder: Path) -> None:
    (folder / "lists").mkdir()
    (folder / "lists" / "roads.yaml").write_text("mine")
    status, shown = typed_at(folder, "en", "Roads", "roads", "ways", *[""] * 5, "y")
    assert status == 0
    assert "A list of the name roads is there already." in shown
    assert (folder / "lists" / "roads.yaml").read_text() == "mine"
    assert (folder / "lists" / "ways.yaml").exists()


def test_a_last_day_before_the_first_is_refused(folder: Path) -> None:
    _, shown = typed_at(folder, "en", "", "", "2026-06-01", "2026-05-31", "Q1 2027 to Q2 2027", "2026-06-30", "\x04")
    assert "must not be before the first one" in shown
    assert "names no single day" in shown


def test_bad_settings_are_mended_first(folder: Path) -> None:
    (folder / "checklist.yaml").write_text("lihgts: 1\n")
    status, shown = typed_at(folder, "en")
    assert (status, "mend them first" in shown) == (2, True)


words = st.text(min_size=1, max_size=20).filter(lambda text: text.strip() == text and text.splitlines() == [text])
tasks = st.builds(
    lambda id, title, owner, due: Task(id, title, owner=tuple(owner), due=due),  # noqa: A006 -- the field's own word
    st.uuids().map(str),
    words,
    st.lists(words, min_size=1, max_size=3, unique=True),
    st.none() | st.dates(PERIOD.start or DAY, PERIOD.end or DAY),
)


@pytest.mark.parametrize("lang", LANGUAGES)
@given(words, st.just("") | words, st.lists(tasks, max_size=3))
@examples(40)
def test_a_draft_reads_as_what_was_said(lang: str, title: str, issuer: str, rows: list[Task]) -> None:
    said = TaskList("a", title, issuer, period=PERIOD, defaults=NOT_STARTED, tasks=tuple(rows))
    text = draft(said, lang == "zh-CN", load(lang).say_key, MODELINE)
    reading = read_bytes("lists/a.yaml", text.encode())
    assert reading.task_list == said
    assert [fault.code for fault in reading.faults if fault.code != "W101"] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@given(words, st.lists(words, max_size=3, unique=True))
@examples(40)
def test_settings_read_as_what_was_said(lang: str, title: str, units: list[str]) -> None:
    text = settings_draft(title, lang, tuple(units), load(lang).say_key, MODELINE)
    workspace, reading = read_settings("checklist.yaml", text.encode())
    assert (workspace.title, workspace.language, reading.faults) == (title, lang, ())
    assert [unit.name for unit in workspace.policy.units.all] == units


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_day_it_offers_can_be_read(lang: str) -> None:
    said = load(lang).say_key("new.wrong.day").replace("{year}", "2026").partition("}”")[2]
    offered = [
        one
        for one in re.findall(r"[+\w-]+(?: [\w-]+)*", re.sub(r" and |、", ", ", said))
        if re.search("[0-9年月]|end", one)
    ]
    assert len(offered) == 5
    assert all(read_when(one.removesuffix(" are"), DAY).day for one in offered)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_fits_a_narrow_terminal(lang: str) -> None:
    rows = tuple(
        Task(str(at), "Mend it", owner=("Works",), due=DAY, due_text="soon", due_stage="started") for at in (1, 2)
    )
    said = TaskList("a", "A", "Office", period=PERIOD, defaults=NOT_STARTED, tasks=rows)
    texts = (
        draft(said, lang == "zh-CN", load(lang).say_key, ""),
        settings_draft("A", lang, (), load(lang).say_key, ""),
    )
    assert max(width(line) for text in texts for line in text.split("\n")) <= 80


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rows", [(), (Task("1", "Mend it", owner=("Works",), due=DAY),)], ids=["none", "one"])
def test_what_it_shows_in_comments_is_right_too(lang: str, rows: tuple[Task, ...]) -> None:
    said = TaskList("a", "A", period=PERIOD, defaults=NOT_STARTED, tasks=rows)
    text = draft(said, lang == "zh-CN", load(lang).say_key, MODELINE)
    aside = load(lang).say_key("draft.aside.returns")
    shown = re.sub(r"^(  +)# ", r"\1", text, flags=re.MULTILINE).replace(f"# {aside}", aside)
    assert shown != text
    reading = read_bytes("lists/a.yaml", shown.encode())
    assert reading.faults == ()
    (task,) = reading.task_list.tasks if reading.task_list else ()
    assert (task.goal and task.leader and task.tags) or not rows
    assert reading.task_list
    assert reading.task_list.returns == Cadence(Every.MONTH)
    shelf = shelve(read_settings("checklist.yaml", b"")[0], NO_SETTINGS, [reading])
    assert [one.code for one in check(shelf, date(2026, 7, 1), lambda _: True) if one.code[0] == "E"] == []


def piped(folder: Path, *answers: str, words: tuple[str, ...] = (), encoding: str = "utf-8") -> tuple[int, str, str]:
    """The status and what was said on either stream, for answers that come line by line from a script."""
    typed = [sys.executable, "-m", "checklist", "--lang", "en", "new", *words]
    text = "".join(f"{answer}\n" for answer in answers).encode(encoding)
    done = subprocess.run(
        typed, cwd=folder, env=environment(folder.parent / "home"), input=text, capture_output=True, check=False
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


BEGUN = ("Key works", "works", "2026-01-01", "2026-12-31", "Office", "Works, Transport")


def test_a_script_answers_line_by_line(folder: Path) -> None:
    status, said, wrong = piped(folder, *BEGUN, "Mend it", "", "end of June", "Paint it", "Transport", "")
    assert (status, wrong) == (0, "")
    assert said.startswith("Made:\n  lists/works.yaml\n")
    assert "Title" not in said
    task_list, problems = shelf_of(folder)
    assert problems == []
    assert [(task.title, task.owner, task.due) for task in task_list.tasks] == [
        ("Mend it", ("Works",), date(2026, 6, 30)),
        ("Paint it", ("Transport",), None),
    ]


def test_a_period_begins_on_the_first_day_of_what_is_named(folder: Path) -> None:
    assert piped(folder, "Key works", "works", "2026年", "2026年", "", "Works", "")[0] == 0
    assert shelf_of(folder)[0].period == PERIOD


def test_a_unit_that_was_not_named_is_asked_for_again(folder: Path) -> None:
    status, _, wrong = piped(folder, *BEGUN, "Mend it", "Trasport", "", "")
    assert (status, list(folder.iterdir())) == (2, [])
    assert "“Trasport” is not among the units named above. Did you mean Transport?\n" in wrong
    assert piped(folder, *BEGUN, "Mend it", "Office", "", "")[0] == 0


def test_a_person_may_insist_on_one(folder: Path) -> None:
    answers = ("Key works", "", "", "", "", "Works", "Mend it", "Police", "Police", "", "Watch", "Police", "", "", "y")
    status, shown = typed_at(folder, "en", *answers)
    assert (status, shown.count("is not among the units")) == (0, 1)
    assert [task.owner for task in shelf_of(folder)[0].tasks] == [("Police",), ("Police",)]
    assert "  - {name: Police}\n" in (folder / "checklist.yaml").read_text("utf-8")


@pytest.mark.parametrize(("title", "name"), [("Key works: 2026!", "key-works-2026"), ("2026年重点工作", r"tasks-\d+")])
def test_a_list_is_called_as_its_title_where_that_has_letters(folder: Path, title: str, name: str) -> None:
    assert piped(folder, title, "", "", "", "", "", "")[0] == 0
    assert re.fullmatch(name, shelf_of(folder)[0].id)


def test_a_script_may_say_that_it_has_ended(folder: Path) -> None:
    assert piped(folder, *BEGUN, "", "n")[:2] == (0, "")
    assert list(folder.iterdir()) == []
    assert piped(folder, *BEGUN, "", "yes")[0] == 0


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ((), "in a pipe it reads one answer a line, and here there is none"),
        (("A", "B b"), "Line 2 of the answers, “Its name as a file”: Only small letters, digits and hyphens"),
        (
            ("A", "a", "last year"),
            "Line 3 of the answers, “First day of its period”: “last year” is no day I can read.",
        ),
        (("A", "a", "2026-06-01", "2026-05-31"), "Line 4 of the answers, “Last day of its period”: The last day must"),
        (("A", "a"), "Line 2 of the answers, “First day of its period”: nothing more came"),
        ((*BEGUN, "Mend it"), "Line 7 of the answers, “Who answers for it”: nothing more came"),
        ((*BEGUN, "Mend it", "Works", "soon"), "Line 9 of the answers, “Done by when”: “soon” is no day I can read."),
        (("A\x1b[A",), "Line 1 of the answers, “Title of the list”: “A\\x1b[A” holds characters that are no text."),
        (
            ("A", "a", "2026-02-30"),
            "Line 3 of the answers, “First day of its period”: There is no such day as “2026-02-30”.",
        ),
        ((*BEGUN, "", "perhaps"), "Line 8 of the answers, “Write it”: y writes, n ends with nothing written."),
    ],
)
def test_a_wrong_answer_of_a_script_is_its_end(answers: tuple[str, ...], told: str, folder: Path) -> None:
    status, said, wrong = piped(folder, *answers)
    assert (status, said) == (2, "")
    assert told in wrong
    assert list(folder.iterdir()) == []


def test_a_script_in_another_encoding_is_told(folder: Path) -> None:
    status, _, wrong = piped(folder, "重点工作", encoding="gbk")
    assert status == 2
    assert "holds characters that are no text" in wrong


def test_a_unit_a_script_misspells_is_told(folder: Path) -> None:
    (folder / "checklist.yaml").write_text("units: [{name: Works}]\n")
    status, _, wrong = piped(folder, *BEGUN[:-1], "Mend it", "Wroks")
    assert status == 2
    assert "“Wroks” is not declared in checklist.yaml. Did you mean Works?\n" in wrong
    assert not (folder / "lists").exists()


def test_a_second_list_has_names_of_its_own(folder: Path) -> None:
    assert piped(folder, *BEGUN, "Mend it", "Works", "")[0] == 0
    assert piped(folder, "Roads", "roads", "", "", "", "Pave it", "Works", "")[0] == 0
    _, _, wrong = piped(folder, "Roads", "works")
    assert "A list of the name works is there already." in wrong
    assert "id: roads-1 " in (folder / "lists" / "roads.yaml").read_text("utf-8")
    checked = [sys.executable, "-m", "checklist", "--lang", "en", "validate"]
    done = subprocess.run(
        checked, cwd=folder, env=environment(folder.parent / "home"), capture_output=True, check=False
    )
    assert done.stdout == b"No problems found.\n"


@pytest.mark.parametrize(
    ("lists", "path", "told"),
    [("[plans/]", "plans/works.yaml", ""), ("[a.yaml]", "lists/works.yaml", "Add to `lists:`")],
)
def test_a_list_goes_where_lists_are_read(lists: str, path: str, told: str, folder: Path) -> None:
    (folder / "checklist.yaml").write_text(f"lists: {lists}\n")
    status, said, _ = piped(folder, *BEGUN)
    assert status == 0
    assert (folder / path).exists()
    assert told in said
