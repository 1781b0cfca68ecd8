"""The one-time key of a form."""

from uuid import uuid4

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from inquiries.web.presses import KEY

register = template.Library()


@register.simple_tag
def press() -> SafeString:
    """A hidden field with a new key: of the same form sent twice, the second sending writes nothing."""
    return format_html('<input type="hidden" name="{}" value="{}">', KEY, uuid4().hex)
