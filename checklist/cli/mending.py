"""`validate --fix`: what can be mended without a doubt is mended, shown and written."""

from functools import partial

from checklist.cli.desk import Desk
from checklist.cli.errors import Wrong
from checklist.cli.rewriting import Pair, encoded, put_instead, readings_of, recorded, reshelved
from checklist.core.message import say
from checklist.core.value import replace
from checklist.source.mend import Mended, Wanted, mended
from checklist.source.read import Reading, read_bytes
from checklist.source.settings import read_settings


def mend(desk: Desk, form: str, wanted: Wanted) -> None:
    """Mend the texts of the workspace. Afterwards the desk holds what they say now; after a dry run, what they said."""
    if form != "text" or desk.outlet.file:
        raise Wrong(say("wrong.fix_format"))
    shelf = desk.shelf
    lists = [mended(one, partial(read_bytes, limits=shelf.workspace.limits), wanted) for one in readings_of(shelf)]
    found = [one for one in (mended(shelf.settings, _settings, wanted), *lists) if one.count]
    if put_instead(desk, [_pair(one) for one in found]):
        _take(desk, found)
        desk.tell(*(say("mend.done", path=one.after.source.name, count=one.count) for one in found))
        names = tuple(one.after.source.name for one in found)
        recorded(
            desk, [_pair(one) for one in found], say("did.fix", names=names, count=sum(one.count for one in found))
        )


def _pair(one: Mended) -> Pair:
    return one.before, one.after


def _settings(name: str, data: bytes) -> Reading:
    return read_settings(name, data)[1]


def _take(desk: Desk, found: list[Mended]) -> None:
    """Let the desk hold the new texts."""
    shelf, base = desk.loaded
    for one in found:
        if one.before is shelf.settings:
            source = one.after.source
            workspace, settings = read_settings(source.name, encoded(source))
            shelf = replace(shelf, workspace=workspace, settings=settings)
    desk.__dict__["loaded"] = reshelved(shelf, [_pair(one) for one in found]), base
