"""Names are read from a mailmap as git reads them: git itself says so."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from checklist.core.revision import Revision
from checklist.source.mailmap import read_mailmap

DAY = date(2026, 5, 4)
MAPS = {
    "a name": "Works department <w@example.org>\n",
    "an address": "<works@example.org> <w@example.org>\n",
    "both": "Works department <works@example.org> <w@example.org>\n",
    "of one name": "Works department <works@example.org> Clerk <w@example.org>\n",
    "of one name and of all": "A <a@example.org> <w@example.org>\nB <b@example.org> clerk <W@Example.org>\n",
    "two lines of one": "Works department <w@example.org>\n<works@example.org> <w@example.org>\n",
    "comments and odd lines": "# all\n\nnobody\nWorks <w@example.org> # the city's\n<>\n<a@b\n",
    "not utf-8": b"W\xf6rks <w@example.org>\n",
    "nothing": "",
}
PEOPLE = (
    ("Clerk", "w@example.org"),
    ("CLERK", "W@EXAMPLE.ORG"),
    ("Other", "w@example.org"),
    ("Clerk", "x@example.org"),
)


@pytest.mark.parametrize("name", MAPS)
def test_as_git_reads_it(name: str, tmp_path: Path) -> None:
    text = MAPS[name]
    data = text if isinstance(text, bytes) else text.encode()
    (tmp_path / ".mailmap").write_bytes(data)
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    subprocess.run(("git", "init", "-q"), cwd=tmp_path, env=env, check=True)
    for author, email in PEOPLE:
        done = subprocess.run(
            ("git", "check-mailmap", f"{author} <{email}>"), cwd=tmp_path, env=env, check=True, capture_output=True
        )
        meant = read_mailmap(data).meant(Revision("", author, email, DAY, DAY, ""))
        assert f"{meant.author} <{meant.email}>" == done.stdout.decode(errors="replace").strip()
