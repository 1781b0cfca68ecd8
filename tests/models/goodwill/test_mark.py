"""A mark: the code goes with the mail, and comes back with it."""

import pytest

from inquiries.models import Draft, Message, Remedy, Staff

pytestmark = pytest.mark.django_db


def test_with_a_failed_mail_that_is_settled_in_another_way_it_comes_back(remedy: Remedy, operator: Staff) -> None:
    draft = Draft.objects.begin(remedy.inquiry, by=operator)
    draft.write([{"words": f"お詫びのコードです。【引換コード R-{remedy.pk}】"}])
    dispatch = draft.send(by=operator, seen=Message.objects.latest("pk").pk)
    now = dispatch.not_before
    assert dispatch.lease(now=now)
    dispatch.mark_failed(at=now, error="550", for_good=True)

    dispatch.settle(by=operator)

    remedy.refresh_from_db()
    assert remedy.state == Remedy.State.ASKED
    assert Remedy.objects.total(remedy.promise) == (0, 0, 2, 1)
