"""Many at once, from the list to what became of each: asked, looked at, done and undone."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Batch, Closure, Dispatch, Inquiry, Kind, Staff, Topic
from inquiries.models.batch.job import carry_all_on
from tests.makers import make_answer, make_contact, make_inquiry, make_staff, make_topic

pytestmark = pytest.mark.django_db
SPAM = {"outcome": Closure.Outcome.NOT_NEEDED.value}
FIELD = re.compile(r'name="(token|seen)" value="([^"]*)"')


def make_many(count: int, topics: list[Topic] | None = None) -> list[Inquiry]:
    return [
        make_inquiry(topics=topics or [], contact=make_contact(f"相談者{n}", f"c{n}@example.jp")) for n in range(count)
    ]


def choose(desk: Client, act: str, chosen: list[Inquiry]) -> str:
    """The address of the act with these chosen."""
    keys = [one.pk for one in chosen]
    said = {"shown": ".".join(map(str, keys)), "row": keys, "act": act}
    return desk.post(reverse("selection_create"), said).headers["Location"]


def consent(page: Any, **said: Any) -> dict[str, Any]:
    """What the preview sends back."""
    return dict(FIELD.findall(page.content.decode())) | said


def test_it_is_asked_then_looked_at_then_done(desk: Client, operator: Staff) -> None:
    chosen = make_many(3)
    chosen[2].escalate(by=operator, words="確認")
    path = choose(desk, "close", chosen)

    assert desk.get(path).status_code == 200
    preview = desk.post(path, SPAM)
    said = preview.content.decode()

    assert "2件を完了にする" in said
    assert "1件は対象外" in said
    assert not Closure.objects.exists()
    done = desk.post(path, consent(preview, **SPAM))
    batch = Batch.objects.get()
    assert done.headers["Location"] == reverse("batch_show", args=[batch.pk])
    assert Closure.objects.count() == 2
    page = desk.get(done.headers["Location"]).content.decode()
    assert chosen[2].number in page


def test_what_a_colleague_has_in_hand_is_left_out(desk: Client) -> None:
    chosen = make_many(2)
    chosen[1].claim(by=make_staff("ito", "伊藤"))

    said = desk.post(choose(desk, "close", chosen), SPAM).content.decode()

    assert "1件は対象外" in said
    assert "伊藤が担当しています。" in said


def test_an_act_without_particulars_is_looked_at_at_once(desk: Client, operator: Staff) -> None:
    path = choose(desk, "take", make_many(2))

    preview = desk.get(path)
    desk.post(path, consent(preview))

    assert Inquiry.objects.of(operator).count() == 2


def test_a_wrong_particular_is_said_in_its_field(desk: Client) -> None:
    path = choose(desk, "close", make_many(1))

    answer = desk.post(path, {"outcome": "nonsense"})

    assert answer.status_code == 422
    assert not Batch.objects.exists()


def test_the_button_pressed_twice_does_it_once(desk: Client) -> None:
    path = choose(desk, "take", make_many(1))
    said = consent(desk.get(path))
    first = desk.post(path, said)

    second = desk.post(path, said)

    assert first.headers["Location"] == second.headers["Location"]
    assert Batch.objects.count() == 1


def test_a_preview_an_hour_old_does_only_what_has_not_changed(desk: Client, operator: Staff) -> None:
    chosen = make_many(2)
    path = choose(desk, "close", chosen)
    said = consent(desk.post(path, SPAM), **SPAM)
    chosen[0].note(by=operator, text="様子を見ます。")

    desk.post(path, said)

    assert [Inquiry.objects.get(pk=one.pk).is_closed for one in chosen] == [False, True]


def test_who_comes_without_a_choice_is_sent_to_the_queue(desk: Client) -> None:
    answer = desk.get(reverse("batch_create"), {"act": "close", "chosen": "gone"})

    assert answer.headers["Location"] == reverse("inquiry_list")


def test_an_unknown_act_leads_to_the_queue(desk: Client) -> None:
    assert desk.get(reverse("batch_create"), {"act": "delete"}).headers["Location"] == reverse("inquiry_list")


def test_an_operator_cannot_give_to_others(desk: Client) -> None:
    assert desk.get(choose(desk, "give", make_many(1))).status_code == 403


def test_letters_show_one_in_full_and_how_the_others_differ(desk: Client) -> None:
    topic = make_topic("affected")
    answer = make_answer(topic)
    path = choose(desk, "reply", make_many(2, [topic]))

    preview = desk.post(path, {"answer": answer.pk})

    said = preview.content.decode()
    assert "2通を送る" in said
    assert "相談者0様" in said
    assert "相談者1様" in said
    assert said.count(answer.clauses[0].text) == 1
    assert not Dispatch.objects.exists()


def test_many_letters_leave_only_when_their_number_is_typed(desk: Client) -> None:
    topic = make_topic("affected")
    asked = {"answer": make_answer(topic).pk}
    path = choose(desk, "reply", make_many(21, [topic]))
    said = consent(desk.post(path, asked), **asked)

    refused = desk.post(path, said | {"number": "20"})
    assert refused.status_code == 422
    assert not Batch.objects.exists()
    desk.post(path, said | {"number": "２１"})
    carry_all_on()

    assert Dispatch.objects.count() == 21


def test_press_and_police_get_no_ready_answer(desk: Client) -> None:
    topic = make_topic("affected")
    asked = {"answer": make_answer(topic).pk}
    press = make_inquiry("毎朝新聞社会部の記者の田中と申します。取材をお願いします。", topics=[topic])
    path = choose(desk, "reply", [press, *make_many(1, [topic])])
    preview = desk.post(path, asked)

    desk.post(path, consent(preview, **asked))

    assert preview.context["preview"].left_out[0].inquiry == press
    assert Dispatch.objects.count() == 1


def test_it_is_undone_from_its_page(desk: Client) -> None:
    path = choose(desk, "close", make_many(2))
    desk.post(path, consent(desk.post(path, SPAM), **SPAM))
    batch = Batch.objects.get()

    desk.post(reverse("batch_delete", args=[batch.pk]))

    assert not Closure.objects.exists()
    again = desk.post(reverse("batch_delete", args=[batch.pk]))
    assert again.status_code == 409
    assert "もう取り消せません" in again.content.decode()


def test_the_page_of_a_long_one_asks_again_until_it_is_through(desk: Client) -> None:
    path = choose(desk, "close", make_many(21))
    desk.post(path, consent(desk.post(path, SPAM), **SPAM))
    show = reverse("batch_show", args=[Batch.objects.get().pk])

    assert "hx-trigger" in desk.get(show).content.decode()
    carry_all_on()
    assert "hx-trigger" not in desk.get(show).content.decode()


def test_others_batches_are_not_found(desk: Client, supervisor: Staff) -> None:
    [inquiry] = make_many(1)
    batch = Batch.objects.begin(Kind.TAKE, {}, by=supervisor, chosen=[inquiry.pk], seen={}, token="theirs")

    assert desk.get(reverse("batch_show", args=[batch.pk])).status_code == 404
    assert batch.number not in desk.get(reverse("batch_list")).content.decode()
