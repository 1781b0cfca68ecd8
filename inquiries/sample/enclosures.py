"""The library of files of the sample: two that replies carry, and a new edition of one that waits for approval."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from inquiries.models import Enclosure, EnclosureEdition, Topic

from .team import Team

FILES = Path(__file__).parent / "files"


class Given(NamedTuple):
    """A file, what it is called, and where it is offered first."""

    file: str
    titles: tuple[str, str]
    about: tuple[str, ...]


GIVEN = (
    Given(
        "payments.pdf",
        ("カードの変更をお届けいただくお支払い先", "Payments to move to the new card"),
        ("reissue-fee", "reissue-procedure"),
    ),
    Given(
        "memo.pdf",
        ("カード会社へのご連絡メモ", "Notes for your call to the card company"),
        ("check-statement", "reissue-procedure"),
    ),
)


def put_in(team: Team, topics: dict[str, Topic], *, at: datetime) -> dict[str, EnclosureEdition]:
    """Put both in, by the supervisor, and approve them an hour later; by the first topic of each."""
    found = {}
    for given in GIVEN:
        file = (f"{given.titles[0]}.pdf", (FILES / given.file).read_bytes())
        about = [topics[key] for key in given.about]
        edition = Enclosure.objects.add(given.titles, file, by=team.supervisor, topics=about, at=at)
        edition.open(by=team.headquarters, at=at + timedelta(minutes=58))
        edition.approve(by=team.headquarters, at=at + timedelta(hours=1))
        found[given.about[0]] = edition
    return found


def replace(edition: EnclosureEdition, team: Team, *, at: datetime) -> None:
    """Headquarters puts in a new edition; nobody has approved it yet."""
    raw = (FILES / "memo.pdf").read_bytes()
    edition.enclosure.replace((edition.name, raw), by=team.headquarters, at=at)
