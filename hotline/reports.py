"""Error reports: neither page nor mail shows a setting that holds a secret."""

import re

from django.views.debug import SafeExceptionReporterFilter


class Reports(SafeExceptionReporterFilter):
    """Django hides settings named like passwords; our URLs hold passwords too."""

    hidden_settings = re.compile(
        f"{SafeExceptionReporterFilter.hidden_settings.pattern}|ANYMAIL|BROKER|CACHES|DATABASE|EMAIL|IMAP|MAILBOXES|REDIS",
        re.IGNORECASE,
    )
