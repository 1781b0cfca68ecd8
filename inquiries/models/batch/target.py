"""Target 対象の種類: what the rows of a batch are."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext, ngettext


class Target(StrEnum):
    """What somebody ticks in a list."""

    INQUIRY = "inquiry"
    REISSUE = "reissue"

    def chosen(self, count: int) -> str:
        """How many are chosen."""
        if self == Target.REISSUE:
            said = ngettext("%(count)s card chosen", "%(count)s cards chosen", count)
        else:
            said = ngettext("%(count)s inquiry chosen", "%(count)s inquiries chosen", count)
        return said % {"count": count}

    def done_to(self, count: int) -> str:
        """To how many it will be done."""
        if self == Target.REISSUE:
            said = ngettext("It will be done to %(count)s card.", "It will be done to %(count)s cards.", count)
        else:
            said = ngettext("It will be done to %(count)s inquiry.", "It will be done to %(count)s inquiries.", count)
        return said % {"count": count}

    @property
    def back(self) -> str:
        """The words that lead back to their list."""
        return gettext("To the reissues") if self == Target.REISSUE else gettext("To the queue")
