"""Cut words 欠けた語: a word cut by a slip or by the end of a line, パスワー for パスワード."""

from __future__ import annotations

import re
from collections.abc import Iterator

KATAKANA = re.compile(r"[ァ-ヶー]+")
VOCABULARY = """
パスワード アドレス メール クレジット カード デビット プリペイド セキュリティ コード ユーザー ユーザ
アカウント ログイン ネーム ニックネーム データ データベース サーバー サーバ システム サイト オンライン
ショップ ショッピング ストア サービス ページ ファイル フォーム プログラム ソフト ソフトウェア アプリ
アプリケーション コンピューター コンピュータ パソコン ネットワーク インターネット ウイルス ランサムウェア
マルウェア フィッシング アクセス マイナンバー ポイント ギフト クーポン メモリ メモリー キャッシュ
コールセンター センター ダイヤル フリーダイヤル サポート カスタマー コンビニ コンビニエンス メッセージ
プロフィール バックアップ モニタリング リスト ナンバー
"""
WORDS = frozenset(VOCABULARY.split())
LONGEST = max(map(len, WORDS))
SHORTEST_START = 2


def cut_word(text: str) -> str:
    """The word of VOCABULARY that the text ends inside of, or an empty string."""
    run = next((match[0] for match in KATAKANA.finditer(text) if match.end() == len(text)), "")
    return _begun(run)


def is_cut_between(text: str, following: str) -> bool:
    """Whether a word begins at the end of one text and is completed by the next."""
    rest = KATAKANA.match(following)
    run = next((match[0] for match in KATAKANA.finditer(text) if match.end() == len(text)), "")
    return bool(rest and _begun(run) and not _begun(run + rest[0]))


def _begun(run: str) -> str:
    """The word that a run of katakana begins but does not complete, or an empty string."""
    if not run or run in WORDS:
        return ""
    tails = set(_tails(run))
    if "" in tails:
        return ""
    begun = (word for tail in tails if len(tail) >= SHORTEST_START for word in WORDS if word.startswith(tail))
    return min(begun, key=len, default="")


def _tails(run: str) -> Iterator[str]:
    """The rests of a run behind whole words, for every way to split it."""
    yield run
    for length in range(2, min(LONGEST, len(run)) + 1):
        if run[:length] in WORDS:
            yield from _tails(run[length:])
