"""Encoded words are read as they were meant."""

import pytest

from inquiries.mail.reading.encoded_words import decoded

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("=?utf-8?Q?what??=", "what?"),
        ("=?utf-8?q?a b_c?=", "a b c"),
        ("=?UTF-8?B?44GC?= =?utf-8?B?44GE?=", "あい"),
        ("=?utf-8?B?44GC?==?utf-8?B?44GE?=", "あい"),
        ("=?utf-8?B?44GC44?=\n =?utf-8?B?GE?=", "あい"),
        ("=?utf-8?Q?=E3=81?= =?utf-8?Q?=82?=", "あ"),
        ("=?utf-8?B?44GC?= =?ISO-2022-JP?B?GyRCJCQbKEI=?=", "あい"),
        ("Re: =?ISO-2022-JP?B?GyRCJCIbKEI", "Re: あ"),
        ("=?utf-8?Q?=E3=81=82?=x=?utf-8?Q?_b?=", "あx b"),
        ("=?utf-8*ja?B?44GC?=", "あ"),
        ("=?x-unknown?B?44GC?=", "あ"),
        ("=?gb2312?B?xOO6ww==?=", "你好"),
        ("1 =? 2 ?= 3", "1 =? 2 ?= 3"),
    ],
)
def test_it_is_read(written: str, meant: str) -> None:
    assert decoded(written) == meant
