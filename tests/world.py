"""Lists and settings as a person writes them, judged for a day: what tests of figures and reports stand on."""

from datetime import date

from checklist.core.assess import Assessment, TaskAssessment, assess
from checklist.source.book import Shelf, shelve
from checklist.source.read import read_bytes
from checklist.source.settings import read_settings


def shelf(*texts: str, settings: str = "") -> Shelf:
    """The lists `a.yaml`, `b.yaml` … and their workspace; none may have a fault."""
    workspace, reading = read_settings("checklist.yaml", settings.encode())
    readings = [read_bytes(f"{name}.yaml", text.encode()) for name, text in zip("abcdef", texts, strict=False)]
    faults = [fault for one in (reading, *readings) for fault in one.faults]
    assert not faults, faults
    return shelve(workspace, reading, readings)


def judged(*texts: str, day: str, settings: str = "") -> Assessment:
    """The lists judged for a day, written YYYY-MM-DD."""
    held = shelf(*texts, settings=settings)
    return assess(held.lists, held.workspace.policy, date.fromisoformat(day))


def numbered(head: str, *rows: str) -> str:
    """A list of such a head, with a task for each row; their ids are 1, 2 …"""
    return head + "".join(f"  - {{id: {number}, title: t, {row}}}\n" for number, row in enumerate(rows, 1))


def task(of: Assessment, name: str) -> TaskAssessment:
    """The task with this id."""
    return next(one for one in of.tasks if one.task.id == name)
