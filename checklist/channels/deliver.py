"""One letter over one channel, whichever kind it is, no faster than that kind allows."""

import time
from collections import deque
from collections.abc import Callable

from checklist.channels import mail, others, robots
from checklist.channels.letter import Letter, Outcome, failed
from checklist.channels.secret import Unset, cleaned
from checklist.core.message import say
from checklist.core.policy import Channel

MINUTE = 60.0
MAIL_MOST = 5_000_000


class Pace:
    """How fast letters may follow each other: so many in any minute, and so many seconds apart."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self.clock = clock
        self.sleep = sleep
        self.sent: dict[str, deque[float]] = {}

    def wait(self, channel: str, a_minute: int, apart: float = 0) -> None:
        """Wait until another one may go."""
        times = self.sent.setdefault(channel, deque(maxlen=a_minute))
        after = [times[-1] + apart] if times else []
        if len(times) == a_minute:
            after.append(times[0] + MINUTE)
        left = max(after, default=0) - self.clock()
        if after and left > 0:
            self.sleep(left)
        times.append(self.clock())


def deliver(channel: Channel, letter: Letter, pace: Pace) -> Outcome:
    """Deliver a letter; what is said of it holds no secret."""
    robot = robots.ROBOTS.get(channel.kind)
    pace.wait(channel.name, *((robot.a_minute, robot.apart) if robot else (60,)))
    try:
        return cleaned(_delivered(channel, letter))
    except Unset as unset:
        return failed(say("why.unset", name=unset.variable))


def _delivered(channel: Channel, letter: Letter) -> Outcome:
    if channel.kind == "mail":
        return mail.send(channel, letter)
    if channel.kind == "apprise":
        return others.send(channel.name, letter)
    return robots.send(channel.kind, channel.name, letter)


def most(channel: Channel) -> int:
    """How many bytes of text a letter may have."""
    return robots.ROBOTS[channel.kind].most if channel.kind in robots.ROBOTS else MAIL_MOST
