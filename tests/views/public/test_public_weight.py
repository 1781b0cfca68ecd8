"""The public pages are for an old phone on a slow line: the first visit to the form stays under 60 kB."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.makers import make_topic, make_version

MOST = 60_000
FETCHED = re.compile(r"""(?:<link[^>]* href|<script[^>]* src|<img[^>]* src)="/static/([^"]+)\"""")
IMPORTED = re.compile(r"""(?:@import url\(|^\s*import )["']([^"']+)["']""", re.MULTILINE)


def files(name: str) -> Iterator[Path]:
    """A style sheet or script, and all that it brings along."""
    found = finders.find(name)
    assert found, f"{name} is asked for and not there"
    path = Path(found)
    yield path
    if path.suffix in {".css", ".js"}:
        for imported in IMPORTED.findall(path.read_text()):
            yield from files(str((Path(name).parent / imported).as_posix()))


@pytest.mark.django_db
def test_the_first_visit_to_the_form_is_light(client: Client) -> None:
    make_version()
    for digit in range(1, 10):
        make_topic(f"topic-{digit}", name_ja="再発行の手数料、返金", is_public=True, digit=digit)

    page = client.get("/ask/")

    fetched = {path for name in FETCHED.findall(page.text) for path in files(name)}
    weights = {path.name: path.stat().st_size for path in fetched} | {"the page": len(page.content)}
    assert {".css", ".js"} <= {path.suffix for path in fetched}
    assert sum(weights.values()) < MOST, weights


@pytest.mark.django_db
def test_nothing_is_loaded_from_elsewhere(client: Client) -> None:
    page = client.get("/ask/")

    assert re.findall(r"""(?:src|href|action)="(?:https?:)?//""", page.text) == []
