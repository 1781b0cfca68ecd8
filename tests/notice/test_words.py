"""Our words around the notice: they name as missing what is missing, and promise what the desk itself can keep."""

import re

import pytest

from inquiries.notice.answers.drafting import Draft, drafts
from inquiries.notice.answers.speaking import spoken
from inquiries.notice.reading import read
from tests.notice.texts import SAMPLE_DAY, real, sample, shop

READINGS = pytest.mark.parametrize("reading", [real, sample, shop], ids=lambda reading: reading.__name__)
CARD = "・クレジットカード情報（カード番号、有効期限）"
PHONE, MAIL = "電話：0120-000-111", "メール：madoguchi@kasumi.example.jp"


def drafted(text: str) -> dict[str, Draft]:
    heads = "お客様各位\n\n株式会社かすみ雑貨\n\n不正アクセスによるお客様情報流出に関するお知らせ\n\n"
    return {draft.topic.key: draft for draft in drafts(read(heads + text, published=SAMPLE_DAY))}


def words_of(draft: Draft) -> str:
    return "\n".join([draft.opening, draft.silence, draft.next_step, *spoken(draft).values()])


ASKED = {
    "reissue-fee": (
        "請求された手数料",
        "再発行の手数料をカード会社から請求されました。",
        "手数料を請求された場合は、お支払いになる前にお申し出ください。",
    ),
    "hotline-contact": ("窓口を終える日", "専用窓口はいつまで開いていますか。", "終了の時期は決めておりません。"),
    "leaked-items": (
        "パスワードを変えて",
        "パスワードを変えた方がよいですか。",
        "次回のログインの際に新しくご設定ください。",
    ),
    "card-payment-resume": (
        "再開する日",
        "カードでのお買い物はいつからできますか。",
        "再開の日取りは決まっておりません。",
    ),
    "vulnerability-fixed": (
        "差し支えないか",
        "今は使っても大丈夫ですか。",
        "脆弱性を修正し、診断で問題がないことを確かめました。",
    ),
    "reissue-procedure": (
        "必要かどうか",
        "カードを作り直す必要はありますか。",
        "カードの再発行の手続きは必要ございません。",
    ),
    "timeline-discovery": (
        "公表がこの日に",
        "どうして発表までに1か月かかったのですか。",
        "範囲を確かめていたためです。",
    ),
}
BASE = f"""１．流出した可能性のある情報
・氏名
・ログインIDとパスワード
{CARD}

２．お願い
カードの再発行をご希望の方は、カード会社へ手続きをお申し出ください。再発行の手数料はご負担とならないよう依頼しております。

３．経緯
10月26日、カード会社から連絡を受けました。10月27日、サーバーの脆弱性を修正しました。

４．実施した対策
サーバーの脆弱性を修正いたしました。

５．カード決済
カード決済は、安全を確かめたうえで再開いたします。

６．お問い合わせ窓口
{PHONE}
"""


@pytest.mark.parametrize("key", ASKED)
def test_what_a_question_in_the_notice_is_about_is_not_called_missing(key: str) -> None:
    missing, question, reply = ASKED[key]
    answered = f"\n７．よくあるご質問\nQ1. {question}\nA. {reply}\n"

    assert missing in drafted(BASE)[key].silence
    assert missing not in drafted(BASE + answered)[key].silence


def test_what_nobody_asks_of_this_incident_is_not_called_missing() -> None:
    lost = "申込書を入れた箱を紛失いたしました。\n\n１．紛失した情報\n氏名、住所、電話番号\n\n２．件数\n63名分"
    papers = drafted(f"{lost}\n\n３．原因\n置き忘れが原因です。")

    assert "パスワード" not in papers["leaked-items"].silence
    assert "カード" not in papers["max-counts"].silence
    assert papers["cause"].clauses
    assert "誰が行ったか" not in papers["cause"].silence
    assert "カード会社" not in papers["police"].next_step


def test_a_reason_is_announced_by_no_opening_and_missed_only_where_none_is_given() -> None:
    given = {draft.topic.key: draft for draft in drafts(sample())}["why-not-specific"]
    without = drafted("流出した情報を特定することは困難な状態でございます。")["why-not-specific"]

    assert "理由" not in given.opening + given.silence
    assert "特定できない理由" in without.silence


@READINGS
def test_whether_somebody_is_affected_is_never_called_missing_beside_the_periods(reading: type) -> None:
    check = {draft.topic.key: draft for draft in drafts(reading())}["individual-check"]

    assert check.silence.startswith("お一人おひとりの情報が実際に流出したかどうか")
    assert "対象となる期間は、お知らせからご案内できます。" in check.next_step


def test_where_no_period_stands_in_the_notice_none_is_offered() -> None:
    assert "期間" not in drafted("サーバーが不正に操作されました。")["individual-check"].next_step


AGAIN = "電話がつながりにくいときは、お手数ですが、少し時間をおいておかけ直し"


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        ([PHONE, MAIL], f"{AGAIN}いただくか、メールでお問合せください。"),
        ([PHONE], f"{AGAIN}ください。"),
        ([MAIL], ""),
    ],
    ids=["phone and mail", "phone", "mail"],
)
def test_whoever_cannot_get_through_is_told_of_the_ways_there_are(ways: list[str], said: str) -> None:
    found = drafted("\n".join(["お問い合わせ窓口", *ways]))["hotline-contact"]

    assert found.clauses
    assert found.next_step == said


@READINGS
def test_whoever_misses_a_card_is_sent_to_the_card_company_first(reading: type) -> None:
    found = {draft.topic.key: draft for draft in drafts(reading())}

    assert found["police"].next_step.startswith("カードの不正な利用や紛失にお気づきの場合は、まずカード会社へ")
    assert found["check-statement"].next_step.startswith("まず、カードの裏面にあるカード会社")


def test_a_tip_is_thanked_for_and_not_told_what_the_notice_says() -> None:
    tip = drafted("サーバーが不正に操作されました。")["tip-off"]

    assert tip.opening == "お知らせくださり、ありがとうございます。"
    assert tip.silence == ""


@READINGS
def test_nothing_is_promised_that_only_others_can_keep(reading: type) -> None:
    others = re.compile(
        "(本部|カード会社|広報|サポート|責任者)[^。]{0,20}(から|が)[^。]{0,12}(ご連絡|ご案内|確認|お返事|おつなぎ|折り返)"
        "|カード会社へ確認|進み具合は、こちら|返金いたし|(すぐに|本日|明日|\\d+日以内)[^。]*(ご連絡|お返事)"
    )

    assert [found[0] for draft in drafts(reading()) if (found := others.search(words_of(draft)))] == []


@READINGS
def test_every_answer_names_who_takes_it_or_what_to_do(reading: type) -> None:
    assert [draft.topic.key for draft in drafts(reading()) if not draft.next_step] == []


@READINGS
def test_our_words_are_those_of_a_careful_desk(reading: type) -> None:
    clumsy = re.compile(
        "こうございます|お問い合わせ|照会の担当|見守|ご様子|会員の方の期間|ご本人と確かめて|まだお答え"
        "|(?<!カード)番号や暗証番号|ついての.{0,8}については"
    )

    assert [found[0] for draft in drafts(reading()) if (found := clumsy.search(words_of(draft)))] == []


WHO = {
    "調査の担当": "調査", "個人情報の担当": "個人情報", "通常のサポートの担当": "通常のサポート",
    "本部に": "本部", "広報に": "広報", "責任者に": "スーパーバイザー",
}  # fmt: skip


@READINGS
def test_who_takes_it_is_whom_the_topic_goes_to(reading: type) -> None:
    wrong = [
        (draft.topic.key, named)
        for draft in drafts(reading())
        for named, route in WHO.items()
        if named in words_of(draft) and route not in draft.topic.route
    ]

    assert wrong == []
