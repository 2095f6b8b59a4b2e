"""What may stand next on a command line: commands, options, and what the options and the workspace know."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem, ShellComplete

from checklist.cli.language import spoken
from checklist.cli.shells import Asked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def offers(program: click.Command, asked: Asked) -> list[CompletionItem]:
    """The words on offer, in their order. What is typed after `--option=` is completed with that before it."""
    found = ShellComplete(program, {}, "checklist", "").get_completions(list(asked.words), asked.typed)
    head, sign, _ = asked.typed.partition("=")
    if not (sign and head.startswith("--")):
        return found
    return [CompletionItem(f"{head}={one.value}", one.type, one.help) for one in found]


def commands(groups: "Mapping[str, Sequence[str]]", typed: str) -> Iterator[CompletionItem]:
    """The commands, with what each does; none of them is imported for it."""
    for name in (name for names in groups.values() for name in names):
        if name.startswith(typed):
            yield CompletionItem(name, help=spoken().say_key(f"help.{name}").split("\n", 1)[0])


def option_names(of: click.Command, ctx: click.Context, typed: str) -> Iterator[CompletionItem]:
    """The options of a command that were not given yet, with what each does."""
    for one in of.get_params(ctx):
        given = ctx.get_parameter_source(one.name or "") is click.core.ParameterSource.COMMANDLINE
        record = one.get_help_record(ctx) if isinstance(one, click.Option) and not one.hidden else None
        if record and (one.multiple or not given):
            yield from (CompletionItem(name, help=record[1]) for name in one.opts if name.startswith(typed))
