"""The WSGI entry for gunicorn."""

import os

import django

from hotline.legible import Handler
from hotline.logs import log_what_nobody_caught, mask_handlers
from hotline.plainly import plainly

NEVER_BOOTS = 3
"""The exit code on which gunicorn does not restart the worker; after any other it would, for ever."""

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.settings")
with plainly(exit_code=NEVER_BOOTS):
    django.setup(set_prefix=False)
    application = Handler()
    mask_handlers("gunicorn.error", "gunicorn.access")
    log_what_nobody_caught()
