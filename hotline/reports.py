"""Reports of errors: no page and no mail about one shows a setting with a secret in it."""

import re

from django.views.debug import SafeExceptionReporterFilter


class Reports(SafeExceptionReporterFilter):
    """Django hides what is called a password; addresses hold passwords as well."""

    hidden_settings = re.compile(
        f"{SafeExceptionReporterFilter.hidden_settings.pattern}|ANYMAIL|BROKER|CACHES|DATABASE|EMAIL|IMAP|MAILBOXES|REDIS",
        re.IGNORECASE,
    )
