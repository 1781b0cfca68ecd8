"""Every address of the site, read from Django's URLs, so that no new page can be forgotten."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver, reverse

PUBLIC = {
    "account_inactive",
    "account_login",
    "account_logout",
    "healthz",
    "link_create",
    "link_open",
    "metrics_show",
    "public_inquiry_create",
    "public_inquiry_received",
    "public_notice",
    "question_list",
    "question_offer",
    "readyz",
    "ring_announce",
    "set_language",
    "status_code_create",
    "status_end",
    "status_entry_create",
    "status_word_create",
    "status_word_delete",
    "status_file_show",
    "status_message_create",
    "status_show",
    "tel_show",
    "webhook_inbound",
    "webhook_tracking",
}
"""The only URL names that answer visitors who are not signed in. A name added here opens a page to everybody."""


class Address(NamedTuple):
    """A URL name, its path as written in urls.py, and the names of the path's variables."""

    name: str
    route: str
    variables: tuple[str, ...]

    def path(self, values: Mapping[str, Any]) -> str:
        return reverse(self.name, kwargs={variable: values[variable] for variable in self.variables})


def every_address() -> list[Address]:
    return sorted(_walk(get_resolver().url_patterns))


def pages_of_the_desk() -> list[Address]:
    return [address for address in every_address() if address.route.startswith("desk/")]


def pages_of_the_public() -> list[Address]:
    return [address for address in every_address() if address.name in PUBLIC]


def _walk(patterns: list[Any], before: str = "", variables: tuple[str, ...] = ()) -> Iterator[Address]:
    for entry in patterns:
        route = before + str(entry.pattern)
        here = variables + tuple(entry.pattern.converters)
        if isinstance(entry, URLResolver):
            yield from _walk(entry.url_patterns, route, here)
        elif isinstance(entry, URLPattern):
            assert entry.name, f"{route} has no name"
            yield Address(entry.name, route, here)
