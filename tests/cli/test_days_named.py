"""Days as they are typed: the wrong way round, in working days, and in years without a calendar."""

from pathlib import Path

import pytest

from tests.cli.conftest import Typed, every_language
from tests.files import lay


@every_language
def test_days_the_wrong_way_round(lang: str, typed: Typed, here: Path) -> None:
    for command, option, day in (
        ("review", "--known-by", "2026-05-31"),
        ("review", "--since", "2026-06-02"),
        ("status", "--since", "2026-06-02"),
    ):
        status, said, wrong = typed("--lang", lang, command, option, day)
        assert (status, said) == (2, "")
        assert option in wrong
        assert typed(command, option, "2026-06-01")[0] == 0


@pytest.mark.parametrize("words", ["+1wd", "+1 workday", "+1 business days", "+1个工作日"])
def test_working_days_in_words_know_the_public_holidays(words: str, typed: Typed, here: Path) -> None:
    lay(here, {"checklist.yaml": "as_of: 2025-09-30\ncalendar: CN\n"})
    assert '"as_of": "2025-10-09"' in typed("list", "--as-of", words, "-f", "json")[1]
    assert typed("list", f"due:<{words}")[0] == 0


def test_years_without_a_calendar_are_told_once(typed: Typed, here: Path) -> None:
    lay(here, {"checklist.yaml": "as_of: 2099-06-01\ncalendar: CN\n"})
    assert typed("--lang", "en", "list")[2] == ""
    assert typed("--lang", "en", "list", "--as-of", "+1wd")[2].count("2099") == 1
    assert typed("-q", "list", "--as-of", "+1wd")[2] == ""
    lay(here, {"checklist.yaml": "as_of: 2099-06-01\ncalendar: CN\nlights: {days: working}\n"})
    assert typed("--lang", "en", "list", "--as-of", "+1wd")[2].count("2099") == 1


def test_letters_tell_of_years_without_a_calendar(typed: Typed, here: Path) -> None:
    rungs = "calendar: CN\nnotices:\n  rungs:\n    - {name: supervise, overdue: 1, days: 5}\n"
    lay(here, {"checklist.yaml": f"as_of: 2098-12-31\n{rungs}"})
    _, letters, wrong = typed("--lang", "en", "notify", "--letters")
    assert "Mend the bridge" in letters
    assert wrong.count("2098, 2099") == 1
    lay(here, {"checklist.yaml": f"as_of: 2026-07-31\n{rungs}"})
    assert typed("--lang", "en", "notify", "--letters")[2] == ""


def test_config_says_that_the_pin_holds(typed: Typed, here: Path) -> None:
    assert '"pinned": true' in typed("config", "-f", "json")[1]
    assert '"pinned": false' in typed("config", "-f", "json", "--as-of", "2026-06-02")[1]
