"""The door: `checklist` and `python -m checklist`."""

import sys


def main() -> int:
    """Run the command line; the version is told before anything heavy is imported."""
    if sys.argv[1:] == ["--version"]:
        from checklist import __version__

        print(f"checklist {__version__}")  # noqa: T201 -- the one line that must not wait for an import
        return 0
    import gc

    from checklist.cli.main import run

    gc.disable()  # a run is short and its values make no cycles; looking for some costs more than all the reading
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
