"""Echo 引用された引換コード: a customer's answer quotes our mail, and with it their code, which is not kept either."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import pgettext

from inquiries.models.inquiry.contact import Contact
from inquiries.models.locking import WrongKeys

from .remedy_code import RemedyCode

if TYPE_CHECKING:
    from inquiries.models.inquiry.inquiry import Inquiry

BETWEEN = r"(?:[\s>＞]|<[^<>]*>)*"
"""Between two characters of a code: a line that was wrapped, its quotation marks, a tag of HTML."""


def cover_of(address: str, inquiry: Inquiry | None) -> Callable[[str], str]:
    """What covers, in words from this address in this inquiry, each code that their sender or its contact was given.

    `inquiry` is the one that they belong to, or may belong to.
    """
    who = Q(remedy__inquiry__contact__in=Contact.objects.with_address(address).values("pk"))
    if inquiry:
        who |= Q(remedy__inquiry__contact=inquiry.contact_id)
    codes = [plain for code in RemedyCode.objects.filter(who) if (plain := _plain(code))]
    if not codes:
        return lambda text: text
    found = re.compile("|".join(BETWEEN.join(map(re.escape, code)) for code in codes), re.IGNORECASE)
    covered = pgettext("mark", "[gift code]")
    return lambda text: found.sub(covered, text) if found.search(text) else text


def _plain(code: RemedyCode) -> str:
    """Nothing where no key opens it: the mail is taken in all the same."""
    try:
        return code.plain()
    except WrongKeys:
        return ""
