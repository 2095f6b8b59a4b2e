"""Rules of lists together for how notices are issued: their numbers, their channels, their addresses, no secrets."""

import re
from collections.abc import Iterator
from functools import partial

from checklist.core.address import may_go
from checklist.core.ledger import BY_HAND
from checklist.core.message import say
from checklist.core.model import TaskList
from checklist.core.policy import Workspace
from checklist.core.secret import secrets_in
from checklist.rules.diagnostic import diagnose
from checklist.rules.registry import Finding, Scene, at, rule
from checklist.rules.waiver import Told
from checklist.source.book import Shelf
from checklist.source.text import Span

NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,39}")
NEEDS = {"folder": ("folder",), "mail": ("host", "sender")}


@rule("E444", Workspace)
def number_that_repeats(workspace: Workspace) -> Iterator[Finding]:
    """A number for notices that is the same for all of them, or comes again every year.

    `{n}` is counted on, `{year}` is the year it is issued in.

    ```yaml bad
    # file: checklist.yaml
    notices: {number: "督〔{year}〕号"}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    notices: {number: "督〔{year}〕{n}号"}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    number = workspace.policy.notices.number
    if "{n}" not in number or "{year}" not in number:
        yield at("notices", "number", number=number)


@rule("E445", Workspace)
def channel_that_reaches_nobody(workspace: Workspace) -> Iterator[Finding]:
    """A channel without what its kind needs, or by a name that is another's or that no variable can have.

    A folder needs `folder`, inside the workspace; mail needs `host` and `sender`. Secrets are read from the
    environment by the channel's name, so that has letters, digits and hyphens only. `hand` is how the ledger says that
    something was entered by a person's word.

    ```yaml bad
    # file: checklist.yaml
    notices:
      office: Mayor's Office
      channels:
        - {name: post, kind: mail, host: mail.example.org}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    notices:
      office: Mayor's Office
      channels:
        - {name: post, kind: mail, host: mail.example.org, sender: office@example.org}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    seen: set[str] = set()
    for index, one in enumerate(workspace.policy.notices.channels):
        name = one.name.upper().replace("-", "_")
        if not NAME.fullmatch(one.name) or name in seen or one.name == BY_HAND:
            yield at("notices", "channels", index, "name", remedy="name", name=one.name, lacks=say("channel.name"))
        seen.add(name)
        lacks = [key for key in NEEDS.get(one.kind, ()) if not getattr(one, key)]
        if lacks:
            yield at("notices", "channels", index, "kind", name=one.name, lacks=lacks[0])
        elif one.kind == "folder" and not lies_inside(one.folder):
            yield at("notices", "channels", index, "folder", name=one.name, lacks="folder")


def lies_inside(folder: str) -> bool:
    """Does a folder lie in the workspace, as far as its words say, and apart from lists and ledgers?"""
    parts = folder.replace("\\", "/").split("/")
    odd = any(part in ("", "..", "~", ".git", ".") or ":" in part for part in parts)
    return not odd and parts[0] not in ("notices", "lists")


@rule("E446", Workspace)
def address_outside(workspace: Workspace) -> Iterator[Finding]:
    """An address that mail cannot go to: none at all, or outside of the office's own domains.

    Notices go to addresses of checklist.yaml only, never to any that a list names.

    ```yaml bad
    # file: checklist.yaml
    units: [{name: Works, email: works@example.com}]
    notices: {domains: [example.org]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    units: [{name: Works, email: works@mail.example.org}]
    notices: {domains: [example.org]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    domains = workspace.policy.notices.domains
    for index, unit in enumerate(workspace.policy.units.all):
        for place, address in enumerate(unit.email):
            whole = f"any{address}" if address.startswith("@") else address  # `@example.org`: everybody of that domain
            if not may_go(whole, domains):
                yield at("units", index, "email", place, address=address, domains=domains or say("channel.any"))
    for index, one in enumerate(workspace.policy.notices.channels):
        if one.sender and not may_go(one.sender, ()):
            yield at("notices", "channels", index, "sender", address=one.sender, domains=say("channel.any"))


@rule("W455", TaskList)
def letter_nobody_signs(task_list: TaskList, scene: Scene) -> Iterator[Finding]:
    """A list whose notices are sent, and nobody signs them: neither it nor the settings say which office issues them.

    A notice without an office is answered by no one. `office` of the notices signs for all lists, else each list's
    `issuer` for its own.

    ```yaml bad
    # file: checklist.yaml
    notices: {channels: [{name: works-robot, kind: dingtalk}]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    notices: {office: Mayor's Office, channels: [{name: works-robot, kind: dingtalk}]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    notices = scene.policy.notices
    if notices.channels and not notices.office and not task_list.issuer:
        yield at(list=task_list.id)


@rule("W447")
def secret_in_a_file() -> None:
    """A secret written into a file: the address of a robot, its signing key, a password.

    Whoever reads the file, or any version of it that git has kept, could send in the office's name. Secrets are read
    from the environment (`CHECKLIST_<CHANNEL>_URL`, `_SECRET`, `_PASSWORD`); one that was written down is to be
    changed where it was given out.

    ```yaml bad
    # file: checklist.yaml
    title: Works, robot at https://robot.example.org/send?access_token=0a1b2c3d4e5f6a7b
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    title: Works
    notices: {office: Mayor's Office, channels: [{name: works-robot, kind: dingtalk}]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """


def secrets_written(shelf: Shelf) -> Iterator[Told]:
    """The secrets in the texts of a workspace; what they are is not repeated."""
    lists = [(part, book.task_list.id) for book in shelf.books for part in book.parts]
    texts = [(shelf.settings, ""), *lists, *((one, "") for one in shelf.unread)]
    for reading, name in [*texts, *((ledger.reading, "") for ledger in shelf.ledgers)]:
        for start, end in secrets_in(reading.source.text):
            yield Told("W447", name, "", "", partial(diagnose, "W447", reading.source, Span(start, end), {}))
