"""What a code means, why it matters, and an example of wrong and right."""

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Wrong
from checklist.cli.language import spoken
from checklist.cli.options import EVERYWHERE, OUTPUT, Argument, Spoken, option, options
from checklist.core.message import say


@click.command(cls=Spoken)
@click.argument("code", required=False, cls=Argument)
@options(EVERYWHERE, option("-f", "--format", "format_name", metavar="FORMAT", help="option.page_format"), OUTPUT)
@at_desk
def command(desk: Desk) -> None:
    """Explain one code, or list them all, or those that begin alike."""
    from checklist.rules.every import RULES
    from checklist.rules.registry import near_code
    from checklist.writers.formats import PAGES

    code = str(desk.given.get("code") or "").upper()
    if not any(one.startswith(code) for one in RULES):
        meant = near_code(code, RULES)
        raise Wrong(say("wrong.code", name=code, near=say("did_you_mean", word=meant) if meant else ""))
    desk.outlet.put(_told(code, desk.outlet.form(PAGES)))


def _told(code: str, form: str) -> str:
    """A page, or the index of codes, as Markdown or as data."""
    from checklist.rules.every import RULES
    from checklist.rules.page import index, markdown, page, plain

    catalog = spoken()
    found = page(code, catalog.language) if code in RULES else None
    beginning = [pair for pair in index(catalog.language) if pair[0].startswith(code)]
    if form == "json":
        from msgspec.structs import asdict

        from checklist.writers.json import SCHEMA, encode

        data = asdict(found) if found else {"codes": dict(beginning)}
        return encode({"schema": SCHEMA, "kind": "explain", "data": data})
    if found:
        return markdown(found, catalog) if form == "md" else plain(found, catalog)
    return "".join(f"{one}  {what}\n" for one, what in beginning)
