"""Options and commands whose help is a sentence of the catalogs, shown in the reader's language."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import click

from checklist.cli.errors import Wrong
from checklist.cli.language import spoken
from checklist.core.message import say
from checklist.core.policy import LIMITS
from checklist.writers.width import pad, width, wrap

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

SURROGATE = re.compile("[\ud800-\udfff]")
"""What the bytes of an argument become that are no UTF-8."""
F = TypeVar("F", bound=Callable[..., Any])


def told(key: str) -> str:
    """A help sentence in the language of this run."""
    return spoken().say_key(key)


PATHS = frozenset(("directory", "output", "folder", "site", "words", "file", "into", "map", "inspected", "taken"))
"""What may name a file, and file names need not be UTF-8."""


def given(value: Any, name: Any, path: bool) -> Any:
    """A value as it was typed, if it can be meant: one that is empty is mostly a name that a script has not filled."""
    for one in value if isinstance(value, tuple) else (value,):
        if one == "":
            raise Wrong(say("wrong.empty", name=name))
        if isinstance(one, str) and len(one) > LIMITS.text:
            raise Wrong(say("wrong.long", name=name, most=LIMITS.text))
        if isinstance(one, str) and not path and not one.isascii() and SURROGATE.search(one):
            raise Wrong(say("wrong.encoding", name=name))
    return value


class Offered(click.Parameter):
    """A parameter whose values are offered by its name, where it does not know them itself."""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list["CompletionItem"]:
        from checklist.cli.offers import offered

        if isinstance(self.type, click.Choice):
            return super().shell_complete(ctx, incomplete)
        return offered(self, ctx, incomplete)


class Option(Offered, click.Option):
    """An option whose help is `option.<name>`, or the given key."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        return record and (record[0], told(self.help or f"option.{self.name}"))

    def type_cast_value(self, ctx: click.Context, value: Any) -> Any:
        value = super().type_cast_value(ctx, value)
        return value if value == self.flag_value else given(value, max(self.opts, key=len), self.name in PATHS)


class Argument(Offered, click.Argument):
    """An argument shown in the usage line under its translated name."""

    def make_metavar(self, ctx: click.Context) -> str:
        return told(f"argument.{self.name}")

    def get_help_record(self, ctx: click.Context) -> None:  # type: ignore[override]
        """The usage line says all there is to say."""

    def type_cast_value(self, ctx: click.Context, value: Any) -> Any:
        return given(super().type_cast_value(ctx, value), say(f"argument.{self.name}"), self.name in PATHS)


class Formatter(click.HelpFormatter):
    """Help laid out by display width, so that Chinese wraps where the screen ends."""

    def write_heading(self, heading: str) -> None:
        self.write(f"{heading}{told('help.colon')}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        rows = list(rows)
        first = min(col_max, max((width(name) for name, _ in rows), default=0)) + col_spacing
        for name, text in rows:
            lead = " " * self.current_indent + pad(name, first)
            for line in wrap(text, max(self.width - self.current_indent - first, 20)):
                self.write(f"{lead}{line}\n")
                lead = " " * (self.current_indent + first)

    def write_lines(self, text: str) -> None:
        """Lines as they are, wrapped where they are too long; what is said of an example stays in its own column."""
        for line in text.split("\n"):
            indent = len(line) - len(line.lstrip())
            for piece in _in_columns(line.strip(), self.width - 2 - indent):
                self.write(f"  {' ' * indent}{piece}".rstrip() + "\n")


ROOM = 20
"""Columns that what is said of an example needs beside it; with less, it goes below."""


def _in_columns(text: str, columns: int) -> Iterator[str]:
    """A line wrapped; where a gap parts an example from its explanation, the latter is wrapped behind the gap."""
    gap = re.search(r"(?<=\S) {3,}(?=\S)", text)
    if not gap or width(text) <= columns:
        yield from wrap(text, columns)
        return
    lead, said = text[: gap.end()], text[gap.end() :]
    if columns - width(lead) < ROOM:
        yield from wrap(text[: gap.start()], columns)
        lead = "    "
    for piece in wrap(said, columns - width(lead)):
        yield f"{lead}{piece}"
        lead = " " * width(lead)


class Context(click.Context):
    """A context that formats help our way."""

    formatter_class = Formatter

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **{"help_option_names": ["-h", "--help"], **named})


class Spoken(click.Command):
    """A command whose help is `help.<name>`, with headings in the same language."""

    context_class = Context
    allow_extra_args = True
    """Not that they are allowed: it is for us to say that they are not."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        if rest and not isinstance(self, click.Group) and not ctx.resilient_parsing:
            raise Wrong(say("wrong.extra", words=tuple(rest)))
        return rest

    def get_short_help_str(self, limit: int = 45) -> str:
        return told(f"help.{self.name}").split("\n", 1)[0]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), told("help.usage"))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        if isinstance(formatter, Formatter):
            formatter.write_lines(told(f"help.{self.name}"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = [record for one in self.get_params(ctx) if (record := one.get_help_record(ctx))]
        if records:
            with formatter.section(told("help.options")):
                formatter.write_dl(records)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list["CompletionItem"]:
        from checklist.cli.complete import option_names

        return list(option_names(self, ctx, incomplete)) if incomplete.startswith("-") else []

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
    option("--no-cache", is_flag=True, default=None),
    option("--no-pager", is_flag=True, default=None),
    option("--debug", is_flag=True, default=None),
)
"""What every command and the program itself take."""

REV = option("--rev", metavar="REV|DAY")
SINCE = option("--since", metavar="DAY|REV")
JUDGING = (
    option("--as-of", metavar="DAY"),
    REV,
    *EVERYWHERE,
)
OUTPUT = option("-o", "--output", metavar="FILE")
SHOWING = (
    option("-f", "--format", "format_name", metavar="FORMAT"),
    OUTPUT,
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
