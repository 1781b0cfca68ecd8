"""Whoever says a number or a secret as people say it, in whichever field of whichever form: nothing of it is kept."""

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

import pytest

from inquiries.models import Contact
from tests.laws.addresses import Address
from tests.laws.forms import Forms
from tests.laws.places import around, bare, cached, database, folder, logged
from tests.laws.test_nothing_sensitive_lands import ADDRESSES, browser
from tests.often import some
from tests.world import World

pytestmark = [pytest.mark.once, pytest.mark.django_db]


class Said(NamedTuple):
    """A sentence, and what of it would stand there if it were kept."""

    words: str
    kept: str


SAID = [
    Said("番号は6011え、0009え、9013え、9424です", "0009え、9013"),
    Said("最初の8桁は60110009、残りの8桁は90139424", "60110009"),
    Said("ろくぜろいちいち、ぜろぜろぜろきゅう、きゅうぜろいちさん、きゅうよんによん", "きゅうぜろいちさん"),
    Said("カード番号は6011と0009と9013と9425", "0009と9013"),
    Said("6O11 OOO9 9OI3 9424", "9OI3"),
    Said("暗証番号は、えーと、よんはちになな", "よんはちになな"),
    Said("署名欄の右側の数字は七三九です", "七三九"),
    Said("SMSで届いた6桁の番号は583920", "583920"),
    Said("パスワードはねこたろうです", "ねこたろう"),
    Said("マイナンバーは1234え、5678え、9018", "5678え"),
    Said("免許証の番号は305012345670", "305012345670"),
    Said("口座番号は7654321", "7654321"),
]


NOTICES, OF_A_PERSON = {"proof_create", "proof_edit"}, SAID[:5] + SAID[9:11]
"""A notice is the company's own text, word for word: refused for the number of a person, and otherwise published."""


def sendings(world: World) -> Iterator[tuple[Address, str, str, dict[str, str]]]:
    """Every form of every page with the next sentence in all of its fields, and then in some of them alone."""
    known, every, of_a_person = set[object](), cycle(SAID), cycle(OF_A_PERSON)
    for address in ADDRESSES:
        path, said = world.path(address), of_a_person if address.name in NOTICES else every
        for form in Forms(browser(world, address).get(path).content.decode(errors="replace"), path).forms:
            if (form.method, form.path, *form.fields) not in known:
                known.add((form.method, form.path, *form.fields))
                for name in ["*", *some(form.words, of=3, turn=len(known))]:
                    yield address, form.method, form.path, form.filled(next(said).words, name)


def test_nothing_that_is_said_in_any_form_of_any_page_is_kept(world: World, tmp_path: Path) -> None:
    todo = list(sendings(world))

    with logged() as log:
        for address, method, path, fields in todo:
            getattr(browser(world, address), method)(path, fields)

    kept = {"database": database(), "folder": folder(tmp_path), "cache": cached(), "log": log.getvalue()}
    left = [around(text, bare(one.kept)) for text in kept.values() for one in SAID if bare(one.kept) in bare(text)]
    assert left == []
    assert len({fields.get("memo") for *_address, fields in todo}) > 1
    assert len(todo) > 200


@pytest.mark.parametrize("said", SAID, ids=lambda said: said.words)
def test_a_sentence_that_was_kept_would_be_found(said: Said) -> None:
    Contact.objects.create(name=said.words[-100:])

    assert bare(said.kept) in bare(database())
