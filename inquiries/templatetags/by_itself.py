"""Sentences for events in which the customer or the program acted; those of the staff stand in events.py."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

BY_ITSELF: dict[str, "StrOrPromise"] = {
    "inquiry.received": _("Received (%(channel)s)."),
    "message.received": _("The customer said more (%(channel)s)."),
    "topics.set": _("Topics: %(topics)s."),
    "topics.guessed": _("It sounds like: %(topics)s. Nobody has confirmed this."),
    "inquiry.lapsed": _("Released after %(minutes)s minutes without work; %(owner)s had it."),
    "inquiry.threatened": _("The words sound like a threat, so it comes first."),
    "inquiry.unacknowledged": _("No acknowledgement leaves by itself. %(why)s"),
    "inquiry.reacted_to": _("A reaction to our mail came in: %(face)s. It asks for nothing."),
    "inquiry.reopened": _("The customer wrote again, so it was reopened."),
    "inquiry.resumed": _("The customer wrote, so the hold ended."),
    "participants.named": _("The customer put people in copy, who take part now: %(count)s."),
    "participants.refused": _("The customer put many people in copy, who do not take part: %(count)s."),
    "call.wanted": _("The customer would like to be called."),
    "contact.verified_by_code": _("The customer proved their address with a one-time code, on their own page."),
    "code.asked": _("The customer asked for a one-time code to the registered address, on their own page."),
    "code.spent": _("A wrong one-time code was typed too often on the customer's page; it works no more."),
    "lookup.made": _("The customer looked up whether they are affected, on their own page."),
    "link.used": _("The customer opened the page on how it stands."),
    "reissue.stepped": _("Card reissue: %(stage)s, as reported by: %(reported_by)s."),
    "reissue.fee": _("The customer reported the fee of the card reissue: %(fee)s."),
    "reissue.retracted": _("The customer took a step of the card reissue back: %(stage)s."),
    "reissue.taken_back": _("The customer took back what they had reported of a card: %(snag)s."),
    "reissue.snagged": _("A card to look into: %(snag)s, as reported by: %(reported_by)s."),
    "notice.loaded": _("Version %(version)s of the notice was loaded."),
    "issuer.added": _("A card company came into the directory."),
    "issuer.changed": _("What the directory says of the card company was changed."),
    "issuer_desk.added": _("A desk of the card company was written down: %(desk_kind)s."),
    "roster.loaded": _("List %(roster)s of affected people came into force: %(people)s people."),
    "roster.recounted": _("The windows of version %(version)s count list %(roster)s of affected people anew."),
    "blind_key.rotated": _("The key of the list of affected people was rotated: %(addresses)s addresses."),
    "roster_import.expired": _("The file of a list of affected people was deleted, for its hour was over."),
    "blind_key.made": _("A key was made by which affected people are found."),
    "remedy.low": _("Only %(left)s apology codes are left."),
    "remedy.called_back": _("The mail with the apology code did not arrive. The code is void."),
    "answer.drafted": _("An answer to %(topic)s was drafted."),
    "taboo.added": _("“%(words)s” is never said from now on."),
    "taboo.retold": _("Why “%(words)s” is never said was said anew."),
    "taboo.narrowed": _("“%(words)s” is never said to: %(cohorts)s."),
    "taboo.lifted": _("“%(words)s” may be said again."),
    "handbook.taken_in": _("A file of answers was taken in: %(topics)s."),
    "ledger.differed": _("%(mailbox)s: %(seen)s mails were seen, %(rows)s are in the ledger."),
    "alarm.answered": _("Somebody answered the alarm to the incident team by mail: see the note."),
    "factor_reset.commanded": _("The second factor of %(owner)s was reset on the server."),
    "sign_in.ended": _("Sign-ins of %(owner)s were ended: %(count)s."),
    "mail.queued": _("Ready to leave: %(mail)s."),
    "mail.withheld": _("Withheld, for too many left within an hour: %(mail)s."),
    "mail.stopped": _("Stopped, for programs seem to answer each other: %(mail)s."),
    "mail.withdrawn": _("Not sent, for somebody else is answered now: %(mail)s."),
    "mail.sent": _("Sent: %(mail)s."),
    "mail.failed": _("Could not be sent: %(mail)s."),
    "mail.delayed": _("Not delivered yet, the other mail server makes it wait: %(mail)s."),
    "mail.bounced": _("Came back undelivered: %(mail)s."),
}
"""By action."""
