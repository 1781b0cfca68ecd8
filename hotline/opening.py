"""What must be done before the sample hotline opens: tables, and the sample incident where there is none.

It runs as a process of its own, so that its memory is given back. `load_sample` prints who may sign in.
"""

import os
from io import StringIO

import django
from django.conf import settings
from django.core.management import call_command


def main() -> None:
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    sign_ins = StringIO()
    call_command("load_sample", stdout=sign_ins)
    if sign_ins.getvalue():
        (settings.HOTLINE_VAR / "run" / "sign-ins").write_text(sign_ins.getvalue())


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.settings")
    main()
