"""Why a queued mail must not be sent, and what an error of the mail server means for it."""

import smtplib
from typing import Any, NamedTuple

from anymail.exceptions import AnymailAPIError, AnymailError, AnymailInvalidAddress, AnymailRecipientsRefused
from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from inquiries.documents.charset import decode
from inquiries.mail.reading.addresses import ADDRESS
from inquiries.mail_address import is_sendable_anywhere
from inquiries.masking import mask
from inquiries.models import Dispatch, Inquiry, Message, OneTimeCode, Quotation, Version
from inquiries.models.encrypted import holding
from inquiries.models.goodwill import mark
from inquiries.models.refusal import Refusal
from inquiries.models.reply import enclosing

from . import smtp

OLD_VERSION = _("It quotes a version of the notice that is no longer in force. Write it anew.")
NEWER_MAIL = _("The customer wrote again before it left. Read that first, then send it again.")
NO_LONGER_THERE = _("The customer is no longer reached at this address. Telephone, or write to another one.")
ADDRESS_REFUSED = _("The customer's mail server does not accept this address. Ask for another one by telephone")
MAIL_REFUSED = _("The mail server does not accept this mail. Have its answer looked into, then send it again")
NOT_CARRIED = _(
    "Our mail server cannot send to this address, for it is not in Latin letters before the @. "
    "Ask for another one by telephone."
)
NO_ADDRESS = _("No mail can be sent to this address. Ask for another one by telephone.")
CODE_OVER = _("The code ran out before it could be sent, or its address is gone. Have another one sent.")
NOT_NOW = _("The mail server does not take it at the moment. If this stays so, have the server looked into")
AWAY = _("The mail server cannot be reached. If this stays so, have the server looked into.")
OURS_TO_MEND = {401, 402, 403, 404, 407}
"""HTTP codes of a provider that rejects our account (key, payment): no mail leaves until somebody mends it."""
NOT_AT_THE_MOMENT = {408, 425, 429}
LONGEST = 200


class Failure(NamedTuple):
    """Why a try failed. `is_for_good`: not tried again. `is_server_away`: the pass ends, since no mail can leave."""

    error: str
    is_for_good: bool = False
    is_server_away: bool = False


def refusal(dispatch: Dispatch) -> str:
    """Why the mail must not be sent now, or an empty string."""
    if dispatch.one_time_code:
        return _of_code(dispatch.one_time_code)
    theirs = dispatch.inquiry.contact.addresses.filter(holding("address", dispatch.to_address), bounced_at=None)
    if dispatch.kind != Dispatch.Kind.ALARM and not theirs.exists():
        return NO_LONGER_THERE
    if not is_sendable_anywhere(dispatch.to_address) and settings.EMAIL_BACKEND != smtp.BACKEND:
        return NOT_CARRIED
    if dispatch.message is None:
        return ""
    version = Version.objects.in_force()
    quoted = Quotation.objects.filter(message=dispatch.message)
    in_force = Q(answer__version=version) | Q(answer=None, clause__version=version)
    if quoted.exclude(in_force).exists():
        return OLD_VERSION
    if why := enclosing.obstacle(dispatch.message, version):
        return why
    if why := mark.obstacle(dispatch.message):
        return why
    said = Message.objects.filter(inquiry__in=Inquiry.objects.parts_of(dispatch.inquiry))
    newer = said.received().filter(at__gt=dispatch.queued_at, author=None)
    return NEWER_MAIL if newer.exists() else ""


def _of_code(code: OneTimeCode) -> str:
    """Why a code must not be mailed now. Its address is looked at here, and never compared with the contact's."""
    try:
        address = code.address() if code.is_running(timezone.now()) else ""
    except Refusal:  # WrongKeys, or an address that no blinder takes: one code must not stop the pass
        address = ""
    if not address:
        return CODE_OVER
    return "" if is_sendable_anywhere(address) or settings.EMAIL_BACKEND == smtp.BACKEND else NOT_CARRIED


def failure(error: Exception) -> Failure:
    """What the exception of a mail backend means for the mail."""
    if isinstance(error, AnymailError):
        return _of_provider(error)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()), (0, b""))
        return Failure(_with(ADDRESS_REFUSED if code >= 500 else NOT_NOW, code, words), is_for_good=code >= 500)
    if isinstance(error, smtplib.SMTPDataError):
        is_for_good = error.smtp_code >= 500
        sentence = MAIL_REFUSED if is_for_good else NOT_NOW
        return Failure(_with(sentence, error.smtp_code, error.smtp_error), is_for_good=is_for_good)
    if isinstance(error, smtplib.SMTPResponseException):  # sign-in, sender, greeting: the mail itself is not at fault
        return Failure(_with(NOT_NOW, error.smtp_code, error.smtp_error), is_server_away=True)
    if isinstance(error, ValueError):
        return Failure(NOT_CARRIED if isinstance(error, smtp.NotCarried) else NO_ADDRESS, is_for_good=True)
    if isinstance(error, smtplib.SMTPNotSupportedError):  # the server lacks the encryption or sign-in of our settings
        return Failure(told(NOT_NOW, str(error)), is_server_away=True)
    if isinstance(error, (smtplib.SMTPException, OSError)):
        return Failure(AWAY, is_server_away=True)
    return Failure(f"{NOT_NOW}: {type(error).__name__}")


def _of_provider(error: AnymailError) -> Failure:
    """The same for a mail provider, which answers over HTTP."""
    if isinstance(error, AnymailRecipientsRefused):
        return Failure(told(ADDRESS_REFUSED, _answer(error.response)), is_for_good=True)
    if isinstance(error, AnymailInvalidAddress):
        return Failure(NO_ADDRESS, is_for_good=True)
    if not isinstance(error, AnymailAPIError):
        return Failure(told(MAIL_REFUSED, type(error).__name__), is_for_good=True)
    code = error.status_code
    if code is None:
        return Failure(AWAY, is_server_away=True)
    if code < 400 or code >= 500 or code in OURS_TO_MEND | NOT_AT_THE_MOMENT:
        return Failure(_with(NOT_NOW, code, _answer(error.response)), is_server_away=True)
    return Failure(_with(MAIL_REFUSED, code, _answer(error.response)), is_for_good=True)


def _answer(response: Any) -> str:
    """The provider's explanation: Postmark calls the field `Message`, the others `message`."""
    try:
        said = response.json()
    except (AttributeError, ValueError):
        return ""
    return str(said.get("Message") or said.get("message") or "") if isinstance(said, dict) else ""


def _with(sentence: str, code: int, words: bytes | str) -> str:
    return told(sentence, f"{code} {decode(words) if isinstance(words, bytes) else words}")


def told(sentence: str, said: str) -> str:
    """The sentence with the other side's words, masked and without addresses."""
    said = mask(ADDRESS.sub("…", " ".join(said.split()))).text[:LONGEST].strip()
    return f"{sentence}: {said}" if said else sentence
