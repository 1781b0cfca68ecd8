from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Message
from inquiries.models.prepared import MOST_KEYS, Prepared, stand_ins
from tests.makers import make_message

pytestmark = pytest.mark.django_db

on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite plans each time")


def held() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM pg_prepared_statements WHERE name LIKE 'hotline_%%'", [])
        found: int = cursor.fetchone()[0]
        return found


def of(number: int) -> Prepared:
    keys = stand_ins(number)
    rows = Message.objects.filter(inquiry__in=keys).exclude(text="100% 'sure'").order_by("pk")
    return Prepared(*rows.values_list("text", "inquiry").query.sql_with_params(), keys)


def test_it_finds_the_rows_of_the_keys_of_the_moment(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    one, other, sure = make_message("手数料は。"), make_message("いつですか。"), make_message("100% 'sure'")
    statement = of(1)

    with django_assert_num_queries(3):
        found = [statement.fetch([said.inquiry_id]) for said in (one, other, sure)]

    assert found == [[(one.text, one.inquiry_id)], [(other.text, other.inquiry_id)], []]


@on_postgresql
def test_a_connection_holds_it_once() -> None:
    statement, before = of(2), held()

    for _ in range(2):
        statement.fetch([1, 2])

    assert held() == before + 1


@on_postgresql
@pytest.mark.parametrize(("number", "pooler"), [(MOST_KEYS + 1, False), (1, True)])
def test_it_is_not_held_with_many_keys_or_behind_a_pooler(
    number: int, *, pooler: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    statement, before, said = of(number), held(), make_message("手数料は。")
    settings: dict[str, Any] = connection.settings_dict
    monkeypatch.setitem(settings, "DISABLE_SERVER_SIDE_CURSORS", pooler)

    found = statement.fetch([said.inquiry_id] * number)

    assert (held(), found) == (before, [(said.text, said.inquiry_id)])
