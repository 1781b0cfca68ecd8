"""Sentences for what somebody did to sign-ins and to programs that are connected."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

OF_ACCOUNTS: dict[str, "StrOrPromise"] = {
    "telephone_system.connected": _("%(by)s connected a telephone system: %(system)s."),
    "telephone_system.disconnected": _("%(by)s disconnected a telephone system: %(system)s."),
    "staff.enrolled": _("%(by)s made an account for %(owner)s: %(username)s, %(role)s."),
    "staff.slip_renewed": _("%(by)s made another sign-in slip for %(owner)s."),
    "staff.own_password_set": _("%(by)s set their own password."),
    "staff.role_changed": _("%(by)s changed the role of %(owner)s: %(role_before)s → %(role)s."),
    "staff.last_day_set": _("%(by)s set the last day of %(owner)s: %(day)s."),
    "staff.last_day_lifted": _("%(by)s set no last day for %(owner)s any more."),
    "staff.ended": _("%(by)s ended %(owner)s: signed out everywhere, no sign-in any more."),
    "staff.taken_back": _("%(by)s took %(owner)s back."),
    "allowance.lifted": _("%(by)s let %(owner)s go on, who had seen too much in an hour."),
    "sign_in.ended": _("%(by)s ended sign-ins of %(owner)s: %(count)s."),
    "second_factor.set_up": _("%(by)s set up a second factor: %(factor)s."),
    "second_factor.removed": _("%(by)s removed a second factor: %(factor)s."),
    "second_factor.renewed": _("%(by)s made new ones, and the old ones are void: %(factor)s."),
    "factor_reset.asked": _("%(by)s asked for the reset of the second factor of %(owner)s."),
    "factor_reset.confirmed": _("%(by)s reset the second factor of %(owner)s, for which %(asked_by)s had asked."),
    "factor_reset.withdrawn": _("%(by)s withdrew the reset of the second factor of %(owner)s."),
    "second_factor.spent": _("%(by)s gave a recovery code, which is spent; left: %(left)s."),
}
"""By action."""
