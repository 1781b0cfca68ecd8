"""No customer's words leave: not in the file of answers, not in a log, not in the model that is shipped."""

import logging
from io import StringIO

import pytest
from django.core.management import call_command

from inquiries.models import Dispatch, Draft, Lesson, Staff, Topic, Training
from inquiries.suggest.gathering import gather
from inquiries.suggest.learning import learn
from inquiries.suggest.model import SHIPPED, Model
from inquiries.suggest.phrasebook import phrasebook
from tests.makers import make_answer, make_contact, make_inquiry, make_topic

pytestmark = pytest.mark.django_db
WORDS = "ぬるぽ小屋へ行く"


@pytest.fixture
def training(operator: Staff, supervisor: Staff) -> Training:
    """Two people asked, were answered, and it was learned."""
    answer = make_answer(make_topic("shed"))
    for place in range(2):
        inquiry = make_inquiry(f"{place} {WORDS}", contact=make_contact(f"客{place}", f"{place}@example.jp"))
        draft = Draft.objects.begin(inquiry, by=operator)
        draft.insert(answer)
        draft.send(by=operator, seen=inquiry.messages.latest("pk").pk)
    Dispatch.objects.update(sent_at=inquiry.received_at)
    gather()
    Lesson.objects.all().teach(by=supervisor)
    training = learn(phrases=phrasebook()[::30])
    assert training
    return training


def test_neither_the_file_of_answers_nor_a_log_holds_them(training: Training, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    file, told = StringIO(), StringIO()

    call_command("export_answers", stdout=file)
    call_command("train_suggestions", lessons=True, stdout=told)

    assert Topic.objects.get().key in file.getvalue()
    for said in (file.getvalue(), told.getvalue(), caplog.text):
        assert "ぬるぽ" not in said


def test_the_model_that_was_learned_holds_fragments_and_no_sentence(training: Training) -> None:
    terms = Model.loaded(bytes(training.model)).terms

    assert "ぬるぽ" in terms
    assert not any(WORDS[:5] in term for term in terms)


def test_the_model_that_is_shipped_knows_nothing_of_it(training: Training) -> None:
    assert not any("ぬるぽ" in term for term in Model.loaded(SHIPPED.read_bytes()).terms)


def test_the_figures_hold_no_words(training: Training) -> None:
    assert "ぬるぽ" not in str(training.figures)
