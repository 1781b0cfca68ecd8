"""Labels: the codec that a charset's label means. Mail programs use more names than any one registry has."""

import codecs
import re

import webencodings

# Labels that programs write without knowing the charset.
EMPTY = {
    *("", "ascii", "us-ascii", "ansi-x3.4-1968", "iso-ir-6", "iso646-us", "us", "646", "ansi", "7bit", "8bit"),
    *("unknown", "unknown-8bit", "x-unknown", "default", "binary", "x-user-defined", "none", "utf"),
}
# Python decodes these too, but no mail means them.
NOT_A_CHARSET = {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "mbcs", "oem", "replacement"}
# Names under which programs write more than the registries define, or that no registry has.
FAMILIES = {
    "iso-2022-jp": re.compile(r"(cs)?iso-?2022-?jp.*|cp-?5022[0-2]|x-windows-5022[0-2]|jis"),
    "cp932": re.compile(
        r"(x-|cs)?(shift-?jis|sjis)(-.*)?|(cs)?windows-?(31j|932)|(x-ms-)?(cp|ms)-?932|ms-?kanji|s-?jis|x-mac-japanese"
    ),
    "euc-jp": re.compile(r"(x-|cs)?(euc-?jp|ujis|eucjp)(-?(ms|win))?|cp-?51932|cseucpkdfmtjapanese"),
    "gb18030": re.compile(r"(x-)?gb-?2312(-80)?|gbk|cp-?936|x-gbk|euc-cn"),
    "cp949": re.compile(r"ks-?c-?5601.*|(x-)?(euc-?kr|windows-?949|uhc)|korean"),
    "cp950": re.compile(r"(x-|cs|cn-|chinese-?)?big-?5(-tw)?|cp-?950|x-x-big5"),
    "utf-8": re.compile(r"utf-?8.*|unicode-1-1-utf-8|cp-?65001"),
    "utf-16": re.compile(r"utf-?16|(cs)?unicode(-1-1)?|(iso-10646-)?ucs-?2|(cs)?iso-?10646(-ucs-2)?"),
    "utf-16-le": re.compile(r"(x-)?utf-?16-?le(-bom)?|ucs-?2-?le|unicodefeff"),
    "utf-16-be": re.compile(r"(x-)?utf-?16-?be(-bom)?|ucs-?2-?be|unicodefffe"),
    "mac-latin2": re.compile(r"x-mac-(ce|centraleurroman|centraleurope)"),
    "utf-32": re.compile(r"utf-?32|(iso-10646-)?ucs-?4|csucs4"),
    "cp1252": re.compile(r"iso-?8859-?1|latin-?1|windows-?1252|cp-?1252"),
}
# Python writes "cp" and a number; IBM, Windows and Java write other words before the number.
CODE_PAGE = re.compile(r"(?:x-|cs)?(?:cp|ibm|dos|windows|win|ms|pc|code-?page)?-?0*(\d{3,5})(?:-.{1,20})?")
# Windows code pages (MS-UCODEREF 2.2.1) whose codec has another name.
NUMBERED = {28590 + part: f"iso8859-{part}" for part in range(2, 17)} | {
    **dict.fromkeys((949, 51949), "cp949"),
    **dict.fromkeys((20936, 54936), "gb18030"),
    874: "cp874",
    1200: "utf-16-le",
    1201: "utf-16-be",
    10000: "mac-roman",
    10007: "mac-cyrillic",
    10029: "mac-latin2",
    12000: "utf-32-le",
    12001: "utf-32-be",
    20866: "koi8-r",
    20932: "euc-jp",
    21866: "koi8-u",
    28591: "cp1252",
    52936: "hz",
    65000: "utf-7",
}


def codec(label: str | None) -> str | None:
    """The name of the codec, or None for an empty or unknown label."""
    said = _bare(label)
    name = _spelled(said)
    name = re.sub(r"^(iso-?8859-\d+)-[ei]$", r"\1", name)  # the suffix tells the direction of writing (RFC 1556)
    if name in EMPTY or name in NOT_A_CHARSET:
        return None
    for family, spelling in FAMILIES.items():
        if spelling.fullmatch(name):
            return family
    return _of_the_web(said) or _of_the_web(name) or _of_python(name) or _by_number(name)


def is_said(label: str | None) -> bool:
    """Whether the label names a charset, known or not."""
    return _spelled(_bare(label)) not in EMPTY


def _bare(label: str | None) -> str:
    return re.sub(r"\x1b..|[\"'$;,]", "", label or "")[:60].strip().lower()


def _spelled(said: str) -> str:
    return re.sub(r"[\s_]+", "-", said).strip("-")


def _of_the_web(label: str) -> str | None:
    """The codec by the WHATWG Encoding Standard, whose charsets are wider than Python's of the same name."""
    found = webencodings.lookup(label)
    return None if found is None or found.name in NOT_A_CHARSET | EMPTY else str(found.codec_info.name)


def _of_python(name: str) -> str | None:
    try:
        found = codecs.lookup(name)
        b"".decode(found.name)
    except (LookupError, ValueError):
        return None
    return None if found.name == "ascii" else found.name


def _by_number(name: str) -> str | None:
    page = CODE_PAGE.fullmatch(name)
    if not page:
        return None
    return NUMBERED.get(int(page[1])) or _of_python(f"cp{int(page[1])}")
