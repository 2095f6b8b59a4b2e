"""A merge driver for git: lists are merged by what they say, task by task and field by field."""

import os
from pathlib import Path

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Absent
from checklist.cli.options import EVERYWHERE, Argument, Spoken, option, options
from checklist.core.message import say

MARKS = 7
"""How many signs a conflict mark has, where git does not say otherwise."""


@click.command(cls=Spoken)
@click.argument("base", cls=Argument)
@click.argument("ours", cls=Argument)
@click.argument("theirs", cls=Argument)
@click.argument("marks", cls=Argument, required=False)
@click.argument("name", cls=Argument, required=False)
@options((option("--ancestors", is_flag=True, default=None),), EVERYWHERE)
@at_desk
def command(desk: Desk) -> None:
    """Merge for git; the result stands in the place of ours, and where both clash it is what ours says."""
    from checklist.cli.merging import between, encoded, merged, three, told, untold
    from checklist.source.read import read_bytes
    from checklist.store.write import Replacement, put_all

    paths = [(desk.folder / desk.given[one]).absolute() for one in ("base", "ours", "theirs")]
    data = [read(path) for path in paths]
    _go_to(desk, desk.given.get("name") or paths[1].name)
    name = told_as(desk.given.get("name") or paths[1].name)
    readings = three(desk, name, data)
    if desk.given.get("ancestors"):
        put_all([Replacement(paths[1], data[1], between(readings, data[0]))])
        return
    found = merged(desk, readings)
    if found is None:
        desk.tell(untold(name, readings))
        by_line(desk, paths, name)
        return
    text = encoded(readings[1], found.text)
    put_all([Replacement(paths[1], data[1], text)])
    if found.clashes:
        desk.tell(*told(found, read_bytes(name, text), found.clashes), say("merge.left", path=name))
        desk.status = 1


def told_as(name: str) -> str:
    """A path from the top of the repository, where git runs us, as it is written from where the person stands."""
    return os.path.relpath(name, os.environ.get("GIT_PREFIX") or ".").replace(os.sep, "/")


def _go_to(desk: Desk, name: str) -> None:
    """Work in the folder of the list that is merged, whose workspace says which units there are."""
    place = (desk.folder / name).parent
    if place.is_dir():
        desk.given["directory"] = str(place)
    desk.settle()


def read(path: Path) -> bytes:
    """A file that git has put there."""
    if not path.is_file():
        raise Absent(say("absent.missing", path=str(path)))
    return path.read_bytes()


def by_line(desk: Desk, paths: list[Path], name: str) -> None:
    """What git would have done without us, but that ours stands where both clash, and nothing between marks."""
    from checklist.cli.past import said_of
    from checklist.store.git import GitFailed
    from checklist.store.mergefile import merge_file
    from checklist.store.write import Replacement, put_all

    marks = int(desk.given["marks"]) if desk.given.get("marks", "").isdigit() else MARKS
    try:
        text, clashes = merge_file(paths[0], paths[1], paths[2], marks)
    except GitFailed as failed:
        raise said_of(failed) from None
    put_all([Replacement(paths[1], paths[1].read_bytes(), text)])
    if clashes:
        desk.tell(*(say("merge.lines", path=name, first=first, last=last) for first, last in clashes))
        desk.tell(say("merge.left", path=name))
        desk.status = 1
