"""Above: the page to which an address belongs that takes forms alone.

A refused form is shown at the address to which it was sent. Whoever loads that address anew, switches the language
there, or signs in and is led back, asks for it by GET, and is led to the page of the thing that the form is about.
"""

import re
from collections.abc import Iterator

from django.urls import Resolver404, resolve

A_THING = re.compile(r"/[0-9]+/\Z")


def page_above(path: str) -> str | None:
    """The nearest address above it that is of one thing, else the nearest that there is; None for none, and "/"."""
    there = [head for head in _heads(path) if _exists(head)]
    return next(filter(A_THING.search, there), there[0] if there else None)


def _heads(path: str) -> Iterator[str]:
    parts = path.strip("/").split("/")
    return (f"/{'/'.join(parts[:count])}/" for count in range(len(parts) - 1, 0, -1))


def _exists(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
