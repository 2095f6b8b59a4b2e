"""Rules of shape for what a list leaves out of YAML, and for what is none. The reader of texts finds these."""

from checklist.rules.registry import rule


@rule("E105")
def broken_yaml() -> None:
    """Text that is not YAML.

    Reading stops there, and what follows is not looked at. Most often a text with a colon or a quotation mark needs
    quotes, or a line is not indented like those beside it.

    ```yaml bad
    tasks:
      - id: 1
        title: Bridges: fix the one in Mill Lane
        owner: Works
    ```

    ```yaml good
    tasks:
      - id: 1
        title: "Bridges: fix the one in Mill Lane"
        owner: Works
    ```
    """


@rule("E106")
def tab_as_indent() -> None:
    r"""A tab where YAML wants spaces.

    How far a tab indents is nobody's agreement, so YAML does not allow it. Set the editor to two spaces.

    ```yaml bad
    tasks:
      - id: 1
    \x09title: Fix the bridge
        owner: Works
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
    ```
    """


@rule("E115")
def anchor() -> None:
    """An anchor or an alias (`&name`, `*name`).

    What an alias stands for is written elsewhere, so that an edit in one place changes another unseen. What is said
    once for all rows belongs under `defaults` or a section.

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, note: &n before winter}
      - {id: 2, title: Pave Mill Lane, owner: Works, note: *n}
    ```

    ```yaml good
    defaults: {owner: Works}
    tasks:
      - {id: 1, title: Fix the bridge, note: before winter}
      - {id: 2, title: Pave Mill Lane, note: before winter}
    ```
    """


@rule("E116")
def tag() -> None:
    """A YAML tag (`!name`, `!!str`).

    A tag asks the reader to make something of a text. Here the field decides what its text means, and ids are text
    whatever they look like.

    ```yaml bad
    tasks:
      - {id: !!str 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """


@rule("E117")
def several_documents() -> None:
    """A second document in one file.

    What stands after a line `---` would be left out unseen. One file holds one list, or a part of one.

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ---
    tasks:
      - {id: 2, title: Pave Mill Lane, owner: Roads}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
      - {id: 2, title: Pave Mill Lane, owner: Roads}
    ```
    """


@rule("E120")
def key_of_several_parts() -> None:
    """A key that is a list or a mapping.

    YAML allows it, no field is called by one. Often a bracket is closed in the wrong place.

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, [a, b]: c}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, tags: [a, b]}
    ```
    """


@rule("E126")
def no_mapping() -> None:
    """A file that is empty, or that does not begin with keys.

    A list is a mapping: at least `tasks:` with the tasks below it.

    ```yaml bad
    - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """


@rule("E131")
def comma_inside() -> None:
    """A word in braces that has neither a colon nor a value.

    Inside braces a comma begins the next key: `{planned: 1,200}` says planned is 1, and then names a key 200. Numbers
    are written without commas, texts with a comma in quotes.

    ```yaml bad
    money: million
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, amounts: {planned: 1,200}}
    ```

    ```yaml good
    money: million
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, amounts: {planned: 1200}}
    ```
    """
