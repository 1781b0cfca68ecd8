"""Machines are known as machines, and people as people."""

import pytest

from inquiries.mail.reading.received_mail import AutoKind
from tests.mail.reader import read

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("auto_submitted", AutoKind.REPLY),
        ("away_ja", AutoKind.REPLY),
        ("away_en", AutoKind.REPLY),
        ("mailing_list", AutoKind.LIST),
        ("precedence_bulk", AutoKind.LIST),
        ("away_ja_at_the_end", AutoKind.REPLY),
        ("away_ja_in_words", AutoKind.MACHINE),
        ("away_exchange", AutoKind.REPLY),
        ("receipt_form", AutoKind.MACHINE),
        ("autoresponder", AutoKind.REPLY),
        ("mail_autoreply", AutoKind.REPLY),
        ("autoreply_from", AutoKind.REPLY),
        ("precedence_auto_reply", AutoKind.REPLY),
        ("newsletter", AutoKind.LIST),
        ("generated", AutoKind.MACHINE),
        ("exchange_receipt", AutoKind.RECEIPT),
        ("info_no_reply", AutoKind.MACHINE),
        ("no_return_address", AutoKind.BOUNCE),
        ("bounce_docomo", AutoKind.BOUNCE),
        ("bounce_exchange_ja", AutoKind.BOUNCE),
        ("bounce_gmail", AutoKind.BOUNCE),
        ("bounce_qmail", AutoKind.BOUNCE),
        ("bounce_exim", AutoKind.BOUNCE),
        ("no_return_path", AutoKind.MACHINE),
        ("no_reply_sender", AutoKind.MACHINE),
        ("our_own", AutoKind.OWN),
        ("read_receipt", AutoKind.RECEIPT),
        ("bounce", AutoKind.BOUNCE),
        ("bounce_delayed", AutoKind.BOUNCE),
        ("bounce_in_words", AutoKind.BOUNCE),
        ("marked_answer", AutoKind.REPLY),
        ("away_bracket", AutoKind.REPLY),
        ("away_bare", AutoKind.REPLY),
        ("away_on_leave", AutoKind.REPLY),
        ("away_zh", AutoKind.REPLY),
        ("away_ko", AutoKind.REPLY),
        ("away_de", AutoKind.REPLY),
        ("away_fr", AutoKind.REPLY),
        ("away_ru", AutoKind.REPLY),
        ("away_bracket_en", AutoKind.REPLY),
        ("loop", AutoKind.MACHINE),
        ("inbox_rule", AutoKind.MACHINE),
        ("campaign", AutoKind.MACHINE),
        ("cybozu", AutoKind.REPLY),
        ("old_list", AutoKind.LIST),
        ("old_list_posts", AutoKind.LIST),
        ("away_in_text", AutoKind.REPLY),
        ("away_in_text_en", AutoKind.REPLY),
        ("ticket_ja", AutoKind.MACHINE),
        ("ticket_en", AutoKind.MACHINE),
        ("sending_only", AutoKind.MACHINE),
        ("newsletter_in_words", AutoKind.MACHINE),
        ("challenge", AutoKind.MACHINE),
        ("calendar_accepts", AutoKind.REPLY),
        ("complaint_report", AutoKind.MACHINE),
    ],
)
def test_a_machine_is_known_by_its_kind(name: str, kind: AutoKind) -> None:
    mail = read(name)

    assert mail.is_auto
    assert mail.auto_kind == kind


@pytest.mark.parametrize(
    "name",
    [
        "auto_submitted_no",
        "about_automatic_mail",
        "asks_about_automatic_mail",
        "answers_away",
        "answers_confession",
        "pasted_confession",
        "forwards_machine",
        "about_absence",
        "asks_why_it_came_back",
        "suppress",
        "asks_about_undelivered_mail",
        "iso2022jp",
        "answer_to_ours",
        "answers_marked",
        "says_when_away",
        "was_away",
        "away_and_asks",
        "asks_of_sending_only",
        "tells_of_machine",
        "shows_phishing",
        "speaks_of_label",
        "wants_an_answer",
        "away_and_wishes",
        "delivery_of_card",
        "answers_through_house",
        "answers_with_list_link",
        "passed_on_by_our_rule",
        "our_group",
        "invites",
    ],
)
def test_a_person_is_not_taken_for_a_machine(name: str) -> None:
    assert not read(name).is_auto
