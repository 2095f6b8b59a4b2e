"""Where commands are measured: a folder for all that is written, and jobs that run a command there."""

import itertools
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from tests.bench import generate
from tests.bench.child import Cost, spend

OURS = str(Path(sys.executable).parent / "checklist")
Job = Callable[[], Cost]


@dataclass(frozen=True, slots=True)
class World:
    """A folder for all that is written, and the environment every command runs in."""

    folder: Path
    env: Mapping[str, str]

    def job(self, argv: tuple[str, ...], place: Path, status: int = 0, terminal: bool = False) -> Job:
        """The same command, again and again."""
        return lambda: spend(argv, place, self.env, status, terminal)

    def cold(self, argv: tuple[str, ...], place: Path, terminal: bool = False) -> Job:
        """A command with an empty cache each time."""
        caches = (str(self.folder / f"cold-{number}") for number in itertools.count())
        return lambda: spend(
            argv, place, {**self.env, "XDG_CACHE_HOME": tempfile.mkdtemp(prefix=next(caches))}, 0, terminal
        )

    def anew(self, argv: tuple[str, ...], place: Path, asked: str) -> Job:
        """A command that asks for another day each time; what was read before is known."""
        days = (generate.PIN - timedelta(days=number) for number in itertools.count(1))
        return lambda: spend((*argv, *asked.format(next(days)).split()), place, self.env)

    def edited(self, argv: tuple[str, ...], place: Path, path: Path) -> Job:
        """A command after one of the files was changed."""

        def run() -> Cost:
            with path.open("a", encoding="utf-8") as file:
                file.write("# looked at\n")
            return spend(argv, place, self.env)

        return run
