"""Whatever else apprise reaches, with the extra `notify`; it says yes or no, and no is not for certain."""

from checklist.channels.letter import SENT, Letter, Outcome, failed, unclear
from checklist.channels.secret import secret
from checklist.core.message import say

OURS = ("dingtalk", "wecombot", "feishu", "lark", "slack", "mailto", "mailtos")
"""What has a kind of its own here: apprise takes these providers' refusals for successes, or cannot sign."""


def send(channel: str, letter: Letter) -> Outcome:
    """Deliver a letter through apprise."""
    url = secret(channel, "url")
    if url.partition("://")[0].lower() in OURS:
        return failed(say("why.own_kind"))
    try:
        import apprise
    except ImportError:
        return failed(say("why.no_apprise"))
    way = apprise.Apprise()
    if not way.add(url):
        return failed(say("why.apprise_address"))
    sent = way.notify(body=letter.text, title=letter.subject, body_format=apprise.NotifyFormat.TEXT)
    return Outcome(SENT, receipt="apprise") if sent else unclear(say("why.apprise_failed"))
