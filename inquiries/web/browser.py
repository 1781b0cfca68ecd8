"""What a browser calls itself, in two words that somebody recognises."""

import re

from django.http import HttpRequest

from inquiries.masking import mask

BROWSERS = {
    "Edge": r"\bEdg(?:e|A|iOS)?/",
    "Firefox": r"\b(?:Firefox|FxiOS)/",
    "Chrome": r"\b(?:Chrome|CriOS)/",
    "Safari": r"\bVersion/\S+ (?:Mobile/\S+ )?Safari/",
}
"""The first that is found: Edge says that it is Chrome, and Chrome that it is Safari."""
SYSTEMS = {
    "iPhone": r"\biPhone\b",
    "iPad": r"\biPad\b",
    "Android": r"\bAndroid\b",
    "Windows": r"\bWindows\b",
    "Mac": r"\bMacintosh\b",
    "ChromeOS": r"\bCrOS\b",
    "Linux": r"\bLinux\b",
}


def named(request: HttpRequest) -> str:
    """Such as "Chrome, Windows"; what is unknown is masked and cut off."""
    said = request.headers.get("User-Agent", "")
    found = [name for table in (BROWSERS, SYSTEMS) for name in [_first(table, said)] if name]
    return ", ".join(found) or mask(said).text[:60]


def _first(table: dict[str, str], said: str) -> str:
    return next((name for name, sign in table.items() if re.search(sign, said)), "")
