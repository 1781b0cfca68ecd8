"""Before a notice comes into force, a page says what will happen."""

from datetime import timedelta

import pytest
from django.test import Client

from inquiries.models import Draft, Proof, Role, Staff, Taboo, Topic, Version
from inquiries.notice.versions.loading import load
from inquiries.notice.versions.proofing import items, read_again
from tests.makers import make_inquiry, make_staff, make_supervisor
from tests.notice.texts import sample
from tests.publishing import put_in_force, settle

pytestmark = pytest.mark.django_db
FEE = "お客様のご負担とならないよう、当社から各カード会社へ申し入れております。"
UNSURE = """お客様情報の流出に関するお知らせ

1. 窓口
本件のお問合せ専用窓口は0120-000-000です。
受付時間は9:00~18:00です。

2025年6月1日から2026年10月31日までの間に会員登録をされたお客様を対象としております。
"""
PAID = "お客様にご負担いただくことなく、当社がお支払いいたします。"


@pytest.fixture
def other(db: None) -> Staff:
    """伊藤, who loads the second version."""
    return make_supervisor("ito", "伊藤")


@pytest.fixture
def proof(supervisor_desk: Client, other: Staff) -> Proof:
    """A second version in preparation, every fact of it settled; all answers of the first are approved."""
    for answer in load(sample()).version.answers.all():
        answer.approve(by=other)
    text = sample().text.replace(FEE, PAID).replace("－０００－０００", "－１１１－１１１")
    proof = Proof.objects.begin(text, published_on=sample().published + timedelta(days=1), by=other)
    settle(supervisor_desk, proof)
    return proof


def path(proof: Proof) -> str:
    return f"/desk/proofs/{proof.pk}/publication/"


def read(page: str, start: str, end: str) -> str:
    return page.partition(start)[2].partition(end)[0]


def test_it_tells_what_changes_and_changes_nothing(supervisor_desk: Client, supervisor: Staff, proof: Proof) -> None:
    fee = Version.objects.get().answers.to_show().get(topic__key="reissue-fee")
    Draft.objects.begin(make_inquiry(), by=supervisor).insert(fee)
    sent = Draft.objects.begin(inquiry := make_inquiry(), by=supervisor)
    sent.insert(fee)
    sent.send(by=supervisor, seen=inquiry.messages.latest("pk").pk)

    page = supervisor_desk.get(path(proof))

    publication = page.context["publication"]
    assert fee.topic in [answer.topic for answer in publication.forecast.off_line]
    assert (publication.drafts, publication.mails) == (1, 1)
    text = page.content.decode()
    assert str(fee.topic) in text
    assert "0120-111-111" in text
    assert "伊藤" in text
    assert Version.objects.count() == 1


def test_of_two_taboos_in_the_same_words_it_says_what_each_is_about(supervisor_desk: Client, proof: Proof) -> None:
    for topic in (None, Topic.objects.get(key="reissue-fee")):
        Taboo.objects.create(words="当社がお支払いいたします", topic=topic, because="約束なし", instead="本部へ")

    page = supervisor_desk.get(path(proof)).content.decode()

    said = read(page, 'id="never-h"', "</section>")
    assert [about in said for about in ("すべての分類", "再発行の手数料")] == [True, True]


def test_the_one_who_loaded_it_is_told_who_may(proof: Proof, supervisor: Staff, other: Staff, client: Client) -> None:
    client.force_login(other)

    page = client.get(path(proof)).content.decode()

    assert supervisor.name in page
    assert 'name="seen"' not in page
    assert put_in_force(client, proof, reason="急ぐため").status_code == 409
    assert Version.objects.count() == 1


def test_the_second_person_confirms_it(supervisor_desk: Client, supervisor: Staff, proof: Proof) -> None:
    page = supervisor_desk.get(path(proof))
    response = supervisor_desk.post(path(proof), {"seen": page.context["publication"].fingerprint})

    version = Version.objects.latest("number")
    assert response["Location"] == "/desk/notice/2/comparison/"
    assert (version.number, version.published_by) == (2, supervisor)


@pytest.mark.parametrize("said", [{}, {"seen": "x" * 32}, {"seen": "x" * 65}])
def test_what_was_not_seen_is_not_confirmed(supervisor_desk: Client, proof: Proof, said: dict[str, str]) -> None:
    assert supervisor_desk.post(path(proof), said).status_code in {409, 422}
    assert Version.objects.count() == 1


def test_one_fact_unsure_and_there_is_no_button(supervisor_desk: Client, other: Staff) -> None:
    proof = Proof.objects.begin(UNSURE, published_on=sample().published, by=other)
    assert any(item.needs_somebody for item in items(read_again(proof)))

    page = supervisor_desk.get(path(proof)).content.decode()

    assert 'name="seen"' not in page
    assert "#facts-h" in page


def test_alone_one_says_why_and_what_was_typed_is_not_lost(proof: Proof, supervisor: Staff, other: Staff) -> None:
    Staff.objects.filter(pk=supervisor.pk).update(is_active=False)
    desk = Client()
    desk.force_login(other)

    refused = put_in_force(desk, proof, reason="。")
    done = put_in_force(desk, proof, reason="本部が休みで、番号が今日から変わるため")

    assert refused.status_code == 409
    assert 'value="。"' in refused.content.decode()
    assert done.status_code == 302
    assert Version.objects.seen_by_one_person().get().published_by == other


def test_a_notice_that_waits_stands_on_the_home_screens_of_those_who_may(
    supervisor_desk: Client, desk: Client, proof: Proof
) -> None:
    hq = Client()
    hq.force_login(make_staff("hq", "本部", Role.HEADQUARTERS))

    link = f"/desk/proofs/{proof.pk}/"
    assert link in supervisor_desk.get("/desk/").content.decode()
    assert link in hq.get("/desk/").content.decode()
    assert link not in desk.get("/desk/").content.decode()
