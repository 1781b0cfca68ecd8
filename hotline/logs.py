"""Logging: lines of JSON to stderr, without what anybody wrote."""

import logging
import sys
import threading
from types import TracebackType
from typing import Any

from django.utils.module_loading import import_string

from hotline.json_lines import JsonLine

MASK = "inquiries.masking.logs.MaskingFilter"
logger = logging.getLogger(__name__)


def logs(level: str) -> dict[str, Any]:
    """The value of LOGGING. `level`: the lowest level that is written."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"masked": {"()": MASK}},
        "formatters": {"json": {"()": "hotline.json_lines.JsonLine"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["masked"]}},
        "root": {"handlers": ["stderr"], "level": level},
        # Django's own handlers for these loggers print, and mail to administrators, records that are not masked.
        "loggers": {
            "django": {"handlers": []},
            "django.server": {"handlers": ["stderr"], "propagate": False},
            # At DEBUG these would print statements with their values, access tokens and addresses.
            "django.db.backends": {"level": "INFO"},
            "oauthlib": {"level": "INFO"},
            "requests_oauthlib": {"level": "INFO"},
            "urllib3": {"level": "INFO"},
        },
    }


def mask_handlers(*names: str) -> None:
    """Adds the mask to gunicorn's handlers, which are set up before our settings and quote requests."""
    for handler in (handler for name in names for handler in logging.getLogger(name).handlers):
        handler.addFilter(import_string(MASK)())
        handler.setFormatter(JsonLine())


def log_what_nobody_caught(**_signal: object) -> None:
    """An exception that ends a program or a thread is logged like any other; Python would print its words."""

    def of_program(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, where)
        else:
            logger.critical("ended by an exception", exc_info=(kind, error, where))

    def of_thread(ended: threading.ExceptHookArgs) -> None:
        if ended.exc_value is not None:
            of_program(ended.exc_type, ended.exc_value, ended.exc_traceback)

    sys.excepthook, threading.excepthook = of_program, of_thread
