"""What each option and argument may be given, as far as the program and the workspace know it."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from checklist.cli.filterwords import filter_words
from checklist.cli.here import DAYS, Found, Here, beginning, headed, ids, units
from checklist.cli.language import spoken
from checklist.cli.shells import OPEN
from checklist.core.spellings import LIGHT_WORDS, RETARGET_WORDS, RUNG_WORDS
from checklist.store.files import ENDINGS

GROUPED = ("rates", "review", "forecast")
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


def inspected(here: Here, typed: str) -> Found:
    """Tasks by their ids, and filter words."""
    yield from ids(here, typed)
    yield from words(here, typed)


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
    from checklist.core.picks import STATES

    return beginning(typed, STATES)


def groupings(here: Here, typed: str) -> Found:
    """What rows are grouped by."""
    from checklist.core.picks import CHINESE_KEYS
    from checklist.core.score import DIMENSIONS, ROLE

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
    return paths(here.desk.folder, typed, ENDINGS)


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


def grouping_or_unit(here: Here, typed: str) -> Found:
    """`--by`: in a report what rows are grouped by, in an act who did it."""
    return groupings(here, typed) if here.command in GROUPED else units(here, typed)


def day_or_unit(here: Here, typed: str) -> Found:
    """`--to`: the unit a task goes over to, or the day it is put off to."""
    if here.command == "retarget":
        return ()
    return units(here, typed) if here.command == "transfer" else days(here, typed)


def versions(here: Here, typed: str) -> Found:
    """The newest version, those before it, and days."""
    yield from beginning(typed, ("HEAD", "HEAD~1"))
    yield from days(here, typed)


def lists(here: Here, typed: str) -> Found:
    """The ids of the lists, with their titles."""
    return (CompletionItem(one.id, help=one.title) for one in here.lists if one.id.startswith(typed))


def assignments(here: Here, typed: str) -> Found:
    """The fields of a task, to be set otherwise; behind the sign the words or units that one takes."""
    from checklist.source.kinds import Alias, Choice
    from checklist.source.schema import TASK

    key, sign, value = typed.partition("=")
    field = TASK.index.get(key)
    if not sign:
        chinese, english = (field.names[0] for field in TASK.fields), (field.key for field in TASK.fields)
        first, other = (chinese, english) if here.chinese else (english, chinese)
        return beginning(typed, (f"{one}=" for one in first), (f"{one}=" for one in other))
    if field is None:
        return ()
    if field.key in ("owner", "support"):
        return headed(f"{key}=", units(here, value))
    known = field.kind.names if isinstance(field.kind, Choice | Alias) else {}
    return headed(f"{key}=", spelt(here, value, known))


def spelt(here: Here, typed: str, known: Mapping[str, tuple[str, ...]]) -> Found:
    """Words that have a spelling in each language."""
    chinese = [names[0] for names in known.values() if names]
    return beginning(typed, chinese, known) if here.chinese else beginning(typed, known, chinese)


def lights(here: Here, typed: str) -> Found:
    """The lights an owner may give itself."""
    return spelt(here, typed, LIGHT_WORDS)


def rungs(here: Here, typed: str) -> Found:
    """The rungs of the ladder."""
    declared = {rung.name: RUNG_WORDS.get(rung.name, ()) for rung in here.shelf.workspace.policy.ladder}
    return spelt(here, typed, declared)


def numbers(here: Here, typed: str) -> Found:
    """The numbers of the notices that stand in the ledgers, the newest first."""
    from checklist.core.ledger import lives

    entries = [one for ledger in here.shelf.ledgers for one in ledger.entries]
    return beginning(typed, [life.number for life in reversed(lives(entries))])


def retargeted(here: Here, typed: str) -> Found:
    """What `retarget` may set."""
    return spelt(here, typed, RETARGET_WORDS)


OFFERS: dict[str, Callable[[Here, str], Found]] = {
    "as_of": days,
    "assignments": assignments,
    "base": any_file,
    "by": grouping_or_unit,
    "code": codes,
    "columns": columns,
    "despite": codes,
    "directory": directory,
    "evidence": any_file,
    "fail_on": grounds,
    "field": retargeted,
    "file": any_file,
    "folder": folders,
    "filters": words,
    "format_name": formats,
    "id": ids,
    "ids": ids,
    "ignore": codes,
    "inspected": inspected,
    "into": any_file,
    "known_by": days,
    "light": lights,
    "list": lists,
    "map": any_file,
    "not_sent": numbers,
    "of_units": units,
    "on": days,
    "ours": any_file,
    "output": any_file,
    "papers": any_file,
    "rate": rates,
    "rev": versions,
    "rung": rungs,
    "select": codes,
    "since": versions,
    "site": folders,
    "sort": columns,
    "summary": any_file,
    "stands": days,
    "taken": any_file,
    "task": ids,
    "theirs": any_file,
    "to": day_or_unit,
    "unit": units,
    "why": units,
    "versions": versions,
    "was_sent": numbers,
    "words": words,
}
"""What is offered, by the name of the parameter: whichever command has one of that name."""
