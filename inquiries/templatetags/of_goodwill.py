"""Sentences for events of goodwill: what the notice promises, codes, and who got one."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

OF_GOODWILL: dict[str, "StrOrPromise"] = {
    "promise.made": _("%(by)s said that the notice promises something: version %(version)s, %(clause)s, %(yen)s yen."),
    "promise.proposed": _(
        "%(by)s proposed that the notice promises something: version %(version)s, %(clause)s, %(yen)s yen."
    ),
    "promise.confirmed": _(
        "%(by)s confirmed what the notice promises: version %(version)s, %(clause)s, %(yen)s yen. It can be given now."
    ),
    "promise.refused": _("%(by)s refused to confirm what the notice promises (%(clause)s): %(explanation)s"),
    "promise.withdrawn": _("%(by)s withdrew what they proposed that the notice promises (%(clause)s): %(explanation)s"),
    "promise.ended": _("%(by)s said that the notice promises nothing after all: %(explanation)s"),
    "lot.loaded": _("%(by)s loaded %(count)s apology codes of %(yen)s yen."),
    "remedy.asked": _("%(by)s asked for an apology code."),
    "remedy.approved": _("%(by)s approved the apology code."),
    "remedy.declined": _("%(by)s declined the apology code: %(explanation)s"),
    "remedy.given": _("%(by)s gave the apology code %(way)s."),
    "remedy.called_back": _("%(by)s made the apology code void, for it did not arrive: %(explanation)s"),
}
"""By action; all of them of the staff."""
