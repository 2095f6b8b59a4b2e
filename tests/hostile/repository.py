"""A repository that would have its reader run programs: every trick we know of, each leaving a canary if it works."""

import os
import shutil
from pathlib import Path

from tests.repository import Repository

HOOKS = (
    *("post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc", "fsmonitor-watchman"),
    *("post-rewrite", "proc-receive", "pre-commit", "post-merge", "sendemail-validate"),
)
ATTRIBUTES = "* filter=evil diff=evil merge=evil ident working-tree-encoding=UTF-16\n"


def settings(canary: Path) -> str:
    """A `.git/config` of which every value is a trap."""
    run = {
        "alias": ("rev-parse", "rev-list", "cat-file", "status", "log"),
        "core": ("fsmonitor", "pager", "editor", "sshCommand", "askPass", "gitProxy", "alternateRefsCommand"),
        "pager": ("rev-parse", "rev-list", "cat-file", "log", "status"),
        "diff": ("external",),
        'diff "evil"': ("textconv", "command"),
        'filter "evil"': ("clean", "smudge"),
        'merge "evil"': ("driver",),
        "gpg": ("program",),
        'gpg "ssh"': ("program", "defaultKeyCommand"),
        "credential": ("helper",),
        "sequence": ("editor",),
        "interactive": ("diffFilter",),
        "uploadpack": ("packObjectsHook",),
        'trailer "evil"': ("command",),
        'remote "origin"': ("uploadpack", "receivepack"),
    }
    lines = ["[extensions]\n\tpartialClone = origin\n\tworktreeConfig = true\n"]
    for section, keys in run.items():
        lines.append(f"[{section}]\n")
        lines += [f"\t{key} = {'!' * (section == 'alias')}{trap(canary, f'{section}.{key}')}\n" for key in keys]
    lines.append(f'[remote "origin"]\n\turl = ext::{trap(canary, "ext")}\n\tpromisor = true\n')
    lines.append('[protocol "ext"]\n\tallow = always\n[protocol]\n\tallow = always\n[log]\n\tshowSignature = true\n')
    lines.append(f"[core]\n\tworktree = /\n\thooksPath = {canary.parent}/hooks\n\tattributesFile = evil\n")
    lines.append('[include]\n\tpath = evil.inc\n[includeIf "gitdir:/"]\n\tpath = evil.inc\n')
    lines.append("[diff]\n\torderFile = evil\n[mailmap]\n\tfile = evil\n[color]\n\tui = always\n")
    return "".join(lines)


def trap(canary: Path, name: str) -> Path:
    """A program that leaves its name in the canary."""
    program = canary.parent / "traps" / name.replace(" ", "-").replace('"', "")
    program.parent.mkdir(exist_ok=True)
    program.write_text(f"#!/bin/sh\necho {program.name} >>{canary}\n")
    program.chmod(0o755)
    return program


def plant(repository: Repository, canary: Path) -> None:
    """Turn a repository with commits into a hostile one; git itself is safe in it no longer."""
    git_dir = repository.folder / ".git"
    head = repository.git("rev-parse", "HEAD")
    (repository.folder / ".gitattributes").write_text(ATTRIBUTES)
    (git_dir / "info").mkdir(exist_ok=True)
    (git_dir / "info/attributes").write_text(ATTRIBUTES)
    (git_dir / "info/grafts").write_text(f"{head}\n")
    (git_dir / "evil.inc").write_text(f"[core]\n\tfsmonitor = {trap(canary, 'included')}\n")
    (git_dir / "config.worktree").write_text(f"[core]\n\tfsmonitor = {trap(canary, 'worktree')}\n\tworktree = /\n")
    (canary.parent / "hooks").mkdir()
    (git_dir / "hooks").mkdir(exist_ok=True)
    for name in HOOKS:
        shutil.copy2(trap(canary, name), canary.parent / "hooks")
        shutil.copy2(trap(canary, name), git_dir / "hooks")
    for name in ("-n", "--upload-pack=evil", "a\nb", "\x1b[31m", "lists", "HEAD", "--help"):
        (git_dir / "refs/heads" / name).write_text(f"{head}\n")
    with (git_dir / "config").open("a", encoding="utf-8") as config:
        config.write(settings(canary))
    for path in repository.folder.rglob("*"):  # what git thinks it knows of the files is out of date
        if path.is_file() and ".git" not in path.parts:
            os.utime(path, (1, 1))
