"""What a # cuts off, and what is a comment to everybody."""

import pytest

from checklist.source.read import read_bytes
from tests.effort import no_runaway

ROW = "tasks:\n  - id: 1\n    title: {}\n    owner: Works\n"


def told(title: str) -> list[str]:
    reading = read_bytes("a.yaml", ROW.format(title).encode())
    return [str(one.values["comment"]) for one in reading.faults if one.code == "W104"]


@pytest.mark.parametrize(
    ("title", "comments"),
    [
        ("Repair gate #3", ["#3"]),
        ("修缮教学楼 #2楼及附属用房", ["#2楼及附属用房"]),
        ("Repair gate # 3", []),
        ("Repair gate ## 3", []),
        ("Repair gate#3", []),
        ("'Repair gate #3'", []),
        ('"Repair gate #3"', []),
        ("'Repair gate' #3", []),
        ("|\n      Repair gate #3", []),
        ("Repair\n    due: 2026-06-30 #soft", []),
        ("Repair\n    # gate #3", []),
        ("Repair\n    tags: [a #b\n      , c]", ["#b"]),
        ("Repair\n    #owner: Roads", []),
    ],
)
def test_a_text_that_goes_on_behind_a_number_sign(title: str, comments: list[str]) -> None:
    assert told(title) == comments


def test_a_long_run_of_blanks_is_looked_through_once() -> None:
    text = f"tasks:\n  - {{id: 1, title: a #b\n, owner: Works}}\n{' ' * 100_000}\n"
    with no_runaway():
        assert "W104" in [one.code for one in read_bytes("a.yaml", text.encode()).faults]
