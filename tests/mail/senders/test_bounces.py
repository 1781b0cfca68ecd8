"""A delivery report says which mail of ours came back, from whom, and whether for good."""

import pytest

from inquiries.mail.reading.received_mail import Bounce
from tests.mail.reader import read

pytestmark = pytest.mark.once


def test_a_report_names_our_mail_and_who_did_not_get_it() -> None:
    assert read("bounce").bounce == Bounce(("<ours@example.jp>",), ("nakamura@example.jp",), "5.1.1", is_final=True)


def test_a_delay_is_not_the_end() -> None:
    bounce = read("bounce_delayed").bounce

    assert bounce is not None
    assert not bounce.is_final


def test_a_report_in_words_alone_names_our_mail_too() -> None:
    assert read("bounce_in_words").bounce == Bounce(
        ("<ours@example.jp>",), ("nakamura@example.jp",), "550", is_final=True
    )


@pytest.mark.parametrize("name", ["bounce_qmail", "bounce_exim", "bounce_gmail", "bounce_names_number"])
def test_a_report_in_words_alone_names_who_did_not_get_it(name: str) -> None:
    bounce = read(name).bounce

    assert bounce is not None
    assert bounce.recipients == ("nakamura@example.jp",)
    assert bounce.is_final
