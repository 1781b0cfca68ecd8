"""Bytes become text, as Japanese mail really encodes it and not only as it labels it."""

import codecs
import re

from .iso2022jp import decode_iso2022jp

ESCAPE = re.compile(rb"\x1b(?:\$[@B]|\$\([@BDOQ]|\([IJ])")
# Servers that take out control characters leave this of ISO-2022-JP.
UNESCAPED = re.compile(rb"(\$[@B](?:[!-~]{2}){1,200}?)(\([BJ])")
MARKS = (codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
KANA = re.compile("[ぁ-んァ-ヶー、。]")
KANJI = re.compile("[一-鿿]")
ODD = re.compile("[｡-ﾟ\ue000-\uf8ff\x80-\x9f]")
UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff]")
HIGH = re.compile(rb"[\x80-\xff]")
WESTERN = re.compile(rb"(?<![\x80-\xff])[\xc0-\xff](?![\x80-\xff])(?<=[A-Za-z ].)(?=[A-Za-z ,.!?\r\n]|$)")
EVERY_DAY = re.compile("[ -~\nぁ-んァ-ヶー、。一-鿿]")
UTF8_TRIPLE = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}")
GUESSES = ("cp932", "euc-jp")
# Python decodes these too, but no mail means them.
NOT_A_CHARSET = {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "mbcs", "oem"}
# Software that knows nothing writes these, whatever the text is in.
EMPTY_LABELS = {"", "ascii", "us-ascii", "ansi-x3.4-1968", "unknown", "unknown-8bit", "x-unknown", "default", "binary"}
FAMILIES = {
    "iso-2022-jp": re.compile(r"(cs)?iso-?2022-?jp.*|cp-?5022[0-2]|x-windows-5022[0-2]|jis"),
    "cp932": re.compile(
        r"(x-|cs)?(shift-?jis|sjis)(-.*)?|(cs)?windows-?(31j|932)|(x-ms-)?(cp|ms)-?932|ms-?kanji|s-?jis|x-mac-japanese"
    ),
    "euc-jp": re.compile(r"(x-|cs)?(euc-?jp|ujis|eucjp)(-?(ms|win))?|cp-?51932|cseucpkdfmtjapanese"),
    "gb18030": re.compile(r"(x-)?gb-?2312(-80)?|gbk|cp-?936|x-gbk|euc-cn"),
    "cp949": re.compile(r"ks-?c-?5601.*|(x-)?(euc-?kr|windows-?949|uhc)|korean"),
    "cp950": re.compile(r"(x-|cs|cn-)?big-?5(-tw)?|cp-?950|x-x-big5"),
    "utf-8": re.compile(r"utf-?8.*|unicode-1-1-utf-8|cp-?65001"),
    "cp1252": re.compile(r"iso-?8859-?1|latin-?1|windows-?1252|cp-?1252"),
}


def decode(raw: bytes, label: str | None = None) -> str:
    """The text of these bytes, with unreadable ones as U+FFFD and without characters that no database holds."""
    charset = _charset(label)
    if charset in {"utf-16-le", "utf-16-be"} and raw.startswith(MARKS):
        charset = "utf-16"  # the mark knows better
    if charset == "iso-2022-jp" and raw.isascii() and b"\x1b" not in raw:
        raw = UNESCAPED.sub(b"\x1b\\1\x1b\\2", raw)
    return printable(_decode(raw, charset))


def printable(text: str) -> str:
    """Without control characters (a line break and a tab excepted) and halves of characters; lines end in one way."""
    return CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def is_garbled(text: str) -> bool:
    """Whether so much is unreadable that nobody should answer it."""
    return len(UNREADABLE.findall(text)) > max(3, len(text) // 10)


def _charset(label: str | None) -> str | None:
    name = re.sub(r"[\s_]+", "-", re.sub(r"\x1b..|[\"'$;,]", "", label or "")[:60].strip().lower()).strip("-")
    name = re.sub(r"^(iso-?8859-\d+)-[ei]$", r"\1", name)  # how Hebrew and Arabic run (RFC 1556)
    if name in EMPTY_LABELS or name in NOT_A_CHARSET:
        return None
    for family, spelling in FAMILIES.items():
        if spelling.fullmatch(name):
            return family
    try:
        found = codecs.lookup(name)
        b"".decode(found.name)
    except (LookupError, ValueError):
        return None
    return found.name


def _decode(raw: bytes, charset: str | None) -> str:
    if ESCAPE.search(raw) and (charset == "iso-2022-jp" or raw.isascii()):
        return decode_iso2022jp(raw)
    if raw.isascii() and charset not in {"utf-7", "utf-16", "utf-16-le", "utf-16-be", "hz", "iso2022_kr"}:
        return raw.decode("ascii")
    if UTF8_TRIPLE.search(raw) and (text := _strictly(raw, "utf-8")) is not None:
        return text  # Kana and kanji in UTF-8 are never by chance something else, whatever the label says.
    if charset == "utf-16" and not raw.startswith(MARKS):
        return max((raw.decode(order, "replace") for order in ("utf-16-be", "utf-16-le")), key=_plausible)
    if charset is None or charset == "iso-2022-jp":
        return _guess(raw)
    if (text := _strictly(raw, charset)) is None:
        return _guess(raw)
    # A one-byte charset accepts anything, and Shift_JIS takes EUC-JP for half-width kana: their labels prove little.
    is_doubtful = charset == "cp1252" or (charset == "cp932" and _kana(text) < 0)
    return guess if is_doubtful and _kana(guess := _guess(raw)) > 3 else text


def _strictly(raw: bytes, charset: str) -> str | None:
    try:
        return decode_euc_jp(raw) if charset == "euc-jp" else raw.decode(charset)
    except (UnicodeError, ValueError):
        return None


def _guess(raw: bytes) -> str:
    if (text := _strictly(raw, "utf-8")) is not None:
        return text
    if 3 * len(UTF8_TRIPLE.findall(raw)) > 0.7 * len(HIGH.findall(raw)) or _is_cut_utf8(raw):
        return raw.decode("utf-8", "replace")
    if _is_western(raw):
        return raw.decode("cp1252", "replace")
    if found := [text for charset in GUESSES if (text := _strictly(raw, charset)) is not None]:
        return max(found, key=_kana)
    lossy = [raw.decode(charset, "replace") for charset in ("utf-8", *GUESSES, "cp1252")]
    return max(lossy, key=lambda text: _kana(text) + len(KANJI.findall(text)) - 2 * text.count("\ufffd"))


def _is_cut_utf8(raw: bytes) -> bool:
    """Whole kana or kanji, and at the end a part of one."""
    ends = (raw[:-length] for length in (1, 2, 3))
    return bool(UTF8_TRIPLE.search(raw)) and any(_strictly(end, "utf-8") is not None for end in ends)


def _is_western(raw: bytes) -> bool:
    """Single accented letters within words of ASCII, which Shift_JIS now and then reads as rare kanji."""
    return len(WESTERN.findall(raw)) == len(HIGH.findall(raw))


def _plausible(text: str) -> int:
    """How much of it people write every day."""
    return len(EVERY_DAY.findall(text))


def _kana(text: str) -> int:
    """How much it looks like Japanese somebody wrote: kana speak for it, half-width and private characters against."""
    return 2 * len(KANA.findall(text)) - len(ODD.findall(text))


def decode_euc_jp(raw: bytes) -> str:
    """EUC-JP with the characters of Windows (①, ㈱, 髙), which Python's own codec refuses."""
    try:
        return raw.decode("euc_jp")
    except UnicodeDecodeError:
        jis = re.sub(rb"(?:[\xa1-\xfe]{2})+", lambda run: b"\x1b$B" + bytes(b & 0x7F for b in run[0]) + b"\x1b(B", raw)
        if jis.isascii():
            return decode_iso2022jp(jis, errors="strict")
        raise
