"""One address has one spelling, whoever writes it and however."""

import pytest

from inquiries.mail_address import is_sendable_anywhere, plain_address

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    "written",
    [
        "Nakamura@Bücher.Example",
        "nakamura@xn--bcher-kva.example",
        "nakamura@XN--BCHER-KVA.EXAMPLE.",
        "nakamura@ｂüｃｈｅｒ．ｅｘａｍｐｌｅ",
        "nakamura@bu\u0308cher。example。",
        "'nakamura@bücher.example'",
        "「nakamura@bücher.example」、",
        "mailto:nakamura@bücher.example",
        " nakamura@bücher.example>,",
    ],
)
def test_a_domain_is_what_the_name_servers_know(written: str) -> None:
    assert plain_address(written) == "nakamura@xn--bcher-kva.example"


@pytest.mark.parametrize(
    "address",
    [
        "a@-odd-.example.jp",
        "naka..mura.@docomo.example.jp",
        "o'brien@example.jp",
        '"a..b."@docomo.example.jp',
        "a+b@x_y.example.jp",
        "nobody",
        "",
    ],
)
def test_what_has_no_other_spelling_stays(address: str) -> None:
    assert plain_address(address) == address


def test_what_no_registry_could_give_away_stays_too() -> None:
    assert plain_address("a@例え☠\u200d.example") == "a@例え☠\u200d.example"


def test_the_part_before_the_sign_keeps_its_letters_and_only_some_servers_take_it() -> None:
    assert plain_address("ナカ@例え.example") == "ナカ@xn--r8jz45g.example"
    assert not is_sendable_anywhere("ナカ@xn--r8jz45g.example")
    assert is_sendable_anywhere("naka@xn--r8jz45g.example")
