"""The door: `checklist` and `python -m checklist`."""

import os
import sys


def main() -> None:
    """Answer one command line and end; what is known already is told before anything heavy is imported.

    Everything is on its way when `run` returns, so the process ends at once: the system takes back all memory together
    far faster than it is given back piece by piece.
    """
    if sys.argv[1:] == ["--version"]:
        _tell_version()
    from checklist.store.answers import again

    status = again(sys.argv[1:])
    if status is None:
        import gc

        from checklist.cli.main import run

        gc.disable()  # a run is short and its values make no cycles; looking for some costs more than all the reading
        status = run(sys.argv[1:])
    os._exit(status)


def _tell_version() -> None:
    """The one line that must not wait for an import; where nothing can be written, `run` says so as it always does."""
    from checklist import __version__

    try:
        os.write(1, f"checklist {__version__}{os.linesep}".encode())
    except OSError:
        return
    os._exit(0)


if __name__ == "__main__":
    main()
