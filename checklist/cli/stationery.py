"""Our templates of papers written out into a workspace, for its office to edit."""

import os
from collections.abc import Mapping
from pathlib import Path

from checklist.cli.desk import Desk
from checklist.cli.errors import Wrong
from checklist.cli.language import choose, of_environment, spoken
from checklist.cli.templates import KINDS
from checklist.core.message import say


def write_out(desk: Desk, folder: Path) -> None:
    """Write our templates into the workspace of a folder, those that are not there yet, and say how they are used."""
    from checklist.store.files import load_settings, shown
    from checklist.store.write import Replacement, put_all

    desk.loaded = _, root = load_settings(folder)
    choose(desk.given.get("lang") or desk.shelf.workspace.language or of_environment())
    said = spoken().say_key
    places = {kind: said(f"template.file.{kind}") for kind in KINDS}
    new = {kind: path for kind, path in places.items() if not os.path.lexists(root / path)}
    made = [Replacement(root / path, None, drawn(kind)) for kind, path in new.items()]
    if made:
        put_all(made)
    lines = [said("template.made")]
    for kind, path in places.items():
        name = shown(root / path, desk.folder)
        lines.append(f"  {name if kind in new else spoken().say(say('template.kept', path=name))}")
    lines += ["", said("template.next"), "", *settings(places)]
    desk.outlet.put("".join(f"{line}\n" for line in lines))


def drawn(kind: str) -> bytes:
    """Our template of a kind of paper, in the language spoken."""
    try:
        from checklist.writers.paper_template import template as ours

        return ours(kind, spoken(), chinese=spoken().language == "zh-CN")
    except ModuleNotFoundError as missing:
        if missing.name != "docx":
            raise
        raise Wrong(say("wrong.lacking", name="docx", extra="papers")) from None


def settings(places: Mapping[str, str]) -> list[str]:
    """The lines of settings that name templates."""
    return ["templates:", *(f"  {kind}: {path}" for kind, path in places.items())]
