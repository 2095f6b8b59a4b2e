"""The manual as `man` shows it, made from the sentences that the commands' own help is made from."""

from collections.abc import Iterator

import click

from checklist import __version__
from checklist.cli.main import GROUPS
from checklist.cli.options import Context, told
from checklist.writers import roff

EVERYWHERE = ("as_of", "format_name", "output", "fail_on", "directory", "lang", "color", "quiet", "debug", "help")
"""Options that most commands have: they are told once, for all."""
STATUSES = ("0", "1", "2", "3", "4", "5", "128+n", "141")
VARIABLES = ("LC_ALL, LC_MESSAGES, LANG", "NO_COLOR, FORCE_COLOR", "COLUMNS")
FILES = ("checklist.yaml", "lists/", ".checklist/")


def manual(program: click.Command) -> str:
    """The page of the program and of all its commands, in the language of this run."""
    return roff.page("checklist", 1, f"checklist {__version__}", parts(program))


def parts(program: click.Command) -> Iterator[str]:
    """The page, part by part, in the order manuals have."""
    name, about = told("help.checklist").split("\n\n", 1)
    yield roff.heading(told("manual.name")) + roff.paragraphs(f"checklist - {name}")
    usage = f"checklist {told('argument.options')} {told('argument.command')}"
    yield roff.heading(told("manual.synopsis")) + roff.paragraphs(usage)
    yield roff.heading(told("manual.description")) + roff.paragraphs(about)
    for group, names in GROUPS.items():
        yield roff.heading(f"{told('manual.commands')} · {told(f'help.group.{group}')}")
        for one in names:
            yield from command(program, one)
    yield roff.heading(told("help.options")) + "".join(options(shared(program)))
    yield from table("manual.status", STATUSES)
    yield from table("manual.environment", VARIABLES)
    yield from table("manual.files", FILES)
    yield roff.heading(told("manual.see_also")) + roff.paragraphs("git(1)")


def at(program: click.Command, name: str) -> click.Context:
    """A command as if it had been typed."""
    above = Context(program, info_name="checklist")
    found = program.get_command(above, name) if isinstance(program, click.Group) else None
    return Context(found or program, info_name=name, parent=above)


def command(program: click.Command, name: str) -> Iterator[str]:
    """One command: how it is typed, what it does, and the options that are its own."""
    ctx = at(program, name)
    yield roff.subheading(f"{ctx.command_path} {' '.join(ctx.command.collect_usage_pieces(ctx))}")
    yield roff.paragraphs(told(f"help.{name}"))
    yield from options({key: record for key, record in records(ctx) if key not in EVERYWHERE})


def records(ctx: click.Context) -> Iterator[tuple[str, tuple[str, str]]]:
    """A command's options by name: how each is typed, and what it does."""
    for one in ctx.command.get_params(ctx):
        record = one.get_help_record(ctx)
        if record:
            yield one.name or "", record


def shared(program: click.Command) -> dict[str, tuple[str, str]]:
    """The options that most commands have."""
    found = dict(records(at(program, "status")))
    return {name: found[name] for name in EVERYWHERE if name in found}


def options(of: dict[str, tuple[str, str]]) -> Iterator[str]:
    """Options, each with what it does."""
    return (roff.tagged(typed, meaning) for typed, meaning in of.values())


def table(key: str, words: tuple[str, ...]) -> Iterator[str]:
    """A heading, and words with what the catalogs say of them, by their number."""
    yield roff.heading(told(key))
    yield from (roff.tagged(word, told(f"{key}.{number}")) for number, word in enumerate(words))
