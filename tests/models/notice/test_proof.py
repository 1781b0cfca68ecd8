"""Proof: what one person loads or changes, another puts in force."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from inquiries.models import Check, Event, Proof, Role, SecondLook, Staff, Version
from inquiries.models.explanation import NoReason
from inquiries.models.notice.proof import AlreadyPublished, ChangedMeanwhile, OwnNotice
from inquiries.models.notice.second_look import NothingToLookAt, SamePersonAgain
from inquiries.notice.versions.proofing import publish
from tests.makers import make_staff, make_supervisor, make_version
from tests.publishing import published

pytestmark = pytest.mark.django_db
TEXT = "お知らせ\n\n専用窓口は0120-000-000です。"
ELSE = "お知らせ\n\n専用窓口は0120-111-111です。"


@pytest.fixture
def proof(supervisor: Staff) -> Proof:
    return Proof.objects.begin(TEXT, published_on=date(2026, 11, 20), by=supervisor)


@pytest.fixture
def hq(db: None) -> Staff:
    return make_staff("hq", "本部", Role.HEADQUARTERS)


def said(**but: Any) -> dict[str, Any]:
    quote = {"fact": "phones", "place": 0, "quote": "0120-000-000"}
    return quote | {"verdict": Check.Verdict.CORRECTED, "value": "0120-999-999"} | but


def published_alone(proof: Proof, by: Staff) -> Version:
    return publish(proof, by=by, seen=proof.fingerprint(), reason="本部が休みのため").version


def test_whoever_loaded_it_does_not_put_it_in_force(proof: Proof, supervisor: Staff, hq: Staff) -> None:
    with pytest.raises(OwnNotice):
        publish(proof, by=supervisor, seen=proof.fingerprint(), reason="急ぐため")

    assert not Version.objects.exists()


def test_another_puts_it_in_force_and_both_names_stay(proof: Proof, supervisor: Staff, hq: Staff) -> None:
    version = published(proof, by=hq)

    assert (version.loaded_by, version.published_by, version.alone_because) == (supervisor, hq, "")
    assert not Version.objects.seen_by_one_person().exists()
    assert Event.objects.get(action="notice.published").by == hq


def test_whoever_changed_a_fact_does_not_put_it_in_force(proof: Proof, hq: Staff) -> None:
    proof.check_fact(**said(), by=hq)

    with pytest.raises(OwnNotice):
        published(proof, by=hq)


def test_a_changed_fact_that_another_has_confirmed_is_seen_by_two(proof: Proof, supervisor: Staff, hq: Staff) -> None:
    proof.check_fact(**said(), by=hq)
    proof.check_fact(**said(verdict=Check.Verdict.CONFIRMED, value=None), by=supervisor)

    version = published(proof, by=hq)

    assert version.phone == "0120-999-999"


def test_who_confirms_what_the_program_read_may_put_it_in_force(proof: Proof, hq: Staff) -> None:
    proof.check_fact(**said(verdict=Check.Verdict.CONFIRMED, value=None), by=hq)

    assert published(proof, by=hq).phone == "0120-000-000"


def test_whoever_replaces_the_text_has_loaded_it(proof: Proof, supervisor: Staff, hq: Staff) -> None:
    proof.replace(ELSE, published_on=date(2026, 11, 21), by=hq)

    with pytest.raises(OwnNotice):
        published(proof, by=hq)
    version = published(proof, by=supervisor)
    assert (version.loaded_by, version.phone) == (hq, "0120-111-111")
    assert Event.objects.filter(action="proof.replaced", by=hq).exists()


def test_a_word_on_a_fact_of_another_text_stops_nobody(proof: Proof, supervisor: Staff, hq: Staff) -> None:
    proof.check_fact(**said(), by=hq)
    proof.replace(ELSE, published_on=date(2026, 11, 21), by=supervisor)

    assert published(proof, by=hq).phone == "0120-111-111"


def test_nobody_puts_in_force_what_they_have_not_seen(proof: Proof, supervisor: Staff, hq: Staff) -> None:
    seen = proof.fingerprint()
    proof.check_fact(**said(), by=supervisor)

    with pytest.raises(ChangedMeanwhile):
        publish(proof, by=hq, seen=seen)


def test_nor_against_another_version_than_they_have_seen(proof: Proof, hq: Staff) -> None:
    seen = proof.fingerprint()
    make_version()

    with pytest.raises(ChangedMeanwhile):
        publish(proof, by=hq, seen=seen)


def test_what_is_published_is_not_replaced(proof: Proof, hq: Staff) -> None:
    published(proof, by=hq)

    with pytest.raises(AlreadyPublished):
        Proof.objects.get().replace(ELSE, published_on=date(2026, 11, 21), by=hq)


@pytest.mark.parametrize("reason", ["", "。", "...", "ああ"])
def test_alone_it_needs_words(proof: Proof, supervisor: Staff, reason: str) -> None:
    with pytest.raises(NoReason):
        publish(proof, by=supervisor, seen=proof.fingerprint(), reason=reason)

    assert not Version.objects.exists()


def test_who_is_the_only_one_may_and_says_why(proof: Proof, supervisor: Staff) -> None:
    make_supervisor("gone", "去った人", expires_on=timezone.localdate() - timedelta(days=1))
    make_supervisor("barred", "止めた人", is_active=False)
    make_staff("sato", "佐藤")

    version = published_alone(proof, supervisor)

    assert version.alone_because == "本部が休みのため"
    assert list(Version.objects.seen_by_one_person()) == [version]
    assert Event.objects.get(action="notice.published_alone").particulars["because"] == "本部が休みのため"


def test_the_database_keeps_the_two_apart(supervisor: Staff) -> None:
    version = make_version(loaded_by=supervisor)

    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(published_by=supervisor)


def test_it_is_red_until_somebody_else_has_looked(proof: Proof, supervisor: Staff, operator: Staff) -> None:
    version = published_alone(proof, supervisor)

    with pytest.raises(SamePersonAgain):
        SecondLook.objects.take(version, by=supervisor)
    look = SecondLook.objects.take(version, by=operator)

    assert (look.by, look.version) == (operator, version)
    assert not Version.objects.seen_by_one_person().exists()
    assert Event.objects.get(action="notice.looked_at").by == operator
    with pytest.raises(NothingToLookAt):
        SecondLook.objects.take(version, by=operator)


def test_what_was_published_before_there_was_such_a_rule_counts_as_looked_at(supervisor: Staff) -> None:
    version = make_version(loaded_by=supervisor)

    assert not Version.objects.seen_by_one_person().exists()
    with pytest.raises(NothingToLookAt):
        SecondLook.objects.take(version, by=make_staff())
