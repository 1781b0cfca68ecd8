"""What nobody needs any more is deleted at night, and nothing else."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.utils import timezone

from inquiries.models import Closure, Dispatch, Draft, Link, Staff
from inquiries.watch import spent
from tests.makers import make_contact, make_draft, make_inquiry

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LONG = 31 * DAY


def sent_link(age: timedelta) -> Dispatch:
    """A mail with a link that ran out so long ago."""
    at = timezone.now() - age
    contact = make_contact("田中", f"tanaka{Dispatch.objects.count()}@example.jp")
    made = Dispatch.objects.send_link(make_inquiry(contact=contact))
    assert made
    assert made.link
    Link.objects.filter(pk=made.link.pk).update(expires_at=at)
    Dispatch.objects.filter(pk=made.pk).update(sent_at=at)
    return made


def key_of(mail: Dispatch) -> int:
    """The key of its link."""
    assert mail.link_id
    return mail.link_id


def forget() -> None:
    spent.forget(timezone.now())


def test_a_link_that_ran_out_long_ago_is_deleted_and_its_mail_stays() -> None:
    old, newest = sent_link(LONG), sent_link(DAY)

    forget()

    assert list(Link.objects.all()) == [newest.link]
    assert Dispatch.objects.get(pk=old.pk).link is None


def test_a_link_that_was_used_long_ago_is_deleted() -> None:
    mail, _newest = sent_link(-DAY), sent_link(-DAY)
    Link.objects.filter(pk=key_of(mail)).update(used_at=timezone.now() - LONG)

    forget()

    assert not Link.objects.filter(pk=key_of(mail)).exists()


def test_the_newest_link_stays_whatever_its_age_so_that_its_key_is_never_given_again() -> None:
    mail = sent_link(LONG)

    forget()

    assert Link.objects.filter(pk=key_of(mail)).exists()


def test_the_link_of_a_mail_that_may_leave_once_more_stays() -> None:
    mail, _newest = sent_link(LONG), sent_link(DAY)
    Dispatch.objects.filter(pk=mail.pk).update(sent_at=None, failed_at=timezone.now())

    forget()

    assert Link.objects.filter(pk=key_of(mail)).exists()


@pytest.mark.parametrize(("is_closed", "age", "left"), [(True, LONG, 0), (True, DAY, 1), (False, LONG, 1)])
def test_a_draft_is_deleted_where_its_matter_has_long_been_closed(
    operator: Staff, *, is_closed: bool, age: timedelta, left: int
) -> None:
    inquiry = make_inquiry()
    inquiry.claim(by=operator)
    make_draft(inquiry, operator)
    if is_closed:
        inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)
    Draft.objects.update(updated_at=timezone.now() - age)

    forget()

    assert Draft.objects.count() == left


def test_failed_sign_ins_of_long_ago_are_deleted() -> None:
    for name in ("old", "new"):
        AccessAttempt.objects.create(username=name, ip_address="203.0.113.9", failures_since_start=1)
    AccessAttempt.objects.filter(username="old").update(attempt_time=timezone.now() - LONG)

    forget()

    assert [attempt.username for attempt in AccessAttempt.objects.all()] == ["new"]
