"""The outgoing mail, built from its row at the moment of sending."""

import re
from collections.abc import Callable
from email.mime.base import MIMEBase
from email.utils import parseaddr

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from inquiries.mail.reading.headers import BLANK, MESSAGE_ID
from inquiries.models import Dispatch, Inquiry, Message, Version
from inquiries.models.goodwill import mark

from .mime import PlainMail, file

Kind = Dispatch.Kind
MOST_REFERENCES = 20
POSTMARK = "anymail.backends.postmark.EmailBackend"


def compose(dispatch: Dispatch) -> PlainMail:
    """The mail. Every try builds the same mail, with the Message-ID that was fixed before the first try."""
    with override(settings.LANGUAGE_CODE if dispatch.escalation else dispatch.inquiry.language):
        return PlainMail(
            subject=_subject(dispatch),
            body=_body(dispatch),
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[dispatch.one_time_code.address() if dispatch.one_time_code else dispatch.to_address],
            reply_to=[parseaddr(settings.DEFAULT_FROM_EMAIL)[1]],
            headers=_headers(dispatch),
            attachments=_files(dispatch),
        )


def _subject(dispatch: Dispatch) -> str:
    """The subject holds the receipt number, by which an answer without a reference still finds its inquiry.

    An alarm, which goes to nobody of this inquiry, has that of the escalation instead.
    """
    if dispatch.message:
        return " ".join(BLANK.split(dispatch.message.subject)).strip()
    if dispatch.escalation:
        return gettext("Unknown charge that the notice cannot explain [%(number)s]") % {
            "number": dispatch.escalation.number
        }
    if dispatch.one_time_code:
        return " / ".join(_in_both(lambda: gettext("Your one-time code")))
    subject = {
        Kind.ACKNOWLEDGEMENT: gettext("We have received your inquiry [%(number)s]"),
        Kind.LINK: gettext("Your link to see how your inquiry stands [%(number)s]"),
    }[Kind(dispatch.kind)]
    return subject % {"number": dispatch.inquiry.number}


def _body(dispatch: Dispatch) -> str:
    """Only a reply, which staff have read, may hold the sender's words: an acknowledgement could carry spam."""
    if asked := dispatch.escalation:
        context = {"asked": asked, "link": _address("escalation_show", asked.pk)}
        return render_to_string("inquiries/mail/alarm.txt", context).strip() + "\n"
    if dispatch.one_time_code:
        return "\n\n".join(_in_both(lambda: _rendered(dispatch)))
    return _rendered(dispatch)


def _in_both(said: Callable[[], str]) -> list[str]:
    """In both languages, Japanese first: of whoever the list names we do not know which they read."""
    words = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            words.append(said())
    return words


def _rendered(dispatch: Dispatch) -> str:
    version, code = Version.objects.in_force(), dispatch.one_time_code
    context = {
        "text": mark.filled(dispatch.message) if dispatch.message else "",
        "number": "" if code else dispatch.inquiry.number,
        "company": version.notice.company if version else "",
        "phone": version.phone if version else "",
        "times": version.opening_times if version else "",
        "days": settings.HOTLINE_LINK_DAYS,
        "link": _address("link_open", dispatch.link.token) if dispatch.link else "",
        "fresh_link": _address("link_create"),
        "code": f"{code.digits[:3]} {code.digits[3:]}" if code else "",
        "until": f"{timezone.localtime(code.expires_at):%H:%M}" if code else "",
    }
    body = render_to_string(f"inquiries/mail/{dispatch.kind}.txt", context)
    return re.sub(r"\n{3,}", "\n\n", body).strip() + "\n"


def _files(dispatch: Dispatch) -> list[MIMEBase]:
    """The editions that it carries, byte for byte, in their order."""
    if dispatch.message is None:
        return []
    carried = dispatch.message.enclosings.select_related("edition__content").in_order()
    return [file(one.edition.name, one.edition.raw, one.edition.content_type) for one in carried]


def _address(name: str, *parts: object) -> str:
    return f"{settings.HOTLINE_BASE_URL}{reverse(name, args=parts)}"


def _headers(dispatch: Dispatch) -> dict[str, str]:
    headers = {"Message-ID": dispatch.mail_id}
    if settings.EMAIL_BACKEND == POSTMARK:
        headers["X-PM-KeepID"] = "true"  # else Postmark replaces the Message-ID, and answers do not find the inquiry
    if dispatch.escalation:
        return headers | {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
    if references := _references(dispatch):
        headers |= {"In-Reply-To": references[-1], "References": " ".join(references)}
    if not dispatch.message:  # written by a program, so no program should answer (RFC 3834; Microsoft's header)
        headers |= {"Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All"}
    return headers


def _references(dispatch: Dispatch) -> list[str]:
    """The Message-IDs of the mails between the customer and us, the customer's newest last; none of a third party."""
    said = Message.objects.filter(inquiry__in=Inquiry.objects.shown_with(dispatch.inquiry), from_third_party=False)
    if dispatch.one_time_code:  # whoever the list names is perhaps not the contact, and gets nothing of this inquiry
        return []
    known = said.said_aloud().exclude(mail_id__in=["", dispatch.mail_id]).oldest_first()
    mails = [(kind, mail_id) for kind, mail_id in known.values_list("kind", "mail_id") if MESSAGE_ID.fullmatch(mail_id)]
    theirs = [mail_id for kind, mail_id in mails if kind == Message.Kind.IN]
    if not theirs:
        return []
    others = [mail_id for _, mail_id in mails if mail_id != theirs[-1]]
    return [*others[-MOST_REFERENCES:], theirs[-1]]
