"""The settings under which the suite runs: those of the project, with everything written in a folder of this run."""

import os
import tempfile

_var = tempfile.TemporaryDirectory(prefix="hotline-test-")
os.environ["HOTLINE_VAR"] = _var.name
os.environ["SECRET_KEY"] = "known to everybody, so good for tests only"
# The machine's own settings must not change what a test says; DATABASE_URL alone may, and what is meant for tests.
for name in list(os.environ):
    own = {"ALLOWED_HOSTS", "DEBUG", "DEFAULT_FROM_EMAIL", "EMAIL_BACKEND", "EMAIL_URL", "LOG_LEVEL", "REDIS_URL"}
    kept = name == "HOTLINE_VAR" or name.startswith("HOTLINE_TEST_")
    if name in own or (name.startswith(("HOTLINE_", "ANYMAIL_")) and not kept):
        del os.environ[name]

from hotline.translations import compile_translations  # noqa: E402

compile_translations()  # before Django reads them; the workers of pytest come later and find them made

from hotline.settings import *  # noqa: E402, F403
from hotline.settings import DATABASES, HOTLINE_VAR, STORAGES  # noqa: E402
from tests.written import DATABASE  # noqa: E402

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# A file and not memory: threads get connections of their own, as they do in earnest.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(HOTLINE_VAR / DATABASE)}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
# The slow hash keeps thieves busy, and tests that sign in.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
