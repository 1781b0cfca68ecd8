"""The people in a field are known, however their mail programs write them."""

from email import message_from_bytes

import pytest

from inquiries.mail.reading.addresses import Address, addresses

pytestmark = pytest.mark.once


def people(field: str | bytes) -> tuple[Address, ...]:
    raw = field if isinstance(field, bytes) else field.encode()
    return addresses(message_from_bytes(b"From: " + raw + b"\n\n"), "From")


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("Nakamura, Hanako <a@example.jp>", "Nakamura, Hanako"),
        ("=?utf-8?Q?Nakamura,_Hanako?= <a@example.jp>", "Nakamura, Hanako"),
        (r'"Nakamura \"H\" Hanako" <a@example.jp>', 'Nakamura "H" Hanako'),
        ("a@example.jp (中村)", "中村"),
        ("[info] 中村 <a@example.jp>", "[info] 中村"),
        ("担当: 中村 <a@example.jp>", "担当: 中村"),
        ('"中村 <a@example.jp>', "中村"),
        ("中村(カスタマー) <a@example.jp>", "中村(カスタマー)"),
        ("㈱サンシャインコーヒー　中村 <a@example.jp>", "㈱サンシャインコーヒー　中村"),
        ("中村 a@example.jp", "中村"),
        ("=?utf-8?B?5Lit5p2R?=<a@example.jp>", "中村"),
        ('"=?utf-8?B?5Lit5p2R?=" <a@example.jp>', "中村"),
        ("=?utf-8?B?5Lit5p2RIDxhQGV4YW1wbGUuanA+?=", "中村"),
        ("<<a@example.jp>>", ""),
        ("< a@example.jp >", ""),
        ("<a@example.jp", ""),
        ("<@relay.example.com:a@example.jp>", ""),
        ("中村 <mailto:a@example.jp>", "中村"),
        ("中村 <a@example.jp.>", "中村"),
        ("中村 <a@example.jp>.", "中村"),
        ("<'a@example.jp'>", ""),
        ("a@example.jp.", ""),
        ("a@EXAMPLE.JP,", ""),
        ("<a@ｅｘａｍｐｌｅ．ｊｐ>", ""),
    ],
)
def test_one_person_is_one_whatever_the_name_holds(field: str, name: str) -> None:
    assert people(field) == (Address("a@example.jp", name),)


@pytest.mark.parametrize("charset", ["utf-8", "cp932", "euc_jp", "iso2022_jp"])
def test_a_name_in_raw_bytes_is_read(charset: str) -> None:
    assert people('"中村 花子"'.encode(charset) + b" <a@example.jp>") == (Address("a@example.jp", "中村 花子"),)


@pytest.mark.parametrize("address", ["a..b.@docomo.example.jp", ".a-b@docomo.example.jp", '"a..b."@docomo.example.jp'])
def test_carriers_gave_out_addresses_that_the_rules_forbid(address: str) -> None:
    assert people(f"中村 <{address}>") == (Address(address, "中村"),)


def test_a_group_is_its_people() -> None:
    assert people("desk: a@example.jp, b@example.jp;") == (Address("a@example.jp", ""), Address("b@example.jp", ""))


@pytest.mark.parametrize("field", ["undisclosed-recipients:;", "", "中村", '"""<<>>((', "@", "a@", "<>"])
def test_where_nobody_is_named_nobody_is_found(field: str) -> None:
    assert people(field) == ()
