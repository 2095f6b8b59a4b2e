"""Tasks on a line each, and whole lists of one: what was on one line stays there."""

from decimal import Decimal

from checklist.core.compare import Change, Order
from checklist.core.model import Act, Decision, Milestone, Task
from tests.source.clerks.case import JUNE, Case, day, of

FLOW = "tasks:\n  - {id: 1, title: 修桥, owner: 住建局}\n  - {id: 2, title: 修路, owner: 交通局, due: 2020-06-30}\n"
JSON = '{"tasks": [{"id": "1", "title": "Bridge", "owner": ["Works"], "weight": 2}]}\n'
TABLE = """\
tasks:
  - id: 1
    title: 修桥
    milestones:
      - {title: 招标,   due: 2020-04-30, done: 2020-04-28, weight: 5}    # 一
      - {title: 主体完工, due: 2020-09-30, weight: 50}                     # 二
"""
ROWED = """\
tasks:
  - id: 1
    title: 修桥
    due: 2020-06-30
    updates:
      - { on: 2020-04-24, progress: 10%, next: 招标 }
"""
BRACKETS = """\
tasks:
  - id: 2
    title: 修路
    milestones: [{title: 招标, due: 2020-04-30}]
"""
LATER = Decision(
    day(6, 1),
    Act.EXTEND,
    before="2020-06-30",
    after="2020-09-30",
    reason="汛期提前，三条河道停工，雨后重新组织进场",
    by="市政府督查室",
)

CASES = (
    Case(
        "the first task goes",
        FLOW,
        (of("1", was=Task("1", "修桥", owner=("住建局",))),),
        """\
-  - {id: 1, title: 修桥, owner: 住建局}
""",
    ),
    Case(
        "tasks change places",
        FLOW,
        (Change("", ("tasks",), Order("12"), Order("21")),),
        """\
+  - {id: 2, title: 修路, owner: 交通局, due: 2020-06-30}
-  - {id: 2, title: 修路, owner: 交通局, due: 2020-06-30}
""",
    ),
    Case(
        "a task on one line stays one",
        FLOW,
        (of("1", "updates", 0, now=JUNE),),
        """\
-  - {id: 1, title: 修桥, owner: 住建局}
+  - {id: 1, title: 修桥, owner: 住建局, updates: [{on: 2020-06-20, progress: 40%, next: 7月底前开工}]}
""",
    ),
    Case(
        "a key in the middle of a line goes",
        FLOW,
        (of("1", "owner", was=("住建局",)),),
        """\
-  - {id: 1, title: 修桥, owner: 住建局}
+  - {id: 1, title: 修桥}
""",
    ),
    Case(
        "a task like those on one line",
        FLOW,
        (of("3", now=Task("3", "No", owner=("a: b",))),),
        """\
+  - {id: 3, title: "No", owner: "a: b"}
""",
    ),
    Case(
        "JSON stays JSON",
        JSON,
        (
            of("1", "due", now=day(6, 30)),
            of("1", "weight", was=Decimal(2), now=Decimal(3)),
            of("2", now=Task("2", "Road", owner=("Works", "Roads"))),
        ),
        """\
-{"tasks": [{"id": "1", "title": "Bridge", "owner": ["Works"], "weight": 2}]}
+{"tasks": [{"id": "1", "title": "Bridge", "owner": ["Works"], "due": "2020-06-30", "weight": 3}, \
{"id": "2", "title": "Road", "owner": ["Works", "Roads"]}]}
""",
    ),
    Case(
        "columns of a table of flow mappings",
        TABLE,
        (
            of("1", "milestones", 0, "weight", was=Decimal(5), now=Decimal(10)),
            of("1", "milestones", 2, now=Milestone("验收", day(12, 1), weight=Decimal(5))),
        ),
        """\
-      - {title: 招标,   due: 2020-04-30, done: 2020-04-28, weight: 5}    # 一
+      - {title: 招标,   due: 2020-04-30, done: 2020-04-28, weight: 10}   # 一
+      - {title: 验收,     due: 2020-12-01, weight: 5}
""",
    ),
    Case(
        "a first decision is a row as the reports are, however long",
        ROWED,
        (of("1", "decisions", 0, now=LATER),),
        """\
+    decisions:
+      - { on: 2020-06-01, act: extend, from: 2020-06-30, to: 2020-09-30, \
reason: 汛期提前，三条河道停工，雨后重新组织进场, by: 市政府督查室 }
""",
    ),
    Case(
        "a first report stands in brackets as the milestones do",
        BRACKETS,
        (of("2", "updates", 0, now=JUNE),),
        """\
+    updates: [{on: 2020-06-20, progress: 40%, next: 7月底前开工}]
""",
    ),
)
