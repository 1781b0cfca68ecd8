"""Activity: a request that a person made prolongs their sign-in; one that a page made by itself does not."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from .sessions import SessionStore

BY_ITSELF = {"news_show"}
"""URL names that pages ask for every few seconds. Others say so in a header."""
HEADER = "X-By-Itself"


class Activity:
    """A middleware behind LoginRequiredMiddleware, which has looked up the session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Only views count."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Callable[..., Any], _args: object, _named: object) -> None:
        """Once a minute it is written down."""
        match, store = request.resolver_match, request.session
        if (match and match.url_name in BY_ITSELF) or HEADER in request.headers:
            return
        if isinstance(store, SessionStore) and store.row:
            store.row.notice()
