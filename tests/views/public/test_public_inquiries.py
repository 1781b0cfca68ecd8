"""The public form. 中村 asks; a machine and a stranger get in nobody's way."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils import timezone

from inquiries.models import Contact, Dispatch, Inquiry, Message, Topic
from tests.makers import make_contact, make_topic, make_version

pytestmark = pytest.mark.django_db

ASK = "/ask/"
VISA = "4111 1111 1111 1111"


@pytest.fixture
def fee() -> Topic:
    return make_topic("reissue-fee", is_public=True, digit=7)


def form(**but: str) -> dict[str, str]:
    said = {"topic": "", "words": "手数料はかかりますか。", "reach": "mail", "address": "nakamura@example.jp"}
    return said | {"name": "", "phone": "", "website": ""} | but


def test_anybody_can_choose_what_is_asked_most_and_that_is_public(client: Client, fee: Topic) -> None:
    make_topic("press-partner", name_ja="取材", is_public=False, digit=8)
    make_topic("police", name_ja="警察への通報", is_public=True)
    make_topic("lost-parcel", name_ja="荷物", is_public=True, digit=9)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    page = client.get(ASK)

    assert page.status_code == 200
    choices = [label.split(">")[-1].strip() for label in page.text.split("</label>") if 'name="topic"' in label]
    assert choices == ["The fee for a new card", "Reissue fee", "Something else, or I am not sure"]


def test_a_question_becomes_an_inquiry(client: Client, fee: Topic) -> None:
    client.post(ASK, form(topic="reissue-fee", name="中村 由紀", phone="090-1234-5678"))

    inquiry = Inquiry.objects.get()
    message = inquiry.messages.get()
    assert (inquiry.channel, inquiry.language, list(inquiry.topics.all())) == ("form", "ja", [fee])
    assert (message.kind, message.text, message.sender_name) == ("in", "手数料はかかりますか。", "中村 由紀")
    assert inquiry.contact.reply_address is not None
    assert inquiry.contact.reply_address.address == "nakamura@example.jp"
    assert inquiry.due_at is not None


def test_whoever_asks_gets_a_receipt_number_and_can_reload_its_page(client: Client) -> None:
    page = client.post(ASK, form(), follow=True)
    again = client.get("/ask/received/")

    number = Inquiry.objects.get().number
    assert page.redirect_chain == [("/ask/received/", 302)]
    assert number in page.text
    assert number in again.text


def test_the_page_with_the_number_promises_no_hour_of_its_own(client: Client) -> None:
    page = client.post(ASK, form(), follow=True)

    assert "順にお返事いたします" in page.text
    assert "までにお返事" not in page.text


@override_settings(HOTLINE_PROMISED_DAYS=1)
@pytest.mark.usefixtures("noon")
def test_the_page_with_the_number_names_the_day_that_the_company_promises(client: Client) -> None:
    page = client.post(ASK, form(), follow=True)

    assert f'<time datetime="{timezone.localdate() + timedelta(days=1)}">' in page.text


def test_the_page_with_the_number_is_nobody_else_s(client: Client) -> None:
    Client().post(ASK, form())

    page = client.get("/ask/received/")

    assert page.status_code == 302
    assert page["Location"] == ASK


def test_an_acknowledgement_is_on_its_way(client: Client) -> None:
    client.post(ASK, form())

    mail = Dispatch.objects.get()
    assert (mail.kind, mail.to_address, mail.inquiry) == (
        "acknowledgement",
        "nakamura@example.jp",
        Inquiry.objects.get(),
    )


def test_whoever_wants_a_call_needs_no_mail_address(client: Client) -> None:
    page = client.post(ASK, form(reach="phone", address="", phone="０９０－１２３４－５６７８"), follow=True)

    inquiry = Inquiry.objects.get()
    assert "お電話でお返事いたします" in page.text
    assert 'href="/status/"' not in page.text.partition("<main")[2].partition("</main")[0]
    assert [phone.number for phone in inquiry.contact.phones.all()] == ["+819012345678"]
    assert inquiry.events.filter(action="call.wanted").exists()
    assert not Dispatch.objects.exists()


def test_the_page_s_language_is_the_inquiry_s(client: Client) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    client.post(ASK, form(words="Is there a fee?"))

    assert Inquiry.objects.get().language == "en"


# --- what is refused --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("but", "field"),
    [
        ({"words": ""}, "words"),
        ({"words": " \n　\t "}, "words"),
        ({"words": "\x00\x07"}, "words"),
        ({"reach": "mail", "address": "", "phone": "090-1234-5678"}, "address"),
        ({"reach": "phone", "address": "nakamura@example.jp", "phone": ""}, "phone"),
        ({"address": "nakamura@"}, "address"),
        ({"address": "4111111111111111@example.jp"}, "address"),
        ({"address": "Ｍadoguchi+1@example.jp"}, "address"),
        ({"phone": "12"}, "phone"),
        ({"phone": VISA}, "phone"),
        ({"reach": "pigeon"}, "reach"),
        ({"topic": "no-such-topic"}, "topic"),
        ({"name": "中" * 121}, "name"),
    ],
)
def test_what_is_amiss_is_said_at_its_field(client: Client, but: dict[str, str], field: str) -> None:
    page = client.post(ASK, form(**but))

    assert page.status_code == 422
    assert f'id="id_{field}_error"' in page.text
    assert not Inquiry.objects.exists()


def test_a_form_that_is_refused_keeps_what_was_typed(client: Client) -> None:
    page = client.post(ASK, form(address="", words="長い質問です", name="中村"))

    assert "長い質問です" in page.text
    assert 'value="中村"' in page.text


def test_five_thousand_characters_are_taken(client: Client) -> None:
    page = client.post(ASK, form(words="あ\r\n" * 2500))

    assert page.status_code == 302
    assert len(Message.objects.get().text) == 4999  # the last line break is trimmed


@pytest.mark.parametrize("size", [5_001, 1_000_000])
def test_more_is_refused_with_a_sentence(client: Client, size: int) -> None:
    page = client.post(ASK, form(words="a" * size))

    assert page.status_code == 413
    assert "5000" in page.text.replace(",", "")
    assert not Inquiry.objects.exists()


def test_more_than_the_server_reads_is_refused_without_a_trace(client: Client) -> None:
    page = client.post(ASK, form(words="あ" * 1_100_000))

    assert page.status_code == 400
    assert "<h1>" in page.text
    assert not Inquiry.objects.exists()


def test_characters_that_no_screen_shows_are_dropped(client: Client) -> None:
    client.post(ASK, form(words="手数\x00料は\x1b\x85\r\n\tいくらですか", name="中\x00村"))

    assert Message.objects.get().text == "手数料は\n\tいくらですか"
    assert Contact.objects.get().name == "中村"


def test_a_mail_address_may_be_wide_or_have_the_dots_of_an_old_phone(client: Client) -> None:
    client.post(ASK, form(address="Ｎａｋａ．．ｙｕｋｉ．＠docomo.ne.jp"))

    assert Dispatch.objects.get().to_address == "naka..yuki.@docomo.ne.jp"


# --- what must not be kept --------------------------------------------------------------------------------------------
def test_a_card_number_is_blacked_out_and_the_page_says_so(client: Client) -> None:
    page = client.post(ASK, form(words=f"番号は {VISA} です"), follow=True)

    message = Message.objects.get()
    assert "4111" not in message.text
    assert "1111" in message.text
    assert message.masked == 1
    assert 'class="alert' in page.text


def test_without_a_card_number_nothing_is_said_of_it(client: Client) -> None:
    page = client.post(ASK, form(), follow=True)

    assert 'class="alert' not in page.text


# --- machines and strangers -------------------------------------------------------------------------------------------
def test_a_machine_that_fills_the_hidden_field_is_stopped_and_a_person_can_send_again(client: Client) -> None:
    stopped = client.post(ASK, form(website="https://example.com/"))
    assert stopped.status_code == 422
    assert not Inquiry.objects.exists()
    assert "https://example.com/" not in stopped.text

    sent = client.post(ASK, form())

    assert sent.status_code == 302


def test_the_eleventh_from_one_place_waits_and_keeps_its_words(client: Client) -> None:
    for turn in range(10):
        assert client.post(ASK, form(words=f"質問{turn}"), REMOTE_ADDR="1.2.3.4").status_code == 302

    page = client.post(ASK, form(words="これも大切です"), REMOTE_ADDR="1.2.3.4")
    elsewhere = client.post(ASK, form(words="よそから"), REMOTE_ADDR="1.2.3.5")

    assert page.status_code == 429
    assert "これも大切です" in page.text
    assert elsewhere.status_code == 302
    assert Inquiry.objects.count() == 11


@override_settings(HOTLINE_PROXIES=1)
def test_behind_a_proxy_each_customer_is_counted_apart(client: Client) -> None:
    for turn in range(12):
        sent = client.post(ASK, form(), REMOTE_ADDR="5.5.5.5", headers={"x-forwarded-for": f"9.9.9.9, 1.2.3.{turn}"})
        assert sent.status_code == 302

    for _turn in range(9):
        client.post(ASK, form(), REMOTE_ADDR="5.5.5.5", headers={"x-forwarded-for": "1.2.3.1"})
    forged = client.post(ASK, form(), REMOTE_ADDR="5.5.5.5", headers={"x-forwarded-for": "8.8.8.8, 1.2.3.1"})

    assert forged.status_code == 429


@override_settings(
    CACHES={"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1"}}
)
def test_the_form_stays_open_when_the_cache_is_gone(client: Client) -> None:
    sent = client.post(ASK, form(), REMOTE_ADDR="1.2.3.4")

    assert sent.status_code == 302


def test_knowing_a_customer_s_number_does_not_turn_their_answers_aside(client: Client) -> None:
    nakamura = make_contact("中村 由紀", "nakamura@example.jp", phone="090-1234-5678")

    client.post(ASK, form(name="中村 由紀", phone="090-1234-5678", address="stranger@example.com"))

    assert [known.address for known in nakamura.addresses.all()] == ["nakamura@example.jp"]
    assert Inquiry.objects.get().contact != nakamura


def test_a_customer_who_asks_again_in_the_same_way_is_known(client: Client) -> None:
    make_version()
    client.post(ASK, form(name="中村 由紀"))
    client.post(ASK, form(words="もう一つ教えてください。", name="中村　由紀"))

    assert Contact.objects.count() == 1
    assert Inquiry.objects.count() == 2


def test_something_else_is_the_last_choice(client: Client, fee: Topic) -> None:
    page = client.get(ASK)

    assert page.text.index('value="reissue-fee"') < page.text.index('name="topic" value=""')


def test_an_address_is_kept_in_its_one_spelling(client: Client) -> None:
    client.post(ASK, form(address="Naka@Bücher.Example。"))

    assert Dispatch.objects.get().to_address == "naka@xn--bcher-kva.example"
