"""A caller proves a registered address by a code; the page says the same whether the list knows it."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from inquiries.mail.sending import outbox
from inquiries.models import Event, Inquiry, OneTimeCode, Roster, Sighting, Staff, Verification
from inquiries.models.inquiry.allowance import Allowance
from inquiries.models.lookup.one_time_code import TRIES
from inquiries.models.lookup.sentences import CODE_ASKED, SENTENCES, Saying, Way
from tests.makers import FACTS, make_contact, make_inquiry, make_staff, make_supervisor, make_version
from tests.models.lookup.test_lookup import EVERY, WINDOWS
from tests.rosters import make_entry, make_roster

pytestmark = pytest.mark.django_db
LISTED, NOBODY = "nakamura@example.jp", "nobodyxx@example.jp"
WHY = "お電話でのお尋ね"
TOLD = SENTENCES[Saying.MEMBER_AND_CARD][Way.ALOUD].ja
WRITTEN = SENTENCES[Saying.MEMBER_AND_CARD][Way.WRITTEN].ja

CHANGES = re.compile(r'value="[A-Za-z0-9]{64}"|<time.*?</time>|\d+ / 30')
"""What differs from one sight of a page to the next."""


@pytest.fixture
def inquiry(desk: Client, operator: Staff) -> Inquiry:
    """Of a caller without an address, who was looked up."""
    make_version(facts=FACTS | {"windows": WINDOWS})
    roster = make_roster([])
    roster.take([make_entry(roster, "A", EVERY["card"], mail=LISTED)])
    roster.come_into_force(rows=1, refused=0, fingerprint=b"", by=None)
    inquiry = make_inquiry(contact=make_contact(address="", phone="080-0000-7777"))
    looked_up = {"kind": "", "value": LISTED, "reason": WHY}
    desk.post(reverse("inquiry_lookup_create", args=[inquiry.pk]), looked_up)
    return inquiry


def ask(desk: Client, inquiry: Inquiry, address: str = LISTED, reason: str = WHY) -> str:
    path = reverse("one_time_code_create", args=[inquiry.pk])
    said = desk.post(path, {"address": address, "reason": reason}, follow=True).text
    outbox.run()
    return said


def enter(desk: Client, inquiry: Inquiry, digits: str) -> str:
    return desk.post(reverse("code_entry_create", args=[inquiry.pk]), {"digits": digits}, follow=True).text


def wrong(inquiry: Inquiry) -> str:
    return f"{(int(inquiry.one_time_codes.latest('pk').digits) + 1) % 1_000_000:06}"


def test_whoever_reads_the_code_out_is_told(desk: Client, inquiry: Inquiry) -> None:
    page = ask(desk, inquiry)
    assert CODE_ASKED.ja in page
    assert TOLD not in page

    page = enter(desk, inquiry, inquiry.one_time_codes.get().digits)

    assert TOLD in page
    assert "登録アドレスへの確認コード" in page
    assert WRITTEN not in page  # no letter of ours goes to that address


def test_in_writing_once_our_letters_go_to_the_address(desk: Client, inquiry: Inquiry) -> None:
    inquiry.contact.learn(address=LISTED)
    ask(desk, inquiry)

    assert WRITTEN in enter(desk, inquiry, inquiry.one_time_codes.get().digits)


def test_the_page_is_the_same_byte_for_byte_whether_the_address_is_on_the_list(desk: Client, inquiry: Inquiry) -> None:
    pages = list[str]()
    for address in (LISTED, NOBODY):
        said = ask(desk, inquiry, address)
        contact = said[said.index('<section id="contact"') :].partition("</section>")[0]
        pages.append(CHANGES.sub("", contact))

    assert CODE_ASKED.ja in pages[0]
    assert pages[0] == pages[1]


def test_a_dot_is_no_reason_and_half_an_address_none(desk: Client, inquiry: Inquiry) -> None:
    assert "理由を" in ask(desk, inquiry, reason=".")
    assert "省略せずに入力" in ask(desk, inquiry, "nakamura")

    assert not OneTimeCode.objects.exists()
    assert Sighting.objects.against(Allowance.REVEALS).count() == 1  # the look-up


def test_wrong_digits_leave_fewer_tries_and_then_none_and_a_supervisor_sees_it(
    desk: Client, client: Client, inquiry: Inquiry
) -> None:
    ask(desk, inquiry)
    assert "一致しません" in enter(desk, inquiry, wrong(inquiry))
    assert f"あと{TRIES - 1}回" in desk.get(reverse("inquiry_show", args=[inquiry.pk])).text
    for _try in range(TRIES - 1):
        page = enter(desk, inquiry, wrong(inquiry))

    assert "この確認コードは無効です" in page
    assert "この確認コードは無効です" in enter(desk, inquiry, inquiry.one_time_codes.get().digits)
    assert not Verification.objects.exists()
    client.force_login(make_supervisor())
    home = client.get(reverse("home")).text
    assert "確認コードの誤入力が続きました" in home
    assert inquiry.number in home


@pytest.mark.django_db(transaction=True)
def test_a_wrong_try_stays_counted_and_whoever_is_stopped_is_shown(
    desk: Client, inquiry: Inquiry, settings: Settings
) -> None:
    ask(desk, inquiry)
    enter(desk, inquiry, wrong(inquiry))
    assert inquiry.one_time_codes.get().tries == 1
    settings.HOTLINE_REVEALS_PER_HOUR = 2  # the look-up and the code

    ask(desk, inquiry)

    assert Event.objects.named("allowance.spent").count() == 1


def test_without_a_list_the_page_says_so(desk: Client, inquiry: Inquiry) -> None:
    Roster.objects.update(is_in_force=False)

    assert "対象者名簿はまだ" in ask(desk, inquiry)


@pytest.mark.parametrize("digits", ["", "あ", "1" * 41, "<b>"])
def test_what_is_no_code_is_refused_in_words(desk: Client, inquiry: Inquiry, digits: str) -> None:
    ask(desk, inquiry)

    page = desk.post(reverse("code_entry_create", args=[inquiry.pk]), {"digits": digits})

    assert page.status_code in {409, 422}
    assert "Traceback" not in page.text


@pytest.mark.parametrize("name", ["one_time_code_create", "code_entry_create"])
def test_headquarters_asks_for_no_code(client: Client, inquiry: Inquiry, name: str) -> None:
    client.force_login(make_staff("honsha", "山本", "headquarters"))

    assert client.post(reverse(name, args=[inquiry.pk]), {}).status_code == 404


def test_what_the_customer_proved_on_their_page_opens_it_at_the_desk_which_says_who_typed_it_and_when(
    desk: Client, inquiry: Inquiry
) -> None:
    code = OneTimeCode.objects.ask(inquiry, LISTED, by=None)
    outbox.run()
    code.enter(code.digits, by=None)

    page = desk.get(reverse("inquiry_show", args=[inquiry.pk])).text

    assert TOLD in page
    assert SENTENCES[Saying.SEALED][Way.ALOUD].ja not in page
    assert "確認コードで確認済" in page
    assert page.count("お客様のページで") == 2, "beside the level, and beside the look-up"
    assert "ご本人が入力したか" in page


@pytest.mark.parametrize("other", ["nobody@example.jp", "spouse@example.jp"])
def test_of_another_person_s_value_the_page_says_the_true_reason_and_nothing_of_the_list(
    desk: Client, inquiry: Inquiry, other: str
) -> None:
    roster = Roster.objects.get()
    entry = make_entry(roster, "B", EVERY["member"], mail="spouse@example.jp")
    entry.roster = roster
    entry.save()
    ask(desk, inquiry)
    enter(desk, inquiry, inquiry.one_time_codes.latest("pk").digits)

    looked_up = {"kind": "", "value": other, "reason": WHY}
    page = desk.post(reverse("inquiry_lookup_create", args=[inquiry.pk]), looked_up, follow=True).text

    assert "照会した値がご本人のものか確認できないため" in page
    assert SENTENCES[Saying.ANOTHER][Way.ALOUD].ja in page
    assert SENTENCES[Saying.SEALED][Way.ALOUD].ja not in page
    assert TOLD not in page
