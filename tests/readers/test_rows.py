"""Rows as tasks: merged cells, numbers, sections, sums, notes, what holds for those below, and rows that come again."""

from datetime import date
from io import BytesIO
from typing import Any

import msgspec
import openpyxl
import pytest
from odf.dc import Creator
from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl.comments import Comment

from checklist.core.message import Message
from checklist.core.model import Task
from checklist.core.policy import Limits
from checklist.core.value import replace
from checklist.readers.again import gone, merged
from checklist.readers.rows import drawn
from checklist.readers.tables import tables
from checklist.readers.understood import Hints, Overfull
from tests.readers import made
from tests.readers.sheet import HEAD, YEAR, said, tasks, understood


def test_a_plain_table() -> None:
    of = understood([HEAD, (1, "修桥", "市住建局、市财政局", "6月底前"), (3, "修路", "市交通局", date(2020, 9, 30))])
    assert tasks(of) == [
        Task("1", "修桥", "1", owner=("市住建局", "市财政局"), due=date(2020, 6, 30), due_text="6月底前"),
        Task("3", "修路", "3", owner=("市交通局",), due=date(2020, 9, 30)),
    ]
    assert said(of) == []


def test_merged_cells_hold_for_every_row_and_numbers_go_on() -> None:
    rows = [
        ("某市2020年重点工作任务清单", None, None, None, None),
        ("（单位：亿元）", None, None, None, None),
        ("序号", "分类", "任务", "责任分工", None),
        (None, None, None, "牵头单位", "配合单位"),
        (1, "一、城建", "修桥", "市住建局", "市财政局"),
        (None, None, "修桥二期", "市住建局", None),
        (4, "二、交通", "修路", "市交通局", None),
        ("合计", 3, None, None, None),
        ("注：序号空缺为不公开事项", None, None, None, None),
    ]
    merged_cells = ["A1:E1", "A2:E2", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "A5:A6", "B5:B6", "A9:E9"]
    of = understood(rows, Hints(), merged=merged_cells)
    assert (of.title, of.money, of.year) == ("某市2020年重点工作任务清单", "亿元", 2020)
    assert [(task.id, task.no, task.section, task.title, task.support) for task in tasks(of)] == [
        ("1", "1", "一、城建", "修桥", ("市财政局",)),
        ("1-2", "1", "一、城建", "修桥二期", ()),
        ("4", "4", "二、交通", "修路", ()),
    ]
    assert said(of) == [
        ("A6", "told.repeated"),
        ("A8", "told.total"),
        ("B8", "told.total"),
        ("A9", "told.note"),
    ]
    assert "注：序号空缺为不公开事项" in of.note


def test_a_task_with_a_unit_is_no_heading_however_it_begins() -> None:
    rows = [("任务", "责任单位", "投资"), ("一、修桥（3项）", "甲局", 5), ("（二）修路", "乙局", 6)]
    assert [task.title for task in tasks(understood(rows))] == ["一、修桥（3项）", "（二）修路"]
    head = ("序号", "任务", "工作目标", "责任单位")
    of = understood([head, ("（一）", "修桥", "通车", "甲局"), ("（二）", None, "绿化", None)])
    assert [(task.title, task.goal) for task in tasks(of)] == [("修桥", "通车"), ("修桥", "绿化")]


TABLE = ("序号", "任务", "责任单位")


def test_a_list_that_a_document_cuts_by_chapters_is_one() -> None:
    parts = [
        ("一、城建", [TABLE, (1, "修桥", "甲局")]),
        ("二、交通", [TABLE, (2, "修路", "乙局"), (3, "通车", "丙局")]),
    ]
    whole, first, second = tables("a.docx", made.documents(*parts)).sheets
    assert (whole.name, whole.parts, whole.outside, first.name, second.name) == ("1-2", ("1", "2"), 0, "1", "2")
    of = drawn(whole, YEAR)
    assert [(task.id, task.section, task.title) for task in tasks(of)] == [
        *(("1", "一、城建", "修桥"), ("2", "二、交通", "修路"), ("3", "二、交通", "通车"))
    ]
    assert (of.title, of.note) == ("", "")


@pytest.mark.parametrize(
    "second",
    [[TABLE, (1, "修路", "乙局")], [("序号", "任务", "单位"), (2, "修路", "乙局")], [TABLE, ("", "修路", "乙局")]],
)
def test_tables_that_do_not_go_on_one_another_stay_apart(second: list[tuple[Any, ...]]) -> None:
    found = tables("a.docx", made.documents(("甲", [TABLE, (1, "修桥", "甲局")]), ("乙", second))).sheets
    assert [one.name for one in found] == ["1", "2"]


def test_who_filled_a_table_in_is_no_task() -> None:
    rows = [HEAD, (1, "修桥", "甲局", None), ("填报人：张三", None, "联系电话：2281234", None)]
    of = understood(rows)
    assert [task.title for task in tasks(of)] == ["修桥"]
    assert of.note == "填报人：张三\n联系电话：2281234"
    assert said(of) == [("A3", "told.note"), ("C3", "told.note")]


def test_rows_without_a_number_get_the_one_above() -> None:
    of = understood([HEAD, (7, "a", "甲局", None), (None, "b", "甲局", None), (None, "c", "甲局", None)])
    assert [(task.id, task.no) for task in tasks(of)] == [("7", "7"), ("7-2", ""), ("7-3", "")]
    assert said(of) == [("A3", "told.unnumbered"), ("A4", "told.unnumbered")]


def test_a_column_of_numbers_that_is_empty_counts_for_none() -> None:
    """A document numbers its rows by itself, and that stands in no cell."""
    of = understood([HEAD, (None, "修桥", "甲局", None), (None, "修路", "乙局", None)])
    assert [task.id for task in tasks(of)] == ["1", "2"]
    assert said(of) == []


def test_sections_between_the_rows_and_headings_again() -> None:
    rows = [HEAD, ("一、城建领域",), (1, "a", "甲局", None), HEAD, ("二、交通领域",), (2, "b", "甲局", None)]
    of = understood(rows)
    assert [task.section for task in tasks(of)] == ["一、城建领域", "二、交通领域"]
    assert [key for _, key in said(of)] == ["told.section", *["told.heading"] * 4, "told.section"]


def test_what_is_said_once_holds_below() -> None:
    rows = [
        ("任务", "责任单位"),
        ("a", "甲局（以下除标注外，责任单位均为乙局）"),
        ("b", None),
        ("c", "丙局，下同"),
        ("d", None),
        ("e", "同上"),
    ]
    of = understood(rows)
    assert [task.owner for task in tasks(of)] == [("甲局",), ("乙局",), ("丙局",), ("丙局",), ("丙局",)]
    assert dict(tasks(of)[0].extra)["责任单位"] == "甲局（以下除标注外，责任单位均为乙局）"
    assert [key for _, key in said(of)] == ["told.for_all", "told.below", "told.for_all", "told.below", "told.same"]


def test_the_same_as_above_is_that_in_every_column() -> None:
    rows = [("板块", "任务", "责任单位"), ("城建", "修桥\r\n架梁", "甲局"), ("同上", "〃", "乙局")]
    of = understood(rows)
    assert [(task.section, task.title) for task in tasks(of)] == [("城建", "修桥\n架梁")] * 2
    assert said(of) == [("B3", "told.title_above"), ("A3", "told.same")]


def test_importing_again_updates_and_adds() -> None:
    first = understood([HEAD, (1, "修桥", "甲局", "6月底前"), (2, "修路", "乙局", None), (3, "修渠", "丙局", None)])
    held = tuple(msgspec.structs.replace(task, note="内部") for task in tasks(first))
    rows = [HEAD, (1, "修桥", "丁局", None), (2, "植树", "乙局", None), (3, "修路", "乙局", "9月底前")]
    second = understood(rows)
    after, told = merged(second.rows, held)
    assert [(task.id, task.title, task.owner, task.note) for task in after] == [
        ("1", "修桥", ("丁局",), "内部"),
        ("2", "修路", ("乙局",), "内部"),
        ("3", "修渠", ("丙局",), "内部"),
        ("2-2", "植树", ("乙局",), ""),
    ]
    assert after[0].due == date(2020, 6, 30)
    assert [(row.at, said.key) for row, said in told] == [(2, "told.new"), (3, "told.is_task")]
    assert gone(second.rows, held) == ("3",)
    assert merged(second.rows, after)[0] == after


def test_comments_of_the_other_kind_of_spreadsheet_are_told() -> None:
    document = OpenDocumentSpreadsheet()
    table = Table(name="a")
    for texts in (("任务", "责任单位"), ("修桥", "甲局")):
        line = TableRow()
        for text in texts:
            cell = TableCell(valuetype="string")
            if text == "修桥":
                remark = Annotation()
                remark.addElement(Creator(text="某人"))
                remark.addElement(P(text="已移交丙局"))
                cell.addElement(remark)
            cell.addElement(P(text=text))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    (sheet,) = tables("a.ods", made.saved(document)).sheets
    of = drawn(sheet, YEAR)
    assert [(one.where, one.text, one.what.key) for one in of.told] == [("A2", "已移交丙局", "told.comment")]
    assert [task.title for task in tasks(of)] == ["修桥"]


def test_comments_and_hidden_rows_are_told() -> None:
    book = openpyxl.load_workbook(BytesIO(made.xlsx([HEAD, (1, "修桥", "甲局", None), (2, "修路", "乙局", None)])))
    book.active["B2"].comment = Comment("已移交丙局", "某人")
    book.active.row_dimensions[3].hidden = True
    (sheet,) = tables("a.xlsx", made.saved(book)).sheets
    of = drawn(sheet, YEAR)
    assert [(one.where, one.text, one.what.key) for one in of.told] == [
        ("B2", "已移交丙局", "told.comment"),
        ("3", "修路", "told.hidden"),
    ]
    assert len(of.rows) == 2


def test_a_list_that_would_be_too_large_is_refused_before_a_row_is_read() -> None:
    rows = [("任务", "责任单位", "附件"), *((f"修桥{at}", "市住建局", "全市" * 200) for at in range(1000))]
    hints = Hints(limits=Limits(megabytes=1))
    with pytest.raises(Overfull) as told:
        understood(rows, hints)
    assert told.value.why == Message("E101", {"limit": 1})
    assert len(understood(rows, replace(hints, named={"附件": "skip"})).rows) == 1000


def test_a_heading_may_have_its_number_in_a_cell_of_its_own() -> None:
    rows = [
        ("序号", "项目名称", "总投资", "责任单位"),
        ("一", "产业项目", 300, None),
        (1, "厂房", 300, "甲局"),
        ("二、", "民生项目", None, None),
        ("（一）", "教育", None, None),
        (2, "学校", 50, "乙局"),
        (3, "医疗", None, None),
        ("3.1", "医院", 60, "丙局"),
        ("四", "修桥", 60, "丙局"),
        ("说明", "按季调度", None, None),
    ]
    of = understood(rows)
    assert [(task.id, task.title, task.section) for task in tasks(of)] == [
        ("1", "厂房", "一、产业项目"),
        ("2", "学校", "二、民生项目 / （一）教育"),
        ("3.1", "医院", "3 医疗"),
        ("四", "修桥", "3 医疗"),
    ]
    assert of.note == "说明 按季调度"
    assert said(of)[:3] == [("A2", "told.section"), ("B2", "told.section"), ("C2", "told.sums")]
