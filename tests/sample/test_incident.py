import re
from collections import Counter
from datetime import timedelta

import pytest
from django.apps import apps
from django.db.models import DateTimeField

from inquiries.masking import mask
from inquiries.models import (
    Answer,
    Batch,
    Beginning,
    Callback,
    Channel,
    Closure,
    Contact,
    Decision,
    Dispatch,
    Draft,
    Escalation,
    Event,
    FraudReport,
    FraudStage,
    Hold,
    Inquiry,
    Issuer,
    Item,
    Lookup,
    MailAddress,
    Mailbox,
    Mention,
    Message,
    Misfit,
    Nominee,
    OneTimeCode,
    Proof,
    Received,
    Reissue,
    Reporter,
    Role,
    Roster,
    SavedView,
    Sheet,
    Skill,
    Snag,
    Stage,
    Step,
    Topic,
    Verification,
    Version,
)
from inquiries.models.inquiry.closure import OFFERED
from inquiries.models.lookup.level import Level
from inquiries.models.lookup.outcome import Outcome
from inquiries.models.lookup.sentences import Way
from inquiries.models.roster.cohort import Cohort
from inquiries.notice.versions.forecast import Forecast
from inquiries.notice.versions.proofing import items, read_again
from inquiries.sample.team import Team
from tests.makers import PASSWORD
from tests.sample.conftest import AFTERNOON

LIE_AHEAD = {"due_at", "until", "held_until", "expires_at", "not_before", "claimed_until", "updated_at"}
"""What is promised or runs out; and when a draft was written last, which is asked of the clock itself."""

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("incident")]


def test_one_sheet_is_answered_but_for_a_line_and_one_waits_for_a_second_person() -> None:
    answered, waits = Sheet.objects.order_by("pk")

    assert (answered.is_handed_over, waits.is_handed_over) == (True, False)
    assert answered.returns.get().counts["known"] == 1
    assert Misfit.objects.open().count() == 1


def test_about_two_hundred_inquiries_came_in_on_every_channel() -> None:
    channels = Counter(Inquiry.objects.values_list("channel", flat=True))

    assert 180 <= channels.total() <= 230
    assert set(channels) == set(Channel.values)
    assert min(channels.values()) > 40


def test_the_queue_holds_every_state() -> None:
    inquiries = Inquiry.objects

    assert inquiries.unclaimed().count() > 20
    assert 5 < inquiries.late(AFTERNOON).count() < 30
    assert inquiries.owed().filter(due_at__range=(AFTERNOON, AFTERNOON + timedelta(hours=1))).count() > 5
    assert inquiries.escalated().count() > 10
    assert Escalation.objects.overdue(AFTERNOON).exists()
    assert set(Hold.objects.values_list("reason", flat=True)) >= {"customer", "issuer", "second_line"}
    assert set(Closure.objects.values_list("outcome", flat=True)) == {code for code, _name in OFFERED}
    assert Event.objects.named("inquiry.reopened").count() >= 5
    assert Callback.objects.filter(due_at__gt=AFTERNOON).count() > 5
    assert not Callback.objects.filter(inquiry__contact__phones=None).exists()
    assert Draft.objects.unsent().count() > 5


def test_colleagues_are_mentioned(incident: Team) -> None:
    assert Mention.objects.of(incident.operators[0]).open().count() == 2
    assert Mention.objects.of(incident.supervisor).open().count() == 1


def test_some_take_what_they_were_trained_for_first(incident: Team) -> None:
    skills = Skill.objects.of(incident.operators[2])

    assert skills.filter(topic=None).get().language == "en"
    assert skills.filter(language="").count() == 2


def test_lists_are_saved_for_everybody_and_for_one(incident: Team) -> None:
    views = SavedView.objects.all()

    assert set(views.values_list("owner", flat=True)) == {None, incident.operators[0].pk}
    assert Topic.objects.filter(key__in=[view.asked["topic"] for view in views if "topic" in view.asked]).exists()


def test_headquarters_is_asked_is_late_and_has_answered(incident: Team) -> None:
    put = Escalation.objects.put_to(incident.part(Role.HEADQUARTERS)[0])

    assert put.overdue(AFTERNOON).exists()
    assert put.open().filter(due_at__gt=AFTERNOON).exists()
    assert Decision.objects.quotable().to_relay(Inquiry.objects.open()).exists()
    assert Decision.objects.exclude(given_by="").exists()
    assert not Inquiry.objects.closed().filter(pk__in=Escalation.objects.open().values("inquiry")).exists()


def test_some_came_by_a_detour_and_somebody_pressed_a_thumb() -> None:
    unacknowledged = Event.objects.named("inquiry.unacknowledged")

    assert unacknowledged.count() == 2
    assert {one.way for one in Nominee.objects.all()} == {"forwarded", "reply_to"}
    assert Event.objects.named("inquiry.reacted_to").count() == 1
    assert not Dispatch.objects.acknowledgements().waiting().exists()


def test_every_operator_has_cases(incident: Team) -> None:
    for operator in incident.operators:
        assert Inquiry.objects.of(operator).exists()


def test_there_is_somebody_of_every_role_who_can_sign_in(incident: Team) -> None:
    assert {staff.role for staff in incident.everybody} == set(Role.values)
    for staff in incident.everybody:
        assert staff.check_password(PASSWORD)


def test_cards_stand_at_every_station_and_end_of_all_card_companies() -> None:
    assert set(Reissue.objects.values_list("stage", flat=True)) == set(Stage.values)
    assert not Issuer.objects.filter(reissues=None).exists()
    assert Reissue.objects.filter(issuer=None).exists()
    assert Reissue.objects.count() > 40
    assert set(Reissue.objects.values_list("beginning", flat=True)) == set(Beginning.values)
    assert Snag.objects.open().counts() == {Snag.Kind.EARLY: 2, Snag.Kind.REFUSED: 1}
    assert Step.objects.filter(by=None, reported_by=Reporter.CUSTOMER).exists()


def test_unknown_charges_stand_at_every_stage_and_end(incident: Team) -> None:
    assert set(FraudReport.objects.values_list("stage", flat=True)) == set(FraudStage.values)
    assert FraudReport.objects.outside().count() == 2
    assert FraudReport.objects.alarming(incident.supervisor).count() == 1


def test_what_went_wrong_stands_where_people_see_it() -> None:
    states = Counter(dispatch.state for dispatch in Dispatch.objects.all())

    assert states[Dispatch.State.FAILED] >= 3
    assert states[Dispatch.State.BOUNCED] >= 1
    assert states[Dispatch.State.WAITING] >= 1
    assert Received.objects.needing_somebody().count() == 4
    assert set(Received.objects.values_list("outcome", flat=True)) == set(Received.Outcome.values)


def test_no_mailbox_is_in_trouble_before_it_was_opened_for_the_first_time() -> None:
    version = Version.objects.in_force()

    assert version
    assert [mailbox.trouble(AFTERNOON, version.hours) for mailbox in Mailbox.objects.all()] == [None]


def test_answers_are_in_force_but_for_a_few_that_wait_for_somebody() -> None:
    states = Counter(Answer.objects.values_list("state", flat=True))

    assert states[Answer.State.APPROVED] > 25
    assert 2 <= states[Answer.State.DRAFT] <= 4


def test_some_were_given_to_somebody_at_once(incident: Team) -> None:
    batch = Batch.objects.visible_to(incident.supervisor).get(kind="give")

    assert batch.counts() == {Item.State.DONE: 4, Item.State.LEFT_OUT: 1}


def test_some_cards_took_a_step_at_once(incident: Team) -> None:
    batch = Batch.objects.visible_to(incident.card_desk).get(kind="step")

    assert batch.counts() == {Item.State.DONE: 4, Item.State.LEFT_OUT: 1}


def test_codes_were_read_out_and_typed_on_a_page_and_one_is_waited_for() -> None:
    proved = Verification.objects.filter(level=Level.CODE)

    assert OneTimeCode.objects.mailed().count() == 3
    assert sorted(one.by_id is None for one in proved.valid(AFTERNOON)) == [False, True]
    assert OneTimeCode.objects.running(AFTERNOON).count() == 1


def test_a_list_of_affected_people_is_in_force_with_some_in_every_cohort(incident: Team) -> None:
    roster = Roster.objects.to_look_up()

    assert 300 <= roster.taken <= 400
    assert roster.prepared_by not in {None, roster.accepted_by}
    assert all(count > 20 for count in roster.counts.values())
    assert set(roster.counts) == set(Cohort.values)


def test_people_were_looked_up_and_one_was_verified() -> None:
    assert set(Lookup.objects.values_list("outcome", flat=True)) == set(Outcome.values)
    verification = Verification.objects.get(level=Level.CALLED_BACK)
    [lookup] = Lookup.objects.filter(inquiry=verification.inquiry)
    assert verification.may_be_told(lookup, Way.ALOUD)
    assert Verification.objects.valid(AFTERNOON).exists()


def test_nothing_has_happened_yet_that_lies_ahead() -> None:
    for model in apps.get_app_config("inquiries").get_models():
        for field in model._meta.get_fields():
            if isinstance(field, DateTimeField) and field.name not in LIE_AHEAD:
                assert not model._base_manager.filter(**{f"{field.name}__gt": AFTERNOON}).exists(), field


def test_every_story_is_told_in_order() -> None:
    for inquiry in Inquiry.objects.all():
        actions = list(inquiry.events.order_by("pk").values_list("at", flat=True))

        assert actions == sorted(actions), inquiry


def test_receipt_numbers_follow_the_clock() -> None:
    received = list(Inquiry.objects.order_by("pk").values_list("received_at", flat=True))

    assert received == sorted(received)


def test_people_are_reached_where_nobody_lives_and_no_number_was_kept() -> None:
    for address in MailAddress.objects.values_list("address", flat=True):
        assert re.search(r"[@.]example\.(?:jp|com)$", address)
    for text in Message.objects.values_list("text", flat=True):
        assert mask(text).findings == ()
    assert Message.objects.filter(masked__gt=0).exists()


def test_some_people_have_asked_before_and_some_stay_nameless() -> None:
    inquiries = Counter(Inquiry.objects.values_list("contact", flat=True))

    assert max(inquiries.values()) > 1
    assert Contact.objects.filter(name="").exists()


def test_texts_seldom_repeat() -> None:
    texts = Counter(Message.objects.received().values_list("text", flat=True))

    assert len(texts) > 100
    assert max(texts.values()) <= 6


def test_a_second_version_waits_for_a_second_person(incident: Team) -> None:
    proof = Proof.objects.waiting().get()

    forecast = Forecast(read_again(proof))

    assert proof.begun_by == incident.supervisor
    assert not any(item.needs_somebody for item in items(read_again(proof)))
    assert "reissue-fee" in [answer.topic.key for answer in forecast.off_line]
    assert [one.name for one in forecast.turned] == ["schedule"]


def test_answers_wait_to_be_approved() -> None:
    assert Answer.objects.to_approve().count() >= 3
