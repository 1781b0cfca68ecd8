"""A setting that cannot be meant is named, with what it might be; one that is left empty is one that is left out."""

import pytest

from hotline import environment as env
from hotline.machine import Unfit

NAME = "HOTLINE_ANYTHING"


@pytest.fixture
def said(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    value: str = request.param
    monkeypatch.setenv(NAME, value)
    return value


@pytest.mark.parametrize("said", ["abc", "-1", "1.5", "30 seconds", "1e3", "2000000", "0x10"], indirect=True)
def test_a_number_that_is_none_is_named_with_one_that_would_do(said: str) -> None:
    with pytest.raises(Unfit, match=f"{NAME} is “{said}”.* such as 30, or leave it out"):
        env.number(NAME, 30)


@pytest.mark.parametrize(("said", "number"), [("7", 7), (" 7 ", 7), ("７", 7), ("0", 0), ("", 30)], indirect=["said"])
def test_a_number_is_read(said: str, number: int) -> None:
    assert env.number(NAME, 30) == number


@pytest.mark.parametrize(
    ("said", "some"), [("a,b", ["a", "b"]), ("b", ["b"]), ("none", []), ("", ["a", "b"])], indirect=["said"]
)
def test_some_of_a_few_are_read(said: str, some: list[str]) -> None:
    assert env.some_of(NAME, ["a", "b"]) == some


@pytest.mark.parametrize("said", ["c", "a,c", "none,a"], indirect=True)
def test_what_is_none_of_these_is_named(said: str) -> None:
    with pytest.raises(Unfit, match=f"{NAME} names .* some of a,b, to none"):
        env.some_of(NAME, ["a", "b"])


@pytest.mark.parametrize(("said", "one"), [("b", "b"), ("A", "a"), ("", "a")], indirect=["said"])
def test_one_of_a_few_is_read(said: str, one: str) -> None:
    assert env.one_of(NAME, ["a", "b"]) == one


@pytest.mark.parametrize("said", ["c", "a,b"], indirect=True)
def test_what_is_not_one_of_these_is_named(said: str) -> None:
    with pytest.raises(Unfit, match=f"{NAME} is .* one of a, b"):
        env.one_of(NAME, ["a", "b"])


@pytest.mark.parametrize("said", ["ture", "2", "maybe"], indirect=True)
def test_neither_on_nor_off_is_named(said: str) -> None:
    with pytest.raises(Unfit, match=f"{NAME} is “{said}”. Set it to 1 or 0"):
        env.is_on(NAME)


@pytest.mark.parametrize(
    ("said", "is_on"), [("1", True), ("True", True), ("off", False), ("", False)], indirect=["said"]
)
def test_on_and_off_are_read(said: str, *, is_on: bool) -> None:
    assert env.is_on(NAME) == is_on


@pytest.mark.parametrize(
    "said", ["hotline.example.jp", "ftp://x.example.jp", "https://", "http://x:port", "https://x/?a=1"], indirect=True
)
def test_what_is_no_site_is_named(said: str) -> None:
    with pytest.raises(Unfit, match=NAME):
        env.site(NAME, "http://127.0.0.1:8000")


@pytest.mark.parametrize(
    "said",
    [
        "secret",
        "mysql://u:secret@h/x",
        "postgres://u:secret@h:port/x",
        "postgres://u:secret@h",
        "://secret",
        "postgres:/h",
    ],
    indirect=True,
)
def test_what_is_no_database_is_named_without_its_password(said: str) -> None:
    with pytest.raises(Unfit, match=f"{NAME} .*postgres://user:password@host/name") as refused:
        env.database(NAME, "sqlite:////x")

    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("said", ["postgres://u:p%2F%401@h:5433/x?sslmode=require"], indirect=True)
def test_a_database_is_read(said: str) -> None:
    found = env.database(NAME, "sqlite:////x")

    assert (found["PASSWORD"], found["PORT"], found["OPTIONS"]) == ("p/@1", 5433, {"sslmode": "require"})


@pytest.mark.parametrize("said", ["smpt://u:secret@h:25", "smtp://u:secret@h:port", "secret"], indirect=True)
def test_what_is_no_mail_server_is_named_without_its_password(said: str) -> None:
    with pytest.raises(Unfit, match=f"{NAME} cannot be read") as refused:
        env.mail_server(NAME, "smtp://localhost:25")

    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("said", ["amqp://u:secret@h/", "redis://u:secret@h:port/0", "secret"], indirect=True)
def test_what_is_no_queue_is_named_without_its_password(said: str) -> None:
    with pytest.raises(Unfit, match=f"{NAME} cannot be read") as refused:
        env.queue(NAME)

    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("said", ["utf-9"], indirect=True)
def test_a_charset_that_nobody_knows_is_named(said: str) -> None:
    with pytest.raises(Unfit, match=f"{NAME} is “{said}”.*iso-2022-jp"):
        env.charset(NAME, "utf-8")


@pytest.mark.parametrize("said", ["LOUD"], indirect=True)
def test_a_level_that_nobody_knows_is_named(said: str) -> None:
    with pytest.raises(Unfit, match=f"{NAME} is “{said}”.*WARNING"):
        env.level(NAME, "WARNING")


@pytest.mark.parametrize("said", [" a.example.jp, ,b.example.jp,"], indirect=True)
def test_words_are_separated_by_commas(said: str) -> None:
    assert env.words(NAME) == ["a.example.jp", "b.example.jp"]
