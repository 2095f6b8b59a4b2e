"""Whatever else apprise reaches, where it is installed."""

import pytest

from checklist.channels.deliver import Pace, deliver
from checklist.channels.letter import Letter
from checklist.core.policy import Channel
from tests.channels.receivers import web

LETTER = Letter("市住建局", "督办单", ("阜督〔2020〕1号",), ("1号",))
OTHER = Channel("other", "apprise")


def test_apprise_sends_and_a_no_of_its_is_no_certainty(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("apprise")
    with web() as told:
        host = told.url.partition("://")[2].partition("/")[0]
        monkeypatch.setenv("CHECKLIST_OTHER_URL", f"json://{host}/")
        assert deliver(OTHER, LETTER, Pace()).state == "sent"
        assert "阜督〔2020〕1号" in told.got[0][2]["message"]
        told.status = 500
        assert deliver(OTHER, LETTER, Pace()).state == "unclear"


@pytest.mark.parametrize("url", ["dingtalk://token/", "feishu://token/", "mailto://a:b@example.org"])
def test_what_has_a_kind_of_its_own_does_not_go_through_it(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("CHECKLIST_OTHER_URL", url)
    assert deliver(OTHER, LETTER, Pace()).state == "failed"
