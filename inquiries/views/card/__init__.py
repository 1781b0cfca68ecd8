"""Pages of card reissues."""
