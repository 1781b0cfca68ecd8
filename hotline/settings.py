"""All settings of one installation. What differs between machines comes from the environment."""

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from hotline import environment as env
from hotline import keys, postgresql, sign_in, sqlite, watch
from hotline.background import *  # noqa: F403
from hotline.browser import *  # noqa: F403
from hotline.logs import logs
from hotline.schedule import schedule
from hotline.secret_key import secret_key
from hotline.seeing import *  # noqa: F403
from hotline.sign_in import *  # noqa: F403
from hotline.watch import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parent.parent

# --- the installation -------------------------------------------------------------------------------------------------
HOTLINE_VAR = Path(env.text("HOTLINE_VAR", str(BASE_DIR / "var"))).resolve()
"""Everything the app writes that is not in the database."""
HOTLINE_VAR.mkdir(parents=True, exist_ok=True)
HOTLINE_SAMPLE = env.is_on("HOTLINE_SAMPLE")
"""The sample hotline: invented people, and mail is written to a folder that staff can read. Never in production."""
HOTLINE_PROXIES = env.number("HOTLINE_PROXIES", 0)
"""The number of our proxies before the app: the customer's address is that many entries back in X-Forwarded-For."""

DEBUG = env.is_on("DEBUG")
DEFAULT_EXCEPTION_REPORTER_FILTER = "hotline.reports.Reports"
SECRET_KEY = env.text("SECRET_KEY") or secret_key(HOTLINE_VAR / "secret_key")
SECRET_KEY_FALLBACKS = [key for key in [env.text("SECRET_KEY_BEFORE")] if key]
"""The one before: what it signed is believed for as long as it stands here."""
HOTLINE_KEYS = keys.keys(HOTLINE_VAR / "keys")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")

# --- the desk ---------------------------------------------------------------------------------------------------------
HOTLINE_UNDO_SECONDS = env.number("HOTLINE_UNDO_SECONDS", 30)
"""How long a reply waits and can be taken back."""
HOTLINE_ANSWER_MINUTES = env.number("HOTLINE_ANSWER_MINUTES", 240)
"""Open minutes in which an inquiry must be answered, unless its topics ask for less."""
HOTLINE_PROMISED_DAYS = env.number("HOTLINE_PROMISED_DAYS", 0)
"""Open days after the day of the question in which customers are promised an answer; 0: no promise."""
HOTLINE_LINK_DAYS = env.number("HOTLINE_LINK_DAYS", 14)
"""How long the link in a mail to a customer can be used."""
HOTLINE_STATUS_MINUTES = env.number("HOTLINE_STATUS_MINUTES", 60)
"""How long the customer's page stays open after the link was used."""
HOTLINE_MASK_ALSO = env.some_of("HOTLINE_MASK_ALSO", ["my_number", "licence", "account"])
"""Further numbers that are masked, although they are no card data: My Number, driving licence, bank account."""
HOTLINE_VERIFIED_MINUTES = env.number("HOTLINE_VERIFIED_MINUTES", 60, at_least=1)
"""How long a contact counts as verified."""
HOTLINE_ENCLOSURE_MEGABYTES = env.number("HOTLINE_ENCLOSURE_MEGABYTES", 2, at_least=1)
"""How large a file in the library of enclosures may be. Three of them go into one mail."""
HOTLINE_NEWS_SECONDS = env.number("HOTLINE_NEWS_SECONDS", 5)
"""How often a page that is in sight asks what has changed; 0: never."""

# --- mail -------------------------------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = env.text(
    "DEFAULT_FROM_EMAIL", "madoguchi@akane.example.jp" if HOTLINE_SAMPLE else "madoguchi@example.jp"
)
HOTLINE_MAILBOXES = env.words("HOTLINE_MAILBOXES")
"""Where mail waits, separated by commas: imaps://user:password@host/INBOX, or the path of a folder of mails."""
HOTLINE_MAILBOXES += filter(None, [env.text("HOTLINE_IMAP_URL"), env.text("HOTLINE_MAIL_FOLDER")])
"""The two older names, each for a single mailbox."""
if HOTLINE_SAMPLE and not HOTLINE_MAILBOXES:
    HOTLINE_MAILBOXES = [str(HOTLINE_VAR / "incoming")]
HOTLINE_ADDRESSES = env.words("HOTLINE_ADDRESSES")
"""Further addresses of the hotline, beside DEFAULT_FROM_EMAIL and those of the mailboxes: groups, aliases."""
HOTLINE_AUTOMATIC_PER_HOUR = env.number("HOTLINE_AUTOMATIC_PER_HOUR", 3600)
"""Acknowledgements sent in an hour, at most a sixth of them at once; the others wait behind all other mail."""
HOTLINE_AUTOMATIC_PER_ADDRESS = env.number("HOTLINE_AUTOMATIC_PER_ADDRESS", 5)
"""Links sent to one address in an hour."""
HOTLINE_AUTOMATIC_ALIKE = env.number("HOTLINE_AUTOMATIC_ALIKE", 10)
"""Equal new mails from one domain, or new inquiries of one address, in an hour; more count as a mail loop."""
vars().update(env.mail_server("EMAIL_URL", "smtp://localhost:25"))
EMAIL_BACKEND = env.text("EMAIL_BACKEND", vars()["EMAIL_BACKEND"])
"""A backend of anymail sends through a mail provider."""
if EMAIL_BACKEND == "django.core.mail.backends.smtp.EmailBackend":
    EMAIL_BACKEND = "inquiries.mail.sending.smtp.EmailBackend"
HOTLINE_WEBHOOKS = env.words("HOTLINE_WEBHOOKS")
"""Mail providers that may hand us mail and reports over HTTP: postmark, mailgun, mailersend."""
ANYMAIL: dict[str, object] = {"REQUESTS_TIMEOUT": (20, 120)}
"""Seconds to connect, and to wait for the provider's answer. Giving up too early would send a mail twice."""
ANYMAIL |= {name.removeprefix("ANYMAIL_"): value for name, value in os.environ.items() if name.startswith("ANYMAIL_")}
"""Keys and secrets of mail providers, under the names that anymail gives them."""
HOTLINE_MAIL_CHARSET = env.charset("HOTLINE_MAIL_CHARSET", "utf-8")
"""iso-2022-jp for old phones; a mail with other characters is sent in UTF-8."""
if HOTLINE_SAMPLE:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = HOTLINE_VAR / "mail"
EMAIL_TIMEOUT = 20
"""Seconds to wait for each reply of a mail server but the last."""
EMAIL_TIMEOUT_AT_THE_END = 600
"""The same for the reply to the whole mail (RFC 5321, 4.5.3.2.6). Giving up too early would send a mail twice."""
HOTLINE_LEASE_SECONDS = 120
"""How long a process may hold a mail or a mailbox. It renews in time; after its death another one takes over."""
EMAIL_USE_LOCALTIME = True

# --- Django -----------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "hotline",
    "inquiries",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "bootstrap",
    "crispy_forms",
    "crispy_bootstrap5",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "anymail",
]
MIDDLEWARE = [
    "hotline.request_id.RequestId",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "inquiries.web.latency.Latency",
    "csp.middleware.CSPMiddleware",
    "hotline.abilities.Abilities",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "hotline.legible.Legible",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    *sign_in.GATES,
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "inquiries.web.activity.Activity",
    "inquiries.web.no_store.NoStore",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "inquiries.web.seeing.Seeing",
]
ROOT_URLCONF = "hotline.urls"
WSGI_APPLICATION = "hotline.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "inquiries.web.context.desk",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{HOTLINE_VAR / 'hotline.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = sqlite.options(sqlite.linked())
else:
    DATABASES["default"] = postgresql.connecting(DATABASES["default"])
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.queue("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        # Seconds: a page does not hang with a Redis that hangs.
        "OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 2},
    }
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}

LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", _("Japanese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "inquiries" / "locale"]
TIME_ZONE = "Asia/Tokyo"
USE_TZ = True

FORM_RENDERER = "inquiries.forms.renderer.Renderer"

STATIC_URL = "static/"
STATIC_ROOT = HOTLINE_VAR / "static"
# collectstatic takes a minute, so the sample hotline serves the files from their source folders.
WHITENOISE_USE_FINDERS = HOTLINE_SAMPLE or DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if WHITENOISE_USE_FINDERS
        else "hotline.static.Static"
    },
}
MEDIA_ROOT = HOTLINE_VAR / "media"

# --- what a browser sends ---------------------------------------------------------------------------------------------
FILE_UPLOAD_HANDLERS = ["inquiries.web.uploads.InMemory"]
"""Uploads stay in memory: a file may hold a card number and must not reach the disk unmasked."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
"""Enough that a form with a megabyte of text gets our own error message, not Django's."""

# --- work in the background -------------------------------------------------------------------------------------------
# Django's cache and Celery use different URL schemes for a socket.
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://", 1) or "memory://"
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE = schedule(patience=watch.HOTLINE_HEART_SECONDS)

# --- logs: codes and counts, never the words of a customer ------------------------------------------------------------
LOGGING = logs(env.level("LOG_LEVEL", "WARNING"))
