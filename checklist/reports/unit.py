"""One unit's page in the order it is reported in: progress, problems, causes, next steps, what it asks for.

Then the remarks it has to answer, the visits, and its place and score.
"""

from collections.abc import Iterator
from fractions import Fraction

from checklist.core.assess import Assessment, TaskAssessment
from checklist.core.forecast import Forecast, forecasts
from checklist.core.message import Message, say
from checklist.core.model import Light, Update
from checklist.core.review import Review, newest_report, worst_first
from checklist.core.score import Standing
from checklist.core.totals import totals
from checklist.core.value import replace
from checklist.reports.cells import measured, points, undated_note
from checklist.reports.forecast import verdict
from checklist.reports.ranking import LIGHTS, shown_name
from checklist.reports.report import Block, Fact, Facts, Report, Section
from checklist.reports.review import remarks_block, visits_block
from checklist.reports.task import measure
from checklist.reports.walk import WORDS, words
from checklist.reports.why import parts_table, standing_facts


def unit_report(held: Review, one: Standing) -> Report:
    """The page of one unit; the review is over all units, so that its place is known."""
    own = replace(held, tasks=one.tasks)
    blocks: tuple[Block, ...] = (
        _overall(held, one),
        *_told(one, held.of),
        *remarks_block(own),
        *visits_block(own),
        replace(standing_facts(held, one), title=say("review.standing_title")),
        parts_table(held, one),
    )
    return Report(
        "review-unit",
        say("review.unit_title", name=shown_name(one.name, held)),
        held.of.as_of,
        blocks,
        since=held.then.as_of if held.then else None,
        main="remarks",
        notes=undated_note(one.tasks),
    )


def _overall(held: Review, one: Standing) -> Facts:
    sums = totals(one.tasks, held.of)
    beside = (
        ("standing", sums.standing),
        ("overdue", sums.overdue),
        ("due_soon", sums.due_soon),
        ("silent", sums.silent),
    )
    return Facts(
        "overall",
        (
            Fact("tasks", sums.live),
            *measured(sums),
            Fact("progress", sums.progress),
            Fact("expected", sums.expected),
            Fact("gap", points(sums.gap)),
            Fact("lights", tuple(say("review.lights", light=light, count=sums.lights[light]) for light in LIGHTS)),
            *(Fact(key, count or None, say(f"count.{key}")) for key, count in beside),
        ),
    )


def _told(one: Standing, of: Assessment) -> Iterator[Section]:
    """Every task as its owner reports it, worst first."""
    found = forecasts(of)
    for task in worst_first(one.tasks):
        title = say("review.task", id=task.task.id, title=task.task.title)
        yield Section("tasks", title, (_four_parts(task, of, found.get(task.key)),), many=True)


def _four_parts(one: TaskAssessment, of: Assessment, ahead: Forecast | None) -> Facts:
    report = newest_report(one)
    return Facts(
        "report",
        (
            Fact("progress", _progress(one)),
            Fact("measure", measure(one, of)),
            Fact("light", one.why if one.light is Light.NONE else say("review.light", light=one.light, why=one.why)),
            Fact("due", one.task.due),
            Fact("said_light", _own_light(one, report)),
            *(Fact(key, words(report, key)) for key in WORDS),
            Fact("text", words(report, "text")),
            Fact("forecast", None if ahead is None else verdict(ahead), say("show.forecast")),
            Fact("outlook", ahead.outlook or None if ahead else None),
            Fact("reported", report.on if report else say("review.never")),
        ),
    )


def _progress(one: TaskAssessment) -> Message | Fraction | None:
    if one.expected is None:
        return one.progress
    if one.gap is None:
        return say("review.progress_only", progress=one.progress, expected=one.expected)
    return say("review.progress", progress=one.progress, expected=one.expected, gap=points(one.gap))


def _own_light(one: TaskAssessment, report: Update | None) -> Message | None:
    """The owner's own light, where it is better than the computed one."""
    if one.watermelon is None or report is None or report.light is None:
        return None
    return say("review.own_light", light=report.light, day=one.watermelon)
