"""For whom words are, as the desk reads it."""

from django import template
from django.utils.translation import pgettext

from inquiries.models import Cohort

register = template.Library()


@register.filter
def cohort(code: str) -> str:
    """The name of a cohort; a code that nobody knows as it is."""
    return str(dict(Cohort.choices).get(code, code))


@register.filter
def cohorts(codes: list[str]) -> str:
    """Their names in one line, or that it holds for everybody."""
    return pgettext("list", ", ").join(map(cohort, codes)) or pgettext("cohorts", "everybody")
