"""What is never said: read by all who answer, written by supervisors."""

import pytest
from django.test import Client

from inquiries.models import Role, Staff, Taboo
from tests.makers import make_staff, make_topic

pytestmark = pytest.mark.django_db
LIST = "/desk/taboos/"
SAID = {"words": "無料です", "because": "約束されていません。", "instead": "条項を引用します。"}


def add(supervisor: Staff) -> Taboo:
    return Taboo.objects.add(SAID["words"], by=supervisor, because=SAID["because"], instead=SAID["instead"])


def test_a_supervisor_puts_it_on_the_list_with_a_reason_and_what_to_say_instead(supervisor_desk: Client) -> None:
    topic = make_topic("fee")

    supervisor_desk.post(LIST, SAID | {"topic": "fee"})

    assert Taboo.objects.values_list("words", "topic", "because").get() == (
        "無料です",
        topic.pk,
        "約束されていません。",
    )
    assert "条項を引用します。" in supervisor_desk.get(LIST).content.decode()


@pytest.mark.parametrize("lacking", ["words", "because", "instead"])
def test_nothing_of_it_may_be_empty(supervisor_desk: Client, lacking: str) -> None:
    assert supervisor_desk.post(LIST, SAID | {lacking: ""}).status_code == 422
    assert not Taboo.objects.exists()


def test_the_same_is_not_put_there_twice(supervisor_desk: Client, supervisor: Staff) -> None:
    add(supervisor)

    assert supervisor_desk.post(LIST, SAID).status_code == 422


def test_its_reason_is_changed_and_it_is_taken_off(supervisor_desk: Client, supervisor: Staff) -> None:
    taboo = add(supervisor)

    supervisor_desk.post(f"{LIST}{taboo.pk}/", {"words": taboo.words, "because": "別の理由", "instead": "別の言い方"})
    taboo.refresh_from_db()
    refused = supervisor_desk.post(f"{LIST}{taboo.pk}/end/", {})
    supervisor_desk.post(f"{LIST}{taboo.pk}/end/", {"reason": "お知らせが改まった"})

    assert (taboo.because, taboo.instead) == ("別の理由", "別の言い方")
    assert refused.status_code == 422
    assert not Taboo.objects.exists()


def test_the_form_below_a_long_list_is_reached_from_its_top(supervisor_desk: Client, desk: Client) -> None:
    assert 'href="#add-h"' in supervisor_desk.get(LIST).text
    assert 'href="#add-h"' not in desk.get(LIST).text


def test_others_read_it_only(desk: Client, supervisor: Staff) -> None:
    taboo = add(supervisor)

    assert "無料です" in desk.get(LIST).content.decode()
    assert desk.post(LIST, SAID).status_code == 403
    assert desk.post(f"{LIST}{taboo.pk}/", SAID).status_code == 403
    assert desk.post(f"{LIST}{taboo.pk}/end/", {"reason": "x"}).status_code == 403


def test_an_administrator_does_not_read_it(client: Client) -> None:
    client.force_login(make_staff("nakagawa", "中川", Role.ADMINISTRATOR))

    assert client.get(LIST).status_code == 403


def test_it_may_be_for_some_cohorts_only(supervisor_desk: Client, supervisor: Staff) -> None:
    supervisor_desk.post(LIST, SAID | {"cohorts": ["undetermined", "outside"]})
    taboo = Taboo.objects.get()

    page = supervisor_desk.get(LIST).content.decode()
    form = supervisor_desk.get(f"{LIST}{taboo.pk}/").context["form"]
    supervisor_desk.post(f"{LIST}{taboo.pk}/", {name: SAID[name] for name in SAID} | {"cohorts": ["member"]})
    refused = supervisor_desk.post(f"{LIST}{taboo.pk}/", SAID | {"cohorts": ["everything"]})

    assert taboo.cohorts == ["outside", "undetermined"]
    assert "対象期間外、お知らせからは判断できない" in page
    assert form["cohorts"].value() == ["outside", "undetermined"]
    assert Taboo.objects.get().cohorts == ["member"]
    assert refused.status_code == 422
