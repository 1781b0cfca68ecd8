"""A container's health check of a running hotline: `python -m hotline.health http://web:8000/readyz`."""

import os
import sys
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen


def answers(address: str, host: str) -> bool:
    """Whether the address answers 200 to a request with this Host header."""
    try:
        with urlopen(Request(address, headers={"Host": host}), timeout=10) as page:  # noqa: S310 - our own address
            return bool(page.status == 200)
    except (URLError, OSError):
        return False


def main() -> int:
    name = urlsplit(os.environ.get("HOTLINE_BASE_URL", "")).hostname or "localhost"
    return 0 if answers(sys.argv[1], name) else 1


if __name__ == "__main__":
    sys.exit(main())
