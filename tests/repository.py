"""A repository made for a test: real git, fixed authors, days and zones, so that every run has the same ids."""

import os
import subprocess
from pathlib import Path

from tests.files import lay

HOUR = "09:00:00 +0800"


class Repository:
    """A repository in a folder, written to file by file and commit by commit."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main", *options, ".")

    def git(self, *words: str, given: bytes | None = None, **env: str) -> str:
        """What git prints, in this repository."""
        quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PATH": os.environ["PATH"]}
        done = subprocess.run(
            ("git", "-c", "commit.gpgSign=false", *words),
            cwd=self.folder,
            env={**quiet, **env},
            input=given,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode(errors="replace")
        return os.fsdecode(done.stdout).rstrip("\n")

    def write(self, **files: str | bytes | None) -> None:
        """Files by their paths, in the folder; None takes one away."""
        lay(self.folder, files)

    def commit(self, day: str, files: dict[str, str | bytes | None], message: str = "", author: str = "Clerk") -> str:
        """All there is, recorded on a day (with a time and a zone, or at nine in the morning in Beijing); its id."""
        self.write(**files)
        when = day if " " in day else f"{day} {HOUR}"
        self.git("add", "-A", "-f")
        who = {
            "GIT_AUTHOR_NAME": author,
            "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "Office",
            "GIT_COMMITTER_EMAIL": "c@example.org",
            "GIT_AUTHOR_DATE": when,
            "GIT_COMMITTER_DATE": when,
        }
        self.git("commit", "-q", "--allow-empty", "--no-verify", "-m", message or f"On {day}", **who)
        return self.git("rev-parse", "HEAD")

    def know_clerk(self) -> None:
        """Let what git is asked to record by others be the clerk's."""
        self.git("config", "user.name", "Clerk")
        self.git("config", "user.email", "c@example.org")
