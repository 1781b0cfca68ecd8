"""The ledger, and the call as it is taken down."""
