"""Inquiries from before the index are found by it, as a rebuild finds them."""

import importlib

import pytest
from django.apps import apps
from django.db import connection

from inquiries.models import Bond, Contact, Index, Merge, Staff
from tests.makers import make_contact, make_file, make_inquiry, make_topic

pytestmark = pytest.mark.django_db
migration = importlib.import_module("inquiries.migrations.0050_everything_said_is_found_by_an_index")
refolding = importlib.import_module("inquiries.migrations.0052_names_are_compared_without_variants")


def test_the_rows_that_it_writes_are_those_that_a_rebuild_writes(operator: Staff) -> None:
    inquiry = make_inquiry("4/27に届きました。", topics=[make_topic()], contact=make_contact(kana="サトー"))
    inquiry.messages.get().attach(make_file("明細.txt", "桔梗"))
    other = make_inquiry("椿の件です。", contact=make_contact("山本", "yamamoto@example.jp"))
    Merge.objects.join(other, into=inquiry, by=operator, bond=Bond.PARTY)
    rows = {name: apps.get_model("inquiries", name).objects for name in ("Inquiry", "Index", "Merge", *migration.SAID)}

    written = list(migration.read(apps, rows, [inquiry.pk]))

    assert [row.pk for row in written] == [inquiry.pk]
    assert written[0].is_same(Index.objects.get(pk=inquiry.pk))


def test_names_that_were_folded_before_variants_were_one_are_folded_again() -> None:
    contact = make_contact("髙島 花子")
    Contact.objects.update(search_name="髙島花子")

    refolding.fold(apps, connection.schema_editor())

    contact.refresh_from_db()
    assert contact.search_name == "高島花子"
    assert list(Contact.objects.matching("高島")) == list(Contact.objects.matching("髙島")) == [contact]
