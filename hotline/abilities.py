"""Abilities of a browser that no page of ours uses: it is told to refuse them, whatever a page asks."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

UNUSED = {
    "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi",
    "payment", "usb",
}  # fmt: skip
OURS = {"publickey-credentials-get", "publickey-credentials-create"}
"""Passkeys."""
POLICY = ", ".join([*(f"{name}=()" for name in sorted(UNUSED)), *(f"{name}=(self)" for name in sorted(OURS))])


class Abilities:
    """A middleware that sets the header (Permissions-Policy, W3C) on every answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The same answer, with the header."""
        answer = self.get_response(request)
        answer["Permissions-Policy"] = POLICY
        return answer
