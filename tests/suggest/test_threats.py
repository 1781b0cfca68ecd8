"""A threat is known by its words, and not found where somebody only speaks of such things."""

import pytest

from inquiries.suggest.threats import threatens

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    "text",
    [
        "誠意ある回答がなければ訴えます。",
        "法的措置を検討しております。",
        "弁護士に相談しました。以後は代理人からご連絡します。",
        "裁判を起こすつもりです。",
        "ふざけるな、殺すぞ",
        "今からそちらに乗り込むからな。",
        "ただでは済まさない。",
        "明日の正午までに回答がない場合は、ＳＮＳで公表いたします。",
        "今週中に私の情報を削除しなければ、個人情報保護委員会に通報します。",
        "三日以内に返金しないとマスコミに言う。",
        "If you do not delete my data within 14 days, I will report you to the commission.",
        "Unless I hear from you by Friday, I will go to the press.",
        "I am going to sue your company.",
    ],
)
def test_these_threaten(text: str) -> None:
    assert threatens(text)


@pytest.mark.parametrize(
    "text",
    [
        "訴えるつもりはありませんが、説明はしてほしいです。",
        "弁護士に相談したほうがよいのでしょうか。",
        "警察には届けましたか。",
        "新聞で見ました。本当でしょうか。",
        "明日までに返事がなければ、またお電話します。",
        "個人情報保護委員会には報告しましたか。",
        "月末までに新しいカードが届かない場合は、どこに連絡すればよいですか。",
        "Did you report this to the police?",
        "When will you publish the results of the investigation?",
        "ご対応ありがとうございました。",
    ],
)
def test_these_do_not(text: str) -> None:
    assert not threatens(text)
