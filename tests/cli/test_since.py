"""`--since`: then and now, where then is a day or a version."""

from pathlib import Path

import pytest

from tests.cli.conftest import Typed, every_language
from tests.cli.town import read
from tests.repository import Repository


def test_since_a_version(at: Typed, town: Repository) -> None:
    """A light then and now: A had 1 % on 10 January, B got another due day."""
    told = read(at("status", "--rev", "HEAD", "--since", "HEAD~2", "-f", "json"))
    assert (told["since"], told["since_rev"]) == ("2026-01-10", town.git("rev-parse", "HEAD~2"))
    assert told["data"]["moved"] == {"improved": 0, "declined": 1, "unchanged": 1}
    assert [(one["id"], one["light_then"], one["light_now"]) for one in told["data"]["moves"]] == [
        ("B", "green", "red")
    ]
    of_day = read(at("status", "--rev", "HEAD", "--since", "2026-01-10", "-f", "json"))
    assert (of_day["since"], of_day["since_rev"]) == ("2026-01-10", None)


def test_since_a_version_in_the_review(at: Typed, town: Repository) -> None:
    told = read(at("review", "--rev", "HEAD", "--since", "HEAD~2", "-f", "json"))
    assert told["since_rev"] == town.git("rev-parse", "HEAD~2")
    assert [(one["name"], one["place"], one["move"]) for one in told["data"]["ranking"]] == [
        *(("Works", 1, 0), ("Roads", 2, 0))
    ]
    assert [(one["id"], one["light_then"], one["light_now"]) for one in told["data"]["changed"]["moves"]] == [
        ("B", "green", "red")
    ]
    said = at("review", "--rev", "HEAD", "--since", "HEAD~2")[1]
    short = town.git("rev-parse", "HEAD~2")[:10]
    assert f"\ncompared with version {short} of 2026-01-10\n" in said


def test_since_in_the_rates(at: Typed, town: Repository) -> None:
    told = read(at("rates", "--rev", "HEAD", "--since", "HEAD~2", "--rate", "on schedule", "-f", "json"))
    (one,) = told["data"]["rates"]
    expected = {"value": 0.5, "value_then": 0, "change": 0.5, "numerator_then": 0, "denominator_then": 2}
    assert {key: one[key] for key in expected} == expected


def test_since_in_the_rates_by_owner(at: Typed) -> None:
    words = ("rates", "--rev", "HEAD", "--since", "HEAD~2", "--by", "owner", "--rate", "on schedule")
    told = read(at(*words, "-f", "json"))
    rows = [(one["name"], one["place"], one["move"], one["value"], one["value_then"]) for one in told["data"]["rates"]]
    assert rows == [
        ("Works", 1, 0, 1, 0),
        ("Roads", 2, -1, 0, 0),  # both were first, at 0 %
        ({"code": "rates.total"}, None, None, 0.5, 0),
    ]
    assert "Change" in at(*words)[1]


def test_since_a_day_in_the_rates(at: Typed) -> None:
    words = ("rates", "--rev", "HEAD", "--since", "2026-01-10", "--rate", "on schedule", "-f", "json")
    assert read(at(*words))["data"]["rates"][0]["value_then"] == 0


@every_language
def test_since_a_later_version(lang: str, typed: Typed, town: Repository) -> None:
    where = ("--lang", lang, "-C", str(town.folder))
    status, said, wrong = typed(*where, "status", "--rev", "HEAD~1", "--since", "HEAD")
    assert (status, said) == (2, "")
    assert "--since" in wrong
    assert typed(*where, "status", "--rev", "HEAD", "--since", "HEAD")[0] == 0


@pytest.mark.parametrize(("start", "since"), [("2026-01-01", None), ("2025-07-01", "2025-12-31")])
def test_a_year_is_held_against_no_day_before_all_lists(
    start: str, since: str | None, typed: Typed, tmp_path: Path
) -> None:
    """What had not begun was neither green nor at 0 % then."""
    text = f"period: {{from: {start}, to: 2026-12-31}}\ntasks: [{{id: 1, title: Mend it, owner: Works}}]\n"
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    words = ("--lang", "en", "review", "a.yaml", "--year", "2026", "--as-of", "2026-12-31")
    told = read(typed(*words, "-f", "json"))
    assert told["since"] == since
    assert ("changed" in told["data"]) == (since is not None)
    said = typed(*words)[1]
    assert ("Rates, beside those at the end of the period before" in said) == (since is not None)
