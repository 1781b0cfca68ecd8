"""The settings of the suite: those of the project, with a temporary folder for all files."""

import os
import tempfile

_var = tempfile.TemporaryDirectory(prefix="hotline-test-")
os.environ["HOTLINE_VAR"] = _var.name
os.environ["SECRET_KEY"] = "known to everybody, so good for tests only"
# The environment must not change the results; only DATABASE_URL and the settings for tests are kept.
for name in list(os.environ):
    own = {"ALLOWED_HOSTS", "DEBUG", "DEFAULT_FROM_EMAIL", "EMAIL_BACKEND", "EMAIL_URL", "LOG_LEVEL", "REDIS_URL"}
    kept = name == "HOTLINE_VAR" or name.startswith("HOTLINE_TEST_")
    if name in own or (name.startswith(("HOTLINE_", "ANYMAIL_")) and not kept):
        del os.environ[name]

from hotline.translations import compile_translations  # noqa: E402

compile_translations()  # before Django reads them; the workers of pytest come later and find them made

from hotline.settings import *  # noqa: E402, F403
from hotline.settings import DATABASES, HOTLINE_VAR, STORAGES  # noqa: E402
from tests import template  # noqa: E402
from tests.written import DATABASE  # noqa: E402

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# A file, not memory, so that threads get their own connections as in production.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(HOTLINE_VAR / DATABASE)}
elif template.path():
    DATABASES["default"]["TEST"] = {"TEMPLATE": template.path()}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
HOTLINE_READY_SECONDS = 0  # each test asks anew
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
# The slow password hash of production would slow down every test that signs in.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
