"""Which language this run speaks: `--lang`, then the workspace's, then the environment's."""

import os
import re
import sys
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from checklist.lang.catalog import Catalog, load

CHINESE, ENGLISH = "zh-CN", "en"
SAID = re.compile(r"^(?:language|语言)\s*:\s*['\"]?([A-Za-z-]+|中文|英文)", re.MULTILINE)
_chosen: list[str] = []


def choose(language: str) -> None:
    """Settle the language of this run."""
    _chosen[:] = [language]


def spoken() -> Catalog:
    """The catalog of this run's language; before one is chosen, as the arguments, workspace and environment have it."""
    return load(_chosen[0] if _chosen else guess(tuple(sys.argv[1:]), _here()))


def _here() -> str:
    """The working folder; the root where it is no more."""
    try:
        return str(Path.cwd())
    except OSError:
        return "/"


@lru_cache(maxsize=4)
def guess(arguments: tuple[str, ...], folder: str) -> str:
    """The language before anything is read properly: for help and for usage errors."""
    asked = _value("--lang", arguments)
    if asked in (CHINESE, ENGLISH):
        return asked
    return _of_workspace(Path(folder, _value("-C", arguments)).absolute()) or of_environment()


def _value(option: str, arguments: tuple[str, ...]) -> str:
    """What an option was given, the last time it was; nothing where it was not."""
    found = ""
    for one, after in pairwise((*arguments, "")):
        if one == option:
            found = after
        elif one.startswith(option):
            found = one.removeprefix(option).removeprefix("=")
    return found


def _of_workspace(folder: Path) -> str:
    for one in (folder, *folder.parents):
        try:
            if not (one / "checklist.yaml").is_file():
                if (one / ".git").exists():
                    return ""
                continue
            text = (one / "checklist.yaml").read_bytes()[:65536].decode(errors="replace")
        except OSError:
            continue
        found = SAID.search(text)
        return (ENGLISH if found[1] in ("en", "English", "英文") else CHINESE) if found else ""
    return ""


def of_environment() -> str:
    """Chinese where the environment says so, else English."""
    said = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return CHINESE if said.lower().startswith("zh") else ENGLISH
