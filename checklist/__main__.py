"""The door: `checklist` and `python -m checklist`."""

import _signal  # type: ignore[import-not-found]  # what is built in of `signal`: the rest is imported where it is needed
import os
import sys

INTERRUPTED = 130
"""128 and the number of the signal that a keyboard sends."""


def _end(*_: object) -> None:
    os._exit(INTERRUPTED)


if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
    _signal.signal(_signal.SIGINT, _end)  # nothing is begun yet that would have to be brought to an end


def main() -> None:
    """Answer one command line and end; what is known already is told before anything heavy is imported.

    Everything is on its way when `run` returns, so the process ends at once: the system takes back all memory together
    far faster than it is given back piece by piece.
    """
    if sys.argv[1:] == ["--version"]:
        _tell_version()
    from checklist.cli.pager import OFF, put
    from checklist.store.answers import again

    paged = OFF not in sys.argv
    status = again(sys.argv[1:], lambda printed: put(printed, paged))
    if status is None:
        import gc

        from checklist.cli.main import run

        gc.disable()  # a run is short and its values make no cycles; looking for some costs more than all the reading
        try:
            if _signal.getsignal(_signal.SIGINT) is _end:
                _signal.signal(_signal.SIGINT, _signal.default_int_handler)
            status = run(sys.argv[1:])
        except KeyboardInterrupt:
            status = INTERRUPTED
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
