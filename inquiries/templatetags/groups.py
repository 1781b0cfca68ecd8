"""Keys and codes in groups, as people copy them."""

from django import template

register = template.Library()


@register.filter
def fours(text: str) -> str:
    """In groups of four characters."""
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))
