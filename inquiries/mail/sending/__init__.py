"""How a mail leaves: claimed before it is sent, and built from its row."""
