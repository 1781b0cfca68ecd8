"""Figures about all card reissues. Law: each reissue is counted once, so that the sums agree."""
