"""A certificate of our own for a name, and its key, as two files."""

import datetime as dt
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec


def certify(folder: Path, host: str) -> None:
    """Writes fullchain.pem and privkey.pem."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now, year = dt.datetime.now(dt.UTC), dt.timedelta(days=365)
    named = x509.SubjectAlternativeName([x509.DNSName(host)])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - year)
        .not_valid_after(now + year)
        .add_extension(named, critical=True)
        .sign(key, hashes.SHA256())
    )
    kept, plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "privkey.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, kept, plain))
    (folder / "fullchain.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
