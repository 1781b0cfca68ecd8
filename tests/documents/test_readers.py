"""Whatever a document's bytes are, what comes of it is a Document."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inquiries.documents import Document, Fault, Kind
from inquiries.documents.pieces import Paper
from inquiries.documents.readers import Reading
from tests.documents.making import docx, odf, p, packed, pptx, table, xlsx

pytestmark = pytest.mark.once
SAMPLES = [
    xlsx(["氏名", "番号"], ["中村", 4111111111111111]),
    docx(p("お知らせ") + table(["氏名", "番号"]), header1=p("頭")),
    pptx("一枚目", notes="話すこと"),
    odf("spreadsheet", "<table:table-row><table:table-cell><text:p>一</text:p></table:table-cell></table:table-row>"),
    packed({"a.csv": "一,二", "b.zip": packed({"c.txt": "三"})}),
    rb"{\rtf1\ansi\ansicpg932{\fonttbl{\f0 MS;}}\f0 \'83J\u20803?\par}",
    "<html><body><table><tr><td>一<td>二</table><ul><li>三</ul>".encode(),
    "From: a@example.jp\nTo: b@example.jp\nSubject: c\nContent-Type: text/plain; charset=utf-8\n\n本文".encode(),
]
# PDF is not among them: it is native code, and what it does to a process is for apart.py.


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(SAMPLES), st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=3))))
def test_a_damaged_one_is_read_as_far_as_it_goes(raw: bytes, damages: list[tuple[float, bytes]]) -> None:
    for place, damage in damages:
        at = int(place * len(raw))
        raw = raw[:at] + damage + raw[at + len(damage) :]

    assert isinstance(Reading(Paper()).read(raw), Document)


@given(st.binary(max_size=400), st.sampled_from(["a.eml", "a.html", "a.csv", ""]), st.sampled_from(["text/html", ""]))
def test_any_bytes_are_read(raw: bytes, name: str, content_type: str) -> None:
    found = Reading(Paper()).read(raw, name, content_type)

    assert found.kind in Kind
    assert not found.text or "\0" not in found.text


def test_a_paper_that_is_full_keeps_what_it_has() -> None:
    found = Reading(Paper(most=12)).read("一行目です\n二行目です\n三行目です".encode())

    assert (found.text, found.fault) == ("一行目です\n二行目です", "cut")


def test_a_reader_that_waits_for_a_crowded_machine_says_everything() -> None:
    paper = Paper(seconds=0.2)

    time.sleep(0.4)
    paper.write("一")

    assert paper.text == "一"


def test_a_reader_that_works_for_too_long_is_stopped() -> None:
    paper = Paper(most=10**9, seconds=0.05)

    found = Reading(paper).read("一".encode())
    while not found.fault:
        found = Reading(paper).read("一".encode())

    assert found.fault is Fault.CUT


def test_time_that_is_up_keeps_what_was_read() -> None:
    found = Reading(Paper(seconds=-1)).read(xlsx(["一"], ["二"]))

    assert (found.text, found.fault) == ("■ 一覧", "cut")
