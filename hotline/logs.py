"""How what happens is written down: through one stream, and through the mask."""

import logging
from typing import Any

from django.utils.module_loading import import_string

MASK = "inquiries.masking.logs.MaskingFilter"


def logs(level: str) -> dict[str, Any]:
    """The settings of logging; `level` is the least that is written."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"masked": {"()": MASK}},
        "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["masked"]}},
        "root": {"handlers": ["stderr"], "level": level},
        # Django gives these handlers of their own, which print, and mail to administrators, what has passed no mask.
        "loggers": {
            "django": {"handlers": []},
            "django.server": {"handlers": ["stderr"], "propagate": False},
            # In detail these would print the tokens that they ask for.
            "oauthlib": {"level": "INFO"},
            "requests_oauthlib": {"level": "INFO"},
        },
    }


def mask_handlers(*names: str) -> None:
    """A server has handlers of its own, set up before our settings: what it quotes of a request passes the mask too."""
    for handler in (handler for name in names for handler in logging.getLogger(name).handlers):
        handler.addFilter(import_string(MASK)())
