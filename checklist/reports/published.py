"""What publishing did to the files of its folder."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from checklist.core.message import say
from checklist.reports.report import Column, Fact, Facts, Report, Table
from checklist.reports.site import POSTER, Site

STATES = ("new", "changed", "same", "removed", "kept")


def published_report(site: Site, folder: str, does: Mapping[str, str], day: date, dry: bool) -> Report:
    """Page by page, what became of its file; `dry` where nothing was written."""
    titles = {**{one.name: one.report.title for one in site.pages}, POSTER: say("site.poster")}
    counts = Counter(does.values())
    facts = (
        Fact("folder", folder, say("site.folder")),
        *(Fact(one, counts[one] or None, say(f"site.{one}")) for one in STATES),
    )
    rows = tuple((name, titles.get(name), say(f"site.{what}")) for name, what in does.items())
    heads = (Column("file", heading=say("site.file")), Column("page", grow=True, heading=say("site.page")))
    table = Table("files", (*heads, Column("state", heading=say("site.state"))), rows)
    title = say("site.would" if dry else "site.published")
    return Report("publish", title, day, (Facts("summary", facts, inline=True), table), main="files")
