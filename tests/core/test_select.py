"""Tasks picked by plain words, in both languages; a word that is none is refused with what could have stood there."""

import pytest

from checklist.core.picks import ALL_STATES, CHINESE_KEYS, CHINESE_STATES, KEYS
from checklist.core.select import Ambiguous, NotAFilter, select
from checklist.core.unheld import unheld
from checklist.core.when import Unreadable
from tests.world import judged

SETTINGS = """
units:
  - {name: 市住建局, group: 市直单位, also: [住建局]}
  - {name: 颍州区政府, group: 县市区}
"""
TASKS = """
list: fy
period: {from: 2020-01-01, to: 2020-12-31}
defaults: {status: in-progress}
returns: {every: month, by: 25}
tasks:
  - id: A-1
    no: 1
    title: 黑臭水体治理
    section: 城建
    owner: 住建局
    leader: 王副市长
    support: [颍州区政府]
    due: 2020-05-31
    tags: [难点]
    source: {list: 省清单, item: "17"}
    updates: [{on: 2020-06-10, progress: 40%, light: green, problems: 汛期}]
    decisions: [{on: 2020-05-20, act: extend, from: 2020-04-30, to: 2020-05-31}]
  - {id: A-2, title: 街巷, owner: [市住建局, 颍州区政府], due: 2020-06-20, updates: [{on: 2020-05-22, progress: 80%}]}
  - {id: A-3, title: 印发方案, owner: 颍州区政府, due: 2020-04-30, status: done, done_on: 2020-05-02}
  - {id: A-4, title: 常态调度, owner: 颍州区政府, every: month}
  - {id: A-5, title: 规划, owner: 无名单位, status: paused, goal: 批复规划}
  - {id: A-6, title: 未报过, owner: 无名单位, start: 2020-06-01, roles: {监管责任: [市应急局]}}
"""


def picked(*words: str) -> list[str]:
    of = judged(TASKS, day="2020-06-16", settings=SETTINGS)
    return [one.task.id.removeprefix("A-") for one in select(words, of)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", "1 2 3 4 5 6"),
        ("overdue", "1"),
        ("逾期", "1"),
        ("due-soon", "2"),  # four days to go
        ("behind", "1 2"),  # 40 % where 100 % is expected; 80 % beside 168 of 172 days
        ("滞后 未完成", "1 2"),
        ("silent", "4"),  # 25 May: 1 came on 10 June, 2 on 22 May; 4 never
        ("red", "1"),
        ("light:红", "1"),
        ("light:红 light:yellow", "1 2"),
        ("watermelon", "1"),
        ("done", "3"),
        ("late", "3"),
        ("will-miss", "1"),  # overdue
        ("cannot-tell", "2 6"),  # reported on once; never
        ("无法预判 -will-miss", "2 6"),
        ("live", "1 2 3 6"),
        ("在办 未完成", "1 2 6"),
        ("standing", "4"),
        ("暂缓", "5"),
        ("extended", "1"),
        ("unmeasured", "6"),
        ("owner:市住建局", "1 2"),
        ("owner:住建局", "1 2"),  # another name of the same unit
        ("责任单位：住建局", "1 2"),
        ("owner:住建局 owner:无名单位", "1 2 5 6"),  # one key twice: either
        ("owner:住建局 overdue", "1"),  # two keys: both
        ("support:颍州区政府", "1"),
        ("leader:王副市长", "1"),
        ("leader:", "2 3 4 5 6"),  # has none
        ("section:城建", "1"),
        ("group:县市区", "2 3 4"),
        ("group:", "5 6"),
        ("tag:difficult", "1"),
        ("难点", "1"),
        ("tag:难点事项", "1"),
        ("status:in-progress", "1 2 4 6"),
        ("状态:进行中", "1 2 4 6"),
        ("id:A-3", "3"),
        ("no:1", "1"),
        ("list:fy", "1 2 3 4 5 6"),
        ("source:省清单", "1"),
        ("source:省清单/17", "1"),
        ("role:市应急局", "6"),
        ("text:规划", "5"),
        ("due:<2020-05-01", "3"),
        ("due:<=2020-05-31", "1 3"),
        ("时限:≤5月底", "1 3"),
        ("due:>=2020-05-31 due:<2020-07-01", "1 2"),  # of days both must hold
        ("due:2020-06-20", "2"),
        ("due:", "4 5 6"),
        ("updated:>2020-06-01", "1"),
        ("progress:<50%", "1"),
        ("进度:>=80", "2 3"),
        ("gap:<-10", "1 2"),  # −60 and −17.7 points
        ("progress:", "4 5 6"),
        ("!done", "1 2 4 5 6"),
        ("not:owner:住建局 live", "3 6"),
        ("！逾期 red", ""),
    ],
)
def test_words_pick(words: str, found: str) -> None:
    assert picked(*words.split()) == found.split()


@pytest.mark.parametrize(
    ("word", "offered"),
    [
        ("overdu", "overdue"),
        ("ownr:住建局", "owner:"),
        ("逾其", "逾期"),
        ("status:doen", "status:done"),
        ("light:绿色", "light:绿"),
        ("progress:much", "progress:<50%"),
        ("not:overdu", "overdue"),
    ],
)
def test_a_word_that_is_none_is_refused_with_what_is(word: str, offered: str) -> None:
    with pytest.raises(NotAFilter) as caught:
        picked(word)
    assert offered in caught.value.known


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(Unreadable):
        picked("due:<someday")


def test_every_chinese_word_stands_for_one_there_is() -> None:
    assert set(CHINESE_STATES.values()) == set(ALL_STATES)
    assert set(CHINESE_KEYS.values()) == set(KEYS)


def test_a_role_is_found_by_any_name_of_its_unit() -> None:
    text = "list: l\ntasks: [{id: 1, title: t, owner: 颍州区政府, roles: {监管责任: [住建局]}}]"
    of = judged(text, day="2020-06-20", settings=SETTINGS)
    assert [len(select([f"role:{name}"], of)) for name in ("市住建局", "住建局", "颍州区政府")] == [1, 1, 0]


@pytest.mark.parametrize("sign", ["-", "!", "！", "not:"])
def test_every_sign_turns_once(sign: str) -> None:
    done, rest = picked("done"), picked(f"{sign}done")
    assert sorted(done + rest) == picked()
    assert picked(f"{sign}{sign}done") == done
    assert picked(f"{sign}!{sign}done") == rest


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("progress:0.45", ("progress:45%", "progress:0.45%")),
        ("progress:<=0.5", ("progress:<=50%", "progress:<=0.5%")),
        ("进度:1.0", ("progress:100%", "progress:1.0%")),
        ("gap:<-0.1", ("gap:<-10%", "gap:<-0.1%")),
    ],
)
def test_a_share_that_reads_in_two_ways_is_refused(word: str, known: tuple[str, str]) -> None:
    with pytest.raises(Ambiguous) as told:
        picked(word)
    assert told.value.known == known
    for clear in known:
        picked(clear)


@pytest.mark.parametrize(
    "word", ["progress:0", "progress:1", "progress:45", "progress:0.45%", "progress:45.5", "progress:0.0"]
)
def test_a_share_that_reads_in_one_way_is_taken(word: str) -> None:
    picked(word)


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("owner:市住建", "市住建"),
        ("!owner:nobody", "nobody"),
        ("tag:dificult", "dificult"),
        ("板块:城健", "城健"),
        ("owner:住建局", ""),  # another name of a unit
        ("group:县市区", ""),
        ("tag:难点", ""),
        ("id:A-9", ""),  # ids differ by a sign: none is offered
        ("text:nothing", ""),
        ("section:", ""),
        ("overdue", ""),
    ],
)
def test_a_name_that_nobody_has_is_told(word: str, told: str) -> None:
    of = judged(TASKS, day="2020-06-16", settings=SETTINGS)
    assert [one.name for one in unheld([word], of)] == ([told] if told else [])
