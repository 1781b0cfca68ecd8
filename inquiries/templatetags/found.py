"""Search words, marked in the text."""

from django import template
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe

from inquiries.search import Query

register = template.Library()


@register.filter
def marked(text: object, query: Query) -> SafeString:
    """The text with the words found in <mark>."""
    if not query:
        return escape(text)
    pieces = query.marked(str(text))
    return mark_safe(  # noqa: S308 - each piece is escaped
        "".join(
            format_html("<mark>{}</mark>", piece) if is_found else conditional_escape(piece)
            for piece, is_found in pieces
        )
    )
