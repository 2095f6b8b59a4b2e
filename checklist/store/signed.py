"""Whose signature is on a tag: told by git with the programs and the people that the reader has set up.

A repository may name programs of its own for this, and people of its own as known; neither is asked.
"""

import os
import re
from pathlib import Path

from checklist.core.value import Value
from checklist.store.git import SECONDS, GitFailed, ask, environment
from checklist.store.objects import read_tag
from checklist.store.past import Past

PROGRAMS = {"gpg.program": "gpg", "gpg.ssh.program": "ssh-keygen", "gpg.x509.program": "gpgsm"}
KNOWN = ("gpg.ssh.allowedSignersFile", "gpg.ssh.revocationFile")
"""Settings that say who is known; asked of the reader's own file alone."""
SSH = re.compile(r'Good "git" signature (?:for (?P<who>.+) )?with \S+ key (?P<key>\S+)')
GPG = re.compile(r"\[GNUPG:\] GOODSIG (?P<key>\S+) (?P<who>.+)")
BEGIN = re.compile(rb"^-----BEGIN (?:SSH SIGNATURE|PGP SIGNATURE|PGP MESSAGE|SIGNED MESSAGE)-----$", re.MULTILINE)


class Signature(Value):
    """What came of a signature: `how` is `good`, `unknown` (by a key that nobody is known by) or `bad`; whose it is.

    `commit` is the version it is on.
    """

    how: str
    commit: str
    who: str = ""
    key: str = ""


def signature(past: Past, name: str) -> Signature | None:
    """The signature of a tag; None where there is no such tag. One that is not signed is `bad`."""
    try:
        tag_id = past.repository.resolve(f"refs/tags/{name}")
    except GitFailed:
        return None
    kind, data = past.objects.look(tag_id)
    if kind != "tag":
        return Signature("bad", tag_id)
    commit = read_tag(data)
    if not BEGIN.search(data):
        return Signature("bad", commit)
    env = {**environment(), **{one: os.environ[one] for one in ("GNUPGHOME",) if one in os.environ}}
    settings = [word for one in _settings(env) for word in ("-c", one)]
    done = ask((*settings, "verify-tag", "--raw", tag_id), past.repository.top, env, SECONDS)
    said = (done.stdout + done.stderr).decode(errors="replace")
    found = SSH.search(said) or GPG.search(said)
    if not found:
        return Signature("bad", commit)
    return Signature("good" if done.returncode == 0 else "unknown", commit, found["who"] or "", found["key"])


def _settings(env: dict[str, str]) -> list[str]:
    """The programs that check, and where the reader's own people are named."""
    found = [f"{name}={program}" for name, program in PROGRAMS.items()]
    for name in KNOWN:
        done = ask(("config", "--global", "--type=path", "--get", name), Path(os.sep), env, SECONDS)
        found.append(f"{name}={os.fsdecode(done.stdout).strip() if done.returncode == 0 else os.devnull}")
    return found
