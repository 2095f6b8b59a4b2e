"""What a workspace settles: thresholds, cadences, rates, the review's parts, the ladder, waivers."""

from datetime import date
from decimal import Decimal

from checklist.core.calendar import Cadence, Calendar
from checklist.core.model import Pairs, Units
from checklist.core.value import Value, field


class Lights(Value):
    """Where the lights change: points behind (percent), days ahead, and which days are counted when overdue."""

    yellow: Decimal = Decimal(10)
    red: Decimal = Decimal(30)
    due_soon: int = 7
    days: str = "calendar"


class RateRule(Value):
    """A rate by name: `count` of one set, or `sum` of an amount, over another; without `over` a plain total.

    A rule that gives no count and no sum takes them from the preset of its name.
    """

    name: str
    count: str = ""
    sum: str = ""
    over: str = ""
    digits: int = 1


class ReviewDay(Value):
    """One review: the day it is held, the day its figures stand at, and what it is called."""

    on: date
    as_of: date | None = None
    title: str = ""


class PlusRule(Value):
    """Points on top of the score: `points` for each thing counted, at most `cap` in all; or once for one unit."""

    what: str = ""
    points: Decimal = Decimal(0)
    cap: Decimal | None = None
    unit: str = ""
    on: date | None = None
    reason: str = ""


PARTS = (("progress", Decimal(60)), ("on_time", Decimal(25)), ("returns", Decimal(15)))
THREE_LISTS = ("problems", "responsibilities", "measures")


class ReviewPolicy(Value):
    """How units are ranked. `target` is the share (score or rate) that counts as met; None: not behind on the mean.

    `lists` are those of the three lists that are to stand in the review.
    """

    every: Cadence | None = None
    days: tuple[ReviewDay, ...] = ()
    parts: Pairs[Decimal] = PARTS
    rank_by: str = "score"
    full: Pairs[Decimal] = ()
    min_tasks: int = 1
    red: int = 3
    black: int = 3
    target: Decimal | None = None
    plus: tuple[PlusRule, ...] = ()
    lists: tuple[str, ...] = ()


class Rung(Value):
    """One step of the ladder: its grounds (any one is enough), whom it goes to, and the days it leaves to act.

    Its `title` is what it is called where that is said, in English the `english` one, if there is any.
    `due_soon`, `behind` and `missed_return` follow the facts; `due_within` and `overdue` are numbers of days, 1 for
    any; `missed_returns`, `reopened` and `extensions` are counts. `reds` and `yellows` are at how many review days
    running the task was red, or no better than yellow, `last` at how many its unit was last of its group;
    `unit_reds` and `unit_overdue` say how many such tasks its unit has, this one among them. `climbed` rungs are
    entered one at a time once notices are kept in a ledger. A `manual` rung is a person's decision only. Notices of
    one that stands `alone` are sent each by itself, not with the others of the day.
    """

    name: str
    title: str = ""
    english: str = ""
    colour: str = ""
    due_soon: bool = False
    behind: bool = False
    missed_return: bool = False
    due_within: int | None = None
    missed_returns: int | None = None
    overdue: int | None = None
    reopened: int | None = None
    extensions: int | None = None
    reds: int | None = None
    yellows: int | None = None
    last: int | None = None
    unit_reds: int | None = None
    unit_overdue: int | None = None
    to: tuple[str, ...] = ("owner",)
    days: int | None = None
    climbed: bool = False
    manual: bool = False
    alone: bool = False


PEOPLE_AND_ABOVE = ("owner", "leader", "up")
LADDER = (
    Rung("remind", colour="blue", due_soon=True, to=("owner",)),
    Rung("warn", colour="yellow", behind=True, missed_return=True, to=("owner",)),
    Rung("supervise", colour="red", overdue=1, to=("owner", "leader")),
    Rung("circulate", colour="red", overdue=15, reds=2, to=PEOPLE_AND_ABOVE, climbed=True),
    Rung("summon", colour="red", overdue=30, reds=3, to=PEOPLE_AND_ABOVE, climbed=True),
    Rung("refer", colour="red", to=("owner", "up"), manual=True),
)
LADDERS: dict[str, tuple[Rung, ...]] = {
    "usual": LADDER,
    "three-slips": (
        Rung("blue", "蓝单", "blue slip", "blue", due_soon=True, days=5),
        Rung("orange", "橙单", "orange slip", "orange", behind=True, missed_return=True, days=5),
        Rung("red", "红单", "red slip", "red", overdue=1, to=PEOPLE_AND_ABOVE, days=3),
    ),
    "cards": (
        Rung("yellow-card", "黄牌", "yellow card", "yellow", behind=True, missed_return=True),
        Rung("letter", "督办函", "letter of supervision", "yellow", yellows=2, to=("owner", "leader"), days=5),
        Rung("red-card", "红牌约谈", "red card and talk", "red", overdue=1, reds=1, to=("owner", "leader"), days=3),
        Rung("head-summoned", "约谈主要负责人", "talk with the head", "red", reds=3, to=PEOPLE_AND_ABOVE, climbed=True),
    ),
}
"""The ladders that are printed somewhere, by name; a workspace may take one as it is, or write its own."""


class Channel(Value):
    """A way to deliver notices: its name, what `kind` it is, and what that kind needs; secrets are never among it.

    `units` are those it is for; all, if there are none.
    """

    name: str
    kind: str = ""
    units: tuple[str, ...] = ()
    folder: str = ""
    host: str = ""
    port: int | None = None
    security: str = "starttls"
    user: str = ""
    sender: str = ""


class Consequence(Value):
    """What is proposed for a unit of which all that is asked for here is so; whether it comes is a person's decision.

    `first` and `last` are at how many review days running it had that place in its group; `all_returns` asks that it
    owed returns and each came in time; the others are counts of its tasks and notices now.
    """

    name: str
    first: int | None = None
    last: int | None = None
    reds: int | None = None
    overdue: int | None = None
    missed_returns: int | None = None
    unanswered: int | None = None
    all_returns: bool = False


NUMBER = "督〔{year}〕{n}号"


class NoticePolicy(Value):
    """How notices are issued: numbered by which template, by which office, over which channels (the first that fits).

    `domains` are those of the addresses that mail may go to; all, if there are none. `consequences` are what may be
    proposed for a unit.
    """

    number: str = NUMBER
    office: str = ""
    channels: tuple[Channel, ...] = ()
    domains: tuple[str, ...] = ()
    consequences: tuple[Consequence, ...] = ()


class Waiver(Value):
    """A finding that is known and accepted: for one code, for one task or list or all, until a last day."""

    code: str
    reason: str
    until: date
    task: str = ""
    list: str = ""


class Policy(Value):
    """All that judging asks of a workspace. The defaults hold where nothing is settled."""

    lights: Lights = Lights()
    expect: str = "linear"
    unmeasured: str = "unknown"
    calendar: Calendar = field(default_factory=Calendar)
    returns: Cadence | None = None
    units: Units = field(default_factory=Units)
    stages: tuple[str, ...] = ()
    rates: tuple[RateRule, ...] = ()
    review: ReviewPolicy = ReviewPolicy()
    ladder: tuple[Rung, ...] = LADDER
    notices: NoticePolicy = NoticePolicy()
    extensions: int | None = None
    evidence: bool = True
    waivers: tuple[Waiver, ...] = ()


class Limits(Value):
    """How much of a text is read at most: its size in MiB, its depth and parts, the length of a text, a key and a list.

    `faults` is how many errors, and how many warnings, are told of one text.
    """

    megabytes: int = 16
    depth: int = 16
    events: int = 2_000_000
    text: int = 20_000
    key: int = 100
    items: int = 100_000
    faults: int = 1000


LIMITS = Limits()


PUBLIC = ("no", "section", "goal", "leader", "support", "due_text", "measure", "milestones", "stages", "source")
"""What is published of a task where nothing is settled, beside its id, title, owner, due day and how it stands."""


class Publishing(Value):
    """Which tasks are published (filter words; all, if there are none), the paper of the sheet for the wall, and the
    folder that each round publishes to; none, if it is empty.
    """

    folder: str = ""
    only: tuple[str, ...] = ()
    paper: str = "A1"


class Templates(Value):
    """The office's own documents that papers are made from, as paths in the workspace; "" for ours."""

    circular: str = ""
    review: str = ""
    letter: str = ""
    brief: str = ""


class Workspace(Value):
    """A configuration as written: what it is called, its language, its pin, where its lists are, and its policy.

    `public` names what is published of a task beside what always is, `publish` which tasks, and where to each round.
    """

    title: str = ""
    language: str = ""
    as_of: date | None = None
    calendar: str = ""
    holidays: tuple[date, ...] = ()
    workdays: tuple[date, ...] = ()
    lists: tuple[str, ...] = ("lists/",)
    limits: Limits = LIMITS
    public: tuple[str, ...] = PUBLIC
    publish: Publishing = Publishing()
    templates: Templates = Templates()
    policy: Policy = field(default_factory=Policy)
