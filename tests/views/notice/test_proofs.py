"""A notice is looked at before it is in force."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from inquiries.models import Check, Proof, Role, Staff, Version
from inquiries.notice.versions.proofing import Unsettled, checked, items, read_again
from tests.makers import make_staff, make_supervisor
from tests.markup import tight
from tests.notice.texts import sample
from tests.publishing import published, put_in_force, settle

pytestmark = pytest.mark.django_db
TEXT = """お客様情報の流出に関するお知らせ

1. 窓口
本件のお問合せ専用窓口は0120-000-000です。
受付時間は毎日9:00~18:00です。

2. 対象となる会員情報
2025年6月1日から2026年10月31日までの間に会員登録をされたお客様を対象としております。
"""


def headquarters() -> Staff:
    return Staff.objects.get(role=Role.HEADQUARTERS)


@pytest.fixture
def hq_desk(db: None) -> Client:
    """The browser of 本部, signed in: the second person."""
    client = Client()
    client.force_login(make_staff("hq", "本部", Role.HEADQUARTERS))
    return client


@pytest.fixture
def proof(supervisor: Staff) -> Proof:
    return Proof.objects.begin(TEXT, published_on=sample().published, by=supervisor)


def asked(proof: Proof, name: str, **said: str) -> dict[str, str]:
    item = next(item for item in items(read_again(proof)) if item.name == name)
    return {"fact": item.name, "place": str(item.place)} | said


def test_until_it_is_published_nothing_changes(supervisor_desk: Client) -> None:
    response = supervisor_desk.post("/desk/proofs/new/", {"words": TEXT, "published_on": "2026-11-20"})

    proof = Proof.objects.get()
    assert response["Location"] == f"/desk/proofs/{proof.pk}/"
    assert proof.text == TEXT
    assert not Version.objects.exists()


def test_a_file_is_read_too(supervisor_desk: Client) -> None:
    file = SimpleUploadedFile("notice.html", f"<html><body><p>{TEXT}</p></body></html>".encode(), "text/html")

    supervisor_desk.post("/desk/proofs/new/", {"file": file, "published_on": "2026-11-20"})

    assert "0120-000-000" in Proof.objects.get().text
    assert Proof.objects.get().source == "notice.html"


@pytest.mark.parametrize(
    "given", [{}, {"words": "短い"}, {"words": f"{TEXT}\n4111 1111 1111 1111"}, {"words": TEXT, "published_on": "x"}]
)
def test_what_is_no_notice_is_refused(supervisor_desk: Client, given: dict[str, str]) -> None:
    given = {"published_on": "2026-11-20"} | given
    if given.get("words") == "短い":
        given["words"] = "\x00"

    assert supervisor_desk.post("/desk/proofs/new/", given).status_code == 422
    assert not Proof.objects.exists()


def test_several_that_wait_are_one_matter_on_the_home_screen_each_told_from_the_others(
    hq_desk: Client, supervisor: Staff, proof: Proof
) -> None:
    other = Proof.objects.begin(TEXT, published_on=date(2026, 12, 24), source="第2版.html", by=supervisor)

    page = hq_desk.get("/desk/").content.decode()

    assert page.count("公開待ちのお知らせがあります") == 1
    assert '<p class="count is-soon">2</p>' in page
    assert {f'href="/desk/proofs/{one.pk}/"' in page for one in (proof, other)} == {True}
    assert "12/24" in page
    assert "第2版.html" in page


def test_the_reading_stands_beside_the_text(supervisor_desk: Client, proof: Proof) -> None:
    page = supervisor_desk.get(f"/desk/proofs/{proof.pk}/").content.decode()

    assert "<mark>0120-000-000</mark>" in tight(page)
    assert 'id="phones-0"' in page


@pytest.mark.parametrize(
    "number", ["0570-000-000", "+65-6555-0148", "1-800-555-0139", "800-555-0173", "＋44-20-7946-0000"]
)
def test_a_number_of_another_country_is_taken(supervisor_desk: Client, proof: Proof, number: str) -> None:
    said = asked(proof, "phones", verdict="corrected", first=number)

    supervisor_desk.post(f"/desk/proofs/{proof.pk}/checks/", said)

    assert Check.objects.get().value == number.replace("＋", "+")


@pytest.mark.parametrize("number", ["03", "0120000000", "12-34-56", "+65", "2026-11-20"])
def test_what_is_no_number_is_refused(supervisor_desk: Client, proof: Proof, number: str) -> None:
    said = asked(proof, "phones", verdict="corrected", first=number)

    assert supervisor_desk.post(f"/desk/proofs/{proof.pk}/checks/", said).status_code == 422


def test_a_fact_is_corrected_and_it_is_known_who_did(
    supervisor_desk: Client, hq_desk: Client, supervisor: Staff, proof: Proof
) -> None:
    supervisor_desk.post(
        f"/desk/proofs/{proof.pk}/checks/", asked(proof, "phones", verdict="corrected", first="0120-111-111")
    )
    supervisor_desk.post(f"/desk/proofs/{proof.pk}/checks/", asked(proof, "schedule", verdict="struck"))

    put_in_force(hq_desk, proof)

    version = Version.objects.get()
    assert version.text == TEXT
    assert version.phone == "0120-111-111"
    assert version.facts["phones"][0]["quote"] == "0120-000-000"
    assert version.facts["hours"] == []
    assert version.facts["schedule"] is None
    assert Check.objects.filter(by=supervisor).count() == 2
    assert version.loaded_by == supervisor


def test_a_fact_that_was_not_read_is_added_with_its_clause(
    supervisor_desk: Client, hq_desk: Client, proof: Proof
) -> None:
    said = {"added": "1", "fact": "ends_on", "first": "2027-03-31", "clause": "c1"}

    supervisor_desk.post(f"/desk/proofs/{proof.pk}/checks/", said)
    put_in_force(hq_desk, proof)

    version = Version.objects.get()
    assert version.facts["ends_on"]["value"] == "2027-03-31"
    assert version.facts["ends_on"]["quote"] == version.clauses.get(key="c1").text


@pytest.mark.parametrize(
    "said",
    [
        {"verdict": "corrected", "first": "0120"},
        {"verdict": "never"},
        {"verdict": "confirmed", "place": "99"},
        {"verdict": "confirmed", "fact": "weather"},
    ],
)
def test_what_is_no_value_is_refused(supervisor_desk: Client, proof: Proof, said: dict[str, str]) -> None:
    page = supervisor_desk.post(f"/desk/proofs/{proof.pk}/checks/", asked(proof, "phones") | said)

    assert page.status_code == 422
    assert not Check.objects.exists()


def test_no_card_number_is_kept_as_a_fact(supervisor_desk: Client, proof: Proof) -> None:
    said = {"added": "1", "fact": "emails", "first": "4111111111111111@example.jp", "clause": "c1"}

    supervisor_desk.post(f"/desk/proofs/{proof.pk}/checks/", said)

    assert "4111111111111111" not in str(list(Check.objects.values_list("value", flat=True)))


def test_nothing_unsure_is_in_force_unseen(supervisor_desk: Client, hq_desk: Client, supervisor: Staff) -> None:
    text = TEXT.replace("2. 対象となる会員情報\n", "")
    proof = Proof.objects.begin(text, published_on=sample().published, by=supervisor)
    unsure = [item for item in items(read_again(proof)) if item.needs_somebody]

    page = put_in_force(hq_desk, proof)

    assert unsure
    assert page.status_code == 409
    assert not Version.objects.exists()
    with pytest.raises(Unsettled):
        published(proof, by=make_supervisor("ito", "伊藤"))
    settle(supervisor_desk, proof)
    put_in_force(hq_desk, proof)
    assert Version.objects.get().facts["windows"]["member"]["sure"]


def test_a_check_holds_for_its_quote_only(proof: Proof, supervisor: Staff) -> None:
    proof.check_fact(fact="phones", place=0, quote="03-9999-9999", verdict="struck", by=supervisor)

    settled = checked(read_again(proof), proof.checks.all())

    assert settled.facts.phones[0].value == "0120-000-000"


def test_it_is_put_aside(supervisor_desk: Client, proof: Proof) -> None:
    supervisor_desk.post(f"/desk/proofs/{proof.pk}/end/")

    assert not Proof.objects.exists()
    assert not Version.objects.exists()


def test_it_is_published_once(supervisor_desk: Client, hq_desk: Client, proof: Proof) -> None:
    put_in_force(hq_desk, proof)

    assert supervisor_desk.get(f"/desk/proofs/{proof.pk}/").status_code == 302
    assert supervisor_desk.get(f"/desk/proofs/{proof.pk}/publication/").status_code == 302
    assert put_in_force(hq_desk, proof).status_code == 409
    assert supervisor_desk.get(f"/desk/proofs/{proof.pk}/edit/").status_code == 404
    assert supervisor_desk.post(f"/desk/proofs/{proof.pk}/end/").status_code == 409
    assert Version.objects.count() == 1


def test_another_text_makes_who_put_it_there_the_one_who_loaded_it(
    supervisor_desk: Client, hq_desk: Client, supervisor: Staff, proof: Proof
) -> None:
    page = hq_desk.get(f"/desk/proofs/{proof.pk}/edit/").content.decode()
    said = {"words": TEXT.replace("会員登録", "ご登録"), "published_on": "2026-11-21"}
    hq_desk.post(f"/desk/proofs/{proof.pk}/edit/", said)

    assert "会員登録" in page
    assert put_in_force(hq_desk, Proof.objects.get()).status_code == 409
    put_in_force(supervisor_desk, Proof.objects.get())
    version = Version.objects.get()
    assert (version.text, version.loaded_by, version.published_by) == (said["words"], headquarters(), supervisor)


@pytest.mark.parametrize("words", [f"{TEXT}\n4111 1111 1111 1111", "\x00", ""])
def test_no_other_text_that_is_no_notice(supervisor_desk: Client, proof: Proof, words: str) -> None:
    page = supervisor_desk.post(f"/desk/proofs/{proof.pk}/edit/", {"words": words, "published_on": "2026-11-21"})

    assert page.status_code == 422
    assert Proof.objects.get().text == TEXT


def test_headquarters_publishes_and_an_operator_does_not(hq_desk: Client, desk: Client, proof: Proof) -> None:
    assert hq_desk.get(f"/desk/proofs/{proof.pk}/").status_code == 200
    assert desk.get(f"/desk/proofs/{proof.pk}/publication/").status_code == 404
    assert desk.get(f"/desk/proofs/{proof.pk}/edit/").status_code == 404
    assert desk.get(f"/desk/proofs/{proof.pk}/").status_code == 404
    assert desk.get("/desk/proofs/new/").status_code == 403
    assert desk.get("/desk/proofs/").status_code == 403
