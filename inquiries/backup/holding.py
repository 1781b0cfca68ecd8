"""What was under way when a backup was made: it may have been done since, so nothing of it goes on by itself."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from inquiries.models.batch.said import said_by
from inquiries.models.refusal import Refusal

from .tables import Table

MAY_HAVE_LEFT = gettext_noop(
    "The backup was made before it left. It may have left since: look before it is sent again."
)


class MayBeDone(Refusal):
    """Of many at once, this one was still to be done."""

    sentence = _("The backup was made before this was done. It may have been done since: look, and do it singly.")


def hold(tables: dict[str, Table], *, at: datetime) -> int:
    """In the transaction that loads the rows, so that no moment lies between. How many mails are held.

    Mails that waited stand on the home screen as not sent; batches end with what was left named; codes run out;
    what two people were to agree on about a second factor is asked for anew.
    """
    mails = tables["inquiries.dispatch"].rows().filter(sent_at=None, failed_at=None)
    held = mails.update(failed_at=at, error=MAY_HAVE_LEFT, claimed_until=None)
    tables["inquiries.item"].rows().filter(state="pending").update(state="left_out", why=said_by(MayBeDone()))
    tables["inquiries.onetimecode"].rows().filter(expires_at__gt=at).update(expires_at=at)
    if resets := tables.get("inquiries.factorreset"):
        resets.rows().filter(confirmed_at=None, withdrawn_at=None).update(withdrawn_at=at)
    return held
