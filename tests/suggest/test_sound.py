import pytest

from inquiries.suggest.sound import sound

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("再発行の手数料", "さいはっこうのてすうりょう"),
        ("漏れた", "もれた"),
        ("", ""),
        ("😀 12", "😀 12"),
    ],
)
def test_a_text_sounds_as_it_is_read_aloud(written: str, heard: str) -> None:
    assert sound(written) == heard
