"""Prepares the sample hotline: checks the database file, migrates it, and loads the sample incident.

It runs as a process of its own, so that its memory is freed. `load_sample` prints the sign-ins.
"""

import os
from io import StringIO

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from hotline.house import SAID
from hotline.machine import Unfit
from hotline.plainly import DAMAGED, plainly
from hotline.sqlite import damage


def see_that_the_file_is_whole() -> None:
    """Raises Unfit if the SQLite file is damaged, before anything is written to it."""
    if connection.vendor == "sqlite" and (found := damage(connection)):
        raise Unfit(DAMAGED.format(name=connection.settings_dict["NAME"], first=found))


def main() -> None:
    django.setup()
    see_that_the_file_is_whole()
    call_command("migrate", verbosity=0, interactive=False)
    sign_ins = StringIO()
    call_command("load_sample", stdout=sign_ins)
    if sign_ins.getvalue():
        (settings.HOTLINE_VAR / "run" / "sign-ins").write_text(sign_ins.getvalue())


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.settings")
    with plainly(exit_code=SAID):
        main()
