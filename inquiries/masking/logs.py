"""Masks log records: a message or exception may quote a number, which must not get into a log file."""

import logging

from .marker import mask

_traceback = logging.Formatter()


class MaskingFilter(logging.Filter):
    """A filter for handlers. On a logger it would miss the records of child loggers."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Masks message, traceback and stack; passes every record."""
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
    except (TypeError, ValueError, KeyError):  # the arguments do not fit the format: log both as they are
        return f"{record.msg} {record.args}"
