"""The schedule of beat. A task that no worker took before the next one is due expires."""

from typing import Any

from celery.schedules import crontab

SCHEDULE: dict[str, dict[str, Any]] = {
    "beat-heart": {"task": "inquiries.tasks.beat_heart", "schedule": 15.0, "options": {"expires": 15}},
    "run-outbox": {"task": "inquiries.tasks.run_outbox", "schedule": 5.0, "options": {"expires": 5}},
    "fetch-mail": {"task": "inquiries.tasks.fetch_mail", "schedule": 30.0, "options": {"expires": 30}},
    "check-ledger": {"task": "inquiries.tasks.check_ledger", "schedule": 300.0, "options": {"expires": 300}},
    "guess-topics": {"task": "inquiries.tasks.guess_topics", "schedule": 15.0, "options": {"expires": 15}},
    "gather-lessons": {"task": "inquiries.tasks.gather_lessons", "schedule": crontab(hour="3", minute="0")},
    "learn": {"task": "inquiries.tasks.learn", "schedule": crontab(hour="3", minute="30")},
}
