"""What is sent in a file is in memory and nowhere else."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from inquiries.models import Staff
from inquiries.web.uploads import FAR_TOO_LARGE, LARGEST
from tests.makers import make_version
from tests.written import written_files

pytestmark = [pytest.mark.once, pytest.mark.django_db]
WORDS = "カード番号は4111 1111 1111 1111です。".encode()


def file_of(size: int) -> SimpleUploadedFile:
    return SimpleUploadedFile("notice.txt", (WORDS * (size // len(WORDS) + 1))[:size], "text/plain")


@pytest.mark.parametrize("size", [3_000_000, LARGEST + 1])
def test_no_file_is_laid_down_while_it_is_read(supervisor_desk: Client, size: int) -> None:
    with written_files() as files:
        answer = supervisor_desk.post(reverse("proof_create"), {"file": file_of(size), "published_on": "2016-04-27"})

    assert answer.status_code == 422
    assert [file for file in files if "sqlite" not in file] == []


def test_a_file_that_is_too_large_is_called_so(supervisor_desk: Client, supervisor: Staff) -> None:
    make_version()

    proof = supervisor_desk.post(reverse("proof_create"), {"file": file_of(LARGEST + 1), "published_on": "2016-04-27"})
    answers = supervisor_desk.post(reverse("handbook_create"), {"file": file_of(LARGEST + 1)})

    assert "お知らせとしてはファイルが大きすぎます。" in proof.content.decode()
    assert "ファイルが大きすぎます。" in answers.content.decode()


def test_many_files_together_take_no_more_room_than_one(stranger: Client) -> None:
    files = {f"file{number}": file_of(LARGEST // 2) for number in range(4)}

    with written_files() as written:
        stranger.post(reverse("public_inquiry_create"), files)

    assert [file for file in written if "sqlite" not in file] == []


def test_what_is_far_too_large_is_refused_unread(stranger: Client) -> None:
    answer = stranger.post(
        reverse("public_inquiry_create"),
        b"--x\r\n",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(FAR_TOO_LARGE + 1),
    )

    assert answer.status_code == 400
    assert answer.content


def test_there_is_no_other_way_for_a_file() -> None:
    assert settings.FILE_UPLOAD_HANDLERS == ["inquiries.web.uploads.InMemory"]
