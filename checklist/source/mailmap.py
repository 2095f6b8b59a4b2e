"""Who goes by which name and address in a history: `.mailmap`, read as git reads it."""

import re

from checklist.core.revision import Revision
from checklist.core.value import Value, field, replace

LINE = re.compile(r"(?P<name>[^<]*)<(?P<email>[^>]*)>(?:(?P<old_name>[^<]*)<(?P<old_email>[^>]*)>)?")
COMMENT = "#"


class Mailmap(Value):
    """By the address in a commit, and by the name where one is said too: the name and address that are meant.

    Both are folded, as git folds them; what is empty stays as the commit has it.
    """

    people: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def meant(self, revision: Revision) -> Revision:
        """A version with its author as they are called now; whom its commit names is not forgotten over it."""
        written = (revision.author, revision.email), *revision.hands
        author, email = self._called(*written[0])
        others = (*written, *(self._called(*one) for one in written[1:]))
        hands = tuple(one for one in dict.fromkeys(others) if one != (author, email))
        return replace(revision, author=author, email=email, hands=hands)

    def _called(self, name: str, email: str) -> tuple[str, str]:
        folded = email.casefold()
        found = self.people.get((folded, name.casefold())) or self.people.get((folded, "")) or ("", "")
        return found[0] or name, found[1] or email


def read_mailmap(data: bytes) -> Mailmap:
    """A mailmap from its bytes. A line that says nothing of anybody is passed over, as git does."""
    people: dict[tuple[str, str], tuple[str, str]] = {}
    for line in data.decode(errors="replace").splitlines():
        found = LINE.match(line) if not line.startswith(COMMENT) else None
        if not found:
            continue
        name, email = found["name"].strip(), found["email"].strip()
        if found["old_email"] is None:
            key, meant = (email, ""), (name, "")
        else:
            key, meant = (found["old_email"].strip(), (found["old_name"] or "").strip()), (name, email)
        folded = key[0].casefold(), key[1].casefold()
        held = people.get(folded, ("", ""))
        people[folded] = meant[0] or held[0], meant[1] or held[1]
    return Mailmap(people)
