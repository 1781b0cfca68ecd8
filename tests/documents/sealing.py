"""Makes sealed content as mail programs do (CMS, RFC 5652): signed, whole or in pieces, compressed, encrypted."""

import zlib
from datetime import datetime
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs7 import (
    PKCS7EnvelopeBuilder,
    PKCS7Options,
    PKCS7SignatureBuilder,
)

SEQUENCE, SET, CONTEXT, STRING = 0x30, 0x31, 0xA0, 0x04
IN_PIECES = 0x24
DATA = bytes.fromhex("06092a864886f70d010701")
SIGNED = bytes.fromhex("06092a864886f70d010702")
COMPRESSED = bytes.fromhex("060b2a864886f70d0109100109")
ZLIB = bytes.fromhex("060b2a864886f70d0109100308")
ONE, NOTHING = b"\x02\x01\x01", b"\x31\x00"


@cache
def key() -> rsa.RSAPrivateKey:
    """A private key for tests."""
    return rsa.generate_private_key(65537, 2048)


@cache
def certificate() -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Nakamura")])
    built = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key().public_key())
    dated = built.not_valid_before(datetime(2016, 4, 1)).not_valid_after(datetime(2036, 4, 1))  # noqa: DTZ001
    return dated.serial_number(5).sign(key(), hashes.SHA256())


def signed(content: bytes, *, is_detached: bool = False) -> bytes:
    """Signed content, or only its signature."""
    options = [PKCS7Options.DetachedSignature if is_detached else PKCS7Options.Binary]
    builder = PKCS7SignatureBuilder().set_data(content).add_signer(certificate(), key(), hashes.SHA256())
    return builder.sign(Encoding.DER, options)


def encrypted(content: bytes) -> bytes:
    return PKCS7EnvelopeBuilder().set_data(content).add_recipient(certificate()).encrypt(Encoding.DER, [])


def compressed(content: bytes) -> bytes:
    packed = _sequence(DATA, _tagged(CONTEXT, _tagged(STRING, zlib.compress(content))))
    return _sequence(COMPRESSED, _tagged(CONTEXT, _sequence(ONE, _sequence(ZLIB), packed)))


def signed_in_pieces(content: bytes, length: int = 100) -> bytes:
    """Signed content of indefinite length, as streaming programs write it (X.690, 8.1.3.6)."""
    pieces = b"".join(_tagged(STRING, content[at : at + length]) for at in range(0, len(content), length))
    inner = _open(SEQUENCE, DATA, _open(CONTEXT, _open(IN_PIECES, pieces)))
    return _open(SEQUENCE, SIGNED, _open(CONTEXT, _open(SEQUENCE, ONE, NOTHING, inner, NOTHING)))


def _sequence(*parts: bytes) -> bytes:
    return _tagged(SEQUENCE, b"".join(parts))


def _tagged(tag: int, content: bytes) -> bytes:
    size = len(content)
    length = bytes([size]) if size < 128 else b"\x83" + size.to_bytes(3, "big")
    return bytes([tag]) + length + content


def _open(tag: int, *parts: bytes) -> bytes:
    return bytes([tag, 0x80]) + b"".join(parts) + b"\0\0"
