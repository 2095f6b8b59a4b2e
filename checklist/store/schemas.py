"""The files by which an editor knows what lists and settings may hold, and the line that leads it to them."""

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from checklist.source.jsonschema import json_schema
from checklist.source.schema import LIST
from checklist.source.settings import CONFIG

FOLDER = ".checklist"
"""Where they lie in a workspace; `init` and `schema --write` put them there."""
TABLES = {"list": LIST, "workspace": CONFIG}
MODELINE = re.compile(r"^#\s*yaml-language-server\s*:\s*\$schema=\S", re.MULTILINE)
"""What leads an editor to a schema, wherever the schema lies."""

Say = Callable[[str], str]


def file_name(table: str) -> str:
    """What the file of a table is called."""
    return f"{table}.schema.json"


def schema_text(table: str, say: Say) -> str:
    """A table as a JSON Schema, explained in the words of `say`; the same bytes for the same words."""
    return json.dumps(json_schema(TABLES[table], say), ensure_ascii=False, indent=1) + "\n"


def schema_files(say: Say) -> Iterator[tuple[str, bytes]]:
    """Every schema by its path in the workspace."""
    for table in TABLES:
        yield f"{FOLDER}/{file_name(table)}", schema_text(table, say).encode()


def modeline(table: str, path: Path, root: Path) -> str:
    """The line for the top of a file, by which its editor finds the schema of its table in the workspace."""
    to = os.path.relpath(root / FOLDER / file_name(table), path.parent).replace(os.sep, "/")
    return f"# yaml-language-server: $schema={to}"
