"""The card companies that Hotline brings along."""

import json
import re
from collections import Counter
from io import StringIO

import pytest
from django.core.management import call_command

from inquiries.models import Event, Issuer, IssuerDesk, Staff
from inquiries.models.card.brand import Brand
from inquiries.reissues import directory
from inquiries.search import folded
from tests.makers import make_issuer


@pytest.mark.once
def test_no_name_leads_to_two_and_nothing_there_is_a_number() -> None:
    names = [
        {folded(name) for name in (said["name"], said["kana"], *said["spellings"])} for said in directory.shipped()
    ]

    assert [name for name, times in Counter(name for each in names for name in each).items() if times > 1] == []
    assert not re.search(r"\d{3}|\d:\d", directory.FILE.read_text())
    assert {brand for said in directory.shipped() for brand in said["brands"]} <= set(Brand.values)


@pytest.mark.django_db
def test_they_come_in_once_with_their_desks_in_doubt(supervisor: Staff) -> None:
    first, second = (directory.load(by=supervisor) for _ in range(2))

    assert (first.added, second.added, second.known) == (len(directory.shipped()), 0, len(directory.shipped()))
    assert not IssuerDesk.objects.exclude(phone="", checked_at=None).exists()
    assert Issuer.objects.called("セディナ") == Issuer.objects.called("三井住友カード")
    assert Issuer.objects.called("UCカード") == Issuer.objects.called("クレディセゾン")
    assert directory.missing() == 0


@pytest.mark.django_db
def test_who_was_there_by_name_alone_is_completed_and_what_somebody_wrote_stays(supervisor: Staff) -> None:
    bare = make_issuer("イオンカード")
    kept = make_issuer("ﾗｸﾃﾝｶｰﾄﾞ", kana="ラクテン")

    directory.load(by=supervisor)

    bare.refresh_from_db()
    kept.refresh_from_db()
    assert (bare.name, bare.kana) == ("イオンカード", "イオンフィナンシャルサービス")
    assert "イオンフィナンシャルサービス" in bare.names[2:]
    assert (kept.kana, kept.spellings) == ("ラクテン", "")


@pytest.mark.django_db
def test_no_name_leads_to_two_also_where_two_of_its_names_were_there(supervisor: Staff) -> None:
    present, former = make_issuer("イオンカード"), make_issuer("イオン銀行")
    typed = make_issuer("AEONカード", is_in_directory=False)

    directory.load(by=supervisor)

    assert Issuer.objects.called("イオン銀行") == [former]
    assert Issuer.objects.meant("AEONカード") == [present]
    assert len(Issuer.objects.called("AEONカード")) == 2
    assert not typed.reissues.exists()


@pytest.mark.django_db
def test_the_command_says_what_it_did() -> None:
    out = StringIO()

    call_command("load_issuers", stdout=out, stderr=StringIO())

    assert json.loads(out.getvalue())["added"] == len(directory.shipped())
    assert Event.objects.filter(action="issuer.added", by=None).count() == len(directory.shipped())
