"""What a browser may load and keep, and over which line it asks."""

from csp.constants import NONE, SELF

from hotline import environment as env

HOTLINE_BASE_URL = env.site("HOTLINE_BASE_URL", "http://127.0.0.1:8000")
"""The public URL of this installation: the links in mail begin with it."""
IS_HTTPS = HOTLINE_BASE_URL.startswith("https://")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "object-src": [NONE],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

# The prefix is a promise that browsers keep (RFC 6265bis, 4.1.3.2): no other site below our domain, and nobody on a
# line without TLS, can put a cookie of theirs in the place of ours.
HOTLINE_COOKIE_PREFIX = "__Host-" if IS_HTTPS else ""
SESSION_COOKIE_NAME = f"{HOTLINE_COOKIE_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{HOTLINE_COOKIE_PREFIX}csrftoken"
LANGUAGE_COOKIE_NAME = f"{HOTLINE_COOKIE_PREFIX}django_language"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "hotline.told.Told"

if IS_HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]  # a monitor asks from inside, in plain HTTP
    SECURE_SSL_REDIRECT = True
    HOTLINE_HSTS = env.one_of("HOTLINE_HSTS", ["host", "subdomains", "preload", "off"])
    """How far a browser that was here once insists on HTTPS, for a year: other sites of the domain may not have it."""
    SECURE_HSTS_SECONDS = 0 if HOTLINE_HSTS == "off" else 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = HOTLINE_HSTS in {"subdomains", "preload"}
    SECURE_HSTS_PRELOAD = HOTLINE_HSTS == "preload"
    SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W005", "security.W021"]  # somebody chose it
