"""The words of a set of tasks, as rates count them: stages, tags and the like may be called by any of their names."""

from checklist.core.spellings import AMOUNT_WORDS, LIGHT_WORDS, STAGE_WORDS, STATUS_WORDS, TAG_WORDS
from checklist.source.kinds import Word, spelt
from checklist.source.notes import Notes, Unread
from checklist.source.tree import Node

NAMED = {
    **dict.fromkeys(("with", "stage", "plan", "due"), STAGE_WORDS),
    "amounts": AMOUNT_WORDS,
    "tag": TAG_WORDS,
    "status": STATUS_WORDS,
    "light": LIGHT_WORDS,
}
SET_WORDS = {f"{kind}.{word}": f"{kind}.{name}" for kind, words in NAMED.items() for word, name in spelt(words).items()}


class SetText(Word):
    """A set, `stage.started & plan.started`, or an amount, `amounts.arrived`: one blank around every joint."""

    def read(self, node: Node, notes: Notes) -> str | Unread:
        """The set with every name as the rest of the program knows it."""
        text = super().read(node, notes)
        if not isinstance(text, str):
            return text
        return " ".join(SET_WORDS.get(word, word) for word in text.replace("&", " & ").split())


SET = SetText()
