"""What must be done before the sample hotline opens: tables, and the sample incident where there is none.

It runs as a process of its own, so that its memory is given back.
"""

import os

import django
from django.core.management import call_command

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.settings")
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("load_sample")
