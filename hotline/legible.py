"""Legible: a request that cannot be decoded is refused with a sentence, before other code fails on it."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.shortcuts import redirect, render
from django.utils.http import parse_header_parameters
from django.views import defaults

from .above import page_above

PLAIN_FORM = "application/x-www-form-urlencoded"
OUT_OF_RANGE = "22003"
"""The SQLSTATE for a number out of range, for which SQLite's driver raises OverflowError."""
ASCII, EVERY_BYTE = bytes(range(0x20, 0x7F)), bytes(range(0x100))


class LegibleRequest(WSGIRequest):
    """Checks the request's charset, since Django would decode query and form by any codec that Python knows."""

    is_legible = True

    def _set_content_type_params(self, meta: dict[str, str]) -> None:
        """Called while the request is made, too early to refuse it: so only note whether it is legible."""
        self.content_type, self.content_params = "", {}
        try:
            self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        except ValueError:  # too long
            self.is_legible = False
        if charset := self.content_params.get("charset"):
            self.is_legible = is_readable(charset) and not (self._is_plain_form(meta) and not is_utf_8(charset))
            self._encoding = charset if self.is_legible and not is_utf_8(charset) else settings.DEFAULT_CHARSET
        if not meta.get("CONTENT_LENGTH", "").isdecimal():
            meta["CONTENT_LENGTH"] = ""

    def _is_plain_form(self, meta: dict[str, str]) -> bool:
        """Sent in the kind of form that is always UTF-8 (RFC 1866); Django raises late where it says otherwise."""
        return meta.get("REQUEST_METHOD") == "POST" and self.content_type == PLAIN_FORM


class Handler(WSGIHandler):
    """Django's handler with our request class."""

    request_class = LegibleRequest


class Legible:
    """A middleware that refuses illegible requests, and leads from 405 answers to a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Raises BadRequest for a request that cannot be decoded; no browser is left at a 405 answer without a page."""
        if not getattr(request, "is_legible", True):
            raise BadRequest("The request is written in a charset that is not read here.")
        try:
            request.GET  # noqa: B018 - parsed here first, so that the error page does not fail on it again
        except SuspiciousOperation:
            request.GET = QueryDict()
            raise
        answer = self.get_response(request)
        return _with_a_page(request, answer) if isinstance(answer, HttpResponseNotAllowed) else answer

    def process_exception(self, _request: HttpRequest, error: Exception) -> None:
        """404 for a number that is too large for the database, 400 for a text with NUL."""
        if isinstance(error, OverflowError) or getattr(error.__cause__, "sqlstate", "") == OUT_OF_RANGE:
            raise Http404 from error
        if isinstance(error, ValueError) and "NUL (0x00)" in str(error):
            raise BadRequest from error


def _with_a_page(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """Lead a browser that looks at an address of a form to its page; else say that it does not take that."""
    is_look = request.method in {"GET", "HEAD"} and "text/html" in request.headers.get("Accept", "")
    if is_look and (above := page_above(request.path_info)):
        return redirect(above)
    if not answer.content and request.method != "HEAD":
        answer.content = render(request, "405.html").content
    return answer


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The 404 page reads the form for its CSRF token, so an illegible form counts as empty."""
    try:
        request.POST  # noqa: B018 - parsed here first, so that the page does not fail on it
    except (MultiPartParserError, SuspiciousOperation, UnreadablePostError):
        request._mark_post_parse_error()  # type: ignore[attr-defined]  # noqa: SLF001
    return defaults.page_not_found(request, exception)


def is_utf_8(charset: str) -> bool:
    """Whether it is UTF-8, in any spelling."""
    return charset.lower().replace("_", "-") in {"utf-8", "utf8"}


def is_readable(charset: str) -> bool:
    """Whether Python knows it as a charset of text in which ASCII bytes mean ASCII."""
    try:
        return bool(EVERY_BYTE.decode(charset, "replace")) and ASCII.decode(charset) == ASCII.decode("ascii")
    except (LookupError, ValueError, TypeError):
        return False
