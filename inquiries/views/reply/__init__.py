"""Pages from the draft to the outbox."""
