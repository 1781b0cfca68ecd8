"""The rail shows where the reader is."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, resolve, reverse

from inquiries.templatetags.rail import PLACES
from inquiries.urls import desk

PAGES = [page for wing in desk for page in (wing.url_patterns if isinstance(wing, URLResolver) else [wing])]


def rail_at(path: str) -> list[str]:
    """The places of the rail that are marked on the page at this path."""
    request = RequestFactory().get(path)
    request.resolver_match = resolve(path)
    template = Template("{% load rail %}{% here place %}")
    return [place for place in PLACES if template.render(Context({"request": request, "place": place}))]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/desk/", "home"),
        ("/desk/inquiries/1/", "inquiry_list"),
        ("/desk/inquiries/1/closure/", "inquiry_list"),
        ("/desk/calls/new/", "call_create"),
        ("/desk/reissues/1/steps/", "reissue_list"),
        ("/desk/fraud-reports/1/steps/", "reissue_list"),
        ("/desk/remedies/1/code/", "inquiry_list"),
        ("/desk/goodwill/codes/", "notice_show"),
        ("/desk/answers/1/approval/", "answer_list"),
        ("/desk/notice/2/", "notice_show"),
        ("/desk/sample-mail/", "sample_mail_list"),
    ],
)
def test_a_page_is_marked_at_its_place(path: str, place: str) -> None:
    assert rail_at(path) == [place]


def test_an_account_page_belongs_to_no_place() -> None:
    assert rail_at(reverse("account_change_password")) == []


@pytest.mark.parametrize("pattern", PAGES, ids=lambda p: p.name)
def test_every_page_of_the_desk_has_a_place(pattern: URLPattern) -> None:
    noun, _, verb = str(pattern.name).rpartition("_")

    assert sum((noun or verb) in nouns for nouns in PLACES.values()) == 1


@pytest.mark.parametrize("place", PLACES)
def test_every_place_is_the_name_of_a_page(place: str) -> None:
    assert reverse(place).startswith("/desk/")
