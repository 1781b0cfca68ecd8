"""Leaving: a browser in which somebody signs out keeps nothing that it was shown."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse


def forgotten(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Tell the browser so, once it was asked to sign out (Clear-Site-Data, W3C)."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        if request.method == "POST":
            answer["Clear-Site-Data"] = '"cache"'
        return answer

    return wrapper
