"""Own words that tell whether their reader is affected are found; what asks, supposes, quotes or is general is not.

The sentences were written before the list of wordings. They show what it knows: it understands nothing.
"""

import pytest

from inquiries.assertions import Verdict, asserted
from inquiries.models.lookup.sentences import SENTENCES, Saying

pytestmark = pytest.mark.once
YES, NO, MAYBE, DENIED = Verdict.YES, Verdict.NO, Verdict.MAYBE, Verdict.DENIED

AFFECTED = {
    YES: [
        "お客様は対象です。",
        "お客様は、今回の漏えいの対象でございます。",
        "お調べしましたところ、対象となっております。",
        "確認いたしましたところ、お客様は対象者に含まれておりました。",
        "お客様のご登録は対象期間に該当いたします。",
        "残念ながら該当しております。",
        "中村様は対象に当てはまります。",
        "お客様のカードも対象に含まれます。",
        "お客様は対象であることを確認いたしました。",
        "お客様は対象ですので、カードの再発行をお勧めいたします。",
        "お客様は\n対象となります。",
        "ご家族のご登録も対象になっております。",
        "You are affected.",
        "I checked, and you are one of the affected customers.",
        "Unfortunately your card is affected by this incident.",
        "You’re on the list of affected people.",
        "You fall within the period that the notice gives.",
        "The incident affects you.",
        "お客様は影響を受けました。",
        "お客様は、影響をお受けになりました。",
        "お客様のカード情報は、影響を受けております。",
        "お客様は該当者です。",
        "お客様は対象の方です。",
        "お客様のお名前は載っていました。",
        "Your name is on the list.",
        "We found your name on the list.",
        "Your account was involved.",
    ],
    NO: [
        "お客様は対象ではございません。",
        "お客様は対象外です。",
        "対象ではありませんので、ご安心ください。",
        "お客様の情報は含まれておりません。",
        "お客様は該当しません。",
        "調べた結果、該当しておりませんでした。",
        "お客様のご登録は見当たりませんでした。",
        "お申し出のメールアドレスは名簿にございません。",
        "お客様が対象となることはございません。",
        "お客様には影響ございません。",
        "対象には入っておりません。",
        "You are not affected.",
        "You aren't on our list.",
        "Your data is not included.",
        "Your card was not among those affected.",
        "We found no registration that is affected.",
        "This incident does not affect you.",
        "お客様は影響を受けていません。",
        "お客様は影響を受けておられません。",
        "お客様は被害を受けていません。",
        "該当者ではありません。",
        "お客様は対象の方ではございません。",
        "お名前は載っておりませんでした。",
        "Your name is not on the list.",
        "We did not find your name on the list.",
        "We could not find your name on our list.",
        "We cannot find you on the list.",
        "Your account wasn't involved.",
        "You were not involved in the breach.",
    ],
    MAYBE: [
        "お客様は該当する可能性があります。",
        "対象の可能性がございます。",
        "お客様は対象になっているかもしれません。",
        "お客様はおそらく対象ではないと思われます。",
        "お客様は対象外と考えられます。",
        "お客様は影響を受けた可能性があります。",
        "お客様が対象である可能性は否定できません。",
        "You may be affected.",
        "You are probably not affected.",
        "It is possible that your data is affected.",
    ],
}
DENIALS = [
    "お客様は対象から外れております。",
    "お客様は対象から除かれています。",
    "お客様は対象からは除外されております。",
    "お客様は対象から除いております。",
    "お客様が対象であることは否定できません。",
    "お客様が対象ではないことは否定されました。",
    "お客様が対象である可能性は否定されました。",
    "お客様は被害を免れました。",
    "お客様はおそらく対象から外れています。",
    "It is not true that you were affected.",
    "It isn’t true that your card was affected.",
    "It is false that you are affected.",
    "It is untrue that you may be affected.",
    "We deny that you are affected.",
    "You are far from affected.",
    "You are not unaffected.",
    "You aren't unaffected.",
]
LEAKED = {
    YES: [
        "お客様の情報が流出しました。",
        "お客様のカード番号が漏えいいたしました。",
        "お客様の情報の流出が確認されました。",
        "Your data was leaked.",
        "Your card details have been stolen.",
    ],
    NO: [
        "お客様の情報は漏えいしておりません。",
        "カード番号は流出していません。",
        "お客様の情報の漏洩はございません。",
        "漏れておりません。",
        "お客様のデータは漏れていないのでご安心ください。",
        "お客様の個人情報が外部に漏れた事実はございません。",
        "Your data was not leaked.",
        "None of your data has been compromised.",
        "No data of yours was leaked.",
    ],
    MAYBE: [
        "お客様の情報が漏えいした可能性がございます。",
        "お客様の情報が流出したおそれがあります。",
        "お客様の情報が流出している可能性は否定できません。",
        "Your information may have been exposed.",
    ],
}
NOTHING = [
    "お客様は対象でしょうか。",
    "対象かどうかは、ご本人の確認のあとにご案内いたします。",
    "対象になるかは、お調べしてからご案内いたします。",
    "お客様が対象の場合は、メールでお知らせいたします。",
    "お客様が該当する場合は、別途ご連絡いたします。",
    "期間内にご登録されていれば、対象となります。",
    "対象の方には、個別にメールをお送りしております。",
    "対象となる方には郵便でもお知らせします。",
    "平成28年1月1日から4月15日までにご登録された方が対象です。",
    "対象は、期間中に会員情報をご登録された会員様です。",
    "お客様のうち、期間内にカードをご登録された方が対象となります。",
    "お知らせには「お客様の情報が流出した可能性があります」と記載しております。",
    "お客様は「対象です」とのご連絡を受けたとのことですね。",
    "> お客様は対象です。",
    "このたびは会員情報の流出により、ご心配をおかけしております。",
    "このたび会員情報が流出した可能性があり、お詫び申し上げます。",
    "当社のサーバーから会員情報が流出しました。",
    "流出した情報にパスワードは含まれておりません。",
    "デビットカードは対象外です。",
    "お客様のお申し出は当窓口の対象ではございません。",
    "対象期間に該当する可能性のあるお客様へメールをお送りしています。",
    "再発行手数料は補償の対象です。",
    "お客様が対象かとご心配のことと存じます。",
    "対象期間はお知らせに記載しております。",
    "お知らせに該当する記載はございません。",
    "お客様が対象であるとは申し上げられません。",
    "お送りいただいた書類が見当たりません。",
    "お名前とご登録の電話番号をお知らせください。",
    "お客様が影響を受けたかどうかは、お調べしてからご案内いたします。",
    "影響を受けたお客様には、個別にメールをお送りしております。",
    "お客様が影響を受けていましたら、ご連絡いたします。",
    "お客様は影響を受けましたでしょうか。",
    "多くのお客様が影響を受けました。",
    "お客様の一部が影響を受けました。",
    "お客様のうち、期間内にご登録された方が影響を受けました。",
    "期間内にご登録いただいたお客様が影響を受けました。",
    "お客様からのお問合せにより、当社の業務が影響を受けました。",
    "当社のシステムは被害を受けておりません。",
    "ご利用のサイトは影響を受けておりません。",
    "2025年4月1日から会員登録をされたお客様が対象です。",
    "「お客様は影響を受けました」とのお話ですね。",
    "> お客様のお名前は載っていました。",
    "該当者の確認をしております。",
    "該当者には個別にお伝えしています。",
    "該当者からのお問合せをお受けしております。",
    "お客様が該当者かどうかは、お調べいたします。",
    "お客様が該当者でしたら、ご連絡いたします。",
    "期間内にご登録された方が該当者です。",
    "次のお客様が対象の方です。",
    "対象の方から順にお送りしております。",
    "対象の方、対象ではない方のいずれにもお送りしています。",
    "対象の方ですか。",
    "対象から外れた方には、別にご案内します。",
    "お客様が対象から外れるかどうかは、お調べいたします。",
    "お客様のお名前が載っているかどうかは、お調べいたします。",
    "お知らせにお客様のお名前は載っておりません。",
    "担当者のお名前は載っておりません。",
    "Is your name on the list?",
    "We will tell you whether your name is on the list.",
    "If we find your name on the list, we will write to you.",
    "We have your name on the list only if you registered.",
    "You wrote that your account was involved.",
    "Please include your name.",
    "Your letter did not include your name.",
    "You were involved in our survey.",
    "The police were involved.",
    "It is false that those customers were affected.",
    "Are you affected?",
    "We cannot tell whether you are affected.",
    "If you are affected, we will write to you.",
    "You are affected if you registered a card within the period.",
    "Those who registered in that period are affected.",
    "Customers whose cards were registered then are affected.",
    "The notice says “your data may have been leaked”.",
    "We tell you as soon as we know who you are.",
    "Passwords were not leaked.",
    "Your question is included in our list of topics.",
]
TELLING_NOTHING = {Saying.SEALED, Saying.ANOTHER, Saying.CANNOT_CONFIRM}


def verdicts(words: str, *, leak: bool) -> list[Verdict]:
    return [found.verdict for found in asserted(words) if found.is_leak is leak]


@pytest.mark.parametrize(
    ("verdict", "words"), [(verdict, words) for verdict in AFFECTED for words in AFFECTED[verdict]]
)
def test_whether_the_reader_is_affected_is_found(verdict: Verdict, words: str) -> None:
    assert verdicts(words, leak=False) == [verdict]
    assert verdicts(words, leak=True) == []


@pytest.mark.parametrize("words", DENIALS)
def test_what_turns_a_sentence_round_is_told_and_which_way_stays_open(words: str) -> None:
    assert verdicts(words, leak=False) == [DENIED]


@pytest.mark.parametrize(("verdict", "words"), [(one, words) for one in LEAKED for words in LEAKED[one]])
def test_whether_their_data_leaked_is_found(verdict: Verdict, words: str) -> None:
    assert verdicts(words, leak=True) == [verdict]


@pytest.mark.parametrize("words", NOTHING)
def test_a_question_a_condition_a_quotation_and_what_is_general_tell_nothing(words: str) -> None:
    assert asserted(words) == []


@pytest.mark.parametrize("saying", sorted(set(Saying) - TELLING_NOTHING))
def test_what_the_desk_says_of_a_look_up_is_found(saying: Saying) -> None:
    expected = NO if saying == Saying.NOT_LISTED else YES

    for said in SENTENCES[saying].values():
        for words in said:
            assert expected in verdicts(words, leak=False), words


@pytest.mark.parametrize("saying", sorted(TELLING_NOTHING))
def test_what_the_desk_says_where_nothing_may_be_told_is_not(saying: Saying) -> None:
    assert not [words for said in SENTENCES[saying].values() for words in said if asserted(words)]


def test_a_sentence_of_the_notice_is_not_its_reader_s() -> None:
    notice = ["お客様の情報が流出した可能性があります。"]

    assert asserted(f"{notice[0]}お客様は対象です。", notice) == asserted("お客様は対象です。")


def test_of_two_data_each_has_its_own_verdict() -> None:
    found = asserted("お客様は会員情報の対象ですが、カード情報の対象ではございません。")

    assert [(one.verdict, set(one.data)) for one in found] == [(YES, {"member"}), (NO, {"card"})]


def test_it_gives_the_sentence_as_it_was_written() -> None:
    [found] = asserted("お問合せありがとうございます。お客様は、対象でございます。よろしくお願いいたします。")

    assert found.words == "お客様は、対象でございます。"
