"""Events as sentences in the reader's language."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from inquiries.models import Dispatch, Event

from .by_itself import BY_ITSELF
from .of_accounts import OF_ACCOUNTS
from .of_goodwill import OF_GOODWILL
from .of_identity import OF_IDENTITY
from .particulars import told

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

register = template.Library()

BY_SOMEBODY: dict[str, "StrOrPromise"] = OF_ACCOUNTS | {
    "inquiry.received": _("%(by)s took it down (%(channel)s)."),
    "message.received": _("%(by)s took down further words (%(channel)s)."),
    "topics.set": _("%(by)s set the topics: %(topics)s."),
    "topics.confirmed": _("%(by)s confirmed the topics that were guessed: %(topics)s."),
    "inquiry.prioritised": _("%(by)s gave it the priority: %(priority)s."),
    "inquiry.claimed": _("%(by)s took it."),
    "inquiry.assigned": _("%(by)s gave it to %(to)s."),
    "colleagues.mentioned": _("%(by)s mentioned %(colleagues)s in a note."),
    "inquiry.released": _("%(by)s put it back into the queue."),
    "skills.set": _("%(by)s set what %(owner)s takes first: topics: %(topics)s; languages: %(languages)s."),
    "saved_view.shared": _("%(by)s gave everybody the saved view “%(name)s”."),
    "saved_view.shared_with_words": _("%(by)s gave everybody the saved view “%(name)s”, with words to search for."),
    "saved_view.renamed": _("%(by)s renamed a saved view of everybody to “%(name)s”."),
    "saved_view.moved": _("%(by)s moved the saved view “%(name)s” of everybody up."),
    "saved_view.changed": _("%(by)s changed what the saved view “%(name)s” shows everybody."),
    "saved_view.changed_with_words": _(
        "%(by)s changed what the saved view “%(name)s” shows everybody, with words to search for."
    ),
    "saved_view.dropped": _("%(by)s deleted the saved view “%(name)s” that everybody had."),
    "idle_limit.set": _("%(by)s set that claims lapse after %(minutes)s open minutes without work."),
    "idle_limit.lifted": _("%(by)s set that no claim lapses."),
    "inquiry.closed": _("%(by)s closed it: %(outcome)s."),
    "inquiry.insisted": _("%(by)s was asked and closed it all the same: %(owner)s had it in hand."),
    "inquiry.reopened": _("%(by)s reopened it."),
    "inquiry.held": _("%(by)s put it on hold: %(reason)s."),
    "inquiry.resumed": _("%(by)s ended the hold."),
    "inquiry.merged": _("%(by)s merged it into %(number)s (%(bond)s)."),
    "inquiry.joined": _("%(by)s merged %(number)s into it (%(bond)s)."),
    "inquiry.unmerged": _("%(by)s took it out of %(number)s again."),
    "inquiry.parted": _("%(by)s undid the merge of %(number)s."),
    "inquiry.split": _("%(by)s split messages off as %(number)s."),
    "inquiry.split_off": _("%(by)s split it off %(number)s."),
    "participant.struck_off": _("%(by)s struck off somebody who took part."),
    "contact.chosen": _("%(by)s chose to whom it is answered: %(nominee)s."),
    "contact.restored": _("%(by)s chose the contact from before again."),
    "hint.dismissed": _("%(by)s says that it does not belong to %(number)s."),
    "inquiry.escalated": _("%(by)s handed it to %(route)s; answer due %(due_at)s."),
    "escalation.ended": _("%(by)s ended what was handed to %(route)s."),
    "escalation.answered": _("%(by)s answered what was handed to %(route)s."),
    "escalation.written_down": _("%(by)s wrote down what %(given_by)s (%(route)s) answered."),
    "escalation.withdrawn": _("%(by)s withdrew what was handed to %(route)s."),
    "decision.relayed": _("%(by)s noted that the customer knows what %(route)s answered."),
    "callback.promised": _("%(by)s promised a call %(due_at)s; %(owner)s makes it."),
    "callback.taken_back": _("%(by)s took back the call that was promised for %(due_at)s."),
    "callback.kept": _("%(by)s made the call promised for %(due_at)s."),
    "callback.missed": _("%(by)s made the call promised for %(due_at)s; nobody answered."),
    "call.number_refused": _("The caller began to read out a card number; %(by)s did not take it."),
    "call.warned": _("%(by)s warned the caller that we end the call if it goes on like this."),
    "call.ended_by_us": _("%(by)s ended the call."),
    "harassment.marked": _("%(by)s had to warn the caller, or to end the call: it is marked as harassment."),
    "harassment.lifted": _("%(by)s took off the mark of harassment: %(because)s"),
    "extension.taken": _("%(by)s is rung at extension %(number)s."),
    "extension.given_up": _("%(by)s is rung at no extension."),
    "call_limit.set": _("%(by)s set that calls are warned of after %(minutes)s minutes."),
    "call_limit.reworded": _("%(by)s changed what is said to harassing callers: “%(warning_ja)s” “%(ending_ja)s”"),
    "answer.told": _("%(by)s answered by telephone: %(topics)s."),
    "answer.revised": _("%(by)s rewrote the answer to %(topic)s."),
    "answer.adopted": _("%(by)s took the clauses of the new version for the answer to %(topic)s."),
    "answer.drafted": _("%(by)s drafted an answer to %(topic)s."),
    "answer.insisted": _("%(by)s was asked about the answer to %(topic)s and wrote it all the same: %(doubt)s."),
    "answer.sent_back": _("%(by)s sent the answer to %(topic)s back: %(because)s"),
    "answer.objection_withdrawn": _("%(by)s wants nothing changed any more in the answer to %(topic)s."),
    "answer.approval_taken_back": _("%(by)s took back the approval of the answer to %(topic)s."),
    "answer.retired": _("%(by)s retired the answer to %(topic)s: %(reason)s."),
    "answer.approved": _("%(by)s approved the answer to %(topic)s."),
    "reply.queued": _("%(by)s sent off a reply."),
    "draft.renewed": _("%(by)s put the words of version %(version)s in the place of those of version %(was)s."),
    "batch.begun": _("%(by)s began batch %(batch)s (%(act)s): %(count)s in all."),
    "batch.done": _("%(by)s did this together with others: batch %(batch)s."),
    "batch.undone": _("%(by)s undid what was done here in batch %(batch)s."),
    "batch.taken_back": _("%(by)s undid batch %(batch)s (%(act)s)."),
    "correction.mail": _("%(by)s approved a correction of what was told; it was written off as a mail."),
    "correction.phone": _("%(by)s approved a correction of what was told; somebody has to telephone."),
    "correction.none": _("%(by)s approved a correction of what was told; it was held out here. %(why)s"),
    "correction.told": _("%(by)s corrected by telephone what was told."),
    "correction.taken_back": _("%(by)s took the correction back before it left."),
    "correction.drafted": _("%(by)s wrote a correction of what was told, by version %(version)s."),
    "correction.approved": _(
        "%(by)s approved a correction: %(mail)s by mail, %(phone)s by telephone, %(none)s held out."
    ),
    "correction.dropped": _("%(by)s dropped the draft of a correction."),
    "proof.begun": _("%(by)s put in a notice to be looked at."),
    "proof.replaced": _("%(by)s put another text in the place of the notice in preparation."),
    "proof.put_aside": _("%(by)s put the notice aside before it was in force."),
    "fact.checked": _("%(by)s said of a fact in the notice: %(verdict)s."),
    "reply.insisted": _("%(by)s was asked and sent it all the same: %(doubt)s."),
    "reply.explained": _("%(by)s was asked and sent it all the same: %(doubt)s. Why: %(explanation)s"),
    "reply.taken_back": _("%(by)s took the reply back before it left."),
    "call.doubted": _("What %(by)s wrote down of the call says what is never said."),
    "call.asserted": _("What %(by)s wrote down of the call tells whether somebody is affected."),
    "taboo.added": _("%(by)s put “%(words)s” among what is never said."),
    "taboo.retold": _("%(by)s said anew why “%(words)s” is never said."),
    "taboo.narrowed": _("%(by)s chose to whom “%(words)s” is never said: %(cohorts)s."),
    "taboo.kept": _("%(by)s kept “%(words)s” among what is never said, although the notice says it now."),
    "taboo.lifted": _("%(by)s took “%(words)s” off what is never said: %(reason)s."),
    **OF_GOODWILL,
    "statement.drafted": _("%(by)s drafted a company statement: %(statement)s."),
    "statement.revised": _("%(by)s wrote edition %(number)s of the company statement %(statement)s."),
    "statement.approved": _("%(by)s put edition %(number)s of the company statement %(statement)s in force."),
    "statement.retired": _("%(by)s retired the company statement %(statement)s: %(reason)s."),
    "statement.told": _("%(by)s told by telephone what the company says beside the notice: %(statement)s."),
    "enclosure.added": _("%(by)s put a file to enclose into the library: %(enclosure)s."),
    "enclosure.described": _("%(by)s changed what a file to enclose is called, or where it is offered: %(enclosure)s."),
    "enclosure.replaced": _("%(by)s put in edition %(number)s of the file to enclose %(enclosure)s."),
    "enclosure.opened": _("%(by)s opened edition %(number)s of the file to enclose %(enclosure)s."),
    "enclosure.approved": _("%(by)s approved edition %(number)s of the file to enclose %(enclosure)s."),
    "enclosure.retired": _("%(by)s retired the file to enclose %(enclosure)s: %(reason)s."),
    "enclosure.withdrawn": _("%(by)s withdrew the file to enclose %(enclosure)s, because it was wrong: %(reason)s."),
    "handbook.taken_in": _("%(by)s took in a file of answers: %(topics)s."),
    "lesson.taught": _("%(by)s let the suggestions learn from lessons: %(count)s."),
    "lesson.refused": _("%(by)s refused lessons: %(count)s."),
    "reissue.opened": _("%(by)s opened a card reissue."),
    "reissue.asked_for": _("%(by)s opened a card reissue for which we ask the card company."),
    "reissue.replaced": _("%(by)s opened a card reissue: the card company replaces the card on its own."),
    "reissue.stepped": _("Card reissue: %(stage)s, as reported by: %(reported_by)s. Written down by %(by)s."),
    "reissue.answered": _(
        "Card reissue: %(stage)s, as reported by: %(reported_by)s on sheet %(number)s. Taken in by %(by)s."
    ),
    "reissue.retracted": _("%(by)s took a step of the card reissue back: %(stage)s."),
    "reissue.fee": _("%(by)s noted the fee of the card reissue: %(fee)s."),
    "reissue.issuer": _("%(by)s noted the card company of the card reissue."),
    "reissue.snagged": _("%(by)s put a card on the list to look into: %(snag)s, as reported by: %(reported_by)s."),
    "reissue.looked_into": _("%(by)s looked into a card (%(snag)s) and found: %(words)s"),
    "no_word_limit.set": _("%(by)s set that cards are listed after %(days)s days without a word."),
    "fraud.reported": _("%(by)s wrote down a charge that the customer does not know."),
    "fraud.corrected": _("%(by)s corrected what is known of the unknown charge."),
    "fraud.alarmed": _("%(by)s put an unknown charge to the incident team: %(scope)s."),
    "fraud.stepped": _("Unknown charge: %(fraud_stage)s, as reported by: %(reported_by)s. Written down by %(by)s."),
    "sheet_columns.chosen": _("%(by)s chose the columns of sheets to %(issuer)s."),
    "sheet.made": _("%(by)s made sheet %(number)s to %(issuer)s; cases: %(count)s."),
    "sheet.handed_over": _("%(by)s hands over sheet %(number)s to %(issuer)s. How: %(handed_over)s."),
    "sheet.downloaded": _("%(by)s downloaded sheet %(number)s to %(issuer)s; times: %(count)s."),
    "sheet.withdrawn": _("%(by)s withdrew sheet %(number)s to %(issuer)s."),
    "sheet.closed": _("%(by)s closed sheet %(number)s to %(issuer)s."),
    "sheet.opened_again": _("Sheet %(number)s to %(issuer)s waits again: %(by)s took answers back."),
    "sheet_return.brought": _("%(by)s put in a file of %(issuer)s about sheet %(number)s."),
    "sheet_return.columns_chosen": _(
        "%(by)s said which column is which in the file of %(issuer)s about sheet %(number)s."
    ),
    "sheet_return.words_explained": _("%(by)s said what words of %(issuer)s mean; sheet %(number)s."),
    "sheet_return.accepted": _(
        "%(by)s took in the answers of %(issuer)s to sheet %(number)s: steps: %(count)s, other lines: %(misfits)s."
    ),
    "sheet_return.taken_back": _(
        "%(by)s took back the answers of %(issuer)s to sheet %(number)s: steps: %(count)s; left as they are: %(left)s."
    ),
    "sheet_return.put_aside": _("%(by)s put aside a file of %(issuer)s about sheet %(number)s."),
    "misfit.looked_into": _(
        "%(by)s looked into line %(line)s of the file of %(issuer)s about sheet %(number)s, which had not fitted."
    ),
    "misfit.put_back": _("%(by)s put line %(line)s of the file of %(issuer)s about sheet %(number)s back on the list."),
    "issuer.added": _("%(by)s added a card company."),
    "issuer.named": _("%(by)s wrote down a card company that is not in the directory."),
    "issuer.changed": _("%(by)s changed what the directory says of the card company."),
    "issuer.renamed": _("%(by)s renamed the card company; it was called %(was)s."),
    "issuer.joined": _("%(by)s said that what was typed as %(was)s is this card company."),
    "issuer_call.taken": _("%(by)s wrote down a call of the card company."),
    "issuer_call.kept": _("%(by)s noted that the card company has heard what we promised."),
    "issuer_call.about": _("%(by)s wrote down a call of a card company about this: %(name)s."),
    "waiver.unknown": _(
        "The card company knows of no waived fee, as reported by: %(reported_by)s. Written down by %(by)s."
    ),
    "issuer_desk.added": _("%(by)s wrote down a desk of the card company: %(desk_kind)s."),
    "issuer_desk.changed": _("%(by)s changed what is known of a desk of the card company: %(desk_kind)s."),
    "issuer_desk.renumbered": _(
        "%(by)s changed the number of a desk of the card company: %(desk_kind)s. It was %(was)s."
    ),
    "issuer_desk.confirmed": _(
        "%(by)s compared a desk of the card company and confirmed it: %(desk_kind)s, %(phone)s."
    ),
    "issuer_desk.removed": _("%(by)s took a desk of the card company out of the directory: %(desk_kind)s, %(was)s."),
    "notice.loaded": _("%(by)s loaded version %(version)s of the notice."),
    "notice.published": _("%(by)s put version %(version)s of the notice in force."),
    "notice.published_alone": _(
        "%(by)s put version %(version)s of the notice in force without a second person: %(because)s"
    ),
    "seal.printed": _("%(by)s printed the head of the history: seal %(number)s."),
    "allowance.spent": _("%(by)s was stopped: saw too much of customers in an hour."),
    "roster.loaded": _("%(by)s put list %(roster)s of affected people in force: %(people)s people."),
    "roster.loaded_alone": _(
        "%(by)s put list %(roster)s of affected people in force without a second person: %(because)s"
    ),
    "roster.recounted": _("%(by)s put version %(version)s in force, whose windows count list %(roster)s anew."),
    "roster_import.begun": _("%(by)s put in a list of affected people."),
    "roster_import.columns_chosen": _("%(by)s said which column of the list of affected people is which."),
    "roster_import.checked_again": _("%(by)s had a list of affected people read again, after the notice had changed."),
    "roster_import.accepted": _("%(by)s accepted a list of affected people; rows left out: %(refused)s."),
    "roster_import.put_aside": _("%(by)s put a list of affected people aside."),
    "notice.looked_at": _("%(by)s looked at version %(version)s of the notice, which one person had put in force."),
    "received.settled": _("%(by)s saw to a mail that could not be taken in."),
    "received.taken_in": _("%(by)s typed it from a mail of the ledger."),
    "received.unsettled": _("%(by)s put a mail back among those that could not be taken in."),
    "ledger.unsettled": _("%(by)s put back a difference between mailbox and ledger."),
    "mail.unsettled": _("%(by)s put it back among what was not sent: %(mail)s."),
    "ledger.settled": _("%(by)s saw to a difference between mailbox and ledger."),
    "mail.retried": _("%(by)s has it sent again: %(mail)s."),
    "mail.released": _("%(by)s let it leave, for it is no loop of programs: %(mail)s."),
    "mail.settled": _("%(by)s saw in another way to what was not sent: %(mail)s."),
    **OF_IDENTITY,
}
"""Sentences by action, where staff acted."""

WITHOUT_WORDS: tuple["StrOrPromise", "StrOrPromise"] = (
    _("%(by)s did something for which this page has no words: %(action)s."),
    _("Something happened for which this page has no words: %(action)s."),
)
"""Sentences for unknown actions, of staff and of the program: another release may have written them."""


@register.filter
def sentence(event: Event, topics: Mapping[str, str] | None = None) -> SafeString:
    """The event as a sentence; `topics` are topic names by key."""
    said = told(event, topics or {})
    action, (kind, _dot, verb) = event.action, event.action.partition(".")
    if kind in Dispatch.Kind.values and action not in BY_SOMEBODY.keys() | BY_ITSELF.keys():
        action, said["mail"] = f"mail.{verb}", conditional_escape(Dispatch.Kind(kind).label)
    first, second = (BY_SOMEBODY, BY_ITSELF) if event.by else (BY_ITSELF, BY_SOMEBODY)
    words = first.get(action) or second.get(action) or WITHOUT_WORDS[event.by is None]
    return mark_safe(str(words) % said)  # noqa: S308 - the sentences are ours, what stands in them is escaped
