"""Mail to a real server under TLS: checked certificates, a letter as it is read, refusals told from silence."""

import email
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from checklist.channels import mail as of_mail
from checklist.channels.deliver import Pace, deliver
from checklist.channels.letter import Letter, Outcome
from checklist.core.policy import Channel
from checklist.core.value import replace
from checklist.lang.catalog import load
from tests.channels.receivers import PASSWORD, Mail, free_port, mail

LETTER = Letter(
    "市住建局",
    "督办单",
    ("阜督〔2020〕1号", "1. <b>城区黑臭水体治理</b>。时限2020年6月1日，已逾期15天。", ".点号开头"),
    ("阜督〔2020〕1号",),
    ("zjj@example.org",),
    ("fgsz@example.org",),
)


def channel(server: Mail, **more: object) -> Channel:
    given = {"host": "127.0.0.1", "port": server.port, "sender": "dcs@example.org", **more}
    return Channel("city-mail", "mail", **given)  # type: ignore[arg-type]


def said(outcome: Outcome) -> str:
    return load("en").say(outcome.why)


def send(server: Mail, letter: Letter = LETTER, **more: object):
    return deliver(channel(server, **more), letter, Pace())


def trust(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "ca.pem"))


def test_a_password_goes_to_no_server_but_the_one_that_the_environment_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHECKLIST_CITY_MAIL_PASSWORD", PASSWORD)
    with mail(tmp_path) as server:
        trust(tmp_path, monkeypatch)
        monkeypatch.setenv("CHECKLIST_CITY_MAIL_HOST", "mail.example.org")
        outcome = send(server, user="dcs")
        assert (outcome.state, said(outcome).split()[0]) == ("failed", "CHECKLIST_CITY_MAIL_HOST")
        monkeypatch.setenv("CHECKLIST_CITY_MAIL_HOST", "127.0.0.1")
        assert send(server, user="dcs").state == "sent"


@pytest.mark.parametrize(("user", "password"), [("dcs", "пароль-9"), ("督查室", PASSWORD)])
def test_letters_that_no_server_takes_in_a_password_fail_and_are_not_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, user: str, password: str
) -> None:
    with mail(tmp_path) as server:
        trust(tmp_path, monkeypatch)
        monkeypatch.setenv("CHECKLIST_CITY_MAIL_PASSWORD", password)
        outcome = send(server, user=user)
    assert (outcome.state, "ASCII" in said(outcome), password in said(outcome)) == ("failed", True, False)


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_letter_arrives_as_text_and_as_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, security: str) -> None:
    with mail(tmp_path, tls=security == "tls") as server:
        trust(tmp_path, monkeypatch)
        outcome = send(server, security=security)
    assert (outcome.state, outcome.receipt) == ("sent", "250 OK queued as 4711")
    (envelope,) = server.took
    assert (envelope.mail_from, envelope.rcpt_tos) == ("dcs@example.org", ["zjj@example.org", "fgsz@example.org"])
    data = envelope.content
    assert isinstance(data, bytes)
    got = email.message_from_bytes(data, policy=default)
    assert isinstance(got, EmailMessage)
    assert (got["Subject"], got["To"], got["Cc"]) == ("督办单", "zjj@example.org", "fgsz@example.org")
    text, page = got.get_body(("plain",)), got.get_body(("html",))
    assert text is not None
    assert page is not None
    assert text.get_content().replace("\r\n", "\n") == LETTER.text
    assert "<p>1. &lt;b&gt;城区黑臭水体治理&lt;/b&gt;。" in page.get_content()
    assert got["Message-ID"] == f"<{LETTER.id}@example.org>"


@pytest.mark.parametrize("office", ["市督查室", 'Office "A", of <works>@x.org', ""])
def test_a_mail_says_whose_it_is(office: str) -> None:
    made = of_mail.message(replace(LETTER, sender=office), Channel("city-mail", "mail", sender="dcs@example.org"))
    got = email.message_from_bytes(made.as_bytes(), policy=default)
    (sender,) = got["From"].addresses
    assert (sender.display_name, sender.addr_spec) == (office, "dcs@example.org")


def test_who_logs_in_needs_the_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with mail(tmp_path) as server:
        trust(tmp_path, monkeypatch)
        assert said(send(server, user="dcs")) == "CHECKLIST_CITY_MAIL_PASSWORD is not set"
        monkeypatch.setenv("CHECKLIST_CITY_MAIL_PASSWORD", "wrong-horse-9")
        refused = send(server, user="dcs")
        assert (refused.state, said(refused).split()[0]) == ("failed", "535")
        monkeypatch.setenv("CHECKLIST_CITY_MAIL_PASSWORD", PASSWORD)
        assert send(server, user="dcs").state == "sent"
    assert len(server.took) == 1


def test_a_server_that_cannot_prove_who_it_is_gets_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with mail(tmp_path) as server:  # its authority is not ours
        monkeypatch.delenv("SSL_CERT_FILE", raising=False)
        unknown = send(server)
    with mail(tmp_path, name="mail.example.org") as other:  # its certificate is another's
        trust(tmp_path, monkeypatch)
        elsewhere = send(other)
    assert [one.state for one in (unknown, elsewhere)] == ["failed", "failed"]
    assert "CERTIFICATE_VERIFY_FAILED" in said(unknown)
    assert server.took == other.took == []


def test_a_server_without_tls_gets_nothing(tmp_path: Path) -> None:
    with mail(tmp_path, offers=False) as server:
        assert send(server).state == "failed"
    assert server.took == []


def test_an_addressee_that_is_refused_fails_a_copy_is_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with mail(tmp_path) as server:
        trust(tmp_path, monkeypatch)
        server.refused = ("zjj@example.org",)
        assert said(send(server)) == "zjj@example.org: 550 no such mailbox"
        server.refused = ("fgsz@example.org",)
        outcome = send(server)
    assert outcome.state == "sent"
    assert outcome.receipt.endswith("fgsz@example.org: 550 no such mailbox")
    assert [one.rcpt_tos for one in server.took] == [["zjj@example.org"]]


def test_a_refused_text_failed_and_one_nobody_answers_is_in_doubt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mail(tmp_path) as server:
        trust(tmp_path, monkeypatch)
        server.says = "554 looks like spam"
        assert said(send(server)) == "554 looks like spam"
        server.says = "251 will forward"  # whatever begins with a 2 was taken
        assert send(server).state == "sent"
        server.says, server.hang_up = "250 OK", True
        outcome = send(server)
    assert outcome.state == "unclear"
    assert len(server.took) == 1  # it had arrived (the one before was taken by its answer alone)


def test_where_nobody_listens_it_failed() -> None:
    assert send(Mail(port=free_port())).state == "failed"


@pytest.mark.parametrize("address", ["zjj", "a@b\r\nBcc: c@d", "局@example.org", "a@b@c", "<a@b>", "-", "a b@c"])
def test_what_is_no_address_is_not_written_to(address: str) -> None:
    letter = Letter("甲局", "督办单", ("x",), ("1号",), (address,))
    assert "no address" in said(send(Mail(port=1), letter))


def test_a_subject_is_one_line() -> None:
    letter = Letter("甲局", "督办单\r\nBcc: other@example.org", ("x",), ("1号",), ("zjj@example.org",))
    mailed = of_mail.message(letter, channel(Mail(port=1)))
    assert mailed["Bcc"] is None
    assert mailed["Subject"] == "督办单 Bcc: other@example.org"
