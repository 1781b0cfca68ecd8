"""The mail of the sample hotline, read by whoever is signed in."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.mail import EmailMessage, get_connection
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from inquiries.mail.sending.mime import PlainMail
from tests.makers import make_staff

pytestmark = pytest.mark.django_db

MAILS = "/desk/sample-mail/"


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.HOTLINE_SAMPLE, settings.HOTLINE_VAR = True, tmp_path
    return tmp_path / "mail"


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_staff(), "inquiries.web.accounts.StaffBackend")
    return client


def send(folder: Path, *subjects: str) -> None:
    """Mails that share a connection, and so a file."""
    backend = get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=str(folder))
    body = "<b>お返事</b>です。\nhttp://127.0.0.1:8000/status/1:abc/ から開けます。"
    backend.send_messages(
        [EmailMessage(each, body, "madoguchi@example.jp", ["nakamura@example.jp"]) for each in subjects]
    )


def test_the_newest_mail_comes_first(desk: Client, folder: Path) -> None:
    send(folder, "一通目", "二通目")
    send(folder, "三通目")

    page = desk.get(MAILS)

    assert page.text.index("三通目") < page.text.index("二通目") < page.text.index("一通目")


def test_a_mail_is_shown_decoded_and_its_link_can_be_followed(desk: Client, folder: Path) -> None:
    send(folder, "お問合せの件")
    (mail,) = desk.get(MAILS).context["mails"]

    page = desk.get(f"{MAILS}{mail.name}/")

    assert "<h1>お問合せの件</h1>" in page.text
    assert "&lt;b&gt;お返事&lt;/b&gt;です。" in page.text
    assert 'href="http://127.0.0.1:8000/status/1:abc/"' in page.text
    assert "<dd>nakamura@example.jp</dd>" in page.text


def test_a_mail_says_when_it_was_written(desk: Client, folder: Path) -> None:
    send(folder, "お問合せの件")

    (mail,) = desk.get(MAILS).context["mails"]

    assert abs(timezone.now() - mail.at) < timedelta(minutes=1)


def test_without_a_mail_the_page_says_so(desk: Client, folder: Path) -> None:
    page = desk.get(MAILS)

    assert page.status_code == 200
    assert 'class="empty"' in page.text


@pytest.mark.parametrize("name", ["nothing", "..", "%2e%2e%2fsecret", "..%2fsecret-0", "%00"])
def test_no_name_leads_out_of_the_folder(desk: Client, folder: Path, name: str) -> None:
    (folder.parent / "secret.log").write_text("Subject: secret\n\nsecret")
    send(folder, "お問合せの件")

    assert desk.get(f"{MAILS}{name}/").status_code == 404


def test_in_earnest_there_is_no_such_page(desk: Client, folder: Path, settings: Settings) -> None:
    send(folder, "お問合せの件")
    (mail,) = desk.get(MAILS).context["mails"]

    settings.HOTLINE_SAMPLE = False

    assert desk.get(MAILS).status_code == 404
    assert desk.get(f"{MAILS}{mail.name}/").status_code == 404


def test_it_is_not_for_the_public(folder: Path) -> None:
    assert Client().get(MAILS).status_code == 302


def test_a_mail_that_was_folded_on_its_way_is_shown_whole(desk: Client, folder: Path) -> None:
    backend = get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=str(folder))
    line = "手数料は当社が負担いたします。" * 9
    backend.send_messages([PlainMail("件", line, "madoguchi@example.jp", ["nakamura@example.jp"])])
    (mail,) = desk.get(MAILS).context["mails"]

    assert line in desk.get(f"{MAILS}{mail.name}/").text
