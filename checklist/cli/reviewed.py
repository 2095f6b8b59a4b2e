"""The lists judged at the last review days, for whoever asks how long a task has been red."""

from collections.abc import Callable, Iterator

from checklist.cli.desk import Desk
from checklist.core.assess import Assessment
from checklist.core.family import Key
from checklist.core.ladder import reds_running
from checklist.core.reviewdays import judged_for, review_days


def reviewed(desk: Desk) -> Iterator[Assessment]:
    """The assessments of as many reviews, up to the day judged for, as the ladder asks about; newest first.

    Each is made when it is asked for: few tasks are red for long.
    """
    asked = max((rung.reds or 0 for rung in desk.policy.ladder), default=0)
    held = review_days(desk.policy.review, desk.as_of)
    return (desk.judge(judged_for(one)) for one in reversed(held[-asked:] if asked else ()))


def red_running(desk: Desk) -> Callable[[Key], int]:
    """At how many reviews running a task was red."""
    return reds_running(reviewed(desk))
