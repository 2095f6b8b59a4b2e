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
        """A version with its author as they are called now."""
        email, name = revision.email.casefold(), revision.author.casefold()
        found = self.people.get((email, name)) or self.people.get((email, ""))
        if not found:
            return revision
        return replace(revision, author=found[0] or revision.author, email=found[1] or revision.email)


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
