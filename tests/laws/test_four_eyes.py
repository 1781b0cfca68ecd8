"""Nobody approves what is their own, whatever became of them since; where one table can, the database says so too."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.test import Client
from django.urls import reverse

from inquiries.models import (
    Answer,
    Call,
    Correction,
    Edition,
    EnclosureEdition,
    Escalation,
    FactorReset,
    Handover,
    Inquiry,
    Promise,
    Proof,
    Remedy,
    Role,
    RosterImport,
    Staff,
    Version,
)
from inquiries.models.arrival.call import CallEntry
from inquiries.models.locking import sealed
from inquiries.models.notice.owner import Owner
from inquiries.models.refusal import Refusal
from inquiries.models.role import RIGHTS, Right
from inquiries.models.roster import acceptance
from inquiries.models.sheet.handover import Way
from inquiries.notice.versions.proofing import publish
from inquiries.roster import importing
from tests.goodwills import make_promise, make_proposal
from tests.makers import (
    make_answer,
    make_edition,
    make_enclosure,
    make_inquiry,
    make_staff,
    make_topic,
    make_version,
)
from tests.rosters import make_roster_import
from tests.sheets import make_sheet

pytestmark = [pytest.mark.django_db, pytest.mark.once]
NOTICE = "お知らせ\n\nお客様の情報が流出しました。"


class Proposed(NamedTuple):
    """What waits for a second person, and how they let it go."""

    row: models.Model
    approve: Callable[[Staff], object]
    said: dict[str, Any]
    """What the page sends."""


class Case(NamedTuple):
    """An approval: who may give it, its address, and the columns that must differ where a table has both."""

    propose: Callable[[Staff], Proposed]
    right: Right
    address: str
    columns: tuple[str, str] | None = None
    of: type[models.Model] = Escalation


def answer(by: Staff) -> Proposed:
    one = make_answer(state=Answer.State.DRAFT, drafted_by=by)
    return Proposed(one, lambda staff: one.approve(by=staff), {"words": one.fingerprint})


def statement(by: Staff) -> Proposed:
    one = make_edition(by=by, state=Edition.State.DRAFT)
    return Proposed(one, lambda staff: one.approve(by=staff), {})


def enclosure(by: Staff) -> Proposed:
    one = make_enclosure(by=by, is_approved=False)

    def approve(staff: Staff) -> None:
        one.open(by=staff)
        one.approve(by=staff, word="全ページを確認しました。")

    return Proposed(one, approve, {"word": "全ページを確認しました。"})


def notice(by: Staff) -> Proposed:
    one = Proof.objects.begin(NOTICE, published_on=date(2026, 11, 20), by=by)
    seen = one.fingerprint()
    return Proposed(one, lambda staff: publish(one, by=staff, seen=seen, reason="急ぐため"), {"seen": seen})


def correction(by: Staff) -> Proposed:
    old = make_answer(make_topic("fee"), make_version("手数料は1,100円です。"), opening="お答えします。")
    Call.objects.log(CallEntry(name="石田 健二", phone="03-0000-9999", told=[old]), by=by)
    words = {"ja": "お知らせが改められました。", "en": "The notice has been revised."}
    pairs = [(old.clauses[0], None)]
    one = Correction.objects.draft(make_version("手数料はいただきません。"), pairs, words=words, by=by)
    return Proposed(one, lambda staff: one.approve(by=staff), {})


def roster(by: Staff) -> Proposed:
    make_version()
    one = make_roster_import(by=by)
    one.choose(one.fields, by=by)
    importing.run()
    one.refresh_from_db()
    seen = acceptance.fingerprint(one)
    told: dict[str, Any] = {"seen": seen, "has_seen_bad": True, "reason": "急ぐため"}
    return Proposed(one, lambda staff: acceptance.accept(one, by=staff, **told), told)


def sheet(by: Staff) -> Proposed:
    one = make_sheet(by=by)
    told: dict[str, Any] = {"way": Way.PORTAL, "to": "あおばカード 管理課"}
    return Proposed(one, lambda staff: Handover.objects.hand_over(one, by=staff, **told), told)


def promise(by: Staff) -> Proposed:
    one = make_proposal(by=by)
    return Proposed(one, lambda staff: one.confirm(by=staff), {})


def remedy(by: Staff) -> Proposed:
    make_promise()
    one = Remedy.objects.ask(make_inquiry(), by=by, reason="対象の方です。")
    return Proposed(one, lambda staff: one.approve(by=staff), {})


def factor_reset(by: Staff) -> Proposed:
    lost = make_staff("lost", "遠藤")
    lost_authenticator(lost)
    one = FactorReset.objects.all().ask(lost, by=by)
    return Proposed(one, lambda staff: one.confirm(by=staff), {})


def lost_authenticator(staff: Staff) -> None:
    from allauth.mfa.models import Authenticator  # noqa: PLC0415 - allauth asks for apps

    Authenticator.objects.create(user=staff, type="totp", data={"secret": sealed("JBSWY3DPEHPK3PXP")})


def decision(by: Staff) -> Proposed:
    one = make_inquiry().escalate(by=by, owner=Owner.SUPERVISOR, words="お詫びの品について")
    told: dict[str, Any] = {"words": "品はございません。", "is_quotable": True}
    return Proposed(one, lambda staff: one.answer(by=staff, **told), told | {"is_quotable": "yes"})


CASES = {
    "answer": Case(answer, Right.SUPERVISE, "approval_create", ("drafted_by", "approved_by"), Answer),
    "statement": Case(
        statement, Right.APPROVE_STATEMENTS, "edition_approval_create", ("drafted_by", "approved_by"), Edition
    ),
    "enclosure": Case(
        enclosure, Right.KEEP_ENCLOSURES, "enclosure_approval_create", ("added_by", "approved_by"), EnclosureEdition
    ),
    "notice": Case(notice, Right.PUBLISH, "publication_create"),
    "correction": Case(correction, Right.SUPERVISE, "posting_create", ("drafted_by", "approved_by"), Correction),
    "roster": Case(roster, Right.SEE_ROSTER, "roster_acceptance_create", ("begun_by", "accepted_by"), RosterImport),
    "sheet": Case(sheet, Right.HAND_OVER_SHEETS, "handover_create"),
    "promise": Case(promise, Right.CONFIRM_GOODWILL, "promise_confirmation_create", ("by", "confirmed_by"), Promise),
    "remedy": Case(remedy, Right.KEEP_GOODWILL, "remedy_approval_create", ("asked_by", "approved_by"), Remedy),
    "factor_reset": Case(
        factor_reset, Right.KEEP_SIGN_INS, "factor_reset_confirm", ("asked_by", "confirmed_by"), FactorReset
    ),
    "decision": Case(decision, Right.SUPERVISE, "decision_create"),
}
APPROVED = re.compile(r"^(approved|confirmed|accepted|published)_by$")
KEPT_ELSEWHERE = {
    "Version.published_by": "a constraint of its own: two people, or a reason",
    "Roster.accepted_by": "the same, of the list that came of an import",
    "SheetReturn.accepted_by": "accepted by one: what a company answers is no words of ours, and can be taken back",
}
MAY_AUTHOR = {"sheet": Role.CARD_DESK, "statement": Role.HEADQUARTERS}
each = pytest.mark.parametrize("name", sorted(CASES))


@pytest.fixture
def author(name: str) -> Staff:
    """Somebody who may propose it, and approve what others propose."""
    return make_staff("abe", "阿部", MAY_AUTHOR.get(name, Role.SUPERVISOR))


@pytest.fixture
def second(name: str) -> Staff:
    """Another who may approve it: without one, some may act alone, with a reason on record."""
    return make_staff("ito", "伊藤", MAY_AUTHOR.get(name, Role.SUPERVISOR))


def kept(row: models.Model) -> dict[str, Any]:
    """The row, and whatever else an approval leaves behind."""
    fresh = type(row)._default_manager.filter(pk=row.pk).values().get()
    return fresh | {"versions": Version.objects.count(), "handed": Handover.objects.count()}


@each
def test_its_author_does_not_approve_it(name: str, author: Staff, second: Staff) -> None:
    proposed = CASES[name].propose(author)
    before = kept(proposed.row)

    with pytest.raises(Refusal), transaction.atomic():
        proposed.approve(author)

    assert kept(proposed.row) == before


@each
def test_nor_under_another_name_or_in_another_role_or_back_from_leave(name: str, author: Staff, second: Staff) -> None:
    proposed = CASES[name].propose(author)

    for role in RIGHTS[CASES[name].right]:
        Staff.objects.filter(pk=author.pk).update(
            username=f"renamed-{role}",
            name="山田",
            role=role,
            email="other@example.jp",
            is_active=True,
            expires_on=None,
        )
        with pytest.raises(Refusal), transaction.atomic():
            proposed.approve(Staff.objects.get(pk=author.pk))


@each
def test_another_does(name: str, author: Staff, second: Staff) -> None:
    proposed = CASES[name].propose(author)
    before = kept(proposed.row)

    proposed.approve(second)

    assert kept(proposed.row) != before or hasattr(Inquiry.objects.first(), "escalations")


@each
def test_on_its_page_neither_its_author_nor_a_role_without_the_right(name: str, author: Staff, second: Staff) -> None:
    case, told = CASES[name], []
    proposed = case.propose(author)
    before, path = kept(proposed.row), path_of(case, proposed)
    others = [make_staff(f"as-{role}", "高橋", role) for role in Role if role not in RIGHTS[case.right]]

    for staff in [author, *others]:
        client = Client()
        client.force_login(staff)
        told.append((staff.role, client.post(path, proposed.said).status_code))

    assert told[0][1] in {302, 409, 422}  # some pages say why not after they have led back
    assert {status for _role, status in told[1:]} <= {403, 404, 409, 422}
    assert kept(proposed.row) == before
    assert name != "decision" or not Inquiry.objects.get().escalations.filter(decision__is_quotable=True).exists()


@pytest.mark.parametrize("name", sorted(name for name, case in CASES.items() if case.columns))
def test_the_database_keeps_the_two_apart(name: str, author: Staff) -> None:
    case = CASES[name]
    row = case.propose(author).row
    assert case.columns
    columns = case.columns

    with pytest.raises(IntegrityError), transaction.atomic():
        type(row)._default_manager.filter(pk=row.pk).update(**{columns[1]: getattr(row, columns[0])})


def test_no_approval_is_forgotten_here() -> None:
    found = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("inquiries").get_models()
        for field in model._meta.get_fields()
        if APPROVED.match(field.name)
    }

    here = {f"{case.of.__name__}.{case.columns[1]}" for case in CASES.values() if case.columns}

    assert found == here | set(KEPT_ELSEWHERE)


def changed_since() -> Iterator[Any]:
    """What was proposed, and how it changes after the second person has read it."""
    yield pytest.param(
        "answer", lambda row, by: row.revise(by=by, opening="別", silence="別", next_step="別"), id="answer"
    )
    words = {"written_ja": "お替えください。"}
    yield pytest.param("statement", lambda row, by: row.statement.revise(words, [], by=by), id="statement")
    yield pytest.param(
        "notice",
        lambda row, by: row.replace(f"{NOTICE}深くお詫びします。", published_on=row.published_on, by=by),
        id="notice",
    )
    yield pytest.param("roster", lambda row, _by: change(row), id="roster")
    yield pytest.param(
        "enclosure", lambda row, _by: EnclosureEdition.objects.filter(pk=row.pk).update(state="retired"), id="enclosure"
    )
    yield pytest.param("correction", lambda _row, _by: make_version("もう一度改まりました。"), id="correction")
    yield pytest.param("promise", lambda _row, _by: make_version("何も約束しません。"), id="promise")
    yield pytest.param("remedy", lambda row, by: row.decline(by=by, reason="対象外の方です。"), id="remedy")
    yield pytest.param("factor_reset", lambda row, by: row.withdraw(by=by), id="factor_reset")
    yield pytest.param("sheet", lambda row, by: row.end(by=by), id="sheet")


def change(row: RosterImport) -> None:
    """Another version is in force than the one for which the list was counted."""
    assert row.pk
    make_version("別のお知らせです。")


@pytest.mark.parametrize(("name", "changes"), list(changed_since()))
def test_what_has_changed_since_it_was_read_is_not_approved(
    name: str, changes: Callable[[Any, Staff], object], author: Staff, second: Staff
) -> None:
    case = CASES[name]
    proposed, client = case.propose(author), Client()
    client.force_login(second)
    path = path_of(case, proposed)
    changes(proposed.row, author)
    before = kept(proposed.row)

    answer = client.post(path, proposed.said)

    assert answer.status_code in {302, 404, 409, 422}
    assert kept(proposed.row) == before


def path_of(case: Case, proposed: Proposed) -> str:
    """The address of its approval."""
    row: Any = proposed.row
    if case.address == "edition_approval_create":
        return reverse(case.address, args=[row.statement_id, row.number])
    if case.address == "enclosure_approval_create":
        return reverse(case.address, args=[row.enclosure_id, row.number])
    return reverse(case.address, args=[row.pk])
