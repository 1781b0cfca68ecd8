"""Masking: finds what must never be stored and blacks it out. Pure: no database, no Django.

Law: a card number is found by its digits, in any layout and however it is said. A security code, a PIN, a password, an
expiry date and a number of identity are found by the words beside them. Of a card number the brand and the last four
digits stay (PCI DSS 3.4.1). A doubtful run of digits that is no amount of money is masked. Masking a masked text
changes nothing. Masked text is a type of its own, `Masked`, which only masking makes: it carries its findings, and is
not masked again.
"""

from .findings import Finding, Kind
from .identity import choose
from .marker import Masked, holds_number_of_person, mask

__all__ = ["Finding", "Kind", "Masked", "choose", "holds_number_of_person", "mask"]
