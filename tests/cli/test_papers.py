"""Papers in a folder: a letter a unit and a brief a task, named safely, written over only where they are ours."""

import re
from pathlib import Path

import pytest

from checklist.cli.papers import file_name
from tests.cli.conftest import Typed
from tests.cli.papers import LIST, SETTINGS, W, read, words
from tests.files import placed
from tests.repository import Repository


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return placed(tmp_path, SETTINGS, LIST)


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir() if not one.name.startswith("."))


def test_each_unit_has_a_letter_in_the_colour_of_its_rung(typed: Typed, here: Path) -> None:
    """Of the five working days after Tuesday 16 June the 25th and 26th are days off, so the fifth is the 23rd."""
    status, out, said = typed("notify", "--letters", "-o", "out")
    assert (status, out) == (0, "")
    assert "out：共2份，新写2份，更新0份，未变0份。" in said
    assert names(here / "out") == ["2020-06-16-市交通局.docx", "2020-06-16-市住建局.docx"]
    letter = here / "out" / "2020-06-16-市住建局.docx"
    title = next(run for run in read(letter).element.body.iter(f"{W}r"))
    assert title.rPr.find(f"{W}color").get(f"{W}val") == "C00000"
    told = words(letter)
    for part in ("督办单", "（未编号）", "市住建局：", "1. 修桥（A/1，督办）", "于2020年6月23日前书面说明逾期原因"):
        assert part in told
    assert told.index("附件：办理情况反馈表") < told.index("市委办公室") < told.index("督办事项")
    assert re.search(r"A/1　修桥\n2020年6月23日\n\n", told), "what was done is left blank"
    assert "单位负责人（签字）" in told


def test_a_letter_that_was_served_has_its_number_and_its_last_day(typed: Typed, here: Path) -> None:
    assert typed("notify", "--issue")[0] == 0
    assert typed("--as-of", "2020-06-17", "notify", "--letters", "-o", "out")[0] == 0
    told = words(here / "out" / "2020-06-17-市住建局.docx")
    assert "督〔2020〕1号" in told.split("\n")
    assert "于2020年6月23日前" in told
    assert "（未编号）" not in told


def test_the_foot_of_each_letter_has_its_own_digest(typed: Typed, here: Path) -> None:
    typed("notify", "--letters", "-o", "out")
    feet = []
    for name in names(here / "out"):
        (page,) = read(here / "out" / name).sections
        feet.append("".join(one.text for one in page.footer._element.iter(f"{W}t")))
    assert all("截至2020年6月16日 · 数据摘要" in foot for foot in feet)
    assert len(set(feet)) == 2


def test_a_second_run_writes_over_its_own_only(typed: Typed, here: Path) -> None:
    out = here / "out"
    typed("notify", "--letters", "-o", "out")
    first = (out / "2020-06-16-市住建局.docx").read_bytes()
    (out / "note.txt").write_text("mine")
    assert "新写0份，更新0份，未变2份" in typed("notify", "--letters", "-o", "out")[2]
    (here / "lists" / "works.yaml").write_text(LIST.replace("修桥", "建桥"), "utf-8")
    assert "新写0份，更新2份，未变0份" in typed("notify", "--letters", "-o", "out")[2]
    assert (out / "2020-06-16-市住建局.docx").read_bytes() != first
    assert (out / "note.txt").read_text() == "mine"


def test_what_a_person_has_edited_stays(typed: Typed, here: Path) -> None:
    typed("notify", "--letters", "-o", "out")
    mine = here / "out" / "2020-06-16-市住建局.docx"
    mine.write_bytes(b"signed")
    status, _, said = typed("notify", "--letters", "-o", "out")
    assert status == 1
    assert "2020-06-16-市住建局.docx”写出后有人改动，未覆盖" in said
    assert mine.read_bytes() == b"signed"


@pytest.mark.parametrize("there", ["file", "link", "folder"])
def test_what_is_not_ours_stops_all_of_it(typed: Typed, here: Path, there: str) -> None:
    """A link in the place of a letter would lead out of the folder."""
    out = here / "out"
    out.mkdir()
    place = out / "2020-06-16-市住建局.docx"
    other = here / "other"
    other.write_text("other")
    {"file": lambda: place.write_text("x"), "link": lambda: place.symlink_to(other), "folder": place.mkdir}[there]()
    status, _, said = typed("notify", "--letters", "-o", "out/")
    assert status == 2
    assert "不是 checklist 写出的" in said
    assert names(out) == [place.name]
    assert other.read_text() == "other"


@pytest.mark.parametrize("unit", ["../../up", "a/b", "x" * 300, "CON", "·", "局" * 90, "\u202eabc"])
def test_a_name_cannot_lead_out_of_the_folder(unit: str) -> None:
    name = file_name("2020-06-16", unit)
    assert re.fullmatch(r"[\w-]+", name)
    assert len(f"{name}.docx".encode()) < 256
    assert name != file_name("2020-06-16", f"{unit}·")


def test_names_that_differ_in_capitals_only_are_two_files(typed: Typed, here: Path) -> None:
    text = "tasks:\n" + "".join(f"  - {{id: {one}, title: x, owner: 甲}}\n" for one in ("a", "A"))
    (here / "lists" / "works.yaml").write_text(f"list: w\n{text}", "utf-8")
    typed("show", "--all", "-o", "out")
    assert len({name.casefold() for name in names(here / "out")}) == 2


def test_a_folder_may_hold_other_formats(typed: Typed, here: Path) -> None:
    (here / "out").mkdir()
    assert typed("notify", "--letters", "-f", "md", "-o", "out")[0] == 0
    assert names(here / "out") == ["2020-06-16-市交通局.md", "2020-06-16-市住建局.md"]
    assert typed("notify", "--letters", "-f", "nothing", "-o", "out")[0] == 2


def test_with_nothing_to_tell_there_is_no_folder(typed: Typed, here: Path) -> None:
    status, _, said = typed("notify", "--letters", "section:无", "-o", "out")
    assert (status, "没有应通报的事项。" in said) == (0, True)
    assert not (here / "out").exists()


def test_a_brief_says_what_by_whom_by_when_and_who_signs(typed: Typed, here: Path) -> None:
    assert typed("show", "A/1", "-o", "任务书.docx")[0] == 0
    told = words(here / "任务书.docx")
    order = ("重点工作任务书", "A/1　修桥", "一、任务要求", "二、时间表", "三、路线图", "四、签署", "附件", "进展情况")
    assert [part for part in told.split("\n") if part in order] == list(order)
    for part in ("通车", "市住建局、市交通局", "市财政局", "王副市长", "赵科长", "市审计局", "量化指标\n8座"):
        assert part in told
    roadmap = told[told.index("三、路线图") : told.index("四、签署")]
    assert re.search(r"桩基\n2020-03-31\n40.0%\n架梁\n2020-06-10\n60.0%", roadmap)
    signed = told[told.index("四、签署") : told.index("附件")]
    assert [part for part in signed.split("\n") if part][5:] == [
        *("交办单位", "市委办公室", "责任单位", "市住建局", "责任单位", "市交通局"),
        *("牵头领导", "王副市长", "责任人", "赵科长"),
    ]
    assert "汛期" in told[told.index("进展情况") :]


def test_a_brief_of_a_task_nobody_reported_on_has_no_annex(typed: Typed, here: Path) -> None:
    (here / "lists" / "works.yaml").write_text("tasks:\n  - {id: c, title: 植树, owner: 甲局}\n", "utf-8")
    typed("show", "c", "-o", "c.docx")
    assert "附件" not in words(here / "c.docx")


def test_all_briefs_stand_in_one_file_or_in_a_folder(typed: Typed, here: Path) -> None:
    assert typed("show", "--all", "-o", "all.docx")[0] == 0
    assert words(here / "all.docx").count("重点工作任务书") == 2
    assert typed("show", "--all", "owner:市住建局", "-o", "briefs/")[0] == 0
    (only,) = names(here / "briefs")
    assert re.fullmatch(r"works-A-1-[0-9a-f]{6}\.docx", only)
    assert typed("show", "b", "-o", "briefs")[0] == 0
    assert len(names(here / "briefs")) == 2
    assert typed("show", "--all")[1].count("─ 基本情况") == 2


def test_without_all_a_task_must_be_named(typed: Typed, here: Path) -> None:
    assert typed("show")[0] == 2


def test_in_english(typed: Typed, here: Path) -> None:
    typed("--lang", "en", "notify", "--letters", "-o", "out")
    told = words(here / "out" / "2020-06-16-市住建局.docx")
    assert "Annex: Answer" in told
    assert "Unit: 市住建局" in told
    typed("--lang", "en", "show", "A/1", "-o", "brief.docx")
    assert "4. Signatures" in words(here / "brief.docx")


def test_a_circular_ends_with_who_issues_it_and_when(typed: Typed, here: Path) -> None:
    assert typed("notify", "--circular", "-o", "x.docx")[0] == 0
    signed = words(here / "x.docx").split("\n")[-1]
    assert signed.endswith("2020年6月16日印发")
    assert typed("--lang", "en", "notify", "--circular", "-o", "x.docx")[0] == 0
    assert words(here / "x.docx").split("\n")[-1].endswith("Issued on 2020-06-16")


def test_a_circular_has_the_number_that_is_given(typed: Typed, here: Path) -> None:
    """Digits alone go into the pattern of the workspace; one that a notice has is refused, and several are none."""
    for given, told in (("12", "督〔2020〕12号"), ("012", "督〔2020〕12号"), ("某政〔2020〕3号", "某政〔2020〕3号")):
        assert typed("notify", "--circular", "--number", given, "-o", "x.docx")[0] == 0
        assert told in words(here / "x.docx").split("\n")
    assert typed("notify", "--number", "12")[0] == 2
    assert typed("notify", "--issue")[0] == 0
    status, out, said = typed("notify", "--circular")
    assert (status, "（未编号）" in out, "请用 --number 给出" in said) == (0, True, True)
    status, _, said = typed("notify", "--circular", "section:无", "--number", "1")
    assert (status, "已于2020年6月16日用于“A/1”的通报" in said) == (2, True)
    assert typed("notify", "--circular", "owner:市住建局", "-f", "md")[1].count("督〔2020〕1号") >= 1


def test_papers_and_data_leave_no_task_out(here: Path, typed: Typed) -> None:
    """Who is handed them cannot ask for the rest; a terminal says how many there are more."""
    rows = [
        f"  - {{id: t{n}, title: 事项{n:02}, owner: 市住建局, start: 2020-01-01, due: 2020-05-01}}\n" for n in range(40)
    ]
    (here / "lists" / "more.yaml").write_text("list: more\ntasks:\n" + "".join(rows), "utf-8")
    titles = {f"事项{n:02}" for n in range(40)}
    for command in ("review", "status"):
        assert typed(command, "-o", "x.docx")[0] == 0
        assert titles <= set(re.findall(r"事项\d\d", words(here / "x.docx")))
        assert titles <= set(re.findall(r"事项\d\d", typed(command, "-f", "json")[1]))
        shown = typed(command)[1]
        assert "--all" in shown
        assert not titles <= set(re.findall(r"事项\d\d", shown))


def test_no_signature_stands_on_a_page_alone(here: Path, typed: Typed) -> None:
    typed("notify", "--circular", "-o", "circular.docx")
    typed("notify", "--letters", "-o", "letters.docx")
    for name in ("circular", "letters"):
        paragraphs = read(here / f"{name}.docx").paragraphs
        day = next(at for at, one in enumerate(paragraphs) if one.text == "2020年6月16日")
        before = paragraphs[day - 5 : day]
        assert before[0].text
        assert all(one.paragraph_format.keep_with_next for one in before)


def test_the_foot_says_which_version_the_lists_are_as_of(here: Path, typed: Typed) -> None:
    def foot() -> str:
        assert typed("notify", "--circular", "-o", "x.docx")[0] == 0
        return "".join(one.text for one in read(here / "x.docx").sections[0].footer.paragraphs)

    assert "版本" not in foot()
    repository = Repository(here)
    recorded = repository.commit("2020-06-15", {})
    assert f"版本{recorded[:10]}（2020年6月15日）" in foot()
    repository.commit("2020-06-16", {"notes.txt": "words"})
    assert f"版本{recorded[:10]}" in foot()
    (here / "lists" / "works.yaml").write_text(LIST + "# more\n", "utf-8")
    assert "版本" not in foot()


def test_the_lines_below_a_reply_form_stand_with_its_last_row_and_the_copies(here: Path, typed: Typed) -> None:
    typed("notify", "--letters", "-o", "letters.docx")
    document = read(here / "letters.docx")
    form = next(one for one in document.tables if "反馈期限" in one.rows[0].cells[-2].text)
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in form.rows]
    assert kept == [*(None for _ in kept[1:]), True]
    below = [one for one in document.paragraphs if one.text.startswith(("承办单位", "单位负责人", "联系人"))]
    assert len(below) >= 3
    assert all(one.paragraph_format.keep_with_next for one in below)
