"""The notice, for the desk and for the public."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from inquiries.models import Answer, Role
from inquiries.notice.versions.loading import load
from tests.makers import make_answer, make_staff, make_topic, make_version
from tests.markup import tight
from tests.notice.texts import sample

pytestmark = pytest.mark.django_db


def desk(client: Client, role: str = Role.OPERATOR) -> Client:
    client.force_login(make_staff(f"reader-{role}", "読む人", role))
    return client


def test_the_desk_reads_every_sentence_and_can_link_to_it(client: Client) -> None:
    version = make_version("お客様の情報が流出した可能性があります。")

    page = desk(client).get("/desk/notice/").content.decode()

    assert version.text in page
    assert 'id="c1"' in page


def test_searching_ignores_width_and_space(client: Client) -> None:
    make_version("身に覚えのない お取引がないかご確認ください。")

    page = desk(client).get("/desk/notice/", {"q": "覚えのないお取引"}).content.decode()

    assert "<mark>覚えのない お取引</mark>" in tight(page)


def test_an_older_version_stays_readable_and_one_that_never_was_is_not_found(client: Client) -> None:
    make_version("古い文です。")
    make_version("新しい文です。")
    desk(client)

    assert "古い文です。" in client.get("/desk/notice/1/").content.decode()
    assert "新しい文です。" in client.get("/desk/notice/").content.decode()
    assert client.get("/desk/notice/3/").status_code == 404


def test_the_desk_reads_what_was_read_from_the_notice(client: Client) -> None:
    load(sample())

    page = desk(client).get("/desk/notice/", headers={"accept-language": "en"}).content.decode()

    assert "June 1, 2025 – Oct. 31, 2026" in page
    assert "<dt>Hours</dt><dd><span>every day 9:00–18:00" in tight(page)
    assert "please check" not in page
    assert '<time datetime="2026-10-26">' in page


def test_without_a_notice_both_pages_say_so(client: Client) -> None:
    assert client.get("/").status_code == 200
    assert desk(client).get("/desk/notice/").status_code == 200


def test_an_administrator_does_not_read_it_at_the_desk(client: Client) -> None:
    assert desk(client, Role.ADMINISTRATOR).get("/desk/notice/").status_code == 403


def test_the_public_reads_the_notice_and_the_approved_answers_on_public_topics(client: Client) -> None:
    version = make_version("お客様の情報が流出した可能性があります。")
    make_answer(make_topic("open", name_ja="公開の質問", name_en="Open", is_public=True), version)
    make_answer(make_topic("inside", name_ja="内部の質問", name_en="Inside"), version)
    waiting = make_topic("waiting", name_ja="承認前の質問", name_en="Waiting", is_public=True)
    make_answer(waiting, version, state=Answer.State.DRAFT)

    page = client.get("/", headers={"accept-language": "ja"}).content.decode()

    assert version.text in page
    assert "担当から確認し、ご連絡いたします。" in page
    assert "公開の質問" in page
    assert "内部の質問" not in page
    assert "承認前の質問" not in page


def test_texts_of_ours_that_still_give_the_old_number_are_listed_for_a_supervisor(client: Client) -> None:
    old, new = ({"phones": [{"value": phone}]} for phone in ("0120-000-000", "0120-111-222"))
    make_version(facts=old)
    answer = make_answer(version=make_version(facts=new), next_step="0120-000-000へお電話ください。")

    page = desk(client, Role.SUPERVISOR).get("/desk/notice/").content.decode()
    other = desk(Client()).get("/desk/notice/").content.decode()

    assert f"/desk/answers/{answer.pk}/" in page
    assert "<del>0120-000-000</del>" in page
    assert "<del>0120-000-000</del>" not in other


def test_a_sentence_is_shown_to_the_desk_and_not_to_the_public_before_its_day(client: Client) -> None:
    version = make_version("お手紙をお送りします。", "お手紙が届かない方は、対象ではございません。")
    version.clauses.filter(key="c2").update(holds_from=timezone.localdate() + timedelta(days=1))
    answer = make_answer(make_topic(is_public=True), clauses=list(version.clauses.order_by("order")))

    at_desk = desk(client).get(f"/desk/answers/{answer.pk}/").content.decode()
    questions = Client().get("/", headers={"accept-language": "ja"}).content.decode().partition("<details>")[2]

    assert "より前にはお伝えできません" in at_desk
    assert "お手紙をお送りします。" in questions
    assert "対象ではございません" not in questions.partition("</details>")[0]
