"""Secrets in files are found in whatever text they stand, told, and shown to nobody."""

from datetime import date

import pytest

from checklist.core.address import may_go
from checklist.lang.catalog import load
from checklist.rules.check import check
from checklist.writers.formats import PROBLEMS, Look, write_problems
from checklist.writers.veil import veil
from tests.world import shelf

KEYS = (
    "https://oapi.dingtalk.com/robot/send?access_token=0a1b2c3d4e5f6a7b8c9d",
    "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0",
    "https://open.feishu.cn/open-apis/bot/v2/hook/aaaa1111-bbbb-2222",
    "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXX",
    "https://prod-1.westus.logic.azure.com/workflows/ab/triggers/manual/paths/invoke?sv=1.0&sig=AbCdEf0123456789AbCd",
    "https://x.webhook.office.com/webhookb2/1234-abcd@5678/IncomingWebhook/0123456789abcdef/1234",
    "https://hooks.example.org/in?token=0a1b2c3d4e5f6a7b8c9d",
    "ghp_0123456789abcdefghij0123456789abcdef",
    "-----BEGIN RSA PRIVATE KEY-----",
    "SEC0123456789abcdef0123456789abcdef0123456789abcdef",
    "xoxb-1234567890-abcdefghij",
    "smtp://dcs:geheim99@mail.example.org",
    "password=hunter2hunter2",
    "密码：hunter2hunter2",
    "{password: correct-horse}",
    "a,\n  secret: correct-horse\n",
)
PLAIN = (
    "安全生产口令：人人讲安全、个个会应急",
    "Reset the password: ask the office",
    "见 https://www.example.org/robot/send，secretary@example.org",
    "The SECOND phase; passwords expire",
    "https://www.example.org/list?year=2020&sort=due&token=none",
    "design=signage; the token=of thanks",
    "{password: to be changed by Friday, secret: none}",
    "Forgot the password: unchanged",
)


def codes(text: str) -> list[str]:
    held = shelf(f"tasks: [{{id: 1, title: t, owner: o, note: '{text}'}}]")
    return [one.code for one in check(held, date(2020, 6, 1), lambda _: True)]


@pytest.mark.parametrize("key", KEYS)
def test_a_secret_is_told(key: str) -> None:
    assert codes(key) == ["W447"]


@pytest.mark.parametrize("text", PLAIN)
def test_what_only_speaks_of_one_is_not(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize("key", KEYS)
def test_what_got_into_a_list_is_not_published(key: str) -> None:
    assert veil(f"see {key} there") != f"see {key} there"
    assert not any(part in veil(key) for part in ("0a1b2c3d", "AbCdEf", "0123456789ab", "XXXXXX", "hunter2", "geheim"))


@pytest.mark.parametrize("form", PROBLEMS)
def test_no_format_of_problems_shows_it(form: str) -> None:
    text = f"tasks: [{{id: 1, titel: t, owner: o, note: '{KEYS[0]}'}}]"
    from checklist.source.book import shelve
    from checklist.source.read import read_bytes
    from checklist.source.settings import read_settings

    held = shelve(*read_settings("checklist.yaml", b""), [read_bytes("a.yaml", text.encode())])
    found = check(held, date(2020, 6, 1), lambda _: True)
    assert {one.code for one in found} >= {"E108", "W447"}  # another problem of the same line shows the line as well
    assert "0a1b2c3d4e5f6a7b8c9d" not in write_problems(found, form, load("en"), Look())


def test_the_ledgers_own_word_for_a_person_is_no_channel() -> None:
    held = shelf(
        "tasks: [{id: 1, title: t, owner: o}]",
        settings="notices: {office: o, channels: [{name: hand, kind: webhook}]}\n",
    )
    assert [one.code for one in check(held, date(2020, 6, 1), lambda _: True)] == ["E445"]


@pytest.mark.parametrize(("address", "may"), [("w@example.org", True), ("w@a.example.org", True), ("w@b.org", False)])
def test_a_domain_may_be_written_with_its_sign(address: str, may: bool) -> None:
    assert may_go(address, ["@example.org"]) is may
    assert may_go(address, ["example.org"]) is may


@pytest.mark.parametrize(
    ("rungs", "unreached"),
    [
        ("{name: a, climbed: true, overdue: 3}, {name: b, climbed: true, overdue: 9}", []),  # begun on all the same
        ("{name: a}, {name: b, climbed: true, overdue: 3}", []),  # on the way to b
        ("{name: a}, {name: b, overdue: 3}", ["a"]),
        ("{name: a, overdue: 1}, {name: b, climbed: true}", ["b"]),
        ("{name: a, overdue: 1, days: 3}, {name: b, climbed: true}", []),
        ("{name: a}, {name: b, manual: true, climbed: true, overdue: 3}", ["a"]),
    ],
)
def test_a_rung_that_no_task_gets_to_is_told_and_no_other(rungs: str, unreached: list[str]) -> None:
    held = shelf("tasks: [{id: 1, title: t, owner: o}]", settings=f"notices: {{rungs: [{rungs}]}}\n")
    found = check(held, date(2020, 6, 1), lambda _: True)
    assert [one.message.values["name"] for one in found if one.code == "W440"] == unreached
