"""The door: `checklist` and `python -m checklist`."""

import os
import sys


def main() -> None:
    """Run the command line and end; the version is told before anything heavy is imported.

    Everything is on its way when `run` returns, so the process ends at once: the system takes back all memory together
    far faster than it is given back piece by piece.
    """
    if sys.argv[1:] == ["--version"]:
        from checklist import __version__

        print(f"checklist {__version__}")  # noqa: T201 -- the one line that must not wait for an import
        return
    import gc

    from checklist.cli.main import run

    gc.disable()  # a run is short and its values make no cycles; looking for some costs more than all the reading
    os._exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
