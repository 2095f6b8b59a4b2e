"""What a set or an amount is called, and what the two numbers of a rate count."""

from typing import Any

from checklist.core.message import Message, Named, say
from checklist.core.model import Light, Status
from checklist.core.policy import RateRule
from checklist.core.rates import ENGLISH, PRESETS
from checklist.core.sets import OF_RETURNS, PLAIN, parse_set
from checklist.core.spellings import AMOUNT_WORDS, TAG_WORDS
from checklist.core.stages import STAGES, stage_name


def rate_name(rule: RateRule) -> Any:
    """What a rate is called: a preset in the reader's language, a workspace's own as it was named."""
    return Named(ENGLISH[rule.name], (rule.name,)) if PRESETS.get(rule.name) == rule else rule.name


def expression(rule: RateRule) -> str:
    """The rate as a workspace writes it."""
    return f"{rule.count or rule.sum} ÷ {rule.over}" if rule.over else rule.count or rule.sum


def counts(rule: RateRule) -> Any:
    """What the two numbers count, in words."""
    above = in_words(rule.count) if rule.count else amount_name(rule.sum)
    if not rule.over:
        return above
    return say("counted.over", above=above, below=in_words(rule.over) if rule.count else amount_name(rule.over))


def amount_name(name: str) -> Any:
    """What an amount is called."""
    kind, _, rest = name.partition(".")
    if kind == "amounts":
        return say(f"amount.{rest}") if rest in AMOUNT_WORDS else rest
    return say(f"counted.{name}")


def in_words(text: str) -> Any:
    """What a set is called: those of its names joined, less those taken out."""
    wanted = parse_set(text)
    words: Any = atom_name(wanted.atoms[0])
    for name in wanted.atoms[1:]:
        words = say("counted.and", left=words, right=atom_name(name))
    for name in wanted.less:
        words = say("counted.less", left=words, right=atom_name(name))
    return words


def atom_name(name: str) -> Message:
    """What one name of a set is called."""
    kind, _, rest = name.partition(".")
    if name in PLAIN or name in OF_RETURNS or (kind == "stage" and rest in STAGES):
        return say(f"counted.{name}")
    return say("counted.due_stage" if kind == "due" else f"counted.{kind}", name=_word(kind, rest))


def tag_name(tag: str) -> Named:
    """What a tag is called."""
    return Named(tag, TAG_WORDS.get(tag, ()))


def _word(kind: str, word: str) -> Any:
    match kind:
        case "tag":
            return tag_name(word)
        case "status":
            return Status(word) if word in set(Status) else word
        case "light":
            return Light(word) if word in set(Light) else word
    return stage_name(word)
