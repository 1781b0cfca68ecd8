"""The answers that wait are read and approved in turn, without a mouse."""

import pytest
from playwright.sync_api import Page, expect

from inquiries.models import Answer, Objection, Staff
from tests.browser.accessibility import axe
from tests.makers import make_answer, make_topic, make_version

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def waiting(supervisor: Staff) -> list[Answer]:
    """Four; the supervisor wrote the second."""
    version = make_version()
    topics = [make_topic(f"t{number}", name_ja=f"分類{number}", order=number) for number in range(4)]
    return [
        make_answer(topic, version, state=Answer.State.DRAFT, drafted_by=supervisor if number == 1 else None)
        for number, topic in enumerate(topics)
    ]


def stands(page: Page, topic: str, progress: str) -> None:
    """The page of this answer, and how far one is; it listens to keys once it is loaded."""
    expect(page.locator("h1")).to_have_text(topic)
    expect(page.locator(".progress-of")).to_have_text(progress)
    page.wait_for_load_state()


def test_from_the_home_screen_to_the_last_by_keys_alone(supervisor_page: Page, waiting: list[Answer]) -> None:
    keys = supervisor_page.keyboard
    supervisor_page.goto("/desk/answers/")
    keys.press("a")
    stands(supervisor_page, "分類0", "1 / 3")

    keys.press("a")
    stands(supervisor_page, "分類2", "2 / 3")
    keys.press("z")
    stands(supervisor_page, "分類0", "1 / 3")
    keys.press("a")
    stands(supervisor_page, "分類2", "2 / 3")
    keys.press("s")
    stands(supervisor_page, "分類3", "3 / 3")
    keys.press("b")
    supervisor_page.wait_for_url("**/objection/**")
    expect(supervisor_page.locator("#id_reason")).to_be_focused()
    keys.type("言い切りすぎています")
    keys.press("Control+Enter")
    expect(supervisor_page.locator(".empty")).to_contain_text("1件")
    supervisor_page.wait_for_load_state()

    states = {answer.topic.key: answer.state for answer in Answer.objects.select_related("topic")}
    assert states == {"t0": "approved", "t1": "draft", "t2": "draft", "t3": "draft"}
    assert Objection.objects.get().answer.topic.key == "t3"
    keys.press("a")
    stands(supervisor_page, "分類2", "1 / 1")


def test_a_key_held_down_approves_one(supervisor_page: Page, waiting: list[Answer]) -> None:
    supervisor_page.goto("/desk/approvals/")
    supervisor_page.keyboard.down("a")
    supervisor_page.keyboard.down("a")
    supervisor_page.keyboard.up("a")
    stands(supervisor_page, "分類2", "2 / 3")

    assert Answer.objects.approved().count() == 1


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_it_is_for_everybody(supervisor_page: Page, waiting: list[Answer], scheme: str, width: int) -> None:
    supervisor_page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    supervisor_page.set_viewport_size({"width": width, "height": 900})

    own, first = waiting[1].pk, waiting[0].pk
    for path in ("/desk/approvals/", f"/desk/approvals/?at={own}", f"/desk/answers/{first}/objection/"):
        supervisor_page.goto(path)

        assert axe(supervisor_page) == []
        assert not supervisor_page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
