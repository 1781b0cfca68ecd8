"""Two people answer for a file; what was sent stays on record."""

import pytest
from django.db import IntegrityError, transaction

from inquiries.models import Enclosure, EnclosureEdition, Event, Role, Staff
from inquiries.models.answer.answer import NotADraft
from inquiries.models.enclosure.edition import NotAKeeper, NotOpened, OwnFile, file_name
from inquiries.models.explanation import NoReason
from tests.documents.making import pdf, png
from tests.makers import approve_enclosure, make_enclosure, make_staff, make_supervisor, make_version

pytestmark = pytest.mark.django_db
State = EnclosureEdition.State


def state_of(edition: EnclosureEdition) -> str:
    return EnclosureEdition.objects.get(pk=edition.pk).state


def test_a_second_person_who_has_opened_it_approves_it(supervisor: Staff) -> None:
    edition = make_enclosure(is_approved=False)
    with pytest.raises(NotOpened):
        edition.approve(by=supervisor)
    edition.open(by=supervisor)
    edition.open(by=supervisor)

    edition.approve(by=supervisor)

    assert state_of(edition) == State.APPROVED
    assert Event.objects.named("enclosure.opened").count() == 1


def test_whoever_put_it_in_does_not_approve_it(supervisor: Staff) -> None:
    edition = make_enclosure(by=supervisor, is_approved=False)
    edition.open(by=supervisor)

    with pytest.raises(OwnFile):
        edition.approve(by=supervisor)
    with pytest.raises(IntegrityError), transaction.atomic():
        EnclosureEdition.objects.filter(pk=edition.pk).update(approved_by=supervisor, state=State.APPROVED)


def test_an_operator_neither_adds_nor_approves_nor_retires(operator: Staff) -> None:
    edition = make_enclosure(is_approved=False)
    edition.open(by=operator)

    for verb in (
        lambda: Enclosure.objects.add(("名", ""), ("a.pdf", pdf("文")), by=operator),
        lambda: edition.approve(by=operator),
        lambda: edition.enclosure.replace(("a.pdf", pdf("文")), by=operator),
        lambda: edition.enclosure.describe(("名", ""), by=operator),
        lambda: edition.enclosure.retire(by=operator, reason="古いため"),
    ):
        with pytest.raises(NotAKeeper):
            verb()


def test_a_doubt_needs_the_explicit_word_of_the_approver(supervisor: Staff) -> None:
    edition = make_enclosure(raw=png(), is_approved=False)
    edition.open(by=supervisor)
    with pytest.raises(NoReason):
        edition.approve(by=supervisor, word=".")

    edition.approve(by=supervisor, word="図を確認した。個人の情報はない。")

    assert EnclosureEdition.objects.get().word == "図を確認した。個人の情報はない。"


def test_a_new_edition_takes_the_place_of_the_old_once_it_is_approved(supervisor: Staff) -> None:
    old = make_enclosure()

    new = old.enclosure.replace(("新しい版.pdf", pdf("改めた文")), by=supervisor)

    assert (state_of(old), state_of(new), new.number) == (State.APPROVED, State.DRAFT, 2)
    approve_enclosure(new)
    assert (state_of(old), state_of(new)) == (State.RETIRED, State.APPROVED)
    with pytest.raises(NotADraft):
        approve_enclosure(new)
    assert old.raw != new.raw


def test_its_bytes_are_those_of_its_hash() -> None:
    edition = make_enclosure()
    assert edition.is_intact
    edition.content.raw = b"%PDF-other"

    assert not edition.is_intact


def test_retired_it_is_used_no_more_and_a_wrong_one_is_shut_to_the_desk(supervisor: Staff, operator: Staff) -> None:
    old, wrong = make_enclosure(), make_enclosure(title="口座振替の一覧")

    old.enclosure.retire(by=supervisor, reason="使わなくなったため")
    wrong.enclosure.retire(by=supervisor, reason="別の会社の名前があった", is_wrong=True)

    assert not EnclosureEdition.objects.usable(None).exists()
    assert list(EnclosureEdition.objects.visible_to(operator)) == [old]
    assert EnclosureEdition.objects.visible_to(supervisor).count() == 2
    with pytest.raises(NotADraft):
        old.enclosure.retire(by=supervisor, reason="もう一度の取り下げ")


def test_a_wrong_edition_is_shut_though_another_took_its_place(supervisor: Staff, operator: Staff) -> None:
    wrong = make_enclosure()
    approve_enclosure(wrong.enclosure.replace(("新しい版.pdf", pdf("改めた文")), by=supervisor))
    wrong.enclosure.retire(by=supervisor, reason="使わなくなったため")

    wrong.enclosure.retire(by=supervisor, reason="前の版に別の会社の名前があった", is_wrong=True)

    assert not EnclosureEdition.objects.visible_to(operator).exists()


def test_one_of_a_version_is_out_of_use_with_it() -> None:
    first = make_version(number=1)
    edition = make_enclosure(version=first)

    assert edition.is_usable(first)
    assert not edition.is_usable(make_version("改めました。", number=2))
    assert not edition.is_usable(None)


def test_who_sees_what(operator: Staff) -> None:
    make_enclosure(is_approved=False)
    headquarters = make_staff("honbu", "山本", Role.HEADQUARTERS)

    seen = [EnclosureEdition.objects.visible_to(one).count() for one in (operator, headquarters, make_supervisor())]

    assert seen == [0, 1, 1]
    assert not EnclosureEdition.objects.visible_to(make_staff("kanri", "高橋", Role.ADMINISTRATOR)).exists()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("お知らせ.pdf", "お知らせ.pdf"),
        ("写真.JPG", "写真.pdf"),
        ("..\\..\\etc/passwd", "etc passwd.pdf"),
        ("表\u202efdp.exe", "表 fdp.exe.pdf"),
        ("あ" * 90, "あ" * 60 + ".pdf"),
        (" . ", "file.pdf"),
        ("4111 1111 1111 1111.pdf", None),
    ],
)
def test_its_name_is_one_that_every_system_takes(given: str, kept: str | None) -> None:
    name = file_name(given, ".pdf")

    assert name == kept if kept else "4111 1111" not in name


def test_nobody_alone_carries_a_file_over_to_another_version_of_the_notice(supervisor: Staff) -> None:
    old = make_version()
    edition = make_enclosure(version=old)
    make_version("お知らせ\n\n改まりました。", number=2)

    edition.enclosure.describe(("お知らせの全文", ""), by=supervisor, version=None)

    edition.refresh_from_db()
    anew = edition.enclosure.editions.get(state=EnclosureEdition.State.DRAFT)
    assert edition.state == EnclosureEdition.State.RETIRED
    assert (anew.raw, anew.added_by) == (edition.raw, supervisor)
    with pytest.raises(OwnFile):
        anew.approve(by=supervisor)


def test_a_file_bound_to_a_version_keeps_it_when_its_title_is_changed(supervisor: Staff) -> None:
    edition = make_enclosure(version=make_version())

    edition.enclosure.describe(("別の名", ""), by=supervisor, version=edition.enclosure.version)

    edition.refresh_from_db()
    assert edition.state == EnclosureEdition.State.APPROVED
    assert edition.enclosure.editions.count() == 1
