"""What cannot be taken back says first what will happen; what can offers the way back."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from inquiries.models import Addressee, Correction, Dispatch, Lesson, Participant, Proof, Received, Staff
from tests.laws.forms import Forms
from tests.laws.test_reading_writes_nothing import written_tables
from tests.makers import make_answer, make_contact, make_inquiry, make_lesson, make_topic
from tests.world import World

pytestmark = pytest.mark.django_db
PAGES: dict[str, tuple[Callable[[World], str], Callable[[], int]]] = {
    "a notice is put aside": (lambda world: f"/desk/proofs/{world.proof.pk}/end/", Proof.objects.count),
    "a correction is dropped": (lambda world: f"/desk/corrections/{draft(world).pk}/end/", Correction.objects.count),
    "somebody is struck off": (
        lambda world: f"/desk/participants/{world.participant.pk}/end/",
        Participant.objects.count,
    ),
    "a customer was called": (
        lambda world: f"/desk/addressees/{world.addressee.pk}/call/",
        Addressee.objects.to_call().count,
    ),
}


@pytest.fixture
def browser(world: World) -> Client:
    client = Client()
    client.force_login(world.supervisor)
    return client


def draft(world: World) -> Correction:
    """A letter that the operator wrote and nobody has approved."""
    old = world.correction.pairs[0].old
    words = {"ja": "改めてお知らせします。", "en": "Once more."}
    return Correction.objects.draft(world.answer.version, [(old, None)], words=words, by=world.correction.drafted_by)


@pytest.mark.parametrize("deed", PAGES)
def test_it_says_first_what_will_happen_and_then_it_happens(world: World, browser: Client, deed: str) -> None:
    address, count = PAGES[deed]
    path = address(world)
    before = count()

    with written_tables() as tables:
        page = browser.get(path)

    assert page.context["deed"].says
    assert (tables, count()) == (set(), before)
    assert path in [form.path for form in Forms(page.content.decode(), path).forms if form.method == "post"]
    browser.post(path)
    assert count() == before - 1


def test_a_correction_says_to_how_many_it_goes(world: World, browser: Client) -> None:
    correction = draft(world)
    path = f"/desk/corrections/{correction.pk}/posting/"

    said = browser.get(path).context["deed"]

    assert Addressee.objects.forecast(correction) == {"mail": 0, "phone": 1, "none": 0}
    assert "1件" in said.says[1]
    browser.post(path)
    assert list(correction.addressees.values_list("way", flat=True)) == ["phone"]


def test_whoever_wrote_it_gets_no_button(world: World) -> None:
    client = Client()
    correction = draft(world)
    Staff.objects.filter(pk=correction.drafted_by_id).update(role="supervisor")
    client.force_login(correction.drafted_by)

    assert not client.get(f"/desk/corrections/{correction.pk}/posting/").context["deed"].is_possible


def test_what_is_read_aloud_stands_on_the_page(world: World, browser: Client) -> None:
    page = browser.get(f"/desk/addressees/{world.addressee.pk}/call/")

    assert "手数料は1,100円です。" in page.context["deed"].reads
    browser.post(f"/desk/addressees/{world.addressee.pk}/call/")
    world.addressee.refresh_from_db()
    assert world.addressee.message
    assert world.addressee.message.text == page.context["deed"].reads


def test_words_of_lessons_go_only_after_somebody_has_read_so(supervisor_desk: Client) -> None:
    lesson = make_lesson()
    said = {"lessons": str(lesson.pk), "verdict": "refuse"}

    page = supervisor_desk.post("/desk/lessons/verdicts/", said)

    assert lesson.text.splitlines()[-1] in page.content.decode()
    assert Lesson.objects.get().text == lesson.text
    kept = {name: values[0] for name, values in page.context["deed"].keeps.items()}
    supervisor_desk.post("/desk/lessons/verdicts/", kept)
    assert Lesson.objects.get().text == ""


def undo(client: Client, page: str) -> None:
    """Press the button of the message."""
    path = page.partition('<form method="post" action="')[2].partition('"')[0]
    assert client.post(path).status_code == 302


def toast(client: Client, path: str) -> str:
    page: str = client.post(path, follow=True).content.decode()
    return page.partition('id="toasts"')[2].partition("</main>")[0]


def test_mail_that_was_seen_to_comes_back_on_the_list(desk: Client) -> None:
    dispatch = Dispatch.objects.acknowledge(make_inquiry())
    assert dispatch
    dispatch.mark_failed(at=timezone.now(), error="550", for_good=True)

    undo(desk, toast(desk, f"/desk/outbox/{dispatch.pk}/settle/"))

    assert Dispatch.objects.failed().get() == dispatch
    assert desk.post(f"/desk/outbox/{dispatch.pk}/settle/end/").status_code == 409


def test_so_does_all_of_a_loop(desk: Client) -> None:
    people = [make_contact("石田 健二", "ishida@example.jp"), make_contact("村上 大地", "murakami@example.jp")]
    rows = [Dispatch.objects.acknowledge(make_inquiry(contact=contact)) for contact in people]
    Dispatch.objects.update(pattern="x", withheld_at=timezone.now())
    assert rows[0]

    undo(desk, toast(desk, f"/desk/outbox/{rows[0].pk}/settle/"))

    assert Dispatch.objects.filter(settled_at=None).count() == 2


def test_what_could_not_be_taken_in_comes_back_on_the_list(desk: Client) -> None:
    row = Received.objects.create(key="<1@example.jp>", outcome=Received.Outcome.QUARANTINED, size=9)

    undo(desk, toast(desk, f"/desk/received/{row.pk}/settle/"))

    assert Received.objects.needing_somebody().get() == row
    assert desk.post(f"/desk/received/{row.pk}/settle/end/").status_code == 409


def test_a_difference_comes_back_to_the_home_screen(world: World, browser: Client) -> None:
    undo(browser, toast(browser, f"/desk/collections/{world.collection.pk}/settle/"))

    world.collection.refresh_from_db()
    assert world.collection.settled_at is None


def test_an_approval_offers_the_way_back(supervisor_desk: Client) -> None:
    answer = make_answer(state="draft")

    undo(supervisor_desk, toast(supervisor_desk, f"/desk/answers/{answer.pk}/approval/"))

    answer.refresh_from_db()
    assert answer.state == "draft"


def test_retiring_an_answer_says_what_goes_with_it(supervisor_desk: Client) -> None:
    answer = make_answer(make_topic(is_public=True))

    page = supervisor_desk.get(f"/desk/answers/{answer.pk}/retirement/").content.decode()

    assert "公開ページからもこの質問が消えます。" in page
    assert "元に戻すことはできません" in page
