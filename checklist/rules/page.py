"""What is said of a rule: its page in each language, for `explain` and for the pages of all rules."""

from collections.abc import Iterator
from textwrap import indent

from checklist.core.message import say
from checklist.core.value import Value
from checklist.lang.catalog import Catalog, load
from checklist.rules.diagnostic import SEVERITIES
from checklist.rules.every import RULES
from checklist.rules.example import problems, written
from checklist.rules.example_history import events
from checklist.source.lines import place

ENGLISH = "en"


class Page(Value):
    """A rule explained: the fault in one sentence, why it matters, what a wrong example prints, and a right one.

    `severity` is `error`, `warning` or `event`; the examples are YAML, `prints` a line for each line printed. What is
    not `waivable` no workspace can accept.
    """

    code: str
    severity: str
    what: str
    why: str
    bad: str
    prints: tuple[str, ...]
    good: str
    waivable: bool


def index(language: str) -> tuple[tuple[str, str], ...]:
    """Every code and its fault in one sentence, in the order of the codes' numbers."""
    return tuple((code, _what(code, load(language))) for code in RULES)


def page(code: str, language: str) -> Page:
    """The page of a rule in a language."""
    catalog, doc = load(language), written(code)
    why = doc.why if language == ENGLISH else catalog.say_key(f"{code}.why").partition("\n")[2]
    prints = tuple(_printed(code, doc.bad, catalog))
    return Page(code, SEVERITIES[code[0]], _what(code, catalog), why, doc.bad, prints, doc.good, RULES[code].waivable)


def _what(code: str, catalog: Catalog) -> str:
    """The fault in one sentence: the docstring's first line, in other languages the first of `CODE.why`."""
    if catalog.language == ENGLISH:
        return written(code).what
    return catalog.say_key(f"{code}.why").partition("\n")[0]


def _printed(code: str, bad: str, catalog: Catalog) -> Iterator[str]:
    """What a wrong example prints: in its texts, or in its history."""
    if code[0] == "A":
        for event in events(bad):
            where = " ".join(filter(None, (event.list, event.task)))
            head = f"{event.revision.committed} {event.revision.author}: {SEVERITIES['A']}[{event.code}] {where}: "
            yield f"{head}{catalog.say(event.message)}"
            yield f"  = {catalog.say_key(f'{event.code}.fix')}"
        return
    for one in problems(bad):
        line, column = place(one.source.text, one.span.start)
        yield f"{one.source.name}:{line}:{column}: {one.severity}[{one.code}] {catalog.say(one.message)}"
        if one.fix:
            yield f"  = {catalog.say(one.fix)}"


def markdown(one: Page, catalog: Catalog) -> str:
    """A rule's page as Markdown."""
    parts = [
        f"### {one.code}\n\n**{one.what}**\n",
        f"{one.why}\n" if one.why else "",
        "" if one.waivable else f"{catalog.say_key('rules.not_waivable')}\n",
        f"{catalog.say_key('rules.bad')}\n\n```yaml\n{one.bad}```\n",
        "```text\n" + "".join(f"{line}\n" for line in one.prints) + "```\n" if one.prints else "",
        f"{catalog.say_key('rules.good')}\n\n```yaml\n{one.good}```\n",
    ]
    return "\n".join(filter(None, parts))


def plain(one: Page, catalog: Catalog) -> str:
    """A rule's page as text for a screen: the examples set in, nothing marked up."""
    parts = [
        f"{one.code}  {one.what}\n",
        f"{one.why}\n" if one.why else "",
        "" if one.waivable else f"{catalog.say_key('rules.not_waivable')}\n",
        f"{catalog.say_key('rules.bad')}\n\n{indent(one.bad, '    ')}",
        "".join(f"    {line}\n" for line in one.prints),
        f"{catalog.say_key('rules.good')}\n\n{indent(one.good, '    ')}",
    ]
    return "\n".join(filter(None, parts))


def all_pages(language: str) -> str:
    """The page of all rules as Markdown: what they are, by family, then one after the other."""
    catalog = load(language)
    families = sorted({code[1] for code in RULES})
    parts = [f"# {catalog.say_key('rules.title')}\n\n{catalog.say(say('rules.intro', count=len(RULES)))}\n"]
    for family in families:
        codes = [code for code in RULES if code[1] == family]
        head = catalog.say_key(f"rules.family.{family}")
        parts.append(f"## {head}\n")
        parts.append("".join(f"- [{code}](#{code.lower()}) {_what(code, catalog)}\n" for code in codes))
        parts += [markdown(page(code, language), catalog) for code in codes]
    return "\n".join(parts)
