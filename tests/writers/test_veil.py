"""What is veiled on public pages: every way people write a number to call or an address; and nothing else."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.message import Points
from checklist.writers.ink import Ink
from checklist.writers.veil import VEILED, veil
from tests.effort import no_runaway
from tests.writers.voice import EN, ZH


@pytest.mark.parametrize(
    "secret",
    [
        "13812345678",
        "138 1234 5678",
        "138-1234-5678",
        "+86 13812345678",
        "+8613812345678",
        "１３８１２３４５６７８",
        "0558-2567890",
        "(0558)2567890",
        "（0558）2567890",
        "0558 256 7890",
        "010-65251234",
        "01065251234",
        "400-123-4567",
        "8001234567",
        "+44 20 7946 0958",
        "zjj@fuyang.gov.cn",
        "zjj＠fuyang．gov．cn",
        "Zhang.San+x@mail.example.org",
        "340102199001011234",
        "34010219900101123X",
        "340102 19901234 567X",
        "(555) 123-4567",
        "555-123-4567",
        "1-800-123-4567",
        "0558-2567890、2567890",
        "0558-2567890 / 2567890",
        "somebody@gov",
        "\\u202d138 1234 5678\\u202c",
        "138\\u200b1234\\u20605678",
    ],
)
def test_what_is_nobodys_business(secret: str) -> None:
    for text in (secret, f"联系张三{secret}。", f"call {secret}, please", f"（{secret}）"):
        shown = veil(text)
        assert VEILED in shown
        assert secret not in shown
        assert not any(part in shown for part in ("5678", "7890", "1234", "4567", "0958", "gov", "example"))


@pytest.mark.parametrize(
    "text",
    [
        "联系电话：2567890",
        "电话2567890",
        "联系人：张三 2567890",
        "请联系李四2567890",
        "传真: 256-7890",
        "Tel. 555-0134",
        "phone 5550134",
        "QQ：12345678",
    ],
)
def test_what_is_said_to_be_a_number_to_call(text: str) -> None:
    assert VEILED in veil(text)
    assert not any(digit in veil(text) for digit in "234567")


@pytest.mark.parametrize(
    "text",
    [
        "2020-06-16",
        "2020年6月16日",
        "完成投资12345678元",
        "总投资1100亿元",
        "新建公交站台30座",
        "皖发改〔2020〕12号",
        "FY-01-3",
        "43.8%",
        "1/0/0/0",
        "面积20200616.5平方米",
        "第3次、第12次",
        "12345热线反映问题",
        "@住建局",
        "K12+345至K13+678",
        "G1234-2020",
        "转发@住建局",
        "K12+345至K13+678，\\u200b第12次",
        "010101、1234567",
    ],
)
def test_what_is_everybodys(text: str) -> None:
    assert veil(text) == text


@given(st.dates(), st.fractions(-2, 2), st.integers(0, 9_999_999), st.decimals(0, 99_999, places=2))
def test_figures_and_days_are_never_veiled(day: date, share: Fraction, count: int, amount: Decimal) -> None:
    for voice in (ZH, EN):
        bare, veiled = Ink(voice), Ink(voice, veil)
        for value in (day, share, Points(share), count, amount):
            assert veiled.cell(value) == bare.cell(value)
            assert veiled.lines(value) == bare.lines(value)


def test_a_long_text_is_looked_through_once() -> None:
    with no_runaway():
        assert veil(f"{'修' * 40_000}12345") == f"{'修' * 40_000}12345"


@given(st.text(max_size=60))
def test_veiling_twice_is_veiling_once(text: str) -> None:
    assert veil(veil(text)) == veil(text)
