"""What is said about a look-up, aloud and in writing, in both languages: one table, read by screens and tests.

No sentence says that data leaked or did not: the notice itself speaks of windows and of possibility.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from inquiries.models.roster.cohort import Cohort

from .outcome import Finding, Outcome


class Way(StrEnum):
    """How it is said."""

    ALOUD = "aloud"
    WRITTEN = "written"
    PAGE = "page"
    """On the customer's own page, which asks them to write where somebody has to look into it."""


class Saying(StrEnum):
    """What there is to say. To whoever is not verified it is SEALED, whatever was found."""

    SEALED = "sealed"
    ANOTHER = "another"
    """To whoever is verified, of a look-up that is not known to be theirs, whatever it found."""
    MEMBER = "member"
    CARD = "card"
    MEMBER_AND_CARD = "member_and_card"
    CARD_OPEN = "card_open"
    NOT_LISTED = "not_listed"
    CANNOT_CONFIRM = "cannot_confirm"

    @classmethod
    def of(cls, finding: Finding) -> Saying:
        """What a verified person is told."""
        if finding.outcome != Outcome.LISTED:
            return cls(finding.outcome)
        if Cohort.CARD in finding.cohorts:
            return cls.MEMBER_AND_CARD if Cohort.MEMBER in finding.cohorts else cls.CARD
        return cls.CARD_OPEN if Cohort.UNDETERMINED in finding.cohorts else cls.MEMBER


class Sentence(NamedTuple):
    """The same in both languages."""

    ja: str
    en: str


SENTENCES: dict[Saying, dict[Way, Sentence]] = {
    Saying.SEALED: {
        Way.ALOUD: Sentence(
            "お客様が対象に当てはまるかどうかは、ご本人の確認ができましたあとにご案内しております。"
            "ご登録のお電話番号へ、こちらから折り返しお電話いたします。",
            "We tell whether you are affected after we have made sure who you are. "
            "We will call you back on the telephone number that you registered.",
        ),
        Way.WRITTEN: Sentence(
            "お客様が対象に当てはまるかどうかは、ご本人の確認ができましたあとにご案内しております。"
            "ご登録のお電話番号への折り返しのお電話、またはご登録のメールアドレスへお送りする確認コードで、"
            "ご本人の確認をいたします。",
            "We tell whether you are affected after we have made sure who you are: by calling you back on the "
            "telephone number that you registered, or with a code that we send to the mail address that you "
            "registered.",
        ),
    },
    Saying.ANOTHER: {
        Way.ALOUD: Sentence(
            "お調べしました内容が、ご本人の確認ができましたお客様のご登録かどうかを確認できませんので、"
            "結果はご案内しておりません。お客様ご自身のご登録で、改めてお調べいたします。",
            "We could not make sure that what we looked up is your own registration, so we do not tell what was found. "
            "We will look up your own.",
        ),
        Way.WRITTEN: Sentence(
            "お調べしました内容が、ご本人の確認ができましたお客様のご登録かどうかを確認できませんので、"
            "結果はご案内しておりません。お客様ご自身がご登録のメールアドレスをお知らせください。",
            "We could not make sure that what we looked up is your own registration, so we do not tell what was found. "
            "Please give us the mail address that you registered yourself.",
        ),
    },
    Saying.MEMBER: {
        Way.ALOUD: Sentence(
            "お調べしましたところ、お客様は、お知らせにございます会員情報の対象期間に当てはまります。",
            "You fall within the period that the notice gives for member data.",
        ),
        Way.WRITTEN: Sentence(
            "お調べしましたところ、お客様は、お知らせに記載しております会員情報の対象期間に当てはまります。",
            "You fall within the period that the notice gives for member data.",
        ),
    },
    Saying.CARD: {
        Way.ALOUD: Sentence(
            "お調べしましたところ、お客様は、お知らせにございますクレジットカード情報の対象期間に当てはまります。",
            "You fall within the period that the notice gives for card data.",
        ),
        Way.WRITTEN: Sentence(
            "お調べしましたところ、お客様は、お知らせに記載しておりますクレジットカード情報の対象期間に"
            "当てはまります。",
            "You fall within the period that the notice gives for card data.",
        ),
    },
    Saying.MEMBER_AND_CARD: {
        Way.ALOUD: Sentence(
            "お調べしましたところ、お客様は、お知らせにございます会員情報とクレジットカード情報の、"
            "どちらの対象期間にも当てはまります。",
            "You fall within both periods of the notice: the one for member data and the one for card data.",
        ),
        Way.WRITTEN: Sentence(
            "お調べしましたところ、お客様は、お知らせに記載しております会員情報とクレジットカード情報の、"
            "どちらの対象期間にも当てはまります。",
            "You fall within both periods of the notice: the one for member data and the one for card data.",
        ),
    },
    Saying.CARD_OPEN: {
        Way.ALOUD: Sentence(
            "お調べしましたところ、お客様は、お知らせにございます会員情報の対象期間に当てはまります。"
            "クレジットカード情報につきましては、確認することができませんでした。担当より改めてご連絡いたします。",
            "You fall within the period that the notice gives for member data. "
            "About card data we could not confirm it; a colleague will get back to you.",
        ),
        Way.WRITTEN: Sentence(
            "お調べしましたところ、お客様は、お知らせに記載しております会員情報の対象期間に当てはまります。"
            "クレジットカード情報につきましては、確認することができませんでした。担当より改めてご連絡いたします。",
            "You fall within the period that the notice gives for member data. "
            "About card data we could not confirm it; a colleague will get back to you.",
        ),
    },
    Saying.NOT_LISTED: {
        Way.ALOUD: Sentence(
            "お申し出の内容では、対象に当てはまるご登録は見当たりませんでした。"
            "ほかのメールアドレスやお電話番号でご登録の場合は、そちらでもお調べいたします。",
            "With what you gave us we found no registration that is affected. "
            "If you registered with another mail address or telephone number, we look that up as well.",
        ),
        Way.WRITTEN: Sentence(
            "お申し出の内容では、対象に当てはまるご登録は見当たりませんでした。"
            "ほかのメールアドレスやお電話番号でご登録の場合は、お知らせください。",
            "With what you gave us we found no registration that is affected. "
            "If you registered with another mail address or telephone number, please tell us.",
        ),
    },
    Saying.CANNOT_CONFIRM: {
        Way.ALOUD: Sentence(
            "お申し出の内容だけでは、対象に当てはまるかどうかを確認することができませんでした。"
            "担当より改めてご連絡いたします。",
            "With what you gave us alone we could not confirm whether you are affected. "
            "A colleague will get back to you.",
        ),
        Way.WRITTEN: Sentence(
            "お申し出の内容だけでは、対象に当てはまるかどうかを確認することができませんでした。"
            "担当より改めてご連絡いたします。",
            "With what you gave us alone we could not confirm whether you are affected. "
            "A colleague will get back to you.",
        ),
    },
}
ON_THE_PAGE: dict[Saying, Sentence] = {
    Saying.CARD_OPEN: Sentence(
        "お調べしましたところ、お客様は、お知らせに記載しております会員情報の対象期間に当てはまります。"
        "クレジットカード情報につきましては、確認することができませんでした。"
        "お手数ですが、下の欄からおたずねください。担当がお調べいたします。",
        "You fall within the period that the notice gives for member data. "
        "About card data we could not confirm it; please ask below, and a colleague will look into it.",
    ),
    Saying.CANNOT_CONFIRM: Sentence(
        "お申し出の内容だけでは、対象に当てはまるかどうかを確認することができませんでした。"
        "お手数ですが、下の欄からおたずねください。担当がお調べいたします。",
        "With what you gave us alone we could not confirm whether you are affected. "
        "Please ask below, and a colleague will look into it.",
    ),
}
"""Where the page says it in other words than a letter, because nobody at the desk knows of it yet."""
CODE_ASKED = Sentence(
    "ご登録のメールアドレスがございましたら、確認コードをお送りしております。"
    "二つご登録の場合は、一つ目のメールアドレスにお送りしております。"
    "届きましたら、6桁の数字をお読み上げください。パスワードやカード番号はうかがいません。",
    "If the address is registered, a code is on its way to it; if you registered two, to the first of them. "
    "When it has arrived, please read out its six digits. We do not ask for passwords or card numbers.",
)
"""To say while a code is on its way, whether it is or not."""

NOT_CONFIRMED = Sentence(
    "おかけしたお電話番号だけでは、対象に当てはまるかどうかを確認することができませんでした。"
    "当てはまるとも、当てはまらないとも、このお電話では申し上げられません。",
    "With the telephone number that we called alone we could not confirm whether you are affected. "
    "On this call we can say neither that you are nor that you are not.",
)
"""To say after a call back that proved nobody; why it did not is told to nobody."""
OTHER_WAYS = Sentence(
    "ほかのお電話番号でご登録の場合は、そちらへ改めておかけいたします。"
    "メールアドレスをご登録の場合は、そちらへ確認コードをお送りすることもできます。"
    "書面でのご案内をご希望の場合は、担当へ申し伝えます。",
    "If you registered with another telephone number, we will call you there. "
    "If you registered a mail address, we can send a code to it. "
    "If you would like to be told by letter, we will pass that on.",
)
"""To say after the notice. A letter is the second line's to decide, so it is passed on and not promised."""


def sentence(saying: Saying, way: Way) -> Sentence:
    """How it is said in this way."""
    if way != Way.PAGE:
        return SENTENCES[saying][way]
    return ON_THE_PAGE.get(saying, SENTENCES[saying][Way.WRITTEN])
