"""A seal is signed with the person's own key, and `verify` says whose it is: tried with real SSH keys, and with gpg."""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.repository import Repository
from tests.sessions import environment

LIST = "lists/works.yaml"
TASKS = "tasks:\n  - {id: 1, title: Mend the bridge, owner: Works, due: 2026-09-30}\n"
SETTINGS = "language: en\nas_of: 2026-06-30\n"
OFFICE = "office@example.org"
Done = subprocess.CompletedProcess[str]
needs_ssh = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
needs_gpg = pytest.mark.skipif(shutil.which("gpg") is None, reason="gpg is not installed")


def run(folder: Path, env: Mapping[str, str], *words: str) -> Done:
    return subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, check=False)


def checklist(town: Repository, env: Mapping[str, str], *words: str) -> Done:
    return run(town.folder, env, sys.executable, "-m", "checklist", *words)


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    made = environment(tmp_path / "home") | {"GIT_CONFIG_GLOBAL": str(tmp_path / "gitconfig"), "CHECKLIST_CACHE": ""}
    (tmp_path / "gitconfig").write_text(f"[user]\n\tname = Office\n\temail = {OFFICE}\n")
    return made


@pytest.fixture
def town(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "town")
    made.commit("2026-06-29", {"checklist.yaml": SETTINGS, LIST: TASKS})
    return made


def set_up(env: Mapping[str, str], folder: Path, **settings: str) -> None:
    for name, value in settings.items():
        done = run(folder, env, "git", "config", "--global", name.replace("__", "."), value)
        assert done.returncode == 0, done.stderr


@pytest.fixture
def key(env: dict[str, str], tmp_path: Path) -> Path:
    """A key of the office, which git signs with and knows."""
    path = tmp_path / "key"
    made = run(tmp_path, env, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", OFFICE, "-f", str(path))
    assert made.returncode == 0, made.stderr
    people = tmp_path / "people"
    people.write_text(f"{OFFICE} {path.with_suffix('.pub').read_text()}")
    set_up(env, tmp_path, gpg__format="ssh", user__signingkey=str(path), gpg__ssh__allowedSignersFile=str(people))
    return path


@needs_ssh
def test_a_signed_seal_says_by_whom(town: Repository, env: dict[str, str], key: Path) -> None:
    done = checklist(town, env, "seal", "2026-06", "--sign")
    assert (done.returncode, "seal/2026-06" in done.stderr) == (0, True), done.stderr
    assert town.git("cat-file", "-t", "seal/2026-06") == "tag"
    assert town.git("rev-parse", "seal/2026-06^{commit}") == town.git("rev-parse", "HEAD")
    done = checklist(town, env, "verify")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"signed by {OFFICE}, key SHA256:" in done.stdout


@needs_ssh
def test_a_key_that_nobody_is_known_by(town: Repository, env: dict[str, str], key: Path, tmp_path: Path) -> None:
    assert checklist(town, env, "seal", "2026-06", "--sign").returncode == 0
    (tmp_path / "people").write_text("")
    done = checklist(town, env, "verify")
    assert (done.returncode, "nobody is known by" in done.stdout) == (1, True), done.stdout


@needs_ssh
def test_a_repository_names_neither_programs_nor_people(
    town: Repository, env: dict[str, str], key: Path, tmp_path: Path
) -> None:
    assert checklist(town, env, "seal", "2026-06", "--sign").returncode == 0
    people = (tmp_path / "people").read_text()
    set_up(env, tmp_path, gpg__ssh__allowedSignersFile="/dev/null")
    (tmp_path / "theirs").write_text(people)
    canary, trap = tmp_path / "canary", tmp_path / "trap"
    trap.write_text(f'#!/bin/sh\necho ran >>{canary}\nexec ssh-keygen "$@"\n')
    trap.chmod(0o755)
    for name in ("gpg.ssh.program", "gpg.program", "gpg.ssh.defaultKeyCommand"):
        town.git("config", name, str(trap))
    town.git("config", "gpg.ssh.allowedSignersFile", str(tmp_path / "theirs"))
    done = checklist(town, env, "verify")
    assert (done.returncode, "nobody is known by" in done.stdout) == (1, True), done.stdout
    assert not canary.exists()


@needs_ssh
def test_a_seal_changed_after_it_was_signed(town: Repository, env: dict[str, str], key: Path) -> None:
    assert checklist(town, env, "seal", "2026-06", "--sign").returncode == 0
    path = town.folder / "seals" / "2026-06.yaml"
    path.write_text(path.read_text() + "# looks better\n")
    done = checklist(town, env, "verify")
    assert (done.returncode, "does not hold this seal" in done.stdout) == (1, True), done.stdout


@needs_ssh
def test_a_signature_moved_to_another_tag(town: Repository, env: dict[str, str], key: Path) -> None:
    assert checklist(town, env, "seal", "2026-06", "--sign").returncode == 0
    data = town.git("cat-file", "tag", "seal/2026-06").replace("tag seal/2026-06", "tag seal/2026-05") + "\n"
    forged = town.git("mktag", given=data.encode())
    town.git("update-ref", "refs/tags/seal/2026-06", forged)
    done = checklist(town, env, "verify")
    assert (done.returncode, "no signature that holds" in done.stdout) == (1, True), done.stdout


def test_a_tag_without_a_signature(town: Repository, env: dict[str, str]) -> None:
    assert checklist(town, env, "seal", "2026-06", "--commit").returncode == 0
    assert checklist(town, env, "verify").returncode == 0
    town.git("tag", "seal/2026-06")
    done = checklist(town, env, "verify")
    assert (done.returncode, "no signature that holds" in done.stdout) == (1, True), done.stdout


def test_without_a_key_the_seal_stands_and_is_not_signed(town: Repository, env: dict[str, str]) -> None:
    env = env | {"GNUPGHOME": str(town.folder.parent / "none")}
    done = checklist(town, env, "seal", "2026-06", "--sign")
    assert done.returncode != 0
    assert "not signed" in done.stderr
    assert town.git("status", "--porcelain") == ""
    assert checklist(town, env, "verify").returncode == 0


@needs_gpg
def test_with_gpg(town: Repository, env: dict[str, str], tmp_path: Path) -> None:
    home = tmp_path / "g"
    home.mkdir(mode=0o700)
    env = env | {"GNUPGHOME": str(home)}
    words = ("gpg", "--batch", "--passphrase", "", "--quick-gen-key", f"Office <{OFFICE}>", "ed25519", "sign")
    if run(tmp_path, env, *words).returncode:
        pytest.skip("gpg makes no key here")
    set_up(env, tmp_path, user__signingkey=OFFICE)
    try:
        done = checklist(town, env, "seal", "2026-06", "--sign")
        assert done.returncode == 0, done.stderr
        done = checklist(town, env, "verify")
        assert (done.returncode, f"signed by Office <{OFFICE}>" in done.stdout) == (0, True), done.stdout + done.stderr
    finally:
        run(tmp_path, env, "gpgconf", "--kill", "all")


def test_a_sealed_task_that_is_changed_is_told(town: Repository, env: dict[str, str]) -> None:
    assert checklist(town, env, "seal", "2026-06", "--commit").returncode == 0
    town.commit("2026-07-10", {LIST: TASKS.replace("2026-09-30", "2026-08-31")}, author="Works")
    town.commit("2026-07-11", {"seals/2026-06.yaml": None})
    said = checklist(town, env, "audit").stdout
    assert "A381" in said
    assert "A382" in said
