"""Request ID: one name for all that is logged about a request, or about a task; users can quote it.

A request's is the proxy's where there is one that we trust (HOTLINE_PROXIES), else made here. A task has that of
whatever queued it: a request, or beat.
"""

import re
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

HEADER = "X-Request-ID"
OF_TASK = "hotline_request"
"""The header of a queued task."""
FIT = re.compile(r"(?=[0-9-]{0,15}[a-f])[0-9a-f-]{16,36}\Z")
"""What nginx and Caddy make. A letter near its beginning: it is no number of a card or a telephone."""
current: ContextVar[str] = ContextVar("request_id", default="")
task: ContextVar[str] = ContextVar("task", default="")


def new() -> str:
    """A fresh one, which looks like nothing else."""
    return f"r{uuid.uuid4().hex[:15]}"


class RequestId:
    """The outermost middleware: it names the request, and gives the name back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The same answer, with the header."""
        said = request.headers.get(HEADER, "") if settings.HOTLINE_PROXIES else ""
        name = said if FIT.match(said) else new()
        request.request_id = name  # type: ignore[attr-defined]  # Django logs what it refuses after all middleware
        before = current.set(name)
        try:
            answer = self.get_response(request)
        finally:
            current.reset(before)
        answer[HEADER] = name
        return answer


def on_publish(headers: dict[str, Any] | None = None, **_more: object) -> None:
    """Celery's signal `before_task_publish`: the task takes the name along."""
    if headers is not None:
        headers.setdefault(OF_TASK, current.get() or new())


def on_start(task_id: str = "", **more: Any) -> None:  # noqa: ARG001 - Celery names it
    """Celery's signal `task_prerun`: what the task logs has the name of what queued it."""
    begun = more.get("task")
    current.set(getattr(getattr(begun, "request", None), OF_TASK, None) or new())
    task.set(str(getattr(begun, "name", "")))


def on_end(**_more: object) -> None:
    """Celery's signal `task_postrun`: what is logged between tasks is nobody's."""
    current.set("")
    task.set("")


def failed(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django passes it
    """The page of a failure of ours; it gives the name that whoever looks into it finds in the log."""
    return HttpResponse(render_to_string("500.html", {"request_id": current.get()}), status=500)
