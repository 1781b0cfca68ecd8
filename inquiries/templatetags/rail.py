"""The place of the page in the navigation rail."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

PLACES = {
    "home": {
        "home", "collection", "news", "telephone_system", "session", "other_session", "person", "person_session",
        "factor_reset", "enrolment", "slip", "slips", "own_password", "seal",
        "inquiry_sighting", "person_sighting", "lifting", "allowance",
    },
    "inquiry_list": {
        "inquiry", "assignment", "closure", "hold", "callback", "note", "topics",
        "draft", "insertion", "enclosing", "reply", "sighting", "attempt", "presence", "merge", "split", "hint",
        "participant", "renewal", "preview", "withdrawal", "relay", "inquiry_suggestion", "rejection",
        "referral", "priority", "guess", "choice", "search", "idle_limit", "skill", "harassment", "batch",
        "selection", "saved_view", "layout", "destination", "inquiry_lookup", "verification",
        "one_time_code", "code_entry",
        "remedy", "remedy_approval", "remedy_code", "remedy_return",
    },
    "call_create": {"call", "lookup", "contact", "saying", "suggestion", "call_limit", "ring", "extension"},
    "reissue_list": {
        "reissue", "reissue_issuer", "reissue_selection", "step", "retraction", "fee", "issuer", "fraud_report",
        "fraud_step", "issuer_directory", "issuer_desk", "issuer_desk_confirmation", "issuer_match", "snag",
        "no_word_limit", "issuer_joining", "unknown_waiver", "issuer_unknown_waiver", "issuer_call",
        "issuer_call_keeping", "sheet",
        "sheet_download", "sheet_columns", "sheet_return", "sheet_return_columns", "sheet_return_words",
        "sheet_return_acceptance", "sheet_return_retraction", "handover", "misfit", "misfit_look", "reconciliation",
    },
    "notice_show": {
        "notice", "version", "comparison", "telling", "correction", "posting", "addressee_call", "proof", "check",
        "roster", "roster_import", "roster_columns", "roster_check", "roster_acceptance",
        "publication", "second_look", "clause", "promise", "promise_confirmation",
        "promise_refusal", "lot",
    },
    "mention_list": {"mention", "colleague"},
    "escalation_list": {"escalation", "decision"},
    "dispatch_list": {"dispatch", "mail_renewal", "recall"},
    "answer_list": {
        "answer", "approval", "objection", "adoption", "retirement", "wording", "candidate", "taboo", "contradiction",
        "handbook", "lesson", "lesson_verdict", "statement", "edition", "edition_approval",
        "enclosure", "enclosure_edition", "enclosure_opening", "enclosure_approval", "enclosure_file",
        "enclosure_receiver",
    },
    "received_list": {"received", "received_inquiry"},
    "sample_mail_list": {"sample_mail"},
}  # fmt: skip
"""The nouns at each place: URL names without their verbs."""


@register.simple_tag(takes_context=True)
def here(context: template.Context, place: str) -> SafeString:
    """The attribute aria-current, where the page belongs to this place; the view may say which by `rail_place`."""
    request: Any = context.get("request")
    match = request and request.resolver_match
    noun, _, verb = (match.url_name or "").rpartition("_") if match else ("", "", "")
    said = context.get("rail_place")
    is_here = said == place if said else (noun or verb) in PLACES[place]
    return mark_safe(' aria-current="page"' if is_here else "")  # noqa: S308 - no word of anybody's in it
