"""The head of a list and its sections; what is noted beside and between; fields that hold several things."""

from decimal import Decimal

from checklist.core.calendar import Cadence, DayOf, Every
from checklist.core.model import Defaults, ItemRef, Person, Section, Task
from tests.source.clerks.case import JUNE, Case, day, of

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
)
