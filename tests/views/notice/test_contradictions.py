"""A supervisor settles what the notice says now although it is never said."""

import pytest
from django.test import Client

from inquiries.models import Contradiction, Taboo
from tests.makers import make_topic, make_version

pytestmark = pytest.mark.django_db
BEARS = "手数料は当社が負担いたします。"


@pytest.fixture
def contradiction(db: None) -> Contradiction:
    clause = make_version(BEARS).clauses.get()
    topic = make_topic(never_say=["当社が負担します"])
    return Contradiction.objects.create(taboo=topic.taboos.get(), clause=clause)


def test_it_stands_on_the_home_screen_and_on_the_list(supervisor_desk: Client, contradiction: Contradiction) -> None:
    assert BEARS in supervisor_desk.get("/desk/").content.decode()
    page = supervisor_desk.get("/desk/taboos/").content.decode()

    assert BEARS in page
    assert f"/desk/contradictions/{contradiction.pk}/end/" in page
    assert f"/desk/taboos/{contradiction.taboo_id}/#lift-h" in page


def test_it_is_kept(supervisor_desk: Client, contradiction: Contradiction) -> None:
    supervisor_desk.post(f"/desk/contradictions/{contradiction.pk}/end/")

    assert not Contradiction.objects.exists()
    assert Taboo.objects.get().words == "当社が負担します"
    assert supervisor_desk.post(f"/desk/contradictions/{contradiction.pk}/end/").status_code == 404


def test_it_is_changed(supervisor_desk: Client, contradiction: Contradiction) -> None:
    said = {"words": "全額を当社が負担します", "because": "全額とは書かれていない", "instead": "引用する"}
    supervisor_desk.post(f"/desk/taboos/{contradiction.taboo_id}/", said)

    assert not Contradiction.objects.exists()
    assert Taboo.objects.get().words == "全額を当社が負担します"


def test_words_that_are_on_the_list_already_are_refused(supervisor_desk: Client, contradiction: Contradiction) -> None:
    Taboo.objects.add("無料です", by=None, topic=contradiction.taboo.topic, because="約束", instead="引用")
    said = {"words": "無料です", "because": "全額とは書かれていない", "instead": "引用する"}

    page = supervisor_desk.post(f"/desk/taboos/{contradiction.taboo_id}/", said)

    assert page.status_code == 422
    assert "全額とは書かれていない" in page.content.decode()


def test_an_operator_neither_sees_nor_settles_it(desk: Client, contradiction: Contradiction) -> None:
    assert BEARS not in desk.get("/desk/").content.decode()
    assert BEARS not in desk.get("/desk/taboos/").content.decode()
    assert desk.post(f"/desk/contradictions/{contradiction.pk}/end/").status_code == 404
    assert Contradiction.objects.exists()
