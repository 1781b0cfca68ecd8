"""A head that was noted down outside the building, compared with the chain."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from inquiries.models.refusal import Refusal

from .seal import Seal

ENOUGH = 16
"""Digits of a hash that are compared at least: nobody finds another seal that begins with them."""
WHOLE = 64
HIGHEST = 2**63 - 1


class NotAHead(Refusal):
    """What was typed has no number, or too little of a hash."""

    sentence = _(
        "A noted head is a number, a colon and at least the first 16 digits of the hash (0 to 9, a to f), "
        "such as 128:9f86 d081 884c 7d65."
    )


@dataclass(frozen=True)
class Noted:
    """The number that was noted, and the seal of the chain that it is; None where there is none such any more."""

    number: int
    seal: Seal | None


def noted(typed: str) -> Noted:
    """Full width, blanks, hyphens and line breaks do not matter. NotAHead."""
    plain = re.sub(r"[\s‐-―−-]", "", unicodedata.normalize("NFKC", typed)).lower()
    found = re.fullmatch(rf"(\d{{1,19}}):([0-9a-f]{{{ENOUGH},{WHOLE}}})", plain, re.ASCII)
    if not found or (number := int(found[1])) > HIGHEST:
        raise NotAHead
    return Noted(number, Seal.objects.filter(number=number, hash__startswith=found[2]).first())
