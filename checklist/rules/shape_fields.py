"""Rules of shape for fields: which there are, and how many. The reader of texts finds these."""

from checklist.rules.registry import rule


@rule("E107")
def key_twice() -> None:
    """A key written twice, be it once in English and once in Chinese.

    Only one of the two can hold, and readers differ about which.

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, title: Rebuild the bridge}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Rebuild the bridge, owner: Works}
    ```
    """


@rule("E108")
def unknown_key() -> None:
    """A key that is no field.

    What a misspelt key says would count for nothing, and nobody would notice. Columns of one's own go under `extra`.

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, suport: Roads}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, support: Roads, extra: {Ward: East}}
    ```
    """


@rule("E124")
def missing_field() -> None:
    """A field that cannot be left out, missing or empty.

    The task (or update, decision, unit …) it belongs to is not read at all.

    ```yaml bad
    tasks:
      - {id: 1, owner: Works}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """


@rule("E125")
def no_tasks() -> None:
    """A list without the key `tasks`.

    It may be empty; but a file that does not have it is probably no list, or the key is misspelt.

    ```yaml bad
    title: Works 2026
    ```

    ```yaml good
    title: Works 2026
    tasks: []
    ```
    """


@rule("E128")
def more_than_may_be() -> None:
    """More entries in a list than there may be.

    No task has a thousand owners. And against each entry of checklist.yaml every task or unit is held: a hundred rates
    over ten thousand tasks are a million numbers, and no office can read them.

    ```yaml bad
    # file: checklist.yaml
    review: {lists: [problems, responsibilities, measures, problems]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    review: {lists: [problems, responsibilities, measures]}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """


@rule("E130")
def no_place_for_lists() -> None:
    """A workspace that says where its lists lie and names nothing.

    Without `lists` they are looked for in the folder `lists/`.

    ```yaml bad
    # file: checklist.yaml
    lists: []
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    # file: checklist.yaml
    lists: [lists/]
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """
