"""The door: `checklist` and `python -m checklist`."""

import os
import sys


def main() -> None:
    """Answer one command line and end; what is known already is told before anything heavy is imported.

    Everything is on its way when `run` returns, so the process ends at once: the system takes back all memory together
    far faster than it is given back piece by piece.
    """
    if sys.argv[1:] == ["--version"]:
        from checklist import __version__

        print(f"checklist {__version__}")  # noqa: T201 -- the one line that must not wait for an import
        return
    from checklist.store.answers import again

    status = again(sys.argv[1:])
    if status is None:
        import gc

        from checklist.cli.main import run

        gc.disable()  # a run is short and its values make no cycles; looking for some costs more than all the reading
        status = run(sys.argv[1:])
    os._exit(status)


if __name__ == "__main__":
    main()
