"""Chat robots and webhooks: how each is addressed and signed, how much it takes, and which answer is a yes."""

import base64
import hmac
import re
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import quote_plus

from checklist.channels.letter import SENT, Letter, Outcome, failed, unclear
from checklist.channels.secret import secret
from checklist.channels.web import Reply, encoded, post, refused
from checklist.core.message import say
from checklist.core.value import Value

Send = Callable[[str, str, Letter], Reply | Outcome]
"""A web address, the channel's name and a letter to what was answered."""


class Robot(Value):
    """A kind of receiver: how a letter is posted, what is a yes, how many bytes it takes, how many a minute, and how
    many seconds apart.
    """

    send: Send
    verdict: Callable[[Reply], Outcome]
    most: int
    a_minute: int
    apart: float = 0


def send(kind: str, channel: str, letter: Letter) -> Outcome:
    """Post a letter and judge the answer; Unset where the address is not in the environment."""
    robot = ROBOTS[kind]
    if len(letter.text.encode()) > robot.most:
        return failed(say("why.long", most=robot.most))
    answer = robot.send(secret(channel, "url"), channel, letter)
    return answer if isinstance(answer, Outcome) else robot.verdict(answer)


def signature(key: str, text: str) -> str:
    """HMAC-SHA256 in base64."""
    return base64.b64encode(hmac.new(key.encode(), text.encode(), "sha256").digest()).decode()


def _dingtalk(url: str, channel: str, letter: Letter) -> Reply | Outcome:
    """Signed, where the robot has a secret, by the milliseconds and the secret itself."""
    key = secret(channel, "secret", needed=False)
    if key:
        now = str(round(time.time() * 1000))
        url += f"&timestamp={now}&sign={quote_plus(signature(key, f'{now}{chr(10)}{key}'))}"
    return post(url, {"msgtype": "text", "text": {"content": letter.text}})


def _wecom(url: str, _channel: str, letter: Letter) -> Reply | Outcome:
    return post(url, {"msgtype": "text", "text": {"content": letter.text}})


MENTION = re.compile("<(?=/?at\\b)", re.IGNORECASE)
"""What Feishu takes for a call on somebody."""


def _feishu(url: str, channel: str, letter: Letter) -> Reply | Outcome:
    """Signed by the seconds and the secret as the key, over nothing; nobody is called by what a title says."""
    body: dict[str, Any] = {"msg_type": "text", "content": {"text": MENTION.sub("＜", letter.text)}}
    key = secret(channel, "secret", needed=False)
    if key:
        now = str(int(time.time()))
        body |= {"timestamp": now, "sign": signature(f"{now}\n{key}", "")}
    return post(url, body)


def _slack(url: str, _channel: str, letter: Letter) -> Reply | Outcome:
    """Its text has three characters that are more than themselves."""
    text = letter.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return post(url, {"text": text, "unfurl_links": False, "mrkdwn": False})


def _teams(url: str, _channel: str, letter: Letter) -> Reply | Outcome:
    blocks = [{"type": "TextBlock", "text": _unmarked(part), "wrap": True} for part in letter.text.split("\n\n")]
    card = {"type": "AdaptiveCard", "version": "1.4", "body": blocks}
    held = {"contentType": "application/vnd.microsoft.card.adaptive", "content": card}
    return post(url, {"type": "message", "attachments": [held]})


def _unmarked(text: str) -> str:
    """What a card would take for links and emphasis, as it stands."""
    return "".join(f"\\{one}" if one in "\\`*_[]()" else one for one in text)


def _webhook(url: str, channel: str, letter: Letter) -> Reply | Outcome:
    """Everything as fields; signed, where there is a secret, over all of it; the id says whether it came before."""
    body = {
        "schema": 1,
        "id": letter.id,
        "day": letter.day,
        "unit": letter.unit,
        "numbers": letter.numbers,
        "subject": letter.subject,
        "text": letter.text,
        "to": letter.to,
        "copy": letter.copied,
    }
    key = secret(channel, "secret", needed=False)
    signed = {"X-Checklist-Signature": signature(key, encoded(body).decode())} if key else {}
    return post(url, body, {"Idempotency-Key": letter.id, **signed})


def _code(*names: str) -> Callable[[Reply], Outcome]:
    """The provider's own code counts, not the status: 0 is a yes, another number a no.

    Without one the status may be a no; a yes under a status that is none is in doubt.
    """

    def verdict(reply: Reply) -> Outcome:
        value = reply.json() or {}
        code = next((value[name] for name in names if name in value), None)
        no = refused(reply)
        if type(code) is not int:
            return no or unclear(say("why.not_its_answer", status=reply.status, said=reply.text))
        said = value.get("errmsg") or value.get("msg") or value.get("StatusMessage") or ""
        if code != 0:
            return failed(f"{code} {said}")
        return unclear(no.why) if no else Outcome(SENT, receipt=f"{code} {said}".strip())

    return verdict


def _word(reply: Reply) -> Outcome:
    """Slack says `ok`."""
    said = reply.text.strip()
    no = refused(reply)
    if said == "ok" and not no:
        return Outcome(SENT, receipt=said)
    return no or unclear(say("why.not_its_answer", status=reply.status, said=said))


def _unless_error(reply: Reply) -> Outcome:
    """A connector of Teams may say in a success that it failed."""
    said = " ".join(reply.text.split())
    if "failed" in said.casefold() or "error" in said.casefold():
        return failed(said)
    return refused(reply) or Outcome(SENT, receipt=f"HTTP {reply.status}")


def _status(reply: Reply) -> Outcome:
    """Any success is one."""
    return refused(reply) or Outcome(SENT, receipt=f"HTTP {reply.status}")


ROBOTS = {
    "dingtalk": Robot(_dingtalk, _code("errcode"), 18_000, 20),
    "wecom": Robot(_wecom, _code("errcode"), 2_048, 20),
    "feishu": Robot(_feishu, _code("code", "StatusCode"), 18_000, 100, apart=0.2),
    "slack": Robot(_slack, _word, 30_000, 60, apart=1),
    "teams": Robot(_teams, _unless_error, 20_000, 120, apart=0.25),
    "webhook": Robot(_webhook, _status, 1_000_000, 600),
}
"""Each kind with its limits, which are a little under what the providers print, for what stands around the text."""
