"""What programs once wrote into the text itself: files (uuencode, yEnc) and the frame of a signature (PGP)."""

import re

UUENCODED = re.compile(
    r"^begin [0-7]{3,4} ([^\n]{1,200})\n"
    r"(?:(?:[ -`]{1,90}\n){0,50000}?end[ \t]*$|(?:M[ -`]{59,60}[^\n]{0,9}\n)+(?:[ -`]{1,61}(?:\n|\Z)){0,2})",
    re.MULTILINE,
)
BASE64ED = re.compile(r"^begin-base64 [0-7]{3,4} ([^\n]{1,200})\n(?:[\w+/=]{1,80}\n)*={4}[ \t]*$", re.MULTILINE)
YENCODED = re.compile(r"^=ybegin [^\n]*?name=([^\n]*)\n.*?(?:^=yend[^\n]*$|\Z)", re.MULTILINE | re.DOTALL)
SIGNED = re.compile(r"^-----BEGIN PGP SIGNED MESSAGE-----\n(?:[A-Za-z]+: [^\n]*\n){0,9}\n?", re.MULTILINE)
SIGNATURE = re.compile(r"(?ms)^-----BEGIN PGP SIGNATURE-----\n.*?(?:^-----END PGP SIGNATURE-----[ \t]*$|\Z)")


def bare(text: str) -> str:
    """The words. Of a file in them its name stays, in brackets."""
    if "begin" in text:
        for encoded in (UUENCODED, BASE64ED, YENCODED):
            text = encoded.sub(lambda file: f"[{file[1].strip()}]", text)
    if SIGNED.search(text):
        text = re.sub(r"^- (?=-)", "", SIGNATURE.sub("", SIGNED.sub("", text)), flags=re.MULTILINE)
    return text
