"""The schedule of beat. A task that no worker took before the next one is due expires."""

from typing import Any

from celery.schedules import crontab

BEATS = 6
"""Heartbeats within the patience of whoever listens for them: one that comes late alarms nobody."""


def schedule(*, patience: int) -> dict[str, dict[str, Any]]:
    """All tasks; without a heartbeat for `patience` seconds the background work counts as dead."""
    return {
        "beat-heart": _every(min(15.0, max(1.0, patience / BEATS)), "beat_heart"),
        "run-outbox": _every(5.0, "run_outbox"),
        "fetch-mail": _every(30.0, "fetch_mail"),
        "check-ledger": _every(300.0, "check_ledger"),
        "guess-topics": _every(15.0, "guess_topics"),
        "import-roster": _every(5.0, "import_roster"),
        "lapse-idle": _every(60.0, "lapse_idle"),
        "seal-log": _every(10.0, "seal_log"),
        "audit-log": _every(30.0, "audit_log"),
        "carry-batches-on": _every(5.0, "carry_batches_on"),
        "look-for-outages": _every(60.0, "look_for_outages"),
        "forget-presses": {"task": "inquiries.tasks.forget_presses", "schedule": crontab(hour="2", minute="30")},
        "forget-sessions": {"task": "inquiries.tasks.forget_sessions", "schedule": crontab(hour="2", minute="40")},
        "forget-spent": {"task": "inquiries.tasks.forget_spent", "schedule": crontab(hour="2", minute="50")},
        "gather-lessons": {"task": "inquiries.tasks.gather_lessons", "schedule": crontab(hour="3", minute="0")},
        "learn": {"task": "inquiries.tasks.learn", "schedule": crontab(hour="3", minute="30")},
    }


def _every(seconds: float, task: str) -> dict[str, Any]:
    return {"task": f"inquiries.tasks.{task}", "schedule": seconds, "options": {"expires": seconds}}
