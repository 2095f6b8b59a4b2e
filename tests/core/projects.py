"""Three projects, each a stage further than the next, and rates reckoned of them."""

from checklist.core.rates import Rate, all_rules, rate
from tests.world import judged

DAY = "2020-06-30"
PROJECTS = """
list: p
money: 亿元
period: {from: 2020-01-01, to: 2020-12-31}
defaults: {owner: u, status: in-progress}
tasks:
  # framework agreement, contract signed, registered, paid in, begun, finished, producing, at capacity
  - id: a
    title: 全程走完
    status: closed
    due: 2020-06-30
    done_on: 2020-06-20
    stages:
      framework: 2019-01-01
      signed: {plan: 2019-03-01, done: 2019-03-01}
      registered: 2019-04-01
      funded: 2019-05-01
      started: {plan: 2019-06-01, done: 2019-06-01}
      completed: {plan: 2020-05-31, done: 2020-05-20}
      producing: {plan: 2020-06-30, done: 2020-06-10}
      capacity: 2020-06-20
    amounts: {planned: 1.0, contracted: 3.2, arrived: 3.2, invested: 1.1}
  - id: b
    title: 在建
    due: 2020-06-30
    stages:
      framework: 2019-09-20
      signed: {plan: 2019-10-31, done: 2019-11-08}
      registered: 2019-12-05
      started: {plan: 2020-04-30, done: 2020-04-22}
      completed: {plan: 2020-12-31}
    amounts: {planned: 6, contracted: 12.5}
    updates: [{on: 2020-06-10, progress: 35%, amounts: {arrived: 6.2, invested: 2.1}}]
  - id: c
    title: 未开工
    due: 2020-03-31
    status: done
    done_on: 2020-04-02
    stages:
      framework: 2019-10-16
      signed: {plan: 2020-05-31}
      started: {plan: 2020-06-30}
      completed: 2021-02-01
    amounts: {contracted: 8}
  - {id: d, title: 未报到位资金, stages: {signed: 2020-01-05}, amounts: {contracted: 1.5, planned: 0.4}}
  - {id: e, title: 停建, status: paused, stages: {signed: 2019-12-31, started: 2020-01-01}, amounts: {contracted: 100}}
"""


def reckoned(name: str, text: str = PROJECTS, day: str = DAY) -> Rate:
    of = judged(text, day=day)
    return rate(all_rules(of.policy.rates)[name], of.tasks, of)
