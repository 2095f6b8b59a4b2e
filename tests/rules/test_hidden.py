"""Lists that give no figures for a while, and tasks that go where nobody looks for them."""

import pytest

from checklist.rules.example_history import events
from tests.rules.test_tricks import FILES, RAILS, WORKS, written

HIDING = {
    "a key written twice": ("A371", WORKS.replace("due: 2026-10-31", "due: 2026-10-31, due: 2026-10-31")),
    "an anchor": ("A371", WORKS.replace("due: 2026-10-31", "due: &day 2026-10-31")),
    "a key of its own": ("A371", WORKS.replace("due: 2026-10-31", "archived: yes, due: 2026-10-31")),
    "a row that is copied": ("A374", WORKS + RAILS),
}


def told(*versions: tuple[str, dict[str, str]]) -> list[tuple[str, str]]:
    """The codes and tasks of what was done in versions that follow one another."""
    after = "".join(written(commit, files) for commit, files in versions)
    return [(one.code, one.task) for one in events(written("2026-05-04 Office", FILES) + after)]


@pytest.mark.parametrize("what", HIDING)
def test_a_list_that_is_hidden_for_one_version_is_told_once(what: str) -> None:
    code, text = HIDING[what]
    hidden = ("2026-05-20 Works", {"lists/works.yaml": text})
    noted = ("2026-05-21 Office", {"lists/works.yaml": text.replace("goal: 32", "note: Both lanes\n    goal: 32")})
    whole = ("2026-05-22 Works", {"lists/works.yaml": WORKS})
    assert [one for one, _ in told(hidden, noted, whole)] == [code]
