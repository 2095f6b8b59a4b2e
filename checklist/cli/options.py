"""Options and commands whose help is a sentence of the catalogs, shown in the reader's language."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from checklist.cli.language import spoken

F = TypeVar("F", bound=Callable[..., Any])


def told(key: str) -> str:
    """A help sentence in the language of this run."""
    return spoken().say_key(key)


class Option(click.Option):
    """An option whose help is `option.<name>`, or the given key."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        return record and (record[0], told(self.help or f"option.{self.name}"))


class Argument(click.Argument):
    """An argument shown in the usage line under its translated name."""

    def make_metavar(self, ctx: click.Context) -> str:
        return told(f"argument.{self.name}")


class Spoken(click.Command):
    """A command whose help is `help.<name>`, with headings in the same language."""

    def get_short_help_str(self, limit: int = 45) -> str:
        return told(f"help.{self.name}").split("\n", 1)[0]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), told("help.usage") + " ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write("\n".join(f"  {line}" if line else "" for line in told(f"help.{self.name}").split("\n")) + "\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = [record for one in self.get_params(ctx) if (record := one.get_help_record(ctx))]
        if records:
            with formatter.section(told("help.options")):
                formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        return option and Option(option.opts, is_flag=True, expose_value=False, is_eager=True, callback=show_help)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        pieces = [piece for one in self.get_params(ctx) for piece in one.get_usage_pieces(ctx)]
        return [told("argument.options"), *pieces]


def show_help(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    """Print the help of a command and end."""
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


def option(*names: str, **attributes: Any) -> Callable[[F], F]:
    """An option with translated help."""
    return click.option(*names, cls=Option, **attributes)


EVERYWHERE = (
    option("-C", "directory", metavar="DIR"),
    option("--lang", type=click.Choice(["zh-CN", "en"])),
    option("--color", type=click.Choice(["auto", "always", "never"])),
    option("-q", "--quiet", is_flag=True, default=None),
    option("-v", "--verbose", is_flag=True, default=None),
    option("--debug", is_flag=True, default=None),
)
"""What every command and the program itself take."""

JUDGING = (
    option("--as-of", metavar="DAY"),
    *EVERYWHERE,
)
SHOWING = (
    option("-f", "--format", "format_name", metavar="FORMAT"),
    option("-o", "--output", metavar="FILE"),
)
FAILING = option("--fail-on", metavar="GROUND", multiple=True)


def options(*groups: Any) -> Callable[[F], F]:
    """Several options in the order given."""

    def decorate(function: F) -> F:
        for one in reversed([one for group in groups for one in (group if isinstance(group, tuple) else (group,))]):
            function = one(function)
        return function

    return decorate


def words(function: F) -> F:
    """The rest of the line: files, folders and filter words."""
    return click.argument("words", nargs=-1, cls=Argument)(function)
