import io
import logging
import logging.config
from collections.abc import Iterator
from typing import Any

import pytest

from hotline import settings
from inquiries.masking.logs import MaskingFilter

pytestmark = pytest.mark.once


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(MaskingFilter())
    logging.getLogger("test.logs").addHandler(handler)
    yield stream
    logging.getLogger("test.logs").removeHandler(handler)


def _masks(handler: logging.Handler) -> bool:
    listens_for_pytest = type(handler).__module__.startswith("_pytest")
    return listens_for_pytest or any(isinstance(one, MaskingFilter) for one in handler.filters)


def test_what_is_logged_has_passed_the_mask(log: io.StringIO) -> None:
    logging.getLogger("test.logs").warning("番号 %s, %d", "4111-1111-1111-1111", 5555555555554444)

    assert log.getvalue() == "番号 [カード番号 Visa ••••1111], [カード番号 Mastercard ••••4444]\n"


def test_a_logger_below_is_masked_by_the_same_handler(log: io.StringIO) -> None:
    logging.getLogger("test.logs.below").error("暗証番号は0420です")

    assert log.getvalue() == "暗証番号は••••です\n"


def test_of_an_exception_its_kind_and_place_are_logged_and_no_word(log: io.StringIO) -> None:
    try:
        try:
            int("中村 由紀")
        except ValueError as error:
            raise LookupError("nakamura@example.jp") from error
    except LookupError:
        logging.getLogger("test.logs").exception("failed", stack_info=True)

    written = log.getvalue()
    assert "in test_of_an_exception_its_kind_and_place_are_logged_and_no_word" in written
    assert "\nValueError\n" in written
    assert "\nLookupError\n" in written
    # of the test's own lines, which stand in the traceback, only what is no word of an exception
    assert "with base 10" not in written
    assert "LookupError: " not in written


def test_an_exception_among_the_arguments_says_its_kind(log: io.StringIO) -> None:
    logging.getLogger("test.logs").error("not read: %s", ValueError("中村 由紀"))

    assert log.getvalue() == "not read: ValueError\n"


def test_what_celery_quotes_of_a_task_is_left_out(log: io.StringIO) -> None:
    said = {"name": "inquiries.tasks.run_outbox", "exc": "IntegrityError('中村')", "args": "('中村',)"}

    logging.getLogger("test.logs").error("Task %(name)s raised: %(exc)s %(args)s", said)

    assert log.getvalue() == "Task inquiries.tasks.run_outbox raised: - -\n"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("GET /status/MTIz:abc-DEF_/ HTTP/1.1", "GET /status/-/ HTTP/1.1"),
        ("GET /status/now/ HTTP/1.1", "GET /status/now/ HTTP/1.1"),
        ("GET /desk/inquiries/?words=中村&page=2 HTTP/1.1", "GET /desk/inquiries/?- HTTP/1.1"),
        ("refused: <nakamura+a@example.jp>", "refused: <[@]>"),
        ("redis://:secret@queue:6379/0", "redis://:[@]:6379/0"),
        ("is it so? yes", "is it so? yes"),
    ],
)
def test_queries_links_and_addresses_are_left_out(log: io.StringIO, said: str, written: str) -> None:
    logging.getLogger("test.logs").warning("%s", said)

    assert log.getvalue() == f"{written}\n"


def test_arguments_that_do_not_fit_are_left_out(log: io.StringIO) -> None:
    logging.getLogger("test.logs").warning("%d cards", "中村")

    assert log.getvalue() == "%d cards\n"


def test_every_handler_of_the_project_masks() -> None:
    logs: dict[str, Any] = settings.LOGGING

    assert all(handler["filters"] == ["masked"] for handler in logs["handlers"].values())
    assert logs["filters"]["masked"]["()"] == f"{MaskingFilter.__module__}.{MaskingFilter.__qualname__}"


@pytest.mark.parametrize(
    "name", ["django", "django.request", "django.server", "django.security.csrf", "inquiries", "axes"]
)
def test_no_logger_has_a_handler_that_does_not_mask(name: str) -> None:
    logger: logging.Logger | None = logging.getLogger(name)
    unmasked = []

    while logger:
        unmasked += [handler for handler in logger.handlers if not _masks(handler)]
        logger = logger.parent if logger.propagate else None

    assert unmasked == []
