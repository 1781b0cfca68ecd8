"""What somebody saw, in words."""

from django import template

from inquiries.models import Inquiry
from inquiries.models.inquiry.allowance import Allowance

register = template.Library()


@register.filter
def allowance(said: object) -> str:
    """The kind of seeing; stops of before have none, and were of details and look-ups."""
    known = {one.value: one for one in Allowance}
    return str(known.get(str(said), Allowance.REVEALS).label)


@register.filter
def receipt_number(key: int) -> str:
    """H-000123."""
    return Inquiry(pk=key).number
