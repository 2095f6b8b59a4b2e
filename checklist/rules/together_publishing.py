"""Rules of lists together for what is published: to a folder of its own, and which tasks, in words that pick some."""

from collections.abc import Iterator
from datetime import date

from checklist.core.assess import assess
from checklist.core.policy import Workspace
from checklist.core.select import NotAFilter, select
from checklist.core.when import Unreadable
from checklist.rules.registry import Finding, at, rule
from checklist.rules.together_notices import lies_inside

ANY_DAY = date(2000, 1, 1)


@rule("E451", Workspace)
def pages_among_other_files(workspace: Workspace) -> Iterator[Finding]:
    """A folder for the public pages that is none of their own, or outside the workspace.

    Whoever hands out the folder hands out all that is in it: letters put beside the pages would be public as well.
    Elsewhere than in the workspace only the command line can lead (`checklist run --publish DIR`).

    ```yaml bad
    # file: checklist.yaml
    publish: {folder: out}
    notices: {office: Mayor's Office, channels: [{name: paper, kind: folder, folder: out/letters}]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    publish: {folder: site}
    notices: {office: Mayor's Office, channels: [{name: paper, kind: folder, folder: letters}]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    folder = workspace.publish.folder
    if not folder:
        return
    letters = (one.folder for one in workspace.policy.notices.channels if one.kind == "folder")
    others = (*workspace.lists, *letters, "seals")
    if not lies_inside(folder) or any(holds(folder, one) for one in others):
        yield at("publish", "folder", folder=folder)


def holds(folder: str, other: str) -> bool:
    """Is another folder the same, or in it?"""
    own, its = (
        [part for part in path.replace("\\", "/").split("/") if part not in ("", ".")] for path in (folder, other)
    )
    return its[: len(own)] == own


@rule("E452", Workspace)
def word_that_picks_nothing(workspace: Workspace) -> Iterator[Finding]:
    """A filter word for what is published that is none.

    What it was to leave out would be published.

    ```yaml bad
    # file: checklist.yaml
    publish: {folder: site, only: "not:tags:internal"}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    publish: {folder: site, only: "not:tag:internal"}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
    for index, word in enumerate(workspace.publish.only):
        try:
            select((word,), assess((), workspace.policy, ANY_DAY))
        except (NotAFilter, Unreadable):
            yield at("publish", "only", index, word=word)
