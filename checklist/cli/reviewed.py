"""The lists judged at the last review days, for whoever asks how long a task has been red."""

from collections.abc import Iterator

from checklist.cli.desk import Desk
from checklist.core.assess import Assessment
from checklist.core.consequences import proposals
from checklist.core.review import Review
from checklist.core.reviewdays import judged_for, review_days
from checklist.core.running import Runs, asked_back, runs
from checklist.core.value import replace


def reviewed(desk: Desk) -> Iterator[Assessment]:
    """The assessments of as many reviews, up to the day judged for, as the ladder asks about; newest first.

    Each is made when it is asked for: few tasks are red for long.
    """
    asked = asked_back((*desk.policy.ladder, *desk.policy.notices.consequences))
    held = review_days(desk.policy.review, desk.as_of)
    return (desk.judge(judged_for(one)) for one in reversed(held[-asked:] if asked else ()))


def with_proposals(desk: Desk, held: Review) -> Review:
    """A review with what the settings propose for whole units; of some of the tasks only nothing is proposed."""
    whole = held.by == "owner" and len(held.tasks) == len(held.of.tasks)
    if not (whole and desk.policy.notices.consequences):
        return held
    return replace(held, proposed=proposals(held.of, running(desk)))


def running(desk: Desk) -> Runs:
    """What was so at several reviews running."""
    return runs(reviewed(desk), (*desk.policy.ladder, *desk.policy.notices.consequences))
