"""Calls the app by WSGI as a server does, without the corrections of Django's test client."""

import wsgiref.util
from collections.abc import Callable
from io import BytesIO
from types import TracebackType
from typing import Any, NamedTuple

import pytest
from django.core.signals import request_started
from django.db import close_old_connections

from hotline.wsgi import application


class Served(NamedTuple):
    """An answer."""

    status: int
    text: str
    headers: dict[str, str]


@pytest.fixture
def served(db: None) -> Callable[..., Served]:
    """A function that sends a request to the app."""
    return _ask


def _ask(method: str, path: str, body: bytes = b"", **environ: str) -> Served:
    """Sends a request; raises an error that a server would answer with a bare 500."""
    told: list[tuple[str, list[tuple[str, str]]]] = []

    def start(
        status: str,
        headers: list[tuple[str, str]],
        _exception: tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None] | None = None,
        /,
    ) -> Callable[[bytes], object]:
        told.append((status, headers))
        return told.append  # type: ignore[return-value]

    before, _mark, query = path.partition("?")
    request: dict[str, Any] = {
        "REQUEST_METHOD": method, "PATH_INFO": before, "QUERY_STRING": query, "wsgi.input": BytesIO(body),
        "CONTENT_LENGTH": str(len(body)), "HTTP_HOST": "localhost", "REMOTE_ADDR": "127.0.0.1",
        "HTTP_ACCEPT_LANGUAGE": "ja",
    } | environ  # fmt: skip
    wsgiref.util.setup_testing_defaults(request)
    # As Django's own client does, so that the connection to the database stays that of the test.
    request_started.disconnect(close_old_connections)
    try:
        text = b"".join(application(request, start)).decode(errors="replace")
    finally:
        request_started.connect(close_old_connections)
    (status, headers), *_nothing = told
    return Served(int(status.split()[0]), text, dict(headers))
