"""Sentences for what somebody did to sign-ins and to programs that are connected."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

OF_ACCOUNTS: dict[str, "StrOrPromise"] = {
    "telephone_system.connected": _("%(by)s connected a telephone system: %(system)s."),
    "telephone_system.disconnected": _("%(by)s disconnected a telephone system: %(system)s."),
    "second_factor.set_up": _("%(by)s set up a second factor: %(factor)s."),
    "second_factor.removed": _("%(by)s removed a second factor: %(factor)s."),
    "second_factor.renewed": _("%(by)s made new ones, and the old ones are void: %(factor)s."),
    "second_factor.spent": _("%(by)s gave a recovery code, which is spent; left: %(left)s."),
}
"""By action."""
