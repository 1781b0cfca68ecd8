"""What a file is and how much of it was read, in words."""

from collections.abc import Callable

from django import template
from django.utils.translation import ngettext

from inquiries.models import Attachment

register = template.Library()
Kind = Attachment.Kind

COUNTED: dict[str, Callable[[int], str]] = {
    Kind.PDF: lambda count: ngettext("PDF, %(count)d page", "PDF, %(count)d pages", count),
    Kind.SHEET: lambda count: ngettext("Spreadsheet, %(count)d sheet", "Spreadsheet, %(count)d sheets", count),
    Kind.SLIDES: lambda count: ngettext("Slides, %(count)d page", "Slides, %(count)d pages", count),
    Kind.ARCHIVE: lambda count: ngettext("Archive, %(count)d file", "Archive, %(count)d files", count),
}


@register.filter
def described(attachment: Attachment) -> str:
    """Its kind, and of how many pages it is: PDF, 2 pages."""
    if attachment.pages and (counted := COUNTED.get(attachment.kind)):
        return counted(attachment.pages) % {"count": attachment.pages}
    return attachment.get_kind_display()
