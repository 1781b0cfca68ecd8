"""A document of Word is read as it is set, and nothing in it is left out."""

import pytest

from inquiries.documents import Fault, Kind, read
from tests.documents.making import docx, p, packed, table

pytestmark = pytest.mark.once
BOX = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>5555555555554444</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)
STRUCK_OUT = "<w:p><w:del><w:r><w:delText>3530111333300000</w:delText></w:r></w:del></w:p>"


def test_headings_paragraphs_and_rows_come_in_their_order() -> None:
    found = read(docx(p("お知らせ") + p("本文", "です。") + table(["氏名", "番号"], ["中村", "4111"])))

    assert (found.kind, found.fault) == (Kind.WRITING, Fault.NONE)
    assert found.text == "お知らせ\n\n本文です。\n\n氏名\t番号\n中村\t4111"


def test_what_stands_beside_the_text_is_read_too() -> None:
    parts = {
        "header1": p("頭4111111111111111"),
        "footer1": p("足"),
        "comments": f'<w:comment w:id="1">{p("注")}</w:comment>',
    }

    lines = read(docx(p("本文") + BOX + STRUCK_OUT, **parts)).text.split("\n")

    assert {"本文", "5555555555554444", "3530111333300000", "頭4111111111111111", "足", "注"} <= set(lines)


def test_one_that_its_reader_stumbles_over_is_read_all_the_same() -> None:
    without_number = f"<w:comment>{p('注')}</w:comment>"

    assert read(docx(p("本文"), comments=without_number)).text == "注\n本文"


def test_a_file_in_it_is_read() -> None:
    found = read(packed({"word/document.xml": "<w/>", "word/embeddings/list.csv": "4111,1111,1111,1111"}))

    assert found.text.endswith("■ list.csv\n4111,1111,1111,1111")
