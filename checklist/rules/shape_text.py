"""Rules of shape for a text as such: its bytes, and how much it may hold. The reader of texts finds these."""

from checklist.rules.registry import rule


@rule("E101")
def too_large() -> None:
    r"""A file larger than may be read.

    Nothing of it is read. A list that large is split over several files with the same `list:`; the head stands in one.
    The limit is 16 MB unless the workspace sets another (`limits`).

    ```yaml bad
    # file: checklist.yaml
    limits: {megabytes: 1}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    # (\x2e){1048576}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """


@rule("E102")
def not_utf8() -> None:
    r"""A file that is not UTF-8.

    An encoding is never guessed silently, since a wrong guess gives wrong names. Save the file as UTF-8 again.

    ```yaml bad
    tasks:
      - {id: 1, title: \xd0\xde\xc7\xc5, owner: Works}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: 修桥, owner: Works}
    ```
    """


@rule("E103")
def forbidden_character() -> None:
    r"""A character that cannot be seen and changes what is read.

    Control characters, invisible line ends (U+2028, U+0085) and marks that turn the writing direction hide text from
    the eye: one reader sees a key where another sees a comment.

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works} # as decided\xe2\x80\xa8
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works} # as decided
    ```
    """


@rule("E104")
def conflict_marker() -> None:
    r"""A mark that a merge left behind.

    Two versions stand one under the other; nobody has said which of them holds.

    ```yaml bad
    tasks:
    (\x3c){7} ours
      - {id: 1, title: Fix the bridge, owner: Works}
    (\x3d){7}
      - {id: 1, title: Fix the bridge, owner: Roads}
    (\x3e){7} theirs
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Roads}
    ```
    """


@rule("E118")
def too_deep() -> None:
    """Brackets or lists inside each other deeper than any list needs.

    No field is deeper than eight; beyond sixteen the file is not read, since depth alone can bring a reader down.

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, note: [[[[[[[[[[[[[[[[deep]]]]]]]]]]]]]]]]}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, note: deep}
    ```
    """


@rule("E119")
def too_many_parts() -> None:
    r"""More keys and values than one file may hold.

    A list that long is split over several files with the same `list:`; the head stands in one. The limit is 2,000,000
    unless the workspace sets another (`limits`).

    ```yaml bad
    # file: checklist.yaml
    limits: {events: 1000}
    # file: lists/works.yaml
    (\x2d\x0a){1001}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """


@rule("E129")
def too_long_a_list() -> None:
    r"""More entries in one list than a file may hold.

    A list that long is split over several files with the same `list:`; the head stands in one. The limit is 100,000
    unless the workspace sets another (`limits`).

    ```yaml bad
    # file: checklist.yaml
    limits: {items: 100}
    # file: lists/works.yaml
    (\x2d\x0a){101}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """


@rule("E121")
def too_long() -> None:
    r"""A text longer than 20,000 characters, or a key longer than 100.

    Often a quotation mark is not closed, and all that follows is read as one text. What really is that long is
    evidence: put it in a file of its own and name its path.

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, note: (\x61){20001}}
    ```

    ```yaml good
    tasks:
      - id: 1
        title: Fix the bridge
        owner: Works
        updates:
          - {on: 2026-06-01, text: The surveyor has reported, evidence: evidence/survey.md}
    # file: evidence/survey.md
    What the surveyor found …
    ```
    """


@rule("E127")
def more_errors() -> None:
    """More errors in one file than are shown.

    A thousand of them are one mistake made a thousand times, or no list at all. Where so many values cannot be read,
    the rest of the file is not read; where a rule finds so many, the others of its code are counted. It is told
    whatever codes were selected or ignored, so that nothing is cut off unsaid. The workspace may set another number
    (`limits`).

    ```yaml bad
    # file: checklist.yaml
    limits: {faults: 2}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 30 June}
      - {id: 2, title: Pave Mill Lane, owner: Works, due: 31 July}
      - {id: 3, title: Paint the hall, owner: Works, due: 31 August}
    ```

    ```yaml good
    # file: checklist.yaml
    limits: {faults: 2}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-06-30}
      - {id: 2, title: Pave Mill Lane, owner: Works, due: 2026-07-31}
      - {id: 3, title: Paint the hall, owner: Works, due: 2026-08-31}
    ```
    """


@rule("W102")
def byte_order_mark() -> None:
    r"""A byte order mark at the beginning of the file.

    Some editors put it there. It says nothing in UTF-8, and other programs take it for a part of the first key.

    ```yaml bad
    \xef\xbb\xbftasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works}
    ```
    """


@rule("W103")
def more_warnings() -> None:
    """More warnings about one file than are shown.

    The others of that code are counted; what they say is most often one thing many times. It is told whatever codes
    were selected or ignored. The workspace may set another number (`limits`).

    ```yaml bad
    # file: checklist.yaml
    limits: {faults: 2}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, note: 1:30}
      - {id: 2, title: Pave Mill Lane, owner: Works, note: 2:30}
      - {id: 3, title: Paint the hall, owner: Works, note: 3:30}
    ```

    ```yaml good
    # file: checklist.yaml
    limits: {faults: 2}
    # file: lists/works.yaml
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, note: "1:30"}
      - {id: 2, title: Pave Mill Lane, owner: Works, note: "2:30"}
      - {id: 3, title: Paint the hall, owner: Works, note: "3:30"}
    ```
    """
