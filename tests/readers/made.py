"""Files as other programs write them: by openpyxl, odfpy and python-docx, and CSV in any encoding."""

import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

import docx
import openpyxl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

Rows = Sequence[Sequence[Any]]


def xlsx(rows: Rows, merged: Iterable[str] = (), formats: dict[str, str] | None = None, name: str = "Sheet1") -> bytes:
    """A workbook of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    for cell, form in (formats or {}).items():
        sheet[cell].number_format = form
    return saved(book)


def saved(document: Any) -> bytes:
    """The bytes of a document that can be saved."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def ods(rows: Rows, down: dict[tuple[int, int], int] | None = None) -> bytes:
    """A spreadsheet of one sheet; `down` says how many rows a cell goes over."""
    document = OpenDocumentSpreadsheet()
    document.automaticstyles.addElement(Style(name="d", family="table-cell"))
    table = Table(name="Sheet1")
    covered: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        line = TableRow()
        for column, value in enumerate(row):
            over = (down or {}).get((at, column), 1)
            covered |= {(at + more, column) for more in range(1, over)}
            line.addElement(_ods_cell(value, over, (at, column) in covered))
        table.addElement(line)
    document.spreadsheet.addElement(table)
    return saved(document)


def _ods_cell(value: Any, over: int, covered: bool) -> Any:
    if covered:
        return CoveredTableCell()
    given = {"numberrowsspanned": over, "numbercolumnsspanned": 1} if over > 1 else {}
    if isinstance(value, float):
        cell = TableCell(valuetype="percentage", value=value, **given)
    elif isinstance(value, int):
        cell = TableCell(valuetype="float", value=value, **given)
    elif hasattr(value, "isoformat"):
        cell = TableCell(valuetype="date", datevalue=value.isoformat(), **given)
    else:
        cell = TableCell(valuetype="string", **given)
    for line in str("" if value is None else value).split("\n"):
        cell.addElement(P(text=line))
    return cell


def documents(*parts: tuple[str, Rows]) -> bytes:
    """A document with a table under each paragraph."""
    made = docx.Document()
    for above, rows in parts:
        made.add_paragraph(above)
        table = made.add_table(len(rows), len(rows[0]))
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                table.cell(at, column).text = str(value)
    return saved(made)


def document(rows: Rows, merged: Iterable[tuple[tuple[int, int], tuple[int, int]]] = (), above: str = "") -> bytes:
    """A document with one table, under paragraphs."""
    made = docx.Document()
    for line in above.splitlines():
        made.add_paragraph(line)
    table = made.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            table.cell(at, column).text = "" if value is None else str(value)
    for first, last in merged:
        table.cell(*first).merge(table.cell(*last))
    return saved(made)


def csv(rows: Rows, encoding: str = "utf-8", between: str = ",") -> bytes:
    """Lines of cells, those with a comma, a quote or a line's end in quotes."""
    return "".join(f"{between.join(_csv_cell(value) for value in row)}\r\n" for row in rows).encode(encoding)


def _csv_cell(value: Any) -> str:
    text = "" if value is None else str(value)
    return '"' + text.replace('"', '""') + '"' if any(one in text for one in ',"\n;') else text


def with_part(data: bytes, name: str, content: bytes, instead: bool = False) -> bytes:
    """A zipped file with one more part, or with another one in its place."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            if not (instead and one.filename == name):
                new.writestr(one.filename, old.read(one))
        new.writestr(name, content)
    return out.getvalue()


def saved_zip() -> bytes:
    """A zip that holds nothing."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w"):
        pass
    return out.getvalue()
