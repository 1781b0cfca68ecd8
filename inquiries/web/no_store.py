"""No store: for pages that no cache, no history of a browser and no other site may keep."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.cache import never_cache

View = Callable[..., HttpResponse]
STAFF_ONLY = ("/desk/", "/accounts/")
"""What these addresses show, a browser forgets when it is left: whoever sits down next does not go back to it."""


class NoStore:
    """A middleware for all that is the staff's. A view that says something of its own is left alone."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The same answer, with the headers."""
        answer = self.get_response(request)
        if request.path_info.startswith(STAFF_ONLY) and not answer.has_header("Cache-Control"):
            add_never_cache_headers(answer)
        return answer


def no_store(view: View) -> View:
    """Set the headers on the view's response."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        # Not no-referrer: browsers would then send "Origin: null" with our own forms, which CSRF protection refuses.
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return never_cache(wrapper)
