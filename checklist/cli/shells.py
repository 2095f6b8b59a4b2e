"""What each shell asks while a line is typed, and how it wants its answer: words taken apart, and quoted again."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from click.shell_completion import CompletionItem

OPEN = "open"
"""The kind of a word that goes on: a key before its value, a folder before what is in it. No blank follows it."""
SPECIAL = frozenset(" !\"#$&'()*;<>?[\\]^`{|}~")
"""What bash takes for more than itself outside of quotes."""
SPECIAL_IN_QUOTES = frozenset('"$\\`')


class Asked(NamedTuple):
    """The words before the one that is typed, that one, and what of it the shell will not let us change."""

    words: tuple[str, ...]
    typed: str
    fixed: str = ""
    quote: str = ""


def taken_apart(line: str, breaks: str = " \t\n") -> tuple[list[str], str, str]:
    """The finished words of a line, the one that is being typed, and the quote it stands in, if it does."""
    words: list[str] = []
    word, quote, begun = "", "", False
    letters = iter(line)
    for one in letters:
        if one in breaks and not quote:
            words += [word] if begun else []
            word, begun = "", False
            continue
        begun = True
        if one == "\\" and quote != "'":
            after = next(letters, "")
            word += after if not quote or after in SPECIAL_IN_QUOTES else one + after
        elif one == quote:
            quote = ""
        elif one in "'\"" and not quote:
            quote = one
        else:
            word += one
    return words, word, quote


def unquoted(word: str) -> str:
    """One word as a shell understands it, whatever blanks stand in it."""
    return taken_apart(word, breaks="")[1]


def bash_asks(given: Sequence[str]) -> Asked:
    """The line up to the cursor, and the part of its last word that bash will replace: it breaks words at `:`, `=`."""
    line, part = given
    (_program, *words), typed, quote = taken_apart(line)
    part = unquoted(part)
    fixed = typed[: len(typed) - len(part)] if typed.endswith(part) else ""
    return Asked(tuple(words), typed, fixed, quote)


def zsh_asks(given: Sequence[str]) -> Asked:
    """Words as they are, the one that is typed last."""
    return Asked(tuple(given[:-1]), given[-1])


def fish_asks(given: Sequence[str]) -> Asked:
    """Words as they are, but the last one as it stands on the line."""
    return Asked(tuple(given[:-1]), unquoted(given[-1]))


def for_bash(one: CompletionItem, asked: Asked) -> str:
    """The kind, and what takes the place of the part, quoted as it has to stand there."""
    text = str(one.value).removeprefix(asked.fixed)
    if asked.quote == "'":
        text = text.replace("'", "'\\''")  # nothing is quoted in there: it ends, and begins again
    else:
        special = SPECIAL_IN_QUOTES if asked.quote else SPECIAL
        text = "".join(f"\\{letter}" if letter in special else letter for letter in text)
    return f"{one.type}\t{text}"


def for_zsh(one: CompletionItem, asked: Asked) -> str:  # noqa: ARG001 -- every shell is answered alike
    """The kind, the word and what it is, shown beside it; zsh quotes it."""
    return f"{one.type}\t{one.value}\t{one.value}{f'  -- {one.help}' if one.help else ''}"


def for_fish(one: CompletionItem, asked: Asked) -> str:  # noqa: ARG001 -- every shell is answered alike
    """The word and what it is; fish quotes it."""
    return f"{one.value}\t{one.help or ''}"


class Shell(NamedTuple):
    """How a shell asks and wants to be answered."""

    asks: Callable[[Sequence[str]], Asked]
    answer: Callable[[CompletionItem, Asked], str]


SHELLS = {
    "bash": Shell(bash_asks, for_bash),
    "zsh": Shell(zsh_asks, for_zsh),
    "fish": Shell(fish_asks, for_fish),
}


def answered(shell: str, offers: Iterable[CompletionItem], asked: Asked) -> str:
    """A line for each word on offer; one that would not stay on its line is left out."""
    answer = SHELLS[shell].answer
    return "".join(f"{answer(one, asked)}\n" for one in offers if str(one.value).isprintable())
