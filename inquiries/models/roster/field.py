"""Field 項目: what is read from a list of affected people. All else in it is passed over."""

from enum import Enum

from django.utils.translation import gettext_lazy as _


class Field(Enum):
    """What is read from a list. All else in it is passed over."""

    MEMBER = "member_id"
    MAIL = "email"
    OTHER_MAIL = "other_email"
    PHONE = "phone"
    OTHER_PHONE = "other_phone"
    REGISTERED = "registered_on"
    CHANGED = "changed_on"
    CARD_REGISTERED = "card_registered_on"
    CARD_USED = "card_used_on"


IDENTIFIERS = {Field.MEMBER, Field.MAIL, Field.OTHER_MAIL, Field.PHONE, Field.OTHER_PHONE}
"""A person is found by one of these."""
DAYS = {Field.REGISTERED, Field.CHANGED, Field.CARD_REGISTERED, Field.CARD_USED}
LABELS = {
    Field.MEMBER: _("Member ID"),
    Field.MAIL: _("Mail address"),
    Field.OTHER_MAIL: _("Second mail address"),
    Field.PHONE: _("Telephone number"),
    Field.OTHER_PHONE: _("Second telephone number"),
    Field.REGISTERED: _("Registered on"),
    Field.CHANGED: _("Last changed on"),
    Field.CARD_REGISTERED: _("Card registered on"),
    Field.CARD_USED: _("Card last used or changed on"),
}
NOBODY_FOUND = _(
    "Say which column holds the mail address, the telephone number or the member ID: one of them at least."
)
