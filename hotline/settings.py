"""All settings of one installation. What differs between machines comes from the environment."""

from pathlib import Path

import environ
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from hotline.secret_key import secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# --- the installation -------------------------------------------------------------------------------------------------
HOTLINE_VAR = Path(env.str("HOTLINE_VAR", str(BASE_DIR / "var"))).resolve()
"""Everything the app writes that is not in the database."""
HOTLINE_VAR.mkdir(parents=True, exist_ok=True)
HOTLINE_SAMPLE = env.bool("HOTLINE_SAMPLE", False)
"""The sample hotline: invented people, and mail is written to a folder that staff can read. Never in production."""
HOTLINE_BASE_URL = env.str("HOTLINE_BASE_URL", "http://127.0.0.1:8000").rstrip("/")
"""How customers reach this installation: the links in mail begin with it."""
HOTLINE_PROXIES = env.int("HOTLINE_PROXIES", 0)
"""How many proxies of ours stand before the app: so far back in X-Forwarded-For is the customer's own address."""

DEBUG = env.bool("DEBUG", False)
DEFAULT_EXCEPTION_REPORTER_FILTER = "hotline.reports.Reports"
SECRET_KEY = env.str("SECRET_KEY", "") or secret_key(HOTLINE_VAR / "secret_key")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# --- the desk ---------------------------------------------------------------------------------------------------------
HOTLINE_UNDO_SECONDS = env.int("HOTLINE_UNDO_SECONDS", 30)
"""For so long a reply waits and can be taken back."""
HOTLINE_ANSWER_MINUTES = env.int("HOTLINE_ANSWER_MINUTES", 240)
"""Open minutes in which an inquiry is to be answered where its topics ask for nothing sooner."""
HOTLINE_LINK_DAYS = env.int("HOTLINE_LINK_DAYS", 14)
"""How long the link in a mail to a customer can be used."""
HOTLINE_STATUS_MINUTES = env.int("HOTLINE_STATUS_MINUTES", 60)
"""How long the customer's page stays open once a link was used."""
HOTLINE_REVEALS_PER_HOUR = env.int("HOTLINE_REVEALS_PER_HOUR", 30)
"""How many contact details one person may uncover in an hour."""

# --- mail -------------------------------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = env.str(
    "DEFAULT_FROM_EMAIL", "madoguchi@akane.example.jp" if HOTLINE_SAMPLE else "madoguchi@example.jp"
)
HOTLINE_MAILBOXES = env.list("HOTLINE_MAILBOXES", default=[])
"""Where mail waits, separated by commas: imaps://user:password@host/INBOX, or the path of a folder of mails."""
HOTLINE_MAILBOXES += filter(None, [env.str("HOTLINE_IMAP_URL", ""), env.str("HOTLINE_MAIL_FOLDER", "")])
"""Under these two names one of either kind was set before there could be many."""
if HOTLINE_SAMPLE and not HOTLINE_MAILBOXES:
    HOTLINE_MAILBOXES = [str(HOTLINE_VAR / "incoming")]
HOTLINE_MAILBOX_FAILING_MINUTES = env.int("HOTLINE_MAILBOX_FAILING_MINUTES", 5)
"""A mailbox that cannot be opened, or was not looked into, for so long stands on the home screen."""
HOTLINE_MAILBOX_SILENT_MINUTES = env.int("HOTLINE_MAILBOX_SILENT_MINUTES", 0 if HOTLINE_SAMPLE else 240)
"""The same for one that brought no mail for so many open minutes; 0 where silence is nothing unusual."""
HOTLINE_AUTOMATIC_PER_HOUR = env.int("HOTLINE_AUTOMATIC_PER_HOUR", 600)
"""Acknowledgements and links that leave in an hour; beyond it something has run wild and none does."""
HOTLINE_AUTOMATIC_PER_ADDRESS = env.int("HOTLINE_AUTOMATIC_PER_ADDRESS", 5)
"""The same, to one address."""
vars().update(env.email_url("EMAIL_URL", default="smtp://localhost:25"))
EMAIL_BACKEND = env.str("EMAIL_BACKEND", vars()["EMAIL_BACKEND"])
"""One of anymail's sends through a mail provider."""
if EMAIL_BACKEND == "django.core.mail.backends.smtp.EmailBackend":
    EMAIL_BACKEND = "inquiries.mail.smtp.EmailBackend"
HOTLINE_WEBHOOKS = env.list("HOTLINE_WEBHOOKS", default=[])
"""Mail providers that may hand us mail and reports over HTTP: postmark, mailgun, mailersend."""
ANYMAIL = {name.removeprefix("ANYMAIL_"): value for name, value in env.ENVIRON.items() if name.startswith("ANYMAIL_")}
"""Keys and secrets of mail providers, under the names that anymail gives them."""
HOTLINE_MAIL_CHARSET = env.str("HOTLINE_MAIL_CHARSET", "utf-8")
"""iso-2022-jp for telephones of old; a mail that it cannot say goes out in UTF-8."""
if HOTLINE_SAMPLE:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = HOTLINE_VAR / "mail"
EMAIL_TIMEOUT = 20
EMAIL_USE_LOCALTIME = True

# --- Django -----------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
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
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
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
                "inquiries.context.desk",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{HOTLINE_VAR / 'hotline.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # WAL lets readers go on while one writes; IMMEDIATE makes writers queue instead of failing half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", "")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}

LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", _("Japanese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "inquiries" / "locale"]
TIME_ZONE = "Asia/Tokyo"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = HOTLINE_VAR / "static"
# collectstatic takes a minute; the sample hotline serves the files where they lie.
WHITENOISE_USE_FINDERS = HOTLINE_SAMPLE or DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if WHITENOISE_USE_FINDERS
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = HOTLINE_VAR / "media"

# --- signing in -------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "inquiries.Staff"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesBackend", "inquiries.accounts.StaffBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "inquiries.accounts.StaffAdapter"
ACCOUNT_SESSION_REMEMBER = False
# Axes answers failed sign-ins; two counters would give two different pages.
ACCOUNT_RATE_LIMITS = {"login_failed": False, "login": False}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Hotline"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "429.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
# A failed sign-in is written down with what was sent: no word of it that the mask has not seen.
AXES_HANDLER = "inquiries.accounts.FailedSignIns"
AXES_USERNAME_CALLABLE = "inquiries.accounts.name_tried"
AXES_SENSITIVE_PARAMETERS = ["login", "username", "next"]
SESSION_ENGINE = "inquiries.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# --- what the browser may do ------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
if HOTLINE_BASE_URL.startswith("https://"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # a load balancer asks from inside, in plain HTTP
    SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
"""Enough that a form with a megabyte of text gets our own sentence and not a bare refusal."""

# --- work in the background -------------------------------------------------------------------------------------------
# The cache and Celery call a socket by different names.
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://", 1) or "memory://"
# Without these a dead worker's tasks come back only after an hour.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 300,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
}
CELERY_TASK_ACKS_LATE = CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_IGNORE_RESULT = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE = {
    "run-outbox": {"task": "inquiries.tasks.run_outbox", "schedule": 5.0, "options": {"expires": 5}},
    "fetch-mail": {"task": "inquiries.tasks.fetch_mail", "schedule": 30.0, "options": {"expires": 30}},
    "check-ledger": {"task": "inquiries.tasks.check_ledger", "schedule": 300.0, "options": {"expires": 300}},
    "gather-lessons": {"task": "inquiries.tasks.gather_lessons", "schedule": crontab(hour="3", minute="0")},
    "learn": {"task": "inquiries.tasks.learn", "schedule": crontab(hour="3", minute="30")},
}

# --- logs: codes and counts, never the words of a customer ------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"masked": {"()": "inquiries.masking.logs.Masked"}},
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["masked"]}},
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", "WARNING")},
    # Django gives these handlers of their own, which print, and mail to administrators, what has passed no mask.
    "loggers": {
        "django": {"handlers": []},
        "django.server": {"handlers": ["stderr"], "propagate": False},
        # In detail these would print the tokens that they ask for.
        "oauthlib": {"level": "INFO"},
        "requests_oauthlib": {"level": "INFO"},
    },
}
