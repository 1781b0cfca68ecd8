import pytest

from inquiries.notice.answers.catalogue import catalogue
from inquiries.suggest import rank
from inquiries.suggest.speakers import WHO, speaker
from tests.makers import make_answer, make_topic, make_version

INTRODUCED = [
    ("police", "こちら神奈川県警サイバー犯罪対策課の田所と申します。流出件数とログの保全状況を教えてください。"),
    ("police", "○○警察署の者ですが、被害の相談を受けておりまして"),
    ("police", "【入電】県警より照会。件数と経緯を知りたい"),
    ("police", "港南署の山根と申します、カードの不正利用の件で"),
    ("police", "けいさつのものです。なんけんもれましたか"),
    ("police", "This is Detective Mori from the prefectural police. How many records leaked?"),
    ("press", "みなと新聞の佐伯と申します。何件流出したのか確認させてください"),
    ("press", "ﾃﾚﾋﾞ局の者です。原因は何だったのですか"),
    ("press", "【入電】業界紙より取材依頼。いつ知ったのか"),
    ("press", "フリーのライターをしている者です。なぜ公表が遅れたのですか"),
    ("press", "夕刊の記事を書いている記者ですが、カードの枚数を"),
    ("card_company", "カード会社の者です。不正利用の対象番号の一覧をいただけますか"),
    ("card_company", "決済代行会社の担当者ですが、対象件数の内訳を"),
    ("card_company", "かーど会社の加盟店管理部の大西です"),
    ("card_company", "We are the card issuer and need the list of affected cards."),
    ("lawyer", "弁護士の高畠と申します。依頼者の被害について"),
    ("lawyer", "当職は例示氏の代理人です。損害賠償の交渉"),
    ("lawyer", "I am an attorney representing my client, whose card was charged."),
    ("regulator", "個人情報保護委員会事務局の者です。速報の内容について確認です"),
    ("regulator", "経済産業省の石田と申します。件数をご報告ください"),
    ("regulator", "【入電】消費生活センターより照会。苦情が増えている"),
]
CUSTOMERS = [
    "警察には届けたのですか",
    "警察から電話がありましたが本物ですか",
    "警察の者だと名乗る電話がありました",
    "警察です、と書いたメールが来ました",
    "警視庁ですか、県警ですか、届けた先",
    "カード会社に電話したら聞いていないと言われました",
    "カード会社の者と名乗る人から電話で番号を聞かれた",
    "カード会社より電話があり、再発行を勧められた",
    "カード会社から照会TELあり。明細どこ見る",
    "新聞で見ました。何件漏れたのですか",
    "夫が新聞社に勤めております",
    "記者会見はするのですか",
    "弁護士に相談したほうがいいですか",
    "主人は警察官です。名簿に入っていますか",
    "市役所に勤めています。私のカードは対象ですか",
    "消費生活センターに相談しました",
    "消防署の者ですが会員です、私の情報は",
    "",
]


@pytest.mark.once
@pytest.mark.parametrize(("who", "text"), INTRODUCED)
def test_somebody_who_introduces_themselves_is_recognised(who: str, text: str) -> None:
    found = speaker(text)

    assert found
    assert found.key == who


@pytest.mark.once
@pytest.mark.parametrize("text", CUSTOMERS)
def test_a_customer_who_speaks_of_them_is_not_taken_for_one(text: str) -> None:
    assert speaker(text) is None


@pytest.mark.once
def test_every_speaker_has_a_name_and_a_topic_that_somebody_takes() -> None:
    owned = {entry.key for entry in catalogue() if entry.owner}

    assert {who for who, _text in INTRODUCED} == set(WHO)
    assert {found.topic for _who, text in INTRODUCED if (found := speaker(text))} <= owned


@pytest.mark.django_db
def test_whatever_the_police_ask_no_figure_is_offered() -> None:
    version = make_version("流出した件数は最大1,234件です。")
    make_answer(make_topic("max-counts", name_ja="件数", name_en="Counts"), version, clauses=version.clauses.all())

    ranking = rank("県警の者です。最大何件ですか", version)

    assert [suggestion.key for suggestion in ranking] == ["police"]
    assert ranking.abstain
    assert rank("最大何件ですか", version).speaker is None
