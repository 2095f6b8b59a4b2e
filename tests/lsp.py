"""A small editor: it opens files, points at places in them, and asks a language server what it knows there."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from tests.imports import ROOT

PLACES = (str(ROOT / ".node" / "node_modules" / ".bin"), os.environ.get("PATH", ""))
SERVER = next((found for place in PLACES if (found := shutil.which("yaml-language-server", path=place))), None)
SETTINGS = {"schemaStore": {"enable": False}, "validate": True, "hover": True, "completion": True}
CLIENT = {
    "hover": {"contentFormat": ["markdown"]},
    "completion": {"completionItem": {"documentationFormat": ["plaintext"]}},
}
HERE = "‸"
"""Stands in a text where the cursor is."""


class Editor:
    """An editor with one folder open, speaking the language server protocol over standard input and output."""

    def __init__(self, folder: Path, server: "subprocess.Popen[bytes]") -> None:
        self.folder = folder
        self.server = server
        self.ids = count(1)
        self.marked: dict[str, list[Any]] = {}
        root = folder.as_uri()
        asked = {"processId": os.getpid(), "rootUri": root, "capabilities": {"textDocument": CLIENT}}
        self.ask("initialize", {**asked, "workspaceFolders": [{"uri": root, "name": folder.name}]})
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": {"yaml": SETTINGS}})

    def send(self, **message: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.server.stdin
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.server.stdin.flush()

    def receive(self) -> Any:
        assert self.server.stdout
        size = 0
        while line := self.server.stdout.readline().strip():
            name, _, value = line.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
        assert size, "the language server has ended"
        return json.loads(self.server.stdout.read(size))

    def tell(self, method: str, given: Any) -> None:
        self.send(method=method, params=given)

    def ask(self, method: str, given: Any) -> Any:
        number = next(self.ids)
        self.send(id=number, method=method, params=given)
        while True:
            message = self.receive()
            if message.get("id") == number and "method" not in message:
                return message.get("result")
            self.hear(message)

    def hear(self, message: Any) -> None:
        """What the server says or asks of itself."""
        method, given = message.get("method"), message.get("params")
        if method == "textDocument/publishDiagnostics":
            self.marked[given["uri"]] = given["diagnostics"]
        elif "id" in message:
            answer = (
                [SETTINGS if one.get("section") == "yaml" else None for one in given["items"]]
                if (method == "workspace/configuration")
                else None
            )
            self.send(id=message["id"], result=answer)

    def open(self, name: str, text: str) -> str:
        """Open a text under a name of the folder; it is marked when this returns."""
        uri = (self.folder / name).as_uri()
        self.marked.pop(uri, None)
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        while uri not in self.marked:
            self.hear(self.receive())
        return uri

    def at(self, name: str, text: str, method: str) -> Any:
        """Ask about the place that `HERE` marks in a text."""
        before, _, after = text.partition(HERE)
        uri = self.open(name, before + after)
        line = before.count("\n")
        place = {"line": line, "character": len(before) - before.rfind("\n") - 1}
        return self.ask(f"textDocument/{method}", {"textDocument": {"uri": uri}, "position": place})

    def marks(self, name: str, text: str) -> list[tuple[int, int, str]]:
        """What is marked in a text: line and column from 1, and what is said."""
        found = self.marked[self.open(name, text)]
        places = [(one["range"]["start"], one["message"]) for one in found]
        return sorted((start["line"] + 1, start["character"] + 1, said) for start, said in places)

    def offers(self, name: str, text: str) -> dict[str, str]:
        """The words offered at the cursor, each with what is said of it."""
        return {one["label"]: one.get("documentation") or "" for one in self.at(name, text, "completion")["items"]}

    def puts(self, name: str, text: str) -> dict[str, str]:
        """What each word offered at the cursor puts in when it is taken."""
        return {one["label"]: one["textEdit"]["newText"] for one in self.at(name, text, "completion")["items"]}

    def explains(self, name: str, text: str) -> str:
        """What is shown when the pointer rests there."""
        said = self.at(name, text, "hover")
        return str(said["contents"]["value"]) if said else ""


@contextmanager
def editor(folder: Path) -> Iterator[Editor]:
    """An editor at work in a folder; its server ends with it."""
    assert SERVER
    with subprocess.Popen(
        [SERVER, "--stdio"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as server:
        try:
            yield Editor(folder, server)
        finally:
            server.kill()
