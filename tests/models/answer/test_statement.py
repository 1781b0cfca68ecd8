"""A statement: headquarters' words beside the notice. 鈴木 drafts, 山本 approves; each text is an edition."""

import pytest
from django.db import IntegrityError, transaction

from inquiries.models import Edition, Event, Role, Staff, Statement
from inquiries.models.answer.answer import NotADraft, SamePerson
from inquiries.models.answer.statement import NotHeadquarters
from inquiries.models.explanation import NoReason
from tests.makers import make_edition, make_staff, make_topic

pytestmark = pytest.mark.django_db
WORDS = {"written_ja": "念のため、パスワードをお替えください。"}
ANEW = {"written_ja": "パスワードを、本日中にお替えください。"}


@pytest.fixture
def headquarters() -> Staff:
    return make_staff("yamamoto", "山本", Role.HEADQUARTERS)


def test_headquarters_approves_what_another_person_wrote(supervisor: Staff, headquarters: Staff) -> None:
    edition = Statement.objects.draft("お願い", WORDS, [make_topic()], by=supervisor)

    edition.approve(by=headquarters)

    assert list(Edition.objects.approved()) == [edition]
    assert (edition.drafted_by, edition.approved_by) == (supervisor, headquarters)


def test_nobody_else_approves_it(supervisor: Staff, operator: Staff) -> None:
    edition = Statement.objects.draft("お願い", WORDS, [], by=supervisor)

    for staff in (operator, supervisor, make_staff("tanaka", "田中", Role.SUPERVISOR)):
        with pytest.raises(NotHeadquarters):
            edition.approve(by=staff)


def test_at_headquarters_too_two_people_see_it(headquarters: Staff) -> None:
    edition = Statement.objects.draft("お願い", WORDS, [], by=headquarters)

    with pytest.raises(SamePerson):
        edition.approve(by=headquarters)


def test_a_new_edition_leaves_the_old_in_force_until_it_is_approved(supervisor: Staff, headquarters: Staff) -> None:
    first = make_edition(by=supervisor)

    second = first.statement.revise(ANEW, [], by=supervisor)
    before = list(Edition.objects.approved())
    second.approve(by=headquarters)

    assert before == [first]
    assert list(Edition.objects.approved()) == [second]
    assert [(one.number, one.written_ja) for one in first.statement.editions.order_by("number")] == [
        (1, WORDS["written_ja"]),
        (2, ANEW["written_ja"]),
    ]


def test_a_draft_that_was_written_anew_is_set_aside(supervisor: Staff, headquarters: Staff) -> None:
    first = make_edition(by=supervisor, state=Edition.State.DRAFT)

    second = first.statement.revise(ANEW, [], by=supervisor)

    assert list(Edition.objects.drafts()) == [second]
    with pytest.raises(NotADraft):
        first.approve(by=headquarters)


def test_a_retired_statement_is_said_no_more_and_says_why(supervisor: Staff) -> None:
    edition = make_edition(by=supervisor)

    edition.statement.retire(by=supervisor, reason="内容が古くなりました。")

    assert not Edition.objects.approved().exists()
    assert Edition.objects.filter(pk=edition.pk).exists()
    assert Event.objects.named("statement.retired").get().particulars["reason"] == "内容が古くなりました。"


def test_it_is_not_retired_without_a_reason_or_twice(supervisor: Staff) -> None:
    statement = make_edition(by=supervisor).statement

    with pytest.raises(NoReason):
        statement.retire(by=supervisor, reason="。")
    assert Edition.objects.approved().exists()
    statement.retire(by=supervisor, reason="内容が古くなりました。")
    with pytest.raises(NotADraft):
        statement.retire(by=supervisor, reason="もう一度。")


def test_the_database_keeps_drafter_and_approver_apart(supervisor: Staff) -> None:
    edition = make_edition(by=supervisor)

    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(approved_by=supervisor)


def test_it_passes_the_mask(supervisor: Staff) -> None:
    edition = Statement.objects.draft("お願い", {"written_ja": "4111 1111 1111 1111"}, [], by=supervisor)

    assert "4111" not in edition.written_ja


def test_who_answers_sees_what_is_in_force_and_who_writes_sees_all(supervisor: Staff, operator: Staff) -> None:
    edition = make_edition(by=supervisor)
    draft = edition.statement.revise(ANEW, [], by=supervisor)

    assert list(Edition.objects.visible_to(operator)) == [edition]
    assert set(Edition.objects.visible_to(supervisor)) == {edition, draft}
    assert not Edition.objects.visible_to(make_staff("nakagawa", "中川", Role.ADMINISTRATOR)).exists()


def test_without_english_it_is_said_in_japanese_and_without_spoken_words_as_written(supervisor: Staff) -> None:
    edition = Statement.objects.draft("お願い", WORDS, [], by=supervisor)

    assert edition.written("en") == WORDS["written_ja"]
    assert edition.aloud == WORDS["written_ja"]
