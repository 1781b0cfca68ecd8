"""Many reissues seen together. The law of this package: whatever is counted is counted once, and the sums say so."""
