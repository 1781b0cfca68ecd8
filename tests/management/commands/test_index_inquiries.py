"""`index_inquiries` brings the search index up to date."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from inquiries.models import Index, Inquiry
from inquiries.search import Query
from tests.makers import make_inquiry

pytestmark = pytest.mark.django_db


def run() -> tuple[dict[str, int], str]:
    out, err = StringIO(), StringIO()
    call_command("index_inquiries", "--at-once", "2", stdout=out, stderr=err)
    return json.loads(out.getvalue()), err.getvalue()


def test_it_writes_what_differs_and_nothing_the_second_time() -> None:
    inquiries = [make_inquiry(f"{word}の件です。") for word in ("桔梗", "椿", "菊")]
    Index.objects.filter(inquiry=inquiries[0]).delete()
    Index.objects.filter(inquiry=inquiries[1]).update(text="菊", grams="菊")

    (first, said), (second, _) = run(), run()

    assert (first, second) == ({"inquiries": 3, "mended": 2}, {"inquiries": 3, "mended": 0})
    assert Inquiry.objects.saying(Query.of("椿"), most=9) == [inquiries[1].pk]
    assert "3 / 3" in said
