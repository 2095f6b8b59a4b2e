"""Files of every kind become lists that are valid, or nothing is written and the reason is said."""

from pathlib import Path

import openpyxl
import pytest

from checklist.core.model import TaskList
from checklist.source.read import read_bytes
from checklist.source.settings import read_settings
from tests.cli.conftest import Typed
from tests.readers import made
from tests.repository import Repository

ROWS = [
    ["序号", "任务", "责任单位", "完成时限"],
    [1, "修桥", "市住建局", "6月底前"],
    [2, "修路", "市交通局", "9月底前"],
]
FILES = {
    "works.xlsx": made.xlsx(ROWS),
    "works.ods": made.ods(ROWS),
    "works.docx": made.document(ROWS),
    "works.csv": made.csv(ROWS, "gbk"),
}


def task_list(path: Path) -> TaskList:
    reading = read_bytes(path.name, path.read_bytes())
    assert not reading.faults
    assert reading.task_list
    return reading.task_list


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_every_kind(name: str, typed: Typed, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    status, said, _ = typed("--lang", "zh-CN", "import", name, "--year", "2020")
    assert (status, "任务数" in said) == (0, True)
    found = task_list(tmp_path / "lists" / "works.yaml")
    assert [(task.id, task.title, task.owner, str(task.due)) for task in found.tasks] == [
        ("1", "修桥", ("市住建局",), "2020-06-30"),
        ("2", "修路", ("市交通局",), "2020-09-30"),
    ]
    assert typed("validate")[0] == 0
    before = (tmp_path / "lists" / "works.yaml").read_bytes()
    status, _, told = typed("--lang", "en", "import", name, "--year", "2020")
    assert (status, "says all of that already" in told) == (0, True)
    assert (tmp_path / "lists" / "works.yaml").read_bytes() == before


def test_a_list_has_the_keys_of_the_language_it_was_brought_in_by(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "works.csv").write_bytes(FILES["works.csv"])
    keys = {
        "zh-CN": ("清单: ", "任务清单:", "  - 编号: 1", "    完成时限: "),
        "en": ("list: ", "tasks:", "  - id: 1", "    due: "),
    }
    for language, words in keys.items():
        assert typed("--lang", language, "import", "works.csv", "--year", "2020", "--to", f"{language}.yaml")[0] == 0
        lines = (tmp_path / f"{language}.yaml").read_text("utf-8").splitlines()
        assert [word for word in words if not any(line.startswith(word) for line in lines)] == []


def test_a_list_that_was_brought_in_has_its_units_declared_by_init(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "works.xlsx").write_bytes(FILES["works.xlsx"])
    _, _, told = typed("--lang", "zh-CN", "import", "works.xlsx", "--year", "2020")
    assert "checklist init" in told
    before = (tmp_path / "lists" / "works.yaml").read_bytes()
    status, said, _ = typed("--lang", "zh-CN", "init", "--title", "重点工作")
    assert (status, "checklist.yaml" in said, (tmp_path / "lists" / "works.yaml").read_bytes()) == (0, True, before)
    settings, _ = read_settings("checklist.yaml", (tmp_path / "checklist.yaml").read_bytes())
    assert (settings.title, [one.name for one in settings.policy.units.all]) == ("重点工作", ["市住建局", "市交通局"])
    assert typed("validate")[0] == 0
    assert "checklist init" not in typed("--lang", "zh-CN", "import", "works.xlsx", "--to", "lists/b.yaml")[2]
    assert typed("--lang", "zh-CN", "init")[::2] == (2, "checklist.yaml 已经存在，没有写入任何文件。\n")


def test_no_workspace_is_made_inside_another(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "checklist.yaml").write_text("title: Town\n", encoding="utf-8")
    (tmp_path / "part" / "lists").mkdir(parents=True)
    (tmp_path / "part" / "lists" / "a.yaml").write_text("tasks: []\n", encoding="utf-8")
    assert typed("--lang", "en", "init", "part")[::2] == (
        2,
        "There are lists in part/lists already; nothing was written. `checklist status` reads them as they are.\n",
    )


@pytest.mark.parametrize("heading", ["Rec. No.", "Recommendation number", "Rec #", "Finding No."])
def test_the_number_of_a_recommendation_names_its_task(heading: str, typed: Typed, tmp_path: Path) -> None:
    rows = [[heading, "Recommendation", "Department"], ["2024-01-R1", "Reconcile the ledger", "Finance"]]
    (tmp_path / "rec.xlsx").write_bytes(made.xlsx(rows))
    assert typed("--lang", "en", "import", "rec.xlsx")[0] == 0
    assert [task.id for task in task_list(tmp_path / "lists" / "rec.yaml").tasks] == ["2024-01-R1"]


REPORTED = [
    ["序号", "任务", "责任单位", "完成时限", "进展情况"],
    [1, "修桥", "市住建局", "6月底前", "主体封顶"],
    [2, "修路", "市住建局", "6月底前", "已完成"],
    [3, "植树", "市住建局", "6月底前", "已完成，待验收"],
    [4, "建校", "市住建局", "6月底前", "未启动，正在征地"],
    [5, "清淤", "市住建局", "6月底前", ""],
    [6, "供水", "市住建局", "6月底前", "Pending approval, 60 % built"],
    [7, "供热", "市住建局", "6月底前", "Open, but the pump is there"],
    [8, "供电", "市住建局", "6月底前", "Not started: no ground"],
]


def test_where_a_task_stands_by_its_report(typed: Typed, tmp_path: Path) -> None:
    """What is reported on is under way; done where nothing else is said; what only seems done is told."""
    (tmp_path / "works.xlsx").write_bytes(made.xlsx(REPORTED))
    words = ("--lang", "zh-CN", "import", "works.xlsx", "--year", "2020", "--on", "2020-06-20")
    status, said, _ = typed(*words)
    assert (status, "看似已完成" in said, "状态记为未启动" in said) == (0, True, True)
    path = tmp_path / "lists" / "works.yaml"
    standing = ["in-progress", "done", "in-progress", "not-started", None, "in-progress", "in-progress", "not-started"]
    assert [task.status for task in task_list(path).tasks] == standing
    assert "与来文一致" in typed(*words)[2]


def test_a_later_report_starts_what_was_not_and_opens_nothing_again(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "works.xlsx").write_bytes(
        made.xlsx([REPORTED[0], REPORTED[2], [5, "清淤", "市住建局", "6月底前", "开工"]])
    )
    path = tmp_path / "lists" / "works.yaml"
    path.parent.mkdir()
    path.write_text(
        "tasks:\n"
        "  - {id: 2, title: 修路, owner: 市住建局, due: 2020-06-30, status: closed}\n"
        "  - {id: 5, title: 清淤, owner: 市住建局, due: 2020-06-30}\n",
        encoding="utf-8",
    )
    assert typed("import", "works.xlsx", "--year", "2020", "--on", "2020-06-20")[0] == 0
    assert [task.status for task in task_list(path).tasks] == ["closed", "in-progress"]


def test_a_dry_run_writes_nothing(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "works.xlsx").write_bytes(FILES["works.xlsx"])
    assert typed("import", "works.xlsx", "--dry-run")[0] == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["works.xlsx"]


def test_units_that_are_not_declared_are_told_once(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "works.xlsx").write_bytes(FILES["works.xlsx"])
    (tmp_path / "checklist.yaml").write_text("units: [{name: 市住建局}]\n", encoding="utf-8")
    status, _, told = typed("--lang", "en", "import", "works.xlsx")
    assert status == 1
    assert told.startswith(
        "Add to `units:` in checklist.yaml:\n  - {name: 市交通局}\nNot declared in checklist.yaml: 市交通局."
    )
    assert not (tmp_path / "lists").exists()


def test_what_stands_there_is_not_overwritten(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "works.xlsx").write_bytes(FILES["works.xlsx"])
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "works.yaml").write_text("{", encoding="utf-8")
    status, _, told = typed("--lang", "en", "import", "works.xlsx")
    assert (status, "is there already" in told) == (2, True)
    assert (tmp_path / "lists" / "works.yaml").read_text(encoding="utf-8") == "{"


def test_an_update_that_brings_an_error_is_not_made(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "works.xlsx").write_bytes(FILES["works.xlsx"])
    assert typed("import", "works.xlsx", "--year", "2020")[0] == 0
    rows = [[*ROWS[0], "开始日期"], [*ROWS[1], "2020-07-01"], [*ROWS[2], None]]
    (tmp_path / "works.xlsx").write_bytes(made.xlsx(rows))
    before = (tmp_path / "lists" / "works.yaml").read_bytes()
    status, _, told = typed("import", "works.xlsx", "--year", "2020")
    assert (status, "E202" in told) == (1, True)
    assert (tmp_path / "lists" / "works.yaml").read_bytes() == before


def test_it_is_recorded(typed: Typed, tmp_path: Path) -> None:
    town = Repository(tmp_path / "town")
    town.commit("2020-01-01", {"checklist.yaml": "title: T\nlanguage: en\n", "works.xlsx": FILES["works.xlsx"]})
    who = "Clerk <c@example.org>"
    status, _, told = typed("-C", "town", "import", "works.xlsx", "--year", "2020", "--commit", "--author", who)
    assert (status, told) == (0, "lists/works.yaml is made (tasks: 2)\n")
    assert town.git("log", "-1", "--format=%an %s").strip() == "Clerk imported from works.xlsx (tasks: 2)"


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("none.xlsx",), 3, "There is no file “none.xlsx”."),
        (("works.xlsx", "--sheet", "Shet1"), 2, "Did you mean Sheet1?"),
        (("works.xlsx", "--headings", "0"), 2, "are no rows"),
        (("works.xlsx", "--headings", "4-2"), 2, "are no rows"),
        (("works.xlsx", "--headings", "9"), 2, "there are no headings in Sheet1"),
        (("works.xlsx", "--year", "20"), 2, "is no year"),
        (("works.xlsx", "--on", "someday"), 2, "someday"),
        (("works.xlsx", "ower=x"), 2, "owner"),
        (("works.xlsx", "owner"), 2, "sets nothing"),
        (("works.xlsx", "due=soon"), 2, "soon"),
        (("works.xlsx", "--map", "none.yaml"), 3, "none.yaml"),
        (("works.xlsx", "--map", "works.xlsx"), 2, "is no map"),
        (("works.xlsx", "--map", "odd.yaml"), 2, "Did you mean owner?"),
        (("locked.xlsx",), 2, "a format before 2007, or has a password"),
        (("works.csv", "--encoding", "klingon"), 2, "it cannot be read as klingon"),
        (("works.csv", "--encoding", "undefined"), 2, "it cannot be read as undefined"),
        (("works.csv", "--encoding", "utf-8"), 2, "it cannot be read as utf-8"),
        (("bare.csv",), 1, "No row under the headings (row 1) is a task; nothing was written."),
        (("europe.csv",), 2, "neither UTF-8 nor GBK"),
        (("quote.csv",), 2, "from line 3 on it is no CSV"),
        (("works.xlsx", "--to", "checklist.yaml"), 2, "no file that a list could stand in"),
        (("works.xlsx", "--to", "lists/works.txt"), 2, "no file that a list could stand in"),
        (("works.xlsx", "--to", "notices/2026.yaml"), 2, "no file that a list could stand in"),
        ((".",), 4, "folder"),
    ],
)
def test_what_cannot_be_done_is_said(
    words: tuple[str, ...], status: int, told: str, typed: Typed, tmp_path: Path
) -> None:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "locked.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)
    (tmp_path / "odd.yaml").write_text("任务: ownr\n", encoding="utf-8")
    (tmp_path / "checklist.yaml").write_text("title: Town\n", encoding="utf-8")
    (tmp_path / "europe.csv").write_bytes("Task,Owner\r\nStraße über die Brücke,Büro\r\n".encode("cp1252"))
    (tmp_path / "bare.csv").write_bytes(b"Task,Owner\r\n")
    (tmp_path / "quote.csv").write_bytes(b'Task,Owner\r\na,b\r\n"c,d\r\ne,f\r\n')
    before = sorted(tmp_path.iterdir())
    found = typed("--lang", "en", "import", *words)
    assert found[0] == status, found
    assert told in found[2]
    assert sorted(tmp_path.iterdir()) == before


def test_a_list_that_would_be_too_large_is_not_begun(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "checklist.yaml").write_text("limits: {megabytes: 1}\n", encoding="utf-8")
    rows = [("任务", "责任单位", "适用范围"), *((f"修桥{at}", "市住建局", "全市" * 200) for at in range(1000))]
    (tmp_path / "works.xlsx").write_bytes(made.xlsx(rows))
    status, _, told = typed("--lang", "en", "import", "works.xlsx", "-o", "report.txt")
    assert (status, "the file is larger than 1 MB" in told) == (1, True)
    assert not (tmp_path / "lists").exists()


def test_a_sheet_with_headings_alone_is_passed_over(typed: Typed, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["任务", "责任单位"])
    sheet = book.create_sheet("清单")
    for row in ROWS:
        sheet.append(row)
    book.save(tmp_path / "works.xlsx")
    assert typed("--lang", "zh-CN", "import", "works.xlsx", "--year", "2020")[0] == 0
    assert [task.title for task in task_list(tmp_path / "lists" / "works.yaml").tasks] == ["修桥", "修路"]
