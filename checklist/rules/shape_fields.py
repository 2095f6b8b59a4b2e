"""Rules of shape for single fields, and what other programs would read. The reader of texts finds these."""

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


@rule("E109")
def wrong_kind() -> None:
    """A text where a list or keys are wanted, or the other way round.

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, measure: 32 spans}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, measure: {unit: spans, target: 32}}
    ```
    """


@rule("E110")
def not_a_day() -> None:
    """A day that is not written YYYY-MM-DD.

    `06/07` is June in one country and July in another. The words it was given in stand beside it, in `due_text`.

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 30 September}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-09-30, due_text: 30 September}
    ```
    """


@rule("E111")
def impossible_day() -> None:
    """A day that the calendar does not have.

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-09-31}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, due: 2026-09-30}
    ```
    """


@rule("E112")
def fraction_for_percent() -> None:
    """Progress written as a fraction.

    `0.45` could be meant as 45 % or as less than half a percent. Progress is written in percent.

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, progress: 0.45}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, progress: 45%}
    ```
    """


@rule("E113")
def unreadable_value() -> None:
    """A value that is not of its field's kind.

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, weight: heavy}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, weight: 2}
    ```
    """


@rule("E114")
def over_hundred() -> None:
    """Progress over 100 %.

    What is done cannot be more than all of it. Where more was made than was asked for, say so in the measure.

    ```yaml bad
    tasks:
      - {id: 1, title: Plant 200 trees, owner: Parks, progress: 120%}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Plant 200 trees, owner: Parks, measure: {unit: trees, target: 200, done: 240}}
    ```
    """


@rule("E122")
def below_least() -> None:
    """A number below the least that makes sense.

    Weights, amounts, counts and scores are not negative.

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, weight: -1}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, weight: 0}
    ```
    """


@rule("E123")
def unknown_word() -> None:
    """A word that its field does not know.

    Fields such as `status` and `act` take one of a few words, in English or in Chinese.

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, status: in-progres}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, status: in-progress}
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


@rule("W101")
def read_otherwise() -> None:
    """A text that other programs read as something else.

    Here it is what was typed. Others make of `1:30` the number 90, of `1.10` the number 1.1, of `no` a false; quotes
    make all of them read the same.

    ```yaml bad
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, note: 1:30}
    ```

    ```yaml good
    tasks:
      - {id: 1, title: Fix the bridge, owner: Works, note: "1:30"}
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


@rule("W104")
def comment_in_text() -> None:
    """A text that a # cuts off.

    After a blank, # begins a comment, and what follows is not read. Where it belongs to the text, the text goes in
    quotes; a comment has a blank after its #.

    ```yaml bad
    tasks:
      - id: 1
        title: Repair gate #3
        owner: Works
    ```

    ```yaml good
    tasks:
      - id: 1
        title: "Repair gate #3"
        owner: Works   # as decided in May
    ```
    """
