"""Rules of shape for what single fields hold, and what other programs would read. The reader of texts finds these."""

from checklist.rules.registry import rule


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
