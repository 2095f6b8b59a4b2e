"""The words of deadlines, in Chinese and English: what each stands for, and the patterns made of them."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from checklist.core.calendar import Every, Unit

T = TypeVar("T")


def _spelt(table: Mapping[T, Iterable[str]]) -> dict[str, T]:
    return {word: meaning for meaning, words in table.items() for word in words}


UNIT = _spelt(
    {
        Unit.DAY: ("d", "day", "days", "天", "日"),
        Unit.WORKDAY: (
            *("wd", "workday", "workdays", "working day", "working days", "business day", "business days"),
            *("个工作日", "工作日"),
        ),
        Unit.WEEK: ("w", "week", "weeks", "周", "个星期"),
        Unit.MONTH: ("m", "month", "months", "个月"),
        Unit.YEAR: ("y", "year", "years", "年"),
    }
)
PERIOD = _spelt(
    {
        Every.WEEK: ("week", "weekly", "周", "星期"),
        Every.MONTH: ("month", "monthly", "月", "个月"),
        Every.TWO_MONTHS: ("two months", "2 months", "两月", "两个月", "2个月", "双月"),
        Every.QUARTER: ("quarter", "quarterly", "three months", "3 months", "季", "季度", "个季度", "三个月", "3个月"),
        Every.HALF_YEAR: ("half-year", "half-yearly", "half year", "six months", "6 months", "半年", "六个月", "6个月"),
        Every.YEAR: ("year", "yearly", "annually", "twelve months", "12 months", "年", "年度"),
    }
)
STAGE = _spelt(
    {
        "framework": ("签订框架协议", "签署框架协议", "framework agreement signed"),
        "signed": ("签约", "签订合同", "签订协议", "signed"),
        "registered": ("注册", "工商注册", "注册登记", "registered"),
        "funded": ("资金到位", "funded"),
        "started": ("动工", "开工", "开工建设", "启动建设", "start", "started", "start construction", "break ground"),
        "completed": ("竣工", "完工", "建成", "竣工验收", "construction complete", "construction completed"),
        "producing": (
            *("投产", "建成投产", "竣工投产", "投入生产", "投入使用", "建成并投入使用", "投用", "建成投用"),
            *("投运", "投入运营", "in production", "in service", "in operation", "operational"),
        ),
        "capacity": ("达产", "达产达效", "达到设计产能", "at full capacity"),
    }
)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH = {word: number for number, name in enumerate(_MONTHS, 1) for word in (name, name[:3])} | {"sept": 9}
WEEKDAY = {word: number for words in (_WEEKDAYS, "一二三四五六日") for number, word in enumerate(words)} | {"天": 6}
NEAR = dict.fromkeys(("今", "本", "当", "这", "this", ""), 0)
NEAR |= dict.fromkeys(("明", "次", "下", "next"), 1) | dict.fromkeys(("去", "上", "last"), -1)
"""Beside the present year, month, quarter or week: before it, it, after it."""

STANDING = (
    *("持续推进", "持续实施", "持续开展", "持续整改", "长期坚持", "长期推进", "长期任务", "长期", "常年坚持"),
    *(
        "常态化",
        "常态化推进",
        "常态化开展",
        "贯穿全年",
        "全年推进",
        "全年持续推进",
        "ongoing",
        "on-going",
        "continuous",
        "continuously",
        "standing",
        "permanent",
    ),
)
SOFT_BEFORE = ("力争", "争取", "原则上", "预计", "拟", "暂定", "about ", "around ", "approximately ")
SOFT_AFTER = ("左右", "前后", " or so", " if possible")
PLAIN_BEFORE = (
    *("确保", "务必", "将", "于", "在", "到", "至", "截至", "by ", "on ", "in ", "due ", "no later than "),
    *("not later than ", "on or before ", "completed ", "complete ", "done ", "finished ", "finish "),
)
PLAIN_AFTER = ("完成", "实现", "全面", "全部", "正式", "如期", "确保", "报送", "上报")

_CHINESE = {word: number for number, word in enumerate("零一二三四五六七八九")} | {"两": 2}
_NUMBER = _CHINESE | {"first": 1, "second": 2, "third": 3, "fourth": 4, "上": 1, "下": 2}


def number(word: str) -> int:
    """A number in digits or in words; Chinese ones up to 九十九."""
    if word.isdigit():
        return int(word)
    tens, ten, ones = word.lower().rpartition("十")
    return (_NUMBER.get(tens, 1) * 10 if ten else 0) + _NUMBER.get(ones, 0)


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def chinese(words: Iterable[str]) -> list[str]:
    """Those written in Chinese."""
    return [word for word in words if not word.isascii()]


def english(words: Iterable[str]) -> list[str]:
    """Those written in English."""
    return [word for word in words if word.isascii()]
