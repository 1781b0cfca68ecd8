"""Who is kept from a ready answer by what they wrote."""

import pytest

from inquiries.models import Bond, Merge, Staff
from inquiries.views.batch.parts.preview import strangers
from tests.makers import make_contact, make_inquiry

pytestmark = pytest.mark.django_db


def test_police_that_wrote_in_an_inquiry_merged_into_it_are_seen(operator: Staff) -> None:
    inquiry = make_inquiry()
    police = make_inquiry(
        "警視庁サイバー犯罪対策課の者です。捜査のため照会いたします。", contact=make_contact("山本", "p@example.jp")
    )
    Merge.objects.join(police, into=inquiry, by=operator, bond=Bond.PARTY)

    assert list(strangers([inquiry.pk])) == [inquiry.pk]
    assert not strangers([make_inquiry().pk])
