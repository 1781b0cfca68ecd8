"""The particulars of an event in words. A missing one is said to be unknown; nothing here raises an error."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from inquiries.models import (
    Bond,
    Channel,
    Check,
    Closure,
    Cohort,
    Event,
    Fee,
    FraudStage,
    Hold,
    Kind,
    Owner,
    Remedy,
    Reporter,
    Scope,
    Snag,
    Stage,
    WarningKind,
)
from inquiries.models.issuer.desk_kind import DeskKind
from inquiries.models.priority import WORDS as PRIORITIES
from inquiries.models.reason import reason
from inquiries.models.reply.nominee import Way
from inquiries.models.role import Role
from inquiries.models.sheet.handover import Way as HandoverWay
from inquiries.models.sign_in.second_factor import FactorKind

from .dates import moment

WORDS: dict[str, type[TextChoices]] = {
    "act": Kind,
    "bond": Bond,
    "channel": Channel,
    "outcome": Closure.Outcome,
    "reason": Hold.Reason,
    "stage": Stage,
    "fraud_stage": FraudStage,
    "scope": Scope,
    "reported_by": Reporter,
    "fee": Fee,
    "desk_kind": DeskKind,
    "snag": Snag.Kind,
    "doubt": WarningKind,
    "verdict": Check.Verdict,
    "route": Owner,
    "way": Remedy.Way,
    "nominee": Way,
    "handed_over": HandoverWay,
    "factor": FactorKind,
    "role": Role,
    "role_before": Role,
}
"""Functions that put coded particulars into words. A particular that is not here is printed as it is."""


class Told(dict[str, SafeString]):
    """The values for a sentence, escaped; for a missing one, a word that says so."""

    def __missing__(self, name: str) -> SafeString:
        """The word for a value that the event does not have."""
        return _escaped(_missing())


def told(event: Event, topics: Mapping[str, str]) -> Told:
    """Particulars by name, with `by` and `action`; `topics` are topic names by key."""
    kept = event.particulars if isinstance(event.particulars, dict) else {}
    said = Told({name: _escaped(_said(name, value, topics)) for name, value in kept.items()})
    said["by"] = _escaped(event.by.name if event.by else gettext("Somebody"))
    said["action"] = _escaped(event.action)
    return said


def _said(name: str, value: Any, topics: Mapping[str, str]) -> str:
    if name == "topics" and isinstance(value, list):
        names = [topics.get(str(key), str(key)) for key in value]
        return pgettext("list", ", ").join(names) or pgettext("topics", "none")
    if name == "cohorts" and isinstance(value, list):
        names = [str(dict(Cohort.choices).get(str(code), code)) for code in value]
        return pgettext("list", ", ").join(names) or pgettext("cohorts", "everybody")
    if name == "languages" and isinstance(value, list):
        known = dict(settings.LANGUAGES)
        names = [str(known.get(code, code)) for code in value if isinstance(code, str)]
        return pgettext("list", ", ").join(names) or pgettext("topics", "none")
    if name == "colleagues" and isinstance(value, list):
        return pgettext("list", ", ").join(map(str, value)) or _missing()
    if name == "due_at" and isinstance(value, datetime):
        return moment(value)
    if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
        return _missing()
    return _in_words(name, str(value), topics)


def _in_words(name: str, value: str, topics: Mapping[str, str]) -> str:
    if name in WORDS:
        return str(dict(WORDS[name].choices).get(value, value))
    if name == "priority":
        return str(PRIORITIES[value].label) if value in PRIORITIES else value
    if name == "why":
        return reason(value)
    if name == "due_at":
        return _moment(value)
    return topics.get(value, value) if name == "topic" else value


def _moment(value: str) -> str:
    try:
        at = datetime.fromisoformat(value)
        return moment(at if timezone.is_aware(at) else timezone.make_aware(at))
    except (ValueError, OverflowError):
        return value


def _missing() -> str:
    return gettext("not recorded")


def _escaped(words: str) -> SafeString:
    return conditional_escape(words)
