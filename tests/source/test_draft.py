"""A list that is begun: its draft and its settings read as what was said, and what they show in comments is right."""

import re
from datetime import date

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

DAY = date(2026, 1, 15)
PERIOD = Period(date(2026, 1, 1), date(2026, 12, 31))
NOT_STARTED = Defaults(status=Status.NOT_STARTED)
MODELINE = "# yaml-language-server: $schema=../.checklist/list.schema.json"
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
