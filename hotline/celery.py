"""The Celery application: `celery -A hotline worker`, `celery -A hotline beat`."""

import os

import django
from celery import Celery, signals

from hotline import request_id
from hotline.logs import log_what_nobody_caught
from hotline.plainly import plainly
from hotline.queue import take_over

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.settings")
with plainly():
    django.setup()
take_over()
app = Celery("hotline")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
signals.worker_init.connect(log_what_nobody_caught)
signals.beat_init.connect(log_what_nobody_caught)
signals.before_task_publish.connect(request_id.on_publish)
signals.task_prerun.connect(request_id.on_start)
signals.task_postrun.connect(request_id.on_end)
