"""What files may hold: the table of fields as a JSON Schema, or as a page to read."""

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.language import CHINESE, spoken
from checklist.cli.options import EVERYWHERE, OUTPUT, Argument, Spoken, option, options

FORMAT = option("-f", "--format", "format_name", metavar="FORMAT", help="option.schema_format")


@click.command(cls=Spoken)
@click.argument("table", cls=Argument, required=False, default="list", type=click.Choice(["list", "workspace"]))
@options(FORMAT, OUTPUT, EVERYWHERE)
@at_desk
def command(desk: Desk) -> None:
    """Print what a list or a workspace's settings may hold."""
    from checklist.writers.formats import TABLES

    table, outlet = desk.given["table"], desk.outlet
    outlet.put(_page(table) if outlet.form(TABLES, "json") == "md" else _schema(table))


def _schema(table: str) -> str:
    from checklist.source.jsonschema import json_schema
    from checklist.source.schema import LIST
    from checklist.source.settings import CONFIG
    from checklist.writers.json import encode

    return encode(json_schema(LIST if table == "list" else CONFIG, spoken().say_key))


def _page(table: str) -> str:
    from checklist.writers.reference import PAGES, reference

    return reference(PAGES[table], spoken(), spoken().language == CHINESE)
