"""The customer looks themselves up on their own page. Who guesses addresses there learns nothing."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from inquiries.mail.sending import outbox
from inquiries.models import Clause, Inquiry, Link, Lookup, OneTimeCode, Roster, RosterEntry, Verification
from inquiries.models.lookup.criteria import criteria
from inquiries.models.lookup.one_time_code import PER_INQUIRY, TRIES
from inquiries.models.lookup.sentences import Saying, Way, sentence
from tests.makers import FACTS, make_contact, make_inquiry, make_version
from tests.models.lookup.test_lookup import EVERY, WINDOWS
from tests.rosters import make_entry, make_roster

pytestmark = pytest.mark.django_db
NOW, ASK, ENTER = "/status/now/", "/status/now/one-time-codes/new/", "/status/now/one-time-codes/entries/new/"
LISTED, OWN = "nakamura@example.jp", "private@example.org"
SECRET = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"|name="press" value="[^"]*"')


@pytest.fixture
def roster(db: None) -> Roster:
    make_version(facts=FACTS | {"windows": WINDOWS})
    roster = make_roster([])
    roster.take(
        [
            make_entry(roster, "A", EVERY["card"], mail=LISTED),
            make_entry(roster, "B", EVERY["untold"], mail="open@example.jp"),
            make_entry(roster, "C", EVERY["outside"], mail="outside@example.jp"),
        ]
    )
    roster.come_into_force(rows=3, refused=0, fingerprint=b"", by=None)
    return roster


@pytest.fixture
def inquiry(roster: Roster) -> Inquiry:
    """Of a customer whose own address is on no list."""
    return make_inquiry(contact=make_contact(address=OWN))


@pytest.fixture
def customer(client: Client, inquiry: Inquiry) -> Client:
    client.post(f"/status/{Link.objects.issue(inquiry).token}/")
    return client


def looked_up(customer: Client, address: str) -> str:
    customer.post(ASK, {"address": address})
    outbox.run()
    digits = re.search(r"確認コード: (\d{3} \d{3})", str(mail.outbox[-1].body))
    assert digits
    return customer.post(ENTER, {"digits": digits[1]}, follow=True).text


def said(saying: Saying) -> str:
    return sentence(saying, Way.PAGE).ja


@pytest.mark.parametrize(
    ("address", "saying"),
    [
        (LISTED, Saying.MEMBER_AND_CARD),
        ("ＮＡＫＡＭＵＲＡ@example.jp", Saying.MEMBER_AND_CARD),
        ("open@example.jp", Saying.CANNOT_CONFIRM),
        ("outside@example.jp", Saying.NOT_LISTED),
        (OWN, Saying.NOT_LISTED),
    ],
)
def test_whoever_types_the_code_is_told_what_was_found(customer: Client, address: str, saying: Saying) -> None:
    page = looked_up(customer, address)

    assert said(saying) in page
    assert [said(other) in page for other in Saying].count(True) == 1


def test_in_english_in_english(customer: Client, inquiry: Inquiry) -> None:
    customer.cookies["django_language"] = "en"

    assert sentence(Saying.MEMBER_AND_CARD, Way.PAGE).en in looked_up(customer, LISTED)


def test_two_people_with_one_address_cannot_be_confirmed(customer: Client, roster: Roster) -> None:
    entry = make_entry(roster, "D", EVERY["card"], mail=LISTED)
    entry.roster = roster
    entry.save()

    assert said(Saying.CANNOT_CONFIRM) in looked_up(customer, LISTED)


def test_without_windows_in_the_notice_nobody_can_be_confirmed(customer: Client) -> None:
    make_version(facts=FACTS)

    assert said(Saying.CANNOT_CONFIRM) in looked_up(customer, LISTED)


def test_another_address_can_be_looked_up_beside_what_was_told(customer: Client) -> None:
    assert "ほかのアドレスで調べる" in looked_up(customer, LISTED)

    assert said(Saying.NOT_LISTED) in looked_up(customer, OWN)


def test_what_was_told_is_covered_when_the_verification_has_run_out(customer: Client) -> None:
    looked_up(customer, LISTED)
    Verification.objects.update(expires_at=timezone.now())

    assert said(Saying.MEMBER_AND_CARD) not in customer.get(NOW).text


def test_what_was_told_of_another_list_or_notice_is_covered(customer: Client) -> None:
    looked_up(customer, LISTED)
    make_version(facts=FACTS | {"windows": WINDOWS})

    assert said(Saying.MEMBER_AND_CARD) not in customer.get(NOW).text


def test_what_the_customer_typed_counts_at_the_desk_until_it_runs_out(
    customer: Client, inquiry: Inquiry, desk: Client
) -> None:
    looked_up(customer, LISTED)
    told, address = sentence(Saying.MEMBER_AND_CARD, Way.ALOUD).ja, f"/desk/inquiries/{inquiry.pk}/"

    assert told in desk.get(address).text
    Verification.objects.update(expires_at=timezone.now())
    assert told not in desk.get(address).text


def test_the_periods_are_told_apart_and_with_the_place_in_the_notice(customer: Client) -> None:
    clause = Clause.objects.get(text__contains="手数料")
    quotes = [str(WINDOWS[cohort]["quote"]) for cohort in ("member", "card")]
    Clause.objects.filter(pk=clause.pk).update(text=quotes[0], section=["対象", "会員"])

    page = looked_up(customer, LISTED)

    member, card = (page.index(criterion.lead.ja) for criterion in criteria(clause.version))
    assert member < page.index(quotes[0]) < card < page.index(quotes[1])
    assert "お知らせ 第1版:対象 › 会員" in page


def test_of_two_registered_addresses_the_page_says_that_the_first_gets_the_code(customer: Client) -> None:
    assert "一つ目のメールアドレス" in customer.post(ASK, {"address": LISTED}, follow=True).text


def test_without_a_list_nothing_is_offered(customer: Client) -> None:
    Roster.objects.update(is_in_force=False)

    assert "one-time-codes" not in customer.get(NOW).text
    assert customer.post(ASK, {"address": LISTED}).status_code == 422


def test_without_a_visit_nothing_is_asked(client: Client, roster: Roster) -> None:
    assert client.post(ASK, {"address": LISTED}).status_code == 403
    assert client.post(ENTER, {"digits": "123456"}).status_code == 403
    assert not OneTimeCode.objects.exists()


def test_no_cache_keeps_it_and_no_address_of_a_page_names_anybody(customer: Client) -> None:
    answer = customer.post(ASK, {"address": LISTED})

    assert answer["Location"] == f"{NOW}#own"
    assert "no-store" in customer.get(NOW)["Cache-Control"]


@pytest.mark.parametrize("address", ["", "nakamura", "x" * 300, "4111 1111 1111 1111", "a@b.jp,c@d.jp"])
def test_what_is_no_whole_address_is_refused_in_words(customer: Client, address: str) -> None:
    answer = customer.post(ASK, {"address": address})

    assert answer.status_code == 422
    assert not OneTimeCode.objects.exists()


# --- guessing ---------------------------------------------------------------------------------------------------------
def guessed(customer: Client, address: str) -> tuple[list[object], list[int]]:
    """What is answered, byte for byte, and how many statements that takes: asking, the page, a wrong code."""
    OneTimeCode.objects.update(at=timezone.now() - timedelta(hours=2), expires_at=timezone.now() - timedelta(hours=1))
    answers: list[object] = []
    statements: list[int] = []
    for path, data in ((ASK, {"address": address}), (NOW, None), (ENTER, {"digits": "000000"})):
        with CaptureQueriesContext(connection) as queries:
            answer = customer.post(path, data) if data else customer.get(path)
        answers += [answer.status_code, answer.headers.get("Location"), SECRET.sub(b"", answer.content)]
        statements.append(len(queries))
        assert not any(RosterEntry._meta.db_table in query["sql"] for query in queries.captured_queries)
    outbox.run()
    return answers, statements


def test_listed_unlisted_and_own_address_are_answered_alike_byte_for_byte(
    customer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    noon = timezone.now().replace(minute=0, second=0, microsecond=0)
    monkeypatch.setattr("django.utils.timezone.now", lambda: noon)
    guessed(customer, "first@example.jp")

    answered = [guessed(customer, address) for address in (LISTED, "nobody@example.jp", OWN, "outside@example.jp")]

    assert len({repr(one) for one in answered}) == 1


def test_who_is_not_on_the_list_gets_no_mail_but_at_the_address_of_their_own_link(customer: Client) -> None:
    customer.post(ASK, {"address": "nobody@example.jp"})
    outbox.run()
    assert mail.outbox == []

    customer.post(ASK, {"address": OWN})
    outbox.run()
    assert [sent.to for sent in mail.outbox] == [[OWN]]


def test_guesses_are_stopped_from_one_page_and_the_page_says_until_when(customer: Client) -> None:
    for number in range(PER_INQUIRY):
        assert customer.post(ASK, {"address": f"guess{number}@example.jp"}).status_code == 302

    answers = [customer.post(ASK, {"address": address}) for address in (LISTED, "nobody@example.jp")]

    assert [answer.status_code for answer in answers] == [429, 429]
    assert "1時間ほどお待ちください" in answers[0].text
    assert OneTimeCode.objects.count() == PER_INQUIRY


def test_guesses_are_stopped_from_one_network(customer: Client, settings: Settings) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    answers = [
        customer.post(ASK, {"address": f"guess{number}@example.jp"}, REMOTE_ADDR="203.0.113.9") for number in range(12)
    ]

    assert answers[-1].status_code == 429


def test_codes_are_not_tried_without_end(customer: Client, inquiry: Inquiry) -> None:
    customer.post(ASK, {"address": LISTED})
    outbox.run()
    code = inquiry.one_time_codes.get()
    for _try in range(TRIES):
        answer = customer.post(ENTER, {"digits": f"{(int(code.digits) + 1) % 1_000_000:06}"})
        assert answer.status_code == 422

    assert customer.post(ENTER, {"digits": code.digits}).status_code == 422
    assert not Lookup.objects.exists()
