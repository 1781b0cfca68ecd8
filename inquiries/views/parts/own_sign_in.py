"""What the reader is told of their own sign-in."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from inquiries.web.factor_changes import LEFT


class OwnSignIn:
    """Nothing, while all is well."""

    def __init__(self, request: HttpRequest) -> None:
        self.is_by_password_alone = not settings.HOTLINE_SECOND_FACTOR and not settings.HOTLINE_SAMPLE
        self.codes_left: int | None = request.session.get(LEFT)
