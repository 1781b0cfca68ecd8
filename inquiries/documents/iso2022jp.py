"""ISO-2022-JP as mail programs really write it (CP50220): with ①, ㈱, 髙 and half-width kana, which Python lacks."""

import re

# The charset after each escape sequence. A line break switches back to ASCII, which some programs forget (RFC 1468).
SWITCHES = {
    b"\x1b(B": "ascii",
    b"\x1b(J": "ascii",
    b"\x1b(H": "ascii",
    b"\x1b(I": "kana",
    b"\x0e": "kana",
    b"\x0f": "ascii",
    b"\x1b$@": "kanji",
    b"\x1b$B": "kanji",
    b"\x1b$(@": "kanji",
    b"\x1b$(B": "kanji",
    b"\x1b$(D": "supplement",
    b"\x1b$(O": "jis2004",
    b"\x1b$(Q": "jis2004",
}
TOKENS = re.compile(rb"(\x1b\$\([@BDOQ]|\x1b\$[@B]|\x1b\([BHIJ]|\x0e|\x0f|\r?\n)")


def decode_iso2022jp(raw: bytes, errors: str = "replace") -> str:
    """The text; `errors` as in `bytes.decode`."""
    charset, text = "ascii", []
    for token in TOKENS.split(raw.replace(b"\x1b&@", b"")):
        if token.endswith(b"\n"):
            charset = "ascii"
            text.append("\n")
        elif token in SWITCHES:
            charset = SWITCHES[token]
        else:
            text.append(_segment(token, charset, errors))
    return "".join(text)


def _segment(raw: bytes, charset: str, errors: str) -> str:
    if charset == "kanji":
        return _kanji(raw, errors)
    high = bytes(b | 0x80 if b > 0x20 else b for b in raw)
    if charset == "kana":
        return high.decode("cp932", errors)
    if charset == "supplement":
        return re.sub(rb"[\x80-\xff]{2}", lambda pair: b"\x8f" + pair[0], high).decode("euc_jp", errors)
    if charset == "jis2004":
        return high.decode("euc_jis_2004", errors)
    return raw.decode("cp932", errors)  # ASCII, and half-width kana with the eighth bit set (CP50221)


def _kanji(raw: bytes, errors: str) -> str:
    """JIS rows and cells converted to Shift_JIS and read with Microsoft's table, which has row 13 (①, ㈱)."""
    moved, pairs = bytearray(), iter(raw)
    for row in pairs:
        if not 0x21 <= row <= 0x7E:
            moved.append(row)
            continue
        cell = next(pairs, 0)
        lead = (row - 0x21) // 2
        moved.append(lead + (0x81 if lead < 0x1F else 0xC1))
        odd = row % 2
        moved.append(cell + (0x1F + (cell >= 0x60) if odd else 0x7E) if 0x21 <= cell <= 0x7E else 0x00)
    return moved.decode("cp932", errors)
