"""How an answer is written, found and approved."""
