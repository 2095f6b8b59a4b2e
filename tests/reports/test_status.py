"""The one screen: what it counts, and that nothing that is not green is left unsaid."""

from datetime import date

from hypothesis import given

from checklist.core.assess import assess
from checklist.core.model import Light, Period, TaskList
from checklist.core.policy import Policy
from checklist.reports.cells import grounds
from tests.strategies import DAYS, tasks


@given(tasks(), DAYS)
def test_whatever_is_not_green_has_a_ground(task, day) -> None:
    period = Period(date(2020, 1, 1), date(2020, 12, 31))
    of = assess((TaskList("l", period=period, tasks=(task,)),), Policy(), day)
    for one in of.tasks:
        assert one.light in (Light.GREEN, Light.NONE) or grounds(one, of)
