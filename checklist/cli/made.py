"""What a command tells that has made a workspace or a list: the files, and what to do next."""

from collections.abc import Iterable
from pathlib import Path

from checklist.cli.desk import Desk
from checklist.cli.language import spoken
from checklist.core.message import Message, say
from checklist.store.files import shown
from checklist.writers.safe import safe
from checklist.writers.width import pad, width


def told(desk: Desk, folder: Path, made: Iterable[Path], task_list: Path, example: bool) -> str:
    """The files made in a workspace's folder, the list among them, and what to do next, as lines."""
    start = desk.folder if folder.is_relative_to(desk.folder) else desk.folder.resolve()
    at = shown(folder, start)
    call = "checklist" if at == "." else f"checklist -C {at}"
    steps = (
        (f"{call} status", say("init.status" if example else "init.stands")),
        (shown(task_list, start), say("init.edit" if example else "init.go_on")),
        (f"{call} validate", say("init.validate")),
    )
    wide = max(width(step) for step, _ in steps)
    lines: list[str | Message] = [say("init.made"), *(f"  {shown(one, start)}" for one in made), ""]
    lines += [say("init.next"), *(f"  {pad(step, wide)}  {spoken().say(told)}" for step, told in steps)]
    return "".join(f"{safe(line if isinstance(line, str) else spoken().say(line))}\n" for line in lines)
