"""What a shell needs to complete command lines, and `man` to show the manual."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from checklist.cli.desk import Desk, at_desk
from checklist.cli.errors import Wrong
from checklist.cli.language import choose, guess
from checklist.cli.options import EVERYWHERE, OUTPUT, Argument, Spoken, options
from checklist.cli.shells import SHELLS, answered
from checklist.core.message import say

SCRIPTS = Path(__file__).parent.parent / "templates"
MANUAL = "man"


class Unshown(Argument):
    """An argument for the shells' own scripts, which the usage line passes over."""

    def get_usage_pieces(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click names it
        return []

    def type_cast_value(self, ctx: click.Context, value: Any) -> Any:
        """What is half typed may be anything, also nothing."""
        return click.Argument.type_cast_value(self, ctx, value)


@click.command(cls=Spoken)
@click.argument("shell", cls=Argument, type=click.Choice([*SHELLS, MANUAL]))
@click.argument("line", cls=Unshown, nargs=-1, type=click.UNPROCESSED)
@options(OUTPUT, click.option("--answer", is_flag=True, default=None, hidden=True), EVERYWHERE)
@at_desk
def command(desk: Desk) -> None:
    """Print the completion script of a shell, or the manual."""
    program = click.get_current_context().find_root().command
    shell, line = desk.given["shell"], desk.given.get("line", ())
    if desk.given.get("answer"):
        with suppress(Exception, SystemExit):  # a line half typed is never answered with noise
            answer(program, shell, line)
    elif line:
        raise Wrong(say("wrong.extra", words=line))
    else:
        desk.outlet.put(_manual(program) if shell == MANUAL else script(shell))


def answer(program: click.Command, shell: str, line: Sequence[str]) -> None:
    """Tell a shell's script what may stand next on a line."""
    from checklist.cli.complete import offers

    asked = SHELLS[shell].asks(line)
    choose(guess(asked.words, str(Path.cwd())))
    sys.stdout.buffer.write(answered(shell, offers(program, asked), asked).encode(errors="replace"))


def script(shell: str) -> str:
    """What a shell reads once, and asks us by from then on."""
    return (SCRIPTS / f"completion.{shell}").read_text(encoding="utf-8")


def _manual(program: click.Command) -> str:
    from checklist.cli.manual import manual

    return manual(program)
