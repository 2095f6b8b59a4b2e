"""A folder with settings and one list in it, for commands to be typed in."""

from pathlib import Path


def placed(folder: Path, settings: str, lists: str) -> Path:
    """The folder, in which `lists/works.yaml` and the settings now are."""
    (folder / "lists").mkdir()
    (folder / "lists" / "works.yaml").write_text(lists, "utf-8")
    (folder / "checklist.yaml").write_text(settings, "utf-8")
    return folder
