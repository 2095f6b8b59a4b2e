"""Files laid in a folder by their paths; a workspace of settings and one list."""

from collections.abc import Mapping
from pathlib import Path


def lay(folder: Path, files: Mapping[str, str | bytes | None]) -> None:
    """Write each file, and the folders it lies in; None takes one away."""
    for name, text in files.items():
        path = folder / name
        if text is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def placed(folder: Path, settings: str, lists: str) -> Path:
    """The folder, in which `checklist.yaml` and `lists/works.yaml` now are."""
    lay(folder, {"checklist.yaml": settings, "lists/works.yaml": lists})
    return folder
