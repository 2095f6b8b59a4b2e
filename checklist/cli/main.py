"""The top: finds a command by name, runs it, and turns every end into an exit status."""

import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from checklist.cli.errors import Stop
from checklist.cli.options import EVERYWHERE, Spoken, option, options, show_help, told
from checklist.writers.plainly import PLAINLY, declare

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

GROUPS = {
    "look": ("status", "list", "show", "rates", "review", "forecast", "agenda"),
    "tell": ("notify", "run", "publish"),
    "change": (
        *("init", "new", "add", "set", "update", "extend", "close", "reopen", "pause", "resume", "cancel", "transfer"),
        *("retarget", "inspect", "visit", "remark", "waive", "refer", "roll", "fmt"),
    ),
    "trust": ("validate", "log", "diff", "audit", "seal", "verify", "merge-driver"),
    "exchange": ("import", "export", "form"),
    "help": ("explain", "schema", "config", "doctor", "completion"),
}
"""The commands under the headings of the help page; each is a module of its name."""
COMMANDS = {name: f"checklist.cli.{name}" for names in GROUPS.values() for name in names}
INTERRUPTED = 130
"""128 and the number of the signal that a keyboard sends."""
JUDGED = ("--as-of", "--rev")
"""What may also be said before the command's name, to hold for it."""
PIPE_CLOSED = 141
"""What a shell calls the end of a program by a closed pipe."""
ACTS = ("extend", "close", "reopen", "pause", "resume", "cancel", "transfer", "retarget", "visit", "remark")
MODULES = {
    "list": "checklist.cli.listing",
    "import": "checklist.cli.importing",
    "inspect": "checklist.cli.onsite",
    "merge-driver": "checklist.cli.merge_driver",
    **dict.fromkeys((*ACTS, "waive", "refer"), "checklist.cli.acts"),
}


class Program(Spoken, click.Group):
    """The program; a command's module is imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(MODULES.get(cmd_name, COMMANDS[cmd_name]))
        command: click.Command = module.commands[cmd_name] if hasattr(module, "commands") else module.command
        command.name = cmd_name
        return command

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        with _pipe_watched():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _pipe_watched():
            return super().invoke(ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS:
            from checklist.cli.mistakes import unknown_command

            raise unknown_command(args[0], COMMANDS)
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list["CompletionItem"]:
        from checklist.cli.complete import commands

        return [*commands(GROUPS, incomplete), *Spoken.shell_complete(self, ctx, incomplete)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for group, names in GROUPS.items():
            with formatter.section(told(f"help.group.{group}")):
                formatter.write_dl([(name, told(f"help.{name}").split("\n", 1)[0]) for name in names])
        Spoken.format_options(self, ctx, formatter)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [told("argument.options"), told("argument.command")]


@click.command(cls=Program, name="checklist", invoke_without_command=True)
@options(
    EVERYWHERE,
    *(option(one, hidden=True) for one in JUDGED),
    click.option("--version", is_flag=True, hidden=True),
)
@click.pass_context
def program(ctx: click.Context, /, version: bool, **given: Any) -> None:
    """Hold one list, review it, tell what is late."""
    ctx.obj = {name: value for name, value in given.items() if value is not None}
    if version:
        from checklist import __version__

        click.echo(f"checklist {__version__}")
        ctx.exit()
    if ctx.invoked_subcommand is None:
        show_help(ctx, ctx.command.params[0], True)


class ClosedPipe(Exception):  # noqa: N818 -- an end, not an error
    """Nobody reads on; said in our own words, since the library would end the program on a broken pipe."""


@contextmanager
def _pipe_watched() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise ClosedPipe from None


def run(arguments: list[str]) -> int:
    """Run one command line; the exit status."""
    _make_output_safe()
    try:
        return _ended(arguments)
    except (ClosedPipe, BrokenPipeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        return PIPE_CLOSED


def _ended(arguments: list[str]) -> int:
    """Every end but a closed pipe, as an exit status."""
    try:
        status = program.main(arguments, prog_name="checklist", standalone_mode=False)
        sys.stdout.flush()
    except Stop as stop:
        return _stopped(stop)
    except click.ClickException as error:
        from checklist.cli.mistakes import said_of

        return _stopped(said_of(error, arguments))
    except (click.exceptions.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except (ClosedPipe, BrokenPipeError):
        raise
    except OSError as error:
        from checklist.cli.mistakes import of_system

        return _stopped(of_system(error))
    except Exception as error:
        if "--debug" in arguments:
            raise
        from checklist.cli.mistakes import own_fault

        return _stopped(own_fault(error))
    return status if isinstance(status, int) else 0


@contextmanager
def _last_words() -> Iterator[None]:
    """What an output no longer takes is left behind: that it takes nothing is what is told, or matters no more."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError:
        return


def _stopped(stop: Stop) -> int:
    if stop.message:
        from checklist.cli.language import spoken
        from checklist.writers.safe import safe_lines

        with _last_words():
            sys.stdout.flush()
        print(*safe_lines(spoken().say(stop.message)), sep="\n", file=sys.stderr)  # noqa: T201
    return stop.status


def _make_output_safe() -> None:
    """What the terminal's encoding cannot show is shown otherwise, never a crash; a closed stream swallows all."""
    declare()
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115, PTH123 -- it stays open to the end
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115, PTH123 -- likewise
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=PLAINLY)
