"""Who wrote a mail: a person, or a machine that must never be answered (RFC 3834)."""

import re
from collections.abc import Collection
from email.message import Message

from . import headers
from .body import kind
from .received_mail import AutoKind

POSTMASTERS = re.compile(r"(?:.*<)?(?:mailer-daemon|postmaster|mail-daemon|mdaemon)\b")
NOBODY = re.compile(r"(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|bounces?|.*-bounces?)(?:[+-].*)?@.*")
# Only at the beginning, and only as a label: people write about mails that were sent automatically, and answer them.
AWAY = re.compile(
    r"(?:[【\[(（<＜](?:自動(?:返信|応答|送信|配信)|不在(?:通知|連絡|のお知らせ))[^】\])）>＞]{0,20}[】\])）>＞]"
    r"|(?:自動(?:返信|応答)|不在(?:通知|連絡|のお知らせ)|休暇(?:中|のお知らせ)|auto(?:matic)?[ -]?(?:reply|response)"
    r"|out of (?:the )?office|vacation (?:reply|message)|abwesenheitsnotiz)\s*(?:[:：\-－]|$))",
    re.IGNORECASE,
)
CAME_BACK = re.compile(
    r"undeliver(?:ed|able)|returned mail|mail delivery (?:failed|failure|subsystem)|delivery (?:status|failure)"
    r"|delivery has failed|failure notice|mail system error|(?:配信|配達)(?:不能|エラー|できません)|送信エラー|返送",
    re.IGNORECASE,
)
REPORTS = {"delivery-status": AutoKind.BOUNCE, "disposition-notification": AutoKind.RECEIPT}
LISTS = ("List-Id", "List-Post", "List-Unsubscribe", "List-Help", "Mailing-List", "X-ML-Name", "X-Mailing-List")
ANSWERING = ("X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Auto-Reply")


def auto_kind(mail: Message, *, sender: str, own: Collection[str]) -> AutoKind:
    """The kind of machine, or NONE. `own` are the addresses that we write from."""
    if report := _report(mail, sender):
        return report
    if sender in own:
        return AutoKind.OWN
    if declared := _declared(mail):
        return declared
    if AWAY.match(headers.first(mail, "Subject")):
        return AutoKind.REPLY
    if NOBODY.fullmatch(sender) or _has_no_return(mail):
        return AutoKind.MACHINE
    return AutoKind.NONE


def _report(mail: Message, sender: str) -> AutoKind:
    content_type, parameters = kind(mail)
    if content_type == "multipart/report":
        return REPORTS.get(parameters.get("report-type", "").lower(), AutoKind.MACHINE)
    if headers.first(mail, "X-Failed-Recipients") or POSTMASTERS.match(sender or headers.first(mail, "From").lower()):
        return AutoKind.BOUNCE
    has_come_back = _has_no_return(mail) and CAME_BACK.search(headers.first(mail, "Subject"))
    return AutoKind.BOUNCE if has_come_back else AutoKind.NONE


def _has_no_return(mail: Message) -> bool:
    """The server says that nothing may be sent back: `Return-Path: <>`."""
    return "<>" in [field.replace(" ", "") for field in headers.all_of(mail, "Return-Path")]


def _declared(mail: Message) -> AutoKind:
    submitted = headers.first(mail, "Auto-Submitted").lower().split(";")[0].strip()
    if submitted and submitted != "no":
        return AutoKind.REPLY if submitted == "auto-replied" else AutoKind.MACHINE
    precedence = headers.first(mail, "Precedence").lower().replace("-", "_")
    if precedence == "auto_reply" or any(headers.first(mail, name) for name in ANSWERING):
        return AutoKind.REPLY
    if precedence in {"bulk", "junk", "list"} or any(headers.first(mail, name) for name in LISTS):
        return AutoKind.LIST
    suppressed = set(re.split(r"[\s,]+", headers.first(mail, "X-Auto-Response-Suppress").lower()))
    return AutoKind.MACHINE if suppressed & {"all", "oof", "autoreply"} else AutoKind.NONE
