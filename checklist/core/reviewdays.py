"""The days of reviews: as listed by the workspace, or by their cadence."""

from datetime import date, timedelta

from checklist.core.calendar import next_return, return_days
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
    """The newest review held before a day, on figures of before it.

    A review that is being prepared, or held on the day, is no last one: its figures may stand some days earlier.
    """
    held = [one for one in review_days(policy, before) if one.on < before and judged_for(one) < before]
    return held[-1] if held else None


def next_review(policy: ReviewPolicy, after: date) -> ReviewDay | None:
    """The first review whose figures stand after a day; None where none is planned."""
    if policy.days:
        later = [one for one in policy.days if judged_for(one) > after]
        return min(later, key=judged_for, default=None)
    if policy.every is None or after == date.max:
        return None
    day = next_return(policy.every, after + timedelta(days=1))
    return ReviewDay(day) if day else None
