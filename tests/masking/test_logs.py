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


def test_what_an_exception_quotes_is_masked(log: io.StringIO) -> None:
    try:
        int("4111 1111 1111 1111 not a number")
    except ValueError:
        logging.getLogger("test.logs").exception("failed", stack_info=True)

    assert (
        "ValueError: invalid literal for int() with base 10: '[カード番号 Visa ••••1111] not a number'"
        in log.getvalue()
    )
    assert "4111" not in log.getvalue()


def test_arguments_that_do_not_fit_are_said_all_the_same(log: io.StringIO) -> None:
    logging.getLogger("test.logs").warning("%d cards", "4111111111111111")

    assert log.getvalue() == "%d cards ('[カード番号 Visa ••••1111]',)\n"


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
