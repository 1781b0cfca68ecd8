"""What must never be stored, found and blacked out: pure, no database, no Django.

The law of this package: a card number is found by its digits, never by its layout; a security code, a PIN, a password
and an expiry date are found by the words beside them. What is left of a card number is its brand and its last four
digits (PCI DSS 3.4.1). Masking a masked text changes nothing.
"""

from .findings import Finding, Kind, Masked
from .marker import mask

__all__ = ["Finding", "Kind", "Masked", "mask"]
