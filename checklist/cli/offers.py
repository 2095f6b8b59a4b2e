"""What each option and argument may be given, as far as the program and the workspace know it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from checklist.cli.desk import LIST_ENDINGS
from checklist.cli.filterwords import filter_words
from checklist.cli.here import DAYS, Found, Here, beginning, ids, units
from checklist.cli.language import spoken
from checklist.cli.shells import OPEN

FORMATS_OF = {"explain": ("text", "json", "md"), "schema": ("json", "md")}


def offered(param: click.Parameter, ctx: click.Context, typed: str) -> list[CompletionItem]:
    """What a parameter may be given, by its name; nothing for one that is anybody's words."""
    return list(OFFERS.get(param.name or "", nothing)(Here(ctx), typed))


def nothing(_here: Here, _typed: str) -> Found:
    """There is nothing to offer."""
    return ()


def words(here: Here, typed: str) -> Found:
    """Filter words, and files and folders of lists."""
    yield from filter_words(here, typed)
    yield from files(here, typed)


def codes(_here: Here, typed: str) -> Found:
    """The codes of rules, several with commas between, with what each says."""
    from checklist.rules.page import index

    head, comma, last = typed.rpartition(",")
    for code, what in index(spoken().language):
        if code.startswith(last.upper()):
            yield CompletionItem(f"{head}{comma}{code}", help=what)


def formats(here: Here, typed: str) -> Found:
    """The formats that the command writes."""
    from checklist.writers.formats import FORMATS, PROBLEMS

    known = FORMATS_OF.get(here.command) or (PROBLEMS if here.command == "validate" else FORMATS)
    return beginning(typed, known)


def days(here: Here, typed: str) -> Found:
    """Some of the words for days, in both languages; most days are typed as 2026-06-30."""
    one, other = ("zh-CN", "en") if here.chinese else ("en", "zh-CN")
    return beginning(typed, DAYS[one], DAYS[other])


def grounds(_here: Here, typed: str) -> Found:
    """The states that `--fail-on` knows."""
    from checklist.core.select import STATES

    return beginning(typed, STATES)


def groupings(here: Here, typed: str) -> Found:
    """What rows are grouped by."""
    from checklist.core.score import DIMENSIONS, ROLE
    from checklist.core.select import CHINESE_KEYS

    chinese = (word for word, key in CHINESE_KEYS.items() if key in DIMENSIONS)
    roles = dict.fromkeys(f"{ROLE}{role}" for task in here.tasks for role, _ in task.roles)
    return beginning(typed, (*DIMENSIONS, *roles), chinese)


def columns(_here: Here, typed: str) -> Found:
    """The columns of a listing, several with commas between."""
    from checklist.reports.cells import COLUMNS

    head, comma, last = typed.rpartition(",")
    return (CompletionItem(f"{head}{comma}{one}") for one in COLUMNS if one.startswith(last))


def rates(here: Here, typed: str) -> Found:
    """The names of rates, in both languages."""
    from checklist.core.rates import ENGLISH, all_rules

    names = list(all_rules(here.shelf.workspace.policy.rates))
    english = [ENGLISH[name] for name in names if name in ENGLISH]
    return beginning(typed, names, english) if here.chinese else beginning(typed, english, names)


def files(here: Here, typed: str) -> Found:
    """List files and folders, seen from where the command works."""
    return paths(here.desk.folder, typed, LIST_ENDINGS)


def any_file(here: Here, typed: str) -> Found:
    """Files of any kind, seen from where the command works."""
    return paths(here.desk.folder, typed, ("",))


def folders(here: Here, typed: str) -> Found:
    """Folders, seen from where the command works."""
    return paths(here.desk.folder, typed, ())


def directory(_here: Here, typed: str) -> Found:
    """Folders, seen from where the program was started."""
    return paths(Path(), typed, ())


def paths(base: Path, typed: str, endings: tuple[str, ...]) -> Iterator[CompletionItem]:
    """Folders, and files with one of these endings; hidden ones once a dot is typed."""
    head, slash, last = typed.rpartition("/")
    try:
        entries = sorted(os.scandir(base / f"{head}{slash}"), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if not entry.name.startswith(last) or (entry.name.startswith(".") and not last.startswith(".")):
            continue
        if entry.is_dir():
            yield CompletionItem(f"{head}{slash}{entry.name}/", OPEN)
        elif entry.name.endswith(endings):
            yield CompletionItem(f"{head}{slash}{entry.name}")


OFFERS: dict[str, Callable[[Here, str], Found]] = {
    "as_of": days,
    "by": groupings,
    "code": codes,
    "columns": columns,
    "directory": directory,
    "fail_on": grounds,
    "folder": folders,
    "format_name": formats,
    "id": ids,
    "ids": ids,
    "ignore": codes,
    "known_by": days,
    "output": any_file,
    "rate": rates,
    "select": codes,
    "since": days,
    "sort": columns,
    "summary": any_file,
    "task": ids,
    "unit": units,
    "why": units,
    "words": words,
}
"""What is offered, by the name of the parameter: whichever command has one of that name."""
