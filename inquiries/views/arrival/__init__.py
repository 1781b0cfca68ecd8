"""Pages of the ledger, and the call form."""
