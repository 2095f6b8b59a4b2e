"""The ledger on the disk: written under its lock, only over what was read, by one at a time."""

import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest

from checklist.core.ledger import Deed, Entry
from checklist.source.ledger import read_ledger
from checklist.store.ledger import pen
from checklist.store.write import ChangedMeanwhile
from tests.files import lay
from tests.imports import ROOT

LIST = "title: 清单\ndefaults: {owner: 甲局, status: in-progress, start: 2020-01-01}\ntasks:\n"
TASKS = "".join(f"  - {{id: {one}, title: 任务, due: 2020-06-10}}\n" for one in range(1, 6))


def entry(number: int) -> Entry:
    return Entry(f"督〔2020〕{number}号", Deed.ISSUED, date(2020, 6, 16), "warn", "l", str(number), unit=("甲局",))


def test_a_pen_writes_again_and_again(tmp_path: Path) -> None:
    path = tmp_path / "notices" / "2020.yaml"
    with pen(path, 2020, None) as held:
        held.add([entry(1)])
        held.add([])
        held.add([entry(2)])
    assert read_ledger("", path.read_bytes()).entries == (entry(1), entry(2))


def test_a_ledger_that_another_has_written_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "notices" / "2020.yaml"
    with pen(path, 2020, None) as held:
        held.add([entry(1)])
    with pytest.raises(ChangedMeanwhile), pen(path, 2020, None):
        pass
    assert read_ledger("", path.read_bytes()).entries == (entry(1),)


def test_of_many_who_issue_at_once_one_does_and_no_number_is_given_twice(tmp_path: Path) -> None:
    lay(tmp_path, {"checklist.yaml": "language: en\n", "lists/l.yaml": LIST + TASKS})
    command = [sys.executable, "-m", "checklist", "-C", str(tmp_path), "notify", "--issue", "--as-of", "2020-06-16"]
    done: list[int] = []
    runs = [
        threading.Thread(
            target=lambda: done.append(subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode)
        )
        for _ in range(4)
    ]
    for one in runs:
        one.start()
    for one in runs:
        one.join()
    entries = read_ledger("", (tmp_path / "notices" / "2020.yaml").read_bytes()).entries
    assert [one.number for one in entries] == [f"督〔2020〕{number}号" for number in range(1, 6)]
    assert set(done) <= {0, 4}
    assert 0 in done
