"""A town that makes papers, and what those papers say; templates of its own, and how Word changes them."""

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from checklist.cli.templates import KINDS
from checklist.writers.paper_template import template
from tests.files import lay, placed
from tests.writers.voice import ZH

docx = pytest.importorskip("docx", reason="python-docx is not installed")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SETTINGS = """\
title: 某市重点工作
language: zh-CN
as_of: 2020-06-16
notices: {rungs: [{name: 提醒, 颜色: 蓝, 临期: true}, {name: 督办, 颜色: 红, 逾期: 1, 期限: 5}]}
"""
LIST = """\
list: works
title: 清单
issuer: 市委办公室
tasks:
  - id: A/1
    title: 修桥
    goal: 通车
    owner: [市住建局, 市交通局]
    support: 市财政局
    leader: 王副市长
    person: 赵科长
    roles: {监督: 市审计局}
    start: 2020-01-01
    due: 2020-06-10
    measure: {target: 8, unit: 座}
    milestones: [{title: 桩基, due: 2020-03-31, weight: 40}, {title: 架梁, due: 2020-06-10, weight: 60}]
    updates: [{on: 2020-06-01, progress: 60%, problems: 汛期}]
  - {id: b, title: 修路, owner: 市交通局, start: 2020-01-01, due: 2020-06-20}
"""

NAMED = (
    "templates: {circular: 模板/通报.docx, review: 模板/讲评.docx, letter: 模板/督办单.docx, brief: 模板/任务书.docx}\n"
)
PAPERS = {
    "通报": ("notify", "--circular"),
    "讲评": ("review",),
    "督办单": ("notify", "--letters"),
    "任务书": ("show", "--all"),
}


def read(path: Path) -> Any:
    return docx.Document(BytesIO(path.read_bytes()))


def words(path: Path) -> str:
    """All words of a paper, a line a paragraph."""
    parts = read(path).element.body.iter(f"{W}t", f"{W}p")
    return "".join(one.text or "" if one.tag == f"{W}t" else "\n" for one in parts)


@lru_cache
def drawn(kind: str) -> bytes:
    return template(kind, ZH, chinese=True)


def edit(path: Path, change: Callable[[Any], None]) -> None:
    """Change a document as Word would."""
    document = read(path)
    change(document)
    document.save(path)


def line(document: Any, text: str) -> Any:
    return next(one for one in document.paragraphs if one.text == text)


def replaced(old: str, new: str) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        for run in line(document, old).runs:
            run.text = new

    return change


def templated(folder: Path) -> Path:
    """A workspace whose papers are made from templates, which are ours as yet."""
    lay(folder, {f"模板/{name}.docx": drawn(kind) for kind, name in zip(KINDS, PAPERS, strict=True)})
    return placed(folder, SETTINGS + NAMED, LIST)
