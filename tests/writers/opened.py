"""A paper as another program opens it, and all its words."""

from io import BytesIO
from typing import Any

import pytest

from checklist.reports.report import Report
from checklist.writers.formats import Look, write
from tests.writers.voice import ZH

docx = pytest.importorskip("docx", reason="python-docx is not installed")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def paper(report: Report, voice: Any = ZH) -> Any:
    data = write(report, "docx", voice, Look())
    return docx.Document(BytesIO(data))


def words(document: Any) -> str:
    """All words in the order they stand, tables too."""
    parts = document.element.body.iter(f"{W}t", f"{W}br", f"{W}p")
    return "".join(one.text or "" if one.tag == f"{W}t" else "\n" for one in parts)
