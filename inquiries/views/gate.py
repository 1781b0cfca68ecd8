"""The gate for views that fetch no row with `visible_to`: pages, or parts, that only some roles may open."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.core.exceptions import PermissionDenied

from inquiries.models.role import Right
from inquiries.web.requests import StaffRequest

P = ParamSpec("P")
Answer = TypeVar("Answer")
View = Callable[Concatenate[StaffRequest, P], Answer]


def only(right: Right, *, to_write: Right | None = None) -> Callable[[View[P, Answer]], View[P, Answer]]:
    """Raise PermissionDenied where the user lacks `right`, or for POST `to_write`."""

    def shut(view: View[P, Answer]) -> View[P, Answer]:
        @wraps(view)
        def gate(request: StaffRequest, /, *args: P.args, **kwargs: P.kwargs) -> Answer:
            asked = {right, to_write} if to_write and request.method == "POST" else {right}
            need(asked, request)
            return view(request, *args, **kwargs)

        return gate

    return shut


def need(asked: Collection[Right], request: StaffRequest) -> None:
    """Raise PermissionDenied where the user lacks one of these; for a page whose rights hang on what it is asked."""
    if not all(request.user.may(one) for one in asked):
        raise PermissionDenied
