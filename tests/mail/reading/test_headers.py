"""The header of a mail: who wrote, about what, in answer to what; forged or not."""

from datetime import UTC, datetime

import pytest

from inquiries.mail.parsing import parse
from tests.mail.reader import read
from tests.mail.writing import attached, mail

pytestmark = pytest.mark.once


def test_address_that_breaks_the_rules_but_works_is_kept() -> None:
    assert read("address_with_dots").from_address == "naka..mura.@docomo.example.jp"


def test_an_address_in_the_place_of_the_name_is_only_a_name() -> None:
    mail = read("address_as_name")

    assert mail.from_address == "nakamura@example.jp"
    assert mail.from_name == "victim@example.com"


def test_a_name_cannot_bring_a_header_of_its_own() -> None:
    mail = read("name_injects_header")

    assert mail.from_address == "nakamura@example.jp"
    assert mail.from_name == "A Bcc: victim@example.com"


def test_a_subject_is_one_line() -> None:
    assert read("subject_injects_header").subject == "card Bcc: victim@example.com"


def test_a_subject_cannot_turn_the_direction_of_writing() -> None:
    assert read("subject_turns_direction").subject == "再発行gpj.exe"


def test_joiners_stay_where_they_join_and_nowhere_else() -> None:
    assert (
        parse(mail("Subject: 👨\u200d👩\u200d👧 می\u200cخواهم ca\u200drd")).subject
        == "👨\u200d👩\u200d👧 می\u200cخواهم card"
    )


def test_quoted_printable_subject_is_decoded() -> None:
    assert read("subject_quoted_printable").subject == "Re: 再発行"


def test_people_in_copy_are_known() -> None:
    mail = read("with_cc")

    assert mail.to_addresses == ("madoguchi@example.jp",)
    assert mail.cc_addresses == ("matsumoto@example.jp", "other@example.com")


def test_what_it_answers_is_known() -> None:
    mail = read("answer_to_ours")

    assert mail.message_id == "<m1@mail.example.jp>"
    assert mail.in_reply_to == "<ours@example.jp>"
    assert mail.references == ("<first@example.jp>", "<ours@example.jp>")


def test_a_mail_without_identifier_is_read() -> None:
    mail = read("no_message_id")

    assert mail.message_id == ""
    assert mail.error == ""


@pytest.mark.parametrize("length", [300, 997])
def test_an_identifier_is_kept_whole_however_long(length: int) -> None:
    long = f"<{'x' * (length - 14)}@example.com>"

    found = parse(mail(f"Message-ID:\n {long}", f"In-Reply-To: {long}", f"References: {long}\n <b@example.jp>"))

    assert len(long) == length
    assert (found.message_id, found.in_reply_to, found.references) == (long, long, (long, "<b@example.jp>"))


def test_one_that_somebody_folded_in_its_middle_is_put_together() -> None:
    assert parse(mail(f"Message-ID: <{'x' * 200}\n {'y' * 100}@example.com>")).message_id == (
        f"<{'x' * 200}{'y' * 100}@example.com>"
    )


def test_one_that_fits_on_no_line_is_none() -> None:
    assert parse(mail(f"Message-ID: <{'x' * 990}@example.com>")).message_id == ""


def test_a_date_that_is_none_is_none() -> None:
    assert read("date_nonsense").date is None


def test_the_last_server_says_when_it_arrived_whatever_the_senders_clock_says() -> None:
    mail = read("late_arrival")

    assert mail.date == datetime(1970, 1, 1, tzinfo=UTC)
    assert mail.arrived_at == datetime(2016, 4, 29, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "subject"),
    [
        (b"=?iso-8859-1?Q?R\xfcckfrage zur Karte?=", "Rückfrage zur Karte"),
        (b"=?iso-8859-1?Q?d\xe9j\xe0_re\xe7u?=", "déjà reçu"),
        ("=?utf-8?Q?再発行?=".encode(), "再発行"),
        ("=?iso-8859-1?Q?再発行について?=".encode(), "再発行について"),
        ("=?shift_jis?Q?再発行?=".encode("cp932"), "再発行"),
        ("Übersicht für Müller".encode("cp1252"), "Übersicht für Müller"),
    ],
)
def test_raw_bytes_in_a_field_are_read_within_an_encoded_word_and_without(field: bytes, subject: str) -> None:
    assert parse(mail(b"Subject: " + field)).subject == subject


@pytest.mark.parametrize("words", ["ｶｰﾄﾞ", "ﾎﾟｲﾝﾄ"])
def test_raw_bytes_that_may_be_half_width_kana_or_kanji_are_neither(words: str) -> None:
    assert set(parse(mail(b"Subject: " + words.encode("cp932"))).subject) == {"\ufffd"}


@pytest.mark.parametrize(("charset", "words"), [("windows-874", "ข้อมูลบัตร"), ("gb2312", "信用卡")])
def test_raw_bytes_that_do_not_speak_for_themselves_are_in_the_charset_of_the_body(charset: str, words: str) -> None:
    raw = words.encode(charset.replace("windows-", "cp"))

    assert parse(mail(b"Subject: " + raw, f"Content-Type: text/plain; charset={charset}", body=raw)).subject == words


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ('filename="résumé_été.pdf"'.encode("cp1252"), "résumé_été.pdf"),
        ('filename="FRÄULEIN-ÖL.pdf"'.encode("cp1252"), "FRÄULEIN-ÖL.pdf"),
        (b"filename*=unknown''r%E9sum%E9_%E9t%E9.pdf", "résumé_été.pdf"),
        (b"filename*=''%DCbersicht%20f%FCr.pdf", "Übersicht für.pdf"),
        ('filename="再発行依頼書.pdf"'.encode("cp932"), "再発行依頼書.pdf"),
    ],
)
def test_a_latin_file_name_is_not_turned_into_kanji(disposition: bytes, name: str) -> None:
    (file,) = parse(attached(b"attachment; " + disposition)).attachments

    assert file.name == name
