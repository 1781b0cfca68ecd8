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


def test_with_a_mail_that_was_tried_once_more_and_called_in_it_is_void(remedy: Remedy, operator: Staff) -> None:
    draft = Draft.objects.begin(remedy.inquiry, by=operator)
    draft.write([{"words": f"お詫びのコードです。【引換コード R-{remedy.pk}】"}])
    dispatch = draft.send(by=operator, seen=Message.objects.latest("pk").pk)
    assert dispatch.lease(now=dispatch.not_before)
    dispatch.mark_failed(at=dispatch.not_before, error="the connection broke after the last line", for_good=True)
    dispatch.retry(by=operator)

    Draft.objects.get(pk=draft.pk).come_back()

    assert Remedy.objects.total(remedy.promise) == (0, 0, 2, 1), "the first try may have left, so nobody else gets it"
