"""Several answers become one letter: one greeting, one ending, nothing twice, and what somebody wrote is kept."""

from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inquiries.models import Answer, Draft, Staff, Version
from tests.makers import make_answer, make_inquiry, make_topic, make_version

pytestmark = pytest.mark.django_db
HANDED_ON = "当窓口で承り、担当の部署に確認いたします。"
SILENCE = "請求された手数料については、お知らせに記載がございません。"
GREETING, ENDING = "中村 由紀様", "ご不明な点がございましたら"


def opening(about: str) -> str:
    return f"{about}について、お知らせでは次のとおりご案内しております。"


@pytest.fixture
def version() -> Version:
    return make_version("手数料の文です。", "手続きの文です。", "窓口の文です。", "共通の文です。")


@pytest.fixture
def answers(version: Version) -> list[Answer]:
    """Five answers that share clauses, silences, next steps and openings, in the order of their topics."""
    fee, card, desk, both = version.clauses.order_by("order")
    said = [
        (opening("手数料"), [fee, both], SILENCE, HANDED_ON),
        (opening("手続き"), [card, both], "", "カード会社へお申し出ください。\n受付番号は{number}です。"),
        ("", [], SILENCE, HANDED_ON),
        ("窓口の時間をご案内します。", [both], "終了日については、お知らせに記載がございません。", HANDED_ON),
        (opening("手数料"), [desk, fee], "", ""),
    ]
    return [
        make_answer(make_topic(f"t{n}", name_ja=f"分類{n}"), version, opening=o, clauses=c, silence=s, next_step=x)
        for n, (o, c, s, x) in enumerate(said)
    ]


@pytest.fixture
def draft(operator: Staff, version: Version) -> Draft:
    return Draft.objects.begin(make_inquiry(), by=operator)


def flaws(draft: Draft) -> list[str]:
    """What is wrong with the letter."""
    text, held = draft.text, list(draft.answers.to_show())
    lines = [line for line in text.splitlines() if line and not line.startswith(("【", "(", "（", "「", "["))]
    found = [f"twice: {line}" for line in set(lines) if lines.count(line) > 1]
    found += [f"not first: {text[:20]}"] if not text.startswith(GREETING) else []
    found += [f"not last: {lines[-1]}"] if not lines[-1].startswith(ENDING) else []
    quoted = {clause.text for answer in held for clause in answer.clauses}
    found += [f"not once: {clause}" for clause in quoted if text.count(f"\n{clause}\n") != 1]
    shown = draft.clauses().values()
    found += [f"left behind: {clause}" for clause in shown if clause.text not in quoted]
    return found


def test_whatever_order_they_are_put_in_it_is_the_same_letter(draft: Draft, answers: list[Answer]) -> None:
    letters = set()
    for order in permutations(answers[:4]):
        for answer in order:
            draft.insert(answer)
        letters.add(draft.text)
        for answer in order:
            draft.withdraw(answer)

    assert len(letters) == 1


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.tuples(st.booleans(), st.integers(0, 4)), max_size=9))
def test_any_letter_has_one_greeting_one_ending_and_every_clause_once(
    draft: Draft, answers: list[Answer], moves: list[tuple[bool, int]]
) -> None:
    for answer in draft.answers.all():
        draft.withdraw(answer)
    empty = draft.text

    for is_put_in, number in moves:
        if is_put_in:
            draft.insert(answers[number])
        else:
            draft.withdraw(answers[number])

    assert flaws(draft) == []
    assert not draft.own_words
    for answer in draft.answers.all():
        draft.withdraw(answer)
    assert draft.text == empty


def test_the_second_opening_is_linked_to_the_first(draft: Draft, answers: list[Answer]) -> None:
    draft.insert(answers[1])
    draft.insert(answers[0])

    assert opening("手数料") in draft.text
    assert opening("手続き") not in draft.text
    assert "また、手続きについては、次のとおりでございます。" in draft.text


def test_once_the_first_is_gone_the_second_begins_as_it_was_approved(draft: Draft, answers: list[Answer]) -> None:
    draft.insert(answers[0])
    draft.insert(answers[1])

    draft.withdraw(answers[0])

    assert opening("手続き") in draft.text
    assert "共通の文です。" in draft.text


def test_an_answer_whose_clauses_stand_above_says_so(draft: Draft, answers: list[Answer]) -> None:
    draft.insert(answers[0])
    draft.insert(answers[3])

    assert "分類3についても、上のお知らせの文のとおりでございます。" in draft.text
    assert draft.text.count("共通の文です。") == 1


def test_the_order_of_asking_goes_before_the_catalogue_s(draft: Draft, answers: list[Answer]) -> None:
    draft.insert(answers[0])
    draft.insert(answers[1], asked=["t1", "t0"])

    assert draft.text.index("手続きの文です。") < draft.text.index("手数料の文です。")


def test_what_somebody_wrote_stays_where_it_was_written(draft: Draft, answers: list[Answer]) -> None:
    draft.insert(answers[0])
    draft.write([*draft.parts[:-1], {"words": f"個人的な一文です。\n\n{draft.parts[-1]['words']}"}])

    draft.insert(answers[1])
    draft.insert(answers[2])

    assert draft.text.count("個人的な一文です。") == 1
    assert draft.text.index("個人的な一文です。") < draft.text.index("手続きの文です。")
    assert draft.own_words == "個人的な一文です。"


def test_a_clause_taken_out_by_hand_stays_out(draft: Draft, answers: list[Answer]) -> None:
    draft.insert(answers[0])
    draft.take_out(next(place for place, part in enumerate(draft.parts) if "clause" in part))

    draft.insert(answers[1])

    assert "手数料の文です。" not in draft.text


def test_two_letters_that_become_one_keep_one_greeting(draft: Draft, answers: list[Answer], operator: Staff) -> None:
    draft.insert(answers[0])
    newest = draft.inquiry.messages.latest("pk").pk
    dispatch = draft.send(by=operator, seen=newest)
    Draft.objects.begin(draft.inquiry, by=operator).insert(answers[1])

    dispatch.take_back(by=operator)

    assert flaws(Draft.objects.get()) == []
