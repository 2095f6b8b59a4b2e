"""What files may hold: the table of fields as a JSON Schema, or as a page to read."""

import sys

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.language import CHINESE, spoken
from checklist.cli.options import EVERYWHERE, OUTPUT, Argument, Spoken, option, options
from checklist.core.message import say

FORMAT = option("-f", "--format", "format_name", metavar="FORMAT", help="option.schema_format")
WRITE = option("--write", is_flag=True, default=None)


@click.command(cls=Spoken)
@click.argument("table", cls=Argument, required=False, default="list", type=click.Choice(["list", "workspace"]))
@options(FORMAT, OUTPUT, WRITE, EVERYWHERE)
@at_desk
def command(desk: Desk) -> None:
    """Print what a list or a workspace's settings may hold."""
    if desk.given.get("write"):
        write(desk)
        return
    from checklist.writers.formats import TABLES

    table, outlet = desk.given["table"], desk.outlet
    outlet.put(_page(table) if outlet.form(TABLES, "json") == "md" else _schema(table))


def write(desk: Desk) -> None:
    """Put every schema where the modelines of the workspace look for it, or into the folder named by `-o`."""
    from checklist.store.files import find_root, shown
    from checklist.store.schemas import modeline, schema_files
    from checklist.store.write import Replacement, put_all
    from checklist.writers.safe import safe

    root = find_root(desk.folder) or desk.folder.resolve()
    files = {root / name: data for name, data in schema_files(spoken().say_key)}
    if desk.outlet.file:
        files = {desk.folder / desk.outlet.file / path.name: data for path, data in files.items()}
    put_all(Replacement(path, ..., data) for path, data in files.items())
    paths = [shown(path, desk.folder if desk.outlet.file else desk.folder.resolve()) for path in files]
    lines = [say("init.made"), *(f"  {path}" for path in paths)]
    if not desk.outlet.file:
        lines += ["", say("schema.modeline"), f"  {modeline('list', root / 'lists' / 'a.yaml', root)}"]
    sys.stdout.write("".join(f"{safe(spoken().say(line))}\n" for line in lines))


def _schema(table: str) -> str:
    from checklist.store.schemas import schema_text

    return schema_text(table, spoken().say_key)


def _page(table: str) -> str:
    from checklist.writers.reference import PAGES, reference

    return reference(PAGES[table], spoken(), spoken().language == CHINESE)
