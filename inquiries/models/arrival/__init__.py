"""What came in: a row in the ledger for each, and nothing dropped without one."""
