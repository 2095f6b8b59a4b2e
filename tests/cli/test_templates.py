"""Templates of the office's own: written out, edited, resaved, named in the settings."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Typed
from tests.cli.papers import LIST, NAMED, PAPERS, SETTINGS, W, drawn, edit, line, read, replaced, templated, words
from tests.repository import Repository
from tests.writers.voice import ZH

docx = pytest.importorskip("docx", reason="python-docx is not installed")
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return templated(tmp_path)


@pytest.fixture
def ours(here: Path, typed: Typed) -> dict[str, str]:
    """What the papers say that are laid out by us."""
    settings = here / "checklist.yaml"
    settings.write_text(SETTINGS, "utf-8")
    for name, command in PAPERS.items():
        assert typed(*command, "-o", f"{name}.docx")[0] == 0
    settings.write_text(SETTINGS + NAMED, "utf-8")
    return {name: words(here / f"{name}.docx") for name in PAPERS}


def test_they_are_written_out_and_not_over_what_is_there(here: Path, typed: Typed) -> None:
    shutil.rmtree(here / "模板")
    mine = here / "模板" / "通报.docx"
    mine.parent.mkdir()
    mine.write_bytes(b"mine")
    status, out, _ = typed("init", "--templates")
    assert status == 0
    assert "模板/通报.docx 已有，未改动" in out
    assert out.endswith(
        "templates:\n"
        + "".join(
            f"  {key}: 模板/{name}.docx\n"
            for key, name in zip(("circular", "review", "letter", "brief"), PAPERS, strict=True)
        )
    )
    assert mine.read_bytes() == b"mine"
    assert (here / "模板" / "讲评.docx").read_bytes() == drawn("review")
    assert sorted(path.name for path in (here / "模板").iterdir()) == sorted(f"{name}.docx" for name in PAPERS)


def test_in_english_their_names_are_english(tmp_path: Path, typed: Typed) -> None:
    (tmp_path / "checklist.yaml").write_text("title: Town\nlanguage: en\n", "utf-8")
    assert typed("init", "--templates")[0] == 0
    assert "{{title}}" in words(tmp_path / "templates" / "circular.docx")


def test_a_paper_from_our_template_is_the_paper_we_lay_out(here: Path, typed: Typed, ours: dict[str, str]) -> None:
    """Only a part with nothing in it, which a template cannot leave out with its heading, says so."""
    for name, command in PAPERS.items():
        assert typed(*command, "-o", f"{name}.docx")[0] == 0
        told = words(here / f"{name}.docx")
        if name == "任务书":
            assert told.count("三、路线图\n（无）\n四、签署") == 1
            told = told.replace("三、路线图\n（无）\n四、签署", "三、签署")
        assert told == ours[name]
        assert "{{" not in told
        feet = "".join(one.text for one in read(here / f"{name}.docx").sections[0].footer._element.iter(f"{W}t"))
        assert "截至2020年6月16日 · 数据摘要" in feet


def test_a_paper_is_the_same_bytes_each_time(here: Path, typed: Typed) -> None:
    made = [(typed("review", "-o", "x.docx"), (here / "x.docx").read_bytes())[1] for _ in range(2)]
    assert made[0] == made[1]


def test_a_name_that_word_has_cut_apart_is_read_whole(here: Path, typed: Typed) -> None:
    def cut(document: Any) -> None:
        held = line(document, "{{标题}}")
        (run,) = held.runs
        run.text = "关于{"
        for text in ("{标", "题", "｝｝（第", "2期）"):
            held.add_run(text)

    edit(here / "模板" / "通报.docx", cut)
    assert typed("notify", "--circular", "-o", "x.docx")[0] == 0
    assert "关于关于重点任务推进情况的通报（第2期）" in words(here / "x.docx").split("\n")


def test_what_the_office_has_changed_stays(here: Path, typed: Typed) -> None:
    """Its own title, another order, a part left out, letters of its own for the body, a name in a table and on top."""

    def change(document: Any) -> None:
        line(document, "{{标题}}").runs[0].text = "重点工作督查通报"
        line(document, "{{印发单位}}").runs[0].text = "某市督查通报"
        overall = line(document, "{{总体情况}}").runs[0]
        overall.font.bold = True
        for text in ("四、进展较好的单位和事项", "{{进展较好的单位和事项}}"):
            one = line(document, text)._p
            one.getparent().remove(one)
        document.add_table(1, 2).cell(0, 1).text = "编发：{{ DAY }}"
        document.sections[0].header.paragraphs[0].text = "{{文号}}"

    edit(here / "模板" / "通报.docx", change)
    assert typed("notify", "--circular", "-o", "x.docx")[0] == 0
    document = read(here / "x.docx")
    told = [one.text for one in document.paragraphs]
    assert "重点工作督查通报" in told
    assert not any("红榜" in one for one in told)
    overall = next(one for one in document.paragraphs if one.text.startswith("列入统计的重点任务共2项"))
    assert all(run.font.bold for run in overall.runs)
    assert document.tables[-1].cell(0, 1).text == "编发：2020年6月16日"
    assert document.sections[0].header.paragraphs[0].text == "（未编号）"


def test_a_title_has_the_colour_of_its_rung_unless_the_office_gave_it_one(here: Path, typed: Typed) -> None:
    def colour() -> str:
        assert typed("notify", "--letters", "owner:市住建局", "-o", "x.docx")[0] == 0
        return str(next(one for one in read(here / "x.docx").paragraphs if "督办" in one.text).runs[0].font.color.rgb)

    assert colour() == "C00000"
    green = docx.shared.RGBColor(0, 128, 0)
    edit(here / "模板" / "督办单.docx", lambda held: setattr(line(held, "{{标题}}").runs[0].font.color, "rgb", green))
    assert colour() == "008000"


def test_the_whole_body_may_stand_for_its_parts(here: Path, typed: Typed, ours: dict[str, str]) -> None:
    def change(document: Any) -> None:
        from checklist.writers.paper_layout import PARTS

        for count, part in enumerate(PARTS):
            title = ZH.say_key(f"circular.{part}")
            heading = next(one for one in document.paragraphs if one.text.endswith(f"、{title}"))
            heading._p.getparent().remove(heading._p)
            place = next(
                one for one in document.paragraphs if one.text.startswith("{{") and one.text == f"{{{{{title}}}}}"
            )
            if count:
                place._p.getparent().remove(place._p)
            else:
                place.runs[0].text = "{{正文}}"

    edit(here / "模板" / "通报.docx", change)
    assert typed("notify", "--circular", "-o", "x.docx")[0] == 0
    assert words(here / "x.docx") == ours["通报"]


def test_a_version_has_its_own_template(here: Path, typed: Typed, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Today's does not matter for it, and that it is not there any more neither."""
    town = Repository(tmp_path_factory.mktemp("town"))
    path = here / "模板" / "通报.docx"
    edit(path, replaced("{{标题}}", "当时的通报"))
    files = {"checklist.yaml": SETTINGS + NAMED, "lists/works.yaml": LIST, "模板/通报.docx": path.read_bytes()}
    town.commit("2020-06-16", files)
    town.commit("2020-06-17", {"模板/通报.docx": None})
    where, told = ("-C", str(town.folder)), ("notify", "--circular", "-o", "x.docx")
    assert typed(*where, *told)[0] == 3
    assert typed(*where, *told, "--rev", "2020-06-16")[0] == 0
    assert "当时的通报" in words(town.folder / "x.docx")


def test_it_is_not_written_over(here: Path, typed: Typed) -> None:
    assert typed("notify", "--circular", "-o", "模板/通报.docx")[0] == 2


def test_settings_know_templates_by_their_chinese_names(here: Path, typed: Typed) -> None:
    (here / "checklist.yaml").write_text(f"{SETTINGS}模板: {{通报: 模板/无.docx}}\n", "utf-8")
    assert typed("notify", "--circular", "-f", "docx", "-o", "x.docx")[0] == 3


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_templates_that_another_program_has_saved_still_work(here: Path, typed: Typed, ours: dict[str, str]) -> None:
    """Edited first, then opened and saved by it, all four in one run; what comes of them is opened by it once more."""
    edit(here / "模板" / "通报.docx", replaced("{{标题}}", "督查通报：{{标题}}"))
    out, home = here / "resaved", f"-env:UserInstallation={(here / 'home').as_uri()}"
    command = [str(OFFICE), home, "--headless", "--convert-to", "docx", "--outdir", str(out)]
    names = [str(here / "模板" / f"{name}.docx") for name in PAPERS]
    done = subprocess.run([*command, *names], capture_output=True, text=True, check=False, timeout=300)
    if not out.exists() or len(list(out.iterdir())) < len(names):
        pytest.skip(f"LibreOffice has no Writer here: {done.stderr or done.stdout}")
    for name, asked in PAPERS.items():
        shutil.copy(out / f"{name}.docx", here / "模板" / f"{name}.docx")
        assert typed(*asked, "-o", f"{name}.docx")[0] == 0
        told = words(here / f"{name}.docx").replace("督查通报：", "")
        assert told.replace("三、路线图\n（无）\n四、签署", "三、签署") == ours[name]
