"""Usage errors, system errors and our own faults, as sentences of ours."""

import errno
import os
from collections.abc import Iterable
from typing import Any

import click

from checklist.cli.errors import Failed, Stop, Wrong
from checklist.core.message import Message, say


def near(word: str, known: Iterable[str]) -> Any:
    """`did you mean`, or nothing."""
    from checklist.source.likeness import close_to

    found = close_to(word, known)
    return say("did_you_mean", word=found) if found else ""


def _near_option(name: str, known: Iterable[str]) -> Any:
    """The same of an option: that all of them begin with dashes makes none alike."""
    from checklist.source.likeness import close_to

    words = {one.lstrip("-"): one for one in known if one.startswith("--")}
    found = close_to(name.lstrip("-"), words)
    return say("did_you_mean", word=words[found]) if found else ""


def unknown_command(name: str, known: Iterable[str]) -> Wrong:
    """A command that is none."""
    return Wrong(say("wrong.command", name=name, near=near(name, known)))


def said_of(error: click.ClickException, arguments: Iterable[str]) -> Stop:
    """A click error about these arguments in our words."""
    if isinstance(error, click.NoSuchOption):
        known = error.ctx.command.params if error.ctx else []
        names = [name for one in known for name in one.opts]
        return Wrong(say("wrong.option", name=error.option_name, near=_near_option(error.option_name, names)))
    if isinstance(error, click.MissingParameter):
        return Wrong(say("wrong.missing", name=_called(error.param)))
    if isinstance(error, click.BadParameter):
        return Wrong(_bad_value(error))
    if isinstance(error, click.BadOptionUsage):
        given = any(one.startswith(f"{error.option_name}=") for one in arguments)
        return Wrong(say("wrong.flag" if given else "wrong.no_value", name=error.option_name))
    return Wrong(say("wrong.usage", text=error.format_message()), status=error.exit_code)


def _called(param: click.Parameter | None) -> Any:
    """An option as it is typed, or an argument as the usage line has it."""
    if isinstance(param, click.Option):
        return param.opts[-1]
    return say(f"argument.{param.name}") if param else ""


def _bad_value(error: click.BadParameter) -> Message:
    param = error.param
    name = _called(param)
    if param is not None and isinstance(param.type, click.Choice):
        accepted = tuple(str(one) for one in param.type.choices)
        return say("wrong.choice" if isinstance(param, click.Option) else "wrong.word", name=name, accepted=accepted)
    if param is not None and isinstance(param.type, click.IntRange):
        return say("wrong.number", name=name, least=param.type.min, most=param.type.max)
    return say("wrong.value", name=name)


KNOWN_GROUNDS = (
    *("ENOSPC", "EACCES", "EPERM", "EROFS", "ENOENT", "EISDIR", "ENOTDIR", "EEXIST", "ELOOP"),
    *("ENAMETOOLONG", "ENOLCK", "EFBIG", "EDQUOT", "EIO"),
)


def of_system(error: OSError) -> Stop:
    """The disk, a right or a limit of the system stood in the way, or another writer."""
    if error.filename is None and error.errno == errno.ENOENT and _nowhere():
        return Failed(say("failed.nowhere", path=os.environ.get("PWD", ".")))
    name = errno.errorcode.get(error.errno or 0, "")
    known = name if name in KNOWN_GROUNDS else getattr(error, "ground", "")
    ground = say(f"failed.{known}") if known else say("failed.other", name=name or type(error).__name__)
    of = Wrong if name == "ENAMETOOLONG" else Failed  # whoever typed it can mend it
    return of(say("failed.system", path=error.filename or say("failed.output"), ground=ground))


def _nowhere() -> bool:
    """Is the working folder no longer there?"""
    try:
        os.getcwd()  # noqa: PTH109 -- it is only asked whether there is one
    except OSError:
        return True
    return False


def own_fault(error: Exception) -> Stop:
    """A fault of the program: one line, and how to see and report it."""
    from checklist import __version__

    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}" if trace else "?"
    return Stop(say("fault", kind=type(error).__name__, where=where, version=__version__), status=5)
