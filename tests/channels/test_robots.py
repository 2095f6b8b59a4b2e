"""Robots and webhooks on real sockets: the provider's own answer counts, and silence is neither a yes nor a no."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Iterator
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.channels import web as of_web
from checklist.channels.deliver import MINUTE, Pace, deliver, most
from checklist.channels.letter import CUT, Letter, Outcome
from checklist.channels.robots import ROBOTS
from checklist.channels.secret import redacted
from checklist.core.ledger import Deed, Entry
from checklist.core.policy import Channel
from checklist.lang.catalog import load
from checklist.source.ledger import appended, read_ledger
from tests.channels.receivers import Web, free_port, web

KEY = "SEC" + "0123456789abcdef" * 4
TITLE = "<b>城区黑臭水体治理</b> & *逾期*"
LETTER = Letter("市住建局", "督办单", ("阜督〔2020〕1号", TITLE), ("阜督〔2020〕1号",), day="2020-06-16")
YES = {
    "dingtalk": '{"errcode": 0, "errmsg": "ok"}',
    "wecom": '{"errcode": 0, "errmsg": "ok"}',
    "feishu": '{"code": 0, "msg": "success"}',
    "slack": "ok",
    "teams": "",
    "webhook": "",
}
NO = {
    "dingtalk": '{"errcode": 310000, "errmsg": "sign not match"}',
    "wecom": '{"errcode": 93000, "errmsg": "invalid webhook url"}',
    "feishu": '{"code": 19021, "msg": "sign match fail"}',
    "teams": "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 413",
}
every_kind = pytest.mark.parametrize("kind", YES)


@pytest.fixture
def robot(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    with web() as told:
        monkeypatch.setenv("CHECKLIST_CITY_ROBOT_URL", told.url)
        monkeypatch.setattr(of_web, "SECONDS", 0.4)
        yield told


def said(outcome: Outcome) -> str:
    return load("en").say(outcome.why)


def send(kind: str, letter: Letter = LETTER):
    return deliver(Channel("city-robot", kind), letter, Pace())


@every_kind
def test_what_the_provider_takes_is_sent(robot: Web, kind: str) -> None:
    robot.text = YES[kind]
    assert send(kind).state == "sent"
    ((_, head, body),) = robot.got
    assert head["Content-Type"] == "application/json; charset=utf-8"
    assert "城区黑臭水体治理" in str(body)


@pytest.mark.parametrize("kind", NO)
def test_a_refusal_inside_a_success_is_a_failure(robot: Web, kind: str) -> None:
    robot.text = NO[kind]
    outcome = send(kind)
    assert outcome.state == "failed"
    assert said(outcome).split()[0] in NO[kind]


@pytest.mark.parametrize("kind", ["dingtalk", "wecom", "feishu", "slack"])
@pytest.mark.parametrize("text", ["", "<html>proxy</html>", '{"errcode": "0"}', "[0]", '{"errcode": 0, "errm'])
def test_an_answer_that_is_not_the_providers_is_neither(robot: Web, kind: str, text: str) -> None:
    robot.text = text
    assert send(kind).state == "unclear"


@pytest.mark.parametrize(("kind", "status"), [("dingtalk", 400), ("wecom", 503), ("feishu", 302), ("feishu", 500)])
def test_under_any_status_the_providers_own_code_counts(robot: Web, kind: str, status: int) -> None:
    robot.status, robot.text = status, NO[kind]
    outcome = send(kind)
    assert (outcome.state, said(outcome)[:4] != "HTTP") == ("failed", True)
    robot.text = YES[kind]  # a yes under a status that is none is neither
    assert send(kind).state == "unclear"


@every_kind
@pytest.mark.parametrize(
    ("told", "state"),
    [
        ({"status": 400, "text": "no"}, "failed"),
        ({"status": 404, "text": "no"}, "failed"),
        ({"status": 429, "text": "no"}, "failed"),
        ({"status": 503, "text": "no"}, "failed"),
        ({"status": 302, "text": "no", "to": "http://127.0.0.1:1/elsewhere"}, "failed"),
        ({"status": 500}, "unclear"),  # it may have been at it
        ({"status": 504}, "unclear"),
        ({"after": 0.8}, "unclear"),  # not answered in time
        ({"hang_up": True}, "unclear"),
    ],
)
def test_what_did_not_arrive_is_known_from_what_may_have(
    robot: Web, kind: str, told: dict[str, object], state: str
) -> None:
    for name, value in told.items():
        setattr(robot, name, value)
    assert send(kind).state == state
    assert len(robot.got) == 1  # nothing is tried again by itself


@every_kind
def test_where_nobody_listens_it_failed(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setenv("CHECKLIST_CITY_ROBOT_URL", f"http://127.0.0.1:{free_port()}/")
    assert send(kind).state == "failed"


def test_half_an_answer_is_none(robot: Web) -> None:
    robot.text, robot.claims = '{"errcode": 0', 400
    assert send("dingtalk").state == "unclear"


def test_dingtalk_is_signed_by_the_time_and_the_secret(robot: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKLIST_CITY_ROBOT_SECRET", KEY)
    assert send("dingtalk").state == "sent"
    query = parse_qs(urlsplit(robot.got[0][0]).query)
    (stamp,), (sign,) = query["timestamp"], query["sign"]
    assert abs(int(stamp) / 1000 - time.time()) < 60
    right = hmac.new(KEY.encode(), f"{stamp}\n{KEY}".encode(), hashlib.sha256).digest()
    assert base64.b64decode(sign) == right
    assert query["access_token"] == ["0a1b2c3d4e5f6a7b8c9d"]


def test_feishu_is_signed_in_its_body(robot: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKLIST_CITY_ROBOT_SECRET", KEY)
    robot.text = YES["feishu"]
    assert send("feishu").state == "sent"
    body = robot.got[0][2]
    right = hmac.new(f"{body['timestamp']}\n{KEY}".encode(), b"", hashlib.sha256).digest()
    assert base64.b64decode(body["sign"]) == right


def test_a_webhook_gets_all_as_fields_and_an_id_that_stays(robot: Web) -> None:
    for _ in range(2):
        send("webhook")
    (_, head, body), (_, again, _) = robot.got
    assert body["numbers"] == ["阜督〔2020〕1号"]
    assert (body["unit"], body["day"]) == ("市住建局", "2020-06-16")
    assert head["Idempotency-Key"] == again["Idempotency-Key"] == body["id"]


def test_a_webhook_is_signed_over_all_that_is_said(robot: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKLIST_CITY_ROBOT_SECRET", "webhook-secret")
    send("webhook")
    ((_, head, body),) = robot.got
    data = json.dumps(body, ensure_ascii=False).encode()
    want = base64.b64encode(hmac.new(b"webhook-secret", data, "sha256").digest()).decode()
    assert head["X-Checklist-Signature"] == want


def test_what_one_typed_is_no_markup_where_it_arrives(robot: Web) -> None:
    robot.text = "ok"
    send("slack")
    assert "&lt;b&gt;城区" in robot.got[0][2]["text"]
    robot.text = ""
    send("teams")
    blocks = robot.got[1][2]["attachments"][0]["content"]["body"]
    assert blocks[-1]["text"] == "<b>城区黑臭水体治理</b> & \\*逾期\\*\n"


@every_kind
def test_a_letter_that_is_too_long_is_not_sent(robot: Web, kind: str) -> None:
    room = most(Channel("city-robot", kind))
    long = Letter("甲局", "督办单", ("长" * (room // 3 + 1),), ("1号",))
    assert send(kind, long).state == "failed"
    assert robot.got == []


@every_kind
def test_without_its_address_the_variable_is_named(kind: str) -> None:
    outcome = send(kind)
    assert (outcome.state, said(outcome)) == ("failed", "CHECKLIST_CITY_ROBOT_URL is not set")


def test_no_secret_is_ever_said(robot: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKLIST_CITY_ROBOT_SECRET", KEY)
    robot.text = f'{{"errcode": 1, "errmsg": "bad token 0a1b2c3d4e5f6a7b8c9d at {robot.url} key {KEY}"}}'
    why = said(send("dingtalk"))
    assert "0a1b2c3d4e5f6a7b8c9d" not in why
    assert KEY not in why
    assert "bad token" in why
    assert redacted(f"<{KEY}>") == "<•••>"


@pytest.mark.parametrize(
    "echo",
    [
        "x" * 180 + " 0a1b2c3d4e5f6a7b8c9d",  # where the sentence is cut
        "0A1B2C3D4E5F6A7B8C9D",
        base64.b64encode(b"0a1b2c3d4e5f6a7b8c9d").decode(),
        base64.urlsafe_b64encode(KEY.encode()).decode().rstrip("="),
        "short-1",
        "a%2Fb%20c%2B1",
    ],
)
def test_no_part_and_no_other_form_of_a_secret_is_said(robot: Web, monkeypatch: pytest.MonkeyPatch, echo: str) -> None:
    monkeypatch.setenv("CHECKLIST_CITY_ROBOT_SECRET", f"{KEY}\n")
    monkeypatch.setenv("CHECKLIST_POST_PASSWORD", " short-1\n")
    monkeypatch.setenv("CHECKLIST_OTHER_PASSWORD", "a/b c+1")
    for robot.status in (200, 400, 502):
        robot.text = f'{{"errcode": 1, "errmsg": "{echo}"}}' if robot.status == 200 else echo
        why = said(send("dingtalk"))
        assert echo[-7:] not in why
        assert "0a1b2c3" not in why.lower()


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ('{"errcode": 0, "errmsg": "' + "x" * 30_000 + '"}', "sent"),
        ('{"errcode": 0, "errmsg": "half a character: \\ud800"}', "sent"),
        ('{"errcode": 0, "errmsg": {"a": ["b"]}}', "sent"),
        ("[" * 20_000, "unclear"),
        ('{"errcode": ' + "9" * 5000 + "}", "unclear"),
        ("\x00\x1b[31m\u2028", "unclear"),
    ],
)
def test_whatever_is_answered_fits_a_line_of_the_ledger(robot: Web, answer: str, state: str) -> None:
    robot.text = answer
    outcome = send("dingtalk")
    assert outcome.state == state
    entry = Entry(*("1号", Deed.SENT, date(2020, 6, 16), "warn", "l", "a"), receipt=outcome.receipt, why=said(outcome))
    assert read_ledger("", appended("", 2020, (entry,)).encode()).entries == (entry,)


@pytest.mark.parametrize("url", ["http://[::1:x/", "ftp://example.org/", "example.org", "http://127.0.0.1:x/"])
def test_an_address_that_is_none_has_failed(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("CHECKLIST_CITY_ROBOT_URL", url)
    assert send("webhook").state in ("failed", "unclear")
    assert url not in said(send("webhook"))


def test_nobody_is_called_by_what_a_title_says(robot: Web) -> None:
    robot.text = YES["feishu"]
    send("feishu", Letter("甲局", "督办单", ('<AT user_id="all">所有人</at> <attached>',), ("1号",)))
    text = robot.got[0][2]["content"]["text"]
    assert '＜AT user_id="all">所有人＜/at> <attached>' in text


def test_no_more_than_a_minute_takes() -> None:
    now, slept = [0.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    pace = Pace(lambda: now[0], sleep)
    starts = []
    for _ in range(65):
        pace.wait("robot", 20)
        starts.append(now[0])
        now[0] += 1  # each takes a second
    assert all(later - earlier >= MINUTE for earlier, later in zip(starts, starts[20:], strict=False))
    assert slept == [40.0, 40.0, 40.0]


@pytest.mark.parametrize(("kind", "a_second"), [("feishu", 5), ("teams", 4), ("slack", 1)])
def test_no_more_than_a_second_takes(kind: str, a_second: int) -> None:
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    pace, robot, starts = Pace(lambda: now[0], sleep), ROBOTS[kind], []
    for _ in range(robot.a_minute + 1):
        pace.wait("robot", robot.a_minute, robot.apart)
        starts.append(now[0])
    assert all(later - earlier > 0.999 for earlier, later in zip(starts, starts[a_second:], strict=False))
    assert starts[-1] >= MINUTE


@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=4), st.integers(60, 300))
def test_a_letter_is_cut_short_to_what_is_taken(paragraphs: list[str], most: int) -> None:
    letter = Letter("市住建局", "督办单", tuple(paragraphs))
    cut = letter.within(most)
    assert len(cut.text.encode()) <= most
    assert cut.text == letter.text or CUT in cut.text
    assert len(cut.paragraphs) == len(paragraphs)
