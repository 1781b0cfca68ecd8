import pytest

from inquiries.models import Contact, Phone
from inquiries.models.inquiry.contact import plain_phone
from tests.makers import make_contact, make_staff

pytestmark = [pytest.mark.django_db, pytest.mark.every_case]


@pytest.mark.parametrize(
    "typed", ["090-1234-5678", "09012345678", "０９０－１２３４－５６７８", "090ー1234ー5678", "+81 90 1234 5678"]
)
def test_a_telephone_number_is_the_same_however_it_is_typed(typed: str) -> None:
    assert plain_phone(typed) == "+819012345678"


@pytest.mark.parametrize(
    "typed",
    [
        "4111 1111 1111 1111",
        "４１１１１１１１１１１１１１１１",
        "+4111111111111111",
        "4222222222222",
        "378282246310005",
    ],
)
def test_a_card_number_is_no_telephone_number(typed: str) -> None:
    assert plain_phone(typed) == ""


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("03-1234-5678", "+81312345678"),
        ("04998-2-1234", "+81499821234"),
        ("0120-000-000", "+81120000000"),
        ("0800-123-4567", "+818001234567"),
        ("050-1234-5678", "+815012345678"),
        ("+1 212 555 1234", "+12125551234"),
    ],
)
def test_numbers_of_houses_of_companies_and_from_abroad_are_whole(typed: str, plain: str) -> None:
    assert plain_phone(typed) == plain


@pytest.mark.parametrize(
    "typed", ["090-1234-56", "090-1234-567", "090-1234-56789", "03-1234-567", "03-1234-56789", "0120-000-00", "110"]
)
def test_a_number_with_a_digit_too_few_or_too_many_is_none(typed: str) -> None:
    assert plain_phone(typed) == ""


@pytest.mark.parametrize("typed", ["", "中村", "1234", "0" * 17])
def test_what_nobody_can_be_called_at_is_no_telephone_number(typed: str) -> None:
    assert plain_phone(typed) == ""


@pytest.mark.parametrize(
    "words",
    [
        "090-1234-5678",
        "+81 90 1234 5678",
        "中村",
        "なかむら",
        "ナカムラ ユ",
        "ＮＡＫＡＭＵＲＡ@example.jp",
        "090 1234 5678 中村",
        "中村 09",
    ],
)
def test_a_contact_is_found_by_a_part_of_a_name_and_by_a_whole_number_or_address(words: str) -> None:
    nakamura = make_contact(kana="ナカムラ ユキ", phone="090-1234-5678")
    make_contact("石田 健二", "ishida@example.jp", phone="03-0000-9999")

    assert list(Contact.objects.matching(words)) == [nakamura]


@pytest.mark.parametrize("words", ["", "  ", "090", "%", "_", "石田", "5678", "0901234568", "nakamura@", "naka"])
def test_nobody_is_found_by_nothing(words: str) -> None:
    make_contact(phone="090-1234-5678")

    assert not Contact.objects.matching(words)


@pytest.mark.parametrize("at", [{"phone": "090 1234 5678"}, {"address": "Nakamura@example.jp"}])
def test_the_same_person_is_one_contact(at: dict[str, str]) -> None:
    known = make_contact(phone="09012345678")

    assert Contact.objects.find_or_make(name="中村由紀", **at) == known
    assert Phone.objects.count() == 1


def test_two_people_of_one_house_are_two_contacts() -> None:
    make_contact(phone="09012345678")

    son = Contact.objects.find_or_make(name="中村 大輔", phone="09012345678")

    assert son.name == "中村 大輔"
    assert Contact.objects.count() == 2


def test_a_name_learned_later_is_added_and_a_known_one_stays() -> None:
    nameless = Contact.objects.find_or_make(phone="09012345678")

    Contact.objects.find_or_make(name="中村 由紀", phone="09012345678")
    Contact.objects.find_or_make(name="中村由紀", kana="なかむら ゆき", phone="09012345678")

    nameless.refresh_from_db()
    assert (nameless.name, nameless.kana) == ("中村 由紀", "なかむら ゆき")


@pytest.mark.parametrize("field", ["name", "kana", "company"])
def test_a_card_number_in_a_name_is_blacked_out(field: str) -> None:
    contact = Contact.objects.find_or_make(**{field: "中村 4111 1111 1111 1111"})

    assert getattr(contact, field) == "中村 [カード番号 Visa ••••1111]"
    assert "4111" not in contact.search_name


def test_headquarters_sees_no_contact() -> None:
    make_contact()

    assert not Contact.objects.visible_to(make_staff(role="headquarters"))
    assert Contact.objects.visible_to(make_staff("card", role="card_desk"))
