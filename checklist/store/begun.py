"""The files of a list begun by hand, and of the workspace around it where there is none yet."""

from collections.abc import Iterator
from pathlib import Path

from checklist.core.model import TaskList
from checklist.core.policy import Workspace
from checklist.lang.catalog import Catalog
from checklist.source.draft import draft, settings_draft
from checklist.store.files import ENDINGS, SETTINGS
from checklist.store.schemas import modeline
from checklist.store.starter import unchanging

CHINESE = "zh-CN"


def folder_of(root: Path, workspace: Workspace) -> Path:
    """Where a new list goes: the first folder that the settings name."""
    return root / next((one for one in workspace.lists if not one.endswith(ENDINGS)), "lists")


def begun(folder: Path, root: Path, task_list: TaskList, catalog: Catalog) -> tuple[Path, bytes]:
    """The list's path in that folder of a workspace, and its text."""
    path = folder / f"{task_list.id}.yaml"
    chinese = catalog.language == CHINESE
    return path, draft(task_list, chinese, catalog.say_key, modeline("list", path, root)).encode()


def around(root: Path, title: str, units: tuple[str, ...], catalog: Catalog) -> Iterator[tuple[Path, bytes]]:
    """The other files of a new workspace, as far as they are not there; its settings come last."""
    for name, data in unchanging(catalog.say_key):
        if not (root / name).exists():
            yield root / name, data
    path = root / SETTINGS
    text = settings_draft(title, catalog.language, units, catalog.say_key, modeline("workspace", path, root))
    yield path, text.encode()
