"""Legible: what cannot be read of a request is refused with a sentence, before anybody stumbles over it."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.shortcuts import render
from django.utils.http import parse_header_parameters
from django.views import defaults

OUT_OF_RANGE = "22003"
"""What PostgreSQL says where SQLite's driver says OverflowError (SQL standard, class 22)."""
ASCII, EVERY_BYTE = bytes(range(0x20, 0x7F)), bytes(range(0x100))


class LegibleRequest(WSGIRequest):
    """Django would read query and form by the charset that the request names, whatever Python knows under that name."""

    is_legible = True

    def _set_content_type_params(self, meta: dict[str, str]) -> None:
        """Called as the request is made, where nobody can refuse it yet."""
        self.content_type, self.content_params = "", {}
        try:
            self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        except ValueError:  # longer than any that is meant
            self.is_legible = False
        if charset := self.content_params.get("charset"):
            self.is_legible = is_readable(charset)
            self._encoding = charset if self.is_legible else settings.DEFAULT_CHARSET
        if not meta.get("CONTENT_LENGTH", "").isdecimal():
            meta["CONTENT_LENGTH"] = ""


class Handler(WSGIHandler):
    """Django's own, with our requests."""

    request_class = LegibleRequest


class Legible:
    """The first of ours that sees a request, and the last that sees the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse what cannot be read; say something where Django would say nothing."""
        if not getattr(request, "is_legible", True):
            raise BadRequest("The request is written in a charset that is not read here.")
        try:
            request.GET  # noqa: B018 - is read here, so that it can be read by the page that says what was wrong
        except SuspiciousOperation:
            request.GET = QueryDict()
            raise
        answer = self.get_response(request)
        if isinstance(answer, HttpResponseNotAllowed) and not answer.content and request.method != "HEAD":
            answer.content = render(request, "405.html").content
        return answer

    def process_exception(self, _request: HttpRequest, error: Exception) -> None:
        """There is no row of a number that no database can hold, and none with words that none can hold."""
        if isinstance(error, OverflowError) or getattr(error.__cause__, "sqlstate", "") == OUT_OF_RANGE:
            raise Http404 from error
        if isinstance(error, ValueError) and "NUL (0x00)" in str(error):
            raise BadRequest from error


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page of what does not exist looks into the form for a token: one that cannot be read is an empty one."""
    try:
        request.POST  # noqa: B018 - is read here, so that it is not read there for the first time
    except (MultiPartParserError, SuspiciousOperation, UnreadablePostError):
        request._mark_post_parse_error()  # type: ignore[attr-defined]  # noqa: SLF001
    return defaults.page_not_found(request, exception)


def is_readable(charset: str) -> bool:
    """Whether forms can be written in it: a charset of text in which ASCII is ASCII."""
    try:
        return bool(EVERY_BYTE.decode(charset, "replace")) and ASCII.decode(charset) == ASCII.decode("ascii")
    except (LookupError, ValueError, TypeError):
        return False
