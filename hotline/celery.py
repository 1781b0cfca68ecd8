"""The Celery application: `celery -A hotline worker`, `celery -A hotline beat`."""

import os

import django
from celery import Celery

from hotline.plainly import plainly
from hotline.queue import take_over

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.settings")
with plainly():
    django.setup()
take_over()
app = Celery("hotline")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
