"""The directory of card companies."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Event, Issuer, IssuerDesk, Role, Staff
from inquiries.models.issuer.desk_kind import DeskKind
from inquiries.reissues import directory
from tests.makers import make_issuer, make_issuer_desk, make_staff

pytestmark = pytest.mark.django_db
ADDRESS = "/desk/issuers/"
NUMBER = "0120-000-111"


def test_what_an_operator_adds_is_to_be_completed(client: Client) -> None:
    operator = make_staff()
    client.force_login(operator)

    client.post(ADDRESS, {"name": " ひのき　カード "})

    issuer = Issuer.objects.get()
    assert (issuer.name, issuer.is_in_directory) == ("ひのき　カード", False)
    assert Event.objects.get(action="issuer.named").by == operator


def test_what_a_supervisor_adds_is_in_the_directory(supervisor_desk: Client) -> None:
    supervisor_desk.post(ADDRESS, {"name": "ひのきカード"})

    assert Issuer.objects.get().is_in_directory


@pytest.mark.parametrize("again", ["ひのきカード", "ひのき　ｶｰﾄﾞ", "ヒノキ カード"])
def test_the_same_name_twice_is_refused_with_a_sentence(client: Client, again: str) -> None:
    client.force_login(make_staff())
    make_issuer("ひのきカード")

    answer = client.post(ADDRESS, {"name": again})

    assert answer.status_code == 409
    assert "invalid-feedback" in answer.content.decode()


def test_headquarters_does_not_come_here(client: Client) -> None:
    client.force_login(make_staff("hq", "本部", Role.HEADQUARTERS))

    assert client.get(ADDRESS).status_code == 403


def test_the_list_asks_as_often_however_many_there_are(
    desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(60):
        make_issuer_desk(make_issuer(f"カード{number:02}"))

    with django_assert_max_num_queries(30):
        first = desk.get(ADDRESS)

    assert first.context["catalogue"].count == 60
    assert len(first.context["catalogue"].rows) == 50
    second = desk.get(ADDRESS, {"after": first.context["catalogue"].stretch.after})
    assert len(second.context["catalogue"].rows) == 10


def test_it_is_found_by_a_former_name(desk: Client) -> None:
    make_issuer("くすのき信販")
    make_issuer("ひのきファイナンス", spellings="杉クレジット")

    page = desk.get(ADDRESS, {"q": "杉"}).content.decode()

    assert "ひのきファイナンス" in page
    assert "くすのき信販" not in page


def test_the_large_ones_come_in_at_a_press_of_a_supervisor(desk: Client, supervisor_desk: Client) -> None:
    assert desk.post(reverse("issuer_directory_create")).status_code == 403

    for _time in range(2):
        supervisor_desk.post(reverse("issuer_directory_create"))

    assert Issuer.objects.count() == len(directory.shipped())
    assert reverse("issuer_directory_create") not in supervisor_desk.get(ADDRESS).content.decode()


class TestOne:
    def test_an_operator_is_offered_no_number_in_doubt(self, desk: Client, supervisor: Staff) -> None:
        issuer_desk = make_issuer_desk(phone=NUMBER)
        address = reverse("issuer_show", args=[issuer_desk.issuer_id])

        before = desk.get(address).content.decode()
        issuer_desk.confirm(by=supervisor, seen=issuer_desk.fingerprint)
        after = desk.get(address).content.decode()

        assert NUMBER not in before
        assert "未確認" in before
        assert NUMBER in after
        assert "最終確認:今日(鈴木)" in after

    def test_an_operator_changes_nothing(self, desk: Client) -> None:
        issuer_desk = make_issuer_desk()
        seen = {"seen": issuer_desk.fingerprint}

        for name, pk in [
            ("issuer_edit", issuer_desk.issuer_id),
            ("issuer_desk_create", issuer_desk.issuer_id),
            ("issuer_desk_edit", issuer_desk.pk),
            ("issuer_desk_confirmation_create", issuer_desk.pk),
            ("issuer_desk_delete", issuer_desk.pk),
        ]:
            assert desk.post(reverse(name, args=[pk]), seen).status_code == 403

        assert IssuerDesk.objects.get().checked_at is None

    def test_its_history_is_told_in_pages(self, supervisor_desk: Client, supervisor: Staff) -> None:
        issuer = make_issuer()
        for number in range(25):
            issuer.change(by=supervisor, seen=issuer.fingerprint, kana=f"カナ{number}")
        make_issuer_desk(make_issuer("ほかの会社"))

        first = supervisor_desk.get(reverse("issuer_show", args=[issuer.pk]))

        assert (len(first.context["events"]), first.context["count"]) == (20, 25)
        assert "鈴木がカード会社の登録内容を変えました。" in first.content.decode()


class TestChanging:
    def test_what_somebody_typed_stays_when_another_was_faster(
        self, supervisor_desk: Client, supervisor: Staff
    ) -> None:
        issuer = make_issuer()
        address = reverse("issuer_edit", args=[issuer.pk])
        said = {"name": issuer.name, "kana": "わたしの", "spellings": "", "seen": issuer.fingerprint}
        issuer.change(by=supervisor, seen=issuer.fingerprint, kana="ほかの人の")

        refused = supervisor_desk.post(address, said)

        page = refused.content.decode()
        assert refused.status_code == 422
        assert "わたしの" in page
        assert "ほかの人の" in page
        again = supervisor_desk.post(address, said | {"seen": refused.context["form"]["seen"].value()})
        assert again.status_code == 302
        assert Issuer.objects.get().kana == "わたしの"

    def test_without_having_seen_it_nobody_changes_it(self, supervisor_desk: Client) -> None:
        issuer = make_issuer()

        answer = supervisor_desk.post(reverse("issuer_edit", args=[issuer.pk]), {"name": "べつの名前"})

        assert answer.status_code == 422
        assert Issuer.objects.get().name == issuer.name

    def test_hours_nobody_can_read_are_shown_again(self, supervisor_desk: Client) -> None:
        issuer = make_issuer()
        said = {"kind": "lost", "phone": "0120-000-111", "weekdays": "朝から晩まで"}

        answer = supervisor_desk.post(reverse("issuer_desk_create", args=[issuer.pk]), said)

        assert answer.status_code == 422
        assert "朝から晩まで" in answer.content.decode()
        assert not IssuerDesk.objects.exists()

    def test_a_desk_is_written_down_confirmed_and_taken_out(self, supervisor_desk: Client) -> None:
        issuer = make_issuer()
        said = {"kind": "lost", "phone": "０１２０－０００－１１１", "weekdays": "9時〜17時"}

        supervisor_desk.post(reverse("issuer_desk_create", args=[issuer.pk]), said)
        desk = IssuerDesk.objects.get()
        assert (desk.kind, desk.phone, desk.weekdays) == (DeskKind.LOST, "0120-000-111", "09:00-17:00")
        supervisor_desk.post(reverse("issuer_desk_confirmation_create", args=[desk.pk]), {"seen": desk.fingerprint})
        assert IssuerDesk.objects.get().checked_by
        supervisor_desk.post(reverse("issuer_desk_delete", args=[desk.pk]), {"seen": "another"})
        assert IssuerDesk.objects.exists()
        supervisor_desk.post(reverse("issuer_desk_delete", args=[desk.pk]), {"seen": desk.fingerprint})
        assert not IssuerDesk.objects.exists()

    def test_each_form_shows_what_is_known(self, supervisor_desk: Client) -> None:
        desk = make_issuer_desk(phone=NUMBER)

        for name, pk in [("issuer_desk_edit", desk.pk), ("issuer_edit", desk.issuer_id)]:
            page = supervisor_desk.get(reverse(name, args=[pk])).content.decode()

            assert (NUMBER if name == "issuer_desk_edit" else desk.issuer.name) in page


class TestJoining:
    def test_a_typed_name_becomes_one_of_the_directory(self, supervisor_desk: Client) -> None:
        typed, known = make_issuer("ひのき", is_in_directory=False), make_issuer("ひのきファイナンス")
        address = reverse("issuer_joining_create", args=[typed.pk])

        assert address in supervisor_desk.get(reverse("issuer_show", args=[typed.pk])).content.decode()
        assert supervisor_desk.post(address, {"issuer": "x"}).status_code == 409
        answer = supervisor_desk.post(address, {"issuer": "ひのきファイナンス"})

        assert answer["Location"] == reverse("issuer_show", args=[known.pk])
        assert list(Issuer.objects.all()) == [known]

    def test_an_operator_joins_nothing(self, desk: Client) -> None:
        typed = make_issuer("ひのき", is_in_directory=False)

        assert desk.post(reverse("issuer_joining_create", args=[typed.pk]), {"issuer": "x"}).status_code == 403
