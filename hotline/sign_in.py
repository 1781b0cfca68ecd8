"""The settings of accounts and sessions: our own, Django's, allauth's and axes'."""

from hotline import environment as env

HOTLINE_SECOND_FACTOR = env.is_on("HOTLINE_SECOND_FACTOR", default=not env.is_on("HOTLINE_SAMPLE"))
"""Nobody reaches the desk by a password alone."""
HOTLINE_IDLE_MINUTES = env.number("HOTLINE_IDLE_MINUTES", 30, at_least=1)
HOTLINE_SHIFT_HOURS = env.number("HOTLINE_SHIFT_HOURS", 12, at_least=1)
"""After how long without work a sign-in ends; and after how long in any case."""

GATES = ["inquiries.web.first_password.FirstPasswordGate", "inquiries.web.factor.SecondFactorGate"]
"""Middlewares. Until both are passed somebody is a stranger: first the own password, then the second factor."""
AUTH_USER_MODEL = "inquiries.Staff"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesBackend", "inquiries.web.accounts.StaffBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "inquiries.web.passwords.NotGuessable"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "inquiries.web.accounts.StaffAdapter"
ACCOUNT_SESSION_REMEMBER = False
# Axes answers failed sign-ins, and our forms wrong codes; two counters would give two different pages.
ACCOUNT_RATE_LIMITS = {"login_failed": False, "login": False}
ACCOUNT_FORMS = {
    "login": "inquiries.forms.accounts.LoginForm",
    "reauthenticate": "inquiries.forms.accounts.ReauthenticateForm",
    "change_password": "inquiries.forms.accounts.ChangePasswordForm",
}
MFA_ADAPTER = "inquiries.web.factor.FactorAdapter"
MFA_FORMS = {
    "authenticate": "inquiries.forms.accounts.AuthenticateForm",
    "reauthenticate": "inquiries.forms.accounts.ReauthenticateByCodeForm",
    "activate_totp": "inquiries.forms.accounts.ActivateForm",
    "authenticate_webauthn": "inquiries.forms.passkeys.AuthenticateForm",
    "reauthenticate_webauthn": "inquiries.forms.passkeys.ReauthenticateForm",
    "add_webauthn": "inquiries.forms.passkeys.AddForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Hotline"
MFA_TOTP_TOLERANCE = 1  # RFC 6238, 5.2: a code that turns while it is typed is still right
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = "inquiries.web.failed_sign_ins.counted_by"
# Else whoever goes on trying would prolong it for ever.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_TEMPLATE = "429.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
# axes stores what was sent with a failed sign-in; our handler masks it.
AXES_HANDLER = "inquiries.web.failed_sign_ins.FailedSignIns"
AXES_USERNAME_CALLABLE = "inquiries.web.failed_sign_ins.name_tried"
AXES_CLIENT_IP_CALLABLE = "inquiries.web.throttle.network"
AXES_SENSITIVE_PARAMETERS = ["login", "username", "next"]
SESSION_ENGINE = "inquiries.web.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
