"""Covered contact details: enough to tell two apart, too little to use."""

from django import template

register = template.Library()

DOTS = "•••••"


@register.filter
def veiled(detail: object) -> str:
    """'y•••••@example.jp' for a mail address, '090-••••-1234' for a telephone number."""
    text = str(detail or "")
    name, at, host = text.rpartition("@")
    if at:
        return f"{name[:1]}{DOTS}@{host}"
    digits = "".join(c for c in text if c.isdigit())
    if len(digits) < 8:
        return DOTS if text else ""
    first = text.split("-", maxsplit=1)[0] if "-" in text else text[:3]
    return f"{first}-••••-{digits[-4:]}"
