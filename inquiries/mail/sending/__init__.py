"""How a mail leaves: leased to one process before it is sent, and built from its row."""
