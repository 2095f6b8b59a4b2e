"""Much in a configuration: units, rates, rungs, points, waivers by the thousand, over few tasks or as many."""

Asked = tuple[int, str, str, bool]
"""How many at most, the configuration, the fields of its tasks, and whether there are as many tasks."""

UNTIL = "reason: a, until: 2999-01-01"
OVERDUE = "owner: U#, due: @"
ACTS = {
    "extend": "from: 2020-06-01, to: 2020-06-02",
    "close": "by: A#",
    "reopen": "by: A#",
    "pause": "by: A#",
    "resume": "by: A#",
    "cancel": "by: A#",
    "transfer": "from: A#, to: B#",
    "retarget": "field: f#, from: 1, to: 2",
    "inspect": "text: a#",
    "visit": "score: 80",
    "remark": "text: a#",
    "refer": "text: a#",
    "waive": "text: a#",
}
"""What is said beside each act."""

SETTINGS: dict[str, Asked] = {
    "units below unknown ones": (150_000, "units: <{name: U#, up: X#}>\n", OVERDUE, False),
    "units below themselves": (150_000, "units: <{name: U#, up: U#}>\n", OVERDUE, False),
    "units of one name": (200_000, "units: <{name: U}>\n", OVERDUE, False),
    "units that look alike": (75_000, "units: <U #, U#>\n", OVERDUE, False),
    "units of a group each": (100_000, "units: <{name: U#, group: G#}>\n", OVERDUE, True),
    "unknown units": (90_000, "units: <Office #>\n", "owner: Unit #", True),
    "updates by unknown units": (90_000, "units: <Office #>\n", "owner: W, updates: [{on: @, by: Unit #}]", True),
    "full marks for no group": (
        20_000,
        "units: <{name: U#, group: G#}>\nreview: {full: <k#: 100>}\n",
        OVERDUE,
        False,
    ),
    "points for unknown units": (100_000, "units: <U#>\nreview: {plus: <{points: 1, unit: X#}>}\n", OVERDUE, False),
    "points for nothing": (100_000, "review: {plus: <{for: x#, points: 1}>}\n", OVERDUE, False),
    "points for a unit each": (2_000, "review: {plus: <{points: 1, unit: U#, reason: a}>}\n", OVERDUE, True),
    "points for the overdue": (2_000, "review: {plus: <{for: overdue, points: 1}>}\n", OVERDUE, True),
    "parts of no rate": (200_000, "review: {parts: <k#: 1>}\n", OVERDUE, False),
    "too many parts": (200_000, "rates: <{name: k#, count: done}>\nreview: {parts: <k#: 1>}\n", OVERDUE, False),
    "unknown rates": (300_000, "rates: <k#>\n", OVERDUE, False),
    "rates of no set": (150_000, "rates: <{name: k#, count: s#, over: all}>\n", OVERDUE, False),
    "rates of no stage": (50_000, "stages: <S#>\nrates: <{name: k#, count: stage.x#}>\n", OVERDUE, False),
    "stages unknown among many": (150_000, "stages: <S#>\n", "owner: U#, stages: {x#: @}", True),
    "review days": (200_000, "review: {days: <@>}\n", OVERDUE, False),
    "remarks and many review days": (
        1_000,
        "review: {days: <@>}\n",
        "owner: U#, decisions: [{on: @, act: remark, text: a}]",
        True,
    ),
    "red at ninety-nine reviews": (
        3_000,
        "review: {days: {every: week}}\nnotices: {rungs: [{name: warn, reds: 99}]}\n",
        "owner: U#, due: 2010-01-01",
        True,
    ),
    "rungs of one name": (150_000, "notices: {rungs: <{name: k, overdue: 1}>}\n", OVERDUE, False),
    "rungs": (20_000, "notices: {rungs: <{name: k#, overdue: 1}>}\n", OVERDUE, True),
    "a rung that goes to many": (20_000, "notices: {rungs: [{name: k, overdue: 1, to: <a#>}]}\n", OVERDUE, True),
    "waivers for nothing": (100_000, f"waivers: <{{code: W249, task: x#, {UNTIL}}}>\n", OVERDUE, False),
    "waivers of no rule": (100_000, f"waivers: <{{code: Z#, {UNTIL}}}>\n", OVERDUE, False),
    "waivers that have passed": (
        100_000,
        "waivers: <{code: W249, reason: a, until: 2000-01-01}>\n",
        OVERDUE,
        False,
    ),
    "a waiver for each fault": (
        60_000,
        f"waivers: <{{code: E202, task: t#, {UNTIL}}}>\n",
        "owner: W, start: 2021-01-01, due: @",
        True,
    ),
    "a waiver beside many faults": (
        100_000,
        f"waivers: [{{code: W249, task: t0, {UNTIL}}}]\n",
        "owner: W, due: x",
        True,
    ),
    "holidays": (500_000, "lights: {days: working}\nholidays: <@>\n", OVERDUE, False),
    "stages": (500_000, "stages: <S#>\n", OVERDUE, False),
    "one place again and again": (20_000, "lists: <lists/>\n", OVERDUE, False),
    "places that are not there": (200_000, "lists: <x#>\n", OVERDUE, False),
    "unknown settings": (400_000, "extensions: <k#: 1>\n", OVERDUE, False),
}
"""Every case by its name."""
