"""A search finds what a plain reading of every text finds, for 200 words of chance over invented data."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

import jaconv
import pytest

from inquiries.models import Channel, Contact, Inquiry
from inquiries.models.inquiry.incoming import Incoming
from inquiries.search import Query
from tests.makers import make_contact, make_inquiry, make_topic
from tests.scanned import holds, plain, telephone

pytestmark = pytest.mark.django_db

NAMES = [
    *[("菊地 大輔", "キクチ ダイスケ"), ("石田 健二", "イシダ ケンジ"), ("村上 大地", "ムラカミ ダイチ")],
    *[("平野 ゆう子", "ヒラノ ユウコ"), ("ジョー・ヴァン", "ジョー ヴァン"), ("中村 由紀", "ナカムラ ユキ")],
]
TOWNS = ["桜町", "東ヶ丘", "みどり台", "サンロード", "本町"]
SAYINGS = [
    "カードの再発行に手数料はかかりますか。",
    "住所は{address}です。",
    "注文番号は{order}です。{amount}円引かれました。",
    "電話は{phone}にお願いします。{date}に届きました。",
    "メールは{mail}です。サンシャインコーヒーのお店で使いました。",
    "{kana}と申します。ｶｰﾄﾞの件で、きのう電話しました。",
    "〒{post} {address} {kana}宛に送ってください。",
]
SHAPES = {
    "address": r"\w+[0-9]-[0-9]+-[0-9]+",
    "order": r"(?:QX|AB|ORD-)[0-9]+[Zk]",
    "mail": r"[a-z0-9]+@example\.\w+",
    "phone": r"0[789]0-[0-9]{4}-[0-9]{4}",
    "post": r"(?<![0-9])[0-9]{3}-[0-9]{4}(?![-0-9])",
}
KANA = "".join(map(chr, range(0x3041, 0x3094)))


class Invention:
    """Texts and words, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - chance, not a secret

    def digits(self, count: int) -> str:
        return "".join(self.chance.choices("0123456789", k=count))

    def piece(self, kind: str) -> str:
        """A piece of data. Some mail addresses and order numbers hold a telephone number."""
        pick, between, digits = self.chance.choice, self.chance.randint, self.digits
        made = {
            "order": f"{pick(['QX', 'AB', 'ORD-'])}{pick([digits(4), digits(10), f'03{digits(8)}'])}{pick('Zk')}",
            "phone": f"{pick(['090', '080', '070'])}-{digits(4)}-{digits(4)}",
            "address": f"{pick(TOWNS)}{digits(1)}-{between(1, 30)}-{between(1, 4000)}",
            "amount": f"{between(100, 99_999):,}",
            "date": f"2026-04-{between(10, 30)}",
            "mail": f"{pick(['taro', '090', 'x0801234', '0801234'])}{digits(4)}@example.{pick(['jp', 'com'])}",
            "post": f"{digits(3)}-{digits(4)}",
            "kana": pick(NAMES)[1],
        }
        return made[kind]

    def spelled(self, written: str) -> str:
        """The same in another width, kana, case or dash."""
        wide = jaconv.h2z(written, ascii=True, digit=True)
        ways = [written, written.upper(), wide, jaconv.z2h(written, ascii=True, digit=True)]
        ways += [
            jaconv.hira2kata(written),
            jaconv.kata2hira(written),
            written.replace("-", self.chance.choice("‐−－ー")),
        ]
        return str(self.chance.choice(ways))

    def text(self) -> str:
        return re.sub(r"\{(\w+)\}", lambda kind: self.spelled(self.piece(kind[1])), self.chance.choice(SAYINGS))

    def words(self, said: str) -> Iterator[str]:
        """What somebody may type; most of it is said somewhere."""
        pick, between = self.chance.choice, self.chance.randint
        known = {kind: re.findall(shape, said) for kind, shape in SHAPES.items()}
        known["part of one"] = [one[between(1, 3) :][: between(4, 9)] for one in known["address"] + known["order"]]
        runs, figures = re.findall(r"[ぁ-ヶー一-鿿]{4,}", said), re.findall(r"[0-9０-９,，]{4,}", said)
        for _ in range(50):
            run, length = pick(runs), between(1, 4)
            at = between(0, len(run) - length)
            yield self.spelled(run[at : at + length])
            yield self.spelled("".join(self.chance.choices(KANA, k=between(1, 3))))
        for _ in range(20):
            yield pick(figures)
            yield self.spelled(self.digits(between(1, 4)))
        for pieces in known.values():
            yield from (self.spelled(pick(pieces)) for _ in range(5))
        yield from (self.spelled(pick(pick(NAMES)[1].split())) for _ in range(30))


@dataclass(frozen=True)
class Known:
    """A contact as a plain reader knows them."""

    names: list[str]
    reached: list[str]

    @classmethod
    def of(cls, contact: Contact) -> "Known":
        phones = [phone.number for phone in contact.phones.all()]
        return cls(
            [contact.name, contact.kana, contact.company],
            [*phones, *(phone.replace("+81", "0") for phone in phones), *map(str, contact.addresses.all())],
        )

    def has(self, typed: str) -> bool:
        word = plain(typed)
        return any(holds(name, typed) for name in self.names) or word in self.reached or telephone(word) in self.reached


def says(inquiry: Inquiry, typed: str) -> bool:
    """Whether the inquiry has this number, or a plain reader finds the word in it."""
    messages, topics, word = inquiry.messages.all(), inquiry.topics.all(), plain(typed)
    texts = [inquiry.subject, *(words for one in messages for words in (one.text, one.subject, one.sender_name))]
    texts += [name for topic in topics for name in (topic.name_ja, topic.name_en)]
    is_number = re.fullmatch(r"(?:h-?0*)?[1-9][0-9]*|[0-9]{6}", word) and "," not in typed
    is_this = is_number and int(word.strip("h-")) == inquiry.pk
    return bool(is_this) or Known.of(inquiry.contact).has(typed) or any(holds(text, typed) for text in texts)


@pytest.fixture
def typed() -> list[str]:
    """The words, and 60 inquiries among whose texts to look for them."""
    invention = Invention(2)
    pick, said = invention.chance.choice, [invention.text() for _ in range(120)]
    topics = [make_topic("fee", name_ja="手数料", name_en="Fee"), make_topic("lost", name_ja="紛失", name_en="Loss")]
    for first, second in zip(said[::2], said[1::2], strict=True):
        name, kana = pick(NAMES)
        mail, phone = invention.piece("mail"), invention.piece("phone")
        contact = make_contact(name, mail, kana=pick([kana, ""]), phone=phone)
        inquiry = make_inquiry(first, contact=contact, subject=invention.text(), topics=[pick(topics)])
        inquiry.append(Incoming(Channel.MAIL, second, subject="追伸"))
        said += [mail, phone]
    return list(invention.words(" ".join(said)))


def test_two_hundred_words_find_the_inquiries_in_which_a_plain_reading_finds_them(typed: list[str]) -> None:
    inquiries = Inquiry.objects.prefetch_related("messages", "topics", "contact__phones", "contact__addresses")

    found = {word: {*Inquiry.objects.saying(Query.of(word), most=1000)} for word in typed}

    assert len(typed) == 200
    assert sum(map(bool, found.values())) > 100
    assert found == {word: {one.pk for one in inquiries if says(one, word)} for word in typed}


def test_they_find_the_contacts_of_whom_a_plain_reader_knows_them(typed: list[str]) -> None:
    contacts = Contact.objects.prefetch_related("phones", "addresses")
    whole = [word for word in typed if not re.fullmatch("[0-9-]{1,3}", plain(word))]

    found = {word: {one.pk for one in Contact.objects.matching(word)} for word in whole}

    assert found == {word: {one.pk for one in contacts if Known.of(one).has(word)} for word in whole}
