"""Logging: to stderr, and through the mask."""

import logging
from typing import Any

from django.utils.module_loading import import_string

MASK = "inquiries.masking.logs.MaskingFilter"


def logs(level: str) -> dict[str, Any]:
    """The value of LOGGING. `level`: the lowest level that is written."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"masked": {"()": MASK}},
        "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["masked"]}},
        "root": {"handlers": ["stderr"], "level": level},
        # Django's own handlers for these loggers print, and mail to administrators, records that are not masked.
        "loggers": {
            "django": {"handlers": []},
            "django.server": {"handlers": ["stderr"], "propagate": False},
            # At DEBUG these would print access tokens.
            "oauthlib": {"level": "INFO"},
            "requests_oauthlib": {"level": "INFO"},
        },
    }


def mask_handlers(*names: str) -> None:
    """Adds the mask to gunicorn's handlers, which are set up before our settings and quote requests."""
    for handler in (handler for name in names for handler in logging.getLogger(name).handlers):
        handler.addFilter(import_string(MASK)())
