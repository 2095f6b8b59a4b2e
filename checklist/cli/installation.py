"""What this installation can do: versions, the reader of YAML, the terminal, git, the cache, optional parts."""

import os
import platform
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

from checklist import __version__
from checklist.cli.desk import Desk
from checklist.cli.language import spoken
from checklist.core.message import say
from checklist.reports.doctor import Extra, Odd, odd
from checklist.store import answers
from checklist.store.git import GitFailed, installed

DISTRIBUTION = "checklist-cli"
LIBRARIES = ("click", "msgspec", "PyYAML", "ruamel.yaml", "rich", "python-dateutil", "chinesecalendar")
FOR_OTHERS = ("test", "all")
"""Extras that bring nothing of their own to whoever uses the program."""
NEEDED = re.compile(r"(?P<name>[A-Za-z0-9._-]+).*?;.*\bextra\s*==\s*['\"](?P<extra>[^'\"]+)['\"]")


def facts(desk: Desk) -> Iterator[tuple[str, Any]]:
    """The installation, named value by named value."""
    look = desk.outlet.look()
    yield "version", __version__
    yield "python", f"{platform.python_version()} ({platform.system() or sys.platform})"
    yield "libraries", tuple(f"{name} {found}" for name in LIBRARIES if (found := version(name)))
    yield "yaml", say("doctor.yaml.c" if fast_yaml() else "doctor.yaml.slow")
    yield "language", spoken().language
    yield "encoding", f"{sys.stdout.encoding}, {say_marks(look.unicode)}"
    yield "width", look.width or say("doctor.width.none")
    yield "colour", desk.outlet.colour
    yield "git", git() or say("doctor.none")
    yield "cache", answers.folder() or say("doctor.cache.off")
    yield "kept", kept(answers.folder())


def say_marks(unicode: bool) -> str:
    """The marks as they are drawn here."""
    return "●▲■○" if unicode else "[G] [Y] [R] [ ]"


def version(name: str) -> str:
    """The version of a package that is installed; nothing where it is not."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def fast_yaml() -> bool:
    """Is YAML read by the library in C?"""
    import yaml

    return hasattr(yaml, "CSafeLoader")


def git() -> str:
    """The version of git; nothing where none is found."""
    try:
        return installed()
    except GitFailed:
        return ""


def kept(folder: str) -> int | None:
    """How many answers the cache holds; None where there is none yet."""
    try:
        return sum(1 for _ in (Path(folder) / "answers").iterdir()) if folder else None
    except OSError:
        return None


def writable(folder: str) -> bool:
    """Could something be kept in this folder, or in the nearest one above it that is there?"""
    path = Path(folder)
    while not path.exists() and path != path.parent:
        path = path.parent
    return path.is_dir() and os.access(path, os.W_OK)


def extras() -> Iterator[Extra]:
    """The optional parts that the program declares, each with the packages that are missing for it."""
    try:
        needs = [found for line in metadata.requires(DISTRIBUTION) or () if (found := NEEDED.match(line))]
    except metadata.PackageNotFoundError:
        return
    names = dict.fromkeys(one["extra"] for one in needs if one["extra"] not in FOR_OTHERS)
    for name in names:
        packages = dict.fromkeys(one["name"] for one in needs if one["extra"] == name)
        yield Extra(name, tuple(one for one in packages if not version(one)))


def shortcomings(desk: Desk) -> Iterator[Odd]:
    """What of the installation is not as it could be."""
    if not fast_yaml():
        yield odd("slow_yaml")
    if not git():
        yield odd("no_git")
    if not desk.outlet.look().unicode:
        yield odd("encoding", encoding=sys.stdout.encoding)
    folder = answers.folder()
    if folder and not writable(folder):
        yield odd("cache", folder=folder)
