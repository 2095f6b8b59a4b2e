"""A letter as channels see it, and what became of it: sent, failed for certain, or nobody knows."""

from hashlib import sha256

from checklist.core.message import Message
from checklist.core.value import Value, replace

SENT, FAILED, UNCLEAR = "sent", "failed", "unclear"
CUT = "…"


class Enclosure(Value):
    """A file that goes with a letter where the channel takes files: its name, its type (`text/html`), its bytes."""

    name: str
    type: str
    data: bytes


class Letter(Value):
    """What goes to one unit at once: its subject, its paragraphs, where to, and the numbers of the notices in it.

    `line` is the subject as a list of mails shows it, with a number; the subject itself, if it is empty. `sender` is
    the office's name. `copies` are addresses beside those it goes `to`; one that is `copied` is itself only a copy.
    """

    unit: str
    subject: str
    paragraphs: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    day: str = ""
    enclosures: tuple[Enclosure, ...] = ()
    line: str = ""
    sender: str = ""
    copied: bool = False

    @property
    def text(self) -> str:
        """The letter as plain text."""
        return "\n\n".join((self.subject, *self.paragraphs)) + "\n"

    def within(self, most: int) -> "Letter":
        """The letter, its longest paragraphs cut short until its text takes so many bytes or none is left to cut."""
        over = len(self.text.encode()) - most
        longest = max(self.paragraphs, key=len, default=CUT)
        if over <= 0 or longest == CUT:
            return self
        left = max(len(longest.encode()) - over - len(CUT.encode()), 0)
        at = self.paragraphs.index(longest)
        cut = longest.encode()[:left].decode(errors="ignore") + CUT
        return replace(self, paragraphs=(*self.paragraphs[:at], cut, *self.paragraphs[at + 1 :])).within(most)

    @property
    def id(self) -> str:
        """The same for the same letter to the same unit, whenever it is sent."""
        return sha256("\n".join((self.unit, *self.numbers)).encode()).hexdigest()[:32]


class Outcome(Value):
    """What became of a letter: the provider's receipt, or why it failed, in its words or in a sentence of ours.

    `refused` are addresses of copies that were refused while the letter itself was taken.

    Others' words are whole here, however long: they are shortened only when no secret is in them any more.
    """

    state: str
    receipt: str = ""
    refused: tuple[str, ...] = ()
    why: str | Message = ""


def failed(why: object) -> Outcome:
    """It was certainly not delivered, so it may be tried again."""
    return Outcome(FAILED, why=worded(why))


def unclear(why: object) -> Outcome:
    """It may have been delivered: a person has to find out."""
    return Outcome(UNCLEAR, why=worded(why))


def worded(why: object) -> str | Message:
    """A reason in words."""
    return why if isinstance(why, Message) else str(why)
