import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.makers import make_answer, make_topic, make_version

pytestmark = pytest.mark.django_db

DATA = Path(__file__).parents[4] / "shared" / "data"


def run(monkeypatch: pytest.MonkeyPatch, given: str) -> tuple[list[dict[str, Any]], str]:
    out, err = io.StringIO(), io.StringIO()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    call_command("suggest", stdout=out, stderr=err)
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def test_every_line_gets_its_topics_best_first(monkeypatch: pytest.MonkeyPatch) -> None:
    version = make_version("手数料のご負担がないようカード会社に依頼しております。")
    make_answer(make_topic("reissue-fee"), version)
    asked = {"id": "D1", "channel": "email", "subject": "手数料", "text": "再発行は有料ですか"}

    [answer], _err = run(monkeypatch, json.dumps(asked))

    assert answer["id"] == "D1"
    assert answer["suggestions"][0]["label"] == "reissue-fee"
    assert answer["suggestions"][0]["score"] >= answer["suggestions"][1]["score"]
    assert answer["abstain"] is False


def test_a_line_that_is_no_inquiry_is_named_and_the_others_keep_their_places(monkeypatch: pytest.MonkeyPatch) -> None:
    answers, err = run(monkeypatch, '{"id": 1, "text": "警察"}\n[broken\n{"id": 2, "text": null}')

    assert [answer["id"] for answer in answers] == [1, None, 2]
    assert "2" in err


@pytest.mark.skipif(not DATA.exists(), reason="needs the data of a real notice beside the project")
def test_on_the_sample_of_a_real_notice_it_is_right_most_of_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    call_command("load_notice", str(DATA / "notice.txt"), published="2016-04-27", stdout=io.StringIO())
    lines = (DATA / "inquiries.jsonl").read_text("utf-8")
    labels = [json.loads(line)["labels"] for line in lines.splitlines()]

    answers, _err = run(monkeypatch, lines)

    best = [[suggestion["label"] for suggestion in answer["suggestions"][:3]] for answer in answers]
    answered = [(keys, gold) for keys, gold in zip(best, labels, strict=True) if gold != ["none"]]
    silent = [answer["abstain"] for answer, gold in zip(answers, labels, strict=True) if gold == ["none"]]
    first = sum(keys[:1] == gold[:1] for keys, gold in answered) / len(answered)
    among_three = sum(gold[0] in keys for keys, gold in answered) / len(answered)
    print(f"first {first:.0%}, among three {among_three:.0%}, abstains rightly {sum(silent)}/{len(silent)}")
    assert first > 0.75
    assert among_three > 0.9
    assert sum(silent) / len(silent) > 0.6
