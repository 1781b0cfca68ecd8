"""Mail that leaves through a provider: the same mail, the same plain sentences where it does not leave."""

import json
from collections.abc import Iterator
from urllib.parse import parse_qs

import pytest
from django.core.checks import run_checks
from django.utils import timezone
from pytest_django.fixtures import Settings

from inquiries.mail.sending.outbox import run
from inquiries.models import Dispatch, Version
from tests.makers import make_contact, make_inquiry
from tests.servers.provider import ProviderApi, provider_api

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # the servers differ, not the database
SENT = {"To": "nakamura@example.jp", "MessageID": "b7bc2f4a-e38e", "ErrorCode": 0, "Message": "OK"}
INACTIVE = "Found inactive addresses: nakamura@example.jp.\nInactive recipients are ones that have bounced."


@pytest.fixture
def postmark(settings: Settings) -> Iterator[ProviderApi]:
    with provider_api() as api:
        api.answer = SENT
        settings.EMAIL_BACKEND = "anymail.backends.postmark.EmailBackend"
        settings.ANYMAIL = {"POSTMARK_SERVER_TOKEN": "t", "POSTMARK_API_URL": api.url, "REQUESTS_TIMEOUT": 2}
        yield api


@pytest.fixture
def mailgun(settings: Settings) -> Iterator[ProviderApi]:
    with provider_api() as api:
        settings.EMAIL_BACKEND = "anymail.backends.mailgun.EmailBackend"
        settings.ANYMAIL = {"MAILGUN_API_KEY": "k", "MAILGUN_SENDER_DOMAIN": "example.jp", "MAILGUN_API_URL": api.url}
        yield api


@pytest.fixture
def dispatch(notice: Version) -> Dispatch:
    made = Dispatch.objects.acknowledge(make_inquiry())
    assert made is not None
    return made


def tried(dispatch: Dispatch) -> tuple[Dispatch.State, str]:
    """What became of it after one pass."""
    run()
    dispatch.refresh_from_db()
    return dispatch.state, dispatch.why


def test_our_message_id_survives_and_the_name_at_the_provider_is_kept(
    postmark: ProviderApi, dispatch: Dispatch
) -> None:
    assert tried(dispatch) == (Dispatch.State.SENT, "")

    mail = json.loads(postmark.posted[0])
    headers = {header["Name"]: header["Value"] for header in mail["Headers"]}
    assert (headers["Message-ID"], headers["X-PM-KeepID"]) == (dispatch.mail_id, "true")
    assert headers["Auto-Submitted"] == "auto-replied"
    assert dispatch.provider_id == "b7bc2f4a-e38e"


def test_a_provider_gets_the_text_unfolded(postmark: ProviderApi, dispatch: Dispatch) -> None:
    run()

    text = json.loads(postmark.posted[0])["TextBody"]
    assert not [line for line in text.split("\n") if line.endswith(" ")]


def test_mailgun_keeps_our_message_id(mailgun: ProviderApi, dispatch: Dispatch) -> None:
    mailgun.answer = {"id": dispatch.mail_id, "message": "Queued. Thank you."}

    assert tried(dispatch) == (Dispatch.State.SENT, "")

    assert parse_qs(mailgun.posted[0].decode())["h:Message-Id"] == [dispatch.mail_id]


@pytest.mark.parametrize(
    ("status", "answer", "sentence"),
    [
        (422, {"ErrorCode": 406, "Message": INACTIVE}, "宛先のメールサーバーが、このアドレスを受け付けませんでした"),
        (
            422,
            {"ErrorCode": 300, "Message": "Invalid 'From' address."},
            "メールサーバーが、このメールを受け付けませんでした",
        ),
        (400, {"Message": "bad"}, "メールサーバーが、このメールを受け付けませんでした"),
    ],
)
def test_what_a_provider_refuses_for_good_is_not_tried_again(
    postmark: ProviderApi, dispatch: Dispatch, status: int, answer: dict[str, object], sentence: str
) -> None:
    postmark.status, postmark.answer = status, answer

    state, why = tried(dispatch)

    assert state == Dispatch.State.FAILED
    assert why.startswith(sentence)
    assert "nakamura@" not in why


@pytest.mark.parametrize("status", [401, 402, 403, 408, 429, 500, 503])
def test_what_passes_or_is_ours_to_mend_is_tried_again(postmark: ProviderApi, dispatch: Dispatch, status: int) -> None:
    postmark.status, postmark.answer = status, {"Message": "Not now"}

    state, why = tried(dispatch)

    assert state == Dispatch.State.WAITING
    assert dispatch.not_before > timezone.now()
    assert f": {status} Not now" in why


def test_a_provider_that_is_away_is_asked_once_and_the_others_wait(
    postmark: ProviderApi, dispatch: Dispatch, settings: Settings
) -> None:
    settings.ANYMAIL = settings.ANYMAIL | {"POSTMARK_API_URL": "http://127.0.0.1:1/"}
    link = Dispatch.objects.send_link(make_inquiry(contact=make_contact("田中", "tanaka@example.jp")))
    assert link is not None

    state, why = tried(link)

    assert state == Dispatch.State.WAITING
    assert why.startswith("メールサーバーに接続できません。")
    assert Dispatch.objects.get(tries=0) == dispatch


def test_an_address_that_no_provider_takes_is_refused(postmark: ProviderApi, notice: Version) -> None:
    dispatch = Dispatch.objects.send_link(make_inquiry(contact=make_contact("悪", "nobody@@example.jp")))
    assert dispatch is not None

    assert tried(dispatch)[0] == Dispatch.State.FAILED


@pytest.mark.parametrize(
    ("names", "found"), [(["mailgun"], "inquiries.E002"), (["pigeon"], "inquiries.E001"), ([], None)]
)
def test_the_check_of_the_house_says_which_secret_is_missing(
    settings: Settings, names: list[str], found: str | None
) -> None:
    settings.HOTLINE_WEBHOOKS, settings.ANYMAIL = names, {}

    assert [one.id for one in run_checks() if one.id and one.id.startswith("inquiries.")] == ([found] if found else [])
