"""Whether a search finds what a plain reading finds: `python -m bench.oracle [INQUIRIES] [postgres]`.

Two hundred words are drawn by a seed from what the crowd was made of, before anything is searched. Each is searched as
the page searches it, and looked for in every text of every matter, one after the other. What a plain reading finds and
the search does not is wrong. What the search finds beyond it, it must show in another form: a day, a sound, a variant.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

import jaconv

from bench.pages import ORDER, crowded
from bench.search import MOST
from tests.scanned import holds, plain, telephone

SEED, WORDS = 11, 200
RUN = re.compile(r"[ぁ-ヶー一-鿿]{4,}")
FIGURES = re.compile(r"[0-9０-９]{3,}")
DAY = re.compile(r"[0-9]{1,2}月[0-9]{1,2}日")


@dataclass(frozen=True)
class Finding:
    """One word: how many a plain reading finds, what the search lacks, and what it shows beyond."""

    word: str
    plain: int
    lacks: set[int]
    beyond: set[int]


def words() -> list[str]:
    """What somebody may type: pieces of texts and names, figures, days, addresses and numbers, in several spellings."""
    from inquiries.models import Contact, Inquiry, MailAddress, Message, Phone  # noqa: PLC0415 - once Django is set up

    chance = Random(SEED)  # noqa: S311 - chance, not a secret

    def some(model: Any, many: int, **which: Any) -> list[Any]:
        keys = model.objects.filter(**which).order_by("pk").values_list("pk", flat=True)
        return list(model.objects.filter(pk__in=chance.sample(list(keys), many)).order_by("pk"))

    def spelled(written: str) -> str:
        wide, narrow = (way(written, kana=False, ascii=True, digit=True) for way in (jaconv.h2z, jaconv.z2h))
        kana = (jaconv.hira2kata(written), jaconv.kata2hira(written))
        return chance.choice([written, written.upper(), wide, *kana, narrow])

    said = "\n".join(one.text for one in some(Message, 400, inquiry__language="ja"))
    runs, orders = RUN.findall(said), ORDER.findall(said)
    people = some(Contact, 60)
    drawn = []
    for run in chance.sample(runs, 70):
        length = chance.randint(1, 4)
        start = chance.randint(0, len(run) - length)
        drawn.append(spelled(run[start : start + length]))
    drawn += [spelled(chance.choice([*one.kana.split(), *one.name.split(), one.kana[:2]])) for one in people]
    drawn += [spelled(chance.choice([one, one[2:6], one[1:5], one[:4]])) for one in chance.sample(orders, 20)]
    drawn += [spelled(day) for day in chance.sample(DAY.findall(said), 15)]
    drawn += [spelled(figures) for figures in chance.sample(FIGURES.findall(said), 10)]
    drawn += [one.address for one in some(MailAddress, 10)]
    drawn += [chance.choice([str(one), one.number]) for one in some(Phone, 10)]
    drawn += [one.number for one in some(Inquiry, 5)]
    assert len(drawn) == WORDS
    return drawn


def read(typed: list[str]) -> dict[str, set[int]]:
    """For each word the matters in which a plain reader finds it."""
    from inquiries.models import Merge  # noqa: PLC0415 - only once Django is set up

    gone = dict(Merge.objects.values_list("inquiry", "survivor"))
    found: dict[str, set[int]] = defaultdict(set)
    several = [(word, plain(word)) for word in typed if not telephone(plain(word))]
    figures = [word for word in typed if telephone(plain(word))]
    for key, text in texts():
        folded = plain(text)
        for word, needle in several:
            if needle in folded:
                found[word].add(gone.get(key, key))
        for word in figures if any(letter.isdigit() for letter in folded) else ():
            if holds(text, word):
                found[word].add(gone.get(key, key))
    for word in typed:
        found[word] |= {gone.get(key, key) for key in reached(word)}
    return found


def texts() -> Iterator[tuple[int, str]]:
    """Every text that is said in an inquiry, or about it, and its key."""
    from inquiries.models import Attachment, Escalation, Hold, Inquiry, Message  # noqa: PLC0415 - once Django is set up

    sources: list[tuple[Any, str, tuple[str, ...]]] = [
        (Message, "inquiry", ("text", "subject", "history", "sender_name")),
        (Inquiry, "pk", ("subject", "contact__name", "contact__kana", "contact__company")),
        (Inquiry, "pk", ("topics__name_ja", "topics__name_en")),
        (Attachment, "message__inquiry", ("name", "text")),
        (Escalation, "inquiry", ("words",)),
        (Hold, "inquiry", ("words",)),
    ]
    for model, path, columns in sources:
        for key, *said in model.objects.values_list(path, *columns).iterator(chunk_size=5_000):
            yield from ((key, text) for text in said if text)


def reached(word: str) -> set[int]:
    """The inquiries of whom this whole address or telephone number reaches, and the one with this number."""
    from inquiries.models import Contact, Inquiry  # noqa: PLC0415 - only once Django is set up

    folded = plain(word)
    digits = telephone(folded)
    called = {f"+81{digits.removeprefix('0')}", digits.replace("81", "+81", 1)} if digits else set()
    whose = Inquiry.objects.filter(contact__in=Contact.objects.with_address(folded)).values_list("pk", flat=True)
    heard = Inquiry.objects.filter(contact__in=Contact.objects.with_phone(*called)).values_list("pk", flat=True)
    number = re.fullmatch(r"(?:h-?0*)?([1-9][0-9]*)|0*([1-9][0-9]*)(?<=^[0-9]{6})", folded)
    return {*whose, *heard, *([int(number[1] or number[2])] if number else [])}


def findings() -> Iterator[Finding]:
    """What each word found, by both."""
    from inquiries.models import Inquiry  # noqa: PLC0415 - only once Django is set up
    from inquiries.search import Query  # noqa: PLC0415

    typed = words()
    right = read(typed)
    alone = set(Inquiry.objects.standing_alone().values_list("pk", flat=True))
    for word in typed:
        there = right[word] & alone
        found = Inquiry.objects.all().saying(Query.of(word), most=MOST)
        lacks = there - {*found} if len(found) < MOST else set()
        yield Finding(word, len(there), lacks, {*found} - there)


def unexplained(finding: Finding) -> set[int]:
    """Of what the search shows beyond a plain reading, that in which the page could mark nothing."""
    from inquiries.models import Index  # noqa: PLC0415 - only once Django is set up
    from inquiries.search import Query  # noqa: PLC0415

    query = Query.of(finding.word)
    rows = Index.objects.filter(pk__in=finding.beyond).values_list("pk", "text")
    return {key for key, text in rows if not all(word.is_in(text) for word in query.words)}


def main(inquiries: str = "10000", engine: str = "") -> None:
    """Print what differs; exit with 1 where anything is wrong."""
    with crowded(int(inquiries), engine) as heading:
        sys.stdout.write(f"{heading}\n")
        sys.exit(report())


def report() -> int:
    """Print what differs, and return 1 where anything is wrong."""
    wrong = 0
    for one in findings():
        strange = unexplained(one) if one.beyond else set()
        wrong += bool(one.lacks or strange)
        if one.lacks or one.beyond:
            beyond = f"beyond {len(one.beyond)}, unexplained {sorted(strange)[:5]}"
            sys.stdout.write(f"{one.word}: plain {one.plain}, lacks {sorted(one.lacks)[:5]}, {beyond}\n")
    sys.stdout.write(f"{WORDS} words, {wrong} wrong\n")
    return int(bool(wrong))


if __name__ == "__main__":
    main(*sys.argv[1:])
