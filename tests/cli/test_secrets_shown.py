"""A secret that was written into a file is shown by no command, whatever is wrong around it."""

from pathlib import Path

from tests.cli.conftest import Typed
from tests.rules.test_notices import KEYS


def test_no_secret_is_shown_of_settings_that_are_refused(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "lists.yaml").write_text("tasks: [{id: 1, title: t, owner: o}]\n", "utf-8")
    for line in (f'kind: dingtalk, url: "{KEYS[0]}"', f'kind: "{KEYS[0]}"', "kind: mail, password: correct-horse"):
        (tmp_path / "checklist.yaml").write_text(
            f"lists: [lists.yaml]\nnotices:\n  channels:\n    - {{name: robot, {line}}}\n", "utf-8"
        )
        for words in (("run",), ("config",), ("status",), ("validate",), ("validate", "-f", "json")):
            status, out, said = typed(*words)
            assert status in (1, 2)
            assert "0a1b2c3d" not in out + said
            assert "correct-horse" not in out + said
