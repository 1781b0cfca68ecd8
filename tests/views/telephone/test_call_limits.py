"""Where a supervisor sets after how long a call is warned of, and what is said then."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import CallLimit, Staff, Taboo
from inquiries.models.telephone.call_limit import SENTENCES
from tests.makers import make_topic

pytestmark = pytest.mark.django_db
PAGE, HOME, MASK = reverse("call_limit_edit"), reverse("home"), reverse("call_create")


def test_it_is_set_and_said_by_whom(supervisor_desk: Client, desk: Client, supervisor: Staff) -> None:
    assert "まだ変更されていません" in supervisor_desk.get(PAGE).content.decode()

    typed = SENTENCES | {"minutes": "20", "ending_ja": "これでお電話を終了いたします。"}
    response = supervisor_desk.post(PAGE, typed, follow=True)

    assert f"最後の設定：{supervisor.name}" in response.content.decode()
    mask = desk.get(MASK).content.decode()
    assert 'data-minutes="20"' in mask
    assert "これでお電話を終了いたします。" in mask


@pytest.mark.parametrize("but", [{"minutes": "0"}, {"minutes": "半時間"}, {"minutes": "99999"}, {"warning_ja": " "}])
def test_what_cannot_be_is_refused_beside_the_field(supervisor_desk: Client, but: dict[str, Any]) -> None:
    response = supervisor_desk.post(PAGE, SENTENCES | {"minutes": "20"} | but)

    assert response.status_code == 422
    assert "invalid-feedback" in response.content.decode()
    assert not CallLimit.objects.exists()


@pytest.mark.parametrize("topic", [None, "fee"])
def test_what_is_never_said_is_not_said_here_either(supervisor_desk: Client, topic: str | None) -> None:
    Taboo.objects.add("無料です", by=None, topic=make_topic(topic) if topic else None, because="", instead="")

    response = supervisor_desk.post(PAGE, SENTENCES | {"minutes": "20", "ending_ja": "再発行は無料です。失礼します。"})

    assert response.status_code == 422
    assert "再発行は無料です。失礼します。" in response.content.decode()
    assert not CallLimit.objects.exists()


def test_a_placeholder_is_refused(supervisor_desk: Client) -> None:
    response = supervisor_desk.post(PAGE, SENTENCES | {"minutes": "20", "ending_ja": "〇〇様、失礼します。"})

    assert response.status_code == 422


def test_operators_neither_open_it_nor_see_the_way_there(desk: Client, supervisor_desk: Client) -> None:
    assert desk.get(PAGE).status_code == desk.post(PAGE, {"minutes": "1"}).status_code == 403
    assert PAGE not in desk.get(HOME).content.decode()
    assert PAGE in supervisor_desk.get(HOME).content.decode()
