"""The catalogue as a file: saved and taken in by supervisors."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from inquiries.models import Answer, Topic
from tests.makers import make_answer, make_topic, make_version

pytestmark = pytest.mark.django_db
TAKE_IN = "/desk/handbook/new/"
NEW = 'format = "hotline-handbook-1"\n[topic.fee]\nname_ja = "手数料"\nname_en = "Fee"\n'


def file(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("answers.toml", text.encode())


def test_what_is_saved_can_be_taken_in_again(supervisor_desk: Client) -> None:
    make_answer(make_topic("fee"))

    saved = supervisor_desk.get("/desk/handbook/")

    assert saved["Content-Disposition"].endswith('.toml"')
    taken = supervisor_desk.post(TAKE_IN, {"file": file(saved.content.decode())}, follow=True)
    assert taken.redirect_chain
    assert Answer.objects.count() == 1


def test_it_can_be_tried_first(supervisor_desk: Client) -> None:
    make_version()

    page = supervisor_desk.post(TAKE_IN, {"file": file(NEW), "dry_run": "on"})

    assert page.context["taken"]
    assert not Topic.objects.exists()


def test_all_that_is_wrong_stands_on_the_page(supervisor_desk: Client) -> None:
    make_version()

    page = supervisor_desk.post(TAKE_IN, {"file": file(NEW.replace("name_en", "colour"))})

    assert page.status_code == 422
    assert "fee" in page.content.decode()
    assert "colour" in page.content.decode()


def test_operators_do_neither(desk: Client) -> None:
    make_version()

    assert desk.get("/desk/handbook/").status_code == 403
    assert desk.post(TAKE_IN, {"file": file(NEW)}).status_code == 403
