"""Tasks on lines of their own: a field, a report, a decision or a task comes, changes and goes."""

from decimal import Decimal
from fractions import Fraction

from checklist.core.compare import Change, Order
from checklist.core.model import Act, Decision, Status, Task, Update
from tests.source.clerks.case import CLOSED, JUNE, Case, day, of

PLAIN = """\
tasks:
  - id: 1
    title: 修桥
    owner: 住建局
    due: 2020-06-30      # 报省厅的日子
    status: in-progress

  - id: 2
    title: 修路
    owner: [住建局, 交通局]
    updates:
      - {on: 2020-04-24, by: 住建局, progress: 10%, next: 招标}
      - {on: 2020-05-22, by: 住建局, progress: 25%}   # 迟报
    decisions:
      - on: 2020-05-28
        act: remark
        text: 说明原因
"""

CASES = (
    Case(
        "a day",
        PLAIN,
        (of("1", "due", was=day(6, 30), now=day(12, 31)),),
        """\
-    due: 2020-06-30      # 报省厅的日子
+    due: 2020-12-31      # 报省厅的日子
""",
    ),
    Case(
        "a longer word beside a comment",
        PLAIN,
        (of("1", "status", was=Status.IN_PROGRESS, now=Status.CLOSED),),
        """\
-    status: in-progress
+    status: closed
""",
    ),
    Case(
        "a day is taken off, with what was noted beside it",
        PLAIN,
        (of("1", "due", was=day(6, 30)),),
        """\
-    due: 2020-06-30      # 报省厅的日子
""",
    ),
    Case(
        "a field that was not there",
        PLAIN,
        (of("1", "weight", now=Decimal(2)),),
        """\
+    weight: 2
""",
    ),
    Case(
        "the first update",
        PLAIN,
        (of("1", "updates", 0, now=JUNE),),
        """\
+    updates:
+      - {on: 2020-06-20, progress: 40%, next: 7月底前开工}
""",
    ),
    Case(
        "one more update",
        PLAIN,
        (of("2", "updates", 2, now=JUNE),),
        """\
+      - {on: 2020-06-20, progress: 40%, next: 7月底前开工}
""",
    ),
    Case(
        "an update in between",
        PLAIN,
        (of("2", "updates", 1, now=Update(day(5, 1), text="a, b")),),
        """\
+      - {on: 2020-05-01, text: "a, b"}
""",
    ),
    Case(
        "an update corrected",
        PLAIN,
        (of("2", "updates", 1, "progress", was=Fraction(1, 4), now=Fraction(3, 10)),),
        """\
-      - {on: 2020-05-22, by: 住建局, progress: 25%}   # 迟报
+      - {on: 2020-05-22, by: 住建局, progress: 30%}   # 迟报
""",
    ),
    Case(
        "one more decision, where they stand on lines",
        PLAIN,
        (of("2", "decisions", 1, now=CLOSED),),
        """\
+      - on: 2020-07-01
+        act: close
+        by: 市督查办
""",
    ),
    Case(
        "the last decision goes, and its key",
        PLAIN,
        (of("2", "decisions", 0, was=Decision(day(5, 28), Act.REMARK, text="说明原因")),),
        """\
-    decisions:
-      - on: 2020-05-28
-        act: remark
-        text: 说明原因
""",
    ),
    Case(
        "an owner joins",
        PLAIN,
        (of("1", "owner", was=("住建局",), now=("住建局", "水利局")),),
        """\
-    owner: 住建局
+    owner: [住建局, 水利局]
""",
    ),
    Case(
        "an owner leaves",
        PLAIN,
        (of("2", "owner", was=("住建局", "交通局"), now=("交通局",)),),
        """\
-    owner: [住建局, 交通局]
+    owner: [交通局]
""",
    ),
    Case(
        "a task at the end",
        PLAIN,
        (of("3", now=Task("3", "修渠", owner=("水利局",), due=day(9, 30))),),
        """\
+
+  - id: 3
+    title: 修渠
+    owner: 水利局
+    due: 2020-09-30
""",
    ),
    Case(
        "a task at the beginning",
        PLAIN,
        (
            of("0", now=Task("0", "修渠", owner=("水利局",))),
            Change("", ("tasks",), Order(("1", "2", "0")), Order("012")),
        ),
        """\
+  - id: 0
+    title: 修渠
+    owner: 水利局
+
""",
    ),
)
