"""The pages about rounds are true: the line of cron, the units of systemd and the steps of CI are run as they stand."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests import sessions
from tests.imports import ROOT
from tests.repository import Repository

PAGES = (ROOT / "docs" / "rounds.md", ROOT / "docs" / "rounds.zh-CN.md")
PROGRAM = "/opt/checklist/bin/checklist"
INSTALL = 'python -m pip install --quiet "$CHECKLIST"'
"""What is not run here; `test_precommit.py` installs the program from a repository."""
SETTINGS = """
language: en
publish: {folder: site}
notices: {channels: [{name: paper, kind: folder, folder: outbox}]}
"""
LIST = """
tasks:
  - {id: 1, title: Fix the bridge, owner: Works, due: 2020-06-10, status: in-progress}
"""
ANALYZE = shutil.which("systemd-analyze")

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def blocks(page: Path, *info: str) -> list[str]:
    found = sessions.blocks(page.read_text("utf-8"))
    return ["\n".join((*one.lines, "")) for one in found if one.info[: len(info)] == info]


def read(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


def place(folder: Path) -> Repository:
    there = Repository(folder / "works")
    there.commit("2020-06-15", {"checklist.yaml": SETTINGS, "lists/works.yaml": LIST, ".gitignore": "outbox\nsite\n"})
    there.know_clerk()
    return there


def held(there: Repository) -> tuple[int, int, bool]:
    """How many commits there are, how many letters lie there, and whether the pages are published."""
    letters = list((there.folder / "outbox").glob("*.txt"))
    pages = (there.folder / "site", there.folder / "public")
    return len(there.git("log", "--format=%s").splitlines()), len(letters), any(one.is_dir() for one in pages)


@every_page
def test_the_line_of_cron_is_run_by_its_shell(page: Path, tmp_path: Path) -> None:
    there = place(tmp_path)
    (secrets,) = blocks(page, "sh")
    (tmp_path / "works.env").write_text(f"{secrets}CHECKLIST_SEEN=1\n", "utf-8")
    (table,) = blocks(page, "crontab")
    named, line = table.splitlines()
    assert re.fullmatch(r"MAILTO=\S+", named)
    found = re.fullmatch(r"0 8 \* \* 1-5  ([^%]+)", line)
    assert found
    here = {"/srv/works": there.folder, "/etc/checklist/works.env": tmp_path / "works.env", PROGRAM: program()}
    typed = found[1]
    for name, path in here.items():
        assert name in typed
        typed = typed.replace(name, shlex.quote(str(path)))
    env = {"HOME": str(tmp_path), "LOGNAME": "works", "SHELL": "/bin/sh", "PATH": "/usr/bin:/bin"}
    for _ in range(2):  # nothing more the second time
        done = subprocess.run(["/bin/sh", "-c", typed], env=env, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr.count("Published to site")) == (0, 1), done.stderr
        assert held(there) == (3, 1, True)


def program() -> str:
    return str(Path(sys.executable).parent / "checklist")


def units(page: Path) -> dict[str, str]:
    """The units of a page by their names."""
    found = sessions.blocks(page.read_text("utf-8"))
    return {one.info[1].removeprefix("title="): "\n".join((*one.lines, "")) for one in found if one.info[0] == "ini"}


@every_page
@pytest.mark.skipif(not ANALYZE, reason="systemd is not installed")
def test_systemd_knows_its_units(page: Path, tmp_path: Path) -> None:
    named = units(page)
    assert sorted(named) == ["checklist-works.service", "checklist-works.timer"]
    for name, text in named.items():
        (tmp_path / name).write_text(text.replace(PROGRAM, program()), "utf-8")
    asked = [ANALYZE or "", "verify", *(str(tmp_path / name) for name in named)]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")  # it only warns of a key it does not know
    (day,) = re.findall(r"^OnCalendar=(.*)$", named["checklist-works.timer"], re.MULTILINE)
    done = subprocess.run([ANALYZE or "", "calendar", day], capture_output=True, text=True, check=False)
    assert "Mon..Fri *-*-* 08:00:00 Asia/Shanghai" in done.stdout


@every_page
def test_what_systemd_starts_holds_a_round(page: Path, tmp_path: Path) -> None:
    there = place(tmp_path)
    said = dict(re.findall(r"^(\w+)=(.*)$", units(page)["checklist-works.service"], re.MULTILINE))
    assert said["WorkingDirectory"] == said["ReadWritePaths"] == "/srv/works"
    words = shlex.split(said["ExecStart"].replace(PROGRAM, program()))
    env = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    done = subprocess.run(words, cwd=there.folder, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, held(there)) == (0, (3, 1, True)), done.stderr


@every_page
@pytest.mark.parametrize("service", [0, 1], ids=["github", "gitlab"])
def test_the_steps_of_ci_hold_a_round_and_push(page: Path, service: int, tmp_path: Path) -> None:
    there = place(tmp_path)
    origin = tmp_path / "origin.git"
    there.git("clone", "-q", "--bare", str(there.folder), str(origin))
    there.git("remote", "add", "origin", str(origin))
    there.git("fetch", "-q", "origin")
    there.git("branch", "-q", "--set-upstream-to", "origin/main")
    example = read(blocks(page, "yaml")[service])
    job = example["jobs"]["round"] if service == 0 else example["round"]
    variables = job["env"] if service == 0 else job["variables"]
    steps = [one["run"] for one in job["steps"] if "run" in one] if service == 0 else job["script"]
    url = "https://round:token@git.example.org/office/works.git"
    env = {
        **sessions.environment(tmp_path / "home"),
        **variables,
        "CI_SERVER_HOST": "git.example.org",
        "CI_PROJECT_PATH": "office/works",
        "ROUND_TOKEN": "token",
        "CI_COMMIT_BRANCH": "main",
        "CI_PIPELINE_SOURCE": "schedule",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{origin}.insteadOf",
        "GIT_CONFIG_VALUE_0": url,
    }
    (installed, *others) = steps
    assert installed == INSTALL
    for step in others:
        done = subprocess.run(
            ["bash", "-e", "-c", step], cwd=there.folder, env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, (step, done.stderr)
    assert held(there) == (3, 1, True)
    pushed = subprocess.run(
        ["git", "-C", str(origin), "log", "--format=%s|%an", "main"], capture_output=True, text=True, check=True
    )
    assert len(pushed.stdout.splitlines()) == 3
    assert pushed.stdout.splitlines()[0].endswith("|Round")


def test_both_pages_show_the_same() -> None:
    def bare(page: Path) -> list[str]:
        found = [*blocks(page, "yaml"), *blocks(page, "ini"), *blocks(page, "crontab")]
        return [re.sub(r"(?m)^( *- name: |Description=).*$", r"\1", one) for one in found]

    assert bare(PAGES[0]) == bare(PAGES[1])
    assert len(bare(PAGES[0])) == 5
