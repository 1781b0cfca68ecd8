"""Log records without what anybody wrote: codes, counts and names of code are left.

An exception quotes what it stumbled over: PostgreSQL a whole row, a mail parser a header, `int()` a field. So of an
exception only its kind is written, and where it was raised; of a request only the name of its page.
"""

import logging
import re
import traceback
from typing import Any

from .marker import mask

QUERY = re.compile(r"(/[^\s?\"']{0,2000})\?[^\s\"']{1,8000}")
LINK = re.compile(r"(/status/)(?!now/)[^/\s\"'?]{1,2000}")
ADDRESS = re.compile(r"[^\s<>\"'(),:;=/\[\]@]{1,200}@[^\s<>\"'(),:;=/\[\]@]{1,200}")
FACTS = ("sqlstate", "sqlite_errorname")
NAMES = ("table_name", "column_name", "constraint_name")
"""Of what PostgreSQL says about an error, these are names of ours (psycopg's `diag`)."""
SAID_OF_A_TASK = ("exc", "traceback", "args", "kwargs", "return_value")
"""What Celery quotes of a task's exception, and of its arguments."""


class MaskingFilter(logging.Filter):
    """A filter for handlers. On a logger it would miss the records of child loggers."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Leave the words of others out of message, traceback and stack; passes every record."""
        record.msg, record.args = scrubbed(_of_request(record) or _said(record)), ()
        if record.exc_info and record.exc_info[1]:
            record.exc_text = trace(record.exc_info[1])
        elif record.exc_text:
            record.exc_text = scrubbed(record.exc_text)
        if record.stack_info:
            record.stack_info = mask(record.stack_info).text
        return True


def scrubbed(text: str) -> str:
    """Without queries, tokens of links, mail addresses and what must never be stored."""
    text = ADDRESS.sub("[@]", LINK.sub(r"\1-", QUERY.sub(r"\1?-", text)))
    return mask(text).text


def trace(error: BaseException) -> str:
    """Where it was raised, and what raised before it; of each its kind, and none of its words."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link and link not in chain:
        chain.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\n".join(f"{''.join(traceback.format_tb(one.__traceback__))}{kind(one)}" for one in reversed(chain))


def kind(error: BaseException) -> str:
    """The kind of an exception, with the names that a database gives: never its message."""
    named = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    said = getattr(error, "diag", None)
    facts = [getattr(error, name, None) for name in FACTS] + [getattr(said, name, None) for name in NAMES]
    told = ", ".join(str(fact) for fact in facts if fact)
    return f"{named} ({told})" if told else named


def _of_request(record: logging.LogRecord) -> str | None:
    """What Django says of a request quotes its path and its host: the status and the name of the page say enough."""
    if (request := getattr(record, "request", None)) is None:
        return None
    found = getattr(request, "resolver_match", None)
    where = getattr(found, "view_name", "") or "no page"
    return f"{getattr(record, 'status_code', '')} {getattr(request, 'method', '')} {where}".strip()


def _said(record: logging.LogRecord) -> str:
    record.args = _without_exceptions(record.args)
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):  # the arguments do not fit the format: say the format alone
        return str(record.msg)


def _without_exceptions(args: Any) -> Any:
    if isinstance(args, dict):
        return {name: "-" if name in SAID_OF_A_TASK else _plain(value) for name, value in args.items()}
    return tuple(_plain(value) for value in args) if isinstance(args, tuple) else args


def _plain(value: Any) -> Any:
    return kind(value) if isinstance(value, BaseException) else value
