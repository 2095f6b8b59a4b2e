"""The days of reviews: as listed by the workspace, or by their cadence."""

from datetime import date, timedelta

from checklist.core.calendar import return_days
from checklist.core.policy import ReviewDay, ReviewPolicy

LOOK_BACK = timedelta(days=3 * 366)


def review_days(policy: ReviewPolicy, through: date) -> tuple[ReviewDay, ...]:
    """The reviews held through a day, oldest first; by a cadence, those of the last three years."""
    if policy.days:
        return tuple(sorted((one for one in policy.days if one.on <= through), key=lambda one: one.on))
    if policy.every is None:
        return ()
    start = through - LOOK_BACK if through - date.min > LOOK_BACK else date.min
    return tuple(ReviewDay(day) for day in return_days(policy.every, start, through))


def judged_for(review: ReviewDay) -> date:
    """The day a review's figures stand at."""
    return review.as_of or review.on


def last_review(policy: ReviewPolicy, before: date) -> ReviewDay | None:
    """The newest review whose figures stand before a day."""
    held = [one for one in review_days(policy, before) if judged_for(one) < before]
    return held[-1] if held else None
