"""The catalogue as one file: written, changed by hand, taken in."""

import tomllib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inquiries.handbook import Refused, put_in, read, write
from inquiries.models import Answer, Event, Priority, Staff, Taboo, Topic, Version
from inquiries.notice.versions.loading import load
from tests.makers import make_answer, make_topic, make_version
from tests.notice.texts import sample

pytestmark = pytest.mark.django_db
HEAD = 'format = "hotline-handbook-1"\n'
NAMED = 'name_ja = "手"\nname_en = "F"\n'


def taken(text: str, version: Version, *, by: Staff | None = None, dry_run: bool = False) -> tuple[int, int, int]:
    done = put_in(read(text.encode()), version, by=by, dry_run=dry_run)
    return done.topics, done.taboos, done.answers


def refusal(text: str, version: Version | None = None) -> str:
    with pytest.raises(Refused) as refused:
        put_in(read(text.encode()), version or make_version(), by=None)
    return "\n".join(refused.value.sentences)


def test_the_whole_sample_goes_out_and_in_and_out_the_same(supervisor: Staff) -> None:
    version = load(sample()).version
    Answer.objects.get(topic__key="reissue-fee").approve(by=supervisor)
    before = write(version)

    assert taken(before, version) == (0, 0, 0)

    assert write(version) == before


def test_it_fills_an_empty_hotline_that_has_the_same_notice() -> None:
    version = load(sample()).version
    before = write(version)
    Answer.objects.all().delete()
    Taboo.objects.all().delete()
    Topic.objects.all().delete()

    taken(before, version)

    assert write(version) == before
    assert set(Answer.objects.values_list("state", flat=True)) == {Answer.State.DRAFT}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=80),
        min_size=4,
        max_size=4,
    )
)
def test_no_text_is_lost_on_the_way(words: list[str]) -> None:
    version = Version.objects.first() or make_version()
    Answer.objects.all().delete()
    topic = Topic.objects.filter(key="any").first() or make_topic("any")
    make_answer(
        topic,
        version,
        opening=words[0],
        silence=words[1],
        next_step=words[2],
        variants={"short": {"opening": words[3]}},
    )

    table = tomllib.loads(write(version))["topic"]["any"]["answer"][0]

    said = [table.get("opening", ""), table.get("silence", ""), table.get("next_step", "")]
    assert said == words[:3]
    assert table["variants"] == {"short": {"opening": words[3]}}


def test_an_answer_that_was_changed_becomes_a_draft_beside_the_one_in_force(supervisor: Staff) -> None:
    answer = make_answer(opening="手数料についてお答えします。")
    text = write(answer.version).replace("手数料についてお答えします。", "改めてお答えします。")

    assert taken(text, answer.version, by=supervisor) == (0, 0, 1)

    draft = Answer.objects.get(state=Answer.State.DRAFT)
    assert (draft.opening, draft.drafted_by, draft.clauses) == ("改めてお答えします。", supervisor, answer.clauses)
    assert Answer.objects.approved().get() == answer
    assert Event.objects.filter(action="handbook.taken_in", by=supervisor).count() == 1


def test_topics_and_what_is_never_said_become_as_the_file_has_them() -> None:
    topic = make_topic("fee", never_say=["無料です", "不要です"], digit=1)
    other = make_topic("police", digit=2)
    version = make_version()
    text = (
        write(version)
        .replace("digit = 1", "digit = 9")
        .replace("digit = 2", "digit = 1")
        .replace("digit = 9", "digit = 2")
    )
    text = text.replace('words = "不要です"', 'words = "不要です"\nbecause = "お客様が決めます。"').replace(
        "無料です", "必ず返金します"
    )

    assert taken(text, version) == (2, 3, 0)

    topic.refresh_from_db()
    other.refresh_from_db()
    assert (topic.digit, other.digit) == (2, 1)
    assert set(topic.taboos.values_list("words", "because")) == {
        ("必ず返金します", ""),
        ("不要です", "お客様が決めます。"),
    }


def test_a_file_without_handling_notes_leaves_those_that_there_are() -> None:
    version = load(sample()).version
    before = write(version)
    text = "\n".join(line for line in before.splitlines() if not line.startswith("handling_note"))

    assert "handling_note" in before
    assert taken(text, version) == (0, 0, 0)
    assert write(version) == before


def test_an_older_file_names_no_owner_and_the_route_tells_whom_it_means() -> None:
    version = make_version()
    make_topic("police", route="隣の課", owner="legal")
    named = [line for line in write(version).splitlines() if not line.startswith("owner")]
    text = "\n".join([*named, "[topic.fee]", NAMED, 'route = "広報"', "[topic.thanks]", NAMED])

    taken(text, version)

    owners = dict(Topic.objects.values_list("key", "owner"))
    assert owners == {"police": "legal", "fee": "press_desk", "thanks": ""}


def test_a_file_that_goes_out_names_the_owner() -> None:
    make_topic("police", route="調査の担当")

    assert 'owner = "incident_team"' in write(make_version())


def test_an_owner_that_nobody_knows_is_refused() -> None:
    assert "owner" in refusal(f'{HEAD}[topic.fee]\n{NAMED}owner = "somebody"\n')


def test_an_older_file_names_no_priority_and_changes_none() -> None:
    version = make_version()
    make_topic("check-statement", priority=Priority.FIRST)
    named = [line for line in write(version).splitlines() if not line.startswith("priority")]

    taken("\n".join([*named, "[topic.fee]", NAMED]), version)

    assert dict(Topic.objects.values_list("key", "priority")) == {"check-statement": 1, "fee": 3}


def test_a_priority_goes_out_and_comes_in_as_a_word() -> None:
    version = make_version()
    make_topic("check-statement", priority=Priority.FIRST)
    text = write(version)
    assert 'priority = "first"' in text

    taken(text.replace('priority = "first"', 'priority = "high"'), version)

    assert Topic.objects.get().priority == Priority.HIGH
    assert "first, high, normal" in refusal(f'{HEAD}[topic.fee]\n{NAMED}priority = "now"\n')


def test_what_is_only_tried_changes_nothing() -> None:
    version = make_version()

    assert taken(f'{HEAD}[topic.fee]\nname_ja = "手数料"\nname_en = "Fee"\n', version, dry_run=True) == (1, 0, 0)

    assert not Topic.objects.exists()


def test_a_sentence_that_is_not_in_force_is_refused_by_name_and_nothing_is_taken_in() -> None:
    make_version("古い文です。")
    version = make_version("新しい文です。")
    text = f'{HEAD}[topic.fee]\n{NAMED}[[topic.fee.answer]]\nquotes = ["新しい文です。", "古い文です。"]\n'

    said = refusal(text, version)

    assert "fee" in said
    assert "古い文です。" in said
    assert "新しい文です。" not in said
    assert not Topic.objects.exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{HEAD}[topic.fee\n", "2"),
        ("x = 1", "hotline-handbook-1"),
        (f'{HEAD}[topic.fee]\nname_ja = "手数料"\n', "name_en"),
        (f'{HEAD}[topic.fee]\nname_ja = "手数料"\nname_en = "Fee"\ndigit = "1"\n', "digit"),
        (f'{HEAD}[topic.fee]\nname_ja = "手数料"\nname_en = "Fee"\ncolour = "red"\n', "colour"),
        (f'{HEAD}[topic."手数料 "]\nname_ja = "手数料"\nname_en = "Fee"\n', "手数料"),
        (f'{HEAD}[topic.fee]\n{NAMED}[[topic.fee.never]]\nbecause = "x"\n', "words"),
        (f"{HEAD}[topic.fee]\n{NAMED}[[topic.fee.answer]]\nquotes = [1]\n", "quotes"),
        (
            f"{HEAD}[topic.a]\n{NAMED}digit = 1\n[topic.b]\n{NAMED}digit = 1\n",
            "b",
        ),
        (f"{HEAD}[topic.fee]\n{NAMED}[[topic.fee.answer]]\nvariants = {{ short = 1 }}\n", "variants"),
        (f'{HEAD}[[never]]\nwords = "x"\n[[never]]\nwords = "x"\n', "x"),
        (f'{HEAD}title = "4111 1111 1111 1111"\n', ""),
        (f"{HEAD}topic = 1\n", "topic"),
        (f"{HEAD}[topic]\nfee = 1\n", "fee"),
        (f"{HEAD}never = 1\n", "never"),
        (f"{HEAD}number = {'9' * 6000}\n", "桁数の多すぎる数値"),
    ],
)
def test_what_is_wrong_is_said_by_line_or_topic(text: str, told: str) -> None:
    assert told in refusal(text)


def test_all_that_is_wrong_is_said_at_once() -> None:
    said = refusal(f'{HEAD}[topic.a]\nname_ja = "手"\n[topic.b]\nname_en = "F"\n')

    assert said.count("\n") == 1


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(Refused):
        read(b"\xff\xfe\x00")


def test_a_number_key_of_a_topic_that_is_not_in_the_file_is_not_taken_from_it() -> None:
    make_topic("police", digit=1)

    assert "police" in refusal(f"{HEAD}[topic.fee]\n{NAMED}digit = 1\n")


def test_to_whom_something_is_never_said_goes_out_and_in() -> None:
    version = make_version()
    Taboo.objects.add("漏れていません", by=None, because="", instead="", cohorts=["undetermined"])
    before = write(version)
    Taboo.objects.all().delete()

    assert taken(before, version)[1] == 1
    assert taken(before, version)[1] == 0

    assert Taboo.objects.get().cohorts == ["undetermined"]
    assert write(version) == before
    assert "cohorts" in refusal(HEAD + '[[never]]\nwords = "無料"\ncohorts = ["everyone"]\n', version)
