"""A workbook, a calendar or a document in hand is known for what was sealed, and told where it was changed."""

from io import BytesIO
from pathlib import Path

import openpyxl
from docx import Document

from tests.cli.conftest import Typed
from tests.repository import Repository

PAPERS = {
    "review.xlsx": "review",
    "lists.xlsx": "export",
    "agenda.ics": "agenda",
    "review.docx": "review",
    "circular.docx": "notify --circular",
}


def saved_again(path: Path, as_name: str = "", cell: str = "") -> None:
    """Opened and saved by another program; with another word in a cell."""
    book = openpyxl.load_workbook(BytesIO(path.read_bytes()))
    if cell:
        book.worksheets[0][cell] = "otherwise"
    book.save(path.with_name(as_name or path.name))


def test_what_was_sealed_is_known_and_what_was_changed_is_not(at: Typed, town: Repository) -> None:
    for name, command in PAPERS.items():
        assert at(*command.split(), "--as-of", "2026-06-30", "-o", name)[0] == 0
    assert at("seal", "2026-06", "--as-of", "2026-06-30")[0] == 0
    saved_again(town.folder / "review.xlsx", "other.xlsx", "C6")
    saved_again(town.folder / "review.xlsx")
    paper = Document(str(town.folder / "circular.docx"))
    paper.save(str(town.folder / "circular.docx"))
    paper.paragraphs[-1].add_run(" and more")
    paper.save(str(town.folder / "other.docx"))
    calendar = (town.folder / "agenda.ics").read_bytes()
    (town.folder / "other.ics").write_bytes(calendar.replace(b"Mend", b"Tend"))
    (town.folder / "half.xlsx").write_bytes(b"PK\x03\x04 and no more")
    others = ("other.xlsx", "other.ics", "half.xlsx", "other.docx")
    status, said, _ = at("verify", *PAPERS, *others, "-f", "csv")
    assert status == 1
    for name, command in PAPERS.items():
        assert f"{name},,this is what {command} prints of what was sealed with 2026-06" in said
    for name in others:
        assert f'no,{name},,"this is no paper of any sealed period, or it was changed"' in said


def test_a_seal_that_was_taken_away_or_written_anew_is_told(at: Typed, town: Repository) -> None:
    assert at("seal", "2026-06", "--as-of", "2026-06-30")[0] == 0
    seal = (town.folder / "seals" / "2026-06.yaml").read_bytes()
    rev = town.commit("2026-07-01", {})[:10]
    assert at("verify")[0] == 0
    (town.folder / "seals" / "2026-06.yaml").write_bytes(seal.replace(b"\n", b"\r\n"))
    assert at("verify")[0] == 0
    town.commit("2026-07-02", {"seals/2026-06.yaml": seal.replace(b"as_of: 2026-06-30", b"as_of: 2026-06-29")})
    status, said, _ = at("verify", "-f", "csv")
    assert status == 1
    assert f"no,2026-06.yaml,,version {rev} recorded another seal under this name" in said
    town.commit("2026-07-03", {"seals/2026-06.yaml": None})
    status, said, _ = at("verify", "-f", "csv")
    assert status == 1
    assert f'no,2026-06.yaml,,"version {rev} recorded this seal, and it is gone"' in said
