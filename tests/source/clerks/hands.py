"""Each hand its own: Chinese keys, values in columns, texts on several lines."""

from decimal import Decimal

from checklist.core.model import Measure, Status
from tests.source.clerks.case import CLOSED, JUNE, Case, day, of

CHINESE = """\
清单: 甲
任务清单:

- 编号: 一
  任务: 修桥
  责任单位: 住建局
  状态: 推进中
  进展报送:
  - 报送日期: "2020-04-24"
    完成进度: 10
    下一步: '招标、清表'
  - 报送日期: "2020-05-22"
    完成进度: 25

- 编号: 二
  任务: 修路
  责任单位: 交通局
"""
FOUR = """\
tasks:
    -   id:        1
        title:     修桥
        owner:     住建局
        status:    in-progress
        measure:
            unit:      条
            target:    32
"""
TEXTS = """\
tasks:
  - id: 1
    title: 修桥
    goal: >-
      年底前完成主体工程，
      通车
    note: |
      第一行
      第二行
    updates:
      - on: 2020-05-22
        text: 见附件
"""

CASES = (
    Case(
        "Chinese keys and words, quoted days, figures without a sign, dashes under the key",
        CHINESE,
        (
            of("一", "updates", 2, now=JUNE),
            of("一", "status", was=Status.IN_PROGRESS, now=Status.CLOSED),
            of("一", "decisions", 0, now=CLOSED),
        ),
        """\
-  状态: 推进中
+  状态: 已销号
+  - 报送日期: "2020-06-20"
+    完成进度: 40
+    下一步: '7月底前开工'
+  办理记录:
+  - {日期: 2020-07-01, 办理: 销号, 办理单位: 市督查办}
""",
    ),
    Case(
        "the first update as other tasks have them",
        CHINESE,
        (of("二", "updates", 0, now=JUNE),),
        """\
+  进展报送:
+  - 报送日期: "2020-06-20"
+    完成进度: 40
+    下一步: '7月底前开工'
""",
    ),
    Case(
        "values in a column, four blanks in",
        FOUR,
        (of("1", "due", now=day(6, 30)), of("1", "updates", 0, now=JUNE), of("1", "measure", "done", now=Decimal(5))),
        """\
+        due:       2020-06-30
+            done:      5
+        updates:
+            -   {on: 2020-06-20, progress: 40%, next: 7月底前开工}
""",
    ),
    Case(
        "the last of a mapping goes with its key",
        FOUR,
        (of("1", "measure", was=Measure("条", Decimal(32))),),
        """\
-        measure:
-            unit:      条
-            target:    32
""",
    ),
    Case(
        "lines of a text",
        TEXTS,
        (of("1", "note", was="第一行\n第二行\n", now="第一行\n又一行\n第二行\n"),),
        """\
+      又一行
""",
    ),
    Case(
        "a text without an end of its last line",
        TEXTS,
        (of("1", "note", was="第一行\n第二行\n", now="只一行"),),
        """\
-    note: |
-      第一行
-      第二行
+    note: |-
+      只一行
""",
    ),
    Case(
        "a folded text stays folded",
        TEXTS,
        (of("1", "goal", was="年底前完成主体工程， 通车", now="年底前完成主体工程"),),
        """\
-      年底前完成主体工程，
-      通车
+      年底前完成主体工程
""",
    ),
    Case(
        "a text on one line gets lines",
        TEXTS,
        (of("1", "updates", 0, "text", was="见附件", now="一\n二"),),
        """\
-        text: 见附件
+        text: |-
+          一
+          二
""",
    ),
)
