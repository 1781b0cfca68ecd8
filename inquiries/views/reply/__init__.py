"""From the draft to the outbox."""
