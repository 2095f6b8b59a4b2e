"""What papers cost: a site, a workbook out and in, forms out and back, against the libraries doing the same bare.

`python -m tests.bench.run --sizes "" --past "" --papers 10000`. The bare ones write and read the very same cells.
"""

import importlib.util
import shutil
import sys
import tempfile

from tests.bench import generate
from tests.bench.child import spend
from tests.bench.world import OURS, Job, World

NAIVE_SITE = """
import collections, pathlib, sys, yaml
from jinja2 import Template
page = Template("<!DOCTYPE html><title>{{ unit }}</title><table>{% for one in tasks %}<tr id={{ one.id|e }}>"
                "{% for key in keys %}<td>{{ one[key]|e }}{% endfor %}{% endfor %}</table>{% for one in tasks %}"
                "<h2>{{ one.title|e }}</h2><dl>{% for key, value in one.items() %}<dt>{{ key|e }}<dd>{{ value|e }}"
                "{% endfor %}</dl>{% endfor %}")
own = collections.defaultdict(list)
for name in sys.argv[2:]:
    for task in yaml.load(pathlib.Path(name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["tasks"]:
        owner = task.get("owner") or task.get("牵头单位")
        own[owner if isinstance(owner, str) else owner[0]].append(task)
pathlib.Path(sys.argv[1]).mkdir(exist_ok=True)
keys = ("id", "title", "owner", "due", "status")
for at, (unit, tasks) in enumerate(own.items()):
    pathlib.Path(sys.argv[1], f"{at}.html").write_text(page.render(unit=unit, tasks=tasks, keys=keys), encoding="utf-8")
"""
"""What one would write: a page a unit, its tasks in a table and then one by one; no rates, ranks, curves or lights."""

BARE_OUT = """
import pickle, sys, xlsxwriter
book = xlsxwriter.Workbook(sys.argv[2], {"in_memory": True})
for name, rows in pickle.load(open(sys.argv[1], "rb")):
    sheet = book.add_worksheet(name)
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(at, column, value)
            elif value is not None:
                sheet.write_number(at, column, value)
book.close()
"""
BARE_CELLS = """
import pickle, sys
from openpyxl import load_workbook
found = [(sheet.title, [[one if one is None or isinstance(one, (str, int, float)) else str(one) for one in row]
         for row in sheet.values]) for sheet in load_workbook(sys.argv[1], read_only=True)]
pickle.dump(found, open(sys.argv[2], "wb"))
"""
OPENPYXL = """
import sys
from openpyxl import load_workbook
for name in sys.argv[1:]:
    for sheet in load_workbook(name, read_only=True):
        for row in sheet.values:
            pass
"""
CALAMINE = """
import sys
from python_calamine import CalamineWorkbook
for name in sys.argv[1:]:
    book = CalamineWorkbook.from_path(name)
    for sheet in book.sheet_names:
        book.get_sheet_by_name(sheet).to_python()
"""

MAKE = (OURS, "form", "make", "--all", "-o")
GOALS = (
    ("publish", "naive site", 1.5),
    ("export -o x.xlsx", "XlsxWriter, bare", 3.5),
    ("import x.xlsx --dry-run", "openpyxl, bare", 2.0),
    ("import x.xlsx --dry-run", "calamine, bare", None),
    ("form make --all", "XlsxWriter, bare", None),
    ("form take, all", "openpyxl, forms bare", 2.0),
)
"""Each against a yardstick; a goal is what is not to be lost again."""


def jobs(world: World, count: int) -> dict[str, Job]:
    """What is measured over a generated list of so many tasks."""
    place, out = world.folder / f"papers-{count}", world.folder / f"out-{count}"
    lists = [str(path) for path in generate.write(count, place)]
    out.mkdir()
    book, cells, forms, other = out / "x.xlsx", out / "cells", out / "forms", out / "other"
    for argv in ((OURS, "export", "-o", str(book)), (*MAKE, str(forms))):
        spend(argv, place, world.env)
    spend((sys.executable, "-c", BARE_CELLS, str(book), str(cells)), place, world.env)
    other.mkdir()
    shutil.copy(place / "checklist.yaml", other)
    filled = sorted(str(path) for path in forms.glob("*.xlsx"))
    readers = {"openpyxl": OPENPYXL}
    if importlib.util.find_spec("python_calamine"):
        readers["calamine"] = CALAMINE
    return {
        "publish": world.cold((OURS, "publish", str(out / "site")), place),
        "naive site": world.job((sys.executable, "-c", NAIVE_SITE, str(out / "naive"), *lists), place),
        "export -o x.xlsx": world.cold((OURS, "export", "-o", str(out / "again.xlsx")), place),
        "XlsxWriter, bare": world.job((sys.executable, "-c", BARE_OUT, str(cells), str(out / "bare.xlsx")), place),
        "import x.xlsx --dry-run": world.cold((OURS, "import", str(book), "--dry-run"), other),
        **{
            f"{name}, bare": world.job((sys.executable, "-c", code, str(book)), place) for name, code in readers.items()
        },
        "form make --all": lambda: world.cold((*MAKE, tempfile.mkdtemp(dir=out)), place)(),
        "form take, all": world.cold((OURS, "form", "take", *filled, "--dry-run"), place),
        "openpyxl, forms bare": world.job((sys.executable, "-c", OPENPYXL, *filled), place),
    }
