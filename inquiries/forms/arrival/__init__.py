"""The call, and a row of the ledger taken in by hand."""
