"""The generator writes the same bytes for the same words, and lists that are in order."""

from pathlib import Path

import pytest
import yaml

from tests.bench import generate


def test_same_words_same_bytes(tmp_path: Path) -> None:
    one, two = (generate.write(40, tmp_path / name, files=2) for name in ("one", "two"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_a_longer_list_begins_with_the_shorter(tmp_path: Path) -> None:
    (short,), (long,) = generate.write(20, tmp_path / "short"), generate.write(30, tmp_path / "long")
    assert long.read_bytes().startswith(short.read_bytes())


def test_another_seed_is_another_list() -> None:
    assert generate.task(1, seed=1) != generate.task(1, seed=2)


@pytest.mark.parametrize("files", [1, 3])
def test_every_task_is_written_once(tmp_path: Path, files: int) -> None:
    lists = [yaml.safe_load(path.read_bytes()) for path in generate.write(106, tmp_path, files)]
    tasks = [task.get("id") or task["编号"] for each in lists for task in each["tasks"]]
    assert tasks == [f"K{number:06d}" for number in range(1, 107)]
    assert [sorted(each) for each in lists[1:]] == [["list", "tasks"]] * (files - 1)


def test_a_task_is_about_25_lines() -> None:
    lines = sum(generate.task(number, seed=1).count("\n") for number in range(1, 201)) / 200
    assert 22 <= lines <= 30


@pytest.mark.parametrize("files", [1, 3])
def test_generated_list_is_clean(tmp_path: Path, files: int, capsys: pytest.CaptureFixture[str]) -> None:
    main = pytest.importorskip("checklist.cli.main", reason="the command line is not there yet")
    generate.write(1000, tmp_path, files)
    status = main.run(["-C", str(tmp_path), "validate", "--strict"])
    assert status == 0, "\n".join(capsys.readouterr().out.split("\n")[:40])
