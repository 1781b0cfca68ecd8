"""A first visit to the public pages weighs less than 60 kB, uncompressed, so that it opens on an old phone."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import Client

from tests.makers import make_version

pytestmark = pytest.mark.once  # what pages weigh

LIMIT = 60_000
NOTICE = Path(__file__).parents[2] / "inquiries/sample/notice.txt"
IMPORTED = re.compile(r"""(?:@import\s+url\(|^import\s[^"]*)["']([^"']+)["']""", re.MULTILINE)


def files_behind(path: Path) -> set[Path]:
    """The file and whatever it imports."""
    return {path}.union(*(files_behind((path.parent / name).resolve()) for name in IMPORTED.findall(path.read_text())))


def first_visit(browser: Client, address: str) -> dict[str, int]:
    """Bytes of the page and of each file that comes with it."""
    html = browser.get(address).content
    named = re.findall(r'(?:href|src)="/static/([^"]+)"', html.decode())
    files = set[Path]().union(*(files_behind(Path(str(finders.find(name)))) for name in named))
    return {"page": len(html)} | {str(path): path.stat().st_size for path in sorted(files)}


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/ask/", "/status/"])
def test_a_first_visit_is_light(stranger: Client, address: str) -> None:
    call_command("load_notice", str(NOTICE), published="2026-11-20")

    bytes_of = first_visit(stranger, address)

    assert {"public.css", "measure.css", "ask.css", "public.js", "cards.js"} <= {Path(name).name for name in bytes_of}
    assert sum(bytes_of.values()) < LIMIT


@pytest.mark.django_db
def test_nothing_of_the_desk_is_loaded(stranger: Client) -> None:
    make_version()

    names = list(first_visit(stranger, "/ask/"))

    assert [name for name in names if "bootstrap.min" in name or "htmx" in name or "desk." in name] == []
