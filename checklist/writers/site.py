"""A site as files: pages that lead to each other by relative links, load nothing, and open from a disk as well."""

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from checklist.core.message import say
from checklist.core.model import Light
from checklist.reports.report import Lamp, Report
from checklist.reports.site import INDEX, LIST, POSTER, RANKING, Page, Site
from checklist.writers.html import body, is_broad, policy
from checklist.writers.ink import Ink
from checklist.writers.look import Voice
from checklist.writers.poster import paper, tables
from checklist.writers.templates import asset, drawn, filled
from checklist.writers.veil import veil

NAVIGATION = (
    (INDEX, "site.overview"),
    (f"{INDEX}#{RANKING}", "review.ranking"),
    (LIST, "site.list"),
    (POSTER, "site.poster"),
)


def files(site: Site, catalog: Voice, sheet: str) -> Iterator[tuple[str, bytes]]:
    """Every page's name and bytes; the poster is for a sheet of this size. Nothing typed goes out unveiled."""
    ink = Ink(catalog, veil)
    for one in site.pages:
        report = one.report
        styles = asset("style.css") + asset("site.css")
        if one.name == POSTER:
            styles += paper(report, sheet)
        script = asset("search.js") if one.name == LIST else Markup("")
        yield one.name, page(one, site, ink, styles, script).encode()


def page(one: Page, site: Site, ink: Ink, styles: Markup, script: Markup) -> str:
    """One page in the frame that all have."""
    brand = ink.line(site.title)
    title = " · ".join(dict.fromkeys((ink.line(one.report.title), brand)))
    return filled(
        "site.html",
        language=ink.line(say("page.language")),
        policy=policy(styles, script),
        styles=styles,
        script=script,
        title=title,
        brand=brand,
        links=[(to, ink.text(say(key)), to == one.name) for to, key in NAVIGATION],
        skip=ink.said("site.skip"),
        menu=ink.said("site.menu"),
        kind=one.report.kind,
        broad=is_broad(one.report.blocks),
        body=body(one.report, ink, drawn("search", search(one.report, ink)) if one.name == LIST else Markup("")),
        foot=foot(one.report, site, ink),
    )


def search(report: Report, ink: Ink) -> dict[str, Any]:
    """What the list is searched and filtered by: any words, a light, a unit."""
    rows = [row for table in tables(report) for row in table.rows]
    units = {ink.line(value) for row in rows for value in (row[3] if isinstance(row[3], tuple) else (row[3],))}
    shown = {cell.light for row in rows for cell in row if type(cell) is Lamp}
    return {
        "words": ink.said("site.search"),
        "light": ink.said("column.light"),
        "owner": ink.said("column.owner"),
        "any": ink.said("site.any"),
        "lights": [ink.line(light) for light in Light if light in shown and light is not Light.NONE],
        "owners": sorted(units),
        "count": ink.line(say("site.found", count="{n}", all=len(rows))),
        "all": ink.line(say("site.found", count=len(rows), all=len(rows))),
    }


def foot(report: Report, site: Site, ink: Ink) -> list[Markup]:
    """Who issues the lists, and the day and version they stand at."""
    said: list[Any] = [site.issuers, say("header.as_of", day=report.as_of)]
    if report.rev:
        said.append(say("header.rev", rev=report.rev.short, day=report.rev.committed))
    return [ink.text(one) for one in said if one]
