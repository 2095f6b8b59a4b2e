"""The site: what is public is on it and nothing else, whatever was typed; its links lead somewhere on it."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.assess import Assessment, assess
from checklist.core.model import TaskList
from checklist.core.policy import PUBLIC, Policy
from checklist.core.public import PUBLIC_FIELDS, PUBLIC_WORDS
from checklist.core.review import review
from checklist.core.value import replace
from checklist.reports.poster import poster
from checklist.reports.report import Column, Facts, Report, Section, Table
from checklist.reports.site import INDEX, ONE_PAGE, site
from checklist.store.published import NAME
from checklist.writers.poster import paper
from checklist.writers.site import files
from tests.examples import examples
from tests.strategies import DAYS, tasks
from tests.world import judged
from tests.writers.browsed import OURS, Page
from tests.writers.given import texts
from tests.writers.voice import EN, ZH

ALL_OURS = OURS | {"a", "nav", "footer", "form", "label", "input", "select", "option", "output", "script"}
EVERY = (*PUBLIC_FIELDS, *PUBLIC_WORDS, "decisions")
SECRET = """
list: town
title: 清单
issuer: 市委办公室
period: {from: 2020-01-01, to: 2020-12-31}
tasks:
  - id: A-1
    no: 序号7
    title: 修桥
    section: 城建段
    goal: 恢复通车
    owner: [市住建局, 市交通局]
    support: 市公安局
    leader: 张副市长
    roles: {属地责任: 某区政府}
    person: {post: 科长, name: 李四}
    start: 2020-02-01
    due: 2020-11-30
    due_text: 十一月底前
    status: in-progress
    tags: [内部标签]
    weight: 2.75
    measure: {unit: 座, target: 8}
    milestones: [{title: 架梁节点, due: 2020-05-31}]
    stages: {started: 2020-03-01}
    amounts: {planned: 77.25}
    counts: {all: 4444}
    source: {list: 省清单, item: "33"}
    note: 只在内部说
    extra: {适用范围: 全市域}
    updates:
      - on: 2020-06-10
        done: 2
        light: green
        text: 正文如此
        problems: 问题如此
        causes: 原因如此
        next: 打算如此
        ask: 请求如此
        outlook: 预判如此
        evidence: [evidence/a.pdf]
    decisions:
      - {on: 2020-06-01, act: extend, from: 2020-10-31, to: 2020-11-30, reason: 汛期之故, by: 督查室}
      - {on: 2020-06-12, act: remark, text: 意见如此, by: 督查室}
"""
SAYS = {
    "no": "序号7",
    "section": "城建段",
    "goal": "恢复通车",
    "leader": "张副市长",
    "support": "市公安局",
    "roles": "某区政府",
    "person": "李四",
    "due_text": "十一月底前",
    "tags": "内部标签",
    "weight": "2.75",
    "measure": "8座",
    "milestones": "架梁节点",
    "stages": "开工",
    "amounts": "77.25",
    "counts": "4444",
    "source": "省清单",
    "note": "只在内部说",
    "extra": "全市域",
    "text": "正文如此",
    "problems": "问题如此",
    "causes": "原因如此",
    "next": "打算如此",
    "ask": "请求如此",
    "outlook": "预判如此",
    "decisions": "意见如此",
}
"""What each field says in the list above, and nothing else in it does."""


def made(of: Assessment, public: tuple[str, ...] = PUBLIC, voice: object = ZH) -> dict[str, str]:
    held = site(review(of, "owner", of.tasks), "某市重点工作", public)
    return {name: data.decode() for name, data in files(held, voice, "A1")}  # type: ignore[arg-type]


def words(pages: dict[str, str]) -> str:
    return "\n".join(Page(text).words for text in pages.values())


def test_every_field_that_may_be_public_is_tried() -> None:
    assert SAYS.keys() == set(EVERY)


@pytest.mark.parametrize("field", EVERY)
def test_only_what_is_public_is_published(field: str) -> None:
    """What all tasks come to, such as a rate over amounts, is on the overview whatever is public of each."""
    pages = made(judged(SECRET, day="2020-06-16"), (field,))
    told = words({name: text for name, text in pages.items() if name != INDEX})
    for other, says in SAYS.items():
        assert (says in told) == (other == field), other
    assert "修桥" in told
    assert "市住建局" in told
    assert "25.0%" in told, "two of eight, whether or not it is said of what"


def test_what_proves_a_report_and_what_an_owner_says_of_itself_never_is() -> None:
    told = "\n".join(made(judged(SECRET, day="2020-06-16"), EVERY).values())
    assert "evidence" not in told
    assert "自评" not in told


@pytest.mark.parametrize("name", ["联系电话", "手机", "邮箱", "Phone", "Contact e-mail", "Tel."])
def test_a_column_of_numbers_to_call_never_is(name: str) -> None:
    """However the number looks: seven figures alone could be anything."""
    extra = f"{{{name}: 2567890, 范围: 全市}}"
    text = f"list: a\ntasks:\n- {{id: a, title: 修桥, owner: 甲局, extra: {extra}}}\n"
    told = words(made(judged(text, day="2020-06-16"), EVERY))
    assert "全市" in told
    assert "2567890" not in told


def test_a_due_day_that_moved_is_told_without_the_reason() -> None:
    told = words(made(judged(SECRET, day="2020-06-16"), ()))
    assert "延期：2020年10月31日 → 2020年11月30日" in told
    assert "汛期之故" not in told


def links(name: str, text: str) -> list[tuple[str, str]]:
    """The pages and parts that a page leads to."""
    found = []
    for one in Page(text).all("a"):
        page, _, part = str(one["href"]).partition("#")
        found.append((page or name, part))
    return found


def leads_nowhere(pages: dict[str, str]) -> list[str]:
    parts = {name: {one.get("id") for _, one in Page(text).tags} | {""} for name, text in pages.items()}
    return [
        f"{name} → {page}#{part}"
        for name, text in pages.items()
        for page, part in links(name, text)
        if part not in parts.get(page, ())
    ]


def test_every_link_is_relative_and_leads_somewhere() -> None:
    pages = made(judged(SECRET, day="2020-06-16"), EVERY)
    assert leads_nowhere(pages) == []
    assert all(NAME.fullmatch(name) for name in pages)


def test_a_joint_task_stands_in_full_once_and_is_led_to_from_both_owners() -> None:
    pages = made(judged(SECRET, day="2020-06-16"))
    full = [name for name, text in pages.items() if 'class="of-task"' in text]
    assert len(full) == 1
    units = [name for name in pages if name.startswith("unit-")]
    assert len(units) == 2
    assert all(any(to == full[0] and part for to, part in links(name, pages[name])) for name in units)


def test_many_tasks_of_a_unit_are_on_several_pages() -> None:
    rows = "".join(f"  - {{id: {n}, title: t{n}, owner: 一家}}\n" for n in range(ONE_PAGE + 1))
    pages = made(judged(f"tasks:\n{rows}", day="2020-06-16"))
    (second,) = (name for name in pages if name.endswith("-2.html"))
    assert pages[second].count('class="of-task"') == 1
    assert leads_nowhere(pages) == []


LISTS = st.lists(tasks(st.uuids().map(str)), min_size=1, max_size=3)


@given(LISTS, texts, texts, texts, DAYS)
@examples(40)
def test_whatever_was_typed_the_site_is_whole(held: list, title: str, owner: str, goal: str, day: date) -> None:
    typed = tuple(replace(one, title=title, goal=goal, owner=(owner or "x",), note=title) for one in held)
    of = assess((TaskList(title, title, goal, tasks=typed),), Policy(), day)
    for voice in (ZH, EN):
        pages = made(of, EVERY, voice)
        assert leads_nowhere(pages) == []
        for text in pages.values():
            read = Page(text)
            assert {tag for tag, _ in read.tags} <= ALL_OURS
            carried = {name for _, given in read.tags for name in given}
            assert not [name for name in carried if name.startswith("on") or name in ("style", "src")]
        assert pages == made(of, EVERY, voice)


@given(LISTS, DAYS)
@examples(40)
def test_the_sheet_says_of_every_row_whether_it_is_counted(held: list, day: date) -> None:
    of = assess((TaskList("a", "a", tasks=tuple(held)),), Policy(), day)
    for section in poster(review(of, "owner", of.tasks), "x", PUBLIC).blocks:
        told = {fact.key: fact.value for one in section.blocks if isinstance(one, Facts) for fact in one.facts}
        (table,) = (one for one in section.blocks if isinstance(one, Table))
        assert told["tasks"] + told.get("beside", 0) == len(table.rows)


@pytest.mark.parametrize(
    ("rows", "letters", "row"), [(1, "9.9", "30.0"), (20, "7.26", "22.0"), (29, "5.2", "15.0"), (106, "5.04", "12.0")]
)
def test_letters_on_the_sheet_are_as_high_as_its_rows_allow(rows: int, letters: str, row: str) -> None:
    """A third of a high row; of the lowest, which hold one line, more: A1 has 444 mm for all rows."""
    table = Table("tasks", (Column("id"),), tuple((str(at),) for at in range(rows)))
    styles = paper(Report("site-poster", "x", date(2020, 6, 16), (Section("sheet", "x", (table,)),)), "A1")
    assert f".poster {{ font-size: {letters}mm; }}" in styles
    assert f".poster tbody tr {{ height: {row}mm; }}" in styles


TYPED = "修桥 恢复通车 市公安局 李四 架梁节点 只在内部说 问题如此 A-1 清单 市委办公室"


def test_numbers_to_call_are_on_no_page_wherever_they_were_typed() -> None:
    text = SECRET
    for word in TYPED.split():
        text = text.replace(word, f"{word} 13812345678", 1)
    told = "\n".join(made(judged(text, day="2020-06-16"), EVERY).values())
    assert "13812345678" not in told
    assert "***" in told


def test_a_page_names_its_scripts_and_styles_by_their_digests() -> None:
    pages = made(judged(SECRET, day="2020-06-16"))
    assert [name for name, text in pages.items() if "<script" in text] == ["list.html"]
    for text in pages.values():
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
        assert policy
        assert "unsafe" not in policy[1]
        assert "http" not in text.replace('http-equiv="Content', "")


LAGGING = """
title: 清单
period: {from: 2020-01-01, to: 2020-12-31}
defaults: {status: in-progress}
tasks:
  - {id: A, title: 修桥, owner: 甲局, due: 2020-05-31, updates: [{on: 2020-06-01, progress: 60%, light: green}]}
  - {id: B, title: 修路, owner: [甲局, 乙局], due: 2020-06-10, updates: [{on: 2020-06-01, progress: 90%}]}
  - {id: C, title: 植树, owner: 丙局, due: 2020-12-31, updates: [{on: 2020-06-01, progress: 60%}]}
  - {id: D, title: 建校, owner: 丙局, due: 2020-12-31, updates: [{on: 2020-06-01, progress: 50%, light: green}]}
"""


def test_the_first_page_begins_with_what_is_overdue_and_whose_it_is() -> None:
    """What an owner says of itself is not among the reasons that everybody reads."""
    page = made(judged(LAGGING, day="2020-06-30"))[INDEX]
    seen = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.partition("<main")[2]))
    assert seen.index("逾期2项：甲局2项、乙局1项。") < seen.index("完成进度") < seen.index("需关注事项（2项）")
    assert "逾期30天、滞后40.0个百分点" in seen
    assert ZH.say_key("short.watermelon") not in seen


def test_nothing_late_is_said_in_one_sentence() -> None:
    done = "tasks: [{id: A, title: 修桥, owner: 甲局, status: done, done_on: 2020-05-31}]"
    page = made(judged(done, day="2020-06-30"), voice=EN)[INDEX]
    assert EN.say_key("status.all_well") in page
    assert "Overdue:" not in page
