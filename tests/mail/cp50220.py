"""Encodes ISO-2022-JP as Windows mail programs do, with ① and half-width kana, which Python's codec lacks."""

SHIFTS = {"ascii": b"\x1b(B", "kana": b"\x1b(I", "kanji": b"\x1b$B"}


def encode(text: str) -> bytes:
    """The bytes; each line ends in ASCII mode."""
    return b"\r\n".join(_line(line) for line in text.split("\n"))


def _line(line: str) -> bytes:
    written, current = b"", "ascii"
    for character in line:
        charset, raw = _character(character)
        if charset != current:
            written, current = written + SHIFTS[charset], charset
        written += raw
    return written if current == "ascii" else written + SHIFTS["ascii"]


def _character(character: str) -> tuple[str, bytes]:
    raw = character.encode("cp932")
    if len(raw) == 2:
        return "kanji", _row_and_cell(*raw)
    return ("kana", bytes([raw[0] & 0x7F])) if raw[0] > 0x80 else ("ascii", raw)


def _row_and_cell(lead: int, trail: int) -> bytes:
    row = (lead - (0x81 if lead < 0xA0 else 0xC1)) * 2 + 0x21
    if trail >= 0x9F:
        return bytes([row + 1, trail - 0x7E])
    return bytes([row, trail - 0x1F - (trail >= 0x80)])
