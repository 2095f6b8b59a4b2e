"""What a new workspace begins with: settings and an example list, its days set around today."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from checklist.core.calendar import add_months, last_of_month
from checklist.lang.catalog import load
from checklist.source.write import scalar
from checklist.store.beside import LOCK, TEMP
from checklist.store.files import SETTINGS
from checklist.store.schemas import Say, schema_files

TEMPLATES = Path(__file__).parent.parent / "templates"
BLANK = re.compile(r"\{\{([a-z]+)([+-][0-9]+)?\}\}")
TASK = {"en": "T-05", "zh-CN": "ZD-05"}
"""The example task that has evidence."""


def starter(language: str, title: str, today: date) -> Iterator[tuple[str, bytes]]:
    """The files by their paths in the workspace, the schemas that their first lines lead to among them.

    In the templates `{{today-12}}` is a day, `{{month-4}}` the first day of a month so far from this one, `{{end+7}}`
    a month's last day.
    """
    list_id = f"tasks-{today.year}"
    places = {
        SETTINGS: SETTINGS,
        f"lists/{list_id}.yaml": "tasks.yaml",
        f"evidence/{TASK[language]}/inspection.md": "inspection.md",
    }
    texts = {"title": scalar(title), "list": list_id}
    for place, template in places.items():
        text = (TEMPLATES / language / template).read_text(encoding="utf-8")
        yield place, BLANK.sub(lambda found: _filled(found, texts, today), text).encode()
    yield from unchanging(load(language).say_key)


def unchanging(say: Say) -> Iterator[tuple[str, bytes]]:
    """The files of any new workspace that say nothing of it: what git is not to take in, and the schemas."""
    yield ".gitignore", f"# {say('starter.ignored')}\n.*.{TEMP}\n.*.{LOCK}\n".encode()
    yield from schema_files(say)


def _filled(found: re.Match[str], texts: dict[str, str], today: date) -> str:
    name, distance = found[1], int(found[2] or 0)
    if name in texts:
        return texts[name]
    if name == "today":
        return (today + timedelta(days=distance)).isoformat()
    first = add_months(today.replace(day=1), distance)
    return (first if name == "month" else last_of_month(first.year, first.month)).isoformat()
