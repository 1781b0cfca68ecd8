"""Level 確認段階: how sure we are who asks, and what may be told at each level. The one table of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .sentences import Way


class Level(models.IntegerChoices):
    """What leaked proves nothing: a level is reached by what was registered before, and answered."""

    UNVERIFIED = 0, _("Not verified")
    CALLED_BACK = 1, _("Called back on the registered number")
    CODE = 2, _("One-time code to the registered address")


MAY_BE_TOLD: dict[Level, frozenset[Way]] = {
    Level.UNVERIFIED: frozenset(),
    Level.CALLED_BACK: frozenset({Way.ALOUD}),
    Level.CODE: frozenset({Way.ALOUD, Way.WRITTEN}),
}
"""In which ways the outcome of a look-up is told. What the notice says is told to everybody.

Who was called back has proved a telephone, and is told on it; a mail address they may name meanwhile is not proved.
"""
