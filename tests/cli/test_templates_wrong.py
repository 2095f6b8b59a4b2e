"""What is wrong with a template: told by its name, the place and the remedy, and then no paper is made."""

import shutil
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Typed
from tests.cli.papers import PAPERS, SETTINGS, edit, replaced, templated


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return templated(tmp_path)


def refused(typed: Typed, *command: str) -> str:
    """What is said where no paper is made."""
    status, out, said = typed(*(command or PAPERS["通报"]), "-o", "x.docx")
    assert (status, out, Path("x.docx").exists()) == (2, "", False)
    return said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{{主送}}", "{{主送单位}}", "正文第8段“{{主送单位}}”：没有“主送单位”这一占位符。可用：印发单位、文号"),
        ("{{主送}}", "{{主送}", "正文第8段“{{主送}”：花括号不成对"),
        ("{{主送}}", "{主送}", "正文第8段“{主送}”：花括号不成对"),
        ("{{主送}}", "", "缺少 {{主送}} {{to}}；请加在正文应有之处。"),
        ("{{总体情况}}", "总体：{{总体情况}}", "“总体：{{总体情况}}”：{{总体情况}} 含多个段落或表格，须单独占一段。"),
    ],
)
def test_what_is_wrong_is_told_by_name_place_and_remedy(
    here: Path, typed: Typed, old: str, new: str, said: str
) -> None:
    edit(here / "模板" / "通报.docx", replaced(old, new))
    told = refused(typed)
    assert told.startswith("模板“模板/通报.docx”有")
    assert said in told


def test_all_that_is_wrong_is_told_at_once(here: Path, typed: Typed) -> None:
    def change(document: Any) -> None:
        replaced("{{主送}}", "{{x}}")(document)
        replaced("{{文号}}", "{{文号")(document)
        for foot in (document.sections[0].footer, document.sections[0].even_page_footer):
            foot.paragraphs[1].text = "{{总体情况}}"

    edit(here / "模板" / "通报.docx", change)
    told = refused(typed).split("\n")
    assert told[0] == "模板“模板/通报.docx”有7处问题，未成文："
    assert [part for part in told if "缺少 {{依据}} {{basis}}；请加在页脚。" in part]
    assert [
        part for part in told if "页脚第2段“{{总体情况}}”：{{总体情况}} 含多个段落或表格，不能放在页眉、页脚。" in part
    ]


def rezipped(change: Callable[[dict[str, bytes]], None]) -> Callable[[bytes], bytes]:
    """A document with other parts."""

    def make(data: bytes) -> bytes:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        change(parts)
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in parts.items():
                archive.writestr(name, part)
        return out.getvalue()

    return make


def other_kind(name: str) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        types = parts["[Content_Types].xml"].decode()
        parts["[Content_Types].xml"] = types.replace("document.main+xml", name).encode()

    return change


def picture_elsewhere(parts: dict[str, bytes]) -> None:
    name = "word/_rels/document.xml.rels"
    link = (
        b'<Relationship Id="rId99" TargetMode="External" Target="http://example.com/x.png" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
    )
    parts[name] = parts[name].replace(b"</Relationships>", link)


def field(text: bytes) -> Callable[[dict[str, bytes]], None]:
    """A field of Word's in a paragraph, cut apart as Word does."""
    first, second = text[:9], text[9:]
    run = b"<w:r><w:instrText>%s</w:instrText></w:r>"
    begins, ends = (b'<w:r><w:fldChar w:fldCharType="%s"/></w:r>' % one for one in (b"begin", b"end"))

    def change(parts: dict[str, bytes]) -> None:
        held = parts["word/document.xml"]
        whole = b"<w:p>" + begins + run % first + run % second + ends + b"</w:p><w:sectPr"
        assert b"<w:sectPr" in held
        parts["word/document.xml"] = whole.join(held.rsplit(b"<w:sectPr", 1))

    return change


BROKEN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "text": (lambda _: b"hello", "不是 Word 文档（.docx）"),
    "nothing": (lambda _: b"", "不是 Word 文档（.docx）"),
    "old": (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "不是 Word 文档（.docx）"),
    "half": (lambda data: data[: len(data) // 2], "文件已损坏"),
    "zip": (rezipped(dict.clear), "不是 Word 文档（.docx）"),
    "template": (rezipped(other_kind("template.main+xml")), "不是 Word 文档（.docx）"),
    "macros": (rezipped(lambda parts: parts.update({"word/vbaProject.bin": b"x"})), "含有宏"),
    "macro kind": (rezipped(other_kind("document.macroEnabled.main+xml")), "含有宏"),
    "control": (rezipped(lambda parts: parts.update({"word/activeX/a.xml": b"<a/>"})), "含有宏"),
    "bomb": (rezipped(lambda parts: parts.update({"word/media/a.png": bytes(65 << 20)})), "解压后超过"),
    "long": (rezipped(lambda parts: parts.update({"word/a.xml": b"<a>" + b"ab1" * (3 << 20) + b"</a>"})), "解压后超过"),
    "entities": (
        rezipped(lambda parts: parts.update({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})),
        "自行定义了实体",
    ),
    "elsewhere": (rezipped(picture_elsewhere), "要从别处取用“http://example.com/x.png”"),
    "field": (rezipped(field(b' INCLUDEPICTURE "http://example.com/x.png" ')), "要从别处取用内容"),
    "data exchange": (rezipped(field(b" DDEAUTO cmd ")), "其中的域（DDEAUTO）"),
    "no xml": (rezipped(lambda parts: parts.update({"word/document.xml": b"<a"})), "文件已损坏"),
    "no styles": (rezipped(lambda parts: parts.pop("word/_rels/document.xml.rels") and None), "缺少 {{依据}}"),
    "other root": (rezipped(lambda parts: parts.update({"word/document.xml": b"<a/>"})), "文件已损坏"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_no_document_to_make_papers_from_is_told(here: Path, typed: Typed, kind: str) -> None:
    make, said = BROKEN[kind]
    path = here / "模板" / "通报.docx"
    path.write_bytes(make(path.read_bytes()))
    told = refused(typed)
    assert told.startswith("模板“模板/通报.docx”有")
    assert said in told


def test_a_template_lies_in_the_workspace(here: Path, typed: Typed, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other") / "x.docx"
    shutil.copy(here / "模板" / "通报.docx", other)
    for name in (str(other), f"../{other.parent.name}/x.docx", "link.docx"):
        (here / "link.docx").unlink(missing_ok=True)
        (here / "link.docx").symlink_to(other)
        (here / "checklist.yaml").write_text(f"{SETTINGS}templates: {{circular: '{name}'}}\n", "utf-8")
        status, _, said = typed("notify", "--circular", "-o", "x.docx")
        assert status == 2
        assert "不在工作区内" in said


@pytest.mark.parametrize("name", ["无.docx", "模板", "a" * 300, '"a\\0b"'])
def test_a_template_that_is_not_there_is_told(here: Path, typed: Typed, name: str) -> None:
    (here / "checklist.yaml").write_text(f"{SETTINGS}templates: {{circular: {name}}}\n", "utf-8")
    status, _, said = typed("notify", "--circular", "-o", "x.docx")
    assert status in (2, 3)
    assert said.startswith(("没有模板", "模板“a"))
    assert typed("notify", "--circular")[0] == 0, "only a paper for Word asks for it"


def test_on_top_of_several_copies_stands_only_what_all_have(here: Path, typed: Typed) -> None:
    edit(here / "模板" / "督办单.docx", lambda held: setattr(held.sections[0].header.paragraphs[0], "text", "{{主送}}"))
    told = refused(typed, "notify", "--letters")
    assert "页眉第1段“{{主送}}”：{{主送}} 每份不同" in told
    assert typed("notify", "--letters", "-o", "out/")[0] == 0
