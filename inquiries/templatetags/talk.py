"""Texts of customers, made safe for the page."""

import re

import nh3
from django import template
from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from inquiries.models.inquiry import letter

register = template.Library()

COVERED = re.compile(r"\[(カード番号 [^\[\]<>]*?•{4}\d{4})\]|•{4}\d{0,4}")
"""What the mask leaves of a card number, with or without its brand, and of other secrets."""
BAR = (
    '<span class="masked" title="{}"><svg class="i i-s" aria-hidden="true"><use href="#i-lock"/></svg>'
    '{}<span class="visually-hidden">{}</span></span>'
)
TAGS = {
    "b", "blockquote", "br", "caption", "code", "dd", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    "i", "li", "ol", "p", "pre", "s", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "u", "ul",
}  # fmt: skip


@register.filter
def paragraphs(text: str) -> SafeString:
    """HTML with paragraphs and line breaks as written; what was masked is shown as a bar."""
    return mark_safe(COVERED.sub(_bar, linebreaks(text, autoescape=True)))  # noqa: S308 - escaped by linebreaks


@register.filter
def on_page(words: str, language: str) -> str:
    """The text of a mail of ours, for the customer's page."""
    return letter.on_page(words, language)


@register.filter
def harmless(html: str) -> SafeString:
    """A mail's HTML without links, pictures, styles and scripts: its words in their order and tables."""
    return mark_safe(COVERED.sub(_bar, nh3.clean(html, tags=TAGS, attributes={})))  # noqa: S308 - cleaned


def _bar(match: re.Match[str]) -> str:
    return format_html(BAR, _("Blacked out on arrival"), match[1] or match[0], _("(blacked out)"))
