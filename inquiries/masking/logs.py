"""Logs pass the mask as well: whatever a library or an exception quotes, no number gets into a file."""

import logging

from .marker import mask

_traceback = logging.Formatter()


class MaskingFilter(logging.Filter):
    """Belongs on a handler: a filter on a logger would not see what the loggers below it pass on."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Mask message, traceback and stack; never refuse a record."""
        record.msg, record.args = mask(_said(record)).text, ()
        if record.exc_info and not record.exc_text:
            record.exc_text = _traceback.formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = mask(record.exc_text).text
        if record.stack_info:
            record.stack_info = mask(record.stack_info).text
        return True


def _said(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):  # the arguments do not fit: that is no reason to fail, or to say nothing
        return f"{record.msg} {record.args}"
