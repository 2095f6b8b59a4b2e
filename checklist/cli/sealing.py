"""What seals are made of and held against: a desk's lists as digests, its papers, and the seals that lie there."""

import json
from collections.abc import Iterable, Iterator

from checklist.cli.asked import told, working_days
from checklist.cli.desk import Desk
from checklist.cli.errors import Failed, Wrong
from checklist.cli.inhand import COMPARED, PAPER
from checklist.cli.inhand import says as says_of
from checklist.cli.language import spoken
from checklist.core.ladder import notices
from checklist.core.message import say
from checklist.core.model import Pairs
from checklist.core.review import review
from checklist.core.seal import Seal
from checklist.core.value import Value, replace
from checklist.lang.catalog import LANGUAGES, load
from checklist.reports.report import Report
from checklist.source.seals import FOLDER, digest, digest_of, read_seal, says
from checklist.store.past import Version
from checklist.writers.formats import Lacking, format_of, write
from checklist.writers.look import Look, Unfit

SIZE = 2**24
"""Bytes of a seal: what is longer is none."""


class Kept(Value):
    """A seal that lies in the workspace: its file's name, its bytes' digest, and itself (None: unreadable)."""

    name: str
    digest: str
    seal: Seal | None


def seals(desk: Desk) -> tuple[Kept, ...]:
    """The seals of a workspace in the order they were made, those that cannot be read last."""
    folder, tree = desk.loaded[1] / FOLDER, desk.tree
    found = []
    for path in tree.below(folder):
        if path.parent != folder or path.suffix != ".yaml" or not tree.is_file(path):
            continue
        data = tree.read(path, SIZE)
        found.append(Kept(path.name, digest(data), read_seal(path.name, data)[0]))
    return tuple(sorted(found, key=_order))


def recorded(desk: Desk, versions: Iterable[Version]) -> dict[str, tuple[Seal | None, str]]:
    """The seals that some versions hold, parents first, by their names: as each was first, and in which version."""
    folder = desk.loaded[1].resolve() / FOLDER
    found: dict[str, tuple[Seal | None, str]] = {}
    for one in versions:
        for path in one.tree.below(folder):
            if path.name not in found and path.parent == folder and path.suffix == ".yaml" and one.tree.is_file(path):
                found[path.name] = read_seal(path.name, one.tree.read(path, SIZE))[0], one.revision.short
    return found


def _order(one: Kept) -> tuple[bool, str, str]:
    return (True, "", one.name) if one.seal is None else (False, one.seal.on.isoformat(), one.seal.period)


def state_of(desk: Desk) -> Pairs[Pairs[str]]:
    """What the lists say, as digests; one that cannot be read forbids it."""
    if desk.shelf.unread:
        raise Failed(say("seal.unread", path=desk.shelf.unread[0].source.name), status=1)
    return tuple((one.id, says(one)) for one in desk.shelf.lists)


def settings_of(desk: Desk) -> str:
    """What the settings' text says, as a digest; empty where there is none."""
    text = desk.shelf.settings.source.text
    return digest(text.encode()) if text else ""


def reports(desk: Desk) -> Iterator[tuple[str, Report]]:
    """The papers of a period by the commands that print them: the review, the notices, their letters, the status."""
    from checklist.cli import review as reviewing
    from checklist.cli.reviewed import reviewed, with_proposals
    from checklist.reports.letters import letters
    from checklist.reports.status import SHOWN, status

    of = desk.assessment
    held = with_proposals(desk, review(of, "owner", of.tasks, reviewing.earlier(desk, None)))
    found = list(notices(of, reviewed(desk)))
    yield "review", reviewing.asked(desk, held, None)
    yield "notify", told(desk, found)
    yield "letters", letters(of, found, working_days(desk, 366))
    yield "status", status(of, of.tasks, None, SHOWN)


def data_of(report: Report) -> str:
    """The digest of what a report says, the same in every language and on every screen."""
    return digest_of(json.loads(write(report, "json", spoken(), Look()))["data"])


def papers(desk: Desk, format: str) -> Iterator[tuple[str, Report]]:  # noqa: A002 -- the field's own word
    """What somebody may have in hand of a sealed period: the papers that a seal holds, what lies ahead, the data."""
    from checklist.cli.agenda import DAYS, IN_A_CALENDAR, after
    from checklist.reports.agenda import agenda_report
    from checklist.reports.exported import exported

    yield from reports(desk)
    yield "notify --circular", _circular(desk)
    of = replace(desk.assessment, policy=replace(desk.policy, calendar=desk.working_days))
    last = after(desk.as_of, IN_A_CALENDAR if format == "ics" else DAYS)
    yield "agenda", agenda_report(of, desk.pick(of), (of.as_of, last))
    yield "export", exported(desk.assessment, desk.pick(desk.assessment))


def _circular(desk: Desk) -> Report:
    from checklist.cli import review as reviewing
    from checklist.cli.reviewed import reviewed, with_proposals
    from checklist.reports.circular import circular

    of = desk.assessment
    held = with_proposals(desk, review(of, "owner", desk.pick(of), reviewing.earlier(desk, None)))
    return circular(held, list(notices(of, reviewed(desk))), "")


def bodies(desk: Desk, name: str) -> Iterator[tuple[str, str]]:
    """Every paper as a file of this name would hold it: by its command, in each language, without its header."""
    format = format_of(name) or "text"  # noqa: A001 -- the field's own word
    for command, report in papers(desk, format) if format in COMPARED else ():
        for language in LANGUAGES:
            yield command, says_of(_printed(desk, report, format, language), format)


def _printed(desk: Desk, report: Report, format: str, language: str) -> str | bytes:  # noqa: A002 -- likewise
    """A report as it is printed, in the office's own template; nothing where none can be made from that."""
    look = Look(template=desk.outlet.template(report.kind)) if format == PAPER else Look()
    try:
        return write(report, format, load(language), look)
    except Unfit:
        return ""
    except Lacking as lacking:
        raise Wrong(say("wrong.lacking", name=lacking.name, extra=lacking.extra)) from None


def file_name(period: str) -> str:
    """The file of a period's seal."""
    return f"{FOLDER}/{_plain(period)}.yaml"


def tag_name(period: str) -> str:
    """The tag that a period's seal is signed by."""
    return f"seal/{_plain(period)}"


def _plain(period: str) -> str:
    return "".join(one if one.isalnum() or one in "-." else "-" for one in period)
