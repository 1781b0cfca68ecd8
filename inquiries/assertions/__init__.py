"""Assertions 断定: sentences of our own words that tell their reader whether they are affected, or whether data leaked.

Law: it is a list of wordings and no understanding. What is worded otherwise is not found; who reads a letter before it
leaves stays responsible. It knows no customer, so that nothing it says can tell what was found of one.
"""

from __future__ import annotations

from .assertion import Assertion, Verdict
from .reading import asserted

__all__ = ["Assertion", "Verdict", "asserted"]
