from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from hotline.legible import is_readable
from tests.served import Served, served

__all__ = ["served"]

pytestmark = pytest.mark.once
COOKIE = f"csrftoken={'x' * 32}"
"""Whoever was here before has one, and only then the form is looked into."""
FORM = "application/x-www-form-urlencoded"
Ask = Callable[..., Served]


@pytest.mark.parametrize(
    "charset", ["utf-8", "UTF-8", "shift_jis", "cp932", "euc-jp", "iso-2022-jp", "latin-1", "ascii"]
)
def test_forms_are_read_in_the_charsets_of_text(charset: str) -> None:
    assert is_readable(charset)


@pytest.mark.parametrize(
    "charset",
    [
        "utf-16",
        "utf-32",
        "utf-7",
        "hex",
        "zip",
        "rot13",
        "base64",
        "punycode",
        "idna",
        "undefined",
        "cp037",
        "nobody's",
        "\0",
    ],
)
def test_and_in_no_other(charset: str) -> None:
    assert not is_readable(charset)


@pytest.mark.django_db
@pytest.mark.parametrize("charset", ["utf-16", "hex", "zip", "punycode", "undefined"])
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_a_request_in_a_charset_that_nobody_reads_gets_a_sentence(served: Ask, method: str, charset: str) -> None:
    for path in (reverse("public_inquiry_create"), "/nowhere/", reverse("home")):
        answer = served(method, f"{path}?a=%ff", b"a=1", CONTENT_TYPE=f"{FORM}; charset={charset}")

        assert answer.status == 400
        assert "内容が正しく届きませんでした" in answer.text


@pytest.mark.django_db
def test_the_sentence_is_in_the_language_of_who_asks(served: Ask) -> None:
    answer = served("GET", "/", CONTENT_TYPE=f"{FORM}; charset=zip", HTTP_ACCEPT_LANGUAGE="en")

    assert "We could not read this request" in answer.text


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/nowhere/"])
def test_more_parameters_than_anybody_means_get_one_as_well(served: Ask, path: str) -> None:
    many = "&".join(f"a{number}=1" for number in range(3000))

    for charset in ("", "; charset=utf-8"):
        assert served("GET", f"{path}?{many}", CONTENT_TYPE=FORM + charset).status == 400


@pytest.mark.django_db
@pytest.mark.parametrize("boundary", ["", "; boundary=", "; boundary=\xff\xfe", f"; boundary={'x' * 300}"])
def test_a_bad_boundary_is_refused_even_where_there_is_no_page(served: Ask, boundary: str) -> None:
    for path in (reverse("public_inquiry_create"), "/nowhere/", reverse("home")):
        answer = served("POST", path, b"--x\r\n", CONTENT_TYPE=f"multipart/form-data{boundary}", HTTP_COOKIE=COOKIE)

        assert answer.status in {400, 403, 404}
        assert answer.text


@pytest.mark.django_db
def test_a_page_that_does_not_take_a_method_says_so(stranger: Client) -> None:
    answer = stranger.post("/healthz")

    assert answer.status_code == 405
    assert "このアドレスでは受け付けていません" in answer.content.decode()
    assert answer["Allow"]


@pytest.mark.django_db
def test_there_is_no_row_of_a_number_that_no_database_can_hold(supervisor_desk: Client) -> None:
    for number in ("9" * 30, "9" * 4000, "9" * 6000):
        assert supervisor_desk.get(f"/desk/statements/{number}/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("charset", ["shift_jis", "euc-jp", "latin-1"])
def test_a_form_that_can_only_be_utf_8_and_says_otherwise_gets_a_sentence(served: Ask, charset: str) -> None:
    answer = served("POST", "/ask/", b"name=a", CONTENT_TYPE=f"{FORM}; charset={charset}")

    assert answer.status == 400
    assert "<h1" in answer.text


@pytest.mark.django_db
@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", "utf8", "UTF_8"])
def test_utf_8_is_read_however_it_is_spelled(served: Ask, charset: str) -> None:
    answer = served("POST", "/language/", b"language=en", CONTENT_TYPE=f"{FORM}; charset={charset}")

    assert answer.status in {302, 403}
