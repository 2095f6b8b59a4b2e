"""A sound list, and what may lie beside it: another, and a wrong one; and a shell to type in."""

import os
import subprocess
import sys
from pathlib import Path

from tests.imports import ROOT

ONE = "list: one\ntitle: One\ntasks:\n  - {id: A, title: Mend the bridge, owner: Works, due: 2026-06-30}\n"
TWO = "list: two\ntitle: Two\ntasks:\n  - {id: B, title: Mend the road, owner: Works, due: 2026-06-30}\n"
WRONG = "list: two\ntasks:\n  - {id: C, title: Mend the dam, owner: Works, due: soonish}\n"

COMMAND = f'checklist() {{ {sys.executable} -m checklist "$@"; }}\n'
"""As a shell may be told of it."""


def shell(line: str, folder: Path) -> str:
    """What a shell line says on standard error, `checklist` in it being ours."""
    done = subprocess.run(
        ["/bin/bash", "-c", COMMAND + line],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.stderr
