"""Messages leave by a mail server, as files, or to an address: each with real parts."""

from __future__ import annotations

import email
import json
import stat
from dataclasses import replace
from datetime import date
from email import policy
from email.headerregistry import AddressHeader
from typing import TYPE_CHECKING, Any, Final

import pytest
from standardwebhooks import Webhook
from standardwebhooks.webhooks import WebhookVerificationError

from api.sending.files import FilesWay
from api.sending.mail import Links, blocks, links_of
from api.sending.sending import way_of
from api.sending.smtp import SmtpWay
from api.sending.way import Outcome
from api.settings import BadSettings, settings_from
from graph.model.announcing.notice import NoticeKind
from graph.model.severity import Action, Severity
from graph.text.letters.blocks import Address
from graph.text.letters.language import Tongue
from graph.text.letters.letter import Done, Hit, Letter
from graph.text.letters.wording import worded
from graph.writing.outbox.outgoing import Outgoing
from tests.api.sending.servers import PASSWORD, USER, Mails, Posted, certificate, mail_server, receiver

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path

    from api.settings import Settings

LETTER: Final = Letter(
    kind=NoticeKind.NOTICE,
    change="retire-maps",
    title="Retire Maps",
    day=date(2099, 1, 1),
    provider="Cartoleth",
    reader="Lucía Ferreyra",
    done=(Done(offering="Maps", action=Action.RETIRE),),
    hits=(Hit(consumer="Fleet", severity=Severity.CRITICAL, offerings=("Routing",)),),
    teller="Пётр Лукин",
)
SECRET: Final = "whsec_" + "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTAxMjM="


def outgoing(tongue: Tongue = Tongue.EN, **values: Any) -> Outgoing:
    said = worded(LETTER, tongue)
    one = Outgoing(
        id="n1",
        kind="NOTICE",
        change="retire-maps",
        status="ANNOUNCED",
        day="2099-01-01",
        subject=said.subject,
        text=said.text,
        language=said.language,
        deadline=None,
        reader="Lucía Ferreyra",
        address="lucia@fleet.example",
        teller="Пётр Лукин",
        do_not_contact=False,
        absent_from=None,
        absent_until=None,
        erased=False,
        before=None,
        before_leased=False,
        replaced=False,
        attempts=0,
        first_at=None,
        nonce="ab" * 16,
        number=1,
        recipient="lucia",
    )
    return replace(one, **values)


def settings(port: int, **more: str) -> Settings:
    given = {
        "RAPPORT_SEND": "true",
        "RAPPORT_SEND_WAY": "smtp",
        "RAPPORT_SMTP_HOST": "127.0.0.1",
        "RAPPORT_SMTP_PORT": str(port),
        "RAPPORT_SMTP_USERNAME": USER.decode(),
        "RAPPORT_SMTP_PASSWORD": PASSWORD.decode(),
        "RAPPORT_MAIL_FROM": "Транспорт <changes@transport.example>",
        "RAPPORT_PUBLIC_URL": "https://rapport.example",
        "RAPPORT_SECRET": "s" * 32,
    }
    return settings_from({**given, **more})


def smtp(port: int, data: Path, **more: str) -> SmtpWay:
    way = way_of(settings(port, **more), data)
    assert isinstance(way, SmtpWay)
    return way


def read(raw: bytes) -> EmailMessage:
    made = email.message_from_bytes(raw, policy=policy.default)
    assert not made.defects
    return made  # type: ignore[return-value]


def part(made: EmailMessage, kind: str) -> str:
    body = made.get_body((kind,))
    assert body is not None
    return body.get_content()


@pytest.mark.parametrize("security", ["starttls", "implicit"])
async def test_a_mail_arrives_over_tls_with_login_and_both_parts_say_the_same(tmp_path: Path, security: str) -> None:
    files, mails = certificate(tmp_path), Mails()
    async with mail_server(mails, files, starttls=security == "starttls") as port:
        way = smtp(port, tmp_path, RAPPORT_SMTP_CA=str(files[0]), RAPPORT_SMTP_SECURITY=security)
        for tongue in Tongue:
            assert (await way.deliver(outgoing(tongue))).outcome is Outcome.SENT
        await way.aclose()
    assert mails.secure == [True] * len(Tongue)
    for (sender, to, raw), tongue in zip(mails.taken, Tongue, strict=True):
        assert (sender, to) == ("changes@transport.example", ["lucia@fleet.example"])
        made, said = read(raw), worded(LETTER, tongue)
        assert made["Subject"] == said.subject
        assert isinstance(made["From"], AddressHeader)
        assert str(made["From"].addresses[0]) == "Транспорт <changes@transport.example>"
        assert str(made["To"].addresses[0]) == "Lucía Ferreyra <lucia@fleet.example>"
        assert made["Auto-Submitted"] == "auto-generated"
        assert made["Message-ID"] == f"<{'ab' * 16}@transport.example>"
        plain, page = part(made, "plain"), part(made, "html")
        assert plain.replace("\r\n", "\n").startswith(said.text)
        assert "https://rapport.example/acknowledge/" in plain
        assert page.count("<a ") == 1
        for fact in ("\u2068Lucía Ferreyra\u2069", "\u2068Routing\u2069", "\u2068Пётр Лукин\u2069"):
            assert fact in plain
            assert fact in page


async def test_no_password_is_sent_where_the_server_offers_no_tls(tmp_path: Path) -> None:
    mails = Mails()
    async with mail_server(mails, None) as port:
        way = smtp(port, tmp_path)
        result = await way.deliver(outgoing())
    assert result.outcome is Outcome.PAUSE
    assert mails.taken == []


async def test_a_server_with_an_unknown_certificate_is_not_spoken_to(tmp_path: Path) -> None:
    files, mails = certificate(tmp_path), Mails()
    async with mail_server(mails, files) as port:
        assert (await smtp(port, tmp_path).deliver(outgoing())).outcome is Outcome.PAUSE
    async with mail_server(mails, files, starttls=False) as port:
        way = smtp(port, tmp_path, RAPPORT_SMTP_SECURITY="implicit")
        assert (await way.deliver(outgoing())).outcome is Outcome.PAUSE
    assert mails.taken == []


@pytest.mark.parametrize(
    ("refuse", "outcome", "reason"),
    [
        ({"lucia@fleet.example": "550 no <lucia@fleet.example> here"}, Outcome.FAILED, "550 no … here"),
        ({"lucia@fleet.example": "450 greylisted"}, Outcome.LATER, "450 greylisted"),
        ({"DATA": "554 not this"}, Outcome.FAILED, "554 not this"),
        ({"DATA": "451 later"}, Outcome.LATER, "451 later"),
        ({"MAIL": "550 not from you"}, Outcome.PAUSE, "550 not from you"),
        ({"MAIL": "451 not now"}, Outcome.LATER, "451 not now"),
    ],
)
async def test_what_a_server_refuses_fails_waits_or_pauses(
    tmp_path: Path, refuse: dict[str, str], outcome: Outcome, reason: str
) -> None:
    files, mails = certificate(tmp_path), Mails(refuse)
    async with mail_server(mails, files) as port:
        way = smtp(port, tmp_path, RAPPORT_SMTP_CA=str(files[0]))
        result = await way.deliver(outgoing())
        assert (result.outcome, result.reason) == (outcome, reason)
        mails.refuse.clear()
        assert (await way.deliver(outgoing())).outcome is Outcome.SENT
        await way.aclose()


async def test_a_wrong_password_pauses_and_no_server_is_tried_again(tmp_path: Path) -> None:
    files = certificate(tmp_path)
    async with mail_server(Mails(), files) as port:
        way = smtp(port, tmp_path, RAPPORT_SMTP_CA=str(files[0]), RAPPORT_SMTP_PASSWORD="wrong")
        result = await way.deliver(outgoing())
    assert (result.outcome, result.reason[:3]) == (Outcome.PAUSE, "535")
    assert (await smtp(port, tmp_path).deliver(outgoing())).outcome is Outcome.LATER


@pytest.mark.parametrize(
    "address", ["a@b.example, c@d.example", "x", "a@b.example\nBcc: c@d.example", "Фёдор@b.example"]
)
async def test_what_is_no_single_address_or_needs_what_the_server_has_not_fails(tmp_path: Path, address: str) -> None:
    files, mails = certificate(tmp_path), Mails()
    async with mail_server(mails, files) as port:
        way = smtp(port, tmp_path, RAPPORT_SMTP_CA=str(files[0]))
        assert (await way.deliver(outgoing(address=address))).outcome is Outcome.FAILED
        await way.aclose()
    assert mails.taken == []


async def test_an_international_address_goes_to_a_server_that_takes_it(tmp_path: Path) -> None:
    files, mails = certificate(tmp_path), Mails({"UTF8": ""})
    async with mail_server(mails, files) as port:
        way = smtp(port, tmp_path, RAPPORT_SMTP_CA=str(files[0]))
        assert (await way.deliver(outgoing(address="Фёдор@müller.example"))).outcome is Outcome.SENT
        await way.aclose()
    assert mails.taken[0][1] == ["Фёдор@xn--mller-kva.example"]


HOSTILE: Final = "X\r\nBcc: evil@evil.example\r\n\r\nbody\u202e"


async def test_no_fact_makes_a_header_of_its_own(tmp_path: Path) -> None:
    way = FilesWay(tmp_path / "out", Links(None, None), None)
    one = outgoing(reader=HOSTILE, subject=HOSTILE, teller=HOSTILE, change="../../x")
    assert (await way.deliver(one)).outcome is Outcome.WRITTEN
    (path,) = (tmp_path / "out").iterdir()
    made = read(path.read_bytes())
    assert made["Bcc"] is None
    assert made["Subject"] == "X Bcc: evil@evil.example body"
    assert len(made["To"].addresses) == 1
    assert "To acknowledge, answer" in part(made, "plain")
    assert "http" not in part(made, "plain")


async def test_files_are_for_their_owner_alone_and_open_to_be_sent(tmp_path: Path) -> None:
    folder = tmp_path / "outbox"
    way = way_of(settings_from({"RAPPORT_SEND": "true", "RAPPORT_SECRET": "s" * 32}), tmp_path)
    await way.deliver(outgoing())
    await way.deliver(outgoing())
    (path,) = folder.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.name == f"retire-maps-{'ab' * 16}.eml"
    assert read(path.read_bytes())["X-Unsent"] == "1"


async def test_a_receiver_knows_by_the_signature_that_a_message_is_ours(tmp_path: Path) -> None:
    posted = Posted([302, 500])
    with receiver(posted) as url:
        given = {
            "RAPPORT_SEND": "true",
            "RAPPORT_SEND_WAY": "webhook",
            "RAPPORT_WEBHOOK_URL": url,
            "RAPPORT_WEBHOOK_SECRET": SECRET,
        }
        way = way_of(settings_from({**given, "RAPPORT_WEBHOOK_PRIVATE": "true"}), tmp_path)
        outcomes = [(await way.deliver(outgoing())).outcome for _ in range(3)]
        private = await way_of(settings_from(given), tmp_path).deliver(outgoing())
    assert outcomes == [Outcome.LATER, Outcome.LATER, Outcome.SENT]
    assert private.outcome is Outcome.PAUSE
    assert len(posted.taken) == 3
    for headers, body in posted.taken:
        said = Webhook(SECRET).verify(body, headers)
        assert said["data"]["address"] == "lucia@fleet.example"
        assert {name.lower(): value for name, value in headers.items()}["webhook-id"] == "n1"
        with pytest.raises(WebhookVerificationError):
            Webhook(SECRET).verify(json.dumps(said), headers)


def test_a_question_leads_to_the_page_that_answers_or_names_whom_to_answer() -> None:
    one = outgoing(kind="QUESTION", change="a b/c")
    (*_, there) = blocks(one, links_of("https://r.example", "s" * 32, answers=True))
    assert there == Address("https://r.example/change/a%20b/c")
    (*_, whom) = blocks(one, links_of("https://r.example", "s" * 32))
    assert whom == "Answer \u2068Пётр Лукин\u2069."


def test_links_begin_with_the_public_address_and_there_is_none_without_the_secret() -> None:
    one = outgoing()
    assert str(links_of("https://r.example", "s" * 32).acknowledging(one)).startswith("https://r.example/acknowledge/")
    assert links_of("https://r.example", None).acknowledging(one) is None
    assert links_of(None, "s" * 32).acknowledging(one) is None


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"RAPPORT_SEND": "true", "RAPPORT_SEND_WAY": "smtp"}, "set RAPPORT_SMTP_HOST and RAPPORT_MAIL_FROM too"),
        ({"RAPPORT_SMTP_SECURITY": "none", "RAPPORT_SMTP_HOST": "mail.example"}, "would cross the network in clear"),
        ({"RAPPORT_SMTP_USERNAME": "a"}, "belong together"),
        ({"RAPPORT_MAIL_FROM": "a@b.example, c@d.example"}, "RAPPORT_MAIL_FROM must be a mail address"),
        ({"RAPPORT_SEND_TO": "fleet"}, "RAPPORT_SEND_TO must be domains"),
        ({"RAPPORT_WEBHOOK_SECRET": "c2hvcnQ="}, "RAPPORT_WEBHOOK_SECRET must be at least 24 bytes"),
        ({"RAPPORT_WEBHOOK_SECRET": "not base64!" * 9}, "not shown here"),
        ({"RAPPORT_WEBHOOK_URL": "http://elsewhere.example/"}, "RAPPORT_WEBHOOK_URL must be"),
        ({"RAPPORT_PUBLIC_URL": "https://a.example/?x=1"}, "RAPPORT_PUBLIC_URL must be"),
        ({"RAPPORT_SECRET": "short"}, "RAPPORT_SECRET must be at least 32 characters"),
    ],
)
def test_what_is_not_whole_or_not_safe_ends_the_start_with_a_sentence(given: dict[str, str], said: str) -> None:
    with pytest.raises(BadSettings, match=said):
        settings_from(given)
