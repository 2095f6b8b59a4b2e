"""Served once whatever happens around it: units renamed, ledgers changed or cut short, doubts of several units."""

from pathlib import Path

import pytest

from tests.cli.conftest import Typed
from tests.cli.test_sending import LISTS, SETTINGS, entries


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "works.yaml").write_text(LISTS, "utf-8")
    channel = "    - {name: paper, kind: folder, folder: outbox}\n"
    (tmp_path / "checklist.yaml").write_text(SETTINGS + channel, "utf-8")
    return tmp_path


def test_a_unit_under_a_new_name_is_no_other_unit(typed: Typed, letters: Path) -> None:
    day = ("--as-of", "2020-06-16", "-q")
    assert typed("notify", "--issue", "--send", "id:a", *day)[0] == 0
    assert typed("notify", "--issue", "id:b", *day)[0] == 0
    settings = letters / "checklist.yaml"
    settings.write_text(
        settings.read_text("utf-8").replace("{name: Works,", "{name: Works bureau, also: [Works],"), "utf-8"
    )
    assert typed("notify", "--issue", "--send", "owner:Works", *day)[0] == 0
    numbers = [(one.deed.value, one.number[-2], one.unit) for one in entries(letters)]
    assert numbers == [
        ("issued", "1", ("Works",)),
        ("sending", "1", ("Works",)),
        ("sent", "1", ("Works",)),
        ("issued", "2", ("Works",)),
        ("sending", "2", ("Works bureau",)),
        ("sent", "2", ("Works bureau",)),
    ]
    assert typed("notify", "--issue", "--send", "owner:Works", *day)[0] == 0
    assert len(entries(letters)) == len(numbers)
