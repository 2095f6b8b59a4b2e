"""`publish`: a folder of pages, the same bytes each time; nothing is written where something is wrong."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from checklist.core.policy import PUBLIC
from checklist.source.settings import read_settings
from tests.cli.conftest import Typed
from tests.imports import ROOT
from tests.repository import Repository


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def states(told: tuple[int, str, str]) -> dict[str, Any]:
    status, said, wrong = told
    assert (status, wrong) == (0, "")
    return {one["file"]: one["state"]["code"] for one in json.loads(said)["data"]["files"]}


def test_twice_over_the_same_lists_are_the_same_bytes(at: Typed, town: Repository) -> None:
    first = states(at("--as-of", "2026-07-01", "publish", "site", "-f", "json"))
    assert set(first.values()) == {"site.new"}
    assert {"index.html", "list.html", "poster.html"} < first.keys()
    before = bytes_of(town.folder / "site")
    second = states(at("--as-of", "2026-07-01", "publish", "site", "-f", "json"))
    assert set(second.values()) == {"site.same"}
    assert bytes_of(town.folder / "site") == before
    at("--as-of", "2026-07-01", "publish", "other")
    assert bytes_of(town.folder / "other") == before


def test_a_unit_that_is_gone_has_no_page_any_more(at: Typed, town: Repository) -> None:
    at("publish", "site")
    told = states(at("publish", "site", "owner:Works", "-f", "json"))
    assert sorted(told.values()).count("site.removed") == 1
    assert sorted(told) == sorted({*bytes_of(town.folder / "site"), *told} - {".published.json"})


def test_words_leave_tasks_out_everywhere(at: Typed, town: Repository) -> None:
    at("publish", "site", "not:owner:Roads")
    pages = b"".join(bytes_of(town.folder / "site").values())
    assert b"Mend the bridge" in pages
    assert b"Mend the road" not in pages
    assert b"Roads" not in pages


def test_a_dry_run_writes_nothing(at: Typed, town: Repository) -> None:
    told = states(at("publish", "site", "--dry-run", "-f", "json"))
    assert set(told.values()) == {"site.new"}
    assert not (town.folder / "site").exists()


def test_a_version_is_published_with_its_name(at: Typed, town: Repository) -> None:
    at("publish", "site", "--rev", "2026-05-31")
    page = (town.folder / "site" / "index.html").read_text("utf-8")
    assert town.git("rev-parse", "HEAD~1")[:10] in page


def test_a_folder_with_other_things_in_it_is_refused(at: Typed, town: Repository) -> None:
    status, said, wrong = at("publish", "lists")
    assert (status, said) == (2, "")
    assert "lists" in wrong
    assert sorted(bytes_of(town.folder / "lists")) == ["works.yaml"]


def test_lists_with_errors_are_not_published(at: Typed, town: Repository) -> None:
    (town.folder / "lists" / "bad.yaml").write_text("tasks: [{id: 1}]\n", "utf-8")
    status, said, wrong = at("publish", "site")
    assert (status, said) == (1, "")
    assert "bad.yaml" in wrong
    assert "nothing is published" in wrong
    assert not (town.folder / "site").exists()


@pytest.mark.parametrize("words", [(), ("site", "--paper", "A9"), ("",)])
def test_wrong_usage(at: Typed, words: tuple[str, ...]) -> None:
    assert at("publish", *words)[0] == 2


def test_public_is_a_setting(at: Typed, town: Repository) -> None:
    path = town.folder / "lists" / "works.yaml"
    path.write_text(path.read_text("utf-8").replace("owner: Works", "owner: Works\n    note: only inside"), "utf-8")
    at("publish", "site")
    assert b"only inside" not in b"".join(bytes_of(town.folder / "site").values())
    settings = town.folder / "checklist.yaml"
    settings.write_text(settings.read_text("utf-8") + "public: [note]\n", "utf-8")
    at("publish", "site")
    assert b"only inside" in b"".join(bytes_of(town.folder / "site").values())


@pytest.mark.parametrize("name", ["publish.md", "publish.zh-CN.md"])
def test_the_page_about_it_names_what_is_public(name: str) -> None:
    texts = re.findall(r"```yaml title=checklist.yaml\n(.*?)```", (ROOT / "docs" / name).read_text("utf-8"), re.DOTALL)
    workspace, reading = read_settings("checklist.yaml", "".join(texts).encode())
    assert (workspace.public, reading.faults) == (PUBLIC, ())
    assert (workspace.publish.folder, len(workspace.publish.only), workspace.publish.paper) == ("site", 1, "A1")
