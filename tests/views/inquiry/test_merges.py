"""Two inquiries become one from the page of either, and part again."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Bond, Channel, Draft, Inquiry, Link, Merge, Message, Staff
from inquiries.models.inquiry.incoming import Incoming
from tests.makers import make_contact, make_inquiry, make_staff, make_version
from tests.searched import search, searched

pytestmark = pytest.mark.django_db


@pytest.fixture
def first() -> Inquiry:
    return make_inquiry("手数料はかかりますか。")


@pytest.fixture
def second(first: Inquiry) -> Inquiry:
    return make_inquiry("もう一度お尋ねします。", contact=first.contact)


@pytest.fixture
def of_another() -> Inquiry:
    return make_inquiry("田中の家族の件です。", contact=make_contact("田中 一郎", "tanaka@example.jp"))


def path(inquiry: Inquiry, verb: str = "create") -> str:
    return reverse(f"merge_{verb}", args=[inquiry.pk])


def page_of(client: Client, inquiry: Inquiry) -> str:
    return client.get(reverse("inquiry_show", args=[inquiry.pk])).content.decode()


def visited(inquiry: Inquiry) -> Client:
    """The browser of a customer who opened a link to this inquiry."""
    client = Client()
    client.post(reverse("link_open", args=[Link.objects.issue(inquiry).token]))
    return client


def status_of(inquiry: Inquiry) -> str:
    return visited(inquiry).get(reverse("status_show")).content.decode()


# --- the desk ---------------------------------------------------------------------------------------------------------
def test_beside_the_others_of_a_contact_stands_a_way_to_merge_into_them(
    desk: Client, first: Inquiry, second: Inquiry
) -> None:
    page = page_of(desk, second)

    assert f"{path(second)}?into={first.number}" in page


def test_whoever_merges_is_offered_what_may_be_the_same_matter_and_types_no_number(
    desk: Client, first: Inquiry, second: Inquiry, of_another: Inquiry
) -> None:
    asked = desk.get(path(second)).content.decode()

    offered = asked[asked.index('id="akin-h"') : asked.index("</form>", asked.index('id="akin-h"'))]
    assert f'href="{path(second)}?into={first.number}"' in offered
    assert of_another.number not in offered


def test_of_many_that_may_be_the_same_the_likeliest_are_named(desk: Client, first: Inquiry) -> None:
    many = [make_inquiry(contact=first.contact) for _time in range(12)]

    asked = desk.get(path(first)).content.decode()

    assert f"?into={many[-1].number}" in asked[asked.index('id="akin-h"') :]
    assert "ほか4件" in asked[asked.index('id="akin-h"') :]


def test_before_it_is_done_both_numbers_and_both_people_are_named(
    desk: Client, first: Inquiry, of_another: Inquiry
) -> None:
    page = desk.get(path(of_another), {"into": first.number}).content.decode()

    for words in (f"{of_another.number}（田中 一郎）", f"{first.number}（中村 由紀）"):
        assert words in page
    assert 'value="party"' in page


def test_two_of_one_contact_are_merged_at_once_and_the_survivors_page_follows(
    desk: Client, first: Inquiry, second: Inquiry
) -> None:
    answer = desk.post(path(second), {"into": first.number})

    assert answer["Location"] == reverse("inquiry_show", args=[first.pk])
    page = page_of(desk, first)
    assert "もう一度お尋ねします。" in page
    assert f'action="{path(second, "delete")}' in page


def test_two_contacts_are_refused_until_somebody_says_what_they_are_to_each_other(
    desk: Client, first: Inquiry, of_another: Inquiry
) -> None:
    refused = desk.post(path(of_another), {"into": first.number})
    assert (refused.status_code, Merge.objects.count()) == (422, 0)
    assert "相談者が異なります" in refused.content.decode()

    desk.post(path(of_another), {"into": first.number, "bond": "party"})

    assert Merge.objects.get().bond == Bond.PARTY


@pytest.mark.parametrize("into", ["", "H-999999", "x" * 500, "\x00"])
def test_a_number_that_is_none_is_asked_again(desk: Client, first: Inquiry, into: str) -> None:
    assert desk.post(path(first), {"into": into}).status_code == 422


def test_a_receipt_number_is_read_in_any_width_and_through_a_merge(
    desk: Client, operator: Staff, first: Inquiry, second: Inquiry
) -> None:
    third = make_inquiry(contact=first.contact)
    Merge.objects.join(second, into=first, by=operator)

    desk.post(path(third), {"into": f"ｈ{second.pk}"})

    assert third.merge.survivor == first


def test_what_a_colleague_has_is_a_conflict_and_says_who(desk: Client, first: Inquiry, second: Inquiry) -> None:
    second.claim(by=make_staff("ito", "伊藤"))

    answer = desk.post(path(second), {"into": first.number})

    assert answer.status_code == 409
    assert "伊藤" in answer.content.decode()


def test_the_merged_one_says_where_it_went_and_offers_nothing_but_the_way_back(
    desk: Client, operator: Staff, first: Inquiry, second: Inquiry
) -> None:
    Draft.objects.begin(second, by=operator).write([{"words": "書きかけの文"}])
    Merge.objects.join(second, into=first, by=operator)

    page = page_of(desk, second)

    assert reverse("inquiry_show", args=[first.pk]) in page
    assert "書きかけの文" in page
    for name in ("closure_create", "hold_create", "assignment_create", "reply_create", "merge_create"):
        assert f'"{reverse(name, args=[second.pk])}"' not in page


def test_search_leads_to_the_survivor_and_a_number_to_its_own_page(
    desk: Client, operator: Staff, first: Inquiry, second: Inquiry
) -> None:
    Merge.objects.join(second, into=first, by=operator)

    for state in ("all", "owed", "closed"):
        rows = desk.get(reverse("inquiry_list"), {"state": state}).context["queue"].rows
        assert second not in rows
    found = searched(desk, "もう一度").context["queue"].rows
    assert list(found) == [first]
    by_number = search(desk, second.number)
    assert by_number["Location"] == reverse("inquiry_show", args=[second.pk])


def test_undone_both_stand_alone_again_and_a_second_time_is_a_conflict(
    desk: Client, operator: Staff, first: Inquiry, second: Inquiry
) -> None:
    Merge.objects.join(second, into=first, by=operator)

    answer = desk.post(path(second, "delete"))

    assert answer["Location"] == reverse("inquiry_show", args=[second.pk])
    assert "もう一度お尋ねします。" not in page_of(desk, first).split('id="thread"')[1].split("</ol>")[0]
    assert desk.post(path(second, "delete")).status_code == 409


def test_a_reply_from_a_page_loaded_before_the_merge_is_refused_and_kept_on_the_page(
    desk: Client, operator: Staff, first: Inquiry, second: Inquiry
) -> None:
    make_version()
    loaded = {"words-0": "ご返信です。", "seen": Message.objects.latest("pk").pk, "contact": first.contact.pk}
    Merge.objects.join(first, into=second, by=operator)

    for inquiry, sentence in ((second, "統合または分割しました"), (first, "統合されました")):
        answer = desk.post(reverse("reply_create", args=[inquiry.pk]), loaded)

        assert answer.status_code == 409
        assert "ご返信です。" in answer.content.decode()
        assert sentence in answer.content.decode()
    regrouped = second.events.newest_regrouping()
    assert desk.post(reverse("reply_create", args=[second.pk]), loaded | {"regrouped": regrouped}).status_code == 302


def test_the_words_of_a_third_party_are_marked_on_the_desk(
    desk: Client, operator: Staff, first: Inquiry, of_another: Inquiry
) -> None:
    assert "第三者" not in page_of(desk, first)

    Merge.objects.join(of_another, into=first, by=operator, bond=Bond.PARTY)

    assert "第三者" in page_of(desk, first).split('id="thread"')[1]


# --- the customer -----------------------------------------------------------------------------------------------------
def test_whoever_asked_twice_sees_both_on_one_page_by_either_link(
    operator: Staff, first: Inquiry, second: Inquiry
) -> None:
    Merge.objects.join(second, into=first, by=operator)

    for inquiry in (first, second):
        page = status_of(inquiry)
        for words in (first.number, second.number, "手数料はかかりますか。", "もう一度お尋ねします。"):
            assert words in page


@pytest.mark.parametrize("bond", [Bond.PARTY, Bond.PERSON])
def test_no_page_of_a_customer_shows_the_words_the_name_or_the_number_of_another(
    operator: Staff, first: Inquiry, of_another: Inquiry, bond: str
) -> None:
    Merge.objects.join(of_another, into=first, by=operator, bond=bond)
    Inquiry.objects.get(pk=of_another.pk).append(Incoming(Channel.FORM, "田中の追伸です。"))
    first.append(Incoming(Channel.MAIL, "田中の返信です。", sender_address="tanaka@example.jp"))
    first.append(Incoming(Channel.FORM, "中村の追伸です。"))

    page, of_the_other = status_of(first), status_of(of_another)

    for words in ("田中", of_another.number, "tanaka"):
        assert words not in page
    for words in ("中村", first.number, "手数料はかかりますか。"):
        assert words not in of_the_other
    assert "中村の追伸です。" in page
    assert "田中の家族の件です。" in of_the_other


def test_what_the_third_party_asks_on_their_page_reaches_the_survivor(
    operator: Staff, first: Inquiry, of_another: Inquiry
) -> None:
    Merge.objects.join(of_another, into=first, by=operator, bond=Bond.PARTY)

    visited(of_another).post(reverse("status_message_create"), {"words": "どうなりましたか。"})

    assert Message.objects.get(text="どうなりましたか。").inquiry == first


def test_a_link_asked_for_by_the_merged_number_goes_to_its_own_contact(
    stranger: Client, operator: Staff, first: Inquiry, of_another: Inquiry
) -> None:
    Merge.objects.join(of_another, into=first, by=operator, bond=Bond.PARTY)

    stranger.post(reverse("link_create"), {"number": of_another.number})

    assert [str(dispatch.to_address) for dispatch in of_another.dispatches.all()] == ["tanaka@example.jp"]
