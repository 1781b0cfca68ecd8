"""Numbers as Japanese and English write them."""

from django import template

register = template.Library()


@register.filter
def grouped(number: int | None) -> str:
    """'131,464'."""
    return "" if number is None else f"{number:,}"
