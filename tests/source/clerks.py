"""Lists as real clerks write them, changes to them, and the lines that change: read each as a `diff -U0`."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from checklist.core.calendar import Cadence, DayOf, Every
from checklist.core.compare import Change, Order
from checklist.core.model import (
    Act,
    Decision,
    Defaults,
    ItemRef,
    Measure,
    Milestone,
    Person,
    Section,
    Status,
    Task,
    Update,
)


class Case(NamedTuple):
    """A text, what changes in its list, and which lines go (`-`) and come (`+`)."""

    name: str
    text: str
    changes: tuple[Change, ...]
    lines: str


def day(month: int, number: int) -> date:
    return date(2020, month, number)


def of(name: str, *route: str | int, was: object = None, now: object = None) -> Change:
    return Change(name, route, was, now)


CLOSED = Decision(day(7, 1), Act.CLOSE, by="市督查办")
JUNE = Update(day(6, 20), progress=Fraction(40, 100), next="7月底前开工")
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
FLOW = "tasks:\n  - {id: 1, title: 修桥, owner: 住建局}\n  - {id: 2, title: 修路, owner: 交通局, due: 2020-06-30}\n"
JSON = '{"tasks": [{"id": "1", "title": "Bridge", "owner": ["Works"], "weight": 2}]}\n'
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
TABLE = """\
tasks:
  - id: 1
    title: 修桥
    milestones:
      - {title: 招标,   due: 2020-04-30, done: 2020-04-28, weight: 5}    # 一
      - {title: 主体完工, due: 2020-09-30, weight: 50}                     # 二
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
HEAD = """\
# 清单
list: a
title: 甲        # 标题
period: {from: 2020-01-01, to: 2020-12-31}
defaults: {owner: 督查室}
sections:
  - {name: 城建, leader: 甲市长}
  - {name: 产业, leader: 乙市长, no: 二}

tasks: []   # 待填
"""
MANY = """\
tasks:
  # ---- 城建 ----
  - id: 1
    title: 修桥
    person: 科长
    support:
      - 交通局   # 主要
      - 水利局
    roles: {属地责任: 颍州区}
    stages:
      signed: 2020-01-05
      started: {plan: 2020-04-30}    # 清明后
    source: {list: 省, item: ["17", 18]}
    returns: month
    extra: {适用范围: 全市, 口径: 含县}

  # ---- 产业 ----
  - id: 2
    title: 招商
    # 尚未报送

  # ---- 完 ----
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
    Case(
        "the list's own head",
        HEAD,
        (
            of("", "title", was="甲", now="甲乙丙"),
            of("", "issued", now=day(1, 5)),
            of("", "period", "end", was=day(12, 31)),
            of("", "defaults", "returns", now=Cadence(Every.MONTH, DayOf(25))),
        ),
        """\
-title: 甲        # 标题
-period: {from: 2020-01-01, to: 2020-12-31}
-defaults: {owner: 督查室}
+title: 甲乙丙    # 标题
+issued: 2020-01-05
+period: {from: 2020-01-01}
+defaults: {owner: 督查室, returns: {every: month, by: 25}}
""",
    ),
    Case(
        "sections",
        HEAD,
        (
            of("", "sections", 1, was=Section("产业", "二", Defaults(leader=("乙市长",)))),
            of("", "sections", 1, now=Section("民生")),
        ),
        """\
-  - {name: 产业, leader: 乙市长, no: 二}
+  - {name: 民生}
""",
    ),
    Case(
        "all sections go with their key, what set them off stays",
        HEAD,
        (
            of("", "sections", 1, was=Section("产业", "二", Defaults(leader=("乙市长",)))),
            of("", "sections", 0, was=Section("城建", "", Defaults(leader=("甲市长",)))),
        ),
        """\
-sections:
-  - {name: 城建, leader: 甲市长}
-  - {name: 产业, leader: 乙市长, no: 二}
""",
    ),
    Case(
        "the first task of an empty list",
        HEAD,
        (of("7", now=Task("7", "修桥", owner=("住建局",), updates=(JUNE,))),),
        """\
-tasks: []   # 待填
+tasks:      # 待填
+  - id: 7
+    title: 修桥
+    owner: 住建局
+    updates:
+      - {on: 2020-06-20, progress: 40%, next: 7月底前开工}
""",
    ),
    Case(
        "one of several supporters gives way to another",
        MANY,
        (of("1", "support", was=("交通局", "水利局"), now=("交通局", "公安局")),),
        """\
-      - 水利局
+      - 公安局
""",
    ),
    Case(
        "a supporter leaves with what was noted of it",
        MANY,
        (of("1", "support", was=("交通局", "水利局"), now=("水利局",)),),
        """\
-      - 交通局   # 主要
""",
    ),
    Case(
        "a person gets a name, a role and an amount come, a stage is reached",
        MANY,
        (
            of("1", "person", was=(Person("科长"),), now=(Person("科长", "张三"),)),
            of("1", "roles", "监管责任", now=("住建局", "应急局")),
            of("1", "stages", "started", "done", now=day(4, 22)),
            of("1", "stages", "signed", "plan", now=day(1, 1)),
            of("1", "amounts", "invested", now=Decimal("2.10")),
        ),
        """\
-    person: 科长
+    person: {post: 科长, name: 张三}
-    roles: {属地责任: 颍州区}
+    roles: {属地责任: 颍州区, 监管责任: [住建局, 应急局]}
-      signed: 2020-01-05
-      started: {plan: 2020-04-30}    # 清明后
+      signed: {plan: 2020-01-01, done: 2020-01-05}
+      started: {plan: 2020-04-30, done: 2020-04-22}  # 清明后
+    amounts: {invested: 2.1}
""",
    ),
    Case(
        "where it comes from, how often it is told, a printed column",
        MANY,
        (
            of(
                "1",
                "source",
                was=(ItemRef("17", "省"), ItemRef("18", "省")),
                now=(ItemRef("17", "省"), ItemRef("3", "市")),
            ),
            of("1", "returns", was=Cadence(Every.MONTH), now=Cadence(Every.WEEK, DayOf(4))),
            of("1", "extra", "口径", was="含县"),
            of("1", "extra", "no", now="yes"),
        ),
        """\
-    source: {list: 省, item: ["17", 18]}
-    returns: month
-    extra: {适用范围: 全市, 口径: 含县}
+    source: [{list: 省, item: 17}, {list: 市, item: 3}]
+    returns: {every: week, by: friday}
+    extra: {适用范围: 全市, "no": "yes"}
""",
    ),
    Case(
        "the last task goes, the headings stay",
        MANY,
        (of("2", was=Task("2", "招商")),),
        """\
-  - id: 2
-    title: 招商
-    # 尚未报送
""",
    ),
    Case(
        "a task behind the last heading",
        MANY,
        (of("3", now=Task("3", "验收", owner=("甲局",))),),
        """\
+  - id: 3
+    title: 验收
+    owner: 甲局
+
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
