"""The one-time key in a form, by which a second press of its button is known."""

from hashlib import sha256
from urllib.parse import urlencode

from django.http import HttpRequest

KEY = "press"
"""The hidden field; `{% press %}` writes it."""
CHANGES = {"csrfmiddlewaretoken"}
"""Fields that say nothing."""


def mark_of(request: HttpRequest) -> str:
    """What tells this sending from every other: its key, where it goes and what it says; "" without a key.

    The words count as well: whoever goes back in the browser and writes something else finds the old key in the form.
    """
    if not request.POST.get(KEY):
        return ""
    said = sorted((name, values) for name, values in request.POST.lists() if name not in CHANGES)
    return sha256(f"{request.path}?{urlencode(said, doseq=True)}".encode()).hexdigest()
