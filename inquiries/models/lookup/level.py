"""Level 確認段階: how sure we are who asks, and what may be told at each level. The one table of it."""

from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from .sentences import Way


class Level(models.IntegerChoices):
    """What leaked proves nothing: a level is reached by what was registered before, and answered."""

    UNVERIFIED = 0, _("Not verified")
    CALLED_BACK = 1, _("Called back on the registered number")
    CODE = 2, _("Verified by a one-time code")


class Standing(StrEnum):
    """What a look-up found, beside what was proved. Anything else is told to nobody."""

    SAME_PERSON = "same_person"
    """It found the one person of the list who is verified: listed, outside the windows, or cannot be confirmed."""
    PROVED_VALUE = "proved_value"
    """It found nobody, and asked about the very value that was proved: not listed."""


MAY_BE_TOLD: dict[Level, dict[Standing, frozenset[Way]]] = {
    Level.UNVERIFIED: {},
    Level.CALLED_BACK: {Standing.SAME_PERSON: frozenset({Way.ALOUD})},
    Level.CODE: {
        Standing.SAME_PERSON: frozenset({Way.ALOUD, Way.WRITTEN, Way.PAGE}),
        Standing.PROVED_VALUE: frozenset({Way.ALOUD, Way.WRITTEN, Way.PAGE}),
    },
}
"""In which ways the outcome of a look-up is told. What the notice says is told to everybody.

Who was called back has proved a telephone, and is told on it; a mail address they may name meanwhile is not proved.
Who typed the code on their own page counts at the desk as who read it out; what staff heard opens no page.
"""
