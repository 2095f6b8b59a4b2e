"""Tasks as hypothesis makes them: short, dated inside two years, every kind of fact now and then."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from checklist.core.calendar import Cadence, DayOf, Every
from checklist.core.model import Act, Decision, Light, Measure, Milestone, Stage, Status, Task, Update

DAYS = st.dates(date(2020, 1, 1), date(2021, 12, 31))
SHARES = st.integers(0, 100).map(lambda percent: Fraction(percent, 100))
NUMBERS = st.integers(0, 40).map(Decimal)
CADENCES = st.sampled_from(
    [
        Cadence(Every.MONTH),
        Cadence(Every.MONTH, DayOf(25)),
        Cadence(Every.WEEK, DayOf(4)),
        Cadence(Every.QUARTER, DayOf(5, after=True)),
    ]
)


def maybe(strategy):
    return st.none() | strategy


UPDATES = st.builds(
    Update,
    on=DAYS,
    progress=maybe(SHARES),
    done=maybe(NUMBERS),
    light=maybe(st.sampled_from([Light.GREEN, Light.YELLOW, Light.RED])),
    problems=st.sampled_from(["", "汛期", "缺料"]),
    next=st.sampled_from(["", "赶工"]),
)
DAY_OR_NONE = DAYS.map(date.isoformat) | st.just("none")
DECISIONS = st.one_of(
    st.builds(Decision, on=DAYS, act=st.just(Act.EXTEND), before=DAY_OR_NONE, after=DAY_OR_NONE),
    st.builds(Decision, on=DAYS, act=st.sampled_from([Act.CLOSE, Act.REOPEN, Act.PAUSE, Act.RESUME, Act.CANCEL])),
    st.builds(Decision, on=DAYS, act=st.sampled_from([Act.REMARK, Act.INSPECT, Act.VISIT, Act.WAIVE])),
)
MILESTONES = st.builds(Milestone, title=st.just("节点"), due=maybe(DAYS), done=maybe(DAYS), target=maybe(NUMBERS))
MEASURES = st.builds(
    Measure,
    unit=st.just("条"),
    target=maybe(NUMBERS),
    start=maybe(NUMBERS),
    done=maybe(NUMBERS),
    kind=st.sampled_from(["total", "level"]),
    better=st.sampled_from(["higher", "lower"]),
)


def tuples(strategy, most: int = 4):
    return st.lists(strategy, max_size=most).map(tuple)


def tasks(ids=st.just("1")):  # noqa: B008 -- a strategy is a value
    """Any task; its facts need not agree with each other."""
    return st.builds(
        Task,
        id=ids,
        title=st.just("任务"),
        owner=tuples(st.sampled_from(["甲局", "乙局", "丙区"]), 2),
        start=maybe(DAYS),
        due=maybe(DAYS),
        every=st.one_of(st.none(), st.none(), CADENCES),
        returns=maybe(CADENCES),
        status=maybe(st.sampled_from(list(Status))),
        done_on=maybe(DAYS),
        progress=maybe(SHARES),
        weight=maybe(NUMBERS),
        measure=maybe(MEASURES),
        milestones=tuples(MILESTONES, 3),
        stages=tuples(
            st.tuples(st.sampled_from(["signed", "started", "completed"]), st.builds(Stage, maybe(DAYS), maybe(DAYS))),
            2,
        ),
        updates=tuples(UPDATES),
        decisions=tuples(DECISIONS),
    )
