"""What the reader is told of their own sign-in, and of those that they look after."""

from __future__ import annotations

from django.conf import settings

from inquiries.models import FactorReset
from inquiries.web.factor_changes import LEFT
from inquiries.web.requests import StaffRequest


class OwnSignIn:
    """Nothing, while all is well."""

    def __init__(self, request: StaffRequest) -> None:
        self.is_by_password_alone = not settings.HOTLINE_SECOND_FACTOR and not settings.HOTLINE_SAMPLE
        self.resets = list(FactorReset.objects.open().oldest_first()) if request.user.can_keep_sign_ins else []
        self.codes_left: int | None = request.session.get(LEFT)
