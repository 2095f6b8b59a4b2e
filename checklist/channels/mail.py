"""Mail over TLS only: text and HTML, step by step, so that what was refused is known from what nobody answered."""

import re
import smtplib
import ssl
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as CRLF
from email.utils import formatdate
from html import escape
from typing import Any

from checklist.channels.letter import SENT, Letter, Outcome, failed, unclear
from checklist.channels.patience import Patience, patient
from checklist.channels.secret import secret, variable
from checklist.core.address import ADDRESS
from checklist.core.message import say
from checklist.core.policy import Channel

SECONDS = 30.0
"""So long each step may take."""
IN_ALL = 180.0
"""So long the server may take for all of its answers."""
PORTS = {"starttls": 587, "tls": 465}


def message(letter: Letter, channel: Channel) -> EmailMessage:
    """The letter as a mail. The same letter has the same id, so a reader that knows ids shows it once."""
    mail = EmailMessage(policy=CRLF)
    mail["Subject"] = " ".join((letter.line or letter.subject).split())
    mail["From"] = Address(letter.sender, addr_spec=channel.sender)
    mail["To"] = ", ".join(letter.to)
    if letter.copies:
        mail["Cc"] = ", ".join(letter.copies)
    mail["Date"] = formatdate(localtime=True)
    mail["Message-ID"] = f"<{letter.id}@{channel.sender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(letter.text, cte="base64")
    mail.add_alternative(html(letter), subtype="html", cte="base64")
    for one in letter.enclosures:
        kind, _, of = one.type.partition("/")
        params = {"charset": "utf-8"} if kind == "text" else {}
        mail.add_attachment(one.data, kind, of, filename=one.name, params=params)
    return mail


def html(letter: Letter) -> str:
    """The letter as a page of its own; everything in it is text."""
    body = "".join(f"<p>{escape(one).replace(chr(10), '<br>')}</p>\n" for one in letter.paragraphs)
    return f'<!doctype html>\n<meta charset="utf-8">\n<h1>{escape(letter.subject)}</h1>\n{body}'


def send(channel: Channel, letter: Letter) -> Outcome:
    """Deliver a letter to the server that takes the office's mail."""
    sent = [one for one in (*letter.to, *letter.copies) if ADDRESS.fullmatch(one)]
    if not letter.to or len(sent) < len(letter.to) + len(letter.copies):
        return failed(say("why.no_address"))
    if secret(channel.name, "host", needed=False) not in ("", channel.host):
        return failed(say("why.other_host", name=variable(channel.name, "host")))
    password = secret(channel.name, "password", needed=bool(channel.user))
    try:
        server = _connected(channel)
    except (OSError, smtplib.SMTPException) as error:
        return failed(_said(error))
    try:
        if channel.user:
            server.login(channel.user, password)
        refused = _addressed(server, channel.sender, letter, sent)
        if isinstance(refused, Outcome):
            return refused
    except (OSError, smtplib.SMTPException) as error:
        server.close()
        return failed(_said(error))
    except UnicodeEncodeError:
        server.close()
        return failed(say("why.not_ascii"))
    return _handed_over(server, message(letter, channel).as_bytes(), refused)


class _Patient(smtplib.SMTP):
    """A conversation that comes to an end."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self.patience = Patience(IN_ALL, SECONDS)
        super().__init__(*given, **named)

    def getreply(self) -> tuple[int, bytes]:
        if self.file is None and self.sock is not None:
            self.file = patient(self.sock.makefile("rb"), self.sock, self.patience)
        return super().getreply()


class _PatientTls(_Patient, smtplib.SMTP_SSL):
    """The same, under TLS from its first byte."""


def _connected(channel: Channel) -> smtplib.SMTP:
    """A connection under TLS, with the server's certificate checked; there is no other."""
    context = ssl.create_default_context()
    port = channel.port or PORTS[channel.security]
    if channel.security == "tls":
        return _PatientTls(channel.host, port, timeout=SECONDS, context=context)
    server = _Patient(channel.host, port, timeout=SECONDS)
    try:
        server.starttls(context=context)
        server.ehlo()
    except BaseException:
        server.close()
        raise
    return server


def _addressed(server: smtplib.SMTP, sender: str, letter: Letter, sent: list[str]) -> dict[str, str] | Outcome:
    """Say from whom and to whom; the copies refused and why, or failure where one of those it is for is refused."""
    server.ehlo_or_helo_if_needed()
    code, said = server.mail(sender)
    if code != 250:
        return failed(f"{code} {_text(said)}")
    refused = {}
    for address in sent:
        code, said = server.rcpt(address)
        if code not in (250, 251):
            if address in letter.to:
                server.close()
                return failed(f"{address}: {code} {_text(said)}")
            refused[address] = f"{code} {_text(said)}"
    code, said = server.docmd("DATA")
    return refused if code == 354 else failed(f"{code} {_text(said)}")


def _handed_over(server: smtplib.SMTP, data: bytes, refused: dict[str, str]) -> Outcome:
    """Hand over the text; from its first byte on only the server's answer says what became of it."""
    try:
        server.send(re.sub(rb"(?m)^\.", b"..", data) + b".\r\n")
        code, said = server.getreply()
    except (OSError, smtplib.SMTPException) as error:
        return unclear(say("why.no_answer", said=_said(error)))
    finally:
        server.close()
    if code // 100 != 2:
        return failed(f"{code} {_text(said)}")
    beside = (f"{address}: {why}" for address, why in refused.items())
    return Outcome(SENT, receipt="; ".join((f"{code} {_text(said)}", *beside)), refused=tuple(refused))


def _text(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said


def _said(error: BaseException) -> str:
    """What the server or the system said."""
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"
    return str(error) or type(error).__name__
