"""What must never be stored, found and blacked out: pure, no database, no Django.

The law of this package: a card number is found by its digits, never by its layout, and however it is said; a security
code, a PIN, a password and an expiry date are found by the words beside them, and so is what says who somebody is. What
is left of a card number is its brand and its last four digits (PCI DSS 3.4.1). Where a run of digits is doubtful and is
no money, it goes. Masking a masked text changes nothing.
"""

from .findings import Finding, Kind, Masked
from .identity import choose
from .marker import holds_number_of_person, mask

__all__ = ["Finding", "Kind", "Masked", "choose", "holds_number_of_person", "mask"]
