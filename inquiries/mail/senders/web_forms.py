"""Mails that a web form sends: known by their sender, and by the person named in Reply-To or in a field."""

import re
from email.message import Message

from inquiries.mail.reading import headers
from inquiries.mail.reading.addresses import Address
from inquiries.ours import Ours

from . import form_fields
from .automatic_text import RECEIVES
from .groups import LISTS

NOBODY = re.compile(
    r"(?:.*[-_.])?(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|auto[-_.]?(?:reply|confirm|respon(?:se|der)))(?:[-_.+].*)?@.*"
    r"|(?:.*-)?bounces?(?:[+-].*)?@.*"
    r"|(?:notif(?:y|ications?)|alerts?|newsletters?|mail-?mag(?:azine)?|melmaga|cron|nagios|zabbix|logwatch|root"
    r"|auto-?mail|majordomo|listserv)@.*"
)
PROGRAM = re.compile(
    r"(?:.*[-_.])?(?:wordpress|forms?|formmail(?:er)?|contact-?form|web-?form|mailform)(?:[-_.+].*)?@.*"
    r"|(?:mailer|www|www-data|apache|nginx|httpd|nobody|cgi|webmaster|web|server|system|postmail)@.*"
)
"""Senders that web sites use. They prove a form only if the mail names another person to answer."""
OFFICE = re.compile(
    r"(?:info|support|help(?:desk)?|service|contact|sales|office|cs|customer|admin|shop|store|order|mail|news|press|team"
    r"|inquiry|toiawase|otoiawase|soudan|madoguchi|hello|care|desk|list|owner)(?:[-_.+\d].*)?@.*"
)
SORTED = re.compile(r"(?:repl(?:y|ies)|tickets?|cases?|r|id)(?:[-_.+].*)?@.*|[^@]*[0-9a-f]{16}[^@]*@.*")
"""Addresses that a program reads, such as a ticket system's."""
OWNS_UP = ("Auto-Submitted", "Precedence", "List-Unsubscribe")
SERVICE = re.compile(r"\b(?:web)?(?:forms?|flow|automate|survey|questionnaire)\b|フォーム|アンケート", re.IGNORECASE)
MARKS = ("X-WPCF7-Content-Type", "X-Formmail", "X-Form-Id", "X-WPForms", "X-Formrun", "X-MW-WP-Form")
SAYS_FORM = re.compile(
    r"(?:フォーム|form).{0,60}(?:から|より|に|via|from).{0,12}(?:送信|投稿|届|回答|お?問い?合わ?せ|sent|submitted)"
    r"(?!.{0,8}(?:ください|下さい|いただ|頂|願))"
    r"|フォーム(?:に|への)(?:新しい|新規の?)?(?:ご?回答|ご?投稿|お?問い?合わ?せ|ご?入力)"
    r"|(?:sent|submitted) (?:from|via|through|by) .{0,40}\bform\b|submitted (?:your|the|a) .{0,20}form\b"
    r"|new (?:form )?(?:submission|response)",
    re.IGNORECASE,
)
# A whole line addressed to us ("お問い合わせがありました"); an automatic answer may repeat it.
TELLS = re.compile(
    r"^(?:.{1,20}(?:から|より))?(?:新しい|新規の?)?(?:お?問い?合わ?せ|ご?回答|ご?相談|ご?質問)が(?:あり|届き)ました[。.]?$",
    re.MULTILINE,
)
# Thanks of a firm to its customer; a person who fills in a form does not write so.
THANKS = re.compile(
    r"(?:お問い?合わ?せ|ご?注文|ご?購入|お買い?上げ|ご?予約|お?申し?込み?|ご?登録|ご?応募|ご利用).{0,20}"
    r"(?:ありがとう|有難う|承り|頂戴)|thank you for (?:your|contacting|shopping|registering)\b",
    re.IGNORECASE,
)
BEGINNING = 300


def answers_to(wanted: Address, mail: Message, sender: Address, *, own: Ours, said: str) -> bool:
    """Whether a form sent it for the person in Reply-To (`wanted`), and not a firm's machine that sets one too."""
    is_of_house = _is_of_one_house(wanted.address, sender.address)
    if NOBODY.fullmatch(wanted.address) or SORTED.fullmatch(wanted.address):
        return False
    if (is_of_house and OFFICE.fullmatch(wanted.address)) or _is_listed(mail, said):
        return False
    if sender.address in own:
        return True
    if THANKS.search(said[:BEGINNING]) and form_fields.typed_address(said) != wanted.address:
        return False  # an automatic answer: in a form's mail the typed address would be the one in Reply-To
    if any(headers.first(mail, name) for name in MARKS) or _is_program(sender):
        return True
    is_filled_in = _is_service(mail, sender) and form_fields.are_in(said)
    return is_filled_in or any(
        _is_of(sender, line) for line in said[: form_fields.READ].split("\n") if SAYS_FORM.search(line)
    )


def typed(mail: Message, sender: Address, *, own: Ours, said: str) -> Address | None:
    """Who typed an address into a form that sets no Reply-To. An automatic answer that quotes the form is none."""
    if not (sender.address in own or _is_program(sender)) or _is_listed(mail, said):
        return None
    address = form_fields.typed_address(said)
    if not address or address in own or (RECEIVES.search(said[: form_fields.READ]) and not SAYS_FORM.search(said)):
        return None
    return Address(address, form_fields.typed_name(said))


def _is_of(sender: Address, line: str) -> bool:
    """Whether a line about a form is about the sender's: the sender is an office, or the line names its domain."""
    return bool(OFFICE.fullmatch(sender.address)) or sender.address.rpartition("@")[2] in line.casefold()


def _is_service(mail: Message, sender: Address) -> bool:
    """Whether the sender is named as a form service, or its header says a program: people also fill in templates."""
    is_owned_up_to = any(headers.first(mail, name).lower() not in {"", "no"} for name in OWNS_UP)
    return is_owned_up_to or bool(SERVICE.search(sender.name))


def _is_program(sender: Address) -> bool:
    return bool(NOBODY.fullmatch(sender.address) or PROGRAM.fullmatch(sender.address))


def _is_listed(mail: Message, said: str) -> bool:
    """Whether it is a mass mailing. List-Unsubscribe alone is no proof: services that send for forms set it too."""
    if any(headers.first(mail, name) for name in LISTS):
        return True
    is_told = TELLS.search(said) or any(SAYS_FORM.search(text) for text in (said, headers.first(mail, "Subject")))
    return bool(headers.first(mail, "List-Unsubscribe")) and not (is_told or form_fields.are_in(said))


def _is_of_one_house(one: str, other: str) -> bool:
    first, second = (address.rpartition("@")[2] for address in (one, other))
    return first == second or first.endswith(f".{second}") or second.endswith(f".{first}")
