"""The templates of the office's own: which one a report is made from, read from inside the workspace only."""

from collections.abc import Iterator
from pathlib import Path

from checklist.cli.errors import Absent, Stop, Wrong
from checklist.cli.out import said_of
from checklist.cli.place import Place
from checklist.core.message import Message, say
from checklist.core.policy import Templates
from checklist.core.value import names_of
from checklist.source.text import MEBIBYTE
from checklist.writers.look import Template, Unfit

KINDS = names_of(Templates)
"""The kinds of papers that may have a template."""
OF_REPORTS = {"letters": "letter", "task": "brief"}
"""What the papers of some reports are called there; others have the report's own name."""


def template(at: Place, kind: str) -> Template | None:
    """The template that the workspace names for a kind of report; wrong usage or Absent where it cannot be read."""
    name = "review" if kind.startswith("review-") else OF_REPORTS.get(kind, kind)
    path = getattr(at.shelf.workspace.templates, name) if name in KINDS else ""
    return read(at, path) if path else None


def read(at: Place, name: str) -> Template:
    """A template by its path in the workspace, from the version that the lists are read from."""
    root, most = at.loaded[1], at.shelf.workspace.limits.megabytes
    path = root / name
    try:
        if Path(name).is_absolute() or not at.tree.real(path).is_relative_to(at.tree.real(root)):
            raise Wrong(say("template.outside", path=name))
        if not at.tree.is_file(path):
            raise Absent(at.in_version(say("template.absent", path=name)))
        data = at.tree.read(path, most * MEBIBYTE + 1)
    except (OSError, RuntimeError, ValueError) as error:
        raise Wrong(say("template.unreadable", path=name, why=getattr(error, "strerror", "") or str(error))) from None
    if len(data) > most * MEBIBYTE:
        raise Wrong(say("template.unfit", path=name, count=1, told=say("refused.large", most=most)))
    return Template(name, data)


def wrong(at: Place) -> Iterator[Message]:
    """What is wrong with the templates that the workspace names; nothing is told where papers cannot be made at all."""
    for kind in KINDS:
        name = getattr(at.shelf.workspace.templates, kind)
        try:
            if name:
                from checklist.writers.filled import Form

                Form(read(at, name), kind)
        except Unfit as unfit:
            yield said_of(unfit)
        except Stop as stop:
            if stop.message:
                yield stop.message
        except ModuleNotFoundError as missing:
            if missing.name != "docx":
                raise
