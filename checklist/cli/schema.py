"""What files may hold: the table of fields as a JSON Schema, or as a page to read."""

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Wrong
from checklist.cli.language import CHINESE, spoken
from checklist.cli.options import EVERYWHERE, SHOWING, Argument, Spoken, options
from checklist.cli.out import put_text
from checklist.core.message import say

FORMATS = ("json", "md")


@click.command(cls=Spoken)
@click.argument("table", cls=Argument, required=False, default="list", type=click.Choice(["list", "workspace"]))
@options(SHOWING, EVERYWHERE)
@at_desk
def command(desk: Desk) -> None:
    """Print what a list or a workspace's settings may hold."""
    table, output = desk.given["table"], desk.given.get("output") or ""
    name = desk.given.get("format_name") or ("md" if output.endswith(".md") else "json")
    if name not in FORMATS:
        raise Wrong(say("wrong.format", name=name, accepted=FORMATS, near=""))
    desk.status = put_text(desk, _page(table) if name == "md" else _schema(table))


def _schema(table: str) -> str:
    from checklist.source.jsonschema import json_schema
    from checklist.source.schema import LIST
    from checklist.source.settings import CONFIG
    from checklist.writers.json import encode

    return encode(json_schema(LIST if table == "list" else CONFIG, spoken().say_key))


def _page(table: str) -> str:
    from checklist.writers.reference import PAGES, reference

    return reference(PAGES[table], spoken(), spoken().language == CHINESE)
