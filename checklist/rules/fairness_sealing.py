"""Rules of fairness for seals as they are made: of a version that is there, of what it says, and once for a period."""

from collections.abc import Iterator

from checklist.core.policy import Policy
from checklist.core.revision import SHORT
from checklist.core.seal import Seal
from checklist.core.settle import settled
from checklist.core.step import Step
from checklist.rules.registry import rule
from checklist.rules.turns import Seen, Watch, seen
from checklist.source.seals import says


def new_seals(step: Step) -> tuple[Seal, ...]:
    """The seals that a version brings."""
    had = {one for state in step.before for one in state.seals}
    return tuple(one for one in step.version.seals if one not in had)


@rule("A385", Step)
def sealed_version_gone(step: Step, watch: Watch) -> Iterator[Seen]:
    """A seal of a version that is not in the history.

    Whoever writes a history anew, with other days or other words, writes other versions. What was sealed is then none
    of them.

    ```yaml bad
    # commit: 2026-06-30 Works
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-09-30, status: in-progress}
    # commit: 2026-06-30 Office
    # file: seals/2026-06.yaml
    seal: 2026-06
    on: 2026-06-30
    as_of: 2026-06-30
    commit: 8d2e4ac1f09b3756e1d0c9a8b7f6e5d4c3b2a190
    lists:
      works:
        "1": sha256:14e0694d21db6b5db437536a8fb463d33c6a699ba29123c73c19022da03e4648
    ```

    ```yaml good
    # commit: 2026-06-30 Works
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-09-30, status: in-progress}
    # commit: 2026-06-30 Office
    # file: seals/2026-06.yaml
    seal: 2026-06
    on: 2026-06-30
    as_of: 2026-06-30
    commit: "0000000000000000000000000000000000000000"
    lists:
      works:
        "1": sha256:14e0694d21db6b5db437536a8fb463d33c6a699ba29123c73c19022da03e4648
    ```
    """
    for seal in new_seals(step) if watch.whole else ():
        if seal.commit not in watch.states:
            yield seen(period=seal.period, rev=seal.commit[:SHORT])


@rule("A386", Step)
def seal_says_otherwise(step: Step, watch: Watch) -> Iterator[Seen]:
    """A seal that says something else of a task than the version it seals.

    Seals are made by the program, of what is recorded. One that was written by hand, or whose version was written anew,
    proves nothing.

    ```yaml bad
    # commit: 2026-06-30 Works
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-12-31, status: in-progress}
    # commit: 2026-06-30 Office
    # file: seals/2026-06.yaml
    seal: 2026-06
    on: 2026-06-30
    as_of: 2026-06-30
    commit: "0000000000000000000000000000000000000000"
    lists:
      works:
        "1": sha256:14e0694d21db6b5db437536a8fb463d33c6a699ba29123c73c19022da03e4648
    ```

    ```yaml good
    # commit: 2026-06-30 Works
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-09-30, status: in-progress}
    # commit: 2026-06-30 Office
    # file: seals/2026-06.yaml
    seal: 2026-06
    on: 2026-06-30
    as_of: 2026-06-30
    commit: "0000000000000000000000000000000000000000"
    lists:
      works:
        "1": sha256:14e0694d21db6b5db437536a8fb463d33c6a699ba29123c73c19022da03e4648
    ```
    """
    for seal in new_seals(step):
        state = watch.states.get(seal.commit)
        policy = state.workspace.policy if state else Policy()
        now = {one.id: dict(says(settled(one, policy.units, policy.returns))) for one in state.lists} if state else {}
        for name, tasks in seal.lists if state else ():
            for task, digest in tasks:
                if now.get(name, {}).get(task) != digest:
                    yield seen(task=task, period=seal.period, rev=seal.commit[:SHORT])


@rule("A387", Step)
def sealed_again(step: Step) -> Iterator[Seen]:
    """A period that was sealed a second time.

    A period is closed once. With two seals one may take whichever says what is wanted.

    ```yaml bad
    # commit: 2026-06-30 Office
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-09-30, status: in-progress}
    # file: seals/2026-06.yaml
    seal: 2026-06
    on: 2026-06-30
    as_of: 2026-06-30
    commit: "0000000000000000000000000000000000000000"
    lists:
      works:
        "1": sha256:14e0694d21db6b5db437536a8fb463d33c6a699ba29123c73c19022da03e4648
    # commit: 2026-07-10 Works
    # file: seals/2026-06-b.yaml
    seal: 2026-06
    on: 2026-07-10
    as_of: 2026-06-30
    commit: "0000000000000000000000000000000000000000"
    lists:
      works:
        "1": sha256:14e0694d21db6b5db437536a8fb463d33c6a699ba29123c73c19022da03e4648
    ```

    ```yaml good
    # commit: 2026-06-30 Office
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-09-30, status: in-progress}
    # file: seals/2026-06.yaml
    seal: 2026-06
    on: 2026-06-30
    as_of: 2026-06-30
    commit: "0000000000000000000000000000000000000000"
    lists:
      works:
        "1": sha256:14e0694d21db6b5db437536a8fb463d33c6a699ba29123c73c19022da03e4648
    # commit: 2026-07-31 Office
    # file: seals/2026-07.yaml
    seal: 2026-07
    on: 2026-07-31
    as_of: 2026-07-31
    commit: "0000000000000000000000000000000000000000"
    lists:
      works:
        "1": sha256:14e0694d21db6b5db437536a8fb463d33c6a699ba29123c73c19022da03e4648
    ```
    """
    held = [one.period for one in step.version.seals]
    for period in dict.fromkeys(one.period for one in new_seals(step)):
        if held.count(period) > 1:
            yield seen(period=period)
