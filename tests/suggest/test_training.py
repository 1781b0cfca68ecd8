import pytest

from inquiries.suggest.model import SHIPPED, Model
from inquiries.suggest.phrasebook import Phrase, phrasebook
from inquiries.suggest.terms import terms
from inquiries.suggest.training import train
from inquiries.suggest.trial import judge, leave_out

pytestmark = pytest.mark.once
FEE = ["手数料はいくら", "料金は誰が払う", "費用はかかるか", "手数料を取られた"]
POLICE = ["警察に言ったか", "通報したのか", "警察への届け", "被害届は出したか"]
ASKED = [Phrase(text, "fee", f"r{place % 2}") for place, text in enumerate(FEE)] + [
    Phrase(text, "police", f"r{place % 2}") for place, text in enumerate(POLICE)
]


def best(model: Model, text: str) -> str:
    shares = model.probabilities(model.vector(terms(text)))
    return max(shares, key=lambda topic: shares[topic])


def test_what_was_learned_is_known() -> None:
    model = train(ASKED)

    assert [best(model, phrase.text) for phrase in ASKED] == [phrase.topic for phrase in ASKED]
    assert best(model, "手数料のことで") == "fee"


def test_likelihoods_are_shares_of_one() -> None:
    model = train(ASKED)

    assert sum(model.probabilities(model.vector(terms("警察の手数料"))).values()) == pytest.approx(1)
    assert sum(model.probabilities({}).values()) == pytest.approx(1)


def test_a_dumped_model_is_the_same_model() -> None:
    model = train(ASKED)
    loaded = Model.loaded(model.dumped())

    assert loaded == model
    assert loaded.dumped() == model.dumped()


def test_the_shipped_model_is_what_the_phrasebook_teaches() -> None:
    assert Model.loaded(SHIPPED.read_bytes()) == train(phrasebook())


def test_each_register_is_judged_by_a_model_that_never_heard_it() -> None:
    figures = list(leave_out(ASKED, {"police"}))

    assert [figure.register for figure in figures] == ["r0", "r1"]
    assert all(0 <= figure.first <= figure.three <= 1 for figure in figures)


def test_figures_count_what_came_first_and_what_was_silent() -> None:
    figures = judge(train(ASKED), ASKED, {"police"}, "all")

    assert (figures.phrases, figures.first, figures.three, figures.silent) == (8, 1, 1, 1)
