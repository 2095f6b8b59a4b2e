"""No secret comes back in what others say, however it is written there; and nothing else is covered."""

import base64
import html
import json
import urllib.parse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.channels.deliver import Pace, deliver
from checklist.channels.letter import Letter, Outcome
from checklist.channels.secret import HIDDEN, cleaned, redacted
from checklist.core.policy import Channel
from checklist.lang.catalog import load

PASSWORD = 'hunter2!pass/w&d"x'


@pytest.fixture(autouse=True)
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKLIST_POST_PASSWORD", PASSWORD)


def based(*words: str) -> str:
    return base64.b64encode("\0".join(words).encode()).decode()


@pytest.mark.parametrize(
    "echo",
    [
        PASSWORD,
        based("", "dcs", PASSWORD),  # what a mail server is told by AUTH PLAIN
        based(f"dcs:{PASSWORD}"),
        based("d", PASSWORD, "and more"),
        PASSWORD.encode().hex(),
        f"0{PASSWORD.encode().hex().upper()}",
        html.escape(PASSWORD),
        "".join(f"&#{ord(one)};" for one in PASSWORD),
        json.dumps(PASSWORD),
        json.dumps(json.dumps(PASSWORD)).replace("/", "\\/"),
        "".join(f"\\u{ord(one):04x}" for one in PASSWORD),
        urllib.parse.quote(urllib.parse.quote(PASSWORD, safe=""), safe=""),
        "".join(f"%{ord(one):02x}" for one in PASSWORD),
        "".join(chr(ord(one) + 0xFEE0) for one in PASSWORD),
        "\u200b".join(PASSWORD),
    ],
)
def test_a_secret_is_known_in_whatever_it_is_wrapped(echo: str) -> None:
    assert redacted(f"refused: {echo}, sorry").replace("=", "") in (
        f"refused: {HIDDEN}, sorry",
        f'refused: "{HIDDEN}", sorry',
        f'refused: ""{HIDDEN}"", sorry',
    )


@pytest.mark.parametrize(
    ("url", "said", "shown"),
    [
        ("https://example.org/hook/abc123secret", "Cannot POST /hook/abc123secret", "Cannot POST •••"),
        ("https://example.org/T0/B0123/abcdefghij", "no_team B0123: abcdefghij", "no_team B0123: •••"),
        ("https://example.org/T0/B01234/abcdefghij", "no_team B01234", "no_team •••"),
        ("https://dcs:geheim@example.org/in", "geheim is wrong", "••• is wrong"),
        ("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc-def", "invalid webhook url", "invalid webhook url"),
    ],
)
def test_of_an_address_whatever_may_be_a_key_is_covered(
    monkeypatch: pytest.MonkeyPatch, url: str, said: str, shown: str
) -> None:
    monkeypatch.setenv("CHECKLIST_ROBOT_URL", url)
    assert redacted(said) == shown


@pytest.mark.parametrize(
    "url",
    ["http://dcs:geheim@127.0.0.1/x", "https://127.0.0.1:geheim/x", "http://127.0.0.1/a geheim", "http://中.x/中"],
)
def test_an_address_that_cannot_be_one_has_failed_and_is_not_told(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("CHECKLIST_ROBOT_URL", url)
    outcome = deliver(Channel("robot", "webhook"), Letter("甲局", "督办单", ("x",), ("1号",)), Pace())
    assert outcome.state == "failed"
    assert "geheim" not in load("en").say(outcome.why)


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_what_holds_no_secret_is_told_as_it_stands(said: str) -> None:
    assert redacted(said) == said


@given(st.text(), st.text())
def test_what_is_told_has_no_half_characters(before: str, after: str) -> None:
    cleaned(Outcome("failed", why=f"{before}\\ud800{html.escape(PASSWORD)}{after}")).why.encode()
