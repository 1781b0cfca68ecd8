"""Finding: which sentences answer which topic, in wordings and builds that differ from notice to notice."""

import pytest

from inquiries.notice.answers.drafting import drafts
from inquiries.notice.reading import read
from tests.notice.texts import SAMPLE_DAY

HEAD = """お客様の個人情報の漏えいに関するお詫びとお知らせ

2026年11月20日
株式会社つばき書房

このたび、当社のサイトが第三者による不正アクセスを受け、会員の方の個人情報が漏えいしたおそれのあることが判明しました。

"""
ENGLISH = """NOTICE OF DATA INCIDENT

November 20, 2026

Alder & Finch Provisions, Inc.
12 Mill Lane, Fairhaven, Maine

Dear Customer:

We write to tell you of a security incident at our shop that may have exposed your payment card.

"""
LISTS = """WHO IS AFFECTED

You may be affected if you paid by card on our website between May 4, 2026 and October 2, 2026.
{exempt}

WHAT INFORMATION WAS INVOLVED

For payment cards:
  - Number
  - Security code
  - Billing name
For customer profiles:
  - Name
  - Home address

WHAT INFORMATION WAS NOT INVOLVED

Passwords were not involved.
"""


def answers(text: str, head: str = HEAD) -> dict[str, list[str]]:
    return {
        draft.topic.key: [clause.text for clause in draft.clauses]
        for draft in drafts(read(head + text, published=SAMPLE_DAY))
    }


@pytest.mark.parametrize(
    ("topic", "heading", "sentence"),
    [
        ("why-not-specific", "対象", "閲覧のログが消去されていたため、登録のあったすべての方にお知らせしております。"),
        ("why-not-specific", "対象", "通信の記録が残っておらず、記録の残らなかったことから全員を対象といたします。"),
        ("cause", "概要", "退職者のアカウントを使って社内のシステムにログインされたものです。"),
        ("cause", "事案", "保守会社の管理者権限を用いて何者かが侵入したものです。"),
        ("timeline-discovery", "事案", "不正なログインの期間は、2026年10月1日から10月3日までです。"),
        ("identify-third-party", "経過", "壊れた記録の復元を、株式会社やまびこ復旧に委託しました。"),
        ("identify-third-party", "経過", "端末の解析を株式会社やまびこ技研に依頼しました。"),
        ("vulnerability-fixed", "経過", "紛失した端末に遠隔からの消去を命じ、完了したことを確認しました。"),
        ("vulnerability-fixed", "経過", "書庫の画面を社外から開けないようにしました。"),
        ("scope-member-period", "概要", "直営店でのお買い物は、今回の影響を受けておりません。"),
        ("hotline-contact", "お問い合わせ窓口", "＜つばき書房お客様相談室＞"),
        ("hotline-contact", "ご相談の電話", "書庫事案　特別相談電話"),
        ("hotline-contact", "ご相談のお電話", "正午から午後1時まではお受けできません。"),
        ("hotline-contact", "お問い合わせ窓口", "いつまで続けるかは、まだ決めておりません。"),
        ("cause", "流出を招いた理由", "鍵の貸し出しを台帳に書く決まりが守られておりませんでした。"),
        ("cause", "紛失に至ったいきさつ", "机の上に置いたまま席を離れておりました。"),
        ("cause", "事故につながった事情", "確かめる人を決めておりませんでした。"),
        ("timeline-discovery", "紛失が分かるまで", "10月4日　棚卸しの結果を店長に伝えた。"),
        ("timeline-discovery", "漏えいに気づくまでと、その後", "10月9日（金）　名簿の控えから対象の方を調べた。"),
        ("timeline-discovery", "日を追ってのご説明", "10月9日　店の棚をすべて調べました。"),
    ],
)
def test_a_sentence_answers_its_topic(topic: str, heading: str, sentence: str) -> None:
    assert sentence in answers(f"■ {heading}\n{sentence}\nお詫び申し上げます。")[topic]


@pytest.mark.parametrize(
    ("topic", "heading", "sentence"),
    [
        ("scope-member-period", "対象となる情報", "教職員については、氏名、住所、所属が対象です。"),
        (
            "scope-member-period",
            "対象となる方",
            "見た人がいたかどうかは確かめられないため、会員すべてを対象としております。",
        ),
        ("incident-overview", "概要", "そのため、保存していた情報のすべてを、漏えいのおそれがあるものとして扱います。"),
        ("timeline-discovery", "経過", "なお、犯人から金銭の要求がありましたが、応じておりません。"),
        ("card-payment-resume", "経過", "9月2日　窓口での受け取りを各営業所で再開"),
        ("contact-by-mail", "お願い", "当社からお電話を差し上げて口座番号をお尋ねすることはございません。"),
        ("leaked-items", "個人情報", "クレジットカード情報の対象の方は、すべて会員情報の対象にも含まれます。"),
        ("leaked-card-items", "個人情報", "クレジットカード情報の対象の方は、すべて会員情報の対象にも含まれます。"),
        ("max-counts", "概要", "つばき書房は開店以来、延べ30万人を超えるお客様にご利用いただいております。"),
        (
            "hotline-contact",
            "お問い合わせ窓口",
            "定期便の配送のお問い合わせは配送係（0120-000-222、平日9時～17時）へお願いします。",
        ),
        ("hotline-contact", "お問い合わせ窓口", "（注）印刷会社（0120-000-222）では、本件のご相談を承っておりません。"),
        (
            "hotline-contact",
            "お問い合わせ窓口",
            "株式会社やまびこ印刷（0120-000-222）では本件のお電話を受けていません。",
        ),
        ("hotline-contact", "お問い合わせ窓口", "本社の電話（03-0000-0000）では、この件をお受けしておりません。"),
        ("hotline-contact", "お問い合わせ窓口", "記事や番組のご相談　desk@tsubaki.example.jp"),
    ],
)
def test_a_sentence_does_not_answer_another_topic(topic: str, heading: str, sentence: str) -> None:
    assert sentence not in answers(f"■ {heading}\n{sentence}\nお詫び申し上げます。")[topic]


def test_lists_in_english_are_told_apart_by_what_stands_above_them() -> None:
    found = answers(LISTS.replace("{exempt}", ""), ENGLISH)

    assert found["leaked-card-items"][:3] == ["Number", "Security code", "Billing name"]
    assert {"Number", "Billing name", "Name", "Home address"} <= set(found["leaked-items"])
    assert not {"Name", "Home address"} & set(found["leaked-card-items"])


@pytest.mark.parametrize(
    ("topic", "sentence"),
    [
        ("scope-member-period", "Profiles created after October 2, 2026 are not affected."),
        ("scope-member-period", "Newsletter subscriptions were not involved."),
        ("scope-card-period", "Orders paid by bank transfer or cash on delivery are not affected."),
        ("scope-card-period", "Purchases at our store in Fairhaven were not affected."),
    ],
)
def test_in_english_who_is_not_affected_is_told_with_who_is(topic: str, sentence: str) -> None:
    found = answers(LISTS.replace("{exempt}", sentence), ENGLISH)

    assert sentence in found[topic]
    assert sentence not in found["leaked-items"] + found["leaked-card-items"]


@pytest.mark.parametrize(
    ("topic", "sentence"),
    [
        ("police", "On October 6, 2026, we notified the FBI."),
        ("police", "We have reported this to law enforcement."),
        ("police", "We also informed the sheriff of the county."),
        ("check-statement", "If you see one, tell your bank right away at the number on the back of your card."),
        ("check-statement", "Contact your card issuer immediately if a charge is not yours."),
        (
            "incident-overview",
            "We write to tell you of a security incident at our shop that may have exposed your payment card.",
        ),
    ],
)
def test_a_sentence_in_english_answers_its_topic(topic: str, sentence: str) -> None:
    assert sentence in answers(f"WHAT YOU SHOULD KNOW\n\n{sentence}\nThank you for your patience.\n", ENGLISH)[topic]


@pytest.mark.parametrize(
    ("topic", "sentence"),
    [
        ("leaked-card-items", "Review your card statements for charges that are not yours."),
        ("contact-by-mail", "Our new checkout sends card data directly to the processor."),
        ("hotline-contact", "To enroll, call Fir Ledger at 855-555-0177 by June 30, 2027."),
    ],
)
def test_a_sentence_in_english_does_not_answer_another_topic(topic: str, sentence: str) -> None:
    assert sentence not in answers(f"WHAT YOU CAN DO\n\n{sentence}\nThank you for your patience.\n", ENGLISH)[topic]


@pytest.mark.parametrize(
    "sentence",
    [
        "Card payments will return once our bank agrees; we do not have a date yet.",
        "Our card checkout will be back in December.",
        "Payments by card will be switched on again when the tests are over.",
    ],
)
def test_in_english_it_is_told_when_cards_can_be_used_again(sentence: str) -> None:
    assert sentence in answers(f"WHAT WE ARE DOING\n\nWe rebuilt the page.\n{sentence}", ENGLISH)["card-payment-resume"]


@pytest.mark.parametrize("heading", ["TALK TO US", "HOW TO REACH US", "GET IN TOUCH"])
def test_in_english_a_line_of_the_desk_is_found_under_any_invitation(heading: str) -> None:
    text = f"WHAT WE DID\n\nWe rebuilt the page.\n\n{heading}\n\nAll times are Maine time.\nHotline: 0120-000-000"

    assert "All times are Maine time." in answers(text, ENGLISH)["hotline-contact"]


@pytest.mark.parametrize(
    "sentence",
    [
        "For returns, please keep using our shop number, 0120-000-222.",
        "Free help with scams comes from Harbour Support on 0120-000-222, which is independent of us.",
        "Journalists: desk@alder.example.jp",
    ],
)
def test_in_english_another_desk_is_not_how_to_reach_us(sentence: str) -> None:
    text = f"WHAT WE DID\n\nWe rebuilt the page.\n\nTALK TO US\n\nHotline: 0120-000-000\n{sentence}"

    assert sentence not in answers(text, ENGLISH)["hotline-contact"]


def test_a_closing_word_with_a_space_in_it_is_no_sentence() -> None:
    found = answers("■ 再発防止\n錠を取り替えます。\n　　　　以　上")

    assert not any("以　上" in sentences for sentences in found.values())
