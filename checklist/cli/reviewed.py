"""The lists judged at the last review days, for whoever asks how long a task has been red."""

from collections.abc import Iterator

from checklist.cli.desk import Desk
from checklist.core.assess import Assessment
from checklist.core.reviewdays import judged_for, review_days
from checklist.core.running import Runs, asked_back, runs


def reviewed(desk: Desk) -> Iterator[Assessment]:
    """The assessments of as many reviews, up to the day judged for, as the ladder asks about; newest first.

    Each is made when it is asked for: few tasks are red for long.
    """
    asked = asked_back((*desk.policy.ladder, *desk.policy.notices.consequences))
    held = review_days(desk.policy.review, desk.as_of)
    return (desk.judge(judged_for(one)) for one in reversed(held[-asked:] if asked else ()))


def running(desk: Desk) -> Runs:
    """What was so at several reviews running."""
    return runs(reviewed(desk), (*desk.policy.ladder, *desk.policy.notices.consequences))
