"""What holds for every template of ours."""

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "templates"
PAGES = sorted(TEMPLATES.rglob("*.html"))
SPRITES = [TEMPLATES / "inquiries/_icons.html", TEMPLATES / "inquiries/public/_icons.html"]


@pytest.fixture(params=PAGES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def markup(request: pytest.FixtureRequest) -> str:
    path: Path = request.param
    return path.read_text()


def test_nothing_is_styled_or_scripted_in_the_page_itself(markup: str) -> None:
    """JSON in a page is data: no browser runs it."""
    assert not re.search(
        r"\sstyle=|<style|<script(?![^>]*(?:\ssrc=|type=\"application/json\"))|\son[a-z]+=|javascript:|hx-on", markup
    )


def test_nothing_is_loaded_from_elsewhere(markup: str) -> None:
    assert not re.search(r"(?:src|srcset|action)=[\"']?(?:https?:)?//|<link[^>]*href=[\"']?(?:https?:)?//", markup)


def test_every_icon_is_drawn(markup: str) -> None:
    drawn = {name for sprite in SPRITES for name in re.findall(r'<symbol id="([\w-]+)"', sprite.read_text())}

    assert set(re.findall(r'<use href="#([\w-]+)"', markup)) <= drawn


def test_every_form_that_posts_carries_its_token(markup: str) -> None:
    forms = re.findall(r'<form[^>]*method="post".*?</form>', markup, flags=re.DOTALL)

    assert [form for form in forms if "csrf_token" not in form and "{{" not in form] == []
