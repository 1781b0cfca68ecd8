"""Skills in words."""

from collections.abc import Iterable

from django import template
from django.conf import settings
from django.utils.translation import pgettext

from inquiries.models import Skill

register = template.Library()


@register.filter
def skills(held: Iterable[Skill]) -> str:
    """Topics and languages, in the reader's language; empty where there is none."""
    words = dict(settings.LANGUAGES)
    said = [skill.topic.name if skill.topic else str(words.get(skill.language, skill.language)) for skill in held]
    return pgettext("list", ", ").join(said)
