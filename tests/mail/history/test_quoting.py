"""The new words are parted from the history, in the forms of the programs that people use."""

import pytest

from inquiries.mail.history.quoting import part
from inquiries.mail.parsing import parse
from tests.mail.reader import read
from tests.mail.writing import ANSWER, mail
from tests.work import at_most

pytestmark = pytest.mark.once

FORMS = [
    "gmail_ja",
    "gmail_ja_folded",
    "gmail_en",
    "outlook_ja",
    "outlook_en",
    "outlook_original_message",
    "iphone_ja",
    "thunderbird_ja",
    "webmail_ja",
    "wide_signs",
    "wide_bars",
    "initials",
    "becky",
    "becky_names",
    "yahoo_ja",
    "yahoo_dashes",
    "carrier",
    "android_ja",
    "outlook_ja_original",
    "outlook_ja_wide",
    "outlook_phone",
    "iphone_ja_folded",
    "thunderbird_ja_new",
    "gmail_ja_cut_address",
    "gmail_dashes",
    "gmail_without_address",
    "shuriken",
    "lotus",
    "zoho",
    "mew",
    "no_colon",
    "date_behind",
    "becky_ja",
    "garoon",
    "horde",
    "xperia",
    "quotation_below",
    "qq",
    "outlook_de",
    "zimbra",
    "spark",
    "docomo",
    "au",
    "galaxy",
    "proton",
]


@pytest.mark.parametrize("form", FORMS)
def test_only_the_new_words_are_the_answer(form: str) -> None:
    mail = read(f"answer_{form}")

    assert mail.reply_text == ANSWER.strip()
    assert "お問合せを承りました。" in mail.history
    assert "お問合せを承りました。" in mail.text


@pytest.mark.parametrize("trait", ["face", "tells_of_sending", "list_of_marks"])
def test_what_only_looks_like_history_is_kept(trait: str) -> None:
    mail = read(f"kept_{trait}")

    assert mail.reply_text == mail.text
    assert mail.history == ""


def test_the_paragraphs_of_word_are_lines() -> None:
    assert read("answer_html_word").reply_text == "佐藤様\n\n届きました。"


def test_answers_between_the_questions_are_kept_with_them() -> None:
    mail = read("answer_between")

    assert mail.reply_text == "> 届きましたか。\nいいえ。\n> 費用は。\n請求されました。"
    assert mail.history == ""


def test_the_folded_rest_of_a_quoted_line_is_no_answer() -> None:
    mail = read("answer_folded_quote")

    assert mail.reply_text == ANSWER.strip()


@pytest.mark.parametrize("name", ["answer_forwards", "answer_forwards_ja", "answer_forwards_outlook"])
def test_what_somebody_forwards_is_what_they_ask_about(name: str) -> None:
    mail = read(name)

    assert mail.reply_text.startswith("本物ですか。")
    assert "番号を入力" in mail.reply_text


@pytest.mark.parametrize("name", ["answer_html_gmail", "answer_html_outlook", "answer_html_apple"])
def test_of_an_answer_in_html_alone_only_the_new_words_are_the_answer(name: str) -> None:
    mail = read(name)

    assert mail.reply_text == ANSWER.strip()
    assert "お問合せを承りました。" in mail.history


def test_folded_lines_are_made_whole_before_they_are_parted() -> None:
    mail = read("flowed")

    assert mail.reply_text == "カードの再発行について教えてください。"
    assert mail.history == "> 引用の続き"


@pytest.mark.parametrize(
    "text",
    [
        "2016年4月28日 10:15 に電話しましたが:\nつながりません",
        "件名: テスト\n宛先: なし\n本文です",
        "On Monday I wrote to you:\nno answer came",
        "My husband wrote:\nplease stop the card",
        "From: 東京\nTo: 大阪\n間の送料",
        "> これだけ",
        "2016年4月28日にメールで書きました。\n返事がありません",
        "| 日付 | 金額 |\n| 4/28 | 1,080円 |",
        "番号\n----------\n1080円",
        "フォームから送信しました。\n届いていますか",
    ],
)
def test_own_words_that_look_like_history_are_kept(text: str) -> None:
    assert part(text).reply == text


@pytest.mark.parametrize(
    "heading",
    [
        "2016年4月28日(木) 午前10:15 窓口 <madoguchi@example.jp>:",
        "2016/04/28、午前10:15、窓口のメッセージ:",
        "On Apr 28, 2016, at 10:15, Desk <madoguchi@example.jp> wrote:",
        "Le jeu. 28 avr. 2016 à 10:15, Desk <madoguchi@example.jp> a écrit :",
        "*差出人:* 窓口\n*送信日時:* 2016年4月28日\n*宛先:* 中村",
        "Subject: Re: card\nTo: nakamura@example.jp\nFrom: madoguchi@example.jp\nDate: Thu, 28 Apr 2016",
        "----- 元のメッセージ -----",
        "--- madoguchi@example.jp wrote:\n> 引用",
        "--- On Thu, 2016/4/28, 窓口 <madoguchi@example.jp> wrote:",
        "4月28日(木) 10:15、窓口 <madoguchi@example.jp>:",
        "窓口 さんが 2016/04/28 10:15 に書きました:\n> 引用",
        "2016年4月28日 10:15 に 窓口 が書きました:",
        "At Thu, 28 Apr 2016 10:15:00 +0900,\n窓口 wrote:",
    ],
)
def test_history_begins_at_its_heading(heading: str) -> None:
    parted = part(f"ありがとうございます。\n\n{heading}\n\nお問合せを承りました。")

    assert parted.reply.startswith("ありがとうございます。")
    assert heading.split("\n", maxsplit=1)[0] in parted.history


def test_nothing_is_lost_between_the_two() -> None:
    text = read("answer_outlook_ja").text

    parted = part(text)

    assert set(f"{parted.reply}\n{parted.history}".split()) == set(text.split())


@pytest.mark.parametrize(
    "line",
    [
        *("-" * 300_000, " " * 300_000 + "x", "> a\n" * 50_000, "差出人: a\n" * 30_000, "このメールは" * 50_000),
        *(f"{'-' * 1_900}\n" * 100, f"{'From: a ' * 240}\n" * 100, f"{'。2016年4月28日 10:15 ' * 60}:\n" * 100),
        *("begin 644 a\nAAAA\n" * 20_000, "-----BEGIN PGP MESSAGE-----\n" * 10_000, "=ybegin name=a\n" * 20_000),
    ],
)
def test_a_text_made_to_be_slow_is_parted_and_judged_in_no_time(line: str) -> None:
    with at_most(10):
        parse(mail("Subject: Re: card", body=line))
