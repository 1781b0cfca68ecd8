"""The state of an inquiry as a badge."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext_lazy

register = template.Library()

WORDS = {
    "merged": pgettext_lazy("state", "Merged"),
    "done": pgettext_lazy("state", "Closed"),
    "waiting": pgettext_lazy("state", "On hold"),
    "raised": pgettext_lazy("state", "Handed on"),
    "decided": pgettext_lazy("state", "Answered, to be passed on"),
    "open": pgettext_lazy("state", "In hand"),
    "new": pgettext_lazy("state", "New"),
}
"""By the word that `Inquiry.state` gives."""


@register.filter
def state(word: str) -> SafeString:
    """The badge for a state."""
    return format_html('<span class="state" data-state="{}">{}</span>', word, WORDS[word])
