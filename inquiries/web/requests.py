"""A signed-in request, for the type checker."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from inquiries.models import Staff


class StaffRequest(HttpRequest):
    """A request that has passed the gate: its user is Staff."""

    user: Staff
    htmx: HtmxDetails
